// The start: a posting on the left, resumes on the right, and what can be done with both.

import * as api from "./api.js";
import { fill, h, say } from "./dom.js";
import { blind, forget, recent, remember } from "./settings.js";
import { note } from "./states.js";
import { blindName, counted, nameOf } from "./words.js";

const AT_ONCE = 2; // uploads; the server reads about as many at a time
const SHOWN = 8; // of the kept resumes, until all are asked for
const ACCEPTED = ".pdf,.docx,.odt,.rtf,.html,.htm,.txt,.md,.json,.png,.jpg,.jpeg,.tif,.tiff,.webp";

let chosen = null; // the posting, while the page is open
let failures = []; // uploads that failed stay until they are put away

export async function showStart(_words, signal) {
  const listed = await api.resumes(500, signal);
  const start = new Start(listed);
  return { title: "Start", content: start.element };
}

class Start {
  constructor(listed) {
    this.listed = listed;
    this.all = false;
    this.queue = [];
    this.running = 0;
    this.posting = h("div", { class: "stack" });
    this.uploads = h("ul", { class: "uploads", "aria-label": "Uploads" });
    this.kept = h("div", { class: "stack" });
    this.action = h("div", { class: "go" });
    this.element = h("div", { class: "start" },
      h("header", { class: "intro" },
        h("h1", { tabIndex: -1 }, "What does a resume show of what a posting asks?"),
        h("p", {}, "Each requirement, beside the very line that shows it. Everything stays on this server.")),
      h("div", { class: "two" },
        h("section", { "aria-labelledby": "posting-head" }, h("h2", { id: "posting-head" }, "Posting"), this.posting),
        h("section", { "aria-labelledby": "resumes-head" }, h("h2", { id: "resumes-head" }, "Resumes"),
          this.dropResumes(), this.uploads, this.kept)),
      this.action);
    this.showPosting();
    this.showKept();
    for (const one of failures) this.uploads.append(this.failure(one));
  }

  // ---- the posting

  showPosting() {
    fill(this.posting, chosen ? this.chosenPosting() : this.askPosting());
    this.showAction();
  }

  chosenPosting() {
    const of = (level) => chosen.requirements.filter((r) => r.level === level).length;
    const list = (level) => h("ul", {}, chosen.requirements.filter((r) => r.level === level)
      .map((r) => h("li", {}, r.text)));
    return h("div", { class: "chosen" },
      h("h3", { dir: "auto", tabIndex: -1 }, chosen.title || chosen.name),
      h("p", { class: "soft" }, `${counted(of("minimum"), "minimum qualification")}, ${of("preferred")} preferred`),
      chosen.notices.map((notice) => h("p", { class: "notice" }, notice)),
      h("details", {}, h("summary", {}, "What was understood"),
        of("minimum") ? [h("h4", {}, "Minimum"), list("minimum")] : null,
        of("preferred") ? [h("h4", {}, "Preferred"), list("preferred")] : null,
        of("responsibility") ? [h("h4", {}, "Responsibilities (not counted)"), list("responsibility")] : null),
      h("button", { type: "button", onclick: () => { chosen = null; this.showPosting(); this.posting.querySelector("textarea").focus(); } },
        "Use another posting"));
  }

  askPosting() {
    const problem = h("div");
    const text = h("textarea", { id: "posting-text", rows: "10", spellcheck: "false",
      placeholder: "Paste the whole posting, with the headings of its lists" });
    const use = async (work, button) => {
      button?.setAttribute("aria-busy", "true");
      try {
        chosen = await work();
        remember(chosen);
        this.showPosting();
        this.posting.querySelector("h3").focus();
        say(`Posting read: ${counted(chosen.requirements.length, "requirement")}.`);
      } catch (error) {
        fill(problem, note(error));
        button?.removeAttribute("aria-busy");
      }
    };
    const read = (file) => use(() => api.upload("/v1/postings", file, () => {}));
    const picker = h("input", { type: "file", id: "posting-file", class: "unseen",
      accept: ACCEPTED, onchange: () => picker.files[0] && read(picker.files[0]) });
    const button = h("button", { type: "submit", class: "primary" }, "Read the posting");
    const form = h("form", { class: "stack drop", onsubmit: (event) => {
      event.preventDefault();
      if (text.value.trim()) use(() => api.addPostingText(text.value), button);
      else { fill(problem, h("p", { class: "trouble", role: "alert" }, "Paste a posting first, or choose a file.")); text.focus(); }
    } },
    h("label", { htmlFor: "posting-text" }, "Text of the posting"), text, problem,
    h("p", { class: "actions" }, button, picker,
      h("label", { htmlFor: "posting-file", class: "button" }, "Choose a file"),
      h("span", { class: "soft" }, "or drop one here")));
    droppable(form, (files) => read(files[0]));
    const lately = recent();
    return [form, lately.length ? h("div", { class: "recent" }, h("h3", {}, "Used lately"), h("ul", {}, lately.map((one) =>
      h("li", {}, h("button", { type: "button", class: "link", dir: "auto",
        onclick: () => use(async () => {
          try { return await api.posting(one.id); } catch (error) { if (error.status === 404) forget(one.id); throw error; }
        }) }, one.title))))) : null];
  }

  // ---- the resumes

  dropResumes() {
    const picker = h("input", { type: "file", id: "resume-files", class: "unseen", multiple: true, accept: ACCEPTED,
      onchange: () => { this.add([...picker.files]); picker.value = ""; } });
    const zone = h("div", { class: "zone drop" }, picker,
      h("label", { htmlFor: "resume-files", class: "button" }, "Choose resumes"),
      h("p", { class: "soft" }, "or drop one or several here: PDF, Word, OpenDocument, RTF, HTML, text, JSON Resume"));
    droppable(zone, (files) => this.add(files));
    return zone;
  }

  add(files) {
    for (const file of files) {
      const bar = h("progress", { max: "1", value: 0, "aria-label": "Progress" });
      const state = h("span", { class: "soft" }, "waiting");
      const shown = blind() ? `File ${this.queue.length + this.running + 1}` : file.name;
      const item = h("li", {}, h("span", { class: "file" }, shown), state, bar);
      this.uploads.append(item);
      this.queue.push({ file, bar, state, item, shown });
    }
    while (this.running < AT_ONCE && this.queue.length) this.next();
  }

  async next() {
    const one = this.queue.shift();
    if (!one) return;
    this.running += 1;
    one.state.textContent = "sending";
    try {
      const added = await api.upload("/v1/resumes", one.file, (share) => {
        one.bar.value = share;
        one.state.textContent = share < 1 ? `${Math.round(share * 100)} %` : "reading";
        if (share >= 1) one.bar.removeAttribute("value");
      });
      one.item.remove();
      say(`${nameOf(added.id, added.name)} ${added.new ? "added" : "was already kept"}.`);
      this.fresh = new Set([...(this.fresh ?? []), added.id]);
      this.listed = await api.resumes();
      this.showKept();
    } catch (error) {
      const told = { name: one.shown, error };
      failures.push(told);
      one.item.replaceWith(this.failure(told));
    }
    this.running -= 1;
    this.next();
  }

  failure(told) {
    const item = h("li", { class: "failed" }, h("span", { class: "file" }, told.name), note(told.error),
      h("button", { type: "button", class: "quiet", "aria-label": `Put away: ${told.name}`,
        onclick: () => { failures = failures.filter((f) => f !== told); item.remove(); } }, "Dismiss"));
    return item;
  }

  showKept() {
    const { resumes, total } = this.listed;
    if (!total) {
      fill(this.kept, h("p", { class: "soft" }, "No resume is kept yet. Add one to see it matched."));
    } else {
      const latest = [...resumes].reverse();
      const shown = this.all ? latest : latest.slice(0, SHOWN);
      fill(this.kept, h("h3", {}, counted(total, "resume"), h("span", { class: "soft" }, " kept, the latest first")),
        h("ul", { class: "kept" }, shown.map((one) => this.keptItem(one))),
        shown.length < latest.length
          ? h("button", { type: "button", class: "link", onclick: () => { this.all = true; this.showKept(); } }, `Show all ${latest.length}`)
          : null);
    }
    this.showAction();
  }

  keptItem(one) {
    const name = nameOf(one.id, one.name);
    return h("li", { class: this.fresh?.has(one.id) ? "fresh" : null },
      chosen ? h("a", { href: `#/match/${chosen.id}/${one.id}`, dir: "auto" }, name) : h("span", { dir: "auto" }, name),
      h("span", { class: "soft" }, counted(one.passages, "line")),
      h("button", { type: "button", class: "quiet", "aria-label": `Remove ${name}`,
        onclick: (event) => this.confirm(event.currentTarget, one) }, "Remove"));
  }

  confirm(button, one) {
    if (button.dataset.sure) {
      api.remove(one.id).then(() => api.resumes()).then((listed) => {
        this.listed = listed;
        this.showKept();
        say(`${blindName(one.id)} is erased.`);
      }, (error) => this.uploads.append(this.failure({ name: nameOf(one.id, one.name), error })));
      return;
    }
    button.dataset.sure = "yes";
    button.textContent = "Erase for good?";
    button.setAttribute("aria-label", `Erase ${nameOf(one.id, one.name)} for good?`);
    button.addEventListener("blur", () => { delete button.dataset.sure; button.textContent = "Remove"; }, { once: true });
  }

  // ---- what now

  showAction() {
    const { resumes, total } = this.listed;
    if (!chosen) {
      fill(this.action, h("p", { class: "soft" }, "Add a posting to go on."));
    } else if (!total) {
      fill(this.action, h("p", { class: "soft" }, "Add a resume to go on."));
    } else if (total === 1) {
      fill(this.action, h("a", { class: "button primary", href: `#/match/${chosen.id}/${resumes[0].id}` }, "See the match"));
    } else {
      fill(this.action, h("a", { class: "button primary", href: `#/rank/${chosen.id}` }, `Rank ${total} resumes`),
        h("span", { class: "soft" }, "or open one of the list to see its match"));
    }
    if (chosen && this.hadChosen !== chosen) { this.hadChosen = chosen; this.showKept(); }
    if (!chosen && this.hadChosen) { this.hadChosen = null; this.showKept(); }
  }
}

/** Files that are dropped on `element` go to `taken`. */
function droppable(element, taken) {
  const over = (on) => (event) => {
    event.preventDefault();
    element.classList.toggle("over", on);
  };
  element.addEventListener("dragenter", over(true));
  element.addEventListener("dragover", over(true));
  element.addEventListener("dragleave", over(false));
  element.addEventListener("drop", (event) => {
    over(false)(event);
    const files = [...event.dataTransfer.files];
    if (files.length) taken(files);
  });
}
