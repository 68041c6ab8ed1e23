"""The walk over the tokens of RTF: groups have a stack of their own, so none can overflow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from index.errors import TooLarge
from index.readers.colours import Colour
from index.readers.pieces import Piece, settle
from index.readers.rtf.asides import ASIDES, Asides
from index.readers.rtf.cells import Cell, Cells
from index.readers.rtf.destinations import is_redirected
from index.readers.rtf.effects import ON_CELLS, ON_FONTS, ON_PAGE, ON_STATE
from index.readers.rtf.form_fields import shown
from index.readers.rtf.page import Page
from index.readers.rtf.state import Into, Shape, State
from index.readers.rtf.story import Story
from index.readers.rtf.tables import CHARACTERS, FOOTERS, HEADERS, KNOWN, PASSED, SIGNS
from index.readers.rtf.tokens import Kind, Lexer, Token
from index.readers.rtf.words import (
    DEFAULTS,
    EDGES,
    ITEM_MARKS,
    NUMBERS,
    PARAGRAPH_ENDS,
    STORIES,
    SWITCHES,
)
from index.readers.signs import typed_sign
from index.types import BlockKind

DEEPEST = 1_000


@dataclass(slots=True)
class Walk:
    """All that a file has said so far. `colours` and the page's are known before it starts."""

    lexer: Lexer
    colours: list[Colour | None]
    page: Page = field(default_factory=Page)
    body: Story = field(default_factory=Story)
    state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _stories: list[tuple[Story, list[Piece] | None]] = field(default_factory=list)
    _asides: Asides = field(default_factory=Asides)
    _bytes: bytearray = field(default_factory=bytearray)
    _units: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _ignorable: bool = False
    _fresh: bool = False  # right behind an opening brace
    _cells: Cells = field(default_factory=Cells)

    def run(self) -> None:
        """Walk to the end of the file, or to where it breaks off."""
        for token in self.lexer:
            if token.kind is Kind.TEXT:
                self._text(token.data)
            elif token.kind is Kind.WORD:
                self._word(token)
            elif token.kind is Kind.BYTE:
                self._text(token.data)
            elif token.kind is Kind.OPEN:
                self._open()
            elif token.kind is Kind.CLOSE:
                self._close()
            else:
                self._sign(token.data)
        while self._stack:
            self._close()
        self._end_paragraph()
        self.body.end_table()

    @property
    def _story(self) -> Story:
        return self._stories[-1][0] if self._stories else self.body

    def _open(self) -> None:
        self._settle_text()
        if len(self._stack) >= DEEPEST:
            raise TooLarge(f"the RTF file has more than {DEEPEST:,} groups inside each other.")
        self._stack.append(self.state)
        self.state = self.state.inner()
        self._skip = 0
        self._fresh = True
        self._ignorable = False

    def _close(self) -> None:
        self._settle_text()
        self._skip = 0
        self._fresh = self._ignorable = False
        if not self._stack:
            return
        if self._stories and self._stories[-1][0].depth == len(self._stack):
            self._end_story()
        self._asides.end_group(self.state)
        if self.state.shape and self._stack[-1].shape is not self.state.shape:
            self._end_shape(self.state.shape)
        self.state = self._stack.pop()

    def _end_shape(self, shape: Shape) -> None:
        """What a shape says itself comes after the paragraph that it stands in."""
        if shape.art and self.state.into is Into.BODY:
            why = self.state.unseen(self.colours, None, self.page.paper)
            why = why or shape.unseen_art(self.page.colour)
            self._story.after += settle(shape.art, hidden=why)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._ignorable = self._fresh
        elif self._skip:
            self._skip -= 1
        elif sign in (b"\r", b"\n"):
            self._end_paragraph()
        elif sign in SIGNS:
            self._settle_text()
            self._say(SIGNS[sign])
        elif sign in b"\\{}":
            self._text(sign)

    def _text(self, data: bytes) -> None:
        self._fresh = False
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        if data:
            if self._units:
                self._settle_text()
            self._bytes += data

    def _word(self, token: Token) -> None:
        word, number = token.data.decode("ascii"), token.number
        fresh, ignorable = self._fresh, self._ignorable
        self._fresh = self._ignorable = False
        if self._skip and word != "u":
            self._skip -= 1
            if word in CHARACTERS:
                return
            self._skip = 0  # the file has no substitute there
        if word == "u":
            self._unicode(number or 0)
            return
        self._settle_text()
        if fresh and self._begins(word, ignorable=ignorable):
            return
        if word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in NUMBERS:
            name = NUMBERS[word]
            setattr(self.state, name, DEFAULTS.get(name, 0) if number is None else number)
        elif word in SWITCHES:
            setattr(self.state, SWITCHES[word], number != 0)
        elif word in PARAGRAPH_ENDS and self.state.hidden:
            self._story.flow.part()  # a mark that is hidden itself ends nothing
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in EDGES and self.state.shape:
            self.state.shape.edges[word] = number or 0
        else:
            self._effect(word, number or 0)

    def _effect(self, word: str, number: int) -> None:
        """What a word does that sets more than a number or a switch."""
        if word in ON_STATE:
            ON_STATE[word](self.state, number)
        elif word in ON_CELLS:
            ON_CELLS[word](self._cells, number)
        elif word in ON_FONTS:
            ON_FONTS[word](self._asides.fonts, number)
        elif word in ON_PAGE:
            ON_PAGE[word](self.page, number)
        elif word in self._HANDLERS:
            self._HANDLERS[word](self, number)

    def _begins(self, word: str, *, ignorable: bool) -> bool:
        """Whether `word`, the first of its group, says what the group is for."""
        if word in HEADERS or word in FOOTERS:
            self._begin_story(self.page.margins.setdefault(word, []))
        elif word in STORIES:
            self._begin_story(None)
        elif word in ITEM_MARKS:
            self._story.marked = self.state.into is Into.BODY
            self.lexer.pass_over()
        elif word == "colortbl" or word in PASSED:
            if word == "fldinst":
                code = self.lexer.rest_of_group()
                if said := typed_sign(code) or shown(code):
                    self._say(said)
            self.lexer.pass_over()
        elif word in ("sn", "sv") and self.state.into is Into.PROPERTY:
            self._asides.begin_property(word)
        elif not is_redirected(word, self.state, self.lexer):
            if not ignorable or word in KNOWN or self.state.into is Into.STYLES:
                return False
            self.lexer.pass_over()
        return True

    def _begin_story(self, into: list[Piece] | None) -> None:
        if self.state.into is not Into.BODY:
            self.lexer.pass_over()
            return
        self._stories.append((Story(depth=len(self._stack)), into))
        shape = self.state.shape
        self.state.plain()
        self.state.pard()
        self.state.shape = shape

    def _end_story(self) -> None:
        """Give what a story said to its place: a margin, or behind the paragraph it stands in."""
        self._end_paragraph()
        story, into = self._stories[-1]
        story.end_table()
        self._stories.pop()
        if into is not None:
            into += story.found
        else:
            self._story.after += story.found

    def _unicode(self, number: int) -> None:
        if self._bytes:
            self._settle_text()
        self._units += (number & 0xFFFF).to_bytes(2, "little")
        self._skip = max(0, self.state.doubled)

    def _settle_text(self) -> None:
        """The bytes since the last word are a text."""
        if self._units:
            units, self._units = self._units, bytearray()
            self._say(units.decode("utf-16-le", "replace"))
        if self._bytes:
            data, self._bytes = self._bytes, bytearray()
            naming = self.state.into is Into.FONTS
            self._say(self._asides.fonts.decoded(bytes(data), self.state.font, naming=naming))

    def _say(self, text: str) -> None:
        into = self.state.into
        if into in ASIDES:
            self._asides.say(text, self.state)
        if into is not Into.BODY:
            return
        text = self._asides.fonts.shown(text, self.state.font)
        flow = self._story.flow
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
        return self._cells.at(len(self._story.cells)) if self.state.in_table else None

    def _back(self, cell: Cell | None) -> Colour | None:
        """What lies under the paragraph: its cell's colour, or the page's."""
        page, shape = self.page.colour, self.state.shape
        under = shape.back(page) if shape else page
        return cell.shading.over(under, self.colours) if cell else under

    def _end_paragraph(self) -> None:
        self._settle_text()
        if self.state.into is not Into.BODY:
            return
        self._story.end_paragraph(self._kind(), in_table=self.state.in_table)

    def _kind(self) -> BlockKind:
        if self._asides.is_heading(self.state):
            return BlockKind.HEADING
        is_item = self.state.is_item or self._story.marked
        return BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH

    def _cell_said(self, _: int) -> None:
        self.state.in_table = True
        self._end_paragraph()
        self._story.end_cell()

    def _row_said(self, _: int) -> None:
        self._end_paragraph()
        self._story.end_row([cell.left for cell in self._cells.found])

    def _inner_cell_said(self, _: int) -> None:
        self._settle_text()
        self._story.end_inner_cell(self._kind())

    def _inner_row_said(self, _: int) -> None:
        self._story.end_inner_row()

    def _row_begins(self, _: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.begin()
            self.state.row_height = 0

    def _cell_ends(self, number: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.end(number)

    def _charset(self, number: int) -> None:
        if self.state.into is Into.FONTS:
            self._asides.fonts.use_charset(self.state.font, number)

    _HANDLERS: ClassVar[dict[str, Callable[[Walk, int], None]]] = {
        "cell": _cell_said,
        "row": _row_said,
        "nestcell": _inner_cell_said,
        "nestrow": _inner_row_said,
        "trowd": _row_begins,
        "cellx": _cell_ends,
        "fcharset": _charset,
    }
