"""The glyphs of a page as arrays: where each stands, and where its ink should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    `letters` is how many characters the file takes the glyph for.
    """

    at: NDArray[np.int64]
    frame: NDArray[np.int64]
    upright: NDArray[np.bool_]  # its frame is turned by a multiple of 90 degrees
    u: Floats
    v: Floats
    advance: Floats
    size: Floats
    letters: Floats
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
        marks = [_marks(glyphs) for glyphs in found.values()]
        parts = [
            np.stack(
                (g.at, np.full(len(g), n), g.x0, g.baseline, g.x1 - g.x0, g.size, mark, count), 1
            )
            for n, (g, mark) in enumerate(zip(found.values(), marks, strict=True))
            for count in (lengths(g.signs, g.longer),)
        ]
        table = np.concatenate([*parts, np.empty((0, 8))])
        table = table[table[:, 6] >= 0]
        if len(frames) > 1:
            table = table[np.argsort(table[:, 0], kind="stable")]
        frame = table[:, 1].astype(np.int64)
        u, v, advance, size = table[:, 2], table[:, 3], np.maximum(table[:, 4], 0), table[:, 5]
        inset = _INSET * advance
        whole = np.stack((u + inset, v - _TALL * size, u + advance - inset, v + _DEEP * size), 1)
        core = np.stack((u + inset, v - _LOW * size, u + advance - inset, v), 1)
        return cls(
            at=table[:, 0].astype(np.int64),
            frame=frame,
            upright=np.array([f.degrees % 90 == 0 for f in frames], bool)[frame],
            u=u,
            v=v,
            advance=advance,
            size=size,
            letters=table[:, 7],
            solid=table[:, 6] > 0,
            whole=_onto(frames, frame, whole),
            core=_onto(frames, frame, core),
            frames=frames,
        )


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
