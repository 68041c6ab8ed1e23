// Elements are built, never parsed from text: what a document says can become nothing but text.

const PROPERTIES = new Set(["checked", "value", "disabled", "files", "htmlFor", "hidden", "tabIndex",
  "multiple", "required", "open", "selected"]);

const there = (children) => children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false);

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
  element.append(...there(children));
  return element;
}

/** Put `children` in place of what `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...there(children));
  return element;
}

/** A choice of one: pairs of value and text. */
export function choice(given, options, chosen) {
  return h("select", given, options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
}

/** Do `change`, and keep the focus where it was if an element of the same id is there again. */
export function keepingFocus(change) {
  const { id } = document.activeElement ?? {};
  change();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}

/** Give a blob to the reader as a file. */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const live = () => document.getElementById("live");

/** Say something to a screen reader. */
export function say(text) {
  const place = live();
  place.textContent = "";
  window.setTimeout(() => { place.textContent = text; }, 30);
}

/** Whether things should stay where they are. */
export const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
