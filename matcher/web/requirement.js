// One requirement of a match: its verdict in a line, and opened: quotes, reasons, parts, controls.

import { controls } from "./controls.js";
import { bar, sign, uncounted } from "./coverage.js";
import { fill, h, say } from "./dom.js";
import { feedback, reviewed } from "./feedback.js";
import { composed, percent, sentence, shown } from "./words.js";

const SHOWN_CHOICES = 5;
const UNKNOWN = "Resumes seldom say this, so its absence is held against nobody: it counts for nothing. Ask the candidate.";

/** `view` is the match it stands in: {match, sheet, edits, pane, choose, close, change, again, half}. */
export class RequirementItem {
  constructor(pair, view) {
    Object.assign(this, { pair, view });
    this.at = 0; // which of its quotes is shown
    this.part = null; // or of which of its parts
    const id = `detail-${pair.number}`;
    this.detail = h("div", { class: "detail", id, hidden: true });
    this.button = h("button", { type: "button", class: "requirement", id: `requirement-${pair.number}`,
      "aria-expanded": "false", "aria-controls": id,
      onclick: () => (this.isOpen ? view.close() : view.choose(pair.number, true)) },
    h("span", { class: "ordinal" }, String(pair.number)),
    h("span", { class: "asked", dir: "auto" }, pair.requirement.text), this.verdict());
    this.element = h("li", { class: "item", data: { number: String(pair.number) } }, h("h3", {}, this.button), this.detail);
  }

  get isOpen() { return !this.detail.hidden; }

  verdict() {
    const { pair } = this;
    return h("span", { class: `verdict ${pair.verdict}` }, sign(pair.verdict), h("span", { class: "word" }, pair.verdict),
      uncounted(pair) ? h("span", { class: "soft" }, "not counted")
        : [bar(pair.coverage, pair.verdict), h("span", { class: "share" }, percent(pair.coverage))],
      pair.must_have ? h("span", { class: pair.verdict === "missing" ? "must unmet" : "must" }, "must-have") : null,
      reviewed(this.view.match, pair.number));
  }

  open() {
    this.element.classList.add("open");
    this.button.setAttribute("aria-expanded", "true");
    this.detail.hidden = false;
    this.draw();
  }

  close() {
    this.element.classList.remove("open");
    this.button.setAttribute("aria-expanded", "false");
    this.detail.hidden = true;
    this.part = null;
  }

  draw() {
    const { pair, view } = this;
    fill(this.detail, this.quoted(),
      uncounted(pair) ? h("p", { class: "reasons" }, UNKNOWN) : null,
      pair.reasons.length ? h("ul", { class: "reasons" }, pair.reasons.map((reason) => h("li", {}, sentence(reason)))) : null,
      pair.parts.length > 1 ? h("ul", { class: "parts", "aria-label": "What it asks for together" },
        pair.parts.map((part) => this.partItem(part))) : null,
      composed(pair) ? h("p", { class: "soft" }, `${composed(pair)}.`) : null,
      controls(view.edits, pair.number, (change) => view.change(pair.number, change)),
      feedback(view.match, pair, () => view.again()));
  }

  /** What is marked on the resume: all quotes, the shown one above the others. */
  mark(scroll) {
    if (this.part) this.view.pane.mark([this.part.evidence], 0, scroll);
    else this.view.pane.mark(this.pair.evidence, this.at, scroll);
  }

  /** Show the next quote, or the one before. */
  turn(by) {
    const { evidence } = this.pair;
    if (!evidence.length) return;
    this.at = this.part ? this.at : (this.at + by + evidence.length) % evidence.length;
    this.part = null;
    const focus = document.activeElement?.getAttribute("aria-label");
    this.draw();
    if (focus && focus.endsWith(" quote")) this.detail.querySelector(`[aria-label="${focus}"]`)?.focus();
    this.mark(true);
    const now = evidence[this.at];
    say(`Quote ${this.at + 1} of ${evidence.length}${now.page ? `, page ${now.page}` : ""}: ${this.view.sheet.quote(now)}`);
  }

  quoted() {
    const { pair, view } = this;
    if (!pair.evidence.length) return pair.reasons.length ? null : h("p", { class: "lead" }, "Nothing in the resume comes near it.");
    const evidence = this.part ? this.part.evidence : pair.evidence[this.at];
    const shows = pair.verdict === "met" || pair.verdict === "partial";
    const turn = (by, text, name) => h("button", { type: "button", class: "turn", "aria-label": name, onclick: () => this.turn(by) }, text);
    return h("figure", { class: "quote" },
      this.part ? h("p", { class: "lead" }, `For “${this.part.text}”:`)
        : shows ? null : h("p", { class: "lead" }, "Not shown. The nearest line:"),
      h("blockquote", { dir: "auto" }, shown(view.sheet.quote(evidence))),
      h("figcaption", {},
        h("span", { class: "soft" }, evidence.page ? `page ${evidence.page}` : `characters ${evidence.start}–${evidence.end}`),
        pair.evidence.length > 1 && !this.part ? h("span", { class: "turns" }, turn(-1, "‹", "Previous quote"),
          h("span", {}, `${this.at + 1} of ${pair.evidence.length}`), turn(1, "›", "Next quote")) : null,
        this.part ? h("button", { type: "button", class: "link", onclick: () => { this.show(null); } }, "Back to the whole") : null,
        h("button", { type: "button", class: "link only-narrow", onclick: () => view.half("pane") }, "Show on the resume")));
  }

  show(part) {
    this.part = part;
    this.draw();
    this.mark(true);
    this.detail.querySelector(part ? "figcaption button" : ".parts button")?.focus();
  }

  partItem(part) {
    const { pair } = this;
    const many = part.choices.length;
    const lacking = part.verdict === "missing" || part.verdict === "unknown";
    const more = many > SHOWN_CHOICES ? ` and ${many - SHOWN_CHOICES} more` : "";
    const text = many > 1 && lacking ? `any of ${part.choices.slice(0, SHOWN_CHOICES).join(", ")}${more}`
      : many > 1 ? `${part.text} (one is enough)` : part.text;
    return h("li", { class: part.verdict }, sign(part.verdict), h("span", { class: "unseen" }, `${part.verdict}: `),
      h("span", { dir: "auto" }, text),
      pair.whole === null ? null : h("span", { class: "share soft" }, percent(part.coverage)),
      part.evidence && !lacking && part !== this.part ? h("button", { type: "button", class: "link", onclick: () => this.show(part) },
        "its line", h("span", { class: "unseen" }, ` for ${part.text}`)) : null);
  }
}
