// Where the page begins: the address after # says which view is shown.

import { connection } from "./banner.js";
import { fill, h, say } from "./dom.js";
import { forgetKey, hasKey, keys } from "./key.js";
import { applyTheme, blind, changed, nextTheme, setBlind, theme } from "./settings.js";
import { failed, loading } from "./states.js";
import { showCompare } from "./compare.js";
import { showJobs } from "./job.js";
import { showMatch } from "./match.js";
import { showPosting } from "./posting.js";
import { showRanking } from "./rank.js";
import { showSearch } from "./search.js";
import { showStart } from "./start.js";
import { showSuits } from "./suits.js";

const ID = "([0-9a-f]{6,64})";
const VIEWS = [ // address, what shows it, whether its first word is a posting
  [/^$/, showStart, false],
  [new RegExp(`^posting/${ID}$`), showPosting, true],
  [new RegExp(`^match/${ID}/${ID}(?:/(\\d+))?$`), showMatch, true],
  [new RegExp(`^rank/${ID}$`), showRanking, true],
  [new RegExp(`^compare/${ID}/${ID}/${ID}$`), showCompare, true],
  [new RegExp(`^search(?:/${ID}/(\\d+))?$`), showSearch, true],
  [new RegExp(`^suits/${ID}$`), showSuits, false],
  [/^batches$/, showJobs, false],
];
const THEME_NAMES = { auto: "System", light: "Light", dark: "Dark" };
const PAUSE = 150; // milliseconds until a view that is not there yet is said to be loading

const view = document.getElementById("view");
let leaving = new AbortController();
let first = true;
let posting = null; // the one that was looked at last

const addressed = () => window.location.hash.replace(/^#\/?/, "");

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const address = addressed();
  const found = VIEWS.map(([pattern, shown, about]) => [pattern.exec(address), shown, about]).find(([match]) => match);
  if (!found) { window.location.hash = "#/"; return; }
  const [[, ...words], shown, about] = found;
  if (about && words[0]) [posting] = words;
  navigation(address);
  const late = window.setTimeout(() => fill(view, loading()), PAUSE);
  try {
    const { title, content } = await shown(words, signal);
    window.clearTimeout(late);
    if (signal.aborted) return;
    fill(view, content);
    view.dataset.shown = address; // what is shown, and not what is on its way
    document.title = `${title} – Resume match`;
    if (!first) view.querySelector("h1")?.focus({ preventScroll: true });
    if (!first) window.scrollTo(0, 0);
  } catch (error) {
    window.clearTimeout(late);
    if (signal.aborted) return;
    if (error.code === "unknown_document") posting = null;
    navigation(address);
    fill(view, failed(error, show));
    document.title = "Problem – Resume match";
  }
  first = false;
}

function navigation(address) {
  const link = (to, text) => h("a", { href: `#/${to}`, "aria-current": address === to ? "page" : null }, text);
  fill(document.getElementById("nav"), link("", "Start"),
    posting ? [link(`posting/${posting}`, "Requirements"), link(`rank/${posting}`, "Ranking")] : null,
    link("search", "Search"), link("batches", "Batches"));
}

function switches() {
  const button = document.getElementById("blind");
  const dark = document.getElementById("theme");
  const forget = document.getElementById("forget");
  const told = () => {
    button.setAttribute("aria-checked", String(blind()));
    fill(dark, h("span", {}, "Theme: "), THEME_NAMES[theme()]);
    forget.hidden = !hasKey();
  };
  button.addEventListener("click", () => {
    setBlind(!blind());
    told();
    say(blind() ? "Blind: names, contact and photos are hidden." : "Names, contact and photos are shown.");
  });
  dark.addEventListener("click", () => { nextTheme(); told(); });
  forget.addEventListener("click", () => { forgetKey(); fill(view); posting = null; show(); });
  keys.addEventListener("changed", told);
  told();
}

applyTheme();
switches();
document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); view.focus(); });
changed.addEventListener("blind", show);
connection.addEventListener("back", () => { if (view.querySelector(".problem")) show(); });
window.addEventListener("hashchange", show);
show();
