"""Low boxes that cut off what does not fit them: a paragraph that begins below their edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.css.lengths import number, pixels
from index.readers.css.look import Look
from index.readers.pieces import Piece
from index.types import Unseen

_HIGHEST = 200.0  # pixels; what fits a higher box, of columns perhaps, takes a layout to tell
_LEAST_LINE = 0.9  # of the size of its letters: no line is lower
_SHOWN = 0.5  # of a line that has to be in the box
_CUTTING = ("hidden", "clip")  # others are scrolled
_PIXELS = 4 / 3  # to a point


@dataclass(slots=True, eq=False)
class Room:
    """What is left of a box: lines where it is clamped to a number of them, else pixels.

    `rows` is how many rows of cells were open where it began; in others it is not counted.
    """

    left: float
    in_lines: bool
    rows: int

    def take(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """`pieces`, each of at least a line, those that do not fit hidden."""
        for piece in pieces:
            if piece.hidden:
                yield piece
                continue
            line = 1.0 if self.in_lines else _LEAST_LINE * _PIXELS * piece.font.size
            yield piece if self.left >= _SHOWN * line else replace(piece, hidden=Unseen.CLIPPED)
            self.left -= line


def room_of(
    values: dict[str, str], look: Look, around: tuple[Room | None, Look], rows: int
) -> Room | None:
    """The room that the text of a box of these declarations stands in, or None.

    `around` are those of the element that holds it. What stands beside other text, is laid over it
    or is scrolled takes none of the room around it.
    """
    held, outside = around
    overflow = values.get("overflow-y", "visible")
    if outside.in_row or look.apart or values.get("float", "none") != "none":
        held = None
    if overflow not in ("visible", *_CUTTING) or {"columns", "column-count"} & values.keys():
        return None
    if overflow not in _CUTTING:
        return held
    for name in ("-webkit-line-clamp", "line-clamp"):
        if lines := number(values.get(name, "")):
            return Room(lines, True, rows)
    for name in ("height", "max-height"):
        high = pixels(values.get(name, ""), look.size)
        if high and high <= _HIGHEST:
            return Room(high, False, rows)
    return held
