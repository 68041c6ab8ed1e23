"""Low boxes that cut off what does not fit them: a paragraph that begins below their edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.css.lengths import number, pixels
from index.readers.css.look import Look
from index.readers.css.sheet import tokens
from index.readers.pieces import Piece
from index.types import Unseen

_HIGHEST = 200.0  # pixels; what fits a higher box, of columns perhaps, takes a layout to tell
_LEAST_LINE = 0.9  # of the size of its letters: no line is lower
_SHOWN = 0.5  # of a line that has to be in the box
_CUTTING = ("hidden", "clip")  # others are scrolled
_PIXELS = 4 / 3  # to a point
_NO_BOX = ("inline", "contents")
_BESIDE = ("inline", "table-cell", "flex", "grid", "-")  # how displays begin that need a layout
_CLAMPED = ("-webkit-box", "-webkit-inline-box")
_DOWNWARDS = ("vertical", "block-axis")
_NO_LEAST = ("auto", "initial", "unset", "revert")
_UNKNOWN = 1e9  # pixels of the height that per cent are of


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
    values: dict[str, str], look: Look, around: tuple[Room | None, Look], rows: int, by_tag: str
) -> Room | None:
    """The room that the text of a box of these declarations stands in, or None.

    `around` are those of the element that holds it, `by_tag` is its display where none is declared.
    What stands beside other text, is laid over it or is scrolled takes none of the room around it.
    """
    held, outside = around
    overflow = values.get("overflow-y", "visible")
    display = (tokens(values.get("display", "")) or [by_tag])[0]
    floats = values.get("float", "none") != "none"
    beside = display != by_tag and display.startswith(_BESIDE)
    if outside.in_row or look.apart or floats or beside:
        held = None
    if overflow not in ("visible", *_CUTTING) or {"columns", "column-count"} & values.keys():
        return None
    boxed = display not in _NO_BOX or floats or values.get("position") in ("absolute", "fixed")
    if overflow not in _CUTTING or not boxed:
        return held
    lines = number(values.get("-webkit-line-clamp", ""))
    if lines and display in _CLAMPED and values.get("-webkit-box-orient") in _DOWNWARDS:
        return Room(lines, True, rows)
    if "table" in display or display.startswith("-"):  # it grows, or has its children in a row
        return held
    high = height_of_box(values, look.size)
    return Room(high, False, rows) if high and high <= _HIGHEST else held


def height_of_box(values: dict[str, str], size: float) -> float | None:
    """The least height in pixels that a box is kept to; None where none is known."""
    written = values.get("min-height", "auto")
    least = 0.0 if written in _NO_LEAST else pixels(written, size, _UNKNOWN)
    if least is None:
        return None
    given = (pixels(values.get(name, ""), size) for name in ("height", "max-height"))
    return min((max(high, least) for high in given if high), default=None)
