"""The glyphs of a page as arrays: where each stands, and where its ink should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.glyphs import Frame, Glyphs
from index.readers.pdf.signs import are_letters, lengths

Floats = NDArray[np.float64]

# In ems, from the baseline up and down.
_TALL, _DEEP = 0.75, 0.22  # all of a letter
_LOW = 0.5  # the part where every letter and digit has ink
_INSET = 0.15  # of a letter's advance: neighbours reach so far into each other


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The glyphs of a page that are no spaces, in the order of pdfium's text page.

    `whole` and `core` are boxes in points from the top left of the page: what a glyph covers but
    for its sides, where its neighbours may be, and the part of that where every letter has ink.
    `u` and `v` are the frame's own coordinates of the origin, `advance` and `size` are in points;
    `letters` is how many characters the file takes the glyph for, and `sign` tells which they are.
    """

    at: NDArray[np.int64]
    frame: NDArray[np.int64]
    upright: NDArray[np.bool_]  # its frame is turned by a multiple of 90 degrees
    u: Floats
    v: Floats
    advance: Floats
    size: Floats
    letters: Floats
    sign: NDArray[np.int64]
    solid: NDArray[np.bool_]  # letters and digits
    whole: Floats
    core: Floats
    frames: tuple[Frame, ...]

    def __len__(self) -> int:
        return len(self.at)

    @classmethod
    def of(cls, found: Mapping[Frame, Glyphs]) -> Drawn:
        """The glyphs of all frames."""
        frames = tuple(found)
        parts = [_columns(glyphs, n) for n, glyphs in enumerate(found.values())]
        parts = parts or [_columns(Glyphs.of(()), 0)]
        columns = parts[0] if len(parts) == 1 else _together(parts)
        at, frame, u, v, advance, size, mark, count, sign = columns
        inset = _INSET * advance
        left, right = u + inset, u + advance - inset
        # Each edge by itself in memory, as they are mostly asked for one by one.
        whole = np.array((left, v - _TALL * size, right, v + _DEEP * size)).T
        core = np.array((left, v - _LOW * size, right, v)).T
        return cls(
            at=at,
            frame=frame,
            upright=np.array([f.degrees % 90 == 0 for f in frames], bool)[frame],
            u=u,
            v=v,
            advance=advance,
            size=size,
            letters=count,
            sign=sign,
            solid=mark > 0,
            whole=_onto(frames, frame, whole),
            core=_onto(frames, frame, core),
            frames=frames,
        )


_Columns = tuple[NDArray[Any], ...]


def _columns(glyphs: Glyphs, frame: int) -> _Columns:
    """Those of a `Drawn` that come from the glyphs of one frame, spaces left out."""
    marks = _marks(glyphs)
    kept = np.flatnonzero(marks >= 0)
    u = glyphs.x0[kept]
    return (
        glyphs.at[kept],
        np.full(len(kept), frame),
        u,
        glyphs.baseline[kept],
        np.maximum(glyphs.x1[kept] - u, 0),
        glyphs.size[kept],
        marks[kept],
        lengths(glyphs.signs, glyphs.longer)[kept].astype(np.float64),
        glyphs.signs[kept].astype(np.int64),
    )


def _together(parts: Sequence[_Columns]) -> _Columns:
    """Those of all frames, in the order of the text page."""
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return tuple(column[order] for column in columns)


def _marks(glyphs: Glyphs) -> NDArray[np.int8]:
    """1 for letters and digits, 0 for other signs, -1 for spaces."""
    letters = are_letters(glyphs.signs, glyphs.longer)
    return np.where(letters, 1, np.where(glyphs.spaces(), -1, 0)).astype(np.int8)


def _onto(frames: Sequence[Frame], frame: NDArray[np.int64], boxes: Floats) -> Floats:
    """Boxes of their frames on the page: the smallest upright ones that hold them."""
    if all(f.degrees == 0 for f in frames):
        return boxes
    turn = np.array([(f.cosine, f.sine) for f in frames])[frame]
    cosine, sine = turn[:, :1], turn[:, 1:]
    u, v = boxes[:, [0, 2, 0, 2]], boxes[:, [1, 1, 3, 3]]
    x, y = u * cosine - v * sine, u * sine + v * cosine
    return np.stack((x.min(1), y.min(1), x.max(1), y.max(1)), 1)
