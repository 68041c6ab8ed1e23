"""The walk over the tokens of RTF: groups have a stack of their own, so none can overflow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from index.errors import TooLarge
from index.readers.colours import WHITE, Colour
from index.readers.flow import Flow
from index.readers.pieces import Piece, row
from index.readers.rtf.cells import Cells
from index.readers.rtf.state import PAPER, Into, Shape, State
from index.readers.rtf.tables import (
    ASKED_FOR,
    CHARACTERS,
    CODE_PAGES,
    ENCODINGS,
    FOOTERS,
    HEADERS,
    KNOWN,
    PASSED,
    SIGNS,
    decoded,
    is_heading_style,
)
from index.readers.rtf.tokens import Kind, Lexer, Token
from index.readers.rtf.words import (
    DEFAULTS,
    EDGES,
    ITEM_MARKS,
    NUMBERS,
    PARAGRAPH_ENDS,
    STORIES,
    SWITCHES,
    TABLES,
)
from index.readers.signs import in_font, typed_sign
from index.types import BlockKind, Unseen

DEEPEST = 1_000
BODY_TEXT = 9  # the outline level of what is no heading


@dataclass(slots=True)
class Story:
    """One running text: the body, a header, a footer, a note or the text of a shape."""

    found: list[Piece] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    cell: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    inner_cell: list[Piece] = field(default_factory=list)
    inner_cells: list[list[Piece]] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)  # notes and boxes of the open paragraph
    marked: bool = False  # the open paragraph has a bullet or a number
    depth: int = 0  # of the group that it began with

    def end_row(self) -> None:
        """What the open cells hold is a row."""
        if self.cell:
            self.cells.append(self.cell)
        self.found += row(self.cells)
        self.cell, self.cells = [], []


@dataclass(slots=True)
class Walk:
    """All that a file has said so far. `colours` and `page` are known before it starts."""

    lexer: Lexer
    colours: list[Colour | None]
    page: Colour | None = WHITE
    margins: dict[str, list[Piece]] = field(default_factory=dict)  # by the word of each
    body: Story = field(default_factory=Story)
    state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _stories: list[tuple[Story, list[Piece] | None]] = field(default_factory=list)
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)  # of fonts, in lower case
    _default_font: int = 0
    _styles: dict[int, bool] = field(default_factory=dict)
    _said: str = ""  # of a style, or of a property of a shape
    _property: str = ""
    _bytes: bytearray = field(default_factory=bytearray)
    _units: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _ignorable: bool = False
    _fresh: bool = False  # right behind an opening brace
    _paper: tuple[int, int] = PAPER
    _cells: Cells = field(default_factory=Cells)
    _pages: set[str] = field(default_factory=set)  # which of the pages of ASKED_FOR there are

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
        self.body.end_row()

    def in_margin(self, words: frozenset[str]) -> Iterator[Piece]:
        """What stands in the margins that `words` begin, unseen where no page has them."""
        for word, pieces in self.margins.items():
            if word in words:
                shown = word not in ASKED_FOR or ASKED_FOR[word] in self._pages
                for piece in pieces:
                    yield piece if shown or piece.hidden else replace(piece, hidden=Unseen.STYLE)

    @property
    def paper(self) -> tuple[int, int]:
        """Width and height of the page in twips."""
        return self._paper

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
        if self.state.into is Into.STYLES:
            self._end_style()
        elif self.state.into is Into.PROPERTY:
            self._end_property()
        self.state = self._stack.pop()

    def _end_style(self) -> None:
        name, self._said = self._said.partition(";")[0], ""
        if name and self.state.style:
            outline = self.state.outline
            heads = is_heading_style(name) or (outline is not None and outline < BODY_TEXT)
            self._styles[self.state.style] = heads

    def _end_font(self) -> None:
        name, self._said = self._said.partition(";")[0].strip().lower(), ""
        if name and self.state.font is not None:
            self._names[self.state.font] = name

    def _end_property(self) -> None:
        """A group of a shape's property closes: first that of its name, then that of its value."""
        if not self._said:
            return
        if not self._property:
            self._property = self._said
        else:
            if self.state.shape:
                self.state.shape.properties.setdefault(self._property, self._said)
            self._property = ""
        self._said = ""

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
            handler = self._HANDLERS.get(word)
            if handler:
                handler(self, number or 0)

    def _begins(self, word: str, *, ignorable: bool) -> bool:
        """Whether `word`, the first of its group, says what the group is for."""
        if word in HEADERS or word in FOOTERS:
            self._begin_story(self.margins.setdefault(word, []))
        elif word in STORIES:
            self._begin_story(None)
        elif word in ITEM_MARKS:
            self._story.marked = self.state.into is Into.BODY
            self.lexer.pass_over()
        elif word == "colortbl" or word in PASSED:
            if word == "fldinst" and (sign := typed_sign(self.lexer.rest_of_group())):
                self._say(sign)
            self.lexer.pass_over()
        elif not self._redirects(word):
            if not ignorable or word in KNOWN or self.state.into is Into.STYLES:
                return False
            self.lexer.pass_over()
        return True

    def _redirects(self, word: str) -> bool:
        """Whether `word` sends the text of its group elsewhere."""
        state = self.state
        if word in TABLES:
            state.into = TABLES[word]
        elif word in ("upr", "object"):  # what is in it twice, or as data, and once as text
            state.under, state.into = state.into, Into.NOWHERE
        elif word in ("ud", "result"):
            state.into = state.under
        elif word == "nesttableprops":
            state.into = Into.NOWHERE  # it ends an inner row, and tells nothing of the outer cells
        elif word == "shp":
            state.shape = Shape()
        elif word == "do":
            state.shape = Shape.of_old(self.lexer.rest_of_group())
        elif word == "sp":
            state.into = Into.PROPERTY
        elif word in ("sn", "sv") and state.into is Into.PROPERTY:
            self._said = ""
        else:
            return False
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
        story.end_row()
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
            of_font = self.state.into is not Into.FONTS and self._fonts.get(self._font)
            self._say(decoded(bytes(data), of_font or self._encoding))

    @property
    def _font(self) -> int:
        return self._default_font if self.state.font is None else self.state.font

    def _say(self, text: str) -> None:
        into = self.state.into
        if into in (Into.STYLES, Into.FONTS, Into.PROPERTY):
            self._said += text
        if into is Into.FONTS and ";" in text:
            self._end_font()
        if into is not Into.BODY:
            return
        text = in_font(self._names.get(self._font, ""), text)
        flow = self._story.flow
        cell = self._cells.at(len(self._story.cells)) if self.state.in_table else None
        reason = self.state.unseen(self.colours, self._back(), self._paper)
        reason = reason or (cell.unseen(self._paper[0]) if cell else None)
        if reason:
            flow.hide(text, reason, takes_room=not (self.state.hidden or self.state.deleted))
        elif text in "\t\n":
            flow.space(text)
        else:
            flow.say(text, self.state.hints, capitals=self.state.capitals)

    def _back(self) -> Colour | None:
        """What lies under the paragraph: its cell's colour, or the page's."""
        under = self.state.shape.back(self.page) if self.state.shape else self.page
        cell = self._cells.at(len(self._story.cells)) if self.state.in_table else None
        return cell.shading.over(under, self.colours) if cell else under

    def _end_paragraph(self) -> None:
        self._settle_text()
        if self.state.into is not Into.BODY:
            return
        story = self._story
        found = story.flow.settle(self._kind()) + story.after
        story.after, story.marked = [], False
        if self.state.in_table or story.inner_cells:
            story.cell += found
        else:
            if story.cell or story.cells:
                story.end_row()
            story.found += found

    def _kind(self) -> BlockKind:
        outline = self.state.outline
        if self._styles.get(self.state.style) or (outline is not None and outline < BODY_TEXT):
            return BlockKind.HEADING
        is_item = self.state.is_item or self._story.marked
        return BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH

    def _cell(self, _: int) -> None:
        self.state.in_table = True
        self._end_paragraph()
        story = self._story
        story.cells.append(story.cell)
        story.cell = []

    def _row(self, _: int) -> None:
        self._end_paragraph()
        self._story.end_row()

    def _nested_cell(self, _: int) -> None:
        story = self._story
        self._settle_text()
        story.inner_cell += story.flow.settle(self._kind()) + story.after
        story.after, story.marked = [], False
        story.inner_cells.append(story.inner_cell)
        story.inner_cell = []

    def _nested_row(self, _: int) -> None:
        story = self._story
        story.cell += row(story.inner_cells)
        story.inner_cells = []

    def _row_begins(self, _: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.begin()
            self.state.row_height = 0

    def _row_indented(self, number: int) -> None:
        if not self._cells.found:
            self._cells.next.left = number

    def _cell_shaded(self, number: int) -> None:
        self._cells.next.shading.back = number

    def _cell_patterned(self, number: int) -> None:
        self._cells.next.shading.pattern = number

    def _cell_share(self, number: int) -> None:
        self._cells.next.shading.share = number

    def _cell_merged(self, _: int) -> None:
        self._cells.next.is_merged = True

    def _cell_ends(self, number: int) -> None:
        if self.state.into is Into.BODY:
            self._cells.end(number)

    def _at_end(self, _: int) -> None:
        self.state.at_end = True

    def _at_start(self, _: int) -> None:
        self.state.at_end = False

    def _on_the_line(self, _: int) -> None:
        self.state.small = False

    def _title_page(self, _: int) -> None:
        self._pages.add("titlepg")

    def _facing_pages(self, _: int) -> None:
        self._pages.add("facingp")

    def _list(self, number: int) -> None:
        self.state.is_item = number > 0

    def _font_set(self, number: int) -> None:
        if self.state.into is Into.FONTS and self.state.font is not None and number in CODE_PAGES:
            self._fonts[self.state.font] = CODE_PAGES[number]

    def _code_page(self, number: int) -> None:
        self._encoding = ENCODINGS.get(number, self._encoding)

    def _set_default_font(self, number: int) -> None:
        self._default_font = number

    def _width(self, number: int) -> None:
        self._paper = (number, self._paper[1])

    def _height(self, number: int) -> None:
        self._paper = (self._paper[0], number)

    def _spaced(self, number: int) -> None:
        self.state.spacing = 5 * number  # quarters of a point

    def _plain(self, _: int) -> None:
        self.state.plain()

    def _pard(self, _: int) -> None:
        self.state.pard()

    def _in_table(self, _: int) -> None:
        self.state.in_table = True

    def _mac(self, _: int) -> None:
        self._encoding = "mac_roman"

    _HANDLERS: ClassVar[dict[str, Callable[[Walk, int], None]]] = {
        "plain": _plain,
        "pard": _pard,
        "intbl": _in_table,
        "cell": _cell,
        "row": _row,
        "nestcell": _nested_cell,
        "nestrow": _nested_row,
        "trowd": _row_begins,
        "trleft": _row_indented,
        "clcbpat": _cell_shaded,
        "clcfpat": _cell_patterned,
        "clshdng": _cell_share,
        "clmrg": _cell_merged,
        "clvmrg": _cell_merged,
        "qr": _at_end,
        "ql": _at_start,
        "qc": _at_start,
        "qj": _at_start,
        "nosupersub": _on_the_line,
        "cellx": _cell_ends,
        "titlepg": _title_page,
        "facingp": _facing_pages,
        "ls": _list,
        "fcharset": _font_set,
        "cpg": _code_page,
        "expnd": _spaced,
        "ansicpg": _code_page,
        "deff": _set_default_font,
        "paperw": _width,
        "paperh": _height,
        "mac": _mac,
    }
