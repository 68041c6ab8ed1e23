// The operations of the server that the page uses.

import { ask, get, post, sendTo, upload } from "./http.js";
import { blind } from "./settings.js";

const MOST = 500; // of a page of a listing

const behind = (cursor) => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : "");

export const limits = (signal) => get("/v1", signal).then((info) => info.limits);

// ---- postings

/** A kept posting, and the ETag that an edit of it has to name. */
export async function posting(id, signal) {
  const response = await ask(`/v1/postings/${id}`, { signal });
  return { posting: await response.json(), tag: response.headers.get("etag") };
}

export async function editPosting(id, tag, requirements) {
  const response = await sendTo("PATCH", `/v1/postings/${id}`, { requirements }, undefined, { "if-match": tag });
  return { posting: await response.json(), tag: response.headers.get("etag") };
}

/** All postings that are kept, the newest first. */
export async function postings(signal) {
  const found = [];
  for (let cursor = ""; cursor !== null;) {
    const page = await get(`/v1/postings?limit=${MOST}&order=latest${behind(cursor)}`, signal);
    found.push(...page.postings);
    cursor = page.next_cursor;
  }
  return found;
}

export const addPostingText = (text) => post("/v1/postings", { text });
export const addPostingFile = (file) => upload("/v1/postings", file, file.name, () => {});
export const removePosting = (id) => ask(`/v1/postings/${id}`, { method: "DELETE" });

// ---- resumes

/** A page of the resumes that are kept, the newest first; it begins at `cursor`. */
export const resumes = (signal, cursor = null) =>
  get(`/v1/resumes?limit=${MOST}&order=latest&blind=${blind()}${behind(cursor)}`, signal);
export const addResume = (file, progress) => upload("/v1/resumes", file, file.name, progress);
export const removeResume = (id) => ask(`/v1/resumes/${id}`, { method: "DELETE" });
export const sheet = (id, signal) => get(`/v1/resumes/${id}/sheet?blind=${blind()}`, signal);

/** A page's picture as an address for an image; revoke it when it is no longer shown. */
export async function picture(id, page, signal) {
  const response = await ask(`/v1/resumes/${id}/pages/${page}.png?scale=2&blind=${blind()}`, { signal });
  return URL.createObjectURL(await response.blob());
}

// ---- matching

export const match = (postingId, resumeId, signal) =>
  post(`/v1/matches?blind=${blind()}`, { posting_id: postingId, resume_id: resumeId }, signal);
/** A ranking without its quotes: they are asked for when a match is opened. */
export const rank = (asking, signal) =>
  post(`/v1/rankings?blind=${blind()}`, { ...asking, detail: "brief" }, signal);
export const search = (asking, signal) => post(`/v1/searches?blind=${blind()}`, asking, signal);
/** How many of the resumes that pass have which degree, years, languages, places and tags. */
export const counts = (where, signal) => post("/v1/counts", { where }, signal);
export const suitable = (resumeId, top, signal) => post(`/v1/suitable?blind=${blind()}`, { resume_id: resumeId, top }, signal);

/** A ranking as a file of `kind`: csv, xlsx or json. */
export async function exported(asking, kind) {
  const response = await sendTo("POST", `/v1/rankings/export?format=${kind}&blind=${blind()}`, asking);
  return response.blob();
}

// ---- feedback

export const addFeedback = (given) => post("/v1/feedback", given);
export const removeFeedback = (id) => ask(`/v1/feedback/${id}`, { method: "DELETE" });

// ---- batches

export const addJob = (file, name, progress) => upload("/v1/jobs", file, name, progress);
export const jobs = (signal) => get("/v1/jobs?limit=50", signal);
export const actOnJob = (id, action) => post(`/v1/jobs/${id}/${action}`, {});
export const removeJob = (id) => ask(`/v1/jobs/${id}`, { method: "DELETE" });
export const failures = (id, cursor, signal) =>
  get(`/v1/jobs/${id}/failures?limit=100&blind=${blind()}${behind(cursor)}`, signal);
