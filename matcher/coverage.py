"""What the nearest evidence is worth: a coverage and the verdict that it amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np
from numpy.typing import NDArray

from matcher.policy import Grader, Policy
from matcher.types import Coverage, Kind, Level, Pair, Verdict
from matcher.verify.ruling import Ruling

# What a resume normally does not say. Finding nothing about these shows nothing.
SELDOM_WRITTEN = {
    Kind.AUTHORIZATION: "a resume seldom states work authorization; ask the candidate",
    Kind.LOGISTICS: "a resume seldom states travel, shifts or relocation; ask the candidate",
}
Scores = NDArray[np.float64]

PLACES = 4  # decimals of a coverage
USUAL = 0.5  # of `Found.least`: about its mean over the labelled requirements
SOME_LEAST, SOME_MOST = 0.4, 0.6  # what some of several things cover, and not all
_UNIT = 10.0**PLACES
_LEAST = 0.005  # as near to 0 and 1 as a coverage comes


@dataclass(frozen=True, slots=True)
class Found:
    """What a resume shows of one requirement, before it is judged.

    `best` and `second` are the scores of its two nearest passages, `parts` of each thing asked for
    the score of the passage nearest to it (of a choice the best; empty where the requirement is one
    thing). `least` is how near the worst found word of the requirement comes anywhere, -1..1.
    """

    best: float
    second: float
    parts: tuple[float, ...] = ()
    least: float = USUAL

    @classmethod
    def alone(cls, score: float, least: float = USUAL) -> Found:
        """As if one passage of `score` were all there is, and a second of the same worth."""
        return cls(score, score, (), least)


NOTHING = Found(-20.0, -20.0, (), -1.0)  # where there is no passage at all


@dataclass(frozen=True, slots=True)
class Judgement:
    """Coverage in 0..1, the verdict it amounts to, and what a rule says of it.

    `unread` says in words which part of the resume could not be read, where what was not found may
    stand in it; "" elsewhere.
    """

    coverage: float
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    ruled: bool = False
    unread: str = ""

    @property
    def counts(self) -> bool:
        """Whether the requirement has a share in the overall coverage.

        What a resume normally does not say has none. What may stand in a part that could not be
        read has one: it counts for what was found, so that nobody gains by an unreadable page.
        """
        return self.verdict is not Verdict.UNKNOWN or bool(self.unread)


def expected_grade(found: Found, kind: Kind, grader: Grader) -> float:
    """The grade of what was found as one thing, by the formula of `Grader`; not set right."""
    best, second = np.array([found.best]), np.array([found.second])
    return float(grades(best, second, found.least, grader.kinds.get(kind, 0.0), grader)[0])


def whole(found: Found, kind: Kind, policy: Policy) -> float:
    """The coverage of what was found as one thing, whatever its parts."""
    return calibrated(expected_grade(found, kind, policy.grader), policy)


def covered(found: Found, kind: Kind, policy: Policy) -> float:
    """The coverage that the scores give: where there are parts half the whole, half their mean."""
    one = whole(found, kind, policy)
    parts = [whole(Found.alone(part, found.least), kind, policy) for part in found.parts]
    return float(composed(np.array(one), np.array(parts), policy)) if parts else one


def grades(
    best: Scores, second: Scores, least: Scores | float, kinds: Scores | float, grader: Grader
) -> Scores:
    """The grades of two best scores and a least found word each; `kinds` is what kinds shift."""
    eta = grader.best * best + grader.second * second + (kinds + grader.least * (least - USUAL))
    return (_logistic(eta - grader.partly) + _logistic(eta - grader.met)) / 2


def judge(
    found: Found,
    kind: Kind,
    policy: Policy,
    ruling: Ruling | None = None,
    trust: float = 1.0,
    unread: str = "",
) -> Judgement:
    """Judge a requirement of `kind` by what was found, and by a rule for `trust` of the whole.

    `unread` says what of the resume could not be read, in words: what is not found is then unknown
    and not missing. It moves no coverage.
    """
    return settled(covered(found, kind, policy), kind, policy, ruling, trust, unread)


def settled(
    covered: float,
    kind: Kind,
    policy: Policy,
    ruling: Ruling | None = None,
    trust: float = 1.0,
    unread: str = "",
) -> Judgement:
    """As `judge`, where the coverage that the scores give is known and set right already."""
    if ruling is not None and ruling.unknown:
        return Judgement(0.0, Verdict.UNKNOWN, ruling.reasons, ruled=True)
    by_lines = ruling is None or ruling.scale is not None
    if by_lines and covered < policy.met and kind in SELDOM_WRITTEN:
        return Judgement(0.0, Verdict.UNKNOWN, (SELDOM_WRITTEN[kind],))
    if ruling is not None:
        covered = round(ruled(covered, ruling, trust), PLACES)
    verdict = verdict_of(covered, policy)
    reasons = ruling.reasons if ruling else ()
    judged = Judgement(covered, verdict, reasons, ruled=ruling is not None)
    if not unread or verdict is not Verdict.MISSING:
        return judged
    return replace(judged, verdict=Verdict.UNKNOWN, unread=unread)


def ruled(covered: float, ruling: Ruling, trust: float) -> float:
    """What a rule makes of the coverage that the scores give, which is set right already.

    A rule says what it says in readers' grades, and is taken at its word.

    A rule that only scales multiplies it, up to the most that it allows. One that decides counts
    for `trust` of the whole, the scores for the rest, within what the rule is sure of; where the
    posting takes something else instead, the better counts.
    """
    if ruling.scale is not None:
        return min(covered * ruling.scale, ruling.most)
    settled = trust * ruling.coverage + (1.0 - trust) * covered
    settled = min(max(settled, ruling.least), ruling.most)
    return max(settled, covered) if ruling.at_least else settled


def calibrated(covered: float, policy: Policy) -> float:
    """The coverage that agrees with readers' grades, in 0..1, to 4 places."""
    return float(calibrations(np.array(covered), policy))


def calibrations(covered: Scores, policy: Policy) -> Scores:
    """`calibrated` of many."""
    inside = np.minimum(np.maximum(covered, _LEAST), 1.0 - _LEAST)
    return np.round(set_right(inside, policy), PLACES)


def composed(whole: Scores, parts: Scores, policy: Policy) -> Scores:
    """Half of the whole, half the mean of its parts, a row each; all of them to 4 places.

    Several parts must all hold: where one is missing it is `SOME_MOST` at most, and where one is
    met `SOME_LEAST` at least.

    Worked out in ten-thousandths, whose sums are exact: whoever recomputes it from what is shown
    gets this very number. A tie goes to the even one.
    """
    sums = np.rint(whole * _UNIT) + np.rint(parts * _UNIT).sum(axis=0) / len(parts)
    found: Scores = np.rint(sums / 2) / _UNIT
    if len(parts) > 1:
        least = np.where(parts.max(axis=0) >= policy.met, SOME_LEAST, 0.0)
        most = np.where(parts.min(axis=0) < policy.partial, SOME_MOST, 1.0)
        found = np.minimum(np.maximum(found, least), most)
    return found


def set_right(inside: Scores, policy: Policy) -> Scores:
    """What agrees with readers' grades where the scores give `inside`, above 0 and below 1."""
    return _logistic(policy.offset + policy.slope * np.log(inside / (1.0 - inside)))


def verdict_of(coverage: float, policy: Policy) -> Verdict:
    """Met, partial or missing by the policy's cut points."""
    if coverage >= policy.met:
        return Verdict.MET
    return Verdict.PARTIAL if coverage >= policy.partial else Verdict.MISSING


def overall(pairs: Sequence[Pair], policy: Policy) -> Coverage:
    """The weighted mean of the pairs' coverages, over all of them and by level.

    ``sum(weight * coverage) / sum(weight)``; pairs of weight 0 do not count, and where none
    counts the coverage is None. An unknown that counts is one that could not be read.
    """
    counted = [(p.weight, p.coverage, p.requirement.level) for p in pairs if p.weight > 0]
    return Coverage(
        overall=mean([(w, c) for w, c, _ in counted]),
        minimum=mean([(w, c) for w, c, level in counted if level is Level.MINIMUM]),
        preferred=mean([(w, c) for w, c, level in counted if level is Level.PREFERRED]),
        policy=policy.name,
        at_least=any(p.verdict is Verdict.UNKNOWN and p.weight > 0 for p in pairs),
    )


def mean(weighed: Sequence[tuple[float, float]]) -> float | None:
    """The mean of (weight, coverage), to 4 places; None where nothing weighs."""
    # fsum: exact, so that no order of the pairs and no version of Python moves the last digit.
    total = fsum(weight for weight, _ in weighed)
    return round(fsum(w * c for w, c in weighed) / total, PLACES) if total else None


def _logistic(x: Scores) -> Scores:
    found: Scores = 1.0 / (1.0 + np.exp(-np.maximum(x, -60.0)))
    return found
