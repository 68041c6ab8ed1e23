"""The text of one paragraph while it is read: what is seen of it, and what is not.

An unseen word must not tear the line it stands in, nor move anything in it: with it and without it
the seen text is the same. So the two are kept apart from the start.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from index.readers.marks import is_bold_title, is_capitals
from index.readers.pieces import Piece, settle
from index.types import BlockKind, Font, Unseen

# Where an unseen text stood in a line: a gap between two letters, and nothing elsewhere.
_HOLE = "\x00"
_NO_LETTERS = (0, Font())
_GAP = re.compile(r"(?<=\w)\x00+(?=\w)")


@dataclass(slots=True)
class Flow:
    """Collects runs of text; `settle` makes pieces of them. Weights are in letters and digits.

    `_fonts` are the letters of each text of `_seen`, and how they are set; `_capitals` are those
    of the texts that are shown in capitals however they were typed.
    """

    _seen: list[str] = field(default_factory=list)
    _fonts: list[tuple[int, Font]] = field(default_factory=list)
    _capitals: list[int] = field(default_factory=list)
    _unseen: list[tuple[Unseen, list[str]]] = field(default_factory=list)

    def say(self, text: str, font: Font, *, capitals: bool = False) -> None:
        """Add a text that is seen, in `capitals` that its letters need not be."""
        if capitals:
            self._capitals.append(len(self._seen))
        self._seen.append(text)
        self._fonts.append((sum(1 for c in text if c.isalnum()), font))

    def space(self, text: str) -> None:
        """Add a tab, a line break or spaces."""
        self._seen.append(text)
        self._fonts.append(_NO_LETTERS)

    def hide(self, text: str, reason: Unseen, *, takes_room: bool = True) -> None:
        """Add a text that nobody sees; `takes_room` if there is a gap where it stands."""
        if not self._unseen or self._unseen[-1][0] is not reason:
            self._unseen.append((reason, []))
        self._unseen[-1][1].append(text)
        if takes_room and reason is not Unseen.TINY:
            self.space(_HOLE)

    def part(self) -> None:
        """Set apart what is unseen so far from what will be."""
        if self._unseen:
            self._unseen[-1][1].append("\n")

    def settle(self, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Piece]:
        """The pieces of the paragraph, those that are seen first; the flow is empty after that."""
        pieces: list[Piece] = []
        for start, end in self._parts():
            text = _GAP.sub(" ", "".join(self._seen[start:end])).replace(_HOLE, "")
            if text.strip():
                heads = kind is BlockKind.PARAGRAPH and self._is_in_capitals(start, end, text)
                told = BlockKind.HEADING if heads else kind
                pieces += settle(text, told, _font(self._fonts[start:end]))
        for reason, parts in self._unseen:
            pieces += settle("".join(parts), kind, hidden=reason)
        self._seen, self._fonts, self._capitals, self._unseen = [], [], [], []
        return pieces

    def _is_in_capitals(self, start: int, end: int, text: str) -> bool:
        """Whether all letters of a text are shown in capitals, and it looks like a heading so."""
        shown = sum(self._fonts[at][0] for at in self._capitals if start <= at < end)
        whole = sum(letters for letters, _ in self._fonts[start:end])
        return shown == whole > 0 and is_capitals(text.strip().upper())

    def _parts(self) -> list[tuple[int, int]]:
        """Where titles in bold and the lines about them begin and end."""
        ends = [at + 1 for at, text in enumerate(self._seen) if text == "\n"]
        starts, last, end_of_last = [0], None, 0
        for start, end in pairwise((0, *ends, len(self._seen))):
            if any(letters for letters, _ in self._fonts[start:end]):
                title = self._is_title(start, end)
                if last is not None and title is not last:
                    starts.append(end_of_last)  # a bullet alone goes with the line below it
                last, end_of_last = title, end
        return list(pairwise((*starts, len(self._seen))))

    def _is_title(self, start: int, end: int) -> bool:
        """Whether the line of these texts is a title, set in bold as a whole."""
        if not _font(self._fonts[start:end]).bold:
            return False
        return is_bold_title("".join(self._seen[start:end]).replace(_HOLE, ""))


def _font(fonts: list[tuple[int, Font]]) -> Font:
    """The size that most letters have; bold or italic where all of them are."""
    said = [(letters, font) for letters, font in fonts if letters]
    sizes: Counter[float] = Counter()
    for letters, font in said:
        sizes[font.size] += letters
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    bold = bool(said) and all(font.bold for _, font in said)
    return Font(size, bold, bool(said) and all(font.italic for _, font in said))
