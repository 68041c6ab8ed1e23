"""What the characters of a text object share: font, size and direction."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf import calls
from index.readers.pdf.glyphs import Face, View

_BOLD = re.compile(
    r"bold|black|heavy|demi|semibd|medi\b|cmbx|cmssbx|[-,_](bd|b)\b|-medium\b", re.IGNORECASE
)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|cmsl|[-,](it|i|bi|ri)\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|webding|dingbat|msam|msbm|cmsy", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|icons|(^|[-_ ])icon|icomoon|fontello|materialsymbols|emoji", re.IGNORECASE
)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_FILL_AND_STROKE = 2  # text render mode: how editors without a bold font draw bold
_SIZES = (0.01, 5000)  # points: type beyond these is none
_STRAIGHT = 3  # degrees: a page scanned a little askew is still upright


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is set. One that is not `sound` has no size that could be had."""

    face: Face
    size: float
    em: float  # points of advance for one em of the font's own
    slope: float  # degrees against the x axis of user space
    font: int  # its address; 0 without one
    sound: bool = True

    @property
    def level(self) -> bool:
        """Whether it is written along the x axis: then pdfium's loose boxes hold the advance."""
        return abs(self.slope) < 0.5

    def degrees(self, view: View) -> int:
        """Clockwise on the shown page; nearly upright is upright."""
        degrees = round(view.rotation - self.slope) % 360
        if min(degrees % 90, 90 - degrees % 90) <= _STRAIGHT:
            degrees = round(degrees / 90) * 90 % 360
        return degrees

    def width(self, text: str) -> float:
        """The advance of the character `text` as the font declares it, in points, or 0.0."""
        known = self.font and len(text) == 1
        return calls.glyph_width(self.font, ord(text)) * self.em if known else 0.0


_UNSOUND = Style(Face(), 0.0, 0.0, 0.0, 0, sound=False)


def styles(
    textpage: Any, at: Sequence[int], objects: Sequence[int]
) -> tuple[tuple[Style, ...], NDArray[np.int64]]:
    """The styles of text objects, each given with one of its characters; and which each one has."""
    matrices, known = calls.matrices(textpage, at)
    sizes = calls.font_sizes(textpage, at)
    handles = list(map(calls.argument, objects))
    fonts, modes = calls.fonts(handles), calls.render_modes(handles)
    turns = np.ascontiguousarray(matrices[:, :4])
    columns = (*turns.view(np.uint64).T, sizes.view(np.uint64), fonts, modes, known)
    # Neighbours are mostly set alike: only where something changes it is looked up.
    changed = np.ones(len(sizes), bool)
    changed[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    changes = np.flatnonzero(changed)
    marks = np.column_stack([column[changes] for column in columns])
    numbers: dict[bytes, int] = {}
    faces: dict[tuple[int, bool], Face] = {}
    found: list[Style] = []
    kinds = []
    for n, k in enumerate(changes.tolist()):
        key = marks[n].tobytes()
        if key not in numbers:
            numbers[key] = len(found)
            look = int(fonts[k]), modes[k] == _FILL_AND_STROKE
            face = faces.get(look) or faces.setdefault(look, _face(*look))
            style = _style(turns[k].tolist(), float(sizes[k]), face, look[0])
            found.append(style if known[k] else _UNSOUND)
        kinds.append(numbers[key])
    lengths = np.diff(changes, append=len(sizes))
    return tuple(found), np.repeat(np.array(kinds), lengths)


def _style(matrix: Sequence[float], points: float, face: Face, font: int) -> Style:
    a, b, c, d = matrix
    size = abs(points) * math.hypot(c, d)
    if not (math.isfinite(size) and _SIZES[0] < size < _SIZES[1]):
        return _UNSOUND
    slope = math.degrees(math.atan2(b, a)) + (180 if points < 0 else 0)
    if a * d < b * c and face.name:  # fonts without a name are drawings, which may be mirrored too
        face = replace(face, mirrored=True)
    return Style(face, size, abs(points) * math.hypot(a, b), slope, font)


def _face(font: int, bold: bool) -> Face:
    if not font:
        return Face(bold=bold)
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
    family = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
    flags = max(0, pdfium.FPDFFont_GetFlags(handle))
    face = Face(
        name=family,
        bold=bool(_BOLD.search(family)) or bool(flags & _FLAG_FORCE_BOLD),
        italic=bool(_ITALIC.search(family)) or bool(flags & _FLAG_ITALIC),
        symbol=bool(_SYMBOLS.search(family)),
        icon=bool(_ICONS.search(family)),
    )
    return replace(face, bold=True) if bold else face
