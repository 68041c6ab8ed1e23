// What a requirement counts for, as controls: must-have, weight, level, and back.

import { choice, h } from "./dom.js";
import { STEPS } from "./edits.js";
import { LEVEL_NAMES, LEVELS, shortened } from "./words.js";

const LEVEL_CHOICES = Object.entries(LEVEL_NAMES);

/** Controls for requirement `number`; `change` hears {must_have}, {weight}, {level}, or null for back. */
export function controls(edits, number, change) {
  const one = edits.requirement(number);
  const steps = [...new Set([...STEPS, one.weight])].sort((a, b) => a - b);
  const ids = { must: `must-${number}`, weight: `weight-${number}`, level: `level-of-${number}` };
  const must = h("input", { type: "checkbox", id: ids.must, checked: one.must_have,
    onchange: () => change({ must_have: must.checked }) });
  const weight = choice({ id: ids.weight, onchange: () => change({ weight: Number(weight.value) }) },
    steps.map((step) => [String(step), step === 0 ? "not at all" : `× ${step}`]), String(one.weight));
  const level = choice({ id: ids.level, onchange: () => change({ level: level.value }) }, LEVEL_CHOICES, one.level);
  const of = h("span", { class: "unseen" }, ` (requirement ${number})`);
  return h("div", { class: "counting" },
    h("span", {}, must, h("label", { htmlFor: ids.must }, "Must-have", of)),
    h("span", {}, h("label", { htmlFor: ids.weight }, "Weight", of.cloneNode(true)), weight),
    h("span", {}, h("label", { htmlFor: ids.level }, "Level", of.cloneNode(true)), level),
    one.edited ? h("button", { type: "button", class: "link", id: `back-${number}`, onclick: () => change(null) },
      "As the posting says", of.cloneNode(true)) : null);
}

/** A button that erases for good: pressed once it asks, pressed again it does. `name` is of what. */
export function eraser(erase, { name = "", text = "Remove", sure = "Erase for good?" } = {}) {
  const asking = (on) => {
    button.dataset.sure = on ? "yes" : "";
    button.textContent = on ? sure : text;
    if (name) button.setAttribute("aria-label", on ? `Erase ${name} for good?` : `${text} ${name}`);
  };
  const button = h("button", { type: "button", class: "quiet erase", onblur: () => asking(false),
    onclick: () => (button.dataset.sure ? erase() : asking(true)) });
  asking(false);
  return button;
}

/** Every requirement of a posting with its controls; `change` hears the number and the change. */
export function requirementList(edits, change, more = () => null) {
  return Object.entries(LEVELS).map(([level, title]) => {
    const group = edits.requirements.filter((one) => one.level === level);
    if (!group.length) return null;
    return h("section", { class: "asked-group", "aria-labelledby": `asked-${level}` },
      h("h2", { id: `asked-${level}` }, title,
        level === "responsibility" ? h("span", { class: "soft" }, "not counted unless you say so") : null),
      h("ul", {}, group.map((one) => h("li", { class: one.edited ? "edited" : null },
        h("span", { class: "ordinal" }, String(one.number)),
        h("div", { class: "asked-body" }, h("p", { dir: "auto" }, one.text),
          controls(edits, one.number, (made) => change(one.number, made)), more(one))))));
  });
}

/** What was changed, in a sentence. */
export function changeSaid(number, change, edits) {
  const { text } = edits.requirement(number);
  const what = `Requirement ${number}, ${shortened(text, 40)},`;
  if (change === null) return `${what} counts as the posting says.`;
  if (change.must_have !== undefined) return `${what} is ${change.must_have ? "" : "no longer "}a must-have.`;
  if (change.level) return `${what} is ${LEVEL_NAMES[change.level].toLowerCase()} now.`;
  return `${what} counts ${change.weight ? `times ${change.weight}` : "for nothing"}.`;
}
