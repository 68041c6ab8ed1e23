"""How much of a page the pictures take that a page of HTML shows, and that are not read."""

from __future__ import annotations

from index.readers.css.lengths import ROOT_SIZE, VIEWPORT, number, pixels

_LEAST = 300.0  # pixels of the shorter side; portraits and logos have fewer
_PAGE = 794.0 * 1123.0  # pixels of a page of A4


def share_of_page(attributes: dict[str, str | None], declared: dict[str, str]) -> float:
    """The share of a page that a picture takes, 0 where it is small or its size is not told."""
    sides = []
    for axis, name in enumerate(("width", "height")):
        side = pixels(declared.get(name, ""), ROOT_SIZE, VIEWPORT[axis])
        sides.append(side or number((attributes.get(name) or "").removesuffix("px")) or 0.0)
    return sides[0] * sides[1] / _PAGE if min(sides) >= _LEAST else 0.0
