// How numbers and verdicts are put, the same in every view.

import { blind } from "./settings.js";
import { h } from "./dom.js";

export const SIGNS = { met: "●", partial: "◐", missing: "○", unknown: "?" };
export const LEVELS = {
  minimum: "Minimum qualifications",
  preferred: "Preferred qualifications",
  responsibility: "Responsibilities",
};
export const MEANINGS = {
  met: "the resume shows it",
  partial: "some of it, or something close",
  missing: "nothing in the resume shows it",
  unknown: "resumes seldom say it, or it may stand where this one could not be read",
};

/** A share in whole percent; only a true 0 or 1 reads as 0 % or 100 %. */
export function percent(share) {
  return share === null || share === undefined ? "–" : `${points(share)} %`;
}

export function points(share) {
  const nearest = Math.round(share * 100);
  return share > 0 && share < 1 ? Math.min(99, Math.max(1, nearest)) : nearest;
}

export const blindName = (id) => `Candidate ${id.slice(0, 6)}`;
export const nameOf = (id, name) => (blind() ? blindName(id) : name);

export const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

export const counted = (n, what) => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

/** "4 met, 1 missing", in the verdicts' fixed order. */
export function tally(pairs) {
  const said = Object.keys(SIGNS)
    .map((verdict) => [pairs.filter((p) => p.verdict === verdict).length, verdict])
    .filter(([n]) => n)
    .map(([n, verdict]) => `${n} ${verdict}`);
  return said.join(", ") || "nothing matched";
}

/** Text of a resume: what is withheld of it is one mute block, and not a row of signs read out. */
export const shown = (text) => text.split(/(█(?:[█\s]*█)?)/).map((piece) => (piece.startsWith("█")
  ? h("span", { class: "masked", role: "img", "aria-label": "withheld" }, piece) : piece));

export function bar(share, verdict = "") {
  const inner = h("span");
  inner.style.width = `${points(share ?? 0)}%`;
  return h("span", { class: `bar ${verdict}`, "aria-hidden": "true" }, inner);
}

export const sign = (verdict) => h("span", { class: `sign ${verdict}`, "aria-hidden": "true" }, SIGNS[verdict]);

/** One cell a requirement: filled as far as it is covered, with minimum and preferred apart. */
export function strip(pairs, chosen = -1) {
  const groups = Object.keys(LEVELS)
    .map((level) => pairs.map((pair, at) => [pair, at]).filter(([p]) => p.requirement.level === level))
    .filter((group) => group.length);
  const said = groups.map((group) => `${sentence(group[0][0].requirement.level)}: ${tally(group.map(([p]) => p))}.`);
  return h("div", { class: "strip", role: "img", "aria-label": said.join(" ") },
    groups.map((group) => h("span", { class: "strip-group" }, group.map(([pair, at]) => {
      const fill = h("span");
      fill.style.height = pair.verdict === "unknown" ? "0" : `${points(pair.coverage)}%`;
      const label = `${pair.requirement.text} – ${pair.verdict}, ${percent(pair.coverage)}`;
      return h("span", { class: `cell ${pair.verdict}${at === chosen ? " chosen" : ""}`, title: label,
        data: { at: String(at) } }, fill, pair.verdict === "unknown" ? "?" : null);
    }))));
}

export function legend() {
  return h("ul", { class: "legend", "aria-label": "Verdicts" }, Object.entries(MEANINGS).map(
    ([verdict, meaning]) => h("li", {}, sign(verdict), h("b", {}, verdict), ` ${meaning}`)));
}
