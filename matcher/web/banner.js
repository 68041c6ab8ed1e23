// One line at the foot of the window: what the page is waiting for, or that the server is gone.

import { fill, h } from "./dom.js";

export const connection = new EventTarget(); // "back": the server answers again

const AGAIN = 3000; // milliseconds between two looks for a server that is gone

const place = () => document.getElementById("banner");
let waits = 0; // requests that wait
let gone = false;

function show(...content) {
  fill(place(), content);
  place().hidden = content.length === 0;
}

/** Say `text` until the promise `work` is settled, and give what it gives. */
export async function during(text, work) {
  waits += 1;
  show(h("span", { class: "spinner small", "aria-hidden": "true" }), text);
  try {
    return await work;
  } finally {
    waits -= 1;
    if (!waits && !gone) show();
  }
}

async function answers() {
  try {
    await fetch("/livez", { cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

/** The server did not answer: say so, and look for it until it does. */
export function lost() {
  if (gone) return;
  gone = true;
  show(h("b", {}, "The server does not answer."), " What is shown stays; it is looked for every few seconds.");
  const look = async () => {
    if (!await answers()) { window.setTimeout(look, AGAIN); return; }
    gone = false;
    show();
    connection.dispatchEvent(new Event("back"));
  };
  window.setTimeout(look, AGAIN);
}
