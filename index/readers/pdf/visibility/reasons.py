"""Why a glyph that changes nothing on the page is not seen."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.colours import LEAST
from index.readers.pdf.visibility.contrast import difference
from index.readers.pdf.visibility.picture import Camera, pixels
from index.readers.pdf.visibility.pieces import CLIPPING, INVISIBLE, Piece
from index.readers.pdf.visibility.scene import Scene, shown
from index.types import Box, Unseen

_MOST_POINTS = 400  # of a clip path
_OPTIONAL = "OC"  # the mark of optional content


@dataclass(frozen=True, slots=True, eq=False)
class Inquest:
    """Asks what keeps a text object from being seen. `camera` shows the page without it."""

    scene: Scene
    camera: Camera

    def certain(self, piece: Piece) -> Unseen | None:
        """A reason that needs no picture."""
        if piece.mode == INVISIBLE:
            return Unseen.RENDER_MODE
        return Unseen.ALPHA if piece.transparent else None

    def reason(self, piece: Piece, ground: Ground) -> Unseen:
        """Why the glyphs of `piece`, which is one of those on `ground`, are not seen."""
        box = ground.boxes[piece]
        known = self.certain(piece)
        if known:
            return known
        if piece.mode == CLIPPING:
            return Unseen.RENDER_MODE
        if any(_is_optional(handle) for handle in (piece.text.handle, *piece.text.forms)):
            return Unseen.LAYER
        if self._clipped(piece, box):
            return Unseen.CLIPPED
        if self._covered(piece, box):
            return Unseen.COVERED
        if ground.looks_like(piece):
            return Unseen.COLOUR
        return Unseen.LAYER if piece.text.forms else Unseen.ALPHA

    def _covered(self, piece: Piece, box: Box) -> bool:
        """Whether what was drawn later lies over most of `box`."""
        later = self.scene.paints.after(piece.text.order)
        return sum(_share(box, paint.box) for paint in later) > 0.5

    def _clipped(self, piece: Piece, box: Box) -> bool:
        clip = pdfium.FPDFPageObj_GetClipPath(piece.text.handle)
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        for n in range(max(0, min(count, _MOST_POINTS))):
            window = _window(clip, n)
            if window is None:
                continue
            if _share(box, shown(window, piece.text.matrix, self.scene.view)) < 0.5:
                return True
        return False


@dataclass(slots=True, eq=False)
class Ground:
    """What lies under text objects that are not seen, by the box of each: one picture for all."""

    camera: Camera
    boxes: Mapping[Piece, Box]
    _picture: NDArray[np.uint8] | None = None

    def looks_like(self, piece: Piece) -> bool:
        """Whether `piece` has the colour of what it stands on."""
        colours = self._under(self.boxes[piece]).reshape(-1, 4)[:, :3]
        own = np.broadcast_to(np.array(piece.colour, np.uint8), colours.shape)
        blended = piece.alpha * own + (1 - piece.alpha) * colours
        apart = difference(np.rint(blended).astype(np.uint8), colours)
        return bool(np.median(apart) < LEAST + 2)

    def _under(self, box: Box) -> NDArray[np.uint8]:
        edges = np.array([(b.x0, b.y0, b.x1, b.y1) for b in self.boxes.values()])
        part = Box(*edges[:, :2].min(0).tolist(), *edges[:, 2:].max(0).tolist())
        scale = self.camera.scale_for(part, 1.0)
        if self._picture is None:
            self._picture = self._taken(part, scale)
        place = np.array([(box.x0, box.y0, box.x1, box.y1)])
        height, width, _ = self._picture.shape
        left, top, right, bottom = pixels(place, (part.x0, part.y0), scale, (height, width))[0]
        return self._picture[min(top, height - 1) : bottom, min(left, width - 1) : right]

    def _taken(self, part: Box, scale: float) -> NDArray[np.uint8]:
        for piece in self.boxes:
            piece.switch(on=False)
        try:
            return self.camera.colour(part, scale)
        finally:
            for piece in self.boxes:
                piece.switch(on=True)


def _share(box: Box, other: Box) -> float:
    """The share of `box` that `other` covers."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0


def _window(clip: Any, n: int) -> tuple[float, float, float, float] | None:
    """The bounds of the `n`th path that clips, in the space of its object."""
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(_MOST_POINTS, pdfium.FPDFClipPath_CountPathSegments(clip, n))):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, n, i)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append((float(x.value), float(y.value)))
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_optional(handle: Any) -> bool:
    room, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
    for i in range(max(0, pdfium.FPDFPageObj_CountMarks(handle))):
        mark = pdfium.FPDFPageObj_GetMark(handle, i)
        if pdfium.FPDFPageObjMark_GetName(mark, room, 128, length):
            name = bytes(room)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
            if name == _OPTIONAL:
                return True
    return False
