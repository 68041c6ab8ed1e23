"""Text that only clips (render mode 7): seen where something is painted through its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.visibility.contrast import differs
from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.picture import Camera
from index.readers.pdf.visibility.pieces import CLIPPING, Piece
from index.readers.pdf.visibility.scene import Paint, Scene
from index.readers.pdf.visibility.toggled import framed
from index.types import Box

_FILL = 0  # text render mode
_MIDDLE = 127
_MOST = 200  # so many are looked at; what is past them counts as unseen
_LIKE = 0.5  # of the letters' area is painted, and no more than so much of what is around them


def cut_out(
    found: Sequence[Piece], drawn: Drawn, scene: Scene, camera: Camera
) -> NDArray[np.float64]:
    """For each row of `drawn` 0.5 where paint shows through the letters of `found`, else 0."""
    share = np.zeros(len(drawn))
    for piece in found[:_MOST]:
        part, scale = framed(drawn, piece.rows, camera)
        later = [paint for paint in scene.paints.after(piece.text.order) if paint.handle]
        shown = camera.colour(part, scale)
        with _without_paints(later):
            bare = camera.colour(part, scale)
            letters = differs(bare, _filled(piece, bare, part, scale, camera))
        painted = differs(shown, bare)
        if letters.any() and not letters.all():
            like = painted[letters].mean() >= _LIKE and painted[~letters].mean() <= _LIKE
            share[piece.rows] = 0.5 if like else 0.0
    return share


def _filled(
    piece: Piece, bare: NDArray[np.uint8], part: Box, scale: float, camera: Camera
) -> NDArray[np.uint8]:
    """The picture with the letters of `piece` filled, in black or white, whichever shows."""
    handle, level = piece.text.handle, 0 if bare.mean() > _MIDDLE else 255
    pdfium.FPDFPageObj_SetFillColor(handle, level, level, level, 255)
    pdfium.FPDFTextObj_SetTextRenderMode(handle, _FILL)
    try:
        return camera.colour(part, scale)
    finally:
        pdfium.FPDFTextObj_SetTextRenderMode(handle, CLIPPING)


@contextmanager
def _without_paints(later: Sequence[Paint]) -> Iterator[None]:
    for paint in later:
        pdfium.FPDFPageObj_SetIsActive(paint.handle, False)
    try:
        yield
    finally:
        for paint in later:
            pdfium.FPDFPageObj_SetIsActive(paint.handle, True)
