"""Text boxes of a DOCX paragraph, and the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from index.readers.docx.floats import Rect
from index.readers.docx.place import EDGE, Place
from index.readers.docx.xml import Element


@dataclass(frozen=True, slots=True)
class Held:
    """The content of a text box, what surrounds it, and where it stands if that is told."""

    content: Element
    place: Place
    rect: Rect | None = None


def in_order(boxes: list[Held]) -> list[Held]:
    """Text boxes of one paragraph as they are read: column by column, each from the top."""
    placed = [(box, box.rect) for box in boxes if box.rect is not None]
    if len(placed) < 2 or len(placed) < len(boxes):
        return boxes
    return [box for box, _ in _cut(placed)]


def _cut(boxes: list[tuple[Held, Rect]]) -> list[tuple[Held, Rect]]:
    """Cut between columns where nothing stands across, else between rows, again and again."""
    if len(boxes) < 2:
        return boxes
    for across in (True, False):
        groups = _groups(boxes, across=across)
        if len(groups) > 1:
            return [box for group in groups for box in _cut(group)]
    return sorted(boxes, key=lambda b: (b[1].y0, b[1].x0))


def _groups(boxes: list[tuple[Held, Rect]], *, across: bool) -> list[list[tuple[Held, Rect]]]:
    spans = sorted(
        (((r.x0, r.x1) if across else (r.y0, r.y1)), i) for i, (_, r) in enumerate(boxes)
    )
    groups: list[list[tuple[Held, Rect]]] = []
    end = float("-inf")
    for (low, high), i in spans:
        if low >= end - EDGE:
            groups.append([])
        groups[-1].append(boxes[i])
        end = max(end, high)
    return groups
