"""Frames that stand on a page and in no paragraph: where among the text they are read."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.docx.xml import Element, local
from index.readers.odt.package import attribute
from index.readers.odt.styles import points

LINE = 20.0  # points; frames whose tops differ by less stand side by side
TOP = 57.0  # points from the edge to the text, where the page does not say

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
