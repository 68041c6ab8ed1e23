"""The page of an RTF file: its colour and size, and what stands in its margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.readers.colours import WHITE, Colour
from index.readers.pieces import Piece
from index.readers.rtf.state import PAPER
from index.readers.rtf.tables import ASKED_FOR
from index.types import Unseen


@dataclass(slots=True)
class Page:
    """What is known of the pages so far."""

    colour: Colour | None = WHITE
    paper: tuple[int, int] = PAPER  # width and height in twips
    kinds: set[str] = field(default_factory=set)  # which of the pages of ASKED_FOR there are
    margins: dict[str, list[Piece]] = field(default_factory=dict)  # by the word of each

    def in_margin(self, words: frozenset[str]) -> Iterator[Piece]:
        """What stands in the margins that `words` begin, unseen where no page has them."""
        for word, pieces in self.margins.items():
            if word in words:
                shown = word not in ASKED_FOR or ASKED_FOR[word] in self.kinds
                for piece in pieces:
                    yield piece if shown or piece.hidden else replace(piece, hidden=Unseen.STYLE)
