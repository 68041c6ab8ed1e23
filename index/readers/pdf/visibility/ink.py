"""Glyphs that are plainly seen: ink where it should be, alone, on bare paper. One small picture.

Most pages end here. Whatever is not plain is not hidden yet: `toggled` looks at it closely.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.overlaps import Lines, overlapped
from index.readers.pdf.visibility.picture import Camera, areas, pixels, sums
from index.readers.pdf.visibility.scene import Scene
from index.types import Box

SCALE = 1.0  # pixels a point: letters of 10 points are 5 pixels high

# Mean darkness, 0 to 1, of the core of a letter or digit. Black ones have 0.15 and more at any
# size; paper has 0; a solid block has 1.
_LEAST, _MOST = 0.08, 0.92
_NARROW = 0.35  # ems: the ink of an i may fall between the pixels of its core
_LEAST_SIZE = 4.0  # points: smaller ones are never plain
_FEW = 64  # so many paints are compared one by one
_WORD_GAP = 0.2  # ems


def plain(drawn: Drawn, scene: Scene, camera: Camera) -> NDArray[np.bool_]:
    """For each glyph whether it is surely seen."""
    lines = Lines.of(drawn)
    shared = overlapped(drawn, lines) | painted(drawn.core, scene)
    alone = ~of_words(shared, drawn) & drawn.upright & (drawn.size >= _LEAST_SIZE)
    if not alone.any():
        return alone
    return _inked(drawn, lines, camera) & alone


def painted(cores: NDArray[np.float64], scene: Scene) -> NDArray[np.bool_]:
    """For each box whether something besides text is drawn there."""
    boxes = scene.paints.boxes
    found = np.zeros(len(cores), bool)
    if len(boxes) <= _FEW:
        left, top, right, bottom = np.ascontiguousarray(cores.T)
        for x0, y0, x1, y1 in boxes.tolist():
            level = (top < y1) & (y0 < bottom)
            if level.any():
                found |= level & (left < x1) & (x0 < right)
        return found
    size = scene.view.size
    part = Box(0, 0, size.width, size.height)
    scale = min(SCALE, 1000 / max(1.0, part.x1), 1000 / max(1.0, part.y1))
    mask = np.zeros((round(part.y1 * scale) + 1, round(part.x1 * scale) + 1), np.uint8)
    for left, top, right, bottom in pixels(boxes, (0, 0), scale, mask.shape):
        mask[top : bottom + 1, left : right + 1] = 1
    return areas(sums(mask), pixels(cores, (0, 0), scale, mask.shape)) > 0


def _inked(drawn: Drawn, lines: Lines, camera: Camera) -> NDArray[np.bool_]:
    """Letters with ink, and signs and narrow letters beside them in their words."""
    size = camera.view.size
    part = Box(0, 0, size.width, size.height)
    scale = camera.scale_for(part, SCALE)
    darkness = np.zeros(len(drawn))
    paper = 255 - camera.grey(part, scale)
    corners = pixels(drawn.core, (0, 0), scale, paper.shape)
    upended = np.array([frame.degrees % 180 != 0 for frame in drawn.frames], bool)[drawn.frame]
    for turned, picture in ((False, paper), (True, paper.T)):
        if (upended == turned).any():
            found = _darkness(picture, corners[:, [1, 0, 3, 2]] if turned else corners, lines)
            darkness = np.where(upended == turned, found, darkness)
    inked = (darkness >= _LEAST) & (darkness <= _MOST)
    beside = np.zeros(len(inked), bool)
    letters, near = inked & drawn.solid, together(drawn)
    beside[1:] |= letters[:-1] & near
    beside[:-1] |= letters[1:] & near
    slight = ~drawn.solid | (drawn.advance < _NARROW * drawn.size)
    return inked | (slight & beside)


def _darkness(
    picture: NDArray[np.uint8], corners: NDArray[np.int64], lines: Lines
) -> NDArray[np.float64]:
    """The mean, 0 to 1, over each rectangle; those of a line are taken to be equally high.

    Rows of pixels are added up line by line first: most of a page lies between its lines.
    """
    first = corners[lines.order[lines.starts]]
    top = np.minimum(first[:, 1], picture.shape[0] - 1)
    bottom = np.clip(first[:, 3], top + 1, picture.shape[0])
    profile = np.zeros((len(top), picture.shape[1] + 1), np.uint32)
    for n, (start, stop) in enumerate(zip(top.tolist(), bottom.tolist(), strict=True)):
        np.add.reduce(picture[start:stop], axis=0, dtype=np.uint32, out=profile[n, 1:])
    np.cumsum(profile, axis=1, out=profile)
    mine = corners[lines.order]
    total = profile[lines.line, mine[:, 2]] - profile[lines.line, mine[:, 0]]
    area = (mine[:, 2] - mine[:, 0]) * (bottom - top)[lines.line]
    found = np.empty(len(mine))
    found[lines.order] = total / (255.0 * np.maximum(area, 1))
    return found


def together(drawn: Drawn) -> NDArray[np.bool_]:
    """For each glyph but the first whether it goes on with the word of the one before it."""
    gap = drawn.u[1:] - drawn.u[:-1] - drawn.advance[:-1]
    near = np.abs(gap) < _WORD_GAP * np.maximum(drawn.size[1:], drawn.size[:-1])
    level = np.abs(drawn.v[1:] - drawn.v[:-1]) < _WORD_GAP * drawn.size[1:]
    return np.asarray(near & level & (drawn.frame[1:] == drawn.frame[:-1]))


def words_of(drawn: Drawn) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each word begins among the glyphs, and how many glyphs it has."""
    starts = np.flatnonzero(np.append(True, ~together(drawn)))
    return starts, np.diff(np.append(starts, len(drawn)))


def of_words(flags: NDArray[np.bool_], drawn: Drawn) -> NDArray[np.bool_]:
    """For each glyph whether any glyph of its word is flagged."""
    if not flags.any():
        return flags
    starts, lengths = words_of(drawn)
    return np.repeat(np.logical_or.reduceat(flags, starts), lengths)
