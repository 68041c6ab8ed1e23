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
