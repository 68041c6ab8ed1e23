// The start: a posting on the left, resumes on the right, and what can be done with both.

import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { Kept, toRank } from "./kept.js";
import { PostingForm } from "./posting_form.js";
import { Uploads } from "./uploads.js";

const now = { posting: null }; // what was chosen, while the page is open

export async function showStart(_words, signal) {
  const [resumes, postings, { jobs }] = await Promise.all([api.resumes(signal), api.postings(signal), api.jobs(signal)]);
  if (now.posting && !postings.some((one) => one.id === now.posting.id)) now.posting = null;
  return { title: "Start", content: new Start(resumes, postings, jobs, signal).element };
}

class Start {
  constructor(resumes, postings, jobs, signal) {
    this.signal = signal;
    this.kept = new Kept(resumes, () => now.posting, () => this.showAction());
    this.form = new PostingForm(postings, now, () => { this.kept.show(); this.showAction(); });
    this.uploads = new Uploads(jobs, signal, (id) => this.added(id));
    this.action = h("div", { class: "go" });
    this.element = h("div", { class: "start" },
      h("header", { class: "intro" },
        h("h1", { tabIndex: -1 }, "See how each resume meets a posting"),
        h("p", {}, "Every requirement beside the very line that shows it. Nothing leaves this server.")),
      h("div", { class: "two" },
        h("section", { "aria-labelledby": "posting-head" }, h("h2", { id: "posting-head" }, "Posting"), this.form.element),
        h("section", { "aria-labelledby": "resumes-head" }, h("h2", { id: "resumes-head" }, "Resumes"),
          this.uploads.element, this.kept.element)),
      this.action);
    this.showAction();
  }

  async added(id) {
    if (id) this.kept.fresh.add(id);
    try {
      this.kept.take(await api.resumes(this.signal));
    } catch { /* the list stays as it was; the upload itself was told of */ }
  }

  showAction() {
    const { posting } = now;
    const { resumes, total } = this.kept.listing;
    const ranked = resumes.filter((one) => !one.superseded_by);
    this.action.hidden = false;
    if (!posting) {
      this.action.hidden = true;
    } else if (!total) {
      fill(this.action, h("p", { class: "soft" }, "Add a resume to go on."));
    } else if (ranked.length === 1) {
      fill(this.action, h("a", { class: "button primary", href: `#/match/${posting.id}/${ranked[0].id}` }, "See the match"));
    } else {
      fill(this.action, h("a", { class: "button primary", href: `#/rank/${posting.id}` }, toRank(this.kept.listing)),
        h("span", { class: "soft" }, "or open one of them to see its match"));
    }
  }
}
