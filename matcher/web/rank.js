// The kept resumes ranked for a posting: a strip each, filters, two to compare, files to take away.

import * as api from "./api.js";
import { changeSaid, requirementList } from "./controls.js";
import { legend } from "./coverage.js";
import { choice, download, fill, h, keepingFocus, say } from "./dom.js";
import { Edits } from "./edits.js";
import { Filters } from "./filters.js";
import { Needs } from "./needs.js";
import { fitStrips, heads, row } from "./row.js";
import { empty, note } from "./states.js";
import { nameOf, scoredSaid, unplacedSaid } from "./words.js";

const MOST = 100; // the server answers so many
const ORDERS = [["overall", "overall coverage"], ["minimum", "minimum qualifications"], ["preferred", "preferred qualifications"]];
const KINDS = [["csv", "CSV"], ["xlsx", "Excel"], ["json", "JSON"]];

const compared = new Set(); // at most two, the oldest goes
const states = new Map(); // what was filtered, by posting, while the page is open

const stateOf = (id) => {
  if (!states.has(id)) states.set(id, { order: "overall", musts: false, how: "must_show", needs: {}, where: {} });
  return states.get(id);
};

export async function showRanking([postingId], signal) {
  const edits = await Edits.of(postingId, signal);
  const view = new RankingView(edits, signal);
  await Promise.all([view.rank(), view.where.count()]);
  if (!view.ranking.corpus_size && !view.filter) {
    return { title: edits.title, content: h("div", {}, h("h1", { tabIndex: -1, dir: "auto" }, edits.title),
      empty("No resume is kept yet", "Add some at the start; they are ranked as soon as they are read.",
        h("a", { class: "button primary", href: "#/" }, "Add resumes"))) };
  }
  view.show();
  return { title: `Ranking for ${edits.title}`, content: view.element };
}

class RankingView {
  constructor(edits, signal) {
    Object.assign(this, { edits, signal });
    this.state = stateOf(edits.id);
    this.turn = 0;
    this.where = new Filters(() => this.again("Ranked again."), this.state.where, signal);
    this.needs = new Needs(edits, this.state, () => this.again("Ranked again."));
    this.list = h("ol", { class: "ranking", "aria-label": "Candidates, best first" });
    this.count = h("p", { class: "soft count" });
    this.heads = h("div", { class: "heads" });
    this.trouble = h("div");
    this.chosen = h("div", { class: "chosen-order" });
    this.weighed = h("div", { class: "weigh-list" });
    this.bar = h("div", { class: "compare-bar", role: "region", "aria-label": "Comparison" });
    this.element = h("article", { class: "rank" },
      h("header", { class: "view-head" },
        h("div", {}, h("h1", { tabIndex: -1 }, h("a", { href: `#/posting/${edits.id}`, dir: "auto" }, edits.title)), this.count),
        this.exports()),
      h("div", { class: "filters" }, this.chosen, this.needs.element),
      this.where.element,
      h("details", { class: "weigh" }, h("summary", {}, "Weights and must-haves"), this.weighed),
      this.trouble, this.heads, this.list, this.bar, legend());
  }

  // ---- asking

  /** What a resume must have to be ranked; undefined for nothing. */
  get filter() {
    const where = { ...this.where.where, ...this.needs.where };
    return Object.keys(where).length ? where : undefined;
  }

  get asking() {
    const where = this.filter;
    return { posting_id: this.edits.id, top: MOST, ...(where ? { where } : {}) };
  }

  async rank() {
    this.turn += 1;
    const { turn } = this;
    const ranking = await api.rank(this.asking, this.signal);
    if (turn === this.turn) this.ranking = ranking; // else something else was asked meanwhile
  }

  async again(said) {
    this.list.setAttribute("aria-busy", "true");
    fill(this.trouble);
    try {
      await this.rank();
      this.show();
      say(`${said} ${this.count.textContent}`);
    } catch (error) {
      if (!this.signal.aborted) fill(this.trouble, note(error));
    }
    this.list.removeAttribute("aria-busy");
  }

  async change(number, change) {
    fill(this.trouble);
    let trouble = null;
    try {
      await (change ? this.edits.change(number, change) : this.edits.reset([number]));
    } catch (error) { trouble = error; }
    await this.again(trouble ? "" : changeSaid(number, change, this.edits));
    if (trouble) fill(this.trouble, note(trouble));
  }

  // ---- showing

  show() {
    keepingFocus(() => {
      this.showFilters();
      this.needs.show();
      fill(this.weighed, requirementList(this.edits, (number, change) => this.change(number, change)));
      this.showList();
    });
  }

  showFilters() {
    const { state } = this;
    const set = (change) => { Object.assign(state, change); this.showList(); say(this.count.textContent); };
    const order = choice({ id: "order", onchange: () => set({ order: order.value }) }, ORDERS, state.order);
    const musts = h("input", { type: "checkbox", id: "musts", checked: state.musts, onchange: () => set({ musts: musts.checked }) });
    fill(this.chosen,
      h("span", {}, h("label", { htmlFor: "order" }, "Best first by"), order),
      this.edits.musts.length ? h("span", {}, musts, h("label", { htmlFor: "musts" },
        this.ranking.matches.length < MOST ? "No must-have missing" : `No must-have missing (of these ${MOST})`)) : null);
  }

  passing() {
    const { order, musts } = this.state;
    const key = ({ coverage }) => (order === "overall" ? coverage.overall : coverage.by_level[order]) ?? -1;
    return this.ranking.matches
      .filter((match) => !(musts && this.edits.musts.length && match.knocked_out))
      .map((match, at) => [match, at])
      .sort(([a, i], [b, j]) => key(b) - key(a) || i - j)
      .map(([match]) => match);
  }

  showList() {
    const matches = this.passing();
    this.count.textContent = this.counts(matches.length);
    fitStrips(this.element, this.ranking.matches);
    fill(this.heads, heads("Candidate", this.ranking.matches[0]));
    fill(this.list, matches.length ? matches.map((match, at) => this.row(match, at)) : h("li", { class: "none" },
      h("p", {}, "No candidate passes these filters. Take one away to see more. "),
      this.filter ? h("button", { type: "button", onclick: () => { this.needs.clear(); this.where.clear(); } }, "Take the filters away") : null));
    this.showBar();
  }

  counts(shown) {
    const { considered, corpus_size: size, matches } = this.ranking;
    const scored = scoredSaid(considered, size, "resume", Boolean(this.where.where));
    const few = matches.length < MOST && this.needs.numbers.length > 0;
    const left = few && shown === matches.length ? `${shown} ${shown === 1 ? "has" : "have"} the requirements asked for` : shown < matches.length ? `${shown} of the best ${matches.length} pass the filters`
      : matches.length < considered ? `the best ${matches.length} shown` : "";
    return [scored, left, unplacedSaid(this.ranking.unknown_location)].filter(Boolean).join(", ");
  }

  row(match, at) {
    const { id } = match.resume;
    const name = nameOf(id, match.resume.name);
    const box = h("input", { type: "checkbox", id: `compare-${id}`, checked: compared.has(id), "aria-label": `Compare ${name}`,
      onchange: () => this.compare(id, box.checked) });
    return row(match, at + 1, name, `#/match/${this.edits.id}/${id}`, { lead: box, chosen: this.needs.numbers });
  }

  // ---- two of them, and files

  compare(id, on) {
    if (on) compared.add(id); else compared.delete(id);
    if (compared.size > 2) {
      const [oldest] = compared;
      compared.delete(oldest);
      const box = document.getElementById(`compare-${oldest}`);
      if (box) box.checked = false;
    }
    this.showBar();
  }

  showBar() {
    const here = this.ranking.matches.map((match) => match.resume).filter((resume) => compared.has(resume.id));
    const names = here.map((resume) => nameOf(resume.id, resume.name));
    this.bar.classList.toggle("some", here.length > 0);
    fill(this.bar, here.length === 2
      ? [h("span", {}, names.join(" and ")), h("a", { class: "button primary",
        href: `#/compare/${this.edits.id}/${here[0].id}/${here[1].id}` }, "Compare the two")]
      : h("span", { class: "soft" }, here.length ? `${names[0]} – tick another to compare the two` : "Tick two to compare them"));
  }

  exports() {
    const button = ([kind, text]) => h("button", { type: "button", data: { kind }, onclick: (event) => this.take(kind, event.currentTarget) },
      h("span", { class: "unseen" }, "Export as "), text);
    return h("div", { class: "exports", role: "group", "aria-label": "Export" }, h("span", { class: "soft" }, "Export"), KINDS.map(button));
  }

  /** The file holds what the server ranks: the order and the filters of this page alone are not in it. */
  async take(kind, button) {
    button.setAttribute("aria-busy", "true");
    fill(this.trouble);
    try {
      download(`ranking.${kind}`, await api.exported(this.asking, kind));
      say(`The ranking is saved as ranking.${kind}.`);
    } catch (error) {
      fill(this.trouble, note(error));
    }
    button.removeAttribute("aria-busy");
  }
}
