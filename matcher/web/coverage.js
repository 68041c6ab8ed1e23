// Coverage as it is drawn: a bar, a sign, a strip with a cell a requirement, and what they mean.

import { h } from "./dom.js";
import { LEVEL_NAMES, LEVELS, MEANINGS, percent, points, SIGNS } from "./words.js";

export function bar(share, verdict = "") {
  const inner = h("span");
  inner.style.width = `${points(share ?? 0)}%`;
  return h("span", { class: `bar ${verdict}`, "aria-hidden": "true" }, inner);
}

export const sign = (verdict) => h("span", { class: `sign ${verdict}`, "aria-hidden": "true" }, SIGNS[verdict]);

/** Whether a pair counts for nothing because nobody can tell. */
export const uncounted = (pair) => pair.verdict === "unknown" && !pair.weight;

const isUnmet = (pair) => pair.must_have && pair.verdict === "missing";

/** Pairs by level, in the levels' order; levels without any are left out. */
export function byLevel(pairs) {
  return Object.keys(LEVELS)
    .map((level) => [level, pairs.filter((pair) => pair.requirement.level === level)])
    .filter(([, group]) => group.length);
}

/** What a strip shows, in words: "Minimum: met 5, 6; unknown 9." */
export function stripSaid(pairs) {
  return byLevel(pairs).map(([level, group]) => {
    const said = Object.keys(SIGNS)
      .map((verdict) => [verdict, group.filter((pair) => pair.verdict === verdict).map((pair) => pair.number)])
      .filter(([, numbers]) => numbers.length)
      .map(([verdict, numbers]) => `${verdict} ${numbers.join(", ")}`);
    return `${LEVEL_NAMES[level]}: ${said.join("; ")}.`;
  }).join(" ");
}

function cell(pair, chosen) {
  const level = h("span");
  level.style.height = uncounted(pair) ? "0" : `${points(pair.coverage)}%`;
  const label = `${pair.number}. ${pair.requirement.text} – ${pair.verdict}${uncounted(pair) ? "" : `, ${percent(pair.coverage)}`}`
    + `${isUnmet(pair) ? ", a must-have" : ""}`;
  const kind = `${pair.verdict}${isUnmet(pair) ? " unmet" : ""}${chosen.includes(pair.number) ? " chosen" : ""}`;
  return h("span", { class: `cell ${kind}`, title: label, data: { number: String(pair.number) } },
    level, pair.verdict === "unknown" ? "?" : null);
}

/** One cell a requirement: filled as far as it is covered, with minimum and preferred apart. */
export function strip(pairs, chosen = []) {
  return h("div", { class: "strip", role: "img", "aria-label": stripSaid(pairs) },
    byLevel(pairs).map(([, group]) => h("span", { class: "strip-group" }, group.map((pair) => cell(pair, chosen)))));
}

export function legend() {
  return h("ul", { class: "legend", "aria-label": "What the verdicts mean" }, Object.entries(MEANINGS).map(
    ([verdict, meaning]) => h("li", {}, sign(verdict), h("b", {}, verdict), ` ${meaning}`)));
}

/** The requirements' numbers, each above its cells. */
export function stripHead(pairs) {
  return h("span", { class: "strip" }, byLevel(pairs).map(([, group]) =>
    h("span", { class: "strip-group" }, group.map((pair) =>
      h("span", { class: `cell-head${pair.must_have ? " of-must" : ""}`, title: pair.requirement.text }, String(pair.number))))));
}

/** The overall coverage that pairs come to: the weighted mean of what is shown, and nothing else. */
export function meanOf(pairs) {
  const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  return weight ? pairs.reduce((sum, pair) => sum + pair.weight * pair.coverage, 0) / weight : null;
}
