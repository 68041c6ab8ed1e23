"""Contrast sets: of two lines for one requirement, whether the better one covers more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.errors import NothingToQuote
from matcher.evaluation import GoldPair, Label, Wanted, predict
from matcher.metrics import Ordering, ordering
from matcher.service import Service
from truth.read import ContrastSet

STEPS = ((2, 0), (2, 1), (1, 0))


@dataclass(frozen=True, slots=True)
class Ordered:
    """The pairs of one theme, or of all: ordered right, by the two grades of a pair.

    `unread` lines count as covering nothing: as a resume of one line they hold nothing to quote, or
    the posting parser did not take the requirement for one.
    """

    theme: str
    sets: int
    steps: tuple[Ordering, ...]
    unread: int


def measure(service: Service, sets: Sequence[ContrastSet]) -> tuple[Ordered, ...]:
    """Every line as a resume of its own; the themes by name, and first "all"."""
    found = [_ordered(service, one) for one in sets]
    themes = sorted({one.theme for one in found})
    by_theme = (_sum(theme, [one for one in found if one.theme == theme]) for theme in themes)
    return (_sum("all", found), *by_theme)


def _sum(theme: str, found: Sequence[Ordered]) -> Ordered:
    none = Ordering(0, 0, 0)
    steps = (sum((one.steps[n] for one in found), none) for n in range(len(STEPS)))
    return Ordered(theme, len(found), tuple(steps), sum(one.unread for one in found))


def _ordered(service: Service, one: ContrastSet) -> Ordered:
    covered = [(line.grade, _coverage(service, one, line.text)) for line in one.lines]
    at = {grade: [c or 0.0 for g, c in covered if g == grade] for grade in range(3)}
    steps = tuple(ordering(at[high], at[low]) for high, low in STEPS)
    return Ordered(one.theme, 1, steps, sum(c is None for _, c in covered))


def _coverage(service: Service, one: ContrastSet, line: str) -> float | None:
    label = Label(0, disputed=False, assessable=True, lines=(), kind=one.kind)
    pair = GoldPair("", "", (Wanted("required", one.need),), (label,), (line,), None)
    try:
        found = predict(service, pair)[0]
    except NothingToQuote:
        return None
    return found.coverage if found else None
