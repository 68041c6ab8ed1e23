"""Whether the reading order of a page is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.readers.pdf.flows import Laid, Lines
from index.readers.pdf.grids import is_paired
from index.readers.pdf.lines import TextLine
from index.readers.pdf.ranges import is_span
from index.readers.pdf.tabs import ADDRESS

_TURNED = 0.25  # a page with this share of its letters in other directions has no one order
_OVERLAPPING = 0.05  # of the lines lie over another one
_TORN, _TORN_LEAST = 0.02, 3  # of the lines begin within a sentence that is not above them
_HANG, _AT_TOP = 2.5, 3.0  # in ems: indents of a text; the top of a page
_OVER = 0.5  # in ems: lines nearer than this lie over each other where they share a stretch
_DATE_WORDS = 6  # of a span of dates
_NEIGHBOURS = 20  # so many lines above are looked at


def is_doubtful(page: Laid) -> bool:
    """Whether the order in which `page` is read is a guess: a human should look at it.

    So it is where two ways to cut it into columns are nearly as good as each other, where its
    letters run in several directions, where lines lie over each other, where sentences are torn,
    where dates stand apart, and where what was read as rows may be two columns.
    """
    upright = [lines for frame, columns in page if not frame.degrees for lines in columns]
    turned = [lines for frame, columns in page if frame.degrees for lines in columns]
    letters, others = _letters(upright), _letters(turned)
    if others > _TURNED * (letters + others) and letters:
        return True
    if any(line.place.contested for lines in upright for line in lines):
        return True
    if any(is_paired(lines) or _dates_apart(lines) for lines in upright):
        return True
    count = sum(len(lines) for lines in upright)
    torn = _torn(upright) if count else 0
    return torn >= max(_TORN_LEAST, _TORN * count) or _overlapping(upright) > _OVERLAPPING * count


def _dates_apart(lines: Lines) -> bool:
    """Whether dates stand one below the other, and nothing that they date beside or between them.

    So a column of dates is read that was cut off from the jobs beside it.
    """
    alone = [len(line.words) <= _DATE_WORDS and is_span(line.whole().text) for line in lines]
    return any(map(all, pairwise(alone)))


def _letters(columns: Sequence[Lines]) -> int:
    return sum(len(line.text) for lines in columns for line in lines)


def _overlapping(columns: Sequence[Lines]) -> int:
    """How many lines lie over one that stands at most half a line higher, or over themselves."""
    lines = sorted((line for lines in columns for line in lines), key=lambda line: line.baseline)
    over = 0
    for n, line in enumerate(lines):
        beside = (
            (a, b)
            for a, b in pairwise(line.segments)
            if abs(a.baseline - b.baseline) <= _OVER * a.size
        )
        if any(b.x0 < a.x1 - line.size for a, b in beside):
            over += 1
            continue
        for other in reversed(lines[max(0, n - _NEIGHBOURS) : n]):
            if line.baseline - other.baseline > _OVER * min(line.size, other.size):
                break
            if min(line.x1, other.x1) - max(line.x0, other.x0) > line.size:
                over += 1
                break
    return over


def _torn(columns: Sequence[Lines]) -> int:
    """How many lines begin within a sentence of which the line above is not the part before.

    Such a line is in the type of the line above but does not stand below it; or it begins a column,
    though not at the top of the page, where a text goes on from the page before.
    """
    firsts = [lines[0] for lines in columns if lines]
    top = min(line.baseline for line in firsts)
    begun = sum(
        _goes_on(first) and len(first.words) > 1 and first.baseline > top + _AT_TOP * first.size
        for first in firsts
    )
    return begun + sum(
        _goes_on(line) and abs(line.size - above.size) <= 0.1 and not _is_below(line, above)
        for lines in columns
        for above, line in pairwise(lines)
    )


def _goes_on(line: TextLine) -> bool:
    first = line.words[0].text
    return first[0].islower() and line.bullet_x is None and not ADDRESS.search(first)


def _is_below(line: TextLine, above: TextLine) -> bool:
    reach = _HANG * line.size
    beside = above.x0 - reach <= line.x0 <= above.cells[-1].x0 + reach
    centred = abs(line.x0 + line.x1 - above.x0 - above.x1) <= reach
    return beside or centred
