"""Tables with borders: what stands above a line between two cells and below it is no one column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from index.readers.pdf.segments import Segment
from index.types import Box

_LEVEL, _ABUT = 1.0, 2.5  # points: pieces of one line stand so level and so near to each other
_OVER = 0.5  # in ems: a line goes so far over both ends of a corridor that it crosses it
_MOST = 100_000  # pairs of a level line and an upright one that are looked at
_MOST_LINES = 1_000  # level ones of a page; a drawing has more
_TALLEST = 60.0  # points: no line of a resume is written larger
_THROUGH = 0.1  # in ems above its baseline: a line there goes through a text


@dataclass(frozen=True, slots=True)
class Borders:
    """The level lines drawn on a page, whole and from the top, each with the `bars` it meets.

    Those are where upright lines begin or end at it, or go through it; a line without one is none
    of a table.
    """

    lines: Sequence[tuple[Box, tuple[float, ...]]] = ()

    @classmethod
    def of(cls, level: Iterable[Box], upright: Iterable[Box]) -> Borders:
        """Those of pieces: a table draws the border of every cell by itself."""
        whole, bars = joined(level), list(upright)
        if len(whole) > _MOST_LINES or len(whole) * len(bars) > _MOST:
            return cls()  # a drawing
        met = [tuple(bar.x0 for bar in bars if _meet(line, bar)) for line in whole]
        return cls([(line, at) for line, at in zip(whole, met, strict=True) if at])

    def between(self, found: Sequence[Segment]) -> list[Rule]:
        """The lines between the rows of `found`, by baseline; none that strikes a text."""
        baselines = [s.baseline for s in found] if self.lines else []
        placed = [(bisect_right(baselines, line.y0), line, bars) for line, bars in self.lines]
        return [
            Rule(at, line.x0, line.x1, bars)
            for at, line, bars in placed
            if 0 < at < len(found) and not any(_strikes(line, s) for s in _below(found, at, line))
        ]


NO_BORDERS = Borders()


class Rule(NamedTuple):
    """A level line in a region: `at` is the first segment below it, `bars` where others meet it."""

    at: int
    x0: float
    x1: float
    bars: tuple[float, ...]

    def crosses(self, left: float, right: float, em: float) -> bool:
        """Whether it goes over both ends of the white from `left` to `right`, with a bar in it."""
        over = _OVER * em
        if self.x0 > left - over or self.x1 < right + over:
            return False
        return any(left <= bar <= right for bar in self.bars)


def joined(pieces: Iterable[Box]) -> list[Box]:
    """Level lines from their pieces, from the top.

    >>> joined([Box(50, 9.0, 90, 9.5), Box(10, 9.2, 50, 9.7), Box(10, 20, 90, 20.5)])
    [Box(x0=10, y0=9.0, x1=90, y1=9.7), Box(x0=10, y0=20, x1=90, y1=20.5)]
    """
    whole: list[Box] = []
    for piece in sorted(pieces, key=lambda b: (round(b.y0 / _LEVEL), b.x0)):
        last = whole[-1] if whole else None
        near = last and last.x0 - _ABUT <= piece.x1 and piece.x0 <= last.x1 + _ABUT
        if last and near and abs(piece.y0 - last.y0) <= _LEVEL:
            whole[-1] = last.union(piece)
        else:
            whole.append(piece)
    return whole


def _below(found: Sequence[Segment], at: int, line: Box) -> Iterator[Segment]:
    """Those from `at` on that may be so tall that they reach up to `line`."""
    near = (found[n] for n in range(at, len(found)))
    return takewhile(lambda s: s.baseline < line.y0 + _TALLEST, near)


def _meet(line: Box, bar: Box) -> bool:
    across = line.x0 - _ABUT <= bar.x0 <= line.x1 + _ABUT
    return across and bar.y0 - _ABUT <= line.y0 <= bar.y1 + _ABUT


def _strikes(rule: Box, text: Segment) -> bool:
    beside = text.x1 <= rule.x0 or text.x0 >= rule.x1
    return not beside and text.top < rule.y0 < text.baseline - _THROUGH * text.size
