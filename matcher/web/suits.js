// One resume, and the kept postings that it covers best.

import * as api from "./api.js";
import { legend } from "./coverage.js";
import { h } from "./dom.js";
import { fitStrips, heads, row } from "./row.js";
import { empty } from "./states.js";
import { nameOf, scoredSaid } from "./words.js";

const MOST = 50;

export async function showSuits([resumeId], signal) {
  const { resume, matches, considered, corpus_size: size } = await api.suitable(resumeId, MOST, signal);
  const name = nameOf(resume.id, resume.name);
  const title = `Postings for ${name}`;
  const told = scoredSaid(considered, size, "posting");
  const list = matches.map((match, at) =>
    row(match, at + 1, match.posting.title || "A posting without a title", `#/match/${match.posting.id}/${resume.id}`));
  const content = h("article", { class: "rank" },
    h("header", { class: "view-head" }, h("div", {}, h("h1", { tabIndex: -1, dir: "auto" }, title), h("p", { class: "soft count" }, told))),
    resume.notices.map((text) => h("p", { class: "notice" }, text)),
    matches.length ? [heads("Posting"), h("ol", { class: "ranking", "aria-label": "Postings, best first" }, list), legend()]
      : empty("No posting is kept yet", "Add one at the start.", h("a", { class: "button primary", href: "#/" }, "Add a posting")));
  fitStrips(content, matches);
  return { title, content };
}
