"""How a run of a DOCX file is set: its own properties, laid over those of styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any

from index.readers.docx.colour import (
    HIGHLIGHTS,
    NO_PAINT,
    UNKNOWN_PAINT,
    Paint,
    Palette,
    mixed,
    of_drawing,
    of_word,
)
from index.readers.docx.xml import Element, local, value
from index.readers.signs import SYMBOL_FONTS

HALF_POINTS, TWIPS = 2.0, 20.0  # of a point, in Word's measures

_OFF = ("0", "false", "off", "none")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_MEASURE = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi|%)?\s*")
_TOGGLES = {
    "b": "bold",
    "i": "italic",
    "caps": "caps",
    "smallCaps": "caps",
    "vanish": "vanish",
    "specVanish": "vanish",
    "strike": "struck",
    "dstrike": "struck",
}
_RELIEFS = frozenset(("shadow", "emboss", "imprint"))  # of Word itself: they show white letters
_WORD_SPACES = ("wordprocessingml/2006", "ooxml/wordprocessingml")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run or a style is set; None where that is left to what lies under it.

    `size`, `spacing` and `raised` are in points, `scale` is the width of the letters to their
    own, `small` whether they stand above or below the line, `advance` the points that a fitted
    run leaves each letter, `fill` what is painted behind, `symbols` the name of a font that has
    signs in place of letters, "" of another.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    vanish: bool | None = None
    struck: bool | None = None
    size: float | None = None
    ink: Paint | None = None
    fill: Paint | None = None
    scale: float | None = None
    spacing: float | None = None
    raised: float | None = None
    small: bool | None = None
    fitted: float | None = None
    symbols: str | None = None


NO_LOOK = Look()
_NAMES = tuple(f.name for f in fields(Look))
_SWITCHES = ("bold", "italic", "caps", "vanish", "struck")


def measure(text: str | None, per_point: float) -> float | None:
    """A measure in points: a bare number counts `per_point` to a point, a unit says itself.

    >>> measure("240", TWIPS), measure("1in", TWIPS), measure("wide", TWIPS)
    (12.0, 72.0, None)
    """
    found = _MEASURE.fullmatch(text or "")
    if not found or found[2] == "%":
        return None
    return float(found[1]) * _UNITS[found[2]] if found[2] else float(found[1]) / per_point


def look_of(properties: Element | None, palette: Palette) -> Look:
    """How run properties set their text."""
    if properties is None:
        return NO_LOOK
    found: dict[str, Any] = {}
    for element in properties:
        name = local(element)
        if name in _TOGGLES:
            on = value(element) not in _OFF
            found[_TOGGLES[name]] = on or bool(found.get(_TOGGLES[name]))
        elif name in _READ:
            _READ[name](element, palette, found)
        elif name in _RELIEFS and _is_words_own(element) and value(element) not in _OFF:
            found["relief"] = True
    filled, highlight = found.pop("filled", None), found.pop("highlight", None)
    if filled is not None:
        found["ink"] = filled
    if found.pop("outlined", False) | found.pop("relief", False):
        found["ink"] = UNKNOWN_PAINT
    if highlight is not None:
        found["fill"] = highlight
    return Look(**found)


def laid(under: Look, over: Look) -> Look:
    """`over` where it says something, else `under`."""
    if over is NO_LOOK or over == NO_LOOK:
        return under
    return Look(
        *(getattr(under, name) if (own := getattr(over, name)) is None else own for name in _NAMES)
    )


def toggled(base: Look, *styles: Look) -> Look:
    """The looks of styles of several kinds, one over the other, on the document's defaults.

    A switch that two kinds of style turn on is off again, as Word has it.
    """
    whole = base
    for style in styles:
        whole = laid(whole, style)
    switches: dict[str, bool | None] = {}
    for name in _SWITCHES:
        said = [on for style in styles if (on := getattr(style, name)) is not None]
        default = getattr(base, name)
        switches[name] = default or sum(said) % 2 == 1 if said else default
    if all(getattr(whole, name) == on for name, on in switches.items()):
        return whole
    return replace(whole, **switches)  # type: ignore[arg-type]


def shading(element: Element, palette: Palette) -> Paint:
    """What a w:shd paints: its fill, mixed with the colour of its pattern."""
    pattern = value(element) or "clear"
    if pattern == "nil":
        return NO_PAINT
    fill = of_word(element, palette, "Fill", "fill")
    if pattern == "clear":
        return Paint(fill) if fill else NO_PAINT
    colour = of_word(element, palette, "", "color") or (0, 0, 0)
    if pattern == "solid":
        return Paint(colour)
    if pattern.startswith("pct") and pattern[3:].isdigit():
        share = min(int(pattern[3:]), 100) / 100
        return Paint(mixed(colour, fill or (255, 255, 255), share))
    return UNKNOWN_PAINT


def _colour(element: Element, palette: Palette, found: dict[str, Any]) -> None:
    found["ink"] = Paint(of_word(element, palette))


def _size(element: Element, _: Palette, found: dict[str, Any]) -> None:
    found["size"] = measure(value(element), HALF_POINTS)


def _shade(element: Element, palette: Palette, found: dict[str, Any]) -> None:
    found["fill"] = shading(element, palette)


def _highlight(element: Element, _: Palette, found: dict[str, Any]) -> None:
    named = HIGHLIGHTS.get(value(element) or "")
    if named:
        found["highlight"] = Paint(named)


def _scale(element: Element, _: Palette, found: dict[str, Any]) -> None:
    per_cent = _MEASURE.fullmatch(value(element) or "")
    if per_cent:
        found["scale"] = float(per_cent[1]) / 100


def _spacing(element: Element, _: Palette, found: dict[str, Any]) -> None:
    found["spacing"] = measure(value(element), TWIPS)


def _raised(element: Element, _: Palette, found: dict[str, Any]) -> None:
    found["raised"] = measure(value(element), HALF_POINTS)


def _small(element: Element, _: Palette, found: dict[str, Any]) -> None:
    found["small"] = value(element) in ("superscript", "subscript")


def _fitted(element: Element, _: Palette, found: dict[str, Any]) -> None:
    found["fitted"] = measure(value(element), TWIPS)


def _fonts(element: Element, _: Palette, found: dict[str, Any]) -> None:
    name = value(element, "ascii") or value(element, "hAnsi")
    if name:
        name = name.lower()
        found["symbols"] = name if name.startswith(SYMBOL_FONTS) else ""


def _text_fill(element: Element, palette: Palette, found: dict[str, Any]) -> None:
    paint = of_drawing(next((e for e in element if local(e)), None), palette)
    if paint is not None:
        found["filled"] = paint


def _text_outline(element: Element, palette: Palette, found: dict[str, Any]) -> None:
    fill = next((e for e in element if local(e) in ("solidFill", "gradFill")), None)
    paint = of_drawing(fill, palette)
    if paint is not None and paint.opacity > 0 and paint.rgb != (255, 255, 255):
        found["outlined"] = True


def _is_words_own(element: Element) -> bool:
    return any(space in element.tag for space in _WORD_SPACES)


_READ = {
    "color": _colour,
    "sz": _size,
    "shd": _shade,
    "highlight": _highlight,
    "w": _scale,
    "spacing": _spacing,
    "position": _raised,
    "vertAlign": _small,
    "fitText": _fitted,
    "rFonts": _fonts,
    "textFill": _text_fill,
    "textOutline": _text_outline,
}
