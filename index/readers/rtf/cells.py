"""The cells of a table row in RTF: where they begin, what lies under their text, and merging."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.readers.colours import BLACK, Colour
from index.types import Unseen

WHOLE = 10_000  # of a pattern, in hundredths of a per cent: nothing of the ground shows


def colour_of(colours: list[Colour | None], number: int) -> Colour | None:
    """The colour of that number; None for the automatic one, and where there is none."""
    return colours[number] if 0 <= number < len(colours) else None


@dataclass(slots=True)
class Shading:
    """A ground and a pattern over it: indices into the colours, 0 for the automatic one."""

    back: int = 0
    pattern: int = 0
    share: int = 0  # of the pattern

    def over(self, under: Colour | None, colours: list[Colour | None]) -> Colour | None:
        """What it makes of what lies under it; None where that is not known."""
        ground = (self.back and colour_of(colours, self.back)) or under
        if self.share <= 0:
            return ground
        front = colour_of(colours, self.pattern) or BLACK
        if ground is None:
            return front if self.share >= WHOLE else None
        return front.faded(min(self.share, WHOLE) / WHOLE).over(ground)

    @property
    def is_given(self) -> bool:
        """Whether there is any."""
        return bool(self.back or self.share)


@dataclass(slots=True)
class Cell:
    """One cell: its left edge in twips, its shading, and whether another lies over it."""

    left: int = 0
    shading: Shading = field(default_factory=Shading)
    is_merged: bool = False

    def unseen(self, width: int) -> Unseen | None:
        """Why nothing in it is seen on paper of that width, or None."""
        if self.is_merged:
            return Unseen.COVERED
        return Unseen.OFF_PAGE if self.left >= width else None


@dataclass(slots=True)
class Cells:
    """The cells that the open row is said to have; `next` is the one being described."""

    found: list[Cell] = field(default_factory=list)
    next: Cell = field(default_factory=Cell)

    def begin(self) -> None:
        r"""A row begins: `\trowd`."""
        self.found, self.next = [], Cell()

    def end(self, edge: int) -> None:
        r"""A cell ends at its right edge: `\cellx`."""
        self.found.append(self.next)
        self.next = Cell(edge)

    def at(self, number: int) -> Cell | None:
        """The cell of that number, or None where the row does not say."""
        return self.found[number] if number < len(self.found) else None
