// What a reviewer finds of one requirement, beside what the model says; it changes no number.

import * as api from "./api.js";
import { sign } from "./coverage.js";
import { choice, fill, h, say } from "./dom.js";
import { note } from "./states.js";
import { day, SIGNS } from "./words.js";

const VERDICTS = Object.keys(SIGNS).map((verdict) => [verdict, verdict]);

export const feedbackOn = (match, number) => match.feedback.filter((one) => one.requirement === number);

/** The last word of a reviewer, as a label beside the model's verdict. */
export function reviewed(match, number) {
  const last = feedbackOn(match, number).at(-1);
  return last ? h("span", { class: "reviewed" }, "reviewer: ", sign(last.verdict), last.verdict) : null;
}

/** What was said, and a form to say it; `changed` is called when something was. */
export function feedback(match, pair, changed) {
  const said = feedbackOn(match, pair.number);
  const place = h("div", { class: "feedback" });
  const trouble = h("div");
  const attempt = async (work, told) => {
    fill(trouble);
    try {
      await work();
      say(told);
      await changed();
    } catch (error) { fill(trouble, note(error)); }
  };
  const remove = (one) => attempt(() => api.removeFeedback(one.id), "The reviewer's verdict is erased.");
  const form = () => fill(place, list(said, remove), entry(pair, {
    keep: (verdict, reason, reviewer) => attempt(() => api.addFeedback({ posting_id: match.posting.id,
      resume_id: match.resume.id, requirement: pair.number, verdict, reason, reviewer }), "Your verdict is kept."),
    leave: () => { closed(); place.querySelector("button.say")?.focus(); },
  }), trouble);
  const closed = () => fill(place, list(said, remove),
    h("button", { type: "button", class: "link say", id: `say-${pair.number}`, onclick: () => { form(); place.querySelector("select").focus(); } },
      "Give another verdict"), trouble);
  closed();
  return place;
}

function list(said, remove) {
  return said.length ? h("ul", { "aria-label": "What reviewers say" }, said.map((one) => h("li", {},
    h("p", {}, h("b", {}, one.reviewer || "A reviewer"), " says ", sign(one.verdict), h("b", {}, one.verdict),
      one.judged.verdict === one.verdict ? "" : `, the matcher said ${one.judged.verdict}`, ": ",
      h("span", { dir: "auto" }, one.reason)),
    h("p", { class: "soft" }, `${day(one.created_at)}, counts for nothing in the number `,
      h("button", { type: "button", class: "link", onclick: () => remove(one) }, "Erase",
        h("span", { class: "unseen" }, ` what ${one.reviewer || "a reviewer"} says`)))))) : null;
}

function entry(pair, { keep, leave }) {
  const id = (what) => `${what}-${pair.number}`;
  const verdict = choice({ id: id("verdict") }, VERDICTS, pair.verdict);
  const reason = h("textarea", { id: id("reason"), rows: "2", required: true, maxlength: "2000" });
  const reviewer = h("input", { id: id("reviewer"), type: "text", maxlength: "100", autocomplete: "off" });
  return h("form", { class: "stack", onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); leave(); } },
    onsubmit: (event) => {
      event.preventDefault();
      if (reason.value.trim()) keep(verdict.value, reason.value.trim(), reviewer.value.trim());
    } },
  h("p", { class: "soft" }, "It stands beside the matcher's verdict. Neither that nor the score changes."),
  h("p", { class: "field" }, h("label", { htmlFor: verdict.id }, "Your verdict"), verdict),
  h("p", { class: "field" }, h("label", { htmlFor: reason.id }, "Why"), reason),
  h("p", { class: "field" }, h("label", { htmlFor: reviewer.id }, "Your name or initials (optional)"), reviewer),
  h("p", { class: "actions" }, h("button", { type: "submit", class: "primary" }, "Save"),
    h("button", { type: "button", onclick: leave }, "Cancel")));
}
