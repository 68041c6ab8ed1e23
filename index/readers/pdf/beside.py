"""Pictures that stand beside a page's text and seem to be written on: they may say more than it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.glyphs import Frame, Glyphs
from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.picture import Camera
from index.readers.pdf.visibility.scene import Scene
from index.types import Box

_LARGE = 0.15  # of the page: portraits and logos are smaller
_LABELS = 0.02  # of the page's glyphs: with more on it, a picture is the ground of the text
_SCALE = 1.0  # pixels a point
# Writing on a ground of one colour, unlike a photo.
_NEAR, _GROUND = 24, 0.6  # levels from the usual one; this share of the picture is nearer
_FAR, _INK = 64, (0.005, 0.3)  # and these shares are further away


def written_pictures(
    scene: Scene, frames: Mapping[Frame, Glyphs], unseen: Collection[int], camera: Camera
) -> list[Box]:
    """Where on the page of `scene` they stand; `unseen` are the glyphs that nobody sees."""
    size, paints = scene.view.size, scene.paints
    edges = paints.boxes[paints.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    edges = np.clip(edges, 0.0, [size.width, size.height] * 2)
    areas = (edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1])
    large = edges[areas >= _LARGE * size.width * size.height]
    if not len(large):
        return []
    drawn = Drawn.of(frames)
    core = drawn.core[~np.isin(drawn.at, list(unseen))]
    middle = (core[:, :2] + core[:, 2:]) / 2
    return [
        Box(*edge.tolist())
        for edge in large
        if ((middle >= edge[:2]) & (middle <= edge[2:])).all(1).sum() <= _LABELS * len(core)
        and _is_written(camera.grey(Box(*edge.tolist()), _SCALE))
    ]


def _is_written(picture: NDArray[np.uint8]) -> bool:
    levels = picture.ravel().astype(np.int16)
    away = np.abs(levels - np.bincount(levels).argmax())
    low, high = _INK
    return bool((away <= _NEAR).mean() >= _GROUND and low <= (away >= _FAR).mean() <= high)
