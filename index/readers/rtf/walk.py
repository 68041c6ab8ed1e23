"""The walk over the tokens of RTF: groups have a stack of their own, so none can overflow."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.errors import TooLarge
from index.readers.pieces import Piece
from index.readers.rtf.destinations import is_redirected
from index.readers.rtf.form_fields import shown
from index.readers.rtf.state import Into, State
from index.readers.rtf.tables import CHARACTERS, FOOTERS, HEADERS, KNOWN, PASSED, SIGNS
from index.readers.rtf.tokens import Kind, Lexer, Token
from index.readers.rtf.told import Told
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

DEEPEST = 1_000


@dataclass(slots=True)
class Walk:
    """The walk: which groups are open, and what of the next tokens is no text."""

    lexer: Lexer
    told: Told
    _stack: list[State] = field(default_factory=list)
    _skip: int = 0
    _ignorable: bool = False
    _fresh: bool = False  # right behind an opening brace

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
        self.told.end_paragraph()
        self.told.body.end_table()

    def _open(self) -> None:
        self.told.settle_text()
        if len(self._stack) >= DEEPEST:
            raise TooLarge(f"the RTF file has more than {DEEPEST:,} groups inside each other.")
        self._stack.append(self.told.state)
        self.told.state = self.told.state.inner()
        self._skip = 0
        self._fresh = True
        self._ignorable = False

    def _close(self) -> None:
        self.told.settle_text()
        self._skip = 0
        self._fresh = self._ignorable = False
        if not self._stack:
            return
        if self.told.ends_story(len(self._stack)):
            self.told.end_story()
        self.told.asides.end_group(self.told.state)
        if self.told.state.shape and self._stack[-1].shape is not self.told.state.shape:
            self.told.end_shape(self.told.state.shape)
        self.told.state = self._stack.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._ignorable = self._fresh
        elif self._skip:
            self._skip -= 1
        elif sign in (b"\r", b"\n"):
            self.told.end_paragraph()
        elif sign in SIGNS:
            self.told.settle_text()
            self.told.say(SIGNS[sign])
        elif sign in b"\\{}":
            self._text(sign)

    def _text(self, data: bytes) -> None:
        self._fresh = False
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        if data:
            self.told.add(data)

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
        self.told.settle_text()
        if fresh and self._begins(word, ignorable=ignorable):
            return
        if word in CHARACTERS:
            self.told.say(CHARACTERS[word])
        elif word in NUMBERS:
            name = NUMBERS[word]
            setattr(self.told.state, name, DEFAULTS.get(name, 0) if number is None else number)
        elif word in SWITCHES:
            setattr(self.told.state, SWITCHES[word], number != 0)
        elif word in PARAGRAPH_ENDS and self.told.state.hidden:
            self.told.story.flow.part()  # a mark that is hidden itself ends nothing
        elif word in PARAGRAPH_ENDS:
            self.told.end_paragraph()
        elif word in EDGES and self.told.state.shape:
            self.told.state.shape.edges[word] = number or 0
        else:
            self.told.effect(word, number or 0)

    def _begins(self, word: str, *, ignorable: bool) -> bool:
        """Whether `word`, the first of its group, says what the group is for."""
        if word in HEADERS or word in FOOTERS:
            self._begin_story(self.told.page.margins.setdefault(word, []))
        elif word in STORIES:
            self._begin_story(None)
        elif word in ITEM_MARKS:
            self.told.story.marked = self.told.state.into is Into.BODY
            self.lexer.pass_over()
        elif word == "colortbl" or word in PASSED:
            if word == "fldinst":
                code = self.lexer.rest_of_group()
                if said := typed_sign(code) or shown(code):
                    self.told.say(said)
            self.lexer.pass_over()
        elif word in ("sn", "sv") and self.told.state.into is Into.PROPERTY:
            self.told.asides.begin_property(word)
        elif not is_redirected(word, self.told.state, self.lexer):
            if not ignorable or word in KNOWN or self.told.state.into is Into.STYLES:
                return False
            self.lexer.pass_over()
        return True

    def _begin_story(self, into: list[Piece] | None) -> None:
        if self.told.state.into is Into.BODY:
            self.told.begin_story(into, len(self._stack))
        else:
            self.lexer.pass_over()

    def _unicode(self, number: int) -> None:
        self.told.add_unit(number)
        self._skip = max(0, self.told.state.doubled)
