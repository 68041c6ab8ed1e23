"""Lines -> blocks: which lines are one wrapped text, and what each block is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.readers.pdf.lines import TextLine, body_size, leading
from index.readers.pdf.segments import Word
from index.types import BlockKind, Font

# In ems.
_INDENT = 0.7  # left edges nearer than this are one edge
_HANG = 4.0  # a first line or a continuation is indented at most so far
_SPACE = 0.25
_SLACK = 0.3  # how far text may stop short of, or reach over, its measure
_WIDE_MEASURE = 25.0  # in a column as wide as this a line is rarely full by chance
_LEADING = 1.3  # times the usual leading: a wider step begins a new block
_NEARLY_FULL = 0.7  # of the measure
_SIZE = 0.07  # sizes nearer than this share are one size
_LARGER = 1.12  # times the body: type of a heading
_HEADING_LETTERS, _HEADING_WORDS = 60, 8
_BOLD_HEADING_WORDS = 5
_TABLE_CELLS = 3

_GOES_ON = re.compile(
    r"([,&/–—-]|\b(and|or|of|the|a|an|in|on|to|for|with|by|at|from|as|into|via|that|which|using))$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"://|@|^www\.|\.(com|org|net|io|edu)\b", re.IGNORECASE)
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
    measure = _Measure.of(found)
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
        plain = [replace(line, aside=None) for line in text]
        stacked = head is not None and text[0].aside is not None
        owner = head if head is not None and stacked else plain
        placed.append(plain)
        owner.extend(TextLine((note,), text[0].right) for note in notes)
        if not (stacked and len(notes) == len(text)):
            head = None
    return placed


@dataclass(frozen=True, slots=True)
class _Measure:
    """How far the lines of a column reach, and how far apart they stand."""

    rights: dict[int, float]  # by left edge, where several lines reach it
    right: float
    leading: float

    @classmethod
    def of(cls, found: Sequence[TextLine]) -> _Measure:
        plain = [line for line in found if len(line.cells) == 1]
        edges: dict[int, list[TextLine]] = {}
        for line in plain:
            for edge in (-1, 0, 1):
                edges.setdefault(round(line.x0 / 2) + edge, []).append(line)
        rights = {edge: right for edge, group in edges.items() if (right := _shared_right(group))}
        right = _shared_right(plain) or (found[0].right if found else 0.0)
        return cls(rights, right, leading(found))

    def wraps(self, block: Sequence[TextLine], line: TextLine) -> bool:
        """Whether `line` goes on with the text of `block`."""
        before = block[-1]
        if line.bullet_x is not None or len(line.cells) > 1:
            return False
        if line.aside and not before.aside and block[0].bullet_x is None:
            return False
        step = line.baseline - before.baseline
        if not 0 < step <= _LEADING * self.leading * line.size:
            return False
        if not _same_style(before, line) or not _is_under(block, line):
            return False
        return self._is_full(block, line)

    def _is_full(self, block: Sequence[TextLine], line: TextLine) -> bool:
        before, em = block[-1], line.size
        start = before.cells[-1].x0
        right = self.rights.get(round(line.x0 / 2), self.right)
        next_word = line.words[0]
        needed = before.x1 + _SPACE * em + next_word.x1 - next_word.x0
        full = needed > right - _SLACK * em
        lower = next_word.text[0].islower() and not _ADDRESS.search(next_word.text)
        soft = lower or bool(_GOES_ON.search(before.text))
        nearly = before.x1 - start >= _NEARLY_FULL * (right - start)
        hanging = block[0].bullet_x is not None
        if full:
            return soft or hanging or right - start >= _WIDE_MEASURE * em
        return nearly and (soft or hanging)


def _shared_right(group: Sequence[TextLine]) -> float | None:
    """The right edge of `group`, if several of its lines come near it."""
    if len(group) < 3:
        return None
    right = max(line.x1 for line in group)
    left = min(line.x0 for line in group)
    near = sum(line.x1 >= right - 0.12 * (right - left) for line in group)
    return right if near >= 3 else None


def _same_style(before: TextLine, line: TextLine) -> bool:
    if abs(before.size - line.size) > _SIZE * line.size:
        return False
    last, first = before.words[-1].face, line.words[0].face
    if last.bold != first.bold:
        return False
    return last.italic == first.italic or _is_mixed(before.words) or _is_mixed(line.words)


def _is_mixed(words: Sequence[Word]) -> bool:
    return len({word.face.italic for word in words}) > 1


def _is_under(block: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line` stands where a further line of `block` would."""
    before, em = block[-1], line.size
    start = before.cells[-1].x0
    if abs(line.x0 - start) <= _INDENT * em:
        return True
    if len(before.cells) > 1:
        return False
    if len(block) > 1:
        return _is_centred(before, line)
    if block[0].bullet_x is not None:  # a continuation that returns under its bullet
        return block[0].bullet_x - _INDENT * em <= line.x0 < start
    return abs(line.x0 - start) <= _HANG * em or _is_centred(before, line)


def _is_centred(before: TextLine, line: TextLine) -> bool:
    return abs(before.x0 + before.x1 - line.x0 - line.x1) <= 2 * _INDENT * line.size


_Around = tuple[list[TextLine] | None, list[TextLine] | None]


def _block(text: list[TextLine], around: _Around, body: float) -> TextBlock:
    words = [word for line in text for word in line.words]
    bold = _mostly(words, [word.face.bold for word in words])
    italic = _mostly(words, [word.face.italic for word in words])
    font = Font(round(text[0].size, 2), bold, italic)
    return TextBlock(tuple(text), _kind(text, around, font, body), font)


def _mostly(words: Sequence[Word], flags: Sequence[bool]) -> bool:
    letters = sum(len(word.text) for word in words)
    return 2 * sum(len(w.text) for w, flag in zip(words, flags, strict=True) if flag) > letters


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
    if not any(c.isalpha() for c in letters):
        return False
    if font.size >= _LARGER * body:
        return True
    if not font.bold or any(c.isdigit() for c in letters):
        return False
    short = len(words) <= _BOLD_HEADING_WORDS and not _SENTENCE_END.search(letters.rstrip(":"))
    return letters.isupper() or short
