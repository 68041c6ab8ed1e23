// Two candidates side by side, requirement by requirement.

import * as api from "./api.js";
import { h } from "./dom.js";
import { Sheet } from "./resume.js";
import { Weights } from "./weights.js";
import { bar, legend, LEVELS, nameOf, percent, shown, sign, strip } from "./words.js";

const APART = 0.15; // of coverage, from which one is said to show more

export async function showCompare([postingId, ...ids], signal) {
  const posting = await api.posting(postingId, signal);
  const weights = Weights.of(posting);
  const asked = (id) => api.match({ posting_id: posting.id, resume_id: id, weights: weights.asked }, signal);
  const matches = await Promise.all(ids.map(asked));
  const sheets = await Promise.all(ids.map((id) => Sheet.of(id, signal)));
  const names = matches.map((match) => nameOf(match.resume.id, match.resume.name));
  const title = posting.title || posting.name;
  return { title: `${names.join(" and ")} compared`, content: h("article", { class: "compare" },
    h("header", {}, h("h1", { tabIndex: -1 }, names.join(" and ")), h("p", { class: "soft", dir: "auto" }, "for ", title)),
    h("div", { class: "columns" }, matches.map((match, at) => column(posting, match, names[at]))),
    table(matches, sheets, names, weights), legend()) };
}

function column(posting, match, name) {
  const { overall, at_least: least } = match.coverage;
  return h("div", { class: "column" },
    h("h2", {}, h("a", { href: `#/match/${posting.id}/${match.resume.id}`, dir: "auto" }, name)),
    h("p", { class: "number" }, least ? "at least " : "", percent(overall)), bar(overall), strip(match.pairs),
    match.resume.notices.map((notice) => h("p", { class: "notice" }, notice)));
}

function table(matches, sheets, names, weights) {
  const [one, other] = matches;
  const levels = Object.keys(LEVELS).filter((level) => one.pairs.some((p) => p.requirement.level === level));
  return h("div", { class: "table", role: "table", "aria-label": "Requirement by requirement" }, levels.map((level) =>
    h("div", { role: "rowgroup" },
      h("div", { role: "row", class: "level-row" }, h("span", { role: "columnheader" }, LEVELS[level]),
        names.map((name) => h("span", { role: "columnheader", dir: "auto" }, name))),
      one.pairs.map((pair, at) => [pair, at]).filter(([p]) => p.requirement.level === level).map(([pair, at]) =>
        h("div", { role: "row", class: "row" },
          h("span", { role: "rowheader", dir: "auto" },
            h("span", { class: "ordinal" }, String(weights.numberOf(pair.requirement))), pair.requirement.text),
          matches.map((match, side) => cell(match.pairs[at], sheets[side],
            match.pairs[at].coverage - (side ? one : other).pairs[at].coverage))))))
  );
}

function cell(pair, sheet, ahead) {
  const quoted = pair.evidence.length && (pair.verdict === "met" || pair.verdict === "partial");
  const uncounted = pair.verdict === "unknown" && !pair.weight;
  return h("div", { role: "cell", class: "side" },
    h("p", { class: `verdict ${pair.verdict}` }, sign(pair.verdict), h("span", {}, pair.verdict),
      uncounted ? null : [bar(pair.coverage, pair.verdict), h("span", { class: "share" }, percent(pair.coverage))],
      ahead >= APART && !uncounted ? h("span", { class: "more" }, "shows more") : null),
    quoted ? h("blockquote", { dir: "auto" }, shown(sheet.quote(pair.evidence[0]))) : null);
}
