// What a resume must have to be ranked or searched: asked of the server, as far as it can tell.

import * as api from "./api.js";
import { choice, h } from "./dom.js";
import { ADDS, COUNTED, Facet, showDegrees } from "./facets.js";

const DEGREES = [["", "any"], ["school", "school or higher"], ["associate", "associate or higher"], ["bachelor", "bachelor or higher"],
  ["master", "master or higher"], ["doctor", "doctor"]];
const FILTERS = "Degree, years, skills, languages, place, tags, days";
const PAUSE = 500; // milliseconds after the last letter until it is asked

const separator = (name) => (name === "locations" ? ";" : ","); // "Austin, TX" is one place
const listOf = (text, by = ",") => (text ?? "").split(by).map((one) => one.trim()).filter(Boolean).slice(0, 10);

/** Filters as fields; `changed` hears when what they ask for is another thing. */
export class Filters {
  constructor(changed, state, signal) {
    Object.assign(this, { changed, signal });
    this.state = state; // what was typed; the caller may keep it
    this.facets = {};
    this.turn = 0;
    const field = (name, label, input, help = null) => {
      input.id = `where-${name}`;
      if (help) input.setAttribute("placeholder", help);
      if (COUNTED.includes(name) && name !== "degree") {
        this.facets[name] = new Facet(name, label, (value) => this.pick(name, value), (value) => this.holds(name, value));
      }
      return h("div", { class: "field" }, h("label", { htmlFor: input.id }, label), input, this.facets[name]?.element);
    };
    const text = (name, type, extra = {}) => h("input", { type, value: state[name] ?? "", autocomplete: "off", ...extra,
      oninput: (event) => this.set(name, event.currentTarget.value, PAUSE) });
    const degree = choice({ onchange: () => this.set("degree", degree.value, 0) }, DEGREES, state.degree ?? "");
    this.degree = degree;
    this.fields = h("div", { class: "where", role: "group", "aria-label": "Filters" },
      field("degree", "Finished degree", degree),
      field("years", "Years in jobs, at least", text("years", "number", { min: "0", max: "60", step: "1", inputmode: "numeric" })),
      field("skills", "Names all of", text("skills", "text"), "SQL, Airflow"),
      field("languages", "Speaks all of", text("languages", "text"), "German, French"),
      field("locations", "Lives in one of", text("locations", "text"), "Austin, TX; Germany"),
      field("tags", "Has one of the tags", text("tags", "text"), "spring 2026, referral"),
      field("added_from", "Added from", text("added_from", "date")),
      field("added_to", "Added until", text("added_to", "date")));
    this.element = h("details", { class: "weigh", open: Boolean(this.where) }, h("summary", {}, FILTERS), this.fields);
  }

  set(name, value, pause) {
    this.state[name] = value;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.changed(); this.count(); }, pause);
    this.facets[name]?.press();
  }

  /** Ask for a counted value, or for it no more. */
  pick(name, value) {
    const by = separator(name);
    const all = listOf(this.state[name], by);
    const kept = all.filter((one) => one.toLowerCase() !== value.toLowerCase());
    const held = kept.length < all.length;
    const text = name === "years" ? (held ? "" : value) : [...kept, ...(held ? [] : [value])].join(`${by} `);
    document.getElementById(`where-${name}`).value = text;
    this.set(name, text, 0);
  }

  holds(name, value) {
    return listOf(this.state[name], separator(name)).some((one) => one.toLowerCase() === value.toLowerCase());
  }

  /** Show how many have each choice beside what all other fields ask for. Without an answer no number is told. */
  async count() {
    this.turn += 1;
    const { turn } = this;
    const asked = new Map();
    const counts = (where) => {
      const key = JSON.stringify(where);
      if (!asked.has(key)) asked.set(key, api.counts(where, this.signal));
      return asked.get(key);
    };
    try {
      const where = this.where ?? {};
      const beside = (name) => counts(Object.fromEntries(Object.entries(where).filter(([one]) => one !== name || ADDS.has(one))));
      const every = this.offered ? null : await counts({});
      const found = await Promise.all(COUNTED.map(async (name) => [name, await beside(name)]));
      if (turn !== this.turn) return;
      if (every) for (const facet of Object.values(this.facets)) facet.offer(every);
      this.offered = true;
      for (const [name, one] of found) {
        if (name === "degree") showDegrees(this.degree, one); else this.facets[name].show(one);
      }
    } catch { /* what is wrong is told where the answer is missed */ }
  }

  /** As a request asks for them; undefined for nothing. */
  get where() {
    const { degree, years, added_from: from, added_to: to } = this.state;
    const where = {};
    if (degree) where.degree = degree;
    if (years && Number(years) >= 0) where.years = Number(years);
    for (const name of ["skills", "languages", "tags", "locations"]) {
      const asked = listOf(this.state[name], separator(name));
      if (asked.length) where[name] = asked;
    }
    if (from) where.added_from = from;
    if (to) where.added_to = to;
    return Object.keys(where).length ? where : undefined;
  }

  /** Fields emptied, and asked again. */
  clear() {
    for (const name of Object.keys(this.state)) delete this.state[name];
    for (const input of this.fields.querySelectorAll("input, select")) input.value = "";
    this.changed();
    this.count();
  }
}
