"""The text objects that draw glyphs in doubt."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.calls import owners
from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.picture import pixels
from index.readers.pdf.visibility.scene import Scene, TextObject, handle_of
from index.types import PageSize

_STROKED = (1, 5)  # text render modes that only stroke
INVISIBLE, CLIPPING = 3, 7
_ALPHA_LEAST = 0.04  # of 1: black on white at this alpha is under the least contrast, too
_RASTER, _MOST_SIDE = 2.0, 3_000  # pixels a point, and a side, of the map of taken places
_MOST_COPIES = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A text object and which of the glyphs in doubt it draws (rows of a `Drawn`).

    `others` are text objects that pdfium's text page left out as copies of this one.
    """

    text: TextObject
    rows: NDArray[np.int64]
    mode: int
    colour: tuple[int, int, int]  # blue, green, red
    alpha: float
    others: tuple[Any, ...] = ()

    @property
    def transparent(self) -> bool:
        """Whether its colour lets everything through."""
        return self.alpha < _ALPHA_LEAST

    @property
    def look(self) -> object:
        """What the letters of one word have in common."""
        return self.mode, self.colour, self.alpha

    def switch(self, on: bool) -> None:
        """Draw it in the pictures to come, or leave it out."""
        for handle in (self.text.handle, *self.others):
            pdfium.FPDFPageObj_SetIsActive(handle, on)

    def paint(self, colour: tuple[int, int, int] | None = None) -> None:
        """Fill its letters with the opaque `colour` in the pictures to come, or with its own."""
        if self.mode != 0:
            return
        blue, green, red = colour or self.colour
        alpha = 255 if colour else round(self.alpha * 255)
        pdfium.FPDFPageObj_SetFillColor(self.text.handle, red, green, blue, alpha)


def pieces(textpage: Any, drawn: Drawn, doubted: NDArray[np.int64], scene: Scene) -> list[Piece]:
    """What draws the rows `doubted`, in the order of drawing."""
    rows: dict[int, list[int]] = {}
    at = drawn.at[doubted].tolist()
    for row, owner in zip(doubted.tolist(), owners(textpage, at), strict=True):
        rows.setdefault(int(owner), []).append(row)
    texts = scene.texts(rows)
    found = [_piece(text, np.array(rows[at], np.int64)) for at, text in texts.items()]
    return sorted(found, key=lambda piece: piece.text.order)


def _piece(text: TextObject, rows: NDArray[np.int64]) -> Piece:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text.handle)
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = pdfium.FPDFPageObj_GetStrokeColor if mode in _STROKED else pdfium.FPDFPageObj_GetFillColor
    red, green, blue, alpha = (int(p.value) for p in parts) if ask(text.handle, *parts) else _BLACK
    return Piece(text, rows, mode, (blue, green, red), alpha / 255)


_BLACK = (0, 0, 0, 255)


def batches(
    found: Sequence[Piece], drawn: Drawn, size: PageSize, most: int
) -> Iterator[list[Piece]]:
    """`found` in groups of which no two objects stand on each other; at most `most` groups.

    What does not fit in any is left out: so much text on one place cannot be read.
    """
    scale = min(_RASTER, _MOST_SIDE / max(size.width, size.height, 1.0))
    shape = (math.ceil(size.height * scale) + 1, math.ceil(size.width * scale) + 1)
    waiting = list(found)
    for _ in range(most):
        if not waiting:
            return
        taken = np.zeros(shape, bool)
        group: list[Piece] = []
        later: list[Piece] = []
        for piece in waiting:
            corners = pixels(drawn.whole[piece.rows], (0, 0), scale, shape).tolist()
            free = not any(taken[top:bottom, x0:x1].any() for x0, top, x1, bottom in corners)
            (group if free else later).append(piece)
            for x0, top, x1, bottom in corners if free else ():
                taken[top:bottom, x0:x1] = True
        yield group
        waiting = later


def with_copies(found: list[Piece], textpage: Any, drawn: Drawn, scene: Scene) -> list[Piece]:
    """`found`, each with the objects that pdfium's text page took for its copies and left out.

    Of a shadow and its text only the first is told, and it may be the one that is not seen.
    """
    known = set(owners(textpage, range(max(0, pdfium.FPDFText_CountChars(textpage)))).tolist())
    spare = [at for at in scene.addresses() if at not in known][:_MOST_COPIES]
    boxes = scene.placed(spare)
    near = [[spare[n] for n in _near(drawn.core[piece.rows], boxes)] for piece in found]
    return [
        replace(piece, others=tuple(map(handle_of, others))) if others else piece
        for piece, others in zip(found, near, strict=True)
    ]


def _near(cores: NDArray[np.float64], boxes: NDArray[np.float64]) -> list[int]:
    left, top = cores[:, :2].min(0)
    right, bottom = cores[:, 2:].max(0)
    across = (boxes[:, 0] < right) & (boxes[:, 2] > left)
    return np.flatnonzero(across & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)).tolist()
