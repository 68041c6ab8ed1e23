"""What an RTF file has said so far: its running texts, and how text is set where the walk is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from index.readers.colours import Colour
from index.readers.pieces import Piece, settle
from index.readers.rtf.asides import ASIDES, Asides
from index.readers.rtf.cells import Cell, Cells
from index.readers.rtf.effects import ON_CELLS, ON_FONTS, ON_PAGE, ON_STATE
from index.readers.rtf.page import Page
from index.readers.rtf.state import Into, Shape, State
from index.readers.rtf.story import Story
from index.types import BlockKind


@dataclass(slots=True)
class Told:
    """All that a file has said so far. `colours` and the page's are known before it starts."""

    colours: list[Colour | None]
    page: Page = field(default_factory=Page)
    body: Story = field(default_factory=Story)
    state: State = field(default_factory=State)
    asides: Asides = field(default_factory=Asides)
    _stories: list[tuple[Story, list[Piece] | None]] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _units: bytearray = field(default_factory=bytearray)
    _cells: Cells = field(default_factory=Cells)

    @property
    def story(self) -> Story:
        """The innermost running text that is open."""
        return self._stories[-1][0] if self._stories else self.body

    def end_shape(self, shape: Shape) -> None:
        """What a shape says itself comes after the paragraph that it stands in."""
        if shape.art and self.state.into is Into.BODY:
            why = self.state.unseen(self.colours, None, self.page.paper)
            why = why or shape.unseen_art(self.page.colour)
            self.story.after += settle(shape.art, hidden=why)

    def add(self, data: bytes) -> None:
        """Bytes of a text follow, in the encoding of its font."""
        if self._units:
            self.settle_text()
        self._bytes += data

    def add_unit(self, number: int) -> None:
        """A unit of UTF-16 follows."""
        if self._bytes:
            self.settle_text()
        self._units += (number & 0xFFFF).to_bytes(2, "little")

    def effect(self, word: str, number: int) -> None:
        """What a word does that sets more than a number or a switch."""
        if word in ON_STATE:
            ON_STATE[word](self.state, number)
        elif word in ON_CELLS:
            ON_CELLS[word](self._cells, number)
        elif word in ON_FONTS:
            ON_FONTS[word](self.asides.fonts, number)
        elif word in ON_PAGE:
            ON_PAGE[word](self.page, number)
        elif word in self._HANDLERS:
            self._HANDLERS[word](self, number)

    def begin_story(self, into: list[Piece] | None, depth: int) -> None:
        """A story begins with the group of that depth; None goes behind the open paragraph."""
        self._stories.append((Story(depth=depth), into))
        shape = self.state.shape
        self.state.plain()
        self.state.pard()
        self.state.shape = shape

    def ends_story(self, depth: int) -> bool:
        """Whether the group of that depth is the one that the open story began with."""
        return bool(self._stories) and self._stories[-1][0].depth == depth

    def end_story(self) -> None:
        """Give what a story said to its place: a margin, or behind the paragraph it stands in."""
        self.end_paragraph()
        story, into = self._stories[-1]
        story.end_table()
        self._stories.pop()
        if into is not None:
            into += story.found
        else:
            self.story.after += story.found

    def settle_text(self) -> None:
        """The bytes since the last word are a text."""
        if self._units:
            units, self._units = self._units, bytearray()
            self.say(units.decode("utf-16-le", "replace"))
        if self._bytes:
            data, self._bytes = self._bytes, bytearray()
            naming = self.state.into is Into.FONTS
            self.say(self.asides.fonts.decoded(bytes(data), self.state.font, naming=naming))

    def say(self, text: str) -> None:
        """Tell a text to where the group goes, seen or not."""
        into = self.state.into
        if into in ASIDES:
            self.asides.say(text, self.state)
        if into is not Into.BODY:
            return
        text = self.asides.fonts.shown(text, self.state.font)
        flow = self.story.flow
        cell = self._open_cell
        reason = self.state.unseen(self.colours, self._back(cell), self.page.paper)
        reason = reason or (cell.unseen(self.page.paper[0]) if cell else None)
        if reason:
            flow.hide(text, reason, takes_room=not (self.state.hidden or self.state.deleted))
        elif text in "\t\n":
            flow.space(text)
        else:
            flow.say(text, self.state.hints, capitals=self.state.capitals)

    @property
    def _open_cell(self) -> Cell | None:
        return self._cells.at(len(self.story.cells)) if self.state.in_table else None

    def _back(self, cell: Cell | None) -> Colour | None:
        """What lies under the paragraph: its cell's colour, or the page's."""
        page, shape = self.page.colour, self.state.shape
        under = shape.back(page) if shape else page
        return cell.shading.over(under, self.colours) if cell else under

    def end_paragraph(self) -> None:
        """What was said since the last end is a paragraph."""
        self.settle_text()
        if self.state.into is not Into.BODY:
            return
        self.story.end_paragraph(self._kind(), in_table=self.state.in_table)

    def _kind(self) -> BlockKind:
        if self.asides.is_heading(self.state):
            return BlockKind.HEADING
        is_item = self.state.is_item or self.story.marked
        return BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH

    def _cell_said(self, _: int) -> None:
        self.state.in_table = True
        self.end_paragraph()
        self.story.end_cell()

    def _row_said(self, _: int) -> None:
        self.end_paragraph()
        self.story.end_row([cell.left for cell in self._cells.found])

    def _inner_cell_said(self, _: int) -> None:
        self.settle_text()
        self.story.end_inner_cell(self._kind())

    def _inner_row_said(self, _: int) -> None:
        self.story.end_inner_row()

    def _row_begins(self, _: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.begin()
            self.state.row_height = 0

    def _cell_ends(self, number: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.end(number)

    def _charset(self, number: int) -> None:
        if self.state.into is Into.FONTS:
            self.asides.fonts.use_charset(self.state.font, number)

    _HANDLERS: ClassVar[dict[str, Callable[[Told, int], None]]] = {
        "cell": _cell_said,
        "row": _row_said,
        "nestcell": _inner_cell_said,
        "nestrow": _inner_row_said,
        "trowd": _row_begins,
        "cellx": _cell_ends,
        "fcharset": _charset,
    }
