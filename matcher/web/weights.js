// What each requirement counts for, as the reader edits it: one state a posting, for every view.

export const USUAL = { minimum: 2, preferred: 1, responsibility: 0 };
export const STEPS = [0, 0.5, 1, 2, 3, 5, 10];

const states = new Map();

/** The weights of a posting. Numbers count its requirements from 1, as the server does. */
export class Weights {
  static of(posting) {
    if (!states.has(posting.id)) states.set(posting.id, new Weights(posting));
    return states.get(posting.id);
  }

  constructor(posting) {
    this.requirements = posting.requirements;
    this.reset();
  }

  reset() {
    this.changedWeights = new Map();
    this.changedMusts = new Map();
  }

  get edited() { return this.changedWeights.size > 0 || this.changedMusts.size > 0; }

  numberOf(requirement) {
    return 1 + this.requirements.findIndex((r) => r.start === requirement.start && r.end === requirement.end
      && r.level === requirement.level);
  }

  weight(number) {
    return this.changedWeights.get(number) ?? this.requirements[number - 1].weight;
  }

  usuallyMust(number) {
    const { must_have: must, level } = this.requirements[number - 1];
    return must || level === "minimum";
  }

  must(number) {
    return this.changedMusts.get(number) ?? this.usuallyMust(number);
  }

  setWeight(number, weight) {
    if (weight === this.requirements[number - 1].weight) this.changedWeights.delete(number);
    else this.changedWeights.set(number, weight);
  }

  /** A must-have counts what a minimum qualification counts, anything else what a preferred one does. */
  setMust(number, must) {
    if (must === this.usuallyMust(number)) this.changedMusts.delete(number);
    else this.changedMusts.set(number, must);
    this.setWeight(number, must ? USUAL.minimum : USUAL.preferred);
  }

  /** As a request asks for them. */
  get asked() {
    return { requirements: Object.fromEntries([...this.changedWeights].map(([n, w]) => [String(n), w])) };
  }

  /** The must-haves of which a match shows nothing. */
  lacking(match) {
    return match.pairs.filter((pair) => pair.verdict === "missing" && this.must(this.numberOf(pair.requirement)));
  }
}
