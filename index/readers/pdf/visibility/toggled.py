"""Glyphs in doubt, looked at closely: one picture with them, one without. What differs is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.visibility.contrast import differs
from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.ink import together
from index.readers.pdf.visibility.picture import Camera, areas, pixels, sums
from index.readers.pdf.visibility.pieces import Piece, batches
from index.types import Box

MOST_LAYERS = 4  # so many texts on one place are told apart

_TALL_PIXELS = 24.0  # an em in the picture: the thinnest strokes are then about a pixel wide
_SCALES = (1.0, 4.0)  # pixels a point
_BAND = 12.0  # points: glyphs nearer than this share a picture
_MARGIN = 2.0  # points around a picture
# Of a glyph's box: what differs where it is seen at all. Letters change 0.1 to 0.5 of theirs; the
# mean over a word is less where only slivers show, and more where it is no writing that shows.
_LEAST_PIXELS, _LEAST_SHARE = 2, 0.01
_LEAST_MEAN, _MOST_MEAN = 0.04, 0.93
_SLIVER = 0.12  # letters that change less may only show where something crosses them:
_LEAST_OF_LETTER = 0.28  # so much of what is drawn of them has to be seen
_LEAST_OF_LINE = 0.65  # the same of letters of a line that stand on others, in the mean
_STEP = 0.5  # points: baselines nearer than this are one line
_BRIGHT = (255, 0, 255)  # blue, green, red
_HALF = 0.5  # of the letters of a word


def changed(
    found: Sequence[Piece], drawn: Drawn, camera: Camera, crossed: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """For each row of `drawn` the share of its box that it changes; 0 for rows of no piece.

    Rows that are `crossed` by other glyphs count as changing nothing where little of what is drawn
    of them and their line shows, as of white letters that are laid over black ones.
    """
    share, clear = np.zeros(len(drawn)), np.full(len(drawn), np.nan)
    size = camera.view.size
    for group in batches(found, drawn, size, MOST_LAYERS):
        rows = np.concatenate([piece.rows for piece in group])
        for band in _bands(drawn, rows):
            part, scale = framed(drawn, band, camera)
            shown = camera.colour(part, scale)
            with _without(group):
                bare = camera.colour(part, scale)
            differing = differs(shown, bare)
            corners = pixels(drawn.whole[band], (part.x0, part.y0), scale, differing.shape)
            count = areas(sums(differing), corners)
            area = (corners[:, 2] - corners[:, 0]) * (corners[:, 3] - corners[:, 1])
            part_of = np.where(count >= _LEAST_PIXELS, count / np.maximum(area, 1), 0.0)
            slivers = (part_of >= _LEAST_SHARE) & (part_of < _SLIVER)
            if (slivers | crossed[band]).any():
                with _bright(group):
                    whole = areas(sums(differs(camera.colour(part, scale), bare)), corners)
                part_of[slivers & (count < _LEAST_OF_LETTER * whole)] = 0.0
                of_it = np.minimum(count / np.maximum(whole, 1), 1.0)
                clear[band] = np.where(crossed[band], of_it, np.nan)
            share[band] = part_of
    for line in _lines(found, drawn, ~np.isnan(clear)):
        if clear[line].mean() < _LEAST_OF_LINE:
            share[line] = 0.0
    return share


def _lines(found: Sequence[Piece], drawn: Drawn, chosen: NDArray[np.bool_]) -> Iterable[list[int]]:
    """The `chosen` rows by the line that they stand on, as far as it is drawn alike."""
    lines: dict[object, list[int]] = {}
    for piece in found:
        for row in piece.rows[chosen[piece.rows]].tolist():
            line = (piece.look, int(drawn.frame[row]), round(float(drawn.v[row]) / _STEP))
            lines.setdefault(line, []).append(row)
    return lines.values()


def seen(share: NDArray[np.float64], found: Sequence[Piece], drawn: Drawn) -> dict[int, bool]:
    """By row whether it is seen: the letters of a word in one colour all are, or none is."""
    verdicts = {}
    for word in _words(found, drawn):
        shares, letters = share[word], drawn.solid[word]
        if not letters.any():
            verdict = bool((shares >= _LEAST_SHARE).any())
        else:
            inked, mean = (shares[letters] >= _LEAST_SHARE).mean(), shares[letters].mean()
            verdict = bool(inked >= _HALF and _LEAST_MEAN <= mean <= _MOST_MEAN)
        verdicts.update(dict.fromkeys(word.tolist(), verdict))
    return verdicts


def _words(found: Sequence[Piece], drawn: Drawn) -> list[NDArray[np.int64]]:
    """The rows of each word, as far as it is drawn alike."""
    if not found:
        return []
    rows = np.concatenate([piece.rows for piece in found])
    looks: dict[object, int] = {}
    look = [looks.setdefault(piece.look, len(looks)) for piece in found for _ in piece.rows]
    order = np.argsort(rows, kind="stable")
    rows, alike = rows[order], np.array(look)[order]
    same = np.append(False, together(drawn))[rows[1:]]
    same &= (rows[1:] - rows[:-1] == 1) & (alike[1:] == alike[:-1])
    return np.split(rows, np.flatnonzero(~same) + 1)


@contextmanager
def _without(group: Sequence[Piece]) -> Iterator[None]:
    for piece in group:
        piece.switch(on=False)
    try:
        yield
    finally:
        for piece in group:
            piece.switch(on=True)


@contextmanager
def _bright(group: Sequence[Piece]) -> Iterator[None]:
    """Draw the letters in a colour that shows on nearly any ground, all of them that is drawn."""
    for piece in group:
        piece.paint(_BRIGHT)
    try:
        yield
    finally:
        for piece in group:
            piece.paint()


def _bands(drawn: Drawn, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """`rows` in groups that lie apart from each other, from the top of the page."""
    rows = rows[np.argsort(drawn.whole[rows, 1], kind="stable")]
    reached = np.maximum.accumulate(drawn.whole[rows, 3])
    cuts = np.flatnonzero(drawn.whole[rows[1:], 1] > reached[:-1] + _BAND) + 1
    return np.split(rows, cuts)


def framed(drawn: Drawn, rows: NDArray[np.int64], camera: Camera) -> tuple[Box, float]:
    """The part of the page that a picture of `rows` shows, and its pixels a point."""
    size = camera.view.size
    left, top = (drawn.whole[rows, :2].min(0) - _MARGIN).tolist()
    right, bottom = (drawn.whole[rows, 2:].max(0) + _MARGIN).tolist()
    part = Box(max(0.0, left), max(0.0, top), min(size.width, right), min(size.height, bottom))
    low, high = _SCALES
    wanted = min(high, max(low, _TALL_PIXELS / max(0.1, float(drawn.size[rows].min()))))
    return part, camera.scale_for(part, wanted)
