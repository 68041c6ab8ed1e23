"""Glyphs that share their place with others: ink there may be the others'."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.visibility.drawn import Drawn

_STEP = 0.5  # points: baselines and sizes nearer than this are one line
_MOST_LINES = 3_000  # a page of more lines is not gone through: all of it is looked at closely
_REACH = 0.6  # of a letter's advance: the next begins no sooner
_TOUCH = 0.04  # ems
_CHUNK = 500  # lines compared with all others at a time


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Glyphs by frame, baseline and size, each line from left to right.

    `order` sorts the rows of a `Drawn`, line after line; `line` is the line of each in that order,
    and `starts` where each line begins.
    """

    order: NDArray[np.int64]
    line: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, drawn: Drawn) -> Lines:
        """The lines of one or more glyphs."""
        v, size = (np.rint(lengths / _STEP).astype(np.int64) for lengths in (drawn.v, drawn.size))
        v -= v.min()
        key = (drawn.frame * (v.max() + 1) + v) * (size.max() + 1) + size
        order = np.lexsort((drawn.u, key))
        new = np.diff(key[order], prepend=-1) > 0
        return cls(order, np.cumsum(new) - 1, np.flatnonzero(new))

    def rows(self, n: int) -> NDArray[np.int64]:
        """The glyphs of line `n`."""
        stop = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.order)
        return self.order[self.starts[n] : stop]


def overlapped(drawn: Drawn, lines: Lines) -> NDArray[np.bool_]:
    """For each glyph whether another one reaches into its core."""
    if len(lines.starts) > _MOST_LINES:
        return np.ones(len(drawn), bool)
    found = _within(drawn, lines)
    core, whole = drawn.core[lines.order], drawn.whole[lines.order]
    touch = _TOUCH * np.maximum.reduceat(drawn.size[lines.order], lines.starts)
    for i, j in _met(_bounds(core, lines), _bounds(whole, lines), touch).tolist():
        if i != j:
            first, second = lines.rows(i), lines.rows(j)
            hit = _meets(drawn.core[first], drawn.whole[second], touch[i])
            found[first[hit.any(1)]] = True
            found[second[hit.any(0)]] = True
    return found


def _bounds(boxes: NDArray[np.float64], lines: Lines) -> NDArray[np.float64]:
    """The box of each line."""
    return np.concatenate(
        (
            np.minimum.reduceat(boxes[:, :2], lines.starts),
            np.maximum.reduceat(boxes[:, 2:], lines.starts),
        ),
        1,
    )


def _within(drawn: Drawn, lines: Lines) -> NDArray[np.bool_]:
    """Glyphs of one line that stand on each other; neighbours may reach into each other."""
    found = np.zeros(len(drawn), bool)
    order, u = lines.order, drawn.u[lines.order]
    reach = u + _REACH * drawn.advance[order]
    for step in (1, 2):
        hit = (u[step:] < reach[:-step]) & (lines.line[step:] == lines.line[:-step])
        found[order[step:][hit]] = True
        found[order[:-step][hit]] = True
    return found


def _met(
    cores: NDArray[np.float64], wholes: NDArray[np.float64], touch: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Pairs of lines, (n, 2), of which the first's core meets the second."""
    parts = []
    for start in range(0, len(cores), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        pairs = np.argwhere(_meets(cores[chunk], wholes, touch[chunk, None]))
        pairs[:, 0] += start
        parts.append(pairs)
    return np.concatenate(parts)


def _meets(
    first: NDArray[np.float64], second: NDArray[np.float64], touch: NDArray[np.float64] | float
) -> NDArray[np.bool_]:
    a, b = first[:, None], second[None]
    return np.asarray(
        (a[..., 0] + touch < b[..., 2])
        & (b[..., 0] + touch < a[..., 2])
        & (a[..., 1] + touch < b[..., 3])
        & (b[..., 1] + touch < a[..., 3])
    )
