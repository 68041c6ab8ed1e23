"""Spaces that are text objects of their own: pdfium passes over objects without width.

Chromium draws a space so where it is kerned ("REST API"), and many producers draw every space so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf import calls
from index.readers.pdf.characters import in_frame, on_page
from index.readers.pdf.glyphs import Frame, Glyphs, View

_NO_WIDTH = 0.01  # points
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Blanks:
    """Where such spaces stand on a page as shown, how large, and turned by how many degrees."""

    x: _Floats
    y: _Floats
    size: _Floats
    turned: _Floats

    @classmethod
    def of(cls, silent: Sequence[int], view: View) -> Blanks:
        """Those among text objects of which pdfium tells no character, by address."""
        edges, known = calls.bounds(silent)
        inkless = known & (edges[:, 2] - edges[:, 0] <= _NO_WIDTH)
        found = [silent[n] for n in np.flatnonzero(inkless).tolist()]
        matrices = calls.text_matrices(found)
        a, b, c, d, _, _, points = matrices.T
        x, y = on_page(view, matrices[:, 4:6])
        turned = np.rint(view.rotation - np.degrees(np.arctan2(b, a))) % 360
        return cls(x, y, np.abs(points) * np.hypot(c, d), turned)

    def among(self, frames: Mapping[Frame, Glyphs]) -> dict[Frame, Glyphs]:
        """`frames` with these spaces, each in the frame of its direction."""
        return {frame: self._in(frame, glyphs) for frame, glyphs in frames.items()}

    def _in(self, frame: Frame, glyphs: Glyphs) -> Glyphs:
        chosen = (self.turned == frame.degrees) & (self.size > 0)
        if not chosen.any():
            return glyphs
        u, v = in_frame(frame, self.x[chosen], self.y[chosen])
        return glyphs.with_blanks(u, v, self.size[chosen])
