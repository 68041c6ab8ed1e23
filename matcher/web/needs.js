// Which requirements a resume must show, or meet, to be ranked: asked of the server, of its whole corpus.

import { choice, fill, h, keepingFocus } from "./dom.js";
import { shortened } from "./words.js";

const HOW = [["must_show", "show at least partly"], ["must_meet", "meet"]];
const SAID = { must_show: "shows", must_meet: "meets" };
const MOST = 10; // requirements that the server takes of each

/** `state.needs` is kept by the caller: how by number; `changed` hears when it is another. */
export class Needs {
  constructor(edits, state, changed) {
    Object.assign(this, { edits, state, changed });
    this.element = h("div", { class: "needs" });
    this.show();
  }

  /** Requirements that count: of others nothing is said. */
  get asked() { return this.edits.requirements.filter((one) => one.weight > 0); }

  get numbers() { return this.asked.map((one) => one.number).filter((number) => this.state.needs[number]); }

  /** As a request asks for them. */
  get where() {
    const where = {};
    for (const number of this.numbers) (where[this.state.needs[number]] ??= []).push(number);
    for (const [name, numbers] of Object.entries(where)) where[name] = numbers.slice(0, MOST);
    return where;
  }

  set(number, how) {
    if (how) this.state.needs[number] = how; else delete this.state.needs[number];
    this.show();
    this.changed();
  }

  clear() {
    this.state.needs = {};
    this.show();
  }

  show() { keepingFocus(() => fill(this.element, this.choices(), this.chips())); }

  choices() {
    const how = choice({ id: "need-how", "aria-label": "How well", onchange: () => { this.state.how = how.value; } }, HOW, this.state.how);
    const about = choice({ id: "need" },
      [["", "a requirement"], ...this.asked.filter((one) => !this.state.needs[one.number])
        .map((one) => [String(one.number), `${one.number}. ${shortened(one.text)}`])], "");
    // Of its own accord a choice would be one at every press of an arrow key.
    const add = h("button", { type: "button", id: "need-add", onclick: () => (about.value ? this.set(Number(about.value), how.value) : about.focus()) },
      "Add", h("span", { class: "unseen" }, " this requirement"));
    return h("span", {}, h("label", { htmlFor: "need" }, "Only who"), how, about, add);
  }

  chips() {
    return h("ul", { class: "chips", "aria-label": "Requirements asked for", hidden: !this.numbers.length }, this.numbers.map((number) => {
      const { text } = this.edits.requirement(number);
      return h("li", {}, h("button", { type: "button", class: "chip", title: text,
        onclick: () => { this.set(number, null); document.getElementById("need").focus(); } },
      h("span", { class: "unseen" }, "Take away: "), `${SAID[this.state.needs[number]]} ${number}. ${shortened(text, 32)}`,
      h("span", { "aria-hidden": "true" }, "×")));
    }));
  }
}
