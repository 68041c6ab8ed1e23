// What a resume must have to be ranked or searched: asked of the server, as far as it can tell.

import { choice, h } from "./dom.js";

const DEGREES = [["", "any"], ["school", "school or higher"], ["associate", "associate or higher"], ["bachelor", "bachelor or higher"],
  ["master", "master or higher"], ["doctor", "doctor"]];
export const FILTERS = "Degree, years, skills, languages, place, tags, days";
const PAUSE = 500; // milliseconds after the last letter until it is asked

const listOf = (text, by = ",") => (text ?? "").split(by).map((one) => one.trim()).filter(Boolean).slice(0, 10);

/** Filters as fields; `changed` hears when what they ask for is another thing. */
export class Filters {
  constructor(changed, state = {}) {
    this.changed = changed;
    this.state = state; // what was typed; the caller may keep it
    const field = (name, label, input, help = null) => {
      input.id = `where-${name}`;
      if (help) input.setAttribute("placeholder", help);
      return h("p", { class: "field" }, h("label", { htmlFor: input.id }, label), input);
    };
    const text = (name, type, extra = {}) => h("input", { type, value: state[name] ?? "", autocomplete: "off", ...extra,
      oninput: (event) => this.set(name, event.currentTarget.value, PAUSE) });
    const degree = choice({ onchange: () => this.set("degree", degree.value, 0) }, DEGREES, state.degree ?? "");
    this.element = h("div", { class: "where", role: "group", "aria-label": "Filters" },
      field("degree", "Finished degree", degree),
      field("years", "Years in dated jobs, at least", text("years", "number", { min: "0", max: "60", step: "1", inputmode: "numeric" })),
      field("skills", "Names all of", text("skills", "text"), "SQL, Airflow"),
      field("languages", "Speaks all of", text("languages", "text"), "German, French"),
      field("locations", "Lives in one of", text("locations", "text"), "Austin, TX; Germany"),
      field("tags", "Has one of the tags", text("tags", "text"), "spring 2026, referral"),
      field("added_from", "Added from", text("added_from", "date")),
      field("added_to", "Added until", text("added_to", "date")));
  }

  set(name, value, pause) {
    this.state[name] = value;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.changed(), pause);
  }

  /** As a request asks for them; undefined for nothing. */
  get where() {
    const { degree, years, added_from: from, added_to: to } = this.state;
    const where = {};
    if (degree) where.degree = degree;
    if (years && Number(years) >= 0) where.years = Number(years);
    for (const name of ["skills", "languages", "tags", "locations"]) {
      const asked = listOf(this.state[name], name === "locations" ? ";" : ","); // "Austin, TX" is one place
      if (asked.length) where[name] = asked;
    }
    if (from) where.added_from = from;
    if (to) where.added_to = to;
    return Object.keys(where).length ? where : undefined;
  }

  /** Fields emptied, and asked again. */
  clear() {
    for (const name of Object.keys(this.state)) delete this.state[name];
    for (const input of this.element.querySelectorAll("input, select")) input.value = "";
    this.changed();
  }
}
