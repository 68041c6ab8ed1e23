// What the reader of the page chose: kept in the browser, and nothing of a document with it.

export const changed = new EventTarget();

const THEMES = ["auto", "light", "dark"];

function stored(key, usual) {
  try { return window.localStorage.getItem(key) ?? usual; } catch { return usual; }
}

function store(key, value) {
  try { window.localStorage.setItem(key, value); } catch { /* private window: for now only */ }
}

let blindNow = stored("blind", "on") !== "off";
let themeNow = THEMES.includes(stored("theme", "auto")) ? stored("theme", "auto") : "auto";

export const blind = () => blindNow;
export const theme = () => themeNow;

export function setBlind(on) {
  blindNow = on;
  store("blind", on ? "on" : "off");
  changed.dispatchEvent(new Event("blind"));
}

export function nextTheme() {
  themeNow = THEMES[(THEMES.indexOf(themeNow) + 1) % THEMES.length];
  store("theme", themeNow);
  applyTheme();
}

export function applyTheme() {
  document.documentElement.dataset.theme = themeNow;
}

/** Postings that were used here lately, newest first: id and title. */
export function recent() {
  try { return JSON.parse(stored("postings", "[]")).slice(0, 6); } catch { return []; }
}

export function remember(posting) {
  const rest = recent().filter((one) => one.id !== posting.id);
  store("postings", JSON.stringify([{ id: posting.id, title: posting.title || posting.name }, ...rest].slice(0, 6)));
}

export function forget(id) {
  store("postings", JSON.stringify(recent().filter((one) => one.id !== id)));
}
