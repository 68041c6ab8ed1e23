// The kept resumes ranked for a posting: a strip each, filters, two to compare, a table to take away.

import * as api from "./api.js";
import { csv, download, rankingRows } from "./csv.js";
import { fill, h, say } from "./dom.js";
import { remember } from "./settings.js";
import { empty, note } from "./states.js";
import { STEPS, Weights } from "./weights.js";
import { bar, counted, legend, nameOf, percent, strip } from "./words.js";

const MOST = 100; // the server answers so many
const ORDERS = { overall: "overall coverage", minimum: "minimum qualifications", preferred: "preferred qualifications" };

const compared = new Set(); // at most two, the oldest goes

export async function showRanking([postingId], signal) {
  const posting = await api.posting(postingId, signal);
  const weights = Weights.of(posting);
  const ranking = await api.rank({ posting_id: posting.id, top: MOST, weights: weights.asked }, signal);
  remember(posting);
  const title = posting.title || posting.name;
  if (!ranking.matches.length) {
    return { title, content: h("div", {}, h("h1", { tabIndex: -1, dir: "auto" }, title),
      empty("No resume is kept yet", "Add some at the start; they are ranked as soon as they are read.",
        h("a", { class: "button primary", href: "#/" }, "Add resumes"))) };
  }
  return { title: `Ranking for ${title}`, content: new RankingView(posting, ranking, weights, signal).element };
}

class RankingView {
  constructor(posting, ranking, weights, signal) {
    Object.assign(this, { posting, ranking, weights, signal });
    this.order = "overall";
    this.musts = false;
    this.about = -1;
    this.list = h("ol", { class: "ranking" });
    this.count = h("p", { class: "soft", "aria-live": "polite" });
    this.bar = h("div", { class: "compare-bar", role: "region", "aria-label": "Comparison" });
    this.element = h("article", { class: "rank" },
      h("header", { class: "rank-head" },
        h("div", {}, h("h1", { tabIndex: -1, dir: "auto" }, posting.title || posting.name), this.count),
        h("button", { type: "button", onclick: () => this.take() }, "Export as CSV")),
      this.filters(), this.weighing(),
      h("div", { class: "ranking-head soft", "aria-hidden": "true" }, h("span", {}, "Candidate"), h("span", {}, "Overall"),
        h("span", {}, "Min."), h("span", {}, "Pref."), h("span", {}, "Each requirement")),
      this.list, this.bar, legend());
    this.show();
  }

  filters() {
    const pairs = this.ranking.matches[0].pairs;
    const order = h("select", { id: "order", onchange: () => { this.order = order.value; this.show(); } },
      Object.entries(ORDERS).map(([value, text]) => h("option", { value }, text)));
    const about = h("select", { id: "about", onchange: () => { this.about = Number(about.value); this.show(); } },
      h("option", { value: "-1" }, "any requirement"),
      pairs.map((pair, at) => h("option", { value: String(at) }, `${this.weights.numberOf(pair.requirement)}. ${short(pair.requirement.text)}`)));
    const musts = h("input", { type: "checkbox", id: "musts", onchange: () => { this.musts = musts.checked; this.show(); } });
    return h("div", { class: "filters" },
      h("span", {}, h("label", { htmlFor: "order" }, "Best first by"), order),
      h("span", {}, h("label", { htmlFor: "about" }, "Showing at least partly"), about),
      h("span", {}, musts, h("label", { htmlFor: "musts" }, "No must-have missing")));
  }

  weighing() {
    this.weighed = h("div", { class: "weigh-list" });
    this.showWeights();
    return h("details", { class: "weigh", open: false }, h("summary", {}, "Weights and must-haves"), this.weighed);
  }

  showWeights() {
    const numbers = this.ranking.matches[0].pairs.map((pair) => this.weights.numberOf(pair.requirement));
    fill(this.weighed, h("ul", {}, numbers.map((number) => this.weight(number))),
      h("button", { type: "button", disabled: !this.weights.edited,
        onclick: () => { this.weights.reset(); this.edited(); } }, "Reset the weights"));
  }

  weight(number) {
    const { text } = this.posting.requirements[number - 1];
    const now = this.weights.weight(number);
    const select = h("select", { id: `weight-${number}`, "aria-label": `Requirement ${number} counts`,
      onchange: () => { this.weights.setWeight(number, Number(select.value)); this.edited(); } },
    [...new Set([...STEPS, now])].sort((a, b) => a - b).map((step) => {
      const option = h("option", { value: String(step) }, step === 0 ? "not at all" : `× ${step}`);
      option.selected = step === now;
      return option;
    }));
    const must = h("input", { type: "checkbox", id: `must-${number}`, checked: this.weights.must(number),
      onchange: () => { this.weights.setMust(number, must.checked); this.edited(); } });
    return h("li", {}, h("span", { class: "ordinal" }, String(number)), h("span", { dir: "auto" }, text),
      h("span", { class: "must-box" }, must, h("label", { htmlFor: `must-${number}` }, "Must-have")), select);
  }

  async edited() {
    const focus = document.activeElement?.id;
    try {
      this.ranking = await api.rank({ posting_id: this.posting.id, top: MOST, weights: this.weights.asked }, this.signal);
    } catch (error) {
      if (!this.signal.aborted) this.weighed.append(note(error));
      return;
    }
    this.showWeights();
    this.show();
    if (focus) document.getElementById(focus)?.focus();
    say("Ranked again with your weights.");
  }

  chosen() {
    const key = (match) => (this.order === "overall" ? match.coverage.overall : match.coverage.by_level[this.order]) ?? -1;
    return this.ranking.matches
      .filter((match) => !this.musts || !this.weights.lacking(match).length)
      .filter((match) => this.about < 0 || ["met", "partial"].includes(match.pairs[this.about].verdict))
      .map((match, at) => [match, at])
      .sort(([a, i], [b, j]) => key(b) - key(a) || i - j)
      .map(([match]) => match);
  }

  show() {
    const matches = this.chosen();
    const { considered, corpus_size: size, matches: all } = this.ranking;
    const rest = considered < size ? `, the ${considered} nearest of them scored` : "";
    this.count.textContent = `${matches.length === all.length ? `The best ${all.length}` : `${matches.length} of the best ${all.length}`} of ${counted(size, "resume")}${rest}`;
    fill(this.list, matches.map((match, at) => this.row(match, at)));
    if (!matches.length) {
      fill(this.list, h("li", { class: "none" }, "No candidate passes these filters. Take one away to see more."));
    }
    this.showBar();
  }

  row(match, at) {
    const name = nameOf(match.resume.id, match.resume.name);
    const { overall, at_least: least, by_level: levels } = match.coverage;
    const lacking = this.weights.lacking(match);
    const box = h("input", { type: "checkbox", id: `compare-${match.resume.id}`, checked: compared.has(match.resume.id),
      "aria-label": `Compare ${name}`, onchange: () => this.compare(match.resume.id, box.checked) });
    const cells = strip(match.pairs, this.about);
    cells.addEventListener("click", (event) => {
      const cell = event.target.closest(".cell");
      if (cell) window.location.hash = `#/match/${this.posting.id}/${match.resume.id}/${cell.dataset.at}`;
    });
    const hints = [
      lacking.length ? h("span", { class: "hint lacking" }, `${counted(lacking.length, "must-have")} missing`) : null,
      match.resume.hidden.words ? h("span", { class: "hint" }, "hidden text") : null,
      least ? h("span", { class: "hint" }, "partly unreadable") : null,
    ];
    return h("li", {}, h("span", { class: "pick" }, box), h("span", { class: "rank-number soft" }, `${at + 1}`),
      h("span", { class: "who" }, h("a", { href: `#/match/${this.posting.id}/${match.resume.id}`, dir: "auto" }, name), hints),
      h("span", { class: "overall" }, h("span", { class: "unseen" }, "overall "), h("b", {}, percent(overall)), bar(overall)),
      h("span", { class: "level" }, h("span", { class: "label" }, "min. "), percent(levels.minimum)),
      h("span", { class: "level" }, h("span", { class: "label" }, "pref. "), percent(levels.preferred)),
      cells);
  }

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
    const here = this.ranking.matches.filter((match) => compared.has(match.resume.id));
    const names = here.map((match) => nameOf(match.resume.id, match.resume.name));
    fill(this.bar, here.length === 2
      ? [h("span", {}, names.join(" and ")), h("a", { class: "button primary",
        href: `#/compare/${this.posting.id}/${here[0].resume.id}/${here[1].resume.id}` }, "Compare the two")]
      : h("span", { class: "soft" }, here.length ? `${names[0]} – tick another to compare the two` : "Tick two to compare them"));
  }

  take() {
    const rows = rankingRows(this.chosen(), this.weights, (match) => nameOf(match.resume.id, match.resume.name));
    download("ranking.csv", csv(rows));
    say("The ranking is saved as ranking.csv.");
  }
}

const short = (text) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);
