"""The text of one paragraph while it is read: what is seen of it, and what is not.

An unseen word must not tear the line it stands in, nor move anything in it: with it and without it
the seen text is the same. So the two are kept apart from the start.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from index.readers.pieces import Piece, settle
from index.types import BlockKind, Font, Unseen

# Where an unseen text stood in a line: a gap between two letters, and nothing elsewhere.
_HOLE = "\x00"
_GAP = re.compile(r"(?<=\w)\x00+(?=\w)")


@dataclass(slots=True)
class Flow:
    """Collects runs of text; `settle` makes pieces of them. Weights are in letters and digits."""

    _seen: list[str] = field(default_factory=list)
    _unseen: list[tuple[Unseen, list[str]]] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)
    _letters: int = 0
    _bold: int = 0
    _italic: int = 0

    def say(self, text: str, font: Font) -> None:
        """Add a text that is seen."""
        self._seen.append(text)
        letters = sum(1 for c in text if c.isalnum())
        if letters:
            self._letters += letters
            self._bold += letters if font.bold else 0
            self._italic += letters if font.italic else 0
            self._sizes[font.size] += letters

    def space(self, text: str) -> None:
        """Add a tab, a line break or spaces."""
        self._seen.append(text)

    def hide(self, text: str, reason: Unseen, *, takes_room: bool = True) -> None:
        """Add a text that nobody sees; `takes_room` if there is a gap where it stands."""
        if not self._unseen or self._unseen[-1][0] is not reason:
            self._unseen.append((reason, []))
        self._unseen[-1][1].append(text)
        if takes_room and reason is not Unseen.TINY:
            self._seen.append(_HOLE)

    def part(self) -> None:
        """Set apart what is unseen so far from what will be."""
        if self._unseen:
            self._unseen[-1][1].append("\n")

    @property
    def font(self) -> Font:
        """The size that most of the seen letters have; bold or italic where all of them are."""
        whole = self._letters > 0
        size = self._sizes.most_common(1)[0][0] if self._sizes else 0.0
        bold = whole and self._bold == self._letters
        return Font(size, bold, whole and self._italic == self._letters)

    def settle(self, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Piece]:
        """The pieces of the paragraph, those that are seen first; the flow is empty after that."""
        text = _GAP.sub(" ", "".join(self._seen)).replace(_HOLE, "")
        pieces = list(settle(text, kind, self.font)) if text.strip() else []
        for reason, parts in self._unseen:
            pieces += settle("".join(parts), kind, hidden=reason)
        self._seen, self._unseen, self._sizes = [], [], Counter()
        self._letters = self._bold = self._italic = 0
        return pieces
