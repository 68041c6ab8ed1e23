"""The numbers behind a coverage, each with its meaning. A policy is data: it decides nothing.

The shipped one is `policy.json`, beside this module; `scripts/fit_policy.py` fits and writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("policy.json")


@dataclass(frozen=True, slots=True)
class Ranker:
    """How a passage's score against a query is put together: a sum of these times what they weigh.

    - `late`: nearness token by token (`matcher.late`), -1..1
    - `cosine`: nearness of the whole texts, -1..1
    - `prior`: how telling the model finds the passage by itself
    - `lexical`: the share of the query's terms that the passage holds, by rarity, 0..1
    - `parts`, `part_terms`: the same as late and lexical for the parts of a requirement, each
      member by its nearest choice, averaged over the members
    - `unnamed`: taken off a part that is nothing but names ("C++", "Power BI") for what of it the
      passage does not hold, 0..1: near in meaning is another name
    - `named`: added to such a part for what of it the passage holds, 0..1, however it is spelled
    - `brevity`: how far the passage is from `full_words` words, 0..1; a bare word shows little
    - `labels`: what stands in a section of that name
    - `denial`: the passage denies what it names; `slight`, `pending`: a lesser degree of it

    - `ruled`: added for the first passage that a rule found, and less for its further ones

    The result is a log-odds: rising by 1 makes it 2.7 times as likely that the passage is what a
    reader would quote.
    """

    late: float
    cosine: float
    prior: float
    lexical: float
    parts: float
    part_terms: float
    unnamed: float
    named: float
    brevity: float
    full_words: int
    denial: float
    slight: float
    pending: float
    ruled: float
    labels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Grader:
    """How a requirement's scores become a coverage, the expected grade in 0..1.

    ``eta = best * z1 + second * z2 + least * (word - USUAL) + kinds[kind]`` and
    ``coverage = (logistic(eta - partly) + logistic(eta - met)) / 2``: a proportional-odds model
    (McCullagh 1980) of the grades 0, 1 and 2, where `z1` and `z2` are the scores of the best and
    the second-best passage, and `word` is how near the worst found word of the requirement comes
    anywhere in the resume. The weights are 0 or more, so that a better passage never covers less.

    To a passage's score `late` times its nearness by tokens is added here: that tells requirements
    apart, where the ranker only has to order the lines of one. A passage that plays down what it
    names ("basic", "coursework", "in progress") counts for `lesser` at most. The second-best counts
    for no less than the best less `behind`: who has little to say has not shown the less by it.

    A requirement that asks for several things covers the mean of two: what the formula gives for
    it as a whole, and the mean of what it gives for each of them, all set right (see `Policy`).
    """

    best: float
    second: float
    least: float
    late: float
    lesser: float
    behind: float
    kinds: Mapping[str, float]
    partly: float
    met: float


@dataclass(frozen=True, slots=True)
class Policy:
    """How near counts as covered.

    What the scores give is set right by ``logistic(offset + slope * logit(coverage))`` (Platt
    1999), so that it agrees with readers' grades on average. A rule's coverage counts for `trust`
    of the whole by what it looked at, the scores' for the rest.

    A coverage of `met` and more is met, of `partial` and more is partial, else missing. A passage
    of a score below `floor`, or by `spread` below the best, is not shown as evidence, and at most
    `quotes` passages are. A passage
    whose score is `in_field` or more speaks of what a requirement asks for: rules count the years
    of its job. A line that shows a thing in use is quoted before a list that only names it, though
    it may score less by `declared`. One that shows a trait by a deed is quoted before a line that
    only claims it, where its score and its lead on the next that is no claim add up to `deed`.
    `name` is printed with every coverage.
    """

    name: str
    ranker: Ranker
    grader: Grader
    met: float
    partial: float
    floor: float
    spread: float
    in_field: float
    declared: float
    deed: float
    trust: Mapping[str, float]
    offset: float
    slope: float
    quotes: int = 3

    @classmethod
    def read(cls, file: Path) -> Policy:
        """The policy in a JSON file. Raises `ValueError` or `TypeError` where it is none."""
        raw = json.loads(file.read_text(encoding="utf-8"))
        ranker, grader = Ranker(**raw.pop("ranker")), Grader(**raw.pop("grader"))
        return cls(ranker=ranker, grader=grader, **raw)


@cache
def shipped() -> Policy:
    """The policy that comes with the program."""
    return Policy.read(FILE)
