"""Two columns on one line grid that were taken for a table, as far as that can be told afterwards.

Sections side by side, whose lines share their baselines, look like rows. Headings in bold or in
capitals tell them apart (`tabs`); plain ones do not surely, so that the page is left as rows, and
its order is a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from index.readers.pdf.lines import TextLine
from index.readers.pdf.segments import Segment
from index.readers.pdf.tabs import is_date

_APART = 6.0  # in ems: the right side begins so far from the left one
_EDGE = 1.0  # in ems: what begins nearer to an edge than this begins at it
_ROWS = 6  # rows of either side at least
_SHARED = 0.5  # of the rows of the shorter side stand on rows of the other one
_DATES = 0.25  # of the rows of a side: with more it is dates and places
_GAP = 1.3  # times the usual step: a heading stands below such a gap, or first
_HEADINGS, _WORDS, _LETTERS = 2, 3, 4  # headings of a side; words and letters of a heading
_PROSE_WORDS = 3  # so many words that begin within a sentence are prose, no cell of a table

_Row = tuple[Segment, bool]  # the first segment of a row of a side, and whether it is a list item


def is_paired(lines: Sequence[TextLine]) -> bool:
    """Whether `lines`, of one column, look like two columns of sections, read across.

    Both sides have headings below a gap, with texts right below each, and one of them is prose or
    a list: the cells of a table are neither.
    """
    rows = [(s, line.bullet_x is not None and not n) for line in lines for n, s in _parts(line)]
    if len(rows) < 2 * _ROWS:
        return False
    em, left = median(s.size for s, _ in rows), min(s.x0 for s, _ in rows)
    begins = Counter(round(s.x0) for s, _ in rows if s.x0 > left + _APART * em)
    if not begins:
        return False
    edge = begins.most_common(1)[0][0] - _EDGE * em
    sides = [
        _firsts([row for row in rows if (row[0].x0 >= edge) is right]) for right in (False, True)
    ]
    if min(map(len, sides)) < _ROWS or not _on_one_grid(*sides):
        return False
    if any(sum(is_date(s) for s, _ in side) > _DATES * len(side) for side in sides):
        return False  # notes beside jobs
    if not any(_is_text(row) for side in sides for row in side):
        return False
    return all(_headings(side) >= _HEADINGS for side in sides)


def _parts(line: TextLine) -> list[tuple[int, Segment]]:
    return list(enumerate(line.whole().segments))


def _firsts(rows: list[_Row]) -> list[_Row]:
    """The first segment of each row, from the top."""
    found: list[_Row] = []
    for row in sorted(rows, key=lambda row: (round(row[0].baseline), row[0].x0)):
        if not found or round(found[-1][0].baseline) != round(row[0].baseline):
            found.append(row)
    return found


def _on_one_grid(one: Sequence[_Row], other: Sequence[_Row]) -> bool:
    levels = [{round(s.baseline) for s, _ in side} for side in (one, other)]
    return len(levels[0] & levels[1]) >= _SHARED * min(map(len, levels))


def _is_text(row: _Row) -> bool:
    segment, item = row
    within = segment.words[0].text[0].islower() and len(segment.words) >= _PROSE_WORDS
    return item or within


def _headings(side: Sequence[_Row]) -> int:
    """How many rows are a title below a gap, or the first, with a text right below."""
    steps = [b[0].baseline - a[0].baseline for a, b in pairwise(side)]
    usual = sorted(steps)[len(steps) // 4]
    above = [float("inf"), *steps]
    return sum(
        before > _GAP * usual >= after and _is_title(row)
        for before, after, row in zip(above, steps, side, strict=False)
    )


def _is_title(row: _Row) -> bool:
    segment, item = row
    text = segment.text
    if item or is_date(segment) or len(segment.words) > _WORDS or not text[-1].isalpha():
        return False
    letters = sum(c.isalpha() for c in text)
    return letters >= _LETTERS and text[0].isupper() and not any(c.isdigit() for c in text)
