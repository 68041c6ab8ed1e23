"""Rows that a reader drew together into one block, told apart again.

A page without space between its paragraphs gives blocks of several items, and a title that ends
the paragraph before it. What each row says tells where an item begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.types import Block, BlockKind, Document, Span
from matcher.lexicon.postings import ASK_STARTS, DUTY_STARTS, JOB_NOUNS, ROW_GOES_ON

_STOPS = ".!?:;"
_TITLE_WORDS = 8
_FULL = 0.85  # of the longest row: where the next word would still have fitted, the author broke


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a document whose rows are known, the words that open its blocks, and its width.

    `longest` is the length of its longest row in characters.
    """

    text: str
    openers: frozenset[str]
    longest: int

    @classmethod
    def of(cls, document: Document) -> Drawn:
        """What the blocks of `document` look like."""
        text = document.text
        shown = [block for block in document.blocks if block.lines and not block.hidden]
        openers = frozenset(_first(text, block.span) for block in shown)
        longest = max((len(row.span) for block in shown for row in block.lines), default=0)
        return cls(text, openers, longest)

    def items(self, block: Block) -> Iterator[Span]:
        """The items of `block`, which has rows: one, unless its rows tell of more."""
        rows = [row.span for row in block.lines]
        cuts = [block.span.start]
        if block.kind is BlockKind.PARAGRAPH and len(rows) > 1:
            cuts += self._cuts(rows)
        for start, end in pairwise((*cuts, block.span.end)):
            yield Span(start, start + len(self.text[start:end].rstrip()))

    def _cuts(self, rows: Sequence[Span]) -> Iterator[int]:
        asks = _begins(self.text, rows[0])
        for before, row in pairwise(rows):
            begins = asks and _begins(self.text, row) and self._ends(before, row)
            if begins or (row is rows[-1] and self._titled(before, row)):
                yield row.start

    def _ends(self, before: Span, row: Span) -> bool:
        """Whether the item of `before` is over, and `row` looks as other items do."""
        said = before.of(self.text).rstrip()
        if said.endswith((*_STOPS, ",", "-", "/", "(", "&")) or ROW_GOES_ON.search(said):
            return False
        word = _first(self.text, row)
        short = len(before) + 1 + len(word) < self.longest * _FULL
        return short or word in self.openers

    def _titled(self, before: Span, row: Span) -> bool:
        """Whether `row` names a job on its own after a finished sentence."""
        words = row.of(self.text).split()
        if not 1 < len(words) <= _TITLE_WORDS or words[-1][-1] in _STOPS:
            return False
        named = any(word.strip("(),").casefold() in JOB_NOUNS for word in words)
        capital = all(word[0].isupper() for word in words if len(word) > 3 or word is words[0])
        return named and capital and before.of(self.text).rstrip().endswith(tuple(".!?"))


def _begins(text: str, row: Span) -> bool:
    """Whether a row begins as an ask or a duty does."""
    said = row.of(text)
    return said[:1].isupper() and bool(ASK_STARTS.match(said) or DUTY_STARTS.match(said))


def _first(text: str, span: Span) -> str:
    return (span.of(text).split(maxsplit=1) or [""])[0]
