"""How far the figures of an evaluation can be trusted, and where the answers go wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.evaluation import Answers, Outcome, outcomes_of, score
from matcher.metrics import Bin, Interval, auc, bootstrap, brier, confusion, reliability
from matcher.types import Verdict

VERDICTS = (Verdict.MISSING, Verdict.PARTIAL, Verdict.MET, Verdict.UNKNOWN)
CLEAR = ("education", "years", "skill", "certification", "language", "experience")


@dataclass(frozen=True, slots=True)
class KindFigures:
    """The figures of one kind of requirement; `shown` are those with evidence to find."""

    kind: str
    shown: int
    first_quote: float
    graded: int
    coverage: float
    met: float
    brier: float
    auc: float


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer far from its label; `distance` is that of coverage from grade / 2."""

    pair: str
    outcome: Outcome
    distance: float


@dataclass(frozen=True, slots=True)
class Trust:
    """What labelled pairs say of the matcher.

    `figures` have intervals over pairs. `confusion` has a row a grade (0, 1, 2) and a column a
    verdict, in the order of VERDICTS. Of `failures`, the first half are wrong coverages, the second
    wrong first quotes of requirements that are plainly met.
    """

    pairs: int
    requirements: int
    unanswered: int
    figures: dict[str, Interval]
    kinds: tuple[KindFigures, ...]
    bins: tuple[Bin, ...]
    confusion: tuple[tuple[int, ...], ...]
    failures: tuple[Failure, ...]


def trust(answers: Sequence[Answers], rounds: int = 1000, worst: int = 10) -> Trust:
    """All that `answers` say, with intervals of `rounds` resamplings and `worst` failures."""
    by_pair = [outcomes_of(pair) for pair in answers]
    outcomes = [one for pair in by_pair for one in pair]
    graded = [o for o in outcomes if o.graded]
    covered = [o.answer.coverage for o in graded]
    grades = [o.label.grade for o in graded]
    said = [VERDICTS.index(o.answer.verdict) for o in graded]
    return Trust(
        pairs=len(answers),
        requirements=len(graded),
        unanswered=sum(o.lost for o in outcomes),
        figures=bootstrap(by_pair, numbers, rounds),
        kinds=by_kind(outcomes),
        bins=reliability(covered, grades),
        confusion=confusion(grades, said, len(VERDICTS)),
        failures=failures(answers, worst),
    )


def numbers(pairs: Sequence[Sequence[Outcome]]) -> dict[str, float]:
    """The figures of `score` that are no counts, over all outcomes of `pairs`."""
    figures = score([one for pair in pairs for one in pair])
    return {f.name: f.value for f in figures if isinstance(f.value, float)}


def by_kind(outcomes: Sequence[Outcome]) -> tuple[KindFigures, ...]:
    """The figures of each kind of requirement, in the order of the alphabet."""
    kinds = sorted({o.label.kind for o in outcomes})
    return tuple(_kind(kind, [o for o in outcomes if o.label.kind == kind]) for kind in kinds)


def _kind(kind: str, outcomes: Sequence[Outcome]) -> KindFigures:
    hits = [o.hit == 0 for o in outcomes if o.shown]
    graded = [o for o in outcomes if o.graded]
    covered = [o.answer.coverage for o in graded]
    grades = [o.label.grade for o in graded]
    met, none = ([c for c, g in zip(covered, grades, strict=True) if g == at] for at in (2, 0))
    return KindFigures(
        kind=kind,
        shown=len(hits),
        first_quote=_mean(hits),
        graded=len(graded),
        coverage=_mean(covered),
        met=_mean(grades) / 2,
        brier=brier(covered, grades),
        auc=auc(met, none),
    )


def failures(answers: Sequence[Answers], worst: int = 10) -> tuple[Failure, ...]:
    """Half of `worst` with the coverage farthest off, half with a wrong first quote.

    The wrong first quotes are of undisputed requirements that are met and of a CLEAR kind: the
    nearest to certain of them first, as those mislead most.
    """
    found = [
        Failure(a.pair.id, o, abs(o.answer.coverage - o.label.grade / 2))
        for a in answers
        for o in outcomes_of(a)
    ]
    far = sorted((f for f in found if f.outcome.graded), key=lambda f: -f.distance)
    far = far[: worst - worst // 2]
    misquoted = sorted(
        (f for f in found if f not in far and _misquoted(f.outcome)),
        key=lambda f: -f.outcome.answer.coverage,
    )
    return tuple(far + misquoted[: worst // 2])


def _misquoted(outcome: Outcome) -> bool:
    label = outcome.label
    clear = label.grade == 2 and label.kind in CLEAR
    return outcome.shown and clear and outcome.hit != 0 and bool(outcome.answer.quotes)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")
