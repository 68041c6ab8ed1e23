"""What resumes are worth for a posting, judged many at a time; the single match is a batch of one.

What numbers alone decide is worked out for all resumes together, and rules look at each resume.
Nothing is quoted or explained: that is for the few that are shown (`matcher.matching`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Ask, Asked
from matcher.coverage import NOTHING, UNRELATED, Found, Judgement, judge, mean
from matcher.incidence import before
from matcher.legibility import may_stand_there
from matcher.offers import Lines
from matcher.pairing import (
    Pool,
    Scores,
    Table,
    counted,
    least_words,
    part_scores,
    scores_of,
    signals,
    table,
    two_best,
)
from matcher.policy import Policy
from matcher.profile import Profile
from matcher.verify.ruling import NEAR, Ruling
from matcher.verify.verify import verify

_RULES_SCALE = 0.05  # of log-odds; `NEAR` is on the scale of a cosine
_AT_ONCE = 64  # resumes, and
_PASSAGES = 4_096  # passages: so much is held at a time, however many are judged


@dataclass(frozen=True, slots=True)
class Judged:
    """What a resume shows of one requirement, what a rule says of it, and what that amounts to."""

    found: Found
    ruling: Ruling | None
    judgement: Judgement


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A resume judged by every requirement of a posting, in their order; nothing is quoted.

    `coverage` is the overall one, as `matcher.matching.match` gives it.
    """

    profile: Profile = field(repr=False)
    judged: tuple[Judged, ...]
    coverage: float | None


def weigh(asked: Asked, profiles: Iterable[Profile], policy: Policy) -> Iterator[Weighed]:
    """Judge many resumes, each as if it were alone, in their order.

    Memory does not grow with their number. Raises `ModelMismatch` where another model embedded one.
    """
    weights = [ask.weight for ask in asked.asks]
    for some in _blocks(profiles):
        for profile, judged in zip(some, _judged(asked, some, policy), strict=True):
            yield Weighed(profile, judged, coverage_of(weights, [j.judgement for j in judged]))


def coverage_of(weights: Sequence[float], judgements: Sequence[Judgement]) -> float | None:
    """The overall coverage of requirements of `weights`; None where none of them counts."""
    pairs = zip(weights, judgements, strict=True)
    return mean([(w, one.coverage) for w, one in pairs if one.counts and w > 0])


def judged_of(
    asked: Asked,
    profiles: Sequence[Profile],
    lines: Lines,
    made: Table,
    scores: Sequence[Scores],
    policy: Policy,
) -> list[tuple[Judged, ...]]:
    """Every requirement judged for each of `profiles`.

    `lines` and `made` are those of their passages one after another, `scores` what `scores_of`
    gives for each requirement.
    """
    unread = [may_stand_there(profile.quality) for profile in profiles]
    founds = _founds(asked, profiles, lines, made, scores, policy.grader.lesser)
    columns = []
    for ask, found, line in zip(asked.asks, founds, scores, strict=True):
        rulings = _rulings(ask, asked, profiles, line, policy)
        kind, trust = ask.requirement.kind, ask.trust(policy) if ask.needs else 1.0
        columns.append(
            [
                Judged(one, ruling, judge(one, kind, policy, ruling, trust, why))
                for one, ruling, why in zip(found, rulings, unread, strict=True)
            ]
        )
    return list(zip(*columns, strict=True))


def _blocks(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    """Runs of profiles that can be judged together."""
    some: list[Profile] = []
    passages = 0
    for profile in profiles:
        full = len(some) == _AT_ONCE or passages + len(profile) > _PASSAGES
        if some and (full or profile.embedded.shape != some[0].embedded.shape):
            yield some
            some, passages = [], 0
        some.append(profile)
        passages += len(profile)
    if some:
        yield some


def _judged(asked: Asked, profiles: Sequence[Profile], policy: Policy) -> list[tuple[Judged, ...]]:
    pool = Pool.of(profiles)
    made = table(signals(asked, pool), pool, policy.ranker)
    scores = [scores_of(ask, made) for ask in asked.asks]
    return judged_of(asked, profiles, pool.lines, made, scores, policy)


def _founds(
    asked: Asked,
    profiles: Sequence[Profile],
    lines: Lines,
    made: Table,
    scores: Sequence[Scores],
    most: float,
) -> list[list[Found]]:
    """What each resume shows of each requirement: a list for each requirement.

    `most` is what a passage may count for that plays a thing down.
    """
    sizes = np.array([len(profile) for profile in profiles])
    filled = np.flatnonzero(sizes)  # a resume without passages shows nothing
    founds = [[NOTHING] * len(profiles) for _ in asked.asks]
    if not len(filled):
        return founds
    starts = before(sizes)[filled]
    judged = [counted(s, ask.query, made, most) for s, ask in zip(scores, asked.asks, strict=True)]
    best, second = two_best(np.array(judged), lines, starts)
    least = least_words(asked, made.signals, lines, starts)
    # A resume of one line has no second one, and nothing is known of what it would have been.
    second = np.maximum(second, UNRELATED)
    for number, ask in enumerate(asked.asks):
        parts = [_of_member(member, ask, made, starts, most) for member in ask.members]
        shown = zip(*parts, strict=True) if parts else repeat(())
        columns = (filled, best[number], second[number], least[:, ask.query])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for (place, first, other, word), found in zip(rows, shown, strict=False):
            founds[number][place] = Found(first, other, found, word)
    return founds


def _of_member(
    member: Sequence[int], ask: Ask, made: Table, starts: NDArray[np.int64], most: float
) -> list[float]:
    """The score of the passage nearest to a choice of things, the best of it, for each resume."""
    lines = (counted(part_scores(query, ask, made), query, made, most) for query in member)
    best = [np.maximum.reduceat(scores, starts) for scores in lines]
    found: list[float] = np.max(best, axis=0).tolist()
    return found


def _rulings(
    ask: Ask, asked: Asked, profiles: Sequence[Profile], scores: Scores, policy: Policy
) -> Sequence[Ruling | None]:
    """What rules say of a requirement, for each of `profiles`."""
    if not ask.needs:
        return [None] * len(profiles)
    # Rules ask whether a passage speaks of a thing on a scale of their own.
    near = (NEAR + (scores - policy.in_field) * _RULES_SCALE).tolist()
    rulings, start = [], 0
    for profile in profiles:
        end = start + len(profile)
        rulings.append(verify(ask.needs, profile.facts, near[start:end], asked.as_of))
        start = end
    return rulings
