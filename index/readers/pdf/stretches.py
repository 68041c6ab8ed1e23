"""The runs of rows of a region that a corridor goes through: there it may be cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from index.readers.pdf.rules import Rule
from index.readers.pdf.segments import Segment


class Stretch(NamedTuple):
    """Rows `start` to `stop` of a region, and whether a row across a corridor is next to them."""

    start: int
    stop: int
    below_wide: bool
    above_wide: bool


def stretches(
    found: list[Segment], edge: float, width: float, rules: Sequence[Rule]
) -> Iterator[Stretch]:
    """The runs of rows that a corridor of `width` left of `edge` goes through.

    Each ends at a border between rows of a table that have text on both sides.
    """
    barred = sorted({rule.at for rule in rules if _is_border(found, rule, edge)})
    for start, stop in _open_rows(found, edge, width):
        ends = [start, *(at for at in barred if start < at < stop), stop]
        for one, after in pairwise(ends):
            yield Stretch(one, after, 0 < one == start, stop == after < len(found))


def _is_border(found: list[Segment], rule: Rule, edge: float) -> bool:
    """Whether `rule` parts rows with text on both sides of `edge`, and a line parts the sides.

    A frame or a mere ornament may go on between the lines of one column.
    """
    upwards = (found[n] for n in range(rule.at - 1, -1, -1))
    downwards = (found[n] for n in range(rule.at, len(found)))
    above = takewhile(lambda s: same_row(s, found[rule.at - 1]), upwards)
    rows = [*above, *takewhile(lambda s: same_row(s, found[rule.at]), downwards)]
    left = [s.x1 for s in rows if s.x0 < edge - 1]
    right = [s.x0 for s in rows if s.x0 >= edge - 1]
    return bool(left and right) and rule.crosses(max(left), min(right), found[rule.at].size)


def _open_rows(found: list[Segment], edge: float, width: float) -> Iterator[tuple[int, int]]:
    """The same from start to stop, whatever rules there are.

    A row with a segment across the corridor is in the way as a whole.
    """
    across = [i for i, s in enumerate(found) if s.x0 < edge - 1 and s.x1 > edge - width]
    start = 0
    for i in [*across, len(found)]:
        stop = i
        if i < len(found):
            while stop > start and same_row(found[stop - 1], found[i]):
                stop -= 1
        if start < stop:
            yield start, stop
        start = max(start, i + 1)
        while i < len(found) and start < len(found) and same_row(found[start], found[i]):
            start += 1


def same_row(one: Segment, other: Segment) -> bool:
    """Whether two segments stand on one baseline, or nearly."""
    return abs(one.baseline - other.baseline) < 0.5 * min(one.size, other.size)
