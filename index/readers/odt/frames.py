"""Frames: where among the text those are read that stand on a page, and why some are not seen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.readers.docx.xml import Element, children, local
from index.readers.odt.package import attribute
from index.readers.odt.styles import points
from index.types import Unseen

LINE = 20.0  # points; frames whose tops differ by less stand side by side
TOP = 57.0  # points from the edge to the text, where the page does not say
EDGE = 1.0  # points: what is thinner than that shows nothing
FAR = 28.0  # points; a frame that ends further than this off the page is not on it
_TRANSLATE = re.compile(r"translate\s*\(\s*(\S{1,20}?)[\s,]+(\S{1,20}?)\s*\)")
_PAGE = 595.0  # points, near enough for what is no share of it

_FRAMES = ("frame", "rect", "custom-shape", "g")


def in_order(body: Element, top: float | None) -> Sequence[Element]:
    """What is in `body`, its frames as they stand on their pages.

    The file has all of them before the text. Those that begin below the first line of the text are
    read after it: a name or a title stands above them.
    """
    frames = [e for e in body if local(e) in _FRAMES and _anchor(e) == "page"]
    if not frames:
        return list(body)
    frames.sort(key=_place)
    held = (TOP if top is None else top) + LINE
    above: list[Element] = []
    below: list[Element] = []
    for frame in frames:
        (above if _page(frame) == 1 and _at(frame, "y") <= held else below).append(frame)
    placed = set(frames)
    return [*above, *(e for e in body if e not in placed), *below]


def _place(frame: Element) -> tuple[int, int, float]:
    return _page(frame), round(_at(frame, "y") / LINE), _at(frame, "x")


def _anchor(frame: Element) -> str:
    return attribute(frame, "text:anchor-type")


def _page(frame: Element) -> int:
    number = attribute(frame, "text:anchor-page-number")
    return int(number[:4]) if number.isdecimal() else 1


def _at(frame: Element, axis: str) -> float:
    return points(attribute(frame, f"svg:{axis}")) or 0.0


def off_page(frame: Element, width: float, height: float) -> Unseen | None:
    """Why nothing is seen of a frame on a page of that size, or None."""
    moved = _moved(attribute(frame, "draw:transform"))
    for n, (side, size, whole) in enumerate((("x", "width", width), ("y", "height", height))):
        at = moved[n] if moved else points(attribute(frame, f"svg:{side}"))
        length = points(attribute(frame, f"svg:{size}")) or 0.0
        if at is not None and (at + length < -FAR or at > whole + FAR):
            return Unseen.OFF_PAGE
    return None


def flat(frame: Element) -> Unseen | None:
    """Why nothing is seen in a frame of no width or height that does not grow that way."""
    box = next(iter(children(frame, "text-box")), None)
    if box is None:
        return None
    for side in ("width", "height"):
        share = attribute(frame, f"style:rel-{side}")  # of the page, or "scale" for as it comes
        size = points(attribute(frame, f"svg:{side}"))
        if share:
            size = points(share, _PAGE)
        if size is not None and size <= EDGE and not attribute(box, f"fo:min-{side}"):
            return Unseen.CLIPPED
    return None


def _moved(transform: str) -> tuple[float, float] | None:
    """How far a drawing is moved, in points; None where it is not, or turned as well."""
    found = _TRANSLATE.fullmatch(transform.strip())
    return (points(found[1]) or 0.0, points(found[2]) or 0.0) if found else None
