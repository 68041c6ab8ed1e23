"""Words that are printed over other words: both show, and a reader can read neither.

The same word a little aside is no other one: fake bold and shadows are printed so.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.ink import words_of
from index.readers.pdf.visibility.overlaps import Lines

_LEVEL = 0.25  # ems: baselines further apart leave enough of both lines to be read
_LARGER = 1.8  # times: small letters on great ones can be read, as those on a watermark
_ASIDE = 0.32  # ems: how far off a shadow stands
_OVER = 0.4  # of the narrower letter
_NEXT = 2  # letters drawn so soon after one another are of one word, however close they stand
_BACK = 4  # so many letters to the left are looked at
_LINES = 6  # so many lines below are
_MOST = 0.5  # of a word's letters
_LEAST_LETTERS = 4  # on one another: fewer are an end that reaches over the next word


def overprinted(drawn: Drawn, lines: Lines, shown: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the glyphs that are `shown` belong to words that others are printed over."""
    over, twin = np.zeros(len(drawn), bool), np.zeros(len(drawn), bool)
    letters = shown & drawn.solid
    for rows in _near(drawn, lines):
        _compare(drawn, rows[letters[rows]], over, twin)
    over &= ~twin
    starts, lengths = words_of(drawn)
    count = np.maximum(np.add.reduceat(letters, starts, dtype=np.int64), 1)
    most = np.add.reduceat(over, starts, dtype=np.int64) >= _MOST * count
    found = np.repeat(most, lengths) & shown
    few = int((over & found).sum()) < 2 * _LEAST_LETTERS
    return np.zeros(len(drawn), bool) if few else found


def _near(drawn: Drawn, lines: Lines) -> Iterator[NDArray[np.int64]]:
    """Each line, and each with one that stands on nearly the same baseline, from left to right."""
    first = lines.order[lines.starts]
    order = np.lexsort((drawn.v[first], drawn.frame[first])).tolist()
    for n, one in enumerate(order):
        rows = lines.rows(one)
        yield rows
        head = first[one]
        for other in order[n + 1 : n + 1 + _LINES]:
            below = first[other]
            apart = drawn.v[below] - drawn.v[head]
            if drawn.frame[below] != drawn.frame[head] or apart > _LEVEL * drawn.size[head]:
                break
            both = np.concatenate((rows, lines.rows(other)))
            yield both[np.argsort(drawn.u[both], kind="stable")]


def _compare(
    drawn: Drawn, rows: NDArray[np.int64], over: NDArray[np.bool_], twin: NDArray[np.bool_]
) -> None:
    """Mark letters of `rows`, which come from left to right, that stand on one another."""
    for back in range(1, min(_BACK, len(rows) - 1) + 1):
        left, right = rows[:-back], rows[back:]
        step, size = drawn.u[right] - drawn.u[left], drawn.size[[left, right]]
        small, large = size.min(0), size.max(0)
        level = np.abs(drawn.v[right] - drawn.v[left]) <= _LEVEL * small
        level &= large <= _LARGER * small
        same = level & (drawn.sign[right] == drawn.sign[left]) & (step <= _ASIDE * small)
        width = np.minimum(drawn.advance[left], drawn.advance[right])
        inside = np.minimum(drawn.advance[left] - step, drawn.advance[right])
        other = level & ~same & (inside >= _OVER * width) & (np.abs(right - left) > _NEXT)
        for marks, chosen in ((over, other), (twin, same)):
            marks[left[chosen]] = marks[right[chosen]] = True
