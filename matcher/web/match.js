// One posting against one resume: requirements on the left, the resume on the right.

import * as api from "./api.js";
import { fill, h, say } from "./dom.js";
import { remember } from "./settings.js";
import { hiddenTexts, Pane, Sheet } from "./resume.js";
import { note } from "./states.js";
import { STEPS, Weights } from "./weights.js";
import { bar, counted, legend, LEVELS, nameOf, percent, sentence, shown, sign, tally } from "./words.js";

const PAUSE = 150; // milliseconds after an edit until the score is asked for again
const SHOWN_CHOICES = 5;

export async function showMatch([postingId, resumeId, at], signal) {
  const posting = await api.posting(postingId, signal);
  const weights = Weights.of(posting);
  const asking = { posting_id: posting.id, resume_id: resumeId, weights: weights.asked };
  const [match, sheet] = await Promise.all([api.match(asking, signal), Sheet.of(resumeId, signal)]);
  const resume = match.resume.hidden.words ? await api.resume(resumeId, signal) : { hidden: [] };
  remember(posting);
  const view = new MatchView(posting, match, sheet, resume, weights, signal);
  if (at !== undefined) view.choose(Number(at), false);
  return { title: `${nameOf(match.resume.id, match.resume.name)} for ${posting.title || posting.name}`, content: view.element };
}

class MatchView {
  constructor(posting, match, sheet, resume, weights, signal) {
    Object.assign(this, { posting, match, sheet, resume, weights, signal });
    this.name = nameOf(match.resume.id, match.resume.name);
    this.before = match.coverage.overall;
    this.pane = new Pane(sheet, this.name, signal);
    this.items = [];
    this.open = -1;
    this.figures = h("div", { class: "figures" });
    this.edits = h("div", { class: "edits" });
    this.list = h("div", { class: "requirements", onkeydown: (event) => this.key(event) });
    this.element = h("article", { class: "match", data: { show: "list" } },
      this.head(), this.halves(), h("div", { class: "sides" },
        h("div", { class: "left" }, this.list, legend(), this.made()), this.pane.element));
    this.showFigures();
    this.showList();
    const first = match.pairs.findIndex((pair) => pair.evidence.length && pair.verdict !== "missing");
    if (first >= 0) this.choose(first, false);
    window.requestAnimationFrame(() => this.wide() && this.pane.scroll()); // once it stands on the page
  }

  head() {
    const notices = [...this.match.resume.notices, ...this.posting.notices.map((n) => `Posting: ${n}`)];
    if (this.match.coverage.at_least) {
      notices.push("The coverage is of what could be read; what may stand elsewhere adds nothing.");
    }
    return h("header", { class: "match-head" },
      h("div", {},
        h("h1", { tabIndex: -1, dir: "auto" }, this.name),
        h("p", { class: "soft", dir: "auto" }, "for ", this.posting.title || this.posting.name)),
      this.figures,
      notices.length ? h("div", { class: "notices" }, h("ul", {}, notices.map((n) => h("li", {}, n))),
        hiddenTexts(this.resume, this.sheet, this.pane)) : null);
  }

  wide() { return getComputedStyle(this.tabs[0].parentElement).display === "none"; }

  /** On a narrow screen one half is shown at a time. */
  halves() {
    const choice = (half, text) => h("button", { type: "button", class: "tab", "aria-pressed": String(half === "list"),
      data: { half }, onclick: () => this.half(half) }, text);
    this.tabs = [choice("list", "Requirements"), choice("pane", "Resume")];
    return h("div", { class: "halves tabs", role: "group", "aria-label": "Show" }, this.tabs);
  }

  half(half) {
    this.element.dataset.show = half;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.half === half));
    if (half === "pane") this.pane.show(true);
  }

  showFigures() {
    const { overall, by_level: levels } = this.match.coverage;
    const least = this.match.coverage.at_least ? "at least " : "";
    const lacking = this.weights.lacking(this.match);
    const figure = (name, label, share, note) => h("div", { class: `figure ${name}` }, h("dt", {}, label),
      h("dd", {}, h("span", { class: "number" }, name === "overall" ? least : "", percent(share)), bar(share),
        note ? h("span", { class: "soft" }, note) : null));
    const of = (level) => this.match.pairs.filter((p) => p.requirement.level === level);
    const moved = this.weights.edited && this.unweighted !== undefined && this.unweighted !== overall;
    fill(this.figures,
      h("dl", {},
        figure("overall", "Overall coverage", overall, moved ? `${percent(this.unweighted)} by the posting's own weights` : null),
        Object.keys(levels).filter((level) => of(level).length).map((level) =>
          figure("level", sentence(level), levels[level], tally(of(level))))),
      h("p", { class: lacking.length ? "musts lacking" : "musts" }, lacking.length
        ? `${counted(lacking.length, "must-have")} not shown: ${lacking.map((p) => `${this.weights.numberOf(p.requirement)}`).join(", ")}`
        : "No must-have is missing"),
      this.edits);
    fill(this.edits,
      h("a", { class: "button", href: `#/rank/${this.posting.id}` }, "Ranking"),
      this.weights.edited ? h("button", { type: "button", onclick: () => { this.weights.reset(); this.edited(true); } },
        "Reset the weights") : null);
  }

  // ---- the list

  showList() {
    this.items = [];
    const groups = Object.keys(LEVELS).map((level) => {
      const pairs = this.match.pairs.map((pair, at) => [pair, at]).filter(([p]) => p.requirement.level === level);
      return pairs.length ? h("section", { "aria-labelledby": `level-${level}` },
        h("h2", { id: `level-${level}` }, LEVELS[level], h("span", { class: "soft" }, tally(pairs.map(([p]) => p)))),
        h("ol", {}, pairs.map(([pair, at]) => this.item(pair, at)))) : null;
    });
    fill(this.list, h("p", { class: "keys soft" }, h("kbd", {}, "↑"), h("kbd", {}, "↓"), " requirement, ",
      h("kbd", {}, "←"), h("kbd", {}, "→"), " other evidence"), groups);
  }

  item(pair, at) {
    const id = `detail-${at}`;
    const detail = h("div", { class: "detail", id, hidden: true });
    const asked = this.weights.numberOf(pair.requirement);
    const counts = pair.weight > 0;
    const button = h("button", { type: "button", class: "requirement", "aria-expanded": "false", "aria-controls": id,
      onclick: () => (this.open === at ? this.close() : this.choose(at, true)) },
    h("span", { class: "ordinal" }, String(asked)),
    h("span", { class: "asked", dir: "auto" }, pair.requirement.text),
    h("span", { class: `verdict ${pair.verdict}` }, sign(pair.verdict), h("span", {}, pair.verdict),
      counts || pair.verdict !== "unknown" ? [bar(pair.coverage, pair.verdict), h("span", { class: "share" }, percent(pair.coverage))]
        : h("span", { class: "soft" }, "not counted"),
      this.weights.must(asked) && pair.verdict === "missing" ? h("span", { class: "must" }, "must-have") : null));
    const item = h("li", { class: "item" }, h("h3", {}, button), detail);
    this.items[at] = { item, button, detail, evidence: 0 };
    return item;
  }

  close() {
    const one = this.items[this.open];
    if (one) {
      one.item.classList.remove("open");
      one.button.setAttribute("aria-expanded", "false");
      one.detail.hidden = true;
    }
    this.open = -1;
    this.pane.mark([], -1, false);
  }

  choose(at, scroll) {
    if (!this.items[at]) return;
    this.close();
    this.open = at;
    const one = this.items[at];
    one.item.classList.add("open");
    one.button.setAttribute("aria-expanded", "true");
    one.detail.hidden = false;
    fill(one.detail, this.detail(this.match.pairs[at], at));
    this.mark(scroll);
    one.item.scrollIntoView({ block: "nearest" });
  }

  mark(scroll = true) {
    const pair = this.match.pairs[this.open];
    this.pane.mark(pair.evidence, this.items[this.open].evidence, scroll);
  }

  key(event) {
    const at = this.items.findIndex((one) => one.button === document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const order = [...this.list.querySelectorAll(".requirement")].map((b) => this.items.findIndex((one) => one.button === b));
    const place = order.indexOf(at);
    const to = { ArrowDown: order[place + 1], ArrowUp: order[place - 1], Home: order[0], End: order.at(-1) }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.items[to].button.focus();
      this.choose(to, true);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      if (this.open !== at) this.choose(at, true);
      else this.turn(event.key === "ArrowRight" ? 1 : -1);
    } else if (event.key === "Escape" && this.open === at) {
      this.close();
    }
  }

  turn(by) {
    const pair = this.match.pairs[this.open];
    if (!pair.evidence.length) return;
    const one = this.items[this.open];
    one.evidence = (one.evidence + by + pair.evidence.length) % pair.evidence.length;
    fill(one.detail, this.detail(pair, this.open));
    this.mark();
    const evidence = pair.evidence[one.evidence];
    say(`Evidence ${one.evidence + 1} of ${pair.evidence.length}${evidence.page ? `, page ${evidence.page}` : ""}: ${this.sheet.quote(evidence)}`);
  }

  // ---- one requirement, opened

  detail(pair, at) {
    return [
      this.quoted(pair, at),
      pair.reasons.length ? h("ul", { class: "reasons" }, pair.reasons.map((reason) => h("li", {}, sentence(reason)))) : null,
      pair.parts.length ? h("ul", { class: "parts", "aria-label": "What it asks for together" },
        pair.parts.map((part) => this.part(part))) : null,
      this.counting(pair),
    ];
  }

  quoted(pair, at) {
    if (!pair.evidence.length) return h("p", { class: "lead" }, "Nothing in the resume comes near it.");
    const { evidence: now } = this.items[at];
    const evidence = pair.evidence[now];
    const shows = pair.verdict === "met" || pair.verdict === "partial";
    const many = pair.evidence.length > 1;
    const turn = (by, text, name) => h("button", { type: "button", class: "turn", "aria-label": name, onclick: (event) => {
      const label = event.currentTarget.getAttribute("aria-label");
      this.turn(by);
      this.items[at].detail.querySelector(`[aria-label="${label}"]`)?.focus();
    } }, text);
    return h("figure", { class: "quote" },
      shows ? null : h("p", { class: "lead" }, "Not shown. The nearest line:"),
      h("blockquote", { dir: "auto" }, shown(this.sheet.quote(evidence))),
      h("figcaption", {},
        h("span", { class: "soft" }, evidence.page ? `page ${evidence.page}` : `characters ${evidence.start}–${evidence.end}`),
        many ? h("span", { class: "turns" }, turn(-1, "‹", "Previous evidence"),
          h("span", {}, `${now + 1} of ${pair.evidence.length}`), turn(1, "›", "Next evidence")) : null,
        h("button", { type: "button", class: "link only-narrow", onclick: () => this.half("pane") }, "Show on the resume")));
  }

  part(part) {
    const named = part.choices.length > 1 && (part.verdict === "missing" || part.verdict === "unknown")
      ? `any of ${part.choices.slice(0, SHOWN_CHOICES).join(", ")}${part.choices.length > SHOWN_CHOICES ? ` and ${part.choices.length - SHOWN_CHOICES} more` : ""}`
      : part.choices.length > 1 ? `${part.text} (one is enough)` : part.text;
    return h("li", { class: part.verdict }, sign(part.verdict), h("span", { class: "unseen" }, `${part.verdict}: `), h("span", { dir: "auto" }, named));
  }

  counting(pair) {
    const number = this.weights.numberOf(pair.requirement);
    const now = this.weights.weight(number);
    const steps = [...new Set([...STEPS, now])].sort((a, b) => a - b);
    const select = h("select", { id: `weight-${number}`, onchange: () => {
      this.weights.setWeight(number, Number(select.value));
      this.edited();
    } }, steps.map((step) => {
      const option = h("option", { value: String(step) }, step === 0 ? "not at all" : `× ${step}`);
      option.selected = step === now;
      return option;
    }));
    const box = h("input", { type: "checkbox", id: `must-${number}`, checked: this.weights.must(number), onchange: () => {
      this.weights.setMust(number, box.checked);
      this.edited();
    } });
    return h("div", { class: "counting" },
      h("span", {}, box, h("label", { htmlFor: `must-${number}` }, "Must-have")),
      h("span", {}, h("label", { htmlFor: `weight-${number}` }, "Counts"), select));
  }

  // ---- edits

  /** Ask for the score again, and keep what is open and in focus. */
  edited(now = false) {
    if (this.unweighted === undefined) this.unweighted = this.before;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const before = this.match.coverage.overall;
      try {
        const asking = { posting_id: this.posting.id, resume_id: this.match.resume.id, weights: this.weights.asked };
        this.match = await api.match(asking, this.signal);
      } catch (error) {
        if (!this.signal.aborted) fill(this.edits, note(error));
        return;
      }
      const focus = document.activeElement?.id;
      const requirement = this.items[this.open] && this.openNumber();
      const evidence = this.items[this.open]?.evidence ?? 0;
      this.showFigures();
      this.showList();
      this.open = -1;
      const at = this.match.pairs.findIndex((pair) => this.weights.numberOf(pair.requirement) === requirement);
      if (at >= 0) {
        this.items[at].evidence = evidence;
        this.choose(at, false);
      }
      if (focus) document.getElementById(focus)?.focus();
      say(`Overall coverage ${percent(before)} to ${percent(this.match.coverage.overall)}.`);
    }, now ? 0 : PAUSE);
  }

  openNumber() {
    return Number(this.items[this.open].button.querySelector(".ordinal").textContent);
  }

  made() {
    return h("p", { class: "made soft" }, "Coverage is a statement about the text, not about the person: 0 % not shown, "
      + `50 % partly, 100 % met. Overall is the weighted mean. Policy ${this.match.policy}, as of ${this.match.as_of}.`);
  }
}

