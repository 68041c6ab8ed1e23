"""How much of a page the pictures take that a page of HTML shows, and that are not read."""

from __future__ import annotations

from index.readers.css.lengths import ROOT_SIZE, VIEWPORT, fixed, number, pixels
from index.readers.html.embedded import own_size

_LEAST = 300.0  # pixels of the shorter side; portraits and logos have fewer
_PAGE = 794.0 * 1123.0  # pixels of a page of A4
_SIDES = ("width", "height")


def share_of_page(attributes: dict[str, str | None], declared: dict[str, str]) -> float:
    """The share of a page that a picture takes, 0 where it is small or its size is not told.

    A side that nobody tells is that of the picture itself, where it stands in the page.
    """
    sides = []
    for axis, name in enumerate(_SIDES):
        side = pixels(declared.get(name, ""), ROOT_SIZE, VIEWPORT[axis])
        sides.append(side or number((attributes.get(name) or "").removesuffix("px")) or 0.0)
    if not all(sides):
        sides = _by_itself(sides, attributes, declared)
    return sides[0] * sides[1] / _PAGE if min(sides) >= _LEAST else 0.0


def _by_itself(
    sides: list[float], attributes: dict[str, str | None], declared: dict[str, str]
) -> list[float]:
    """`sides`, with what is missing as the picture has it; it keeps its shape.

    Shares of a box are no size: a portrait of many pixels may fill a narrow column.
    """
    own = own_size(attributes.get("src") or "")
    told = [declared.get(name, "auto").strip().lower() for name in _SIDES]
    unsized = any(value != "auto" and not fixed(value) for value in told)
    if own is None or unsized or not all(own):
        return sides
    most = [declared.get(f"max-{name}", "none").strip().lower() for name in _SIDES]
    scales = [side / real for side, real in zip(sides, own, strict=True) if side] or [1.0]
    for value, real in zip(most, own, strict=True):
        if value != "none":
            scales.append((fixed(value) or 0.0) / real)
    return [real * min(scales) for real in own]
