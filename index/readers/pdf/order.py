"""Reading order: a recursive XY-cut of a page's segments into columns, read top to bottom.

A cut goes through the tallest stretch of rows that a white corridor runs through, which leaves the
bands above and below (a name over two columns, a footer) whole. Dates and places set against the
right margin, labels set against the left one, and the cells of a table look like columns too; they
share their baselines with their neighbours, and stay on their line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from index.readers.pdf.abreast import abreast
from index.readers.pdf.cuts import best_cut
from index.readers.pdf.rules import NO_BORDERS, Borders
from index.readers.pdf.segments import Segment

_MOST_SEGMENTS = 5_000  # a page of more pieces than this has no columns that could be trusted
_DEPTH = 40  # columns within columns within columns: enough for any page
# So many regions of a page are tried for a cut; what is left is read as it stands. Pages of 217
# resumes have 5 at most, of templates 25; drawings full of labels have hundreds.
_MOST_REGIONS = 32


class Lane(Enum):
    """Which side of a page's main corridor a column stands on."""

    WHOLE = "whole"  # above, below or without one
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: its lane, and where the text of the left lane has to end.

    `contested` says that its page could have been cut elsewhere as well.
    """

    lane: Lane = Lane.WHOLE
    gutter: float = 0.0
    contested: bool = False


PAGE_WIDE = Place()


@dataclass(frozen=True, slots=True)
class Column:
    """Segments that are read row by row, and the right edge that text in it may reach."""

    segments: tuple[Segment, ...]
    right: float
    place: Place = PAGE_WIDE


def columns(found: Sequence[Segment], right: float, borders: Borders = NO_BORDERS) -> list[Column]:
    """The columns of a page in reading order; `right` is how far text may reach.

    `found` comes by baseline, and `borders` are the lines drawn on the page. Every segment is in
    exactly one column.
    """
    cutter = _Cutter(borders, iter(range(_MOST_REGIONS)))
    return list(cutter.columns(list(found), right, PAGE_WIDE, _DEPTH))


@dataclass(slots=True)
class _Cutter:
    """Cuts the regions of a page, as long as there are `tries` left."""

    borders: Borders
    tries: Iterator[int]

    def columns(
        self, found: list[Segment], right: float, place: Place, depth: int
    ) -> Iterator[Column]:
        if not found:
            return
        tried = depth and len(found) <= _MOST_SEGMENTS and next(self.tries, None) is not None
        cut = best_cut(found, self.borders) if tried else None
        if cut is None:
            yield from self._uncut(found, right, place, depth)
            return
        lefts, rights = place, place
        if place.lane is Lane.WHOLE:
            lefts = Place(Lane.LEFT, cut.gutter, cut.contested)
            rights = Place(Lane.RIGHT, cut.gutter, cut.contested)
        yield from self.columns(found[: cut.start], right, place, depth - 1)
        yield from self.columns(cut.left, min(right, cut.gutter), lefts, depth - 1)
        yield from self.columns(cut.right, right, rights, depth - 1)
        yield from self.columns(found[cut.stop :], right, place, depth - 1)

    def _uncut(
        self, found: list[Segment], right: float, place: Place, depth: int
    ) -> Iterator[Column]:
        """A region without columns, but for sections that begin side by side within it."""
        beside = abreast(found, right) if depth and len(found) <= _MOST_SEGMENTS else None
        if beside is None:
            yield Column(tuple(found), right, place)
            return
        yield from self.columns(found[: beside.start], right, place, depth - 1)
        for section, edge in zip(beside.sections, beside.rights, strict=True):
            yield Column(tuple(section), edge, place)
        yield from self.columns(found[beside.stop :], right, place, depth - 1)
