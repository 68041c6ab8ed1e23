// Every request of the page. What goes wrong becomes a Problem: a plain sentence and what to do.

const TRIES = 4;

const ADVICE = { // where the page knows better than the server what its reader can do
  unknown_document: "It may have been removed. Go back to the start and add it again.",
  busy: "Many files are being read just now. Wait a few seconds and try again.",
  not_ready: "The server is still loading its model. Try again in a few seconds.",
};

export class Problem extends Error {
  constructor(title, detail, code = "", status = 0) {
    super(title);
    this.title = title;
    this.detail = detail;
    this.code = code;
    this.status = status;
  }
}

const unreachable = () => new Problem("The server does not answer",
  "Check that it is running and that you are connected, then try again.", "unreachable");

function problemOf(status, text) {
  let body = {};
  try { body = JSON.parse(text); } catch { /* not one of ours: a proxy's page */ }
  const fields = (body.errors ?? []).map((e) => `${e.field}: ${e.message}`).join("; ");
  const detail = ADVICE[body.code] ?? [body.detail, fields].filter(Boolean).join(" ");
  return new Problem(body.title ?? `The server answered with status ${status}`,
    detail || "Try again; if it stays, tell whoever runs the server.", body.code ?? "", status);
}

const wait = (seconds, signal) => new Promise((resolve, reject) => {
  const timer = window.setTimeout(resolve, seconds * 1000);
  signal?.addEventListener("abort", () => { window.clearTimeout(timer); reject(signal.reason); });
});

async function ask(path, options) {
  for (let tries = 1; ; tries += 1) {
    let response;
    try {
      response = await fetch(path, { cache: "no-store", ...options });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw unreachable();
    }
    if (response.ok) return response;
    const after = Number(response.headers.get("retry-after"));
    if (response.status !== 503 || tries >= TRIES) throw problemOf(response.status, await response.text());
    await wait(Math.min(after || 1, 10), options.signal);
  }
}

const send = (path, body, signal) => ask(path, {
  method: "POST", signal, headers: { "content-type": "application/json" }, body: JSON.stringify(body),
}).then((response) => response.json());
const get = (path, signal) => ask(path, { signal }).then((response) => response.json());

export const posting = (id, signal) => get(`/v1/postings/${id}`, signal);
export const addPostingText = (text) => send("/v1/postings", { text, name: "Pasted posting" });
export const resume = (id, signal) => get(`/v1/resumes/${id}`, signal);
export const sheet = (id, blind, signal) => get(`/v1/resumes/${id}/sheet?blind=${blind}`, signal);
export const match = (asking, signal) => send("/v1/matches", asking, signal);
export const rank = (asking, signal) => send("/v1/rankings", asking, signal);
export const limits = () => get("/v1").then((info) => info.limits);
export const remove = (id) => ask(`/v1/resumes/${id}`, { method: "DELETE" });

/** Every kept resume, or the first `most`. */
export async function resumes(most = 500, signal) {
  return get(`/v1/resumes?limit=${most}`, signal);
}

/** A page's picture as an address for an image; revoke it when it is no longer shown. */
export async function picture(id, page, blind, signal) {
  const response = await ask(`/v1/resumes/${id}/pages/${page}.png?scale=2&blind=${blind}`, { signal });
  return URL.createObjectURL(await response.blob());
}

/** Send a file; `progress` hears the share that has been sent. */
export async function upload(path, file, progress) {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Problem("The file cannot be opened", "It may have been moved or renamed. Choose it again.", "unopened");
  }
  for (let tries = 1; ; tries += 1) {
    const { status, text, after } = await sent(path, file, progress);
    if (status >= 200 && status < 300) return JSON.parse(text);
    if (status !== 503 || tries >= TRIES) throw problemOf(status, text);
    await wait(Math.min(after || 1, 10));
  }
}

function sent(path, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-filename", encodeURIComponent(file.name));
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve({
      status: request.status, text: request.responseText, after: Number(request.getResponseHeader("retry-after")),
    }));
    request.addEventListener("error", () => reject(unreachable()));
    request.send(file);
  });
}
