"""Pictures of a page or a part of it, as arrays."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.glyphs import View
from index.types import Box

MOST_PIXELS = 6_000_000  # of one picture
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of one page as a viewer shows it: cropped, rotated, on white paper."""

    page: Any
    view: View
    annotated: bool  # whether annotations are drawn, too

    def scale_for(self, part: Box, wanted: float) -> float:
        """`wanted` pixels a point, or fewer where the picture of `part` would grow too large."""
        area = max(1.0, (part.x1 - part.x0) * (part.y1 - part.y0))
        return float(min(wanted, (MOST_PIXELS / area) ** 0.5))

    def grey(self, part: Box, scale: float) -> NDArray[np.uint8]:
        """Luminance, (height, width), of `part` of the page."""
        return self._taken(part, scale, pdfium.FPDFBitmap_Gray, 1)[:, :, 0]

    def colour(self, part: Box, scale: float) -> NDArray[np.uint8]:
        """Blue, green, red and nothing, (height, width, 4), of `part` of the page."""
        return self._taken(part, scale, pdfium.FPDFBitmap_BGRx, 4)

    def _taken(self, part: Box, scale: float, form: int, depth: int) -> NDArray[np.uint8]:
        size = self.view.size
        width = max(1, round((part.x1 - part.x0) * scale))
        height = max(1, round((part.y1 - part.y0) * scale))
        pixels = np.empty((height, width, depth), np.uint8)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            width, height, form, pixels.ctypes.data_as(ctypes.c_void_p), width * depth
        )
        if not bitmap:
            raise MemoryError("pdfium has no memory for the picture of a page")
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
            pdfium.FPDF_RenderPageBitmap(
                bitmap,
                self.page,
                -round(part.x0 * scale),
                -round(part.y0 * scale),
                max(1, round(size.width * scale)),
                max(1, round(size.height * scale)),
                0,
                pdfium.FPDF_ANNOT if self.annotated else 0,
            )
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels


def sums(values: NDArray[Any]) -> NDArray[np.int32]:
    """The integral of a picture: `areas` reads sums over rectangles off it."""
    integral = np.zeros((values.shape[0] + 1, values.shape[1] + 1), np.int32)
    inner = integral[1:, 1:]
    np.cumsum(values, axis=0, dtype=np.int32, out=inner)
    np.cumsum(inner, axis=1, out=inner)
    return integral


def areas(integral: NDArray[np.int32], corners: NDArray[np.int64]) -> NDArray[np.int32]:
    """The sum over each rectangle (left, top, right, bottom), (n, 4), in pixels."""
    left, top, right, bottom = corners.T
    whole = integral[bottom, right] - integral[top, right]
    outside: NDArray[np.int32] = integral[bottom, left] - integral[top, left]
    return np.asarray(whole - outside, dtype=np.int32)


def pixels(
    boxes: NDArray[np.float64], origin: tuple[float, float], scale: float, shape: tuple[int, ...]
) -> NDArray[np.int64]:
    """Boxes in points, (n, 4), as whole pixels of a picture, cut to it; at least one pixel each."""
    moved = (boxes - np.array([*origin, *origin])) * scale
    found = np.empty_like(moved, np.int64)
    found[:, :2] = np.floor(moved[:, :2] + 0.5)
    found[:, 2:] = np.maximum(np.floor(moved[:, 2:] + 0.5), found[:, :2] + 1)
    found[:, 0::2] = np.clip(found[:, 0::2], 0, shape[1])
    found[:, 1::2] = np.clip(found[:, 1::2], 0, shape[0])
    return found
