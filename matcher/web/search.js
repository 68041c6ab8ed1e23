// Who shows one requirement: a line of one's own, or one of a posting, with the quote that shows it.

import * as api from "./api.js";
import { bar, sign } from "./coverage.js";
import { fill, h, say } from "./dom.js";
import { Filters } from "./filters.js";
import { note } from "./states.js";
import { nameOf, percent, scoredSaid, shown, unplacedSaid } from "./words.js";

const TOPS = [10, 50, 100]; // how many are asked for, step by step

const typed = { text: "", where: {} }; // while the page is open

export async function showSearch([postingId, number], signal) {
  const of = postingId ? { posting_id: postingId, number: Number(number) } : null;
  const posting = postingId ? (await api.posting(postingId, signal)).posting : null;
  const view = new SearchView(of, posting, signal);
  await Promise.all([view.where.count(), of || typed.text ? view.search() : null]);
  return { title: "Search", content: view.element };
}

class SearchView {
  constructor(of, posting, signal) {
    Object.assign(this, { of, posting, signal });
    this.top = 0;
    this.turn = 0;
    this.where = new Filters(() => this.asked && this.search(), typed.where, signal);
    this.found = h("div", { class: "found" });
    const line = posting?.requirements[of.number - 1]?.text ?? typed.text;
    this.input = h("input", { id: "search-text", type: "search", value: line, maxlength: "1000", autocomplete: "off",
      placeholder: "Experience with streaming platforms such as Kafka" });
    this.element = h("article", { class: "search narrow" },
      h("header", { class: "view-head" }, h("div", {}, h("h1", { tabIndex: -1 }, "Who shows this?"),
        h("p", { class: "soft" }, posting ? [`Requirement ${of.number} of `, h("a", { href: `#/posting/${posting.id}`, dir: "auto" }, posting.title || posting.name)]
          : "One requirement, as a line of a posting would say it, held against every resume."))),
      h("form", { class: "search-line", role: "search", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
        h("label", { htmlFor: "search-text" }, "Requirement"), this.input, h("button", { type: "submit", class: "primary" }, "Search")),
      this.where.element,
      this.found);
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) { this.input.focus(); return; }
    if (text !== this.posting?.requirements[this.of.number - 1]?.text) { // it is a line of one's own now
      typed.text = text;
      this.of = null;
    }
    this.top = 0;
    this.search();
  }

  get asked() { return this.of || typed.text; }

  async search() {
    const where = this.where.where;
    this.turn += 1;
    const { turn } = this;
    fill(this.found, h("p", { class: "soft", role: "status" }, "Searching …"));
    try {
      const asking = { ...(this.of ?? { text: typed.text }), top: TOPS[this.top], ...(where ? { where } : {}) };
      const result = await api.search(asking, this.signal);
      if (turn === this.turn) this.show(result);
    } catch (error) {
      if (!this.signal.aborted && turn === this.turn) fill(this.found, note(error));
    }
  }

  show({ showings, considered, corpus_size: size, unknown_location: unplaced }) {
    const all = scoredSaid(considered, size, "resume", Boolean(this.where.where));
    const more = showings.length === TOPS[this.top] && this.top + 1 < TOPS.length;
    const shown = showings.length ? more ? `the best ${showings.length} listed` : `${showings.length} ${showings.length === 1 ? "shows" : "show"} it at least partly` : "none shows it";
    const told = [all, shown, unplacedSaid(unplaced)].filter(Boolean).join(", ");
    fill(this.found, h("p", { class: "soft count" }, told),
      showings.length ? h("ol", { class: "showings" }, showings.map((one) => this.showing(one)))
        : h("p", { class: "none" }, size ? "No resume shows it. Say it in other words, or take a filter away."
          : "No resume is kept yet. Add some at the start."),
      more ? h("button", { type: "button", onclick: () => { this.top += 1; this.search(); } }, "Show more") : null);
    say(told);
  }

  showing({ resume, pair }) {
    const name = nameOf(resume.id, resume.name);
    const address = this.of ? `#/match/${this.of.posting_id}/${resume.id}/${this.of.number}` : null;
    const [best] = pair.evidence;
    return h("li", {},
      h("h2", {}, address ? h("a", { href: address, dir: "auto" }, name) : h("a", { href: `#/suits/${resume.id}`, dir: "auto" }, name)),
      h("p", { class: `verdict ${pair.verdict}` }, sign(pair.verdict), h("span", {}, pair.verdict), bar(pair.coverage, pair.verdict),
        h("span", { class: "share" }, percent(pair.coverage))),
      best ? h("figure", { class: "quote" }, h("blockquote", { dir: "auto" }, shown(best.quote)),
        best.page ? h("figcaption", { class: "soft" }, `page ${best.page}`) : null) : null,
      resume.notices.map((text) => h("p", { class: "notice" }, text)));
  }
}
