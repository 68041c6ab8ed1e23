// Elements are built, never parsed from text: what a document says can become nothing but text.

const PROPERTIES = new Set(["checked", "value", "disabled", "files", "htmlFor", "hidden", "tabIndex",
  "multiple", "indeterminate"]);

/** An element with attributes, listeners ("onclick") and children; null children are left out. */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** Put `children` in place of what `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

const live = () => document.getElementById("live");

/** Say something to a screen reader. */
export function say(text) {
  const place = live();
  place.textContent = "";
  window.setTimeout(() => { place.textContent = text; }, 30);
}

/** Whether things should move. */
export const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
