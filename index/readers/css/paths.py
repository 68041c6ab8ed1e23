"""Clip paths that leave nothing of a box: they have no size, or lie beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.readers.css.hiding import SMALLEST
from index.readers.css.lengths import VIEWPORT, pixels
from index.readers.css.sheet import tokens

_CALL = re.compile(r"([a-z0-9-]+)\(((?:[^()]|\([^()]*\))*)\)")
_DRAWN = re.compile(r"[lhvcsqta]")  # commands of a path that draw something
# Least and greatest widths and heights of boxes; what is nothing in both is so in any.
_SIZES = ((1.0, VIEWPORT[0]), (1.0, 5_000.0))
_ALMOST = 0.99  # of a box
_WORDS = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}
_ON_AN_EDGE = ("0", "0%", "0px", "100%")
_RULES = ("evenodd", "nonzero")


def is_empty_path(value: str, size: float) -> bool:
    """Whether nothing stands inside a clip path, which lines of text have as boxes do.

    >>> is_empty_path("inset(0 50%)", 16.0), is_empty_path("inset(20px)", 16.0)
    (True, False)
    >>> is_empty_path("circle(1em at -20px 0)", 16.0)
    True
    """
    found = _CALL.search(value)
    shape = _SHAPES.get(found[1]) if found else None
    return bool(found and shape and shape(found[2].partition(" round ")[0].strip(), size))


def _inset(inside: str, size: float) -> bool:
    top, right, bottom, left = (_of_four(tokens(inside), i) for i in range(4))
    return any(
        all(_length(one, size, w) + _length(other, size, w) >= _ALMOST * w for w in wholes)
        for (one, other), wholes in zip(((left, right), (top, bottom)), _SIZES, strict=True)
    )


def _of_four(parts: list[str], i: int) -> str:
    parts = parts or ["0"]
    right = parts[min(1, len(parts) - 1)]
    bottom = parts[2] if len(parts) > 2 else parts[0]
    return (parts[0], right, bottom, parts[3] if len(parts) > 3 else right)[i]


def _round(inside: str, size: float) -> bool:
    shape, at, place = f" {inside}".partition(" at ")
    radii = tokens(shape)
    centre = [_WORDS.get(part, part) for part in tokens(place)] if at else []
    known = [pixels(radius, size, 100.0) for radius in radii]
    if any(radius is not None and radius <= SMALLEST for radius in known):
        return True
    if not radii or "closest-side" in radii:
        return any(part in _ON_AN_EDGE for part in centre)
    if len(centre) != 2 or any("%" in radius or radius in _CORNERS for radius in radii):
        return False
    reach = [known[0] or 0.0, known[-1] or 0.0]
    return any(
        _is_beside([part], size, wholes, r)
        for part, wholes, r in zip(centre, _SIZES, reach, strict=True)
    )


def _polygon(inside: str, size: float) -> bool:
    corners = [tokens(corner) for corner in inside.split(",")]
    corners = [corner for corner in corners if corner[:1] and corner[0] not in _RULES]
    if len({tuple(part.rstrip("px%") for part in corner) for corner in corners}) < 3:
        return True
    if any(len(corner) != 2 for corner in corners):
        return False
    sides = zip(zip(*corners, strict=True), _SIZES, strict=True)
    return any(_is_beside(list(places), size, wholes) for places, wholes in sides)


def _is_beside(
    places: list[str], size: float, wholes: tuple[float, ...], reach: float = 0.0
) -> bool:
    """Whether all of `places`, and what is not farther than `reach`, lie out at one side."""
    known = [[pixels(place, size, whole) for place in places] for whole in wholes]
    if any(place is None for row in known for place in row):
        return False
    before = all((place or 0.0) + reach <= 0 for row in known for place in row)
    rows = zip(known, wholes, strict=True)
    return before or all((place or 0.0) - reach >= whole for row, whole in rows for place in row)


def _edges(inside: str, size: float) -> list[float]:
    edges = [pixels(part, size, 100.0) for part in tokens(inside)][:4]
    return [edge for edge in edges if edge is not None]


def _rect(inside: str, size: float) -> bool:
    edges = _edges(inside, size)
    return len(edges) == 4 and min(edges[2] - edges[0], edges[1] - edges[3]) <= 0


def _xywh(inside: str, size: float) -> bool:
    edges = _edges(inside, size)
    return len(edges) == 4 and min(edges[2:]) <= 0


def _path(inside: str, _size: float) -> bool:
    return not _DRAWN.search(inside.rpartition(",")[2] if "evenodd" in inside else inside)


def _length(text: str, size: float, whole: float) -> float:
    return pixels(text, size, whole) or 0.0


_CORNERS = ("farthest-side", "closest-corner", "farthest-corner")
_SHAPES: dict[str, Callable[[str, float], bool]] = {
    "inset": _inset,
    "circle": _round,
    "ellipse": _round,
    "polygon": _polygon,
    "rect": _rect,
    "xywh": _xywh,
    "path": _path,
}
