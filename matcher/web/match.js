// One posting against one resume: requirements on the left, the resume on the right.

import * as api from "./api.js";
import { changeSaid, requirementList } from "./controls.js";
import { bar, byLevel, legend, meanOf } from "./coverage.js";
import { fill, h, keepingFocus, say } from "./dom.js";
import { Edits } from "./edits.js";
import { RequirementItem } from "./requirement.js";
import { hiddenTexts, Pane, Sheet } from "./resume.js";
import { note } from "./states.js";
import { counted, LEVEL_NAMES, LEVELS, listed, nameOf, percent, tally } from "./words.js";

export async function showMatch([postingId, resumeId, number], signal) {
  const [edits, match, sheet] = await Promise.all([
    Edits.of(postingId, signal), api.match(postingId, resumeId, signal), Sheet.of(resumeId, signal)]);
  const view = new MatchView(edits, match, sheet, signal);
  if (number !== undefined) view.choose(Number(number), false);
  return { title: `${view.name} for ${edits.title}`, content: view.element };
}

class MatchView {
  constructor(edits, match, sheet, signal) {
    Object.assign(this, { edits, match, sheet, signal });
    this.name = nameOf(match.resume.id, match.resume.name);
    this.was = null; // overall, before the last change
    this.pane = new Pane(sheet, this.name, signal);
    this.items = new Map();
    this.openNumber = 0;
    this.figures = h("div", { class: "figures" });
    this.trouble = h("div");
    this.list = h("div", { class: "requirements", onkeydown: (event) => this.key(event) });
    this.element = h("article", { class: "match", data: { show: "list" } },
      this.head(), this.halves(), h("div", { class: "sides" },
        h("div", { class: "left" }, this.trouble, this.list, legend(), this.made()), this.pane.element));
    this.show();
    const first = match.pairs.find((pair) => pair.evidence.length && pair.verdict !== "missing");
    if (first) this.choose(first.number, false);
    window.requestAnimationFrame(() => this.wide() && this.pane.scroll()); // once it stands on the page
  }

  head() {
    const notices = [...this.match.resume.notices, ...this.edits.posting.notices.map((n) => `Posting: ${n}`)];
    if (this.match.coverage.at_least) {
      notices.push("The coverage is of what could be read; what may stand elsewhere adds nothing.");
    }
    return h("header", { class: "match-head" },
      h("div", {},
        h("h1", { tabIndex: -1, dir: "auto" }, this.name),
        h("p", { class: "soft" }, "for ", h("a", { href: `#/posting/${this.edits.id}`, dir: "auto" }, this.edits.title)),
        h("p", { class: "soft" }, h("a", { href: `#/suits/${this.match.resume.id}` }, "Other postings for this resume"))),
      this.figures,
      notices.length ? h("div", { class: "notices" }, h("ul", {}, notices.map((n) => h("li", {}, n))),
        hiddenTexts(this.sheet, this.pane)) : null);
  }

  wide() { return getComputedStyle(this.tabs[0].parentElement).display === "none"; }

  /** On a narrow screen one half is shown at a time. */
  halves() {
    const tab = (half, text) => h("button", { type: "button", class: "tab", "aria-pressed": String(half === "list"),
      data: { half }, onclick: () => this.half(half) }, text);
    this.tabs = [tab("list", "Requirements"), tab("pane", "Resume")];
    return h("div", { class: "halves tabs", role: "group", "aria-label": "Show" }, this.tabs);
  }

  half(half) {
    this.element.dataset.show = half;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.half === half));
    if (half === "pane") this.pane.show(true);
  }

  // ---- figures

  show() {
    keepingFocus(() => { this.showFigures(); this.showList(); });
  }

  showFigures(overall = this.match.coverage.overall) {
    const { by_level: levels, at_least: least } = this.match.coverage;
    const figure = (name, label, share, said) => h("div", { class: `figure ${name}` }, h("dt", {}, label),
      h("dd", {}, h("span", { class: "number" }, name === "overall" && least ? "at least " : "", percent(share)), bar(share),
        h("span", { class: "soft" }, said)));
    const moved = this.was !== null && percent(this.was) !== percent(overall);
    const edited = this.edits.edited.length;
    fill(this.figures, h("dl", {},
      figure("overall", "Overall coverage", overall, moved ? `was ${percent(this.was)}` : edited ? `${counted(edited, "requirement")} edited` : "\u00a0"),
      byLevel(this.match.pairs).filter(([level]) => level in levels).map(([level, pairs]) =>
        figure("level", LEVEL_NAMES[level], levels[level], tally(pairs)))), this.musts());
  }

  musts() {
    const { unmet, unclear, left_out: out } = this.match.must_haves;
    if (unmet.length) {
      const more = unclear.length ? `; to be checked: ${listed(unclear)}` : "";
      return h("p", { class: "musts unmet" }, `Must-have not shown: ${listed(unmet)}${more}`);
    }
    if (unclear.length) return h("p", { class: "musts" }, `Must-have to be checked: ${listed(unclear)}`);
    const any = this.match.pairs.some((pair) => pair.must_have) || out.length;
    return any ? h("p", { class: "musts" }, "Every must-have is shown") : null;
  }

  // ---- the list

  showList() {
    const before = this.items;
    this.items = new Map(this.match.pairs.map((pair) => [pair.number, new RequirementItem(pair, this)]));
    for (const [number, item] of this.items) item.at = Math.min(before.get(number)?.at ?? 0, Math.max(0, item.pair.evidence.length - 1));
    const groups = byLevel(this.match.pairs).map(([level, pairs]) => h("section", { "aria-labelledby": `level-${level}` },
      h("h2", { id: `level-${level}` }, LEVELS[level], h("span", { class: "soft" }, tally(pairs))),
      h("ol", {}, pairs.map((pair) => this.items.get(pair.number).element))));
    fill(this.list, h("p", { class: "keys soft" }, h("kbd", {}, "↑"), h("kbd", {}, "↓"), " requirement, ",
      h("kbd", {}, "←"), h("kbd", {}, "→"), " other quotes"), groups, this.rest());
    if (this.items.has(this.openNumber)) this.items.get(this.openNumber).open();
  }

  /** What counts for nothing is not matched; here it can be made to count. */
  rest() {
    const left = this.edits.requirements.filter((one) => !this.items.has(one.number));
    if (!left.length) return null;
    const only = { ...this.edits, id: this.edits.id, requirements: left, requirement: (n) => this.edits.requirement(n) };
    return h("details", { class: "rest", open: this.restOpen ?? false, ontoggle: (event) => { this.restOpen = event.currentTarget.open; } },
      h("summary", {}, `${counted(left.length, "requirement")} not counted`),
      requirementList(only, (number, change) => this.change(number, change)));
  }

  close() {
    this.items.get(this.openNumber)?.close();
    this.openNumber = 0;
    this.pane.mark([], -1, false);
  }

  choose(number, scroll) {
    const item = this.items.get(number);
    if (!item) return;
    this.close();
    this.openNumber = number;
    item.open();
    item.mark(scroll);
    item.element.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const order = [...this.list.querySelectorAll(".requirement")];
    const place = order.indexOf(document.activeElement);
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = Number(order[place].closest(".item").dataset.number);
    const to = { ArrowDown: order[place + 1], ArrowUp: order[place - 1], Home: order[0], End: order.at(-1) }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
      this.choose(Number(to.closest(".item").dataset.number), true);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      if (this.openNumber !== number) this.choose(number, true);
      else this.items.get(number).turn(event.key === "ArrowRight" ? 1 : -1);
    } else if (event.key === "Escape" && this.openNumber === number) {
      this.close();
    }
  }

  // ---- edits

  /** Keep a change; the score moves at once by the numbers shown, and then as the server says. */
  async change(number, change) {
    const before = this.match.coverage.overall;
    this.was = before;
    if (change) this.showFigures(this.guess(number, change));
    fill(this.trouble);
    try {
      await (change ? this.edits.change(number, change) : this.edits.reset([number]));
      const said = changeSaid(number, change, this.edits);
      await this.again();
      say(`${said} Overall coverage ${percent(before)}, now ${percent(this.match.coverage.overall)}.`);
    } catch (error) {
      if (this.signal.aborted) return;
      await this.again().catch(() => this.show());
      fill(this.trouble, note(error));
    }
  }

  guess(number, change) {
    const { weight } = this.edits.changed(number, change);
    return meanOf(this.match.pairs.map((pair) => (pair.number === number && pair.weight ? { ...pair, weight } : pair)));
  }

  /** Match again, and show what has come of it; what is open and in focus stays so. */
  async again() {
    this.match = await api.match(this.edits.id, this.match.resume.id, this.signal);
    this.show();
    this.items.get(this.openNumber)?.mark(false);
  }

  made() {
    return h("p", { class: "made soft" }, "Coverage is a statement about the text, not about the person: 0\u00a0% not shown, "
      + "50\u00a0% partly, 100\u00a0% met. Overall is the mean of the coverages shown, each counted by its weight. "
      + `Numbers are the posting's own. Policy ${this.match.policy}, as of ${this.match.as_of}.`);
  }
}
