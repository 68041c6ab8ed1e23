"""Where a region of a page is best cut into two columns."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from index.readers.pdf.abreast import section_end
from index.readers.pdf.rules import NO_BORDERS, Borders
from index.readers.pdf.segments import WIDE_GAP, Segment
from index.readers.pdf.stretches import Stretch, same_row, stretches
from index.readers.pdf.tabs import is_tabs, next_section, on_levels

_SAME_BASELINE = 0.2  # in ems
_LEAST_ROWS = 2  # a column has at least so many rows
_BESIDE = 0.6  # of the shorter column stands beside the other one
_SECTION_GAP = 1.2  # times the usual step: a gap between sections
_DENSE, _CLOSE = 0.5, 2.6  # half its rows have the next within so many ems
_SPACED_ROWS, _ALIGNED_NOTES = 6, 0.5  # a sparse column has so many rows; notes stand so aligned
_CLEAR_EDGE, _NARROW_GAP = 6, 0.25  # so many lines begin at a clear edge; ems of white it needs
_EDGE, _ZIGZAG = 3, 0.25  # or so many, where at most this share of them stands on shared baselines
_FLOWING = 1.5  # in ems: a step within a text
_RAGGED = 0.7  # what a cut is worth whose right side begins at no edge
_WIDER, _WIDE_ENOUGH = 0.05, 6.0  # what every em of its white is worth more, up to so many ems
_TORN = 0.5  # and less, if all rows of a side stand on the other side's baselines
_INDENTED = 6.0  # in ems: a wide row begins so near to the heading above it
_RIVAL, _SAME_CORRIDOR = 0.9, 3.0  # worth of another cut that counts; in ems, one corridor
_NESTED = 0.8  # of its height another cut keeps where it is a column of a column
_EDGES = 32  # so many candidate corridors are tried for a cut


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Two sides of a corridor: the segments `start` to `stop` of a region, parted."""

    start: int
    stop: int
    left: list[Segment]
    right: list[Segment]
    contested: bool = False  # another cut, which goes elsewhere, is worth nearly as much

    @property
    def gutter(self) -> float:
        """Where the text of the left side has to end at the latest."""
        return min(s.x0 - WIDE_GAP * s.size for s in self.right)

    @property
    def height(self) -> float:
        """How tall the shorter side is."""
        return min(side[-1].bottom - side[0].top for side in (self.left, self.right))

    @property
    def worth(self) -> float:
        """Its height, more where the corridor is wide, less where it parts what seems to be rows.

        Also less where the right side has no clear edge: a date or a place that stands in the left
        column would else be cut off with the right one.
        """
        begins = Counter(round(row[0].x0 / 2) for row in _rows_of(self.right))
        most = begins.most_common(1)[0][0]
        aligned = sum(begins[most + step] for step in (-1, 0, 1)) / begins.total()
        white = min(s.x0 for s in self.right) - max(s.x1 for s in self.left)
        wide = min(_WIDE_ENOUGH, max(0.0, white / median(s.size for s in self.right)))
        levels = [{round(s.baseline * 2) for s in side} for side in (self.left, self.right)]
        torn = len(levels[0] & levels[1]) / min(map(len, levels))
        edge = _RAGGED + (1 - _RAGGED) * aligned
        return self.height * edge * (1 + _WIDER * wide) * (1 - _TORN * torn)


def best_cut(found: list[Segment], borders: Borders = NO_BORDERS) -> Cut | None:
    """The cut that makes most of `found`, by baseline, two columns; None if there are none.

    It goes over no border between the cells of a table.
    """
    if len(found) < 2 * _LEAST_ROWS:
        return None
    rules = borders.between(found)
    worths = {
        cut: cut.worth
        for edge, width in _corridors(found)
        for rows in stretches(found, edge, width, rules)
        if (cut := _parted(found, rows, edge)) and _is_column(cut)
    }
    if not worths:
        return None
    best = max(worths, key=lambda c: (round(worths[c]), round(-c.gutter), c.stop - c.start))
    best = max((cut for cut in worths if _same(cut, best)), key=lambda c: c.stop - c.start)
    rivals = [cut for cut, worth in worths.items() if worth >= _RIVAL * worths[best]]
    return replace(best, contested=any(_contests(rival, best) for rival in rivals))


def _same(cut: Cut, best: Cut) -> bool:
    """Whether `cut` parts the same column from the rows at its left, be they more or fewer.

    A corridor further left may end at a row that does not reach the column.
    """
    return list(map(id, cut.right)) == list(map(id, best.right))


def _contests(rival: Cut, best: Cut) -> bool:
    """Whether `rival` cuts what `best` leaves whole: neither the same nor a column of a column."""
    em = best.right[0].size
    if abs(rival.gutter - best.gutter) <= _SAME_CORRIDOR * em:
        return False
    inner = best.left if rival.gutter < best.gutter else best.right
    edge = min(s.x0 for s in rival.right)
    nested = (_parted(inner, rows, edge) for rows in stretches(inner, edge, _NARROW_GAP * em, ()))
    least = _NESTED * rival.height
    return not any(cut and cut.height >= least and _is_column(cut) for cut in nested)


def _corridors(found: list[Segment]) -> list[tuple[float, float]]:
    """Where a right-hand column may begin, and how wide the white before it has to be.

    Candidates are edges that repeat, and gaps of the projection. An edge where several lines begin
    needs little white: a ragged line of the left column may come close to it.
    """
    em = median(s.size for s in found)
    begins = Counter(round(s.x0) for s in found)
    edges = begins + Counter(math.ceil(s.x1 + WIDE_GAP * em) + 1 for s in found)
    repeated = [x for x, n in edges.most_common(_EDGES) if n > 1]
    left, right = min(s.x0 for s in found), max(s.x1 for s in found)
    gaps, reach = [], left
    for x0, x1 in sorted((s.x0, s.x1) for s in found if s.x1 - s.x0 < 0.6 * (right - left)):
        if x0 > reach:
            gaps.append(round(x0))
        reach = max(reach, x1)
    return [
        (float(x), (_NARROW_GAP if begins[x] >= _EDGE else WIDE_GAP) * em)
        for x in sorted({*repeated, *gaps[:_EDGES]})
        if x > left + 1
    ]


def _parted(found: list[Segment], rows: Stretch, edge: float) -> Cut | None:
    start, stop = rows.start, rows.stop
    left = [s for s in found[start:stop] if s.x0 < edge - 1]
    right = [s for s in found[start:stop] if s.x0 >= edge - 1]
    if not left or not right:
        return None
    if rows.below_wide:
        head = _head(found[start - 1], left, right)
        start, left = start + head, left[head:]
    tail = next_section(left, right) if left else 0.0
    tail = min(tail, section_end(left, right)) if left else tail
    if rows.above_wide:
        tail = min(tail, _tail(left, right, found[stop]))
    if tail < float("inf"):
        left, right = ([s for s in side if s.baseline < tail] for side in (left, right))
        stop = start + len(left) + len(right)
    return Cut(start, stop, left, right) if left and right else None


def _head(before: Segment, left: list[Segment], right: list[Segment]) -> int:
    """How many segments at the top of the left side still belong to the wide row `before`.

    The last line of a paragraph is short, and so may be the heading below it.
    """
    count = 0
    for segment in left[:-1]:
        step = segment.baseline - before.baseline
        if segment.bottom > right[0].top or step > _FLOWING * segment.size:
            break
        before = segment
        count += 1
    return count


def _tail(left: list[Segment], right: list[Segment], after: Segment) -> float:
    """Below which baseline the longer side has left the columns, for the wide row `after`.

    The rows between a gap and that row only look like a column, being short: a heading, a job line.
    The wide row begins where they do, or a little further in. A footer does not.
    """
    longer, end = (left, right[-1]) if left[-1].baseline > right[-1].baseline else (right, left[-1])
    steps = sorted(
        b.baseline - a.baseline
        for a, b in pairwise(longer)
        if a.baseline < b.baseline <= end.bottom
    )
    usual = steps[len(steps) // 2] if steps else end.size
    rows = list(_rows_of(longer))
    for n, (before, row) in enumerate(pairwise(rows), start=1):
        step = row[0].baseline - before[-1].baseline
        if row[0].top <= end.bottom:
            continue
        if step <= _SECTION_GAP * usual and not _is_headline(row, rows[:n]):
            continue
        if any(0 <= after.x0 - r[0].x0 + after.size <= _INDENTED * after.size for r in rows[n:]):
            return row[0].baseline
    return float("inf")


def _is_headline(row: list[Segment], above: list[list[Segment]]) -> bool:
    """Whether `row` is bold where most of the rows above it are not."""
    return _is_bold(row) and 2 * sum(map(_is_bold, above)) < len(above)


def _is_bold(row: list[Segment]) -> bool:
    return all(word.face.bold for segment in row for word in segment.words)


def _rows_of(side: list[Segment]) -> Iterator[list[Segment]]:
    """Segments by baseline, from left to right, as rows."""
    row: list[Segment] = []
    for segment in side:
        if row and not same_row(row[0], segment):
            yield sorted(row, key=lambda s: s.x0)
            row = []
        row.append(segment)
    if row:
        yield sorted(row, key=lambda s: s.x0)


def _is_column(cut: Cut) -> bool:
    sides = (cut.left, cut.right)
    if min(len({round(s.baseline) for s in side}) for side in sides) < _LEAST_ROWS:
        return False
    if not (_is_clear(cut) and _holds(cut.left, cut.right) and _holds(cut.right, cut.left)):
        return False
    shared = min(s[-1].bottom for s in sides) - max(s[0].top for s in sides)
    if shared < _BESIDE * cut.height:
        return False  # one stands below the other
    return not is_tabs(cut.right, cut.left) and not is_tabs(cut.left, cut.right)


def _is_clear(cut: Cut) -> bool:
    """Whether its white is wide, or the right side's edge makes up for that.

    So do many lines that begin there, or a few on baselines that the left side does not have.
    """
    white = min(s.x0 for s in cut.right) - max(s.x1 for s in cut.left)
    if white >= WIDE_GAP * cut.right[0].size:
        return True
    begins = Counter(round(s.x0) for s in cut.right)
    return max(begins.values()) >= _CLEAR_EDGE or on_levels(cut.right, cut.left) <= _ZIGZAG


def _holds(side: list[Segment], other: list[Segment]) -> bool:
    """Whether `side` is a column by itself: dense, or a long list that is spaced widely.

    Such a list begins its rows at one edge and stands on baselines of its own; stray notes do not.
    """
    if _density(side) >= _DENSE:
        return True
    rows = len({round(s.baseline) for s in side})
    begins = Counter(round(s.x0) for s in side)
    if max(begins.values()) < max(_SPACED_ROWS, rows / 2):
        return False
    return on_levels(side, other) < _ALIGNED_NOTES


def _density(side: list[Segment]) -> float:
    """Which share of its rows has the next one close by: stray notes are no column."""
    steps = [
        (b.baseline - a.baseline) / b.size
        for a, b in pairwise(side)
        if b.baseline - a.baseline > _SAME_BASELINE * b.size
    ]
    return sum(step <= _CLOSE for step in steps) / len(steps) if steps else 0.0
