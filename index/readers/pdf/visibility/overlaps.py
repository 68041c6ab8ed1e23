"""Glyphs that share their place with others: ink there may be the others'."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.visibility.drawn import Drawn

_STEP = 0.5  # points: baselines and sizes nearer than this are one line
_MOST_LINES = 3_000  # a page of more lines is not gone through: all of it is looked at closely
_REACH = 0.6  # of a letter's advance: the next begins no sooner
_TOUCH = 0.04  # ems
_CHUNK = 500  # lines compared with all others at a time


def overlapped(drawn: Drawn) -> NDArray[np.bool_]:
    """For each glyph whether another one reaches into its core."""
    found = np.zeros(len(drawn), bool)
    if len(drawn) < 2:
        return found
    lines = _lines(drawn)
    if len(lines) > _MOST_LINES:
        return ~found
    for line in lines:
        _within(drawn, line, found)
    bounds = np.array(
        [
            (*drawn.whole[line, :2].min(0), *drawn.whole[line, 2:].max(0), *_core(drawn, line))
            for line in lines
        ]
    )
    touch = _TOUCH * np.array([drawn.size[line].max() for line in lines])
    for i, j in _met(bounds[:, 4:], bounds[:, :4], touch):
        if i != j:
            core, whole = drawn.core[lines[i]], drawn.whole[lines[j]]
            hit = _meets(core, whole, touch[i])
            found[lines[i][hit.any(1)]] = True
            found[lines[j][hit.any(0)]] = True
    return found


def _core(drawn: Drawn, line: NDArray[np.int64]) -> tuple[float, ...]:
    core = drawn.core[line]
    return (*core[:, :2].min(0), *core[:, 2:].max(0))


def _lines(drawn: Drawn) -> list[NDArray[np.int64]]:
    """The glyphs by frame, baseline and size, each from left to right."""
    v, size = np.round(drawn.v / _STEP), np.round(drawn.size / _STEP)
    order = np.lexsort((drawn.u, size, v, drawn.frame))
    key = np.stack((drawn.frame[order], v[order], size[order]), 1)
    cuts = np.flatnonzero((key[1:] != key[:-1]).any(1)) + 1
    return np.split(order, cuts)


def _within(drawn: Drawn, line: NDArray[np.int64], found: NDArray[np.bool_]) -> None:
    """Mark glyphs of one line that stand on each other; neighbours may reach into each other."""
    u, reach = drawn.u[line], _REACH * drawn.advance[line]
    for step in (1, 2):
        hit = u[step:] < (u + reach)[:-step]
        found[line[step:][hit]] = True
        found[line[:-step][hit]] = True


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
