// Requests as the page makes them. What goes wrong becomes a Problem: a sentence and what to do.

import { during, lost } from "./banner.js";
import { askForKey, authorization, usedKey } from "./key.js";

const TRIES = 5;
const LONGEST_WAIT = 20; // seconds that a request waits by itself before its reader is told
const LATER = [429, 503]; // nothing was done; it is worth trying again

const ADVICE = { // where the page knows better than the server what its reader can do
  unauthorized: "This server answers nobody without one. Whoever runs it can make you one.",
  forbidden: "Your key may look at what is kept, but not do this. Ask whoever runs the server for a key that may.",
  unknown_document: "It may have been removed. Go back to the start and add it again.",
  unknown_job: "It may have been forgotten. Batches that ended are kept for 30 days.",
  busy: "It is reading many files just now.",
  not_ready: "It is starting, or about to stop.",
  rate_limited: "Your key has asked for as much as it may in a minute.",
  too_many_at_once: "Your key has too many requests open.",
};
const TITLES = {
  busy: "The server is busy", not_ready: "The server is not ready yet",
  rate_limited: "Too many requests in a minute", too_many_at_once: "Too many requests at once",
  forbidden: "Your key may not do this",
};

export class Problem extends Error {
  constructor(title, detail, code = "", status = 0, after = 0) {
    super(title);
    Object.assign(this, { title, detail, code, status, after });
  }
}

export const unreachable = () => new Problem("The server does not answer",
  "Check that it is running and that you are connected. It is tried again by itself.", "unreachable");

function problemOf(status, text, after) {
  let body = {};
  try { body = JSON.parse(text); } catch { /* not one of ours: a proxy's page */ }
  const code = body.code ?? (status === 401 ? "unauthorized" : "");
  const fields = (body.errors ?? []).map((e) => `${e.field}: ${e.message}`).join("; ");
  const told = ADVICE[code] ?? [body.detail, fields].filter(Boolean).join(" ");
  const when = LATER.includes(status) ? `Try again in ${after > 90 ? `${Math.ceil(after / 60)} minutes` : `${after || 5} seconds`}.` : "";
  return new Problem(TITLES[code] ?? body.title ?? `The server answered with status ${status}`,
    [told, when].filter(Boolean).join(" ") || "Try again; if it stays, tell whoever runs the server.", code, status, after);
}

const wait = (seconds, signal) => new Promise((resolve, reject) => {
  const timer = window.setTimeout(resolve, seconds * 1000);
  signal?.addEventListener("abort", () => { window.clearTimeout(timer); reject(signal.reason); });
});

/** The good answer that `send` gets, with a key if one is asked for, and again when there is room. */
async function insisting(send, signal) {
  for (let tries = 1; ; tries += 1) {
    const key = usedKey();
    const answer = await send();
    if (answer.ok) return answer;
    const after = Number(answer.headers.get("retry-after")) || 0;
    const problem = problemOf(answer.status, await answer.text(), after);
    if (answer.status === 401) {
      if (!await askForKey(key)) throw problem;
    } else if (LATER.includes(answer.status) && tries < TRIES && after <= LONGEST_WAIT) {
      const seconds = after || 1;
      await during(`${problem.title}. Trying again in ${seconds} s …`, wait(seconds, signal));
    } else {
      throw problem;
    }
  }
}

/** A response to a request that went well. Raises `Problem`, and what aborts `options.signal`. */
export function ask(path, options = {}) {
  return insisting(async () => {
    try {
      const headers = { ...options.headers, ...authorization() };
      return await fetch(path, { cache: "no-store", ...options, headers });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      lost();
      throw unreachable();
    }
  }, options.signal);
}

export const get = (path, signal) => ask(path, { signal }).then((response) => response.json());

export const sendTo = (method, path, body, signal, headers = {}) => ask(path, {
  method, signal, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body),
});

export const post = (path, body, signal) => sendTo("POST", path, body, signal).then((response) => response.json());

/** Send a file as `name`; `progress` hears the share that has been sent. Gives the answer's JSON. */
export async function upload(path, file, name, progress, signal) {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Problem("The file cannot be opened", "It may be a folder, or have been moved. Choose it again.", "unopened");
  }
  const answer = await insisting(() => sent(path, file, name, progress, signal), signal);
  return JSON.parse(await answer.text());
}

function sent(path, file, name, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much it has sent
    request.open("POST", path);
    const headers = { "content-type": "application/octet-stream", "x-filename": encodeURIComponent(name), ...authorization() };
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve({
      ok: request.status >= 200 && request.status < 300, status: request.status,
      headers: { get: (header) => request.getResponseHeader(header) }, text: async () => request.responseText,
    }));
    request.addEventListener("error", () => { lost(); reject(unreachable()); });
    request.addEventListener("abort", () => reject(new Problem("It was stopped", "Nothing of it is kept.", "stopped")));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
