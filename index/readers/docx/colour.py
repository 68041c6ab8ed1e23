"""Colours of a DOCX file: in hex, by name, of the theme; and whether two look the same."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from index.readers.colours import Colour
from index.readers.docx.xml import Element, any_value, child, children, local, value

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)

HIGHLIGHTS: dict[str, Rgb] = {
    "black": BLACK,
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": WHITE,
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}
# The theme of Office, for files that name its colours and do not hold it.
_OFFICE: dict[str, Rgb] = {
    "dk1": BLACK,
    "lt1": WHITE,
    "dk2": (0x44, 0x54, 0x6A),
    "lt2": (0xE7, 0xE6, 0xE6),
    "accent1": (0x44, 0x72, 0xC4),
    "accent2": (0xED, 0x7D, 0x31),
    "accent3": (0xA5, 0xA5, 0xA5),
    "accent4": (0xFF, 0xC0, 0x00),
    "accent5": (0x5B, 0x9B, 0xD5),
    "accent6": (0x70, 0xAD, 0x47),
    "hlink": (0x05, 0x63, 0xC1),
    "folHlink": (0x95, 0x4F, 0x72),
}
_ALIASES = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    "background1": "bg1",
    "text1": "t1",
    "background2": "bg2",
    "text2": "t2",
    "tx1": "t1",
    "tx2": "t2",
}
_MAPPED = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
_PRESETS = {**HIGHLIGHTS, "silver": (192, 192, 192), "gray": (128, 128, 128)}
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHORT_HEX = re.compile(r"#([0-9A-Fa-f]{3})")
_WHOLE = 100_000.0  # per cent of DrawingML, in thousandths


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour that was set. `rgb` is None for one that cannot be told, or is automatic.

    `opacity` runs from 0 (nothing is painted) to 1.
    """

    rgb: Rgb | None = None
    opacity: float = 1.0

    def over(self, ground: Rgb | None) -> Rgb | None:
        """What is seen where this lies on `ground`; None where that cannot be told."""
        if self.opacity <= 0:
            return ground
        if self.opacity >= 1 or self.rgb is None:
            return self.rgb
        if ground is None:
            return None
        return mixed(self.rgb, ground, self.opacity)


MOST_STOPS = 100  # of a gradient that are looked at

NO_PAINT = Paint(None, 0.0)
UNKNOWN_PAINT = Paint()


@dataclass(slots=True)
class Palette:
    """The colours of the theme by name; the theme is opened when the first one is asked for."""

    theme: Callable[[], Element | None] = lambda: None
    mapping: Mapping[str, str] = field(default_factory=dict)
    _colours: dict[str, Rgb] | None = None

    def named(self, name: str) -> Rgb | None:
        """The colour with a name of Word ("background1") or of DrawingML ("bg1")."""
        if self._colours is None:
            self._colours = _OFFICE | _scheme(self.theme())
        name = _ALIASES.get(name, name)
        if name in _MAPPED:
            name = self.mapping.get(name) or _MAPPED[name]
        return self._colours.get(_ALIASES.get(name, name))


def of_hex(text: str | None) -> Rgb | None:
    """`RRGGBB` or `#RRGGBB` as numbers, or None.

    >>> of_hex("FF8000"), of_hex("auto")
    ((255, 128, 0), None)
    """
    found = _HEX.fullmatch(text or "")
    if not found:
        return None
    whole = int(found[1], 16)
    return whole >> 16, whole >> 8 & 255, whole & 255


def of_css(text: str | None) -> Rgb | None:
    """A colour of VML: hex in six or three digits, or a name; None where it is neither."""
    word = (text or "").split(" ")[0]
    short = _SHORT_HEX.fullmatch(word)
    if short:
        word = "".join(c * 2 for c in short[1])
    return of_hex(word) or _PRESETS.get(word)


def of_word(element: Element, palette: Palette, prefix: str = "", plain: str = "val") -> Rgb | None:
    """The colour that an element of Word names: by its theme if it does so, else by its hex.

    `prefix` is that of the theme attributes, as in `themeFill`; None where it is automatic.
    """
    name = value(element, f"theme{prefix or 'Color'}")
    themed = palette.named(name) if name and name != "none" else None
    if themed is None:
        return of_hex(value(element, plain))
    tint = _byte(value(element, f"theme{prefix}Tint"))
    shade = _byte(value(element, f"theme{prefix}Shade"))
    if tint is not None:
        return _lightness(themed, tint, 1 - tint)
    return _lightness(themed, shade, 0.0) if shade is not None else themed


def of_drawing(fill: Element | None, palette: Palette) -> Paint | None:
    """What a DrawingML fill paints; None where `fill` is none."""
    name = local(fill) if fill is not None else ""
    if name == "noFill":
        return NO_PAINT
    if name == "gradFill":
        return _graded(fill, palette)
    if name in ("blipFill", "pattFill", "grpFill"):
        return UNKNOWN_PAINT
    if fill is None or name != "solidFill":
        return None
    colour = next((e for e in fill if local(e)), None)
    return _drawn(colour, palette) if colour is not None else UNKNOWN_PAINT


def _graded(fill: Element | None, palette: Palette) -> Paint:
    """What a gradient paints, where it is one colour from end to end."""
    held = child(fill, "gsLst")
    stops = list(islice(children(held, "gs"), MOST_STOPS)) if held is not None else []
    paints = [_drawn(c, palette) for stop in stops if (c := next(iter(stop), None)) is not None]
    first = paints[0] if paints else UNKNOWN_PAINT
    same = first.rgb and all(p.rgb and look_alike(p.rgb, first.rgb) for p in paints)
    return Paint(first.rgb, max(p.opacity for p in paints)) if same else UNKNOWN_PAINT


def mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    """`share` of `a` and the rest of `b`."""
    r, g, blue = (round(x * share + y * (1 - share)) for x, y in zip(a, b, strict=True))
    return r, g, blue


def look_alike(a: Rgb, b: Rgb) -> bool:
    """Whether text of one colour cannot be made out on the other.

    >>> look_alike((250, 250, 250), WHITE), look_alike((217, 217, 217), WHITE)
    (True, False)
    """
    return Colour(*a).is_like(Colour(*b))


def _drawn(colour: Element, palette: Palette) -> Paint:
    name, plain = local(colour), any_value(colour) or ""
    if name == "srgbClr":
        rgb = of_hex(plain)
    elif name == "schemeClr":
        rgb = palette.named(plain)
    elif name == "sysClr":
        rgb = of_hex(colour.get("lastClr"))
    else:
        rgb = _PRESETS.get(plain)
    opacity = 1.0
    for change in colour:
        part = _share(any_value(change))
        kind = local(change)
        if kind == "alpha":
            # Word writes how much is lacking in its own namespace, DrawingML how much there is.
            opacity = 1 - part if "word" in str(change.tag) else part
        elif rgb is None:
            continue
        elif kind == "lumMod":
            rgb = _lightness(rgb, part, 0.0)
        elif kind == "lumOff":
            rgb = _lightness(rgb, 1.0, part)
        elif kind == "tint":
            rgb = mixed(rgb, WHITE, part)
        elif kind == "shade":
            rgb = mixed(rgb, BLACK, part)
    return Paint(rgb, opacity)


def _scheme(theme: Element | None) -> dict[str, Rgb]:
    scheme = child(theme, "themeElements", "clrScheme")
    found: dict[str, Rgb] = {}
    for entry in scheme if scheme is not None else ():
        colour = next((e for e in entry if local(e)), None)
        if colour is not None:
            rgb = of_hex(colour.get("lastClr") or colour.get("val"))
            if rgb is not None:
                found[local(entry)] = rgb
    return found


def _lightness(rgb: Rgb, factor: float, offset: float) -> Rgb:
    hue, light, saturation = colorsys.rgb_to_hls(*(c / 255 for c in rgb))
    light = min(1.0, max(0.0, light * factor + offset))
    r, g, b = (round(c * 255) for c in colorsys.hls_to_rgb(hue, light, saturation))
    return r, g, b


def _byte(text: str | None) -> float | None:
    try:
        return min(int(text, 16), 255) / 255 if text else None
    except ValueError:
        return None


def _share(text: str | None) -> float:
    try:
        plain = float((text or "").rstrip("%")) * (1000 if (text or "").endswith("%") else 1)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, plain / _WHOLE))
