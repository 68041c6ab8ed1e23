"""Colours, mixed as a page mixes them, and when two of them cannot be told apart."""

from __future__ import annotations

import colorsys
import math
import re
from dataclasses import dataclass
from functools import lru_cache

LEAST = 6.0
"""The least difference of two colours that a reader sees, in every format.

It is one of L* (0 to 100) and, at a seventh of their weight, of a* and b*: thin strokes lose their
hue long before their lightness, so that pale yellow (#FFFFB2) on white is nothing to a reader,
while red on a grey as light as it is seen. On white, grey 238 and lighter is under it (a contrast
of 1.16 to 1 or less, below the 3 to 5 % at which letters of reading size are made out with ease);
so is grey 17 and darker on black. Watermarks are well over it: Word's is 27, grey 230 is 8.7.
"""
HUE = 0.14  # what a difference of a* or b* weighs beside one of L*
_SURELY = 48.0  # luma: so far apart they are two colours, whatever their hue


@dataclass(frozen=True, slots=True)
class Colour:
    """Channels from 0 to 255; `alpha` from 0, transparent, to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, under: Colour) -> Colour:
        """What is seen where this lies over the opaque `under`."""
        a = self.alpha
        return Colour(
            self.red * a + under.red * (1 - a),
            self.green * a + under.green * (1 - a),
            self.blue * a + under.blue * (1 - a),
        )

    def faded(self, by: float) -> Colour:
        """The colour with its alpha multiplied by `by`."""
        return Colour(self.red, self.green, self.blue, self.alpha * by)

    def is_like(self, other: Colour) -> bool:
        """Whether a text of the one colour cannot be read on the other, both opaque."""
        red, green, blue = self.red - other.red, self.green - other.green, self.blue - other.blue
        if abs(0.3 * red + 0.59 * green + 0.11 * blue) >= _SURELY:
            return False
        (l0, a0, b0), (l1, a1, b1) = (
            _lab(one.red / 255, one.green / 255, one.blue / 255) for one in (self, other)
        )
        return math.hypot(l0 - l1, HUE * (a0 - a1), HUE * (b0 - b1)) < LEAST


@lru_cache(1024)
def _lab(*channels: float) -> tuple[float, float, float]:
    """CIE L*, a*, b* of an sRGB colour, its channels from 0 to 1, under daylight (D65)."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)
TRANSPARENT = Colour(0, 0, 0, 0)

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_CALL = re.compile(r"(rgb|hsl)a?\(([^()]{1,100})\)")
_SPACE = re.compile(r"(lab|lch|oklab|oklch|hwb|color)\(([^()]{1,100})\)")
_MIX = re.compile(r"(color-mix|light-dark)\((.{1,400})\)", re.DOTALL)
_WEIGHT = re.compile(r"(?:^|\s)(\d+\.?\d*|\.\d+)%(?=\s|$)")
_PART = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg|turn|rad|grad)?")
_DEEPEST = 4  # colours mixed of mixed colours
_TURNS = {"deg": 1 / 360, "turn": 1.0, "rad": 1 / 6.283185307, "grad": 1 / 400}
_NAMES = (
    "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc"
    " bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a"
    " burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50"
    " cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b"
    " darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9"
    " darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc"
    " darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b"
    " darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3"
    " deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff"
    " firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc"
    " ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f"
    " grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0"
    " khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd"
    " lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2"
    " lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a"
    " lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899"
    " lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6"
    " magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3"
    " mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a"
    " mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa"
    " mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000"
    " olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa"
    " palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9"
    " peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399"
    " red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072"
    " sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb"
    " slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f"
    " steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0"
    " violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32"
    " canvas ffffff canvastext 000000 transparent 00000000"
).split()
NAMED = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
"""The named colours of CSS, in hexadecimal."""


def colour(text: str) -> Colour | None:
    """The colour that CSS writes as `text`, or None if it is none.

    >>> colour("rgb(100% 0 0 / 50%)"), colour("reddish")
    (Colour(red=255.0, green=0.0, blue=0.0, alpha=0.5), None)
    """
    return _colour(text.strip().lower(), _DEEPEST)


def _colour(text: str, depth: int) -> Colour | None:
    text = "#" + NAMED[text] if text in NAMED else text
    if mix := _MIX.fullmatch(text):
        return _mixed(mix[1], _arguments(mix[2]), depth - 1) if depth else None
    if space := _SPACE.fullmatch(text):
        return _in_space(space[1], space[2])
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(c * 2 for c in text[1:])
        red, green, blue, *alpha = (
            float(int(digits[i : i + 2], 16)) for i in range(0, len(digits), 2)
        )
        return Colour(red, green, blue, alpha[0] / 255 if alpha else 1.0)
    call = _CALL.fullmatch(text)
    parts = _PART.findall(call[2]) if call else []
    if call is None or len(parts) not in (3, 4):
        return None
    values = [float(number) for number, _ in parts]
    alpha_part = _share(values[3], parts[3][1]) if len(parts) == 4 else 1.0
    if call[1] == "hsl":
        hue = values[0] * _TURNS.get(parts[0][1] or "deg", 1 / 360)
        red, green, blue = colorsys.hls_to_rgb(
            hue % 1.0, _clamped(values[2] / 100), _clamped(values[1] / 100)
        )
        return Colour(red * 255, green * 255, blue * 255, alpha_part)
    red, green, blue = (
        _clamped(v / (100 if unit == "%" else 255)) * 255
        for v, (_, unit) in zip(values[:3], parts, strict=False)
    )
    return Colour(red, green, blue, alpha_part)


def _arguments(text: str) -> list[str]:
    """`text` cut at the commas that stand in no brackets."""
    found, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [part.strip() for part in found]


def _mixed(how: str, parts: list[str], depth: int) -> Colour | None:
    """A mixture, made in sRGB whatever space it names; of light and dark, the light one."""
    if how == "light-dark":
        return _colour(parts[0], depth) if len(parts) == 2 else None
    if len(parts) != 3:
        return None
    weights = [_WEIGHT.search(part) for part in parts[1:]]
    found = [_colour(_WEIGHT.sub(" ", part).strip(), depth) for part in parts[1:]]
    first, second = found
    if first is None or second is None:
        return None
    one, two = (None if weight is None else float(weight[1]) for weight in weights)
    if one is None:
        one = 50.0 if two is None else 100.0 - two
    two = 100.0 - one if two is None else two
    share = one / (one + two) if one + two > 0 else 0.5
    return Colour(
        *(
            a * share + b * (1 - share)
            for a, b in (
                (first.red, second.red),
                (first.green, second.green),
                (first.blue, second.blue),
                (first.alpha, second.alpha),
            )
        )
    )


def _in_space(space: str, inside: str) -> Colour | None:
    """A colour in one of the spaces of CSS Color 4; what sRGB cannot show is clamped to it."""
    channels, _, faded = inside.replace("none", "0").partition("/")
    if space == "color":
        channels = channels.strip().partition(" ")[2]  # the name of the space comes first
    parts = _PART.findall(channels)
    alpha = _PART.findall(faded)
    if len(parts) != 3:
        return None
    opaque = _share(float(alpha[0][0]), alpha[0][1]) if alpha else 1.0
    a, b, c = (float(number) for number, _ in parts)
    units = [unit for _, unit in parts]
    turn = _TURNS.get(units[0] if space == "hwb" else units[2], 1 / 360) * 6.283185307
    if space == "color":
        red, green, blue = (
            v / 100 if u == "%" else v for v, u in zip((a, b, c), units, strict=True)
        )
    elif space == "hwb":
        white, black = _clamped(b / 100), _clamped(c / 100)
        if white + black >= 1:
            red = green = blue = white / (white + black)
        else:
            pure = colorsys.hls_to_rgb(a * turn / 6.283185307 % 1.0, 0.5, 1.0)
            red, green, blue = (v * (1 - white - black) + white for v in pure)
    else:
        ok = space.startswith("ok")
        lightness = a / 100 if units[0] == "%" and ok else a
        if units[1] == "%":
            b *= (0.004 if ok else 1.25) if space.endswith("lab") else (0.004 if ok else 1.5)
        if space.endswith("lab") and units[2] == "%":
            c *= 0.004 if ok else 1.25
        if space.endswith("lch"):
            b, c = b * math.cos(c * turn), b * math.sin(c * turn)
        red, green, blue = _of_oklab(lightness, b, c) if ok else _of_lab(lightness, b, c)
    return Colour(_clamped(red) * 255, _clamped(green) * 255, _clamped(blue) * 255, opaque)


def _of_oklab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Channels of sRGB from Oklab (Ottosson, 2020)."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _of_lab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Channels of sRGB from CIE Lab under D50, adapted to D65 (CSS Color 4, sample code)."""
    middle = (light + 16) / 116
    x, y, z = (
        white * (f**3 if f > 6 / 29 else (f - 4 / 29) * 3 * (6 / 29) ** 2)
        for white, f in ((0.9643, middle + a / 500), (1.0, middle), (0.8251, middle - b / 200))
    )
    return (
        _encoded(3.1341359 * x - 1.6173863 * y - 0.4906619 * z),
        _encoded(-0.9787955 * x + 1.9162543 * y + 0.0334427 * z),
        _encoded(0.0719554 * x - 0.2289768 * y + 1.4053860 * z),
    )


def _encoded(linear: float) -> float:
    """A channel as sRGB writes it."""
    linear = _clamped(linear)
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _share(value: float, unit: str) -> float:
    return _clamped(value / 100 if unit == "%" else value)


def _clamped(value: float) -> float:
    return min(max(value, 0.0), 1.0)
