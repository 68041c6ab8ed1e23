// How numbers, names and verdicts are put, the same in every view.

import { h } from "./dom.js";
import { blind } from "./settings.js";

export const SIGNS = { met: "●", partial: "◐", missing: "○", unknown: "?" };
export const LEVELS = {
  minimum: "Minimum qualifications",
  preferred: "Preferred qualifications",
  responsibility: "Responsibilities",
};
export const LEVEL_NAMES = { minimum: "Minimum", preferred: "Preferred", responsibility: "Responsibility" };
export const MEANINGS = {
  met: "the resume shows it",
  partial: "some of it, or something close",
  missing: "not shown: too little comes near it",
  unknown: "resumes seldom say it, or it may stand where this one could not be read; it is not held against anyone",
};

/** A share in whole percent; only a true 0 or 1 reads as 0 % or 100 %. */
export function percent(share) {
  return share === null || share === undefined ? "–" : `${points(share)}\u00a0%`;
}

export function points(share) {
  const nearest = Math.round(share * 100);
  return share > 0 && share < 1 ? Math.min(99, Math.max(1, nearest)) : nearest;
}

/** How the coverage of a requirement of parts is made of theirs; "" where a rule made it, or it has none. */
export function composed({ whole, parts, coverage }) {
  if (whole === null) return "";
  const mean = parts.reduce((sum, part) => sum + part.coverage, 0) / parts.length;
  const said = parts.length > 1 ? `its parts ${percent(mean)} on average` : `its best choice (${parts[0].text}) ${percent(mean)}`;
  const halfway = (whole + mean) / 2;
  const told = `As a whole ${percent(whole)}, ${said}: halfway is ${percent(halfway)}`;
  if (Math.abs(halfway - coverage) <= 0.0001) return told;
  const there = parts.filter((part) => part.verdict === "met").length > 1 ? "some of them are there" : "one of them is there";
  return `${told}; ${coverage < halfway ? "not all of them are there" : there}, so ${percent(coverage)}`;
}

export const blindName = (id) => `Candidate ${id.slice(0, 6)}`;
export const nameOf = (id, name) => (blind() ? blindName(id) : name);

/** What a file goes by: its own name, or to a blind reader its place and kind alone. */
export function fileName(name, at) {
  if (!blind()) return name;
  const [ending] = /\.[a-z0-9]{1,7}$/i.exec(name) ?? [""];
  return `File ${at}${ending ? ` (${ending.slice(1).toLowerCase()})` : ""}`;
}

export const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
export const shortened = (text, most = 60) => (text.length > most ? `${text.slice(0, most - 2).trimEnd()}…` : text);
export const counted = (n, what) => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

/** How many of those there are were really looked at; `filtered`: of those that pass the filters. */
export function scoredSaid(considered, size, what, filtered = false) {
  const passing = filtered ? ` that ${size === 1 ? "passes" : "pass"} the filters` : "";
  if (!size) return filtered ? `No ${what} passes the filters` : `No ${what}`;
  const of = considered === size ? (size === 1 ? "The" : "All") : `${considered.toLocaleString("en")} of`;
  return `${of} ${counted(size, what)}${passing} scored`;
}

/** How many were left out because they do not say where they are; "" where nobody asked. */
export const unplacedSaid = (count) => (count ? `${count.toLocaleString("en")} more state no location` : "");

/** "1, 2 and 3". */
export function listed(items) {
  const all = [...items].map(String);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

const DAY = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const day = (iso) => DAY.format(new Date(iso));
export const moment = (iso) => MOMENT.format(new Date(iso));

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
