"""Glyphs -> runs: the letters of one row from left to right, up to the next wide gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.glyphs import ALONE, Glyphs
from index.readers.pdf.signs import narrow, ranks

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

# All in ems of the type at hand.
WIDE_GAP = 0.8  # wider than this, two words stand in different segments
_SAME_ROW = 0.15  # baselines nearer than this are one row
_ROW_DRIFT = 0.35  # but a row never drifts further than this from its first baseline
_OVERPRINT = 0.12  # the same character drawn again nearer than this is the same character
_TWINS = 3  # so many glyphs back it may stand
_RAISED = 0.3  # a superscript stands at most this far from its word
_RAISED_SIZE = 0.86  # and is at most this large, its word being 1: browsers set 5/6
_RAISED_REACH = 0.9  # of its own size: how far above or below it the word's baseline may be
_STROKE, _TOUCHING = ord("_"), 0.25  # of its width: strokes of one line stand no further apart
_FAR = 1e7  # points: nothing stands beyond
_GREAT = 2.5  # times: smaller letters on ones so much larger are not of their row
_NEIGHBOURS = 40  # so many runs are looked at for the word of a superscript


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Letters run by run: run k holds the letters `bounds[k]` to `bounds[k + 1]`, one or more.

    `spaced` marks the letters before which a space is drawn, `told` those of them before which it
    is a character of its text.
    """

    letters: Glyphs
    bounds: Numbers
    spaced: Marks
    told: Marks


def runs(glyphs: Glyphs) -> Runs:
    """The runs of one frame, row by row. The order in which glyphs were drawn plays no part."""
    sign, blank = ranks(glyphs.signs, glyphs.longer), glyphs.spaces()
    row = _rows_of(glyphs.baseline, glyphs.size)
    order = _left_to_right(sign, glyphs.x0, row)
    if len(order):
        own = _watermarks(glyphs.x0[order], glyphs.x1[order], glyphs.size[order], row[order])
        if own is not row:
            row[order] = own
            order = order[np.argsort(own, kind="stable")]
    order = order[_single(glyphs.x0[order], glyphs.size[order], sign[order], row[order])]
    order = order[~_underlines(glyphs, order, row[order], blank[order])]
    cut = _Cut.of(glyphs, order, row[order], blank[order])
    moved = cut.raised()
    if moved is not None:
        order = cut.order[np.lexsort((glyphs.x0[cut.order], moved))]
        cut = _Cut.of(glyphs, order, np.sort(moved), blank[order])
    return cut.runs()


def _left_to_right(sign: Numbers, x0: Floats, row: Numbers) -> Numbers:
    """The order of glyphs in their rows; where two stand on one place, by what they say."""
    order = np.argsort(narrow(row), kind="stable")
    step = np.diff(x0[order])
    back = (step <= 0) & (np.diff(row[order]) == 0)
    if not back.any():  # most rows are drawn from left to right
        return order
    rows = row[order]
    behind = np.unique(rows[1:][back])
    starts, stops = np.searchsorted(rows, behind), np.searchsorted(rows, behind, side="right")
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        part = order[start:stop]
        order[start:stop] = part[np.lexsort((sign[part], x0[part]))]
    return order


def medians(values: Floats, group: Numbers, count: int) -> Floats:
    """The median of the values of each group 0 to `count` - 1; 0.0 of none."""
    sizes = np.bincount(group, minlength=count)
    if not len(values):
        return np.zeros(count)
    order = np.argsort(values)
    ordered = values[order[np.argsort(narrow(group[order]), kind="stable")]]
    starts = np.cumsum(sizes) - sizes
    last = len(values) - 1
    low = ordered[np.minimum(starts + np.maximum(sizes - 1, 0) // 2, last)]
    high = ordered[np.minimum(starts + sizes // 2, last)]
    return np.where(sizes > 0, (low + high) / 2, 0.0)


def _rows_of(baseline: Floats, size: Floats) -> Numbers:
    """Which row each glyph is in. Those drawn one after the other mostly stand alike."""
    if not len(baseline):
        return np.zeros(0, np.int64)
    alike = (baseline[1:] == baseline[:-1]) & (size[1:] == size[:-1])
    starts = np.flatnonzero(np.append(True, ~alike))
    order = np.lexsort((size[starts], baseline[starts]))
    row = np.empty(len(starts), np.int64)
    row[order] = _rows(baseline[starts[order]], size[starts[order]])
    return np.repeat(row, np.diff(starts, append=len(baseline)))


def _rows(baseline: Floats, size: Floats) -> Numbers:
    """Which row each glyph is in; they come by baseline."""
    steps = np.diff(baseline, prepend=-np.inf) > _SAME_ROW * size
    rows = np.cumsum(steps) - 1
    if not (baseline - baseline[steps][rows] > _ROW_DRIFT * size).any():
        return np.asarray(rows)
    found, row, first = [], -1, 0.0
    for level, em, step in zip(baseline.tolist(), size.tolist(), steps.tolist(), strict=True):
        if step or level - first > _ROW_DRIFT * em:
            row, first = row + 1, level
        found.append(row)
    return np.array(found)


def _single(x0: Floats, size: Floats, sign: Numbers, row: Numbers) -> Marks:
    """Each character once, they come row by row: fake bold and shadows print it twice."""
    kept = np.ones(len(x0), bool)
    doubled: set[int] = set()
    for back in range(1, _TWINS + 1):
        near = x0[back:] - x0[:-back] < _OVERPRINT * size[back:]
        twin = near & (sign[back:] == sign[:-back]) & (row[back:] == row[:-back])
        doubled.update(row[back:][twin].tolist())
    for number in doubled:
        start, stop = np.searchsorted(row, [number, number + 1])
        seen: list[int] = []
        for k in range(start, stop):
            reach = x0[k] - _OVERPRINT * size[k]
            kept[k] = not any(sign[j] == sign[k] and x0[j] > reach for j in seen[-_TWINS:])
            if kept[k]:
                seen.append(k)
    return kept


def _underlines(glyphs: Glyphs, order: Numbers, row: Numbers, blank: Marks) -> Marks:
    """Which glyphs, row by row, are strokes of an underline that letters stand on."""
    strokes: Marks = glyphs.signs[order] == _STROKE
    if not strokes.any():
        return strokes
    x0, x1 = glyphs.x0[order], glyphs.x1[order]
    found = np.zeros(len(order), bool)
    at = np.flatnonzero(strokes)
    apart = (np.diff(row[at]) > 0) | (x0[at][1:] > x1[at][:-1] + _TOUCHING * (x1 - x0)[at][1:])
    starts, ends = at[np.append(True, apart)], at[np.append(apart, True)]
    letters = np.flatnonzero(~strokes & ~blank)
    places = np.sort(row[letters] * _FAR + (x0 + x1)[letters] / 2)
    first, last = row[starts] * _FAR + x0[starts], row[ends] * _FAR + x1[ends]
    under = np.searchsorted(places, first) < np.searchsorted(places, last)
    found[at] = under[np.cumsum(np.append(False, apart))]
    return found


def _watermarks(x0: Floats, x1: Floats, size: Floats, row: Numbers) -> Numbers:
    """`row`, with great letters that smaller ones of the row stand on in rows of their own."""
    starts = np.flatnonzero(np.diff(row, prepend=-1))
    least = np.minimum.reduceat(size, starts)
    wide = np.flatnonzero(np.maximum.reduceat(size, starts) >= _GREAT * least)
    if not len(wide):
        return row
    stops, moved = np.append(starts[1:], len(row)), np.zeros(len(row), np.int64)
    for n in wide.tolist():
        part = np.arange(starts[n], stops[n])
        great = size[part] >= _GREAT * least[n]
        large, small = part[great], part[~great]
        ends = np.maximum.accumulate(x1[large])
        host = np.searchsorted(x0[large], x0[small], side="right") - 1
        if ((host >= 0) & (x1[small] < ends[np.maximum(host, 0)])).any():
            moved[large] = 1
    return 2 * row + moved if moved.any() else row


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """Glyphs row by row, `starts` telling where each run begins among them: with a letter."""

    glyphs: Glyphs
    order: Numbers
    row: Numbers
    blank: Marks
    starts: Numbers

    @classmethod
    def of(cls, glyphs: Glyphs, order: Numbers, row: Numbers, blank: Marks) -> _Cut:
        """Rows cut at every wide gap. Letter-spacing is taken off a gap before it is judged."""
        drawn = np.flatnonzero(~blank)
        x0, x1 = glyphs.x0[order][drawn], glyphs.x1[order][drawn]
        line, wide = row[drawn], WIDE_GAP * glyphs.size[order][drawn]
        gap = x0[1:] - x1[:-1]
        close = np.flatnonzero((line[1:] == line[:-1]) & (gap < wide[1:])) + 1
        count = int(row[-1]) + 1 if len(row) else 0
        tracking = np.maximum(medians(gap[close - 1], line[close], count), 0.0)
        tracking[np.bincount(line[close], minlength=count) <= 2] = 0.0
        wide += 2 * tracking[line]
        begins = np.append(True, (line[1:] != line[:-1]) | (gap > wide[1:]))[: len(drawn)]
        # A letter before the last may reach further than it.
        start, at = 0, np.flatnonzero(begins)
        within = (at > 0) & (line[at] == line[at - 1])
        for k, inside in zip(at.tolist(), within.tolist(), strict=True):
            if inside and x0[k] - x1[start:k].max() <= wide[k]:
                begins[k] = False
            else:
                start = k
        starts = drawn[begins]
        # Spaces before the first letter of a row are nothing.
        lead = blank & (np.maximum.accumulate(np.where(blank, -1, row)) != row)
        if lead.any():
            starts = starts - np.cumsum(lead)[starts]
            order, row, blank = order[~lead], row[~lead], blank[~lead]
        return cls(glyphs, order, row, blank, starts)

    def raised(self) -> Numbers | None:
        """The row of each glyph with super- and subscripts in the row of their word, if any are."""
        if not len(self.starts):
            return None
        first, stops = self.order[self.starts], np.append(self.starts[1:], len(self.order))
        glyphs, row = self.glyphs, self.row[self.starts]
        x0, size, baseline = glyphs.x0[first], glyphs.size[first], glyphs.baseline[first]
        ends = glyphs.x1[self.order]
        x1 = np.maximum.reduce([ends[np.maximum(stops - n, self.starts)] for n in (1, 2, 3)])
        hosts = np.argsort(baseline, kind="stable")
        levels, reach = baseline[hosts], _RAISED_REACH * size
        at = np.searchsorted(levels, baseline - reach)[:, None] + np.arange(_NEIGHBOURS)
        inside = at < len(hosts)
        host = hosts[np.minimum(at, len(hosts) - 1)]
        fits = inside & (baseline[host] <= (baseline + reach)[:, None])
        fits &= (row[host] != row[:, None]) & (size[:, None] <= _RAISED_SIZE * size[host])
        fits &= (x0[host] < x0[:, None]) & (x0[:, None] <= (x1 + _RAISED * size)[host])
        if not fits.any():
            return None
        chosen = host[np.arange(len(host)), fits.argmax(1)]
        moved = np.where(fits.any(1), row[chosen], row)
        return np.repeat(moved, stops - self.starts)

    def runs(self) -> Runs:
        """The letters alone."""
        drawn = np.flatnonzero(~self.blank)
        passed = np.cumsum(self.blank)[drawn]  # spaces before each letter
        bounds = np.append(np.searchsorted(drawn, self.starts), len(drawn))
        spaced = np.diff(passed, prepend=0) > 0
        alone = self.glyphs.signs[self.order] == ord(ALONE)
        told = np.diff(np.cumsum(self.blank & ~alone)[drawn], prepend=0) > 0
        return Runs(self.glyphs.chosen(self.order[drawn]), bounds, spaced, told)
