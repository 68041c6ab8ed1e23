"""A page's characters with their places, as pdfium draws them. No word of pdfium's own layout.

pdfium's text order glues words on many real resumes, so only its raw facts are taken: code point,
origin, advance, font, matrix. Everything else is built from geometry in the modules beside this.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from index.readers.pdf.glyphs import Face, Frame, Glyph, View
from index.types import Box

# A glyph whose font does not say which character it is: an icon, as far as a reader can tell.
UNMAPPED = "\ue000"

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
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # hyphens as pdfium reports them; all are drawn
_ODD = _HYPHENS | {0xFFFD}
# Ligatures and dashes where TeX's T1 and OT1 fonts keep them; such fonts often lack a map.
_TEX = {0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—"} | {
    at + step: letters
    for at in (0x0B, 0x1B)
    for step, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))
}
_SHAPES = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
_DOT = (1.0, 9.0)  # points: as wide and high as a drawn bullet may be
_MOST_SHAPES = 20_000
_STRAIGHT = 3  # degrees: a page scanned a little askew is still upright


def glyphs_by_frame(page: Any, textpage: Any) -> tuple[View, dict[Frame, list[Glyph]]]:
    """The visible characters of a page, spaces included, by direction of writing; upright first."""
    view = View.of(page)
    frames: dict[int, Frame] = {}
    found: dict[Frame, list[Glyph]] = {}
    for degrees, glyph in _Scribe(textpage, view).glyphs(frames):
        found.setdefault(frames[degrees], []).append(glyph)
    return view, dict(sorted(found.items(), key=lambda item: item[0].degrees))


def small_shapes(page: Any, view: View) -> list[Box]:
    """Drawn shapes and pictures of a bullet's size on the shown page, from the top."""
    bounds = [ctypes.c_float() for _ in range(4)]
    found = []
    for i in range(min(_MOST_SHAPES, pdfium.FPDFPage_CountObjects(page))):
        shape = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(shape) not in _SHAPES:
            continue
        if not pdfium.FPDFPageObj_GetBounds(shape, *bounds):
            continue
        left, bottom, right, top = (float(bound.value) for bound in bounds)
        if _DOT[0] <= right - left <= _DOT[1] and _DOT[0] <= top - bottom <= _DOT[1]:
            (x0, y0), (x1, y1) = view.point(left, bottom), view.point(right, top)
            found.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return sorted(found, key=lambda box: (box.y0, box.x0))


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    face: Face
    size: float
    stretch: float  # points of advance for one point of the font's own
    degrees: int
    level: bool  # written along the x axis of user space: pdfium's loose boxes hold the advance
    font: Any
    font_address: int
    points: float


@dataclass(frozen=True, slots=True)
class _Place:
    """An origin in user space, and how far the pen moves on from it."""

    x: float
    y: float
    advance: float
    at: int  # among the characters of the page


@dataclass(slots=True)
class _Scribe:
    """Reads one text page. Text objects and fonts repeat, so what they share is asked once."""

    textpage: Any
    view: View
    _faces: dict[int, Face] = field(default_factory=dict)
    _ems: dict[tuple[int, str], float] = field(default_factory=dict)  # advance by font, character
    _rectangle: Any = field(default_factory=pdfium.FS_RECTF)

    def glyphs(self, frames: dict[int, Frame]) -> Iterator[tuple[int, Glyph]]:
        """Each visible character with its direction; `frames` is filled as they are met."""
        size = self.view.size
        for character, place, style in self._drawn():
            x, y = self.view.point(place.x, place.y)
            if not (-1 <= x <= size.width + 1 and -1 <= y <= size.height + 1):
                continue  # off the page: nobody sees it
            frame = frames.get(style.degrees)
            if frame is None:
                frame = frames[style.degrees] = Frame.turned(style.degrees)
            u, v = frame.into(x, y)
            yield (
                style.degrees,
                Glyph(character, u, u + place.advance, v, style.size, style.face, place.at),
            )

    def _drawn(self) -> Iterator[tuple[str, _Place, _Style]]:
        """Characters with their places in user space; those of one ligature as one."""
        owner, style = 0, None
        x, y = ctypes.c_double(), ctypes.c_double()
        last: tuple[str, _Place, _Style] | None = None
        for i, character in self._characters():
            drawn_by = pdfium.FPDFText_GetTextObject(self.textpage, i)
            address = ctypes.cast(drawn_by, ctypes.c_void_p).value
            if not address:
                continue
            same = address == owner
            if not same:
                owner, style = address, self._style(drawn_by, i)
            if style is None or style.face.icon:
                continue  # pictures, whatever letters their font or ActualText calls them
            if not pdfium.FPDFText_GetCharOrigin(self.textpage, i, x, y):
                continue
            if same and last and last[1].x == x.value and last[1].y == y.value:
                advance = max(last[1].advance, self._loose_width(i, style))
                last = (last[0] + character, replace(last[1], advance=advance), style)
                continue
            if last:
                yield last
            advance = self._advance(i, character, style)
            last = (character, _Place(x.value, y.value, advance, i), style)
        if last:
            yield last

    def _characters(self) -> Iterator[tuple[int, str]]:
        high = 0
        for i in range(pdfium.FPDFText_CountChars(self.textpage)):
            code = pdfium.FPDFText_GetUnicode(self.textpage, i)
            if 0xD800 <= code < 0xDC00:  # one half of a pair; the other follows
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
            high = 0
            character = self._character(i, code)
            if character:
                yield i, character

    def _character(self, i: int, code: int) -> str:
        """What is drawn; nothing for what pdfium made up, such as its guesses at spaces."""
        if code > 0x20 and code not in _ODD and not 0x7F <= code < 0xA0:
            return chr(code)
        if pdfium.FPDFText_IsGenerated(self.textpage, i) == 1:
            return ""
        if code in (0x09, 0x20):
            return " "
        if code in _TEX and pdfium.FPDFText_HasUnicodeMapError(self.textpage, i) == 1:
            return _TEX[code]
        return "-" if code in _HYPHENS else UNMAPPED

    def _style(self, drawn_by: Any, i: int) -> _Style | None:
        matrix = pdfium.FS_MATRIX()
        points = pdfium.FPDFText_GetFontSize(self.textpage, i)
        if not pdfium.FPDFText_GetMatrix(self.textpage, i, matrix):
            return None
        size = abs(points) * math.hypot(matrix.c, matrix.d)
        if not (math.isfinite(size) and 0.01 < size < 5000 and points):
            return None
        slope = math.degrees(math.atan2(matrix.b, matrix.a)) + (180 if points < 0 else 0)
        degrees = round(self.view.rotation - slope) % 360
        if min(degrees % 90, 90 - degrees % 90) <= _STRAIGHT:
            degrees = round(degrees / 90) * 90 % 360
        font = pdfium.FPDFTextObj_GetFont(drawn_by)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        face = self._face(font, address)
        if pdfium.FPDFTextObj_GetTextRenderMode(drawn_by) == _FILL_AND_STROKE:
            face = replace(face, bold=True)
        return _Style(
            face=face,
            size=size,
            stretch=math.hypot(matrix.a, matrix.b),
            degrees=degrees,
            level=abs(slope) < 0.5,
            font=font if address else None,
            font_address=address,
            points=abs(points),
        )

    def _face(self, font: Any, address: int) -> Face:
        known = self._faces.get(address)
        if known is None:
            known = self._faces[address] = _face_of(font) if address else Face()
        return known

    def _advance(self, i: int, character: str, style: _Style) -> float:
        ems = self._ems.get((style.font_address, character))
        if ems is not None:
            return ems * style.points * style.stretch
        # A letter may reach over its advance (an f does), never fall far short of it.
        advance, loose = self._font_width(character, style), self._loose_width(i, style)
        if 0 < advance < 3 * style.size and (not style.level or advance <= loose * 1.01):
            self._ems[style.font_address, character] = advance / (style.points * style.stretch)
            return advance
        return loose or style.size * (0.25 if character.isspace() else 0.5)

    def _font_width(self, character: str, style: _Style) -> float:
        width = ctypes.c_float()
        if not style.font or len(character) != 1:
            return 0.0
        pdfium.FPDFFont_GetGlyphWidth(style.font, ord(character), 1.0, width)
        return float(width.value) * style.points * style.stretch

    def _loose_width(self, i: int, style: _Style) -> float:
        loose, x, y = self._rectangle, ctypes.c_double(), ctypes.c_double()
        if not style.level or not pdfium.FPDFText_GetLooseCharBox(self.textpage, i, loose):
            return 0.0
        pdfium.FPDFText_GetCharOrigin(self.textpage, i, x, y)
        width = float(loose.right - x.value)
        return width if 0 < width < 6 * style.size else 0.0


def _face_of(font: Any) -> Face:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace")
    family = name.split("+", 1)[-1]
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    return Face(
        name=family,
        bold=bool(_BOLD.search(family)) or bool(flags & _FLAG_FORCE_BOLD),
        italic=bool(_ITALIC.search(family)) or bool(flags & _FLAG_ITALIC),
        symbol=bool(_SYMBOLS.search(family)),
        icon=bool(_ICONS.search(family)),
    )
