// What the resumes that pass have, counted: a number behind each choice of a filter.

import { fill, h } from "./dom.js";
import { counted } from "./words.js";

const MOST = 4; // choices that are told of a field, the most common ones
const DEGREES = ["school", "associate", "bachelor", "master", "doctor"];
const YEARS = [["2", ["2-5", "5-10", "10+"]], ["5", ["5-10", "10+"]], ["10", ["10+"]]];
const capital = (name) => name.replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1));
const sum = (counts, names) => names.reduce((whole, name) => whole + (counts[name] ?? 0), 0);

/** Field of the filters -> what it is in the counts, and its choices: value, label, how many have it. */
const FACETS = {
  degree: (found) => DEGREES.map((name, at) => [name, name, sum(found.degrees, DEGREES.slice(at))]),
  years: (found) => YEARS.map(([from, bands]) => [from, `${from}+`, sum(found.years, bands)]),
  languages: (found) => Object.entries(found.languages).map(([name, many]) => [capital(name), capital(name), many]),
  locations: (found) => Object.entries(found.places).map(([name, many]) => [name, name, many]),
  tags: (found) => Object.entries(found.tags).map(([name, many]) => [name, name, many]),
};
export const COUNTED = Object.keys(FACETS);
/** A choice leaves the number that it has beside all other fields; who speaks one language more must speak all. */
export const ADDS = new Set(["languages"]);

/** Choices of one field as buttons; `pick` hears the value, `held` tells whether one is asked for. */
export class Facet {
  constructor(name, label, pick, held) {
    Object.assign(this, { name, pick, held });
    this.buttons = new Map();
    this.element = h("span", { class: "facet", role: "group", "aria-label": `${label}: how many` });
  }

  /** Which choices there are stays as it was at first, so that nothing moves under a hand. */
  offer(found) {
    const some = FACETS[this.name](found).filter(([, , many]) => many).slice(0, MOST);
    this.buttons = new Map(some.map(([value, label]) => [value, h("button", { type: "button", onclick: () => this.pick(value) },
      h("span", {}, label), h("span", { class: "many" }))]));
    fill(this.element, [...this.buttons.values()]);
  }

  show(found) {
    const now = new Map(FACETS[this.name](found).map(([value, , many]) => [value, many]));
    for (const [value, button] of this.buttons) {
      const many = now.get(value) ?? 0;
      fill(button.lastElementChild, h("span", { "aria-hidden": "true" }, many.toLocaleString("en")),
        h("span", { class: "unseen" }, `: ${counted(many, "resume")}`));
      button.classList.toggle("none-left", !many);
    }
    this.press();
  }

  press() {
    for (const [value, button] of this.buttons) button.setAttribute("aria-pressed", String(this.held(value)));
  }
}

/** The options of the choice of a degree, each with how many have it or a higher one. */
export function showDegrees(select, found) {
  const now = new Map(FACETS.degree(found).map(([value, , many]) => [value, many]));
  for (const option of select.options) {
    option.dataset.text ??= option.textContent;
    if (now.has(option.value)) option.textContent = `${option.dataset.text} (${now.get(option.value).toLocaleString("en")})`;
  }
}
