// What is shown while there is nothing to show: loading, empty, gone wrong.

import { h } from "./dom.js";
import { Problem } from "./api.js";

export function loading(what = "Loading") {
  return h("div", { class: "state", role: "status" },
    h("span", { class: "spinner", "aria-hidden": "true" }), h("p", {}, `${what} …`));
}

export function empty(title, advice, ...actions) {
  return h("div", { class: "state" }, h("h2", {}, title), h("p", {}, advice), h("p", { class: "actions" }, actions));
}

/** A sentence and what to do; `again` is offered where trying again may help. */
export function failed(error, again = null) {
  const known = error instanceof Problem;
  if (!known) window.console.error(error);
  const title = known ? error.title : "The page met something unforeseen";
  const detail = known ? error.detail : "Load it again. Nothing that was kept is lost.";
  return h("div", { class: "state problem", role: "alert" },
    h("h1", { tabIndex: -1 }, title), h("p", {}, detail),
    h("p", { class: "actions" },
      again ? h("button", { type: "button", class: "primary", onclick: () => again() }, "Try again") : null,
      h("a", { class: "button", href: "#/" }, "Back to the start")));
}

export const note = (error) => h("p", { class: "trouble", role: "alert" },
  h("b", {}, `${error instanceof Problem ? error.title : "Something went wrong"}.`), " ",
  error instanceof Problem ? error.detail : "Try again.");
