// A posting: what was understood of it, what each requirement counts for, and where to go from it.

import * as api from "./api.js";
import { changeSaid, eraser, requirementList } from "./controls.js";
import { fill, h, keepingFocus, say } from "./dom.js";
import { Edits } from "./edits.js";
import { note } from "./states.js";
import { toRank } from "./kept.js";
import { counted, listed } from "./words.js";

export async function showPosting([postingId], signal) {
  const [edits, listing] = await Promise.all([Edits.of(postingId, signal), api.resumes(signal)]);
  const view = new PostingView(edits, listing.total ? toRank(listing) : "");
  return { title: edits.title, content: view.element };
}

class PostingView {
  constructor(edits, rank) {
    this.edits = edits;
    this.trouble = h("div");
    this.summary = h("p", { class: "soft" });
    this.list = h("div", { class: "asked-list" });
    this.back = h("span");
    this.element = h("article", { class: "posting narrow" },
      h("header", { class: "view-head" },
        h("div", {}, h("h1", { tabIndex: -1, dir: "auto" }, edits.title), this.summary),
        h("p", { class: "actions" },
          rank ? h("a", { class: "button primary", href: `#/rank/${edits.id}` }, rank)
            : h("a", { class: "button primary", href: "#/" }, "Add resumes"), this.back)),
      edits.posting.notices.map((text) => h("p", { class: "notice" }, text)),
      h("p", { class: "lead" }, "What you set here is kept with the posting: it holds for every match, and for everybody. "
        + "A must-have that a resume does not show is pointed out; it changes no number and hides nobody."),
      this.trouble, this.list, this.erase());
    this.show();
  }

  show() {
    const of = (level) => this.edits.requirements.filter((one) => one.level === level).length;
    const musts = this.edits.musts.map((one) => one.number);
    this.summary.textContent = `${counted(of("minimum"), "minimum qualification")}, ${of("preferred")} preferred, `
      + (musts.length ? `must-have: ${listed(musts)}` : "no must-have");
    const edited = this.edits.edited.map((one) => one.number);
    keepingFocus(() => {
      fill(this.list, requirementList(this.edits, (number, change) => this.change(number, change), (one) =>
        h("a", { class: "who-shows", href: `#/search/${this.edits.id}/${one.number}` }, "Who shows this?",
          h("span", { class: "unseen" }, ` (requirement ${one.number})`))));
      fill(this.back, edited.length ? h("button", { type: "button", id: "reset", onclick: () => this.reset(edited) }, "Reset all") : null);
    });
  }

  async kept(work, said) {
    fill(this.trouble);
    try {
      await work;
      say(said);
    } catch (error) {
      fill(this.trouble, note(error));
    }
    this.show();
  }

  change(number, change) {
    const work = change === null ? this.edits.reset([number]) : this.edits.change(number, change);
    return this.kept(work, changeSaid(number, change, this.edits));
  }

  reset(numbers) { return this.kept(this.edits.reset(numbers), "Everything counts as the posting says."); }

  erase() {
    const button = eraser(async () => {
      try {
        await api.removePosting(this.edits.id);
        window.location.hash = "#/";
      } catch (error) { fill(this.trouble, note(error)); }
    }, { text: "Erase this posting", sure: "Erase it for good, with its edits and feedback?" });
    return h("p", { class: "end" }, button);
  }
}
