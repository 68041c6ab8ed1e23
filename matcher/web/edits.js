// A kept posting, and what its readers made of it: level, weight and must-have of each requirement.

import * as api from "./api.js";
import { Problem } from "./http.js";

export const USUAL = { minimum: 2, preferred: 1, responsibility: 0 };
export const STEPS = [0, 0.5, 1, 2, 3, 5, 10];

const conflict = () => new Problem("Somebody else changed this posting meanwhile",
  "What they set is shown now. Make your change again if you still want it.", "conflict", 412);

/** A posting as it is kept. Every change is kept at once, for everybody who uses the server. */
export class Edits {
  static async of(id, signal) {
    const { posting, tag } = await api.posting(id, signal);
    return new Edits(posting, tag);
  }

  constructor(posting, tag) {
    this.asSaid = new Map(); // level by number, of those that nobody has edited
    this.take(posting, tag);
    this.last = Promise.resolve();
  }

  take(posting, tag) {
    this.posting = posting;
    this.tag = tag;
    for (const one of posting.requirements) if (!one.edited) this.asSaid.set(one.number, one.level);
  }

  get id() { return this.posting.id; }
  get title() { return this.posting.title || this.posting.name; }
  get requirements() { return this.posting.requirements; }
  get edited() { return this.requirements.filter((one) => one.edited); }
  get musts() { return this.requirements.filter((one) => one.must_have); }

  requirement(number) { return this.requirements[number - 1]; }

  /** Requirement `number` as it would be with `change`; a must-have has to count for something. */
  changed(number, change) {
    const { level, weight, must_have: must } = this.requirement(number);
    const made = { level, weight, must_have: must, ...change };
    if (change.level && change.weight === undefined && weight === USUAL[level]) made.weight = USUAL[change.level];
    if (change.must_have && !made.weight) made.weight = 1;
    if (change.weight === 0 || !made.weight) made.must_have = false;
    return made;
  }

  /** Keep a change of {level, weight, must_have}. Raises `Problem`; a conflict is one too. */
  change(number, change) {
    return this.send(() => {
      const { level, weight, must_have: must } = this.changed(number, change);
      const edit = {
        level: this.asSaid.get(number) === level ? null : level,
        weight: weight === USUAL[level] ? null : weight,
        must_have: must || null,
      };
      return { [number]: Object.values(edit).some((value) => value !== null) ? edit : null };
    });
  }

  /** Take back what was made of `numbers`. */
  reset(numbers) {
    return this.send(() => Object.fromEntries(numbers.map((number) => [number, null])));
  }

  /** One edit after the other, each of what the one before it left. */
  send(make) {
    const sent = this.last.then(() => this.sent(make()));
    this.last = sent.catch(() => {});
    return sent;
  }

  async sent(requirements) {
    try {
      const { posting, tag } = await api.editPosting(this.id, this.tag, requirements);
      this.take(posting, tag);
    } catch (error) {
      if (error.status !== 412) throw error;
      const { posting, tag } = await api.posting(this.id);
      this.take(posting, tag);
      throw conflict();
    }
  }
}
