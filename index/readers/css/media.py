"""Which media queries hold where a page is read: on a screen, in a window of usual size."""

from __future__ import annotations

import re
from operator import eq, ge, gt, le, lt

from index.readers.css.lengths import VIEWPORT, pixels
from index.readers.css.written import split

_DEEPEST = 4  # conditions inside each other
_FEATURE = re.compile(r"(min-|max-)?(?:device-)?(width|height)\s*:\s*([^()]+?)")
_RATIO = re.compile(
    r"(?:-webkit-)?(min-|max-)?(device-aspect-ratio|aspect-ratio|resolution|device-pixel-ratio|color)"
    r"\s*:\s*(\d+(?:\.\d+)?|\.\d+)(?:\s*/\s*(\d+)|dppx|x|dpi)?"
)
_RATIOS = {
    "aspect-ratio": VIEWPORT[0] / VIEWPORT[1],
    "device-aspect-ratio": VIEWPORT[0] / VIEWPORT[1],
    "resolution": 1.0,
    "device-pixel-ratio": 1.0,
    "color": 8.0,
}
_SIGN = re.compile(r"\s*([<>]=?|=)\s*")
_SIGNS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}
_HOLDING = frozenset(
    "(orientation:landscape) (prefers-color-scheme:light) (hover:hover) (pointer:fine) (color)"
    " (any-hover:hover) (prefers-reduced-motion:no-preference) (scripting:enabled) (hover)"
    " (forced-colors:none) (prefers-contrast:no-preference) (update:fast) (display-mode:browser)"
    " (color-gamut:srgb) (dynamic-range:standard) (grid:0) (width) (height)".split()
)


def holds(query: str) -> bool:
    """Whether one of the comma-separated queries holds; an empty one does.

    >>> holds("screen and (min-width: 600px)"), holds("print"), holds("(max-width: 600px)")
    (True, False, False)
    >>> holds("(width < 600px) or (600px <= width < 2000px)"), holds("not (grid: 0)")
    (True, False)
    """
    return any(_condition(part, _DEEPEST) for part in split(query.lower(), ","))


def _condition(text: str, depth: int) -> bool:
    words = [word for word in split(" ".join(text.split()), " ") if word]
    if words[:1] == ["not"]:
        return not _condition(" ".join(words[1:]), depth)
    parts = [word for word in words if word not in ("only", "and", "or")]
    held = (_part(part, depth) for part in parts)
    return any(held) if "or" in words else all(held)


def _part(part: str, depth: int) -> bool:
    if not part.startswith("("):
        return part in ("screen", "all")
    inside = part[1:-1].strip()
    if inside.startswith(("(", "not ", "not(")):
        return depth > 0 and _condition(inside, depth - 1)
    if feature := _FEATURE.fullmatch(inside):
        return _compared(feature[1], VIEWPORT[feature[2] == "height"], pixels(feature[3]))
    if ratio := _RATIO.fullmatch(inside):
        asked = float(ratio[3]) / (96 if inside.endswith("dpi") else float(ratio[4] or 1) or 1)
        return _compared(ratio[1], _RATIOS[ratio[2]], asked)
    if _SIGN.search(inside):
        return _ranges(_SIGN.split(inside))
    return "".join(part.split()) in _HOLDING


def _compared(bound: str | None, ours: float, asked: float | None) -> bool:
    if asked is None:
        return False
    return ours >= asked if bound == "min-" else ours <= asked if bound else ours == asked


def _ranges(parts: list[str]) -> bool:
    """Whether sizes and the signs between them, in turn, are in order."""
    sides = {"width": VIEWPORT[0], "height": VIEWPORT[1]}
    if sum(part in sides for part in parts) != 1 or len(parts) > 5:
        return False
    known = [sides.get(part, pixels(part)) for part in parts[::2]]
    return all(
        one is not None and other is not None and _SIGNS[sign](one, other)
        for one, sign, other in zip(known, parts[1::2], known[1:], strict=False)
    )
