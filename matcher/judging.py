"""What resumes are worth for a posting, judged many at a time; the single match is a batch of one.

What numbers alone decide is worked out for all resumes together, and rules look at each resume.
Nothing is quoted or explained: that is for the few that are shown (`matcher.matching`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Ask, Asked
from matcher.coverage import (
    NOTHING,
    SELDOM_WRITTEN,
    USUAL,
    Found,
    Judgement,
    calibrations,
    composed,
    grades,
    mean,
    settled,
)
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
from matcher.policy import Grader, Policy
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
class Founds:
    """`Found` of every requirement, a row, in every resume, a column.

    `parts` has for each requirement a row for each thing that it asks for. `filled` tells which
    resumes have passages: the others show nothing.
    """

    best: Scores = field(repr=False)
    second: Scores = field(repr=False)
    least: Scores = field(repr=False)
    parts: Sequence[Scores] = field(repr=False)
    filled: NDArray[np.bool_] = field(repr=False)

    def one(self, row: int, place: int) -> Found:
        """What one resume shows of one requirement."""
        if not self.filled[place]:
            return NOTHING
        parts = tuple(self.parts[row][:, place].tolist())
        best, second, least = (kept[row, place] for kept in (self.best, self.second, self.least))
        return Found(float(best), float(second), parts, float(least))

    def covered(self, asked: Asked, policy: Policy) -> Scores:
        """As `matcher.coverage.covered` gives it, of all."""
        use = policy.grader
        kinds = np.array([use.kinds.get(ask.requirement.kind, 0.0) for ask in asked.asks])
        found = calibrations(
            grades(self.best, self.second, self.least, kinds[:, None], use), policy
        )
        rows = np.repeat(np.arange(len(self.parts)), [len(scores) for scores in self.parts])
        scores = np.concatenate(self.parts)
        each = calibrations(
            grades(scores, scores, self.least[rows], kinds[rows, None], use), policy
        )
        for row in set(rows.tolist()):
            found[row] = composed(found[row], each[rows == row], policy)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Resumes judged together: a row for each requirement of `asked`, a column for each resume.

    What numbers alone decide is kept as numbers; it is put in words for those that are looked at.
    """

    asked: Asked
    policy: Policy
    founds: Founds = field(repr=False)
    rulings: Sequence[Sequence[Ruling | None]] = field(repr=False)
    covered: Scores = field(repr=False)
    unread: Sequence[str] = field(repr=False)

    def coverages(self) -> list[float | None]:
        """The overall coverage of each resume."""
        weights = np.array([ask.weight for ask in self.asked.asks])
        covered, counts = self.covered.copy(), np.ones(self.covered.shape, bool)
        for row, ask in enumerate(self.asked.asks):
            if any(self.rulings[row]) or ask.requirement.kind in SELDOM_WRITTEN:
                judged = [self._judgement(row, place) for place in range(len(self.unread))]
                covered[row] = [one.coverage for one in judged]
                counts[row] = [one.counts for one in judged]
        counts &= weights[:, None] > 0
        rows = zip(covered.T.tolist(), counts.T.tolist(), strict=True)
        plain = weights.tolist()
        return [mean(list(compress(zip(plain, one, strict=True), kept))) for one, kept in rows]

    def judged(self, place: int) -> tuple[Judged, ...]:
        """One of the resumes, judged by every requirement."""
        return tuple(
            Judged(
                self.founds.one(row, place),
                self.rulings[row][place],
                self._judgement(row, place),
            )
            for row in range(len(self.asked.asks))
        )

    def _judgement(self, row: int, place: int) -> Judgement:
        ask, ruling = self.asked.asks[row], self.rulings[row][place]
        trust = ask.trust(self.policy) if ruling else 1.0
        covered = float(self.covered[row, place])
        kind = ask.requirement.kind
        return settled(covered, kind, self.policy, ruling, trust, self.unread[place])


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A resume judged by every requirement of a posting; nothing is quoted.

    `coverage` is the overall one, as `matcher.matching.match` gives it.
    """

    profile: Profile = field(repr=False)
    coverage: float | None
    block: Block = field(repr=False)
    place: int

    @property
    def judged(self) -> tuple[Judged, ...]:
        """By each requirement, in their order."""
        return self.block.judged(self.place)


def weigh(asked: Asked, profiles: Iterable[Profile], policy: Policy) -> Iterator[Weighed]:
    """Judge many resumes, each as if it were alone, in their order.

    Memory does not grow with their number. Raises `ModelMismatch` where another model embedded one.
    """
    for some in _blocks(profiles):
        block = _judged(asked, some, policy)
        for place, coverage in enumerate(block.coverages()):
            yield Weighed(some[place], coverage, block, place)


def judged_of(
    asked: Asked,
    profiles: Sequence[Profile],
    lines: Lines,
    made: Table,
    scores: Sequence[Scores],
    policy: Policy,
) -> Block:
    """Every requirement judged for each of `profiles`.

    `lines` and `made` are those of their passages one after another, `scores` what `scores_of`
    gives for each requirement.
    """
    founds = _founds(asked, profiles, lines, made, scores, policy.grader)
    covered = founds.covered(asked, policy)
    return Block(
        asked=asked,
        policy=policy,
        founds=founds,
        rulings=[
            _rulings(ask, asked, profiles, line, row, policy)
            for ask, line, row in zip(asked.asks, scores, covered, strict=True)
        ],
        covered=covered,
        unread=[may_stand_there(profile.quality) for profile in profiles],
    )


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


def _judged(asked: Asked, profiles: Sequence[Profile], policy: Policy) -> Block:
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
    use: Grader,
) -> Founds:
    """What each resume shows of each requirement."""
    sizes = np.array([len(profile) for profile in profiles])
    filled = sizes > 0
    starts = before(sizes)[filled]
    queries = [ask.query for ask in asked.asks]

    def spread(found: Scores, nothing: float) -> Scores:
        """(rows, filled resumes) as (rows, resumes)."""
        if filled.all():
            return found
        whole = np.full((len(found), len(filled)), nothing)
        whole[:, filled] = found
        return whole

    best = second = least = np.empty((len(queries), 0))
    parts = [np.empty((len(ask.members), 0)) for ask in asked.asks]
    if filled.any():
        line = [counted(s, ask.query, made, use) for s, ask in zip(scores, asked.asks, strict=True)]
        best, second = two_best(np.array(line), lines, starts)
        least = least_words(asked, made.signals, lines, starts)[:, queries].T
        # A line that is played down counts as partly, however near its words come; who shows more
        # beside it has no less for that.
        played = np.maximum.reduceat(np.array(line) == use.lesser, starts, axis=1)
        enough = USUAL - use.best * (best - use.lesser) / use.least
        least = np.where(best == use.lesser, USUAL, least)
        least = np.where(played, np.maximum(least, enough), least)
        parts = [_of_members(ask, made, starts, use) for ask in asked.asks]
    return Founds(
        best=spread(best, NOTHING.best),
        second=spread(np.maximum(second, best - use.behind), NOTHING.second),
        least=spread(least, NOTHING.least),
        parts=[spread(rows, NOTHING.best) for rows in parts],
        filled=filled,
    )


def _of_members(ask: Ask, made: Table, starts: NDArray[np.int64], use: Grader) -> Scores:
    """The score of the passage nearest to each thing asked for, of a choice the best of it.

    Shape (members, resumes).
    """
    found = np.empty((len(ask.members), len(starts)))
    for row, member in zip(found, ask.members, strict=True):
        lines = [counted(part_scores(query, ask, made), query, made, use) for query in member]
        np.maximum.reduceat(np.max(lines, axis=0), starts, out=row)
    return found


def _rulings(
    ask: Ask,
    asked: Asked,
    profiles: Sequence[Profile],
    scores: Scores,
    covered: Scores,
    policy: Policy,
) -> Sequence[Ruling | None]:
    """What rules say of a requirement, for each of `profiles`, whose lines cover `covered` of it.

    What is like an example says nothing where the lines cover as much.
    """
    if not ask.needs:
        alike = ask.alike
        if alike is None:
            return [None] * len(profiles)
        return [
            alike.weigh(p.held, p.clear, p.lines.plain) if lines < alike.worth else None
            for p, lines in zip(profiles, covered.tolist(), strict=True)
        ]
    # Rules ask whether a passage speaks of a thing on a scale of their own.
    near = (NEAR + (scores - policy.in_field) * _RULES_SCALE).tolist()
    rulings, start = [], 0
    for profile in profiles:
        end = start + len(profile)
        rulings.append(verify(ask.needs, profile.facts, near[start:end], asked.as_of))
        start = end
    return rulings
