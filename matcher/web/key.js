// The key of a server that asks for one: held for this tab alone, until it is closed.

import { h } from "./dom.js";

export const keys = new EventTarget(); // "changed"

const NAME = "key";

let held = "";
try { held = window.sessionStorage.getItem(NAME) ?? ""; } catch { /* for as long as the page lives */ }

let asking = null; // one question at a time, whoever wants to know

export const hasKey = () => held !== "";
export const usedKey = () => held;
export const authorization = () => (held ? { authorization: `Bearer ${held}` } : {});

function hold(text) {
  held = text;
  try {
    if (text) window.sessionStorage.setItem(NAME, text);
    else window.sessionStorage.removeItem(NAME);
  } catch { /* as above */ }
  keys.dispatchEvent(new Event("changed"));
}

export const forgetKey = () => hold("");

/** Ask for a key; whether there is another one now than `refused`, with which a request was made. */
export function askForKey(refused) {
  if (held !== refused) return Promise.resolve(held !== "");
  asking ??= asked(refused).finally(() => { asking = null; });
  return asking;
}

function asked(refused) {
  return new Promise((resolve) => {
    const said = h("p", { class: "trouble", role: "alert", hidden: true });
    const input = h("input", { id: "key-text", type: "password", autocomplete: "off", spellcheck: "false",
      required: true, "aria-describedby": "key-help" });
    const dialog = h("dialog", { class: "key", "aria-labelledby": "key-head" },
      h("form", { class: "stack", onsubmit: (event) => {
        event.preventDefault();
        const text = input.value.trim();
        if (!/^[\x21-\x7e]+$/.test(text)) {
          said.textContent = "A key has no spaces and no accented letters. Copy it whole, as it was given to you.";
          said.hidden = false;
          input.focus();
          return;
        }
        hold(text);
        dialog.close("held");
      } },
      h("h2", { id: "key-head" }, refused ? "This key is not accepted" : "This server asks for a key"),
      h("p", { id: "key-help" }, refused
        ? "It may have expired, been revoked, or been copied in part. Ask whoever runs the server for another."
        : "Whoever runs it makes one with “matcher keys create”. It is kept in this tab alone, until you close it."),
      h("label", { htmlFor: "key-text" }, "Key"), input, said,
      h("p", { class: "actions" }, h("button", { type: "submit", class: "primary" }, "Use this key"),
        h("button", { type: "button", onclick: () => dialog.close() }, "Not now"))));
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "held";
      if (!given && refused) hold("");
      dialog.remove();
      resolve(given);
    });
    document.body.append(dialog);
    dialog.showModal();
    input.focus();
  });
}
