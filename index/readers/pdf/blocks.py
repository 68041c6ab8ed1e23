"""Lines -> blocks: which lines are one wrapped text, and what each block is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.readers.pdf.lines import TextLine, body_size
from index.readers.pdf.segments import Word
from index.readers.pdf.wraps import Measure
from index.types import BlockKind, Font

_INDENT = 0.7  # left edges nearer than this are one edge
_LARGER = 1.12  # times the body: type of a heading
_HEADING_LETTERS, _HEADING_WORDS = 60, 8
_BOLD_HEADING_WORDS = 5
_TABLE_CELLS = 3

_LIST = re.compile(r"\w{1,5}(?:, ?\w{1,5})+")  # "BLS, ACLS": what a heading stands over
_SENTENCE_END = re.compile(r"[.!?;:,]$")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that are one text, and what they are."""

    lines: tuple[TextLine, ...]
    kind: BlockKind
    font: Font


def blocks(columns: Sequence[Sequence[TextLine]], body: float) -> Iterator[TextBlock]:
    """The blocks of a page's columns, in their order; `body` is the document's type size."""
    for found in columns:
        yield from _column_blocks(found, body)


def document_body(columns: Sequence[Sequence[TextLine]]) -> float:
    """The type size of most of the text."""
    return body_size([line for column in columns for line in column])


def _column_blocks(found: Sequence[TextLine], body: float) -> list[TextBlock]:
    measure = Measure.of(found)
    texts: list[list[TextLine]] = []
    for line in found:
        if texts and measure.wraps(texts[-1], line):
            texts[-1].append(line)
        else:
            texts.append([line])
    placed = _asides_placed(texts)
    around = [None, *placed, None]
    return [
        _block(text, (before, after), body)
        for before, text, after in zip(around, placed, around[2:], strict=False)
    ]


def _asides_placed(texts: list[list[TextLine]]) -> list[list[TextLine]]:
    """Every aside as a line's last cell, or after the text it belongs to.

    A stack of them beside a job line and its bullets belongs to the job line.
    """
    placed: list[list[TextLine]] = []
    head: list[TextLine] | None = None  # the text that an unbroken stack of asides began at
    for text in texts:
        notes = [line.aside for line in text if line.aside]
        if len(text) == 1 and text[0].bullet_x is None:
            head = [text[0].whole()]
            placed.append(head)
            if not notes:
                head = None
            continue
        plain = [replace(line, aside=()) if line.aside else line for line in text]
        stacked = head is not None and bool(text[0].aside)
        owner = head if head is not None and stacked else plain
        placed.append(plain)
        owner.extend(TextLine(note, text[0].right) for note in notes)
        if not (stacked and len(notes) == len(text)):
            head = None
    return placed


_Around = tuple[list[TextLine] | None, list[TextLine] | None]


def _block(text: list[TextLine], around: _Around, body: float) -> TextBlock:
    words = [word for line in text for word in line.words]
    face = words[0].face
    if all(word.face is face for word in words):  # as it mostly is
        bold, italic = face.bold, face.italic
    else:
        bold = _mostly(words, [word.face.bold for word in words])
        italic = _mostly(words, [word.face.italic for word in words])
    font = Font(round(text[0].size, 2), bold, italic)
    return TextBlock(tuple(text), _kind(text, around, font, body), font)


def _mostly(words: Sequence[Word], flags: Sequence[bool]) -> bool:
    lengths = [len(word.text) for word in words]
    return 2 * sum(itertools.compress(lengths, flags)) > sum(lengths)


def _kind(text: Sequence[TextLine], around: _Around, font: Font, body: float) -> BlockKind:
    heading = _is_heading(text, font, body)
    if text[0].bullet_x is not None:
        # An ornament before a heading is no bullet: bullets come in lists.
        alone = not any(other and _same_bullet(text[0], other[0]) for other in around)
        return BlockKind.HEADING if heading and alone else BlockKind.LIST_ITEM
    if any(other and _same_columns(text[0], other[0]) for other in around):
        return BlockKind.TABLE_ROW
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH


def _same_bullet(line: TextLine, other: TextLine) -> bool:
    if line.bullet_x is None or other.bullet_x is None:
        return False
    if line.words[0].face.bold != other.words[0].face.bold:
        return False
    return abs(line.bullet_x - other.bullet_x) <= _INDENT * line.size


def _same_columns(line: TextLine, other: TextLine) -> bool:
    """Whether two lines are rows of a table: several cells, and most of them begin alike."""
    if min(len(line.cells), len(other.cells)) < _TABLE_CELLS:
        return False
    near = sum(
        any(abs(cell.x0 - twin.x0) <= _INDENT * line.size for twin in other.cells)
        for cell in line.cells
    )
    return near >= _TABLE_CELLS


def _is_heading(text: Sequence[TextLine], font: Font, body: float) -> bool:
    words = [word.text for line in text for word in line.words]
    letters = " ".join(words)
    if len(words) > _HEADING_WORDS or len(letters) > _HEADING_LETTERS or len(text[0].cells) > 1:
        return False
    larger = font.size >= _LARGER * body
    listed = _LIST.fullmatch(letters) and (letters.isupper() or not larger)  # no "Art, Music"
    if listed or not any(c.isalpha() for c in letters):
        return False
    if larger:
        return True
    if not font.bold or any(c.isdigit() for c in letters):
        return False
    short = len(words) <= _BOLD_HEADING_WORDS and not _SENTENCE_END.search(letters.rstrip(":"))
    return letters.isupper() or short
