// The posting of the start: pasted, dropped, or one of those that are kept.

import * as api from "./api.js";
import { eraser } from "./controls.js";
import { ACCEPTED, droppable } from "./files.js";
import { fill, h, say } from "./dom.js";
import { note } from "./states.js";
import { counted, day } from "./words.js";

const SHOWN = 5; // of the kept postings, until all are asked for

/** `now.posting` is the one that is chosen; `changed` hears when it is another. */
export class PostingForm {
  constructor(listing, now, changed) {
    Object.assign(this, { now, changed });
    this.kept = listing;
    this.all = false;
    this.element = h("div", { class: "stack" });
    this.show();
  }

  show() { fill(this.element, this.now.posting ? this.chosen() : [this.form(), this.list()]); }

  choose(posting) {
    this.now.posting = posting;
    this.show();
    this.changed();
  }

  chosen() {
    const { posting } = this.now;
    const of = (level) => posting.requirements.filter((one) => one.level === level);
    const list = (level, title) => (of(level).length ? [h("h4", {}, title), h("ul", {}, of(level).map((one) =>
      h("li", { dir: "auto" }, one.text, one.must_have ? h("span", { class: "must" }, "must-have") : null)))] : null);
    return h("div", { class: "chosen" },
      h("h3", { dir: "auto", tabIndex: -1 }, posting.title || posting.name),
      h("p", { class: "soft" }, `${counted(of("minimum").length, "minimum qualification")}, ${of("preferred").length} preferred`),
      posting.notices.map((notice) => h("p", { class: "notice" }, notice)),
      h("details", { open: window.matchMedia("(min-width: 54rem)").matches }, h("summary", {}, "What was understood"),
        list("minimum", "Minimum"), list("preferred", "Preferred"), list("responsibility", "Responsibilities (not counted)")),
      h("p", { class: "actions" }, h("a", { class: "button", href: `#/posting/${posting.id}` }, "Set must-haves and weights"),
        h("button", { type: "button", onclick: () => { this.choose(null); this.element.querySelector("textarea").focus(); } },
          "Use another posting")));
  }

  form() {
    this.problem = h("div");
    const text = h("textarea", { id: "posting-text", rows: "9", spellcheck: "false",
      placeholder: "Paste the whole posting, with the headings of its lists" });
    const read = (file) => this.use(() => api.addPostingFile(file));
    const picker = h("input", { type: "file", id: "posting-file", class: "unseen", accept: ACCEPTED,
      onchange: () => picker.files[0] && read(picker.files[0]) });
    const button = h("button", { type: "submit", class: "primary" }, "Read the posting");
    const form = h("form", { class: "stack drop", onsubmit: (event) => {
      event.preventDefault();
      if (text.value.trim()) this.use(() => api.addPostingText(text.value), button);
      else { fill(this.problem, h("p", { class: "trouble", role: "alert" }, "Paste a posting first, or choose a file.")); text.focus(); }
    } },
    h("label", { htmlFor: "posting-text" }, "Text of the posting"), text, this.problem,
    h("p", { class: "actions" }, button, picker,
      h("label", { htmlFor: "posting-file", class: "button" }, "Choose a file"),
      h("span", { class: "soft" }, "or drop one here, the JSON of your recruiting system too")));
    droppable(form, (files) => read(files[0]));
    return form;
  }

  async use(work, button = null) {
    button?.setAttribute("aria-busy", "true");
    try {
      const posting = await work();
      this.kept = [{ ...posting, added_at: new Date().toISOString() }, ...this.kept.filter((one) => one.id !== posting.id)];
      this.choose(posting);
      this.element.querySelector("h3").focus();
      say(`Posting read: ${counted(posting.requirements.length, "requirement")}.`);
    } catch (error) {
      fill(this.problem, note(error));
      button?.removeAttribute("aria-busy");
    }
  }

  async erase(one) {
    try {
      await api.removePosting(one.id);
      this.kept = this.kept.filter((other) => other.id !== one.id);
      this.show();
      say(`${one.title || one.name} is erased, with its edits and feedback.`);
      this.element.querySelector("h3, textarea").focus();
    } catch (error) {
      fill(this.problem, note(error));
    }
  }

  list() {
    if (!this.kept.length) return null;
    const shown = this.all ? this.kept : this.kept.slice(0, SHOWN);
    return h("div", { class: "kept-postings" }, h("h3", { tabIndex: -1 }, counted(this.kept.length, "posting"), h("span", { class: "soft" }, " kept, newest first")),
      h("ul", { class: "kept" }, shown.map((one) => h("li", {},
        h("button", { type: "button", class: "link", dir: "auto", onclick: () => this.use(async () => (await api.posting(one.id)).posting) },
          one.title || one.name),
        h("span", { class: "soft" }, day(one.added_at)),
        eraser(() => this.erase(one), { name: one.title || one.name })))),
      shown.length < this.kept.length ? h("button", { type: "button", class: "link", onclick: () => { this.all = true; this.show(); } },
        `Show all ${this.kept.length}`) : null);
  }
}
