// Where the page begins: the address after # says which view is shown.

import { fill, h, say } from "./dom.js";
import { applyTheme, blind, changed, nextTheme, setBlind, theme } from "./settings.js";
import { failed, loading } from "./states.js";
import { showCompare } from "./compare.js";
import { showMatch } from "./match.js";
import { showRanking } from "./rank.js";
import { showStart } from "./start.js";

const ID = "([0-9a-f]{6,64})";
const VIEWS = [
  [/^$/, showStart],
  [new RegExp(`^match/${ID}/${ID}(?:/(\\d+))?$`), showMatch],
  [new RegExp(`^rank/${ID}$`), showRanking],
  [new RegExp(`^compare/${ID}/${ID}/${ID}$`), showCompare],
];
const THEME_NAMES = { auto: "System", light: "Light", dark: "Dark" };

const view = document.getElementById("view");
let leaving = new AbortController();
let first = true;

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const address = window.location.hash.replace(/^#\/?/, "");
  const found = VIEWS.map(([pattern, shown]) => [pattern.exec(address), shown]).find(([match]) => match);
  if (!found) { window.location.hash = "#/"; return; }
  const [match, shown] = found;
  const [, ...words] = match;
  navigation(address, words[0]);
  const late = window.setTimeout(() => fill(view, loading()), 150);
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
    fill(view, failed(error, show));
    document.title = "Problem – Resume match";
  }
  first = false;
}

function navigation(address, posting) {
  const link = (to, text) => h("a", { href: `#/${to}`, "aria-current": address === to ? "page" : null }, text);
  fill(document.getElementById("nav"), link("", "Start"), posting ? link(`rank/${posting}`, "Ranking") : null);
}

function switches() {
  const button = document.getElementById("blind");
  const dark = document.getElementById("theme");
  const told = () => {
    button.setAttribute("aria-checked", String(blind()));
    fill(dark, h("span", { class: "unseen" }, "Theme: "), THEME_NAMES[theme()]);
  };
  button.addEventListener("click", () => {
    setBlind(!blind());
    told();
    say(blind() ? "Blind: names, contact and photos are hidden." : "Names, contact and photos are shown.");
  });
  dark.addEventListener("click", () => { nextTheme(); told(); });
  told();
}

applyTheme();
switches();
document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); view.focus(); });
changed.addEventListener("blind", show);
window.addEventListener("hashchange", show);
show();
