// One candidate of a ranking, or one posting for a resume: its figures and its strip in a row.

import { bar, strip, stripHead } from "./coverage.js";
import { h } from "./dom.js";
import { listed, percent } from "./words.js";

const hint = (text, kind = "") => h("span", { class: `hint ${kind}` }, text);

/** What a reader should know before the numbers. */
function hints(match) {
  const { unmet, unclear } = match.must_haves;
  return [
    unmet.length ? hint(`must-have not shown: ${listed(unmet)}`, "unmet") : null,
    unclear.length ? hint(`must-have to be checked: ${listed(unclear)}`) : null,
    match.resume.reads_as_posting ? hint("reads as a posting, not a resume", "unmet") : null,
    match.resume.hidden.words ? hint("hidden text") : null,
    match.coverage.at_least ? hint("partly unreadable") : null,
    match.feedback.length ? hint("reviewed") : null,
  ];
}

/** A row for `match`, as the `place`th; `address` is its match, `lead` stands before it. */
export function row(match, place, name, address, { lead = null, chosen = [] } = {}) {
  const { overall, by_level: levels } = match.coverage;
  const cells = strip(match.pairs, chosen);
  cells.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    if (cell) window.location.hash = `${address}/${cell.dataset.number}`;
  });
  return h("li", {}, h("span", { class: "pick" }, lead), h("span", { class: "rank-number soft" }, String(place)),
    h("span", { class: "who" }, h("a", { href: address, dir: "auto" }, name), hints(match)),
    h("span", { class: "overall" }, h("span", { class: "unseen" }, "overall "), h("b", {}, percent(overall)), bar(overall)),
    h("span", { class: "level" }, h("span", { class: "label" }, "min. "), percent(levels.minimum)),
    h("span", { class: "level" }, h("span", { class: "label" }, "pref. "), percent(levels.preferred)), cells);
}

/** The heads of the columns of such rows; `match` has the pairs of all of them, or there is none. */
export const heads = (what, match = null) => h("div", { class: "ranking-head soft", "aria-hidden": "true" },
  h("span", {}, what), h("span", {}, "Overall"), h("span", {}, "Min."), h("span", {}, "Pref."), match ? stripHead(match.pairs) : h("span", {}, "Each requirement"));

const MOST_CELLS = 24; // in a line

/** Give rows with strips of so many cells the room that they need. */
export function fitStrips(element, matches) {
  const cells = Math.max(4, ...matches.map((match) => match.pairs.length));
  element.style.setProperty("--strip", `${Math.min(cells, MOST_CELLS) + 1}rem`);
}
