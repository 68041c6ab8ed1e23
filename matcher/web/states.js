// What is shown while there is nothing to show: loading, empty, gone wrong.

import { h } from "./dom.js";
import { Problem } from "./http.js";
import { sentence } from "./words.js";

export function loading(what = "Loading") {
  return h("div", { class: "state", role: "status" },
    h("span", { class: "spinner", "aria-hidden": "true" }), h("h1", { class: "soft" }, `${what} …`));
}

export function empty(title, advice, ...actions) {
  return h("div", { class: "state" }, h("h2", {}, title), h("p", {}, advice), h("p", { class: "actions" }, actions));
}

const known = (error) => error instanceof Problem;

/** A sentence and what to do; `again` is offered where trying again may help. */
export function failed(error, again = null) {
  if (!known(error)) window.console.error(error);
  const title = known(error) ? error.title : "The page met something unforeseen";
  const detail = known(error) ? error.detail : "Load it again. Nothing that was kept is lost.";
  return h("div", { class: "state problem", role: "alert", data: { code: error.code ?? "" } },
    h("h1", { tabIndex: -1 }, title), h("p", {}, sentence(detail)),
    h("p", { class: "actions" },
      again && error.status !== 404 ? h("button", { type: "button", class: "primary", onclick: () => again() },
        error.code === "unauthorized" ? "Give a key" : "Try again") : null,
      h("a", { class: "button", href: "#/" }, "Back to the start")));
}

/** The same in a line, where the rest of the view is whole. */
export function note(error) {
  if (!known(error)) window.console.error(error);
  return h("p", { class: "trouble", role: "alert" },
    h("b", {}, `${known(error) ? error.title : "Something went wrong"}.`), " ",
    known(error) ? sentence(error.detail) : "Try again.");
}
