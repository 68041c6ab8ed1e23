"""One running text of an RTF file, with the row and the cells that are open in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.readers.flow import Flow
from index.readers.grid import Cell, Row, in_order
from index.readers.pieces import Piece, row
from index.types import BlockKind


@dataclass(slots=True)
class Story:
    """One running text: the body, a header, a footer, a note or the text of a shape."""

    found: list[Piece] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    cell: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)  # of the open table
    inner_cell: list[Piece] = field(default_factory=list)
    inner_cells: list[list[Piece]] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)  # notes and boxes of the open paragraph
    marked: bool = False  # the open paragraph has a bullet or a number
    depth: int = 0  # of the group that it began with

    def end_paragraph(self, kind: BlockKind, *, in_table: bool) -> None:
        """What was said since the last end is a paragraph of that kind, or one of the open cell."""
        found = self._settled(kind)
        if in_table or self.inner_cells:
            self.cell += found
        else:
            self.end_table()
            self.found += found

    def end_cell(self) -> None:
        """What follows stands in the next cell."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, edges: Sequence[int] = ()) -> None:
        """What the open cells hold is a row; `edges` are where its cells begin, if that is told."""
        if self.cell:
            self.cells.append(self.cell)
        told = edges if len(edges) >= len(self.cells) else range(len(self.cells))
        starts = (0, *told[1 : len(self.cells)])
        ends = (*starts[1:], starts[-1] + 1)
        held = zip(starts, ends, self.cells, strict=False)
        self.rows.append([Cell.of(start, end, cell) for start, end, cell in held])
        self.cell, self.cells = [], []

    def end_table(self) -> None:
        """What follows stands in no row."""
        if self.cell or self.cells:
            self.end_row()
        self.found += in_order(self.rows)
        self.rows = []

    def end_inner_cell(self, kind: BlockKind) -> None:
        """A cell of a table ends that stands in the open cell."""
        self.inner_cell += self._settled(kind)
        self.inner_cells.append(self.inner_cell)
        self.inner_cell = []

    def end_inner_row(self) -> None:
        """A row of a table ends that stands in the open cell."""
        self.cell += row(self.inner_cells)
        self.inner_cells = []

    def _settled(self, kind: BlockKind) -> list[Piece]:
        found = self.flow.settle(kind) + self.after
        self.after, self.marked = [], False
        return found
