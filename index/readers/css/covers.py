"""Boxes that are laid over the whole of another, and what is seen beneath them: nothing.

No layout is worked out: a cover is one that says so, with all four sides at those of the box around
it, or with its whole width and height, in per cent or as that box says in pixels, from its top left
corner. It may be an element or what a sheet draws before or after one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.colours import Colour, colour
from index.readers.css.hiding import stops
from index.readers.css.lengths import ROOT_SIZE, VIEWPORT, number, pixels
from index.readers.css.look import Look
from index.readers.css.sheet import of_box, tokens

OPAQUE = 0.9
_SIGN = re.compile("attr\\(|[\"'][^\"']*[^\"'\\s\ue000-\uf8ff]")
_MOVED = ("transform", "translate", "scale", "rotate", "clip-path", "clip")
_LIFTS = (*_MOVED[:4], "filter", "perspective", "isolation", "will-change")
_PLACED = ("relative", "absolute", "fixed", "sticky")
# What may leave a box smaller, or less opaque, than it says otherwise.
_WEAKENED = (
    *("max-width", "max-height", "mix-blend-mode", "mask-image"),
    *("animation", "animation-name", "-webkit-animation", "-webkit-animation-name"),
)
_LAID_OUT = frozenset(("background-size", "background-repeat", "background-position"))
_UNDONE = ("none", "auto", "normal", "initial", "unset")
_LAYOUTS = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_SMALLEST_PANEL = 20.0  # pixels; what is smaller is a dot, a rule or a bar
_STACKS = ("fixed", "sticky")


@dataclass(frozen=True, slots=True, order=True)
class Height:
    """What is drawn later: that of a higher `level`, and of two in one level the later element."""

    level: float
    order: int


TEXT = Height(0.0, 0)
"""How high plain text lies."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box that may lie under a text elsewhere; its `paint` is None where it is not known."""

    height: Height
    paint: Colour | None

    def may_show(self, ink: Colour, height: Height) -> bool:
        """Whether a text of the colour `ink` at `height`, if it lies over this, is seen."""
        return self.height < height and not (self.paint and ink.is_like(self.paint))


@dataclass(frozen=True, slots=True)
class Beneath:
    """A cover over a box, and where in that box something stands; None for its plain text."""

    cover: Height
    own: Height | None = None

    def inside(self, height: Height | None) -> Beneath:
        """The same for a child that is lifted to `height`, or is not."""
        return Beneath(self.cover, height) if self.own is None and height else self

    @property
    def is_covered(self) -> bool:
        """Whether the cover is drawn over it."""
        return self.own is None or self.own < self.cover


def holds_placed(values: dict[str, str]) -> bool:
    """Whether boxes inside are placed by the sides of this one."""
    return values.get("position") in _PLACED or values.get("transform", "none") != "none"


def is_sunk(values: dict[str, str]) -> bool:
    """Whether an element is drawn before the boxes around it are painted, up to the next stack."""
    return values.get("position") in _PLACED and (number(values.get("z-index", "")) or 0.0) < 0


def hides_sunk(values: dict[str, str]) -> bool | None:
    """Whether a box is painted over what is sunk in it; None where that stays above its ground."""
    if number(values.get("z-index", "")) is not None or values.get("position") in _STACKS:
        return None
    if any(values.get(name, "none") != "none" for name in _LIFTS) or "opacity" in values:
        return None
    return _is_painted(values)


def orders_children(values: dict[str, str]) -> bool:
    """Whether the `z-index` of a child counts without its being placed: in a flex box or a grid."""
    return not _LAYOUTS.isdisjoint(tokens(values.get("display", "")))


def height_of(values: dict[str, str], order: int, *, ordered: bool = False) -> Height | None:
    """How high an element is lifted out of the text around it; None if it is not.

    `ordered`: it stands in what `orders_children`.
    """
    level = number(values.get("z-index", ""))
    if values.get("position") in _PLACED or (ordered and level is not None):
        return Height(level or 0.0, order)
    lifted = any(values.get(name, "none") != "none" for name in _LIFTS)
    opacity = number(values.get("opacity", "1"))
    return Height(0.0, order) if lifted or (opacity is not None and opacity < 1) else None


def panel(values: dict[str, str], height: Height, *, pictured: bool = False) -> Panel | None:
    """The panel that a box of these declarations is, lying anywhere; `pictured` by its tag."""
    if values.get("position") not in ("absolute", "fixed"):
        return None
    sides = (pixels(values.get(side, ""), ROOT_SIZE, 1e3) for side in ("width", "height"))
    if any(side is not None and side < _SMALLEST_PANEL for side in sides):
        return None
    if pictured or "(" in values.get("background-image", ""):
        return Panel(height, None)
    paints = [c for t in tokens(values.get("background-color", "")) if (c := colour(t))]
    return Panel(height, paints[0]) if paints and paints[0].alpha >= OPAQUE else None


def may_cover(values: dict[str, str]) -> bool:
    """Whether a box of these declarations is laid over others at all, and painted."""
    return values.get("position") == "absolute" and _is_painted(values)


def covers(
    values: dict[str, str], seen: Look, room: tuple[float | None, float | None] = (None, None)
) -> bool:
    """Whether a box of these declarations lies over all of the box that holds it.

    `room` are the width and height of that box in pixels, where they are known.
    """
    if not may_cover(values) or (number(values.get("z-index", "")) or 0.0) < 0:
        return False
    if seen.gone or not seen.visible or seen.opacity < OPAQUE:
        return False
    if any(values.get(name, "none") not in _UNDONE for name in (*_MOVED, *_WEAKENED)):
        return False
    return _spans(values, seen.size, room[0] or VIEWPORT[0], ("left", "right", "width")) and _spans(
        values, seen.size, room[1] or VIEWPORT[1], ("top", "bottom", "height")
    )


def says(values: dict[str, str]) -> bool:
    """Whether there is a sign in what is written in a box beside an element, if no icon alone."""
    return _SIGN.search(values.get("content", "")) is not None


def boxes_beside(values: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The boxes that are drawn "before" or "after" what is in an element of `values`, and theirs.

    Those alone that may cover others.
    """
    for box in ("before", "after"):
        own = of_box(values, box)
        if own.get("content", "none").lower() not in ("none", "normal") and may_cover(own):
            yield box, own


def level_of(values: dict[str, str]) -> float:
    """The `z-index` of a box; 0 where none is declared."""
    return number(values.get("z-index", "")) or 0.0


def _is_painted(values: dict[str, str]) -> bool:
    image = values.get("background-image", "")
    if "gradient(" in image and len(tokens(image)) == 1 and _LAID_OUT.isdisjoint(values):
        return min((stop.alpha for stop in stops(image)), default=0.0) >= OPAQUE
    paints = [c for t in tokens(values.get("background-color", "")) if (c := colour(t))]
    return bool(paints) and paints[0].alpha >= OPAQUE


def _spans(values: dict[str, str], size: float, whole: float, names: tuple[str, str, str]) -> bool:
    first, last, length = names
    start, end = (pixels(values.get(side, ""), size, whole) for side in (first, last))
    given = pixels(values.get(length, ""), size, whole)
    if start is None or start > 0:
        return False
    return start + given >= whole if given is not None else end is not None and end <= 0
