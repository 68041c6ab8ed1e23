"""What the runs of a DOCX paragraph say: its text as it is seen, its titles, its font."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from index.readers.docx.boxes import Held
from index.readers.docx.story import Said
from index.readers.marks import is_bold_title
from index.types import Font, Unseen


@dataclass(slots=True)
class Runs:
    """What the runs of a paragraph say; weights are in seen characters that are not space.

    `choices` counts the open branches of alternatives; `lines` are the weight of each typed line,
    and what of it is in bold.
    """

    parts: list[Said] = field(default_factory=list)
    boxes: list[Held] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    capitals: int = 0
    choices: int = 0
    total: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    lines: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    @property
    def texts(self) -> list[tuple[str, Font]]:
        """The seen text, titles that are set in bold on lines of their own apart from the rest."""
        lines, font = self.text.split("\n"), self.font
        if font.bold or len(lines) == 1 or len(lines) != len(self.lines):
            return [(self.text, font)]
        told: list[tuple[str, Font]] = []
        for title, part in groupby(self._with_titles(lines), key=itemgetter(1)):
            told.append(("\n".join(line for line, _ in part), replace(font, bold=title)))
        return told

    def _with_titles(self, lines: list[str]) -> list[tuple[str, bool]]:
        """The typed lines, and whether each is a title; a bullet alone goes with the next line."""
        found: list[tuple[str, bool]] = []
        title = False
        for line, (weight, bold) in zip(reversed(lines), reversed(self.lines), strict=True):
            if any(map(str.isalnum, line)):
                title = weight == bold and is_bold_title(line)
            found.append((line, title))
        return found[::-1]

    @property
    def text(self) -> str:
        """What is seen of the text, tabs and typed line breaks as such.

        What is not seen leaves the space between the words about it, and nothing else.
        """
        if not any(why for _, why in self.parts):
            return "".join(text for text, _ in self.parts)
        seen: list[str] = []
        parted = False
        for text, why in self.parts:
            if why is None or (why is not Unseen.STYLE and text.isspace()):
                if parted and _ends_in_word(seen) and text[:1].isalnum():
                    seen.append(" ")
                parted = parted and not text
                seen.append(text)
            elif why is not Unseen.STYLE:
                parted |= any(map(str.isspace, text))
        return "".join(seen)

    @property
    def unseen(self) -> list[tuple[str, Unseen]]:
        """The texts that are not seen, those of one reason that stand together as one."""
        found: list[tuple[list[str], Unseen]] = []
        last: Unseen | None = None
        for text, why in self.parts:
            if why is None:
                last = None if text.strip() else last
            elif why is last:
                found[-1][0].append(text)
            elif text.strip():
                found.append(([text], why))
                last = why
        return [("".join(texts), why) for texts, why in found]

    @property
    def font(self) -> Font:
        """The size that most characters have; bold or italic where all of them are."""
        size = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        whole = self.total > 0
        return Font(size, whole and self.bold == self.total, whole and self.italic == self.total)

    @property
    def is_capitals(self) -> bool:
        """Whether all of the text is shown in capitals, however it was typed."""
        return 0 < self.total == self.capitals


def _ends_in_word(parts: list[str]) -> bool:
    last = next((text for text in reversed(parts) if text), "")
    return last[-1:].isalnum()
