// Two candidates side by side, requirement by requirement.

import * as api from "./api.js";
import { bar, byLevel, legend, sign, strip, uncounted } from "./coverage.js";
import { h } from "./dom.js";
import { Edits } from "./edits.js";
import { reviewed } from "./feedback.js";
import { Sheet } from "./resume.js";
import { LEVEL_NAMES, LEVELS, listed, nameOf, percent, shown, tally } from "./words.js";

const APART = 0.15; // of coverage, from which one is said to show more

export async function showCompare([postingId, ...ids], signal) {
  const edits = await Edits.of(postingId, signal);
  const matches = await Promise.all(ids.map((id) => api.match(edits.id, id, signal)));
  const sheets = await Promise.all(ids.map((id) => Sheet.of(id, signal)));
  const names = matches.map((match) => nameOf(match.resume.id, match.resume.name));
  return { title: `${names.join(" and ")} compared`, content: h("article", { class: "compare" },
    h("div", { class: "columns" }, h("header", {}, h("h1", { tabIndex: -1 }, "Side by side"),
      h("p", { class: "soft" }, "for ", h("a", { href: `#/rank/${edits.id}`, dir: "auto" }, edits.title))), matches.map((match, at) => column(edits, match, names[at]))),
    table(edits, matches, sheets, names), legend()) };
}

function column(edits, match, name) {
  const { overall, at_least: least, by_level: levels } = match.coverage;
  const { unmet } = match.must_haves;
  return h("div", { class: "column" },
    h("h2", {}, h("a", { href: `#/match/${edits.id}/${match.resume.id}`, dir: "auto" }, name)),
    h("p", { class: "number" }, least ? "at least " : "", percent(overall)), bar(overall),
    byLevel(match.pairs).filter(([level]) => level in levels).map(([level, pairs]) =>
      h("p", { class: "soft" }, `${LEVEL_NAMES[level]} ${percent(levels[level])}: ${tally(pairs)}`)),
    strip(match.pairs),
    unmet.length ? h("p", { class: "musts unmet" }, `Must-have not shown: ${listed(unmet)}`) : null,
    match.resume.notices.map((notice) => h("p", { class: "notice" }, notice)));
}

function table(edits, matches, sheets, names) {
  const [one, other] = matches;
  const ahead = (side, number) => {
    const [mine, theirs] = side ? [other, one] : [one, other];
    const of = (match) => match.pairs.find((pair) => pair.number === number)?.coverage ?? 0;
    return of(mine) - of(theirs);
  };
  return h("div", { class: "table", role: "table", "aria-label": "Requirement by requirement" }, byLevel(one.pairs).map(([level, pairs]) =>
    h("div", { role: "rowgroup" },
      h("div", { role: "row", class: "level-row" }, h("span", { role: "columnheader" }, LEVELS[level]),
        names.map((name) => h("span", { role: "columnheader", dir: "auto" }, name))),
      pairs.map(({ number, requirement, must_have: must }) => h("div", { role: "row", class: "row" },
        h("span", { role: "rowheader", dir: "auto" }, h("span", { class: "ordinal" }, String(number)), requirement.text,
          must ? h("span", { class: "must" }, "must-have") : null),
        matches.map((match, side) => cell(edits, match, number, sheets[side], ahead(side, number))))))));
}

function cell(edits, match, number, sheet, ahead) {
  const pair = match.pairs.find((one) => one.number === number);
  if (!pair) return h("div", { role: "cell", class: "side" });
  const quoted = pair.evidence.length && (pair.verdict === "met" || pair.verdict === "partial");
  return h("div", { role: "cell", class: "side" },
    h("p", { class: `verdict ${pair.verdict}` }, sign(pair.verdict), h("span", {}, pair.verdict),
      uncounted(pair) ? h("span", { class: "soft" }, "not counted")
        : [bar(pair.coverage, pair.verdict), h("span", { class: "share" }, percent(pair.coverage))],
      ahead >= APART && !uncounted(pair) ? h("span", { class: "more" }, "shows more") : null, reviewed(match, number)),
    quoted ? h("blockquote", { dir: "auto" }, shown(sheet.quote(pair.evidence[0]))) : null,
    quoted ? h("p", {}, h("a", { class: "soft", href: `#/match/${edits.id}/${match.resume.id}/${number}` },
      pair.evidence[0].page ? `page ${pair.evidence[0].page}` : "in the resume", h("span", { class: "unseen" }, `, requirement ${number}`))) : null);
}
