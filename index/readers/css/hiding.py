"""The ways in which a box hides what is in it: cut to nothing, or moved off the page."""

from __future__ import annotations

import math
import re

from index.readers.colours import Colour, colour
from index.readers.css.lengths import VIEWPORT, fixed, number, pixels
from index.readers.css.sheet import tokens
from index.readers.css.written import split
from index.types import Unseen

SMALLEST = 1.0  # pixels; a box no larger than this, and cut off there, shows nothing
CLEAR = 0.05  # opacity
BLUR = 0.5  # of the size of the letters
FAR = 500.0  # pixels to the left of the page or above it
FAR_ENOUGH = (5_000.0, 100_000.0)  # to the right or below, where a long page can be scrolled to

_CALL = re.compile(r"([a-z0-9-]+)\(((?:[^()]|\([^()]*\))*)\)")
_ANGLE = re.compile(r"([+-]?\d{0,6}\.?\d{1,6})(deg|turn|rad|grad)")
_RADIANS = {"deg": math.pi / 180, "turn": 2 * math.pi, "rad": 1.0, "grad": math.pi / 200}
_AXES = {"rotatex": (1.0, 0.0), "rotatey": (0.0, 1.0)}
_CUTTING = ("hidden", "clip", "scroll", "auto")
_SIZES = (("width", "x"), ("max-width", "x"), ("height", "y"), ("max-height", "y"))
_AWAY = ("absolute", "fixed")
# What makes a box hold those that are placed in it, or hides them by itself.
_HOLDING = frozenset(
    "transform translate scale rotate perspective filter backdrop-filter will-change contain"
    " container container-type content-visibility clip-path mask-image clip display mix-blend-mode"
    " margin-left margin-top".split()
)


def box_hides(values: dict[str, str], size: float) -> Unseen | None:
    """Why a box of these declarations shows nothing; `size` is that of its font, in pixels."""
    if _is_cut_to_nothing(values, size):
        return Unseen.CLIPPED
    contained = tokens(values.get("contain", ""))
    sized = "strict" in contained or {"size", "paint"} <= {*contained}
    if sized and values.get("position") not in _AWAY:  # as high as if nothing were in it
        heights = (values.get(name, "") for name in ("height", "min-height"))
        if not any((pixels(height, size, VIEWPORT[1]) or 0.0) > SMALLEST for height in heights):
            return Unseen.CLIPPED
    if _is_indented_away(values, size):
        return Unseen.CLIPPED
    if values.get("overflow-y") in _CUTTING and _has_flat_lines(values, size):
        return Unseen.CLIPPED
    if values.get("position") in _AWAY and _is_empty_clip(values.get("clip", ""), size):
        return Unseen.CLIPPED
    return None


def hides_no_placed(values: dict[str, str], size: float) -> bool:
    """Whether a box hides by its size alone, and not what is placed by the sides of another."""
    if not _is_cut_to_nothing(values, size) or holds_others(values):
        return False
    return not _is_indented_away(values, size)


def holds_others(values: dict[str, str]) -> bool:
    """Whether boxes may be placed by the sides of this one, or hidden by it all the same."""
    return values.get("position", "static") != "static" or not _HOLDING.isdisjoint(values)


def _is_cut_to_nothing(values: dict[str, str], size: float) -> bool:
    for name, axis in _SIZES:
        length = pixels(values.get(name, ""), size, VIEWPORT[axis == "y"])
        cut = values.get(f"overflow-{axis}") in _CUTTING
        if length is not None and length <= SMALLEST and cut:
            return True
    return False


def _is_indented_away(values: dict[str, str], size: float) -> bool:
    """Whether the one line of a box begins behind its right edge, as where a logo replaces it."""
    indent = values.get("text-indent", "")
    across = indent.endswith("%") and (number(indent) or 0.0) >= 1.0
    away = across or (pixels(indent, size) or 0.0) >= VIEWPORT[0]
    cuts = values.get("overflow-x") in _CUTTING[:2]
    return away and cuts and "nowrap" in values.get("white-space", "")


def _has_flat_lines(values: dict[str, str], size: float) -> bool:
    """Whether the lines have no height, and nothing else gives the box one."""
    height = values.get("line-height", "")
    share = number(height)
    flat = pixels(height, size, size) if share is None else share * size
    if flat is None or flat > SMALLEST:
        return False
    others = (values.get(name, "") for name in ("height", "min-height", "padding-bottom"))
    return not any((pixels(other, size, VIEWPORT[1]) or 0.0) > SMALLEST for other in others)


def cuts_off(values: dict[str, str]) -> bool:
    """Whether a box cuts off what does not fit its height, and asks for none itself."""
    heights = (values.get(name, "") for name in ("height", "min-height", "padding-bottom"))
    return values.get("overflow-y") in _CUTTING and not any(
        (pixels(height, 1.0, VIEWPORT[1]) or 0.0) > SMALLEST for height in heights
    )


def shows_its_back(values: dict[str, str]) -> bool:
    """Whether a box is turned round and its back is not drawn."""
    if values.get("backface-visibility", values.get("-webkit-backface-visibility")) != "hidden":
        return False
    return math.prod(_turned(values)) < 0


def is_masked(values: dict[str, str]) -> bool:
    """Whether a mask leaves nothing: one of clear colours, of no size, or a picture.

    A picture beside the page is not there, so that a browser shows nothing; one inside the page
    could show anything, and is not looked at.
    """
    image = values.get("mask-image", "none")
    layers = [layer.strip() for layer in split(image, ",")]
    if image in ("none", "initial", "unset") or not any("(" in layer for layer in layers):
        return False
    sizes = tokens(values.get("mask-size", ""))
    return any(pixels(part) == 0 for part in sizes) or all(map(_is_clear, layers))


def _is_clear(layer: str) -> bool:
    """Whether a layer of a mask shows nothing through."""
    name = layer.partition("(")[0]
    if not name.endswith("gradient"):
        return name.endswith("url")
    return max((stop.alpha for stop in stops(layer)), default=1.0) <= CLEAR


def stops(gradient: str) -> list[Colour]:
    """The colours of a gradient that can be read.

    >>> [stop.red for stop in stops("linear-gradient(90deg, #fff 10%, black)")]
    [255.0, 0.0]
    """
    inside = gradient.partition("(")[2]
    inside = inside.removesuffix(")")
    found = (colour(token) for part in split(inside, ",") for token in tokens(part))
    return [stop for stop in found if stop]


def is_blurred(values: dict[str, str], size: float) -> bool:
    """Whether a filter smears letters of `size` pixels over each other."""
    blur = next((a for name, a in _CALL.findall(values.get("filter", "")) if name == "blur"), "")
    return (pixels(blur, size) or 0.0) > BLUR * size


def moved_away(values: dict[str, str], size: float) -> Unseen | None:
    """Why a box stands where no page is, or None."""
    position = values.get("position", "static")
    for side, axis in (("left", 0), ("top", 1), ("right", 0), ("bottom", 1)):
        margin = pixels(values.get(f"margin-{side}", ""), size, VIEWPORT[0])
        if side in ("left", "top") and margin is not None and margin <= -FAR:
            return Unseen.OFF_PAGE
        offset = pixels(values.get(side, ""), size, VIEWPORT[axis])
        if offset is None or position not in (*_AWAY, "relative"):
            continue
        fixed = position == "fixed"  # which no scrolling brings in
        far = position in _AWAY and side in ("right", "bottom")
        reach = VIEWPORT[axis] if far or fixed else 0.0
        if offset <= -FAR or offset >= FAR_ENOUGH[axis] or (reach and offset >= reach + FAR):
            return Unseen.OFF_PAGE
    for name, arguments in _transforms(values):
        if name.startswith("translate") and any(_is_far(a, size) for a in arguments):
            return Unseen.OFF_PAGE
    return None


def shifts(values: dict[str, str], size: float, width: float | None) -> tuple[float, float] | None:
    """By how much a box of `width` is moved to the right and down; None where that is not known.

    >>> shifts({"transform": "translate(50%, 2em) translatex(1px)"}, 10.0, 200.0)
    (101.0, 20.0)
    """
    across = down = 0.0
    found = _transforms(values)
    if "scale" in values or (not found and values.get("transform", "none") != "none"):
        return None
    for name, arguments in found:
        if not name.startswith("translate") or len(arguments) > 3:
            return None
        parts = [arguments[0], *arguments[1:2], "0"] if name != "translatey" else ["0", *arguments]
        x = fixed(parts[0], size) if width is None else pixels(parts[0], size, width)
        y = fixed(parts[1], size)
        if x is None or y is None:
            return None
        across, down = across + x, down + y
    return across, down


def scale_of(values: dict[str, str]) -> float:
    """By how much a box is made larger or smaller."""
    scale = number(values.get("zoom", "1"))
    scale = 1.0 if scale is None else abs(scale)
    parts = [number(part) for part in tokens(values.get("scale", ""))[:2]]
    for name, arguments in _transforms(values):
        if name in ("scale", "scale3d"):
            parts += [number(argument) for argument in arguments[:2]]
        elif name in ("scalex", "scaley"):
            parts += [number(argument) for argument in arguments[:1]]
        elif name.startswith("matrix"):
            parts += _scales(arguments)
    known = [abs(part) for part in (*parts, *_turned(values)) if part is not None]
    return scale * min(known, default=1.0)


def _scales(arguments: list[str]) -> list[float | None]:
    """What a matrix makes of a width and of a height."""
    known = [number(argument) for argument in arguments]
    if len(known) not in (6, 16):
        return []
    a, b, c, d = (
        part or 0.0 for part in (known[:4] if len(known) == 6 else known[:2] + known[4:6])
    )
    return [math.hypot(a, b), math.hypot(c, d)]


def _turned(values: dict[str, str]) -> list[float]:
    """What is left to see of a box for each axis in its plane that it is turned about.

    >>> [round(left, 2) for left in _turned({"transform": "rotatey(1rad) rotate3d(0, 2, 0, 1rad)"})]
    [-0.42]
    """
    by: dict[tuple[float, float], float] = {}
    for name, arguments in _transforms(values):
        axis = _AXES.get(name)
        if name == "rotate3d" and len(arguments) == 4:
            x, y, z = (number(argument) or 0.0 for argument in arguments[:3])
            long = math.hypot(x, y)
            axis = (round(x / long, 3), round(y / long, 3)) if long and not z else None
        found = _ANGLE.fullmatch(arguments[-1])
        if axis and found:
            by[axis] = by.get(axis, 0.0) + float(found[1]) * _RADIANS[found[2]]
    return [math.cos(angle) for angle in by.values()]


def is_aside(values: dict[str, str]) -> bool:
    """Whether a box that shows nothing takes no room in the text around it either."""
    return (
        values.get("display", "").startswith(("none", "table-column"))
        or values.get("position") in _AWAY
        or values.get("float", "none") != "none"
        or any(
            (length := pixels(values.get(name, ""))) is not None and length <= SMALLEST
            for name, _ in _SIZES
        )
    )


def _transforms(values: dict[str, str]) -> list[tuple[str, list[str]]]:
    calls = [
        (name, [part.strip() for part in inside.split(",")])
        for name, inside in _CALL.findall(values.get("transform", ""))
    ]
    if "translate" in values:
        calls.append(("translate", tokens(values["translate"])))
    turn = tokens(values.get("rotate", ""))
    angle = next((part for part in turn if _ANGLE.fullmatch(part)), "")
    axis = [part for part in turn if part != angle]
    if axis in (["x"], ["y"]):
        calls.append((f"rotate{axis[0]}", [angle]))
    elif len(axis) == 3:
        calls.append(("rotate3d", [*axis, angle]))
    return calls


def _is_far(argument: str, size: float) -> bool:
    if argument.endswith("%"):
        share = number(argument)
        return share is not None and share <= -2.0
    length = pixels(argument, size)
    return length is not None and (length <= -FAR or length >= FAR_ENOUGH[0])


def _is_empty_clip(value: str, size: float) -> bool:
    found = _CALL.fullmatch(value)
    if not found or found[1] != "rect":
        return False
    edges = [pixels(part, size) for part in re.split(r"[\s,]+", found[2].strip())]
    if len(edges) != 4 or any(edge is None for edge in edges):
        return False
    top, right, bottom, left = (edge or 0.0 for edge in edges)
    return bottom - top <= SMALLEST or right - left <= SMALLEST
