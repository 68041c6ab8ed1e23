"""Segments of a column -> its lines, each with its bullet taken off and its place in the column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.readers.pdf.bullets import begins_item, bullet_off
from index.readers.pdf.once import once
from index.readers.pdf.order import PAGE_WIDE, Column, Place
from index.readers.pdf.phrases import listed
from index.readers.pdf.ranges import closed
from index.readers.pdf.segments import Segment, Word
from index.readers.pdf.stacks import unstacked
from index.readers.pdf.tabs import TAB_LETTERS, is_date
from index.types import Box

_SAME_ROW = 0.35  # in ems: a date in smaller type may sit a little off its line
TAB = 1.5  # in ems: a gap as wide as this was made by a tab, not by a space

_AT_EDGE = 2.0  # points
_EDGE = 0.7  # in ems: edges nearer than this are one edge
_FULL_ROWS = 3  # rows that begin, and rows that end, at one point: justified text
_FLOWING, _ALIKE, _STRETCHED = 1.6, 0.35, 6.0  # in ems: its leading, its gaps, the widest of them

_NUMBER = re.compile(r"\(?(\d{1,2})[.)]")


@dataclass(frozen=True)
class TextLine:
    """One visual line of a column. `bullet_x` is where its bullet stands, None without one.

    `aside` is a date or a place set apart at the right, () without one. It shares the baseline, and
    may belong to this line or, where such notes stand in a stack, to the first line beside the
    stack. A date that is broken is several segments, of which the first shares the baseline.
    """

    segments: tuple[Segment, ...]
    right: float  # how far the column lets text reach
    place: Place = PAGE_WIDE
    bullet_x: float | None = None
    aside: tuple[Segment, ...] = ()

    def whole(self) -> TextLine:
        """The line with its aside as its last cell."""
        if not self.aside:
            return self
        return replace(self, segments=(*self.segments, *self.aside), aside=())

    @once
    def words(self) -> tuple[Word, ...]:
        """All words from left to right."""
        if len(self.segments) == 1:
            return self.segments[0].words
        return tuple([word for segment in self.segments for word in segment.words])

    def placed(self) -> list[tuple[str, Box]]:
        """Each word with its box in the frame; those of a segment are equally high."""
        return [
            (word.text, Box(word.x0, top, word.x1, bottom))
            for segment in self.segments
            for top, bottom in ((segment.top, segment.bottom),)
            for word in segment.words
        ]

    @once
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join([word.text for word in self.words])

    @once
    def x0(self) -> float:
        """Where the text begins; the bullet stands before it."""
        return self.segments[0].x0

    @once
    def x1(self) -> float:
        """Where the text ends."""
        return max([s.x1 for s in self.segments])

    @once
    def size(self) -> float:
        """The type size of most of its letters."""
        return self._longest.size

    @once
    def baseline(self) -> float:
        """The baseline of most of its letters."""
        return self._longest.baseline

    @once
    def _longest(self) -> Segment:
        if len(self.segments) == 1:
            return self.segments[0]
        return max(self.segments, key=lambda s: len(s.text))

    @once
    def cells(self) -> tuple[Segment, ...]:
        """Where each stretch after a tab begins: the first segment of each."""
        if len(self.segments) == 1:
            return self.segments
        return (
            self.segments[0],
            *(b for a, b in pairwise(self.segments) if b.x0 - a.x1 > TAB * max(a.size, b.size)),
        )

    @once
    def box(self) -> Box:
        """The box of its letters in their frame."""
        return Box(
            self.x0,
            min(s.top for s in self.segments),
            self.x1,
            max(s.bottom for s in self.segments),
        )


def lines(column: Column) -> list[TextLine]:
    """The lines of a column from top to bottom. A second bullet on a row begins a second line."""
    found: list[TextLine] = []
    edge = max(s.x1 for s in column.segments)
    waiting: Segment | None = None  # a bullet that stands on a row of its own
    for row in listed(list(_unstretched(closed(unstacked(list(_rows(column.segments))))))):
        for part in _parts(row):
            bullet, rest = bullet_off(part)
            if not rest:
                waiting = part[0]
                continue
            if bullet is None and waiting and rest[0].top < waiting.bottom:
                bullet = waiting.x0
            waiting = None
            main, aside = _aside_off(rest, edge)
            found.append(TextLine(tuple(main), column.right, column.place, bullet, aside))
    return _numbers_off(found)


def _numbers_off(found: list[TextLine]) -> list[TextLine]:
    """`found` with the number of every list item taken off like a bullet.

    A number counts an item where the next or the last number stands at the same edge.
    """
    numbered = [(n, number) for n, line in enumerate(found) if (number := _number(line))]
    items: set[int] = set()
    for (n, number), (m, other) in pairwise(numbered):
        if abs(number - other) == 1 and _same_edge(found[n], found[m]):
            items.update((n, m))
    return [_without_number(line) if n in items else line for n, line in enumerate(found)]


def _number(line: TextLine) -> int | None:
    number = _NUMBER.fullmatch(line.words[0].text)
    return int(number[1]) if number and line.bullet_x is None and len(line.words) > 1 else None


def _same_edge(one: TextLine, other: TextLine) -> bool:
    """Whether their texts after the number begin at one edge, or the numbers do."""
    reach = _EDGE * max(one.size, other.size)
    return any(abs(one.words[n].x0 - other.words[n].x0) <= reach for n in (0, 1))


def _without_number(line: TextLine) -> TextLine:
    first, *others = line.segments
    words = first.words[1:]
    rest = (replace(first, words=words, x0=words[0].x0), *others) if words else tuple(others)
    return replace(line, segments=rest, bullet_x=line.x0)


def _unstretched(rows: list[list[Segment]]) -> Iterator[list[Segment]]:
    """`rows`, those whose words were driven apart to fill the measure as one segment each.

    In a narrow justified column the spaces are as wide as tabs. Such a row fills the measure from
    edge to edge, its gaps are alike, and the text goes on below it.
    """
    lefts = Counter(round(row[0].x0) for row in rows)
    rights = Counter(round(row[-1].x1) for row in rows)
    for n, row in enumerate(rows):
        fills = min(lefts[round(row[0].x0)], rights[round(row[-1].x1)]) >= _FULL_ROWS
        below = rows[n + 1] if n + 1 < len(rows) else None
        if len(row) > 1 and fills and below and _is_stretched(row, below):
            words = tuple(word for segment in row for word in segment.words)
            row = [replace(row[0], words=words, x1=row[-1].x1)]
        yield row


def _is_stretched(row: list[Segment], below: list[Segment]) -> bool:
    words = [word for segment in row for word in segment.words]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    size = row[0].size
    under = below[0].baseline - row[0].baseline <= _FLOWING * size
    alike = max(gaps) - min(gaps) <= _ALIKE * size and max(gaps) <= _STRETCHED * size
    one_type = all(abs(s.size - size) < 0.1 and not begins_item(s) for s in (*row, below[0]))
    # Two words in a row tell nothing about gaps: then the text has to go on within a sentence.
    goes_on = len(words) > 2 or below[0].words[0].text[0].islower() or words[-1].text[0].islower()
    return under and alike and one_type and goes_on and abs(below[0].x0 - row[0].x0) < size


def _aside_off(row: list[Segment], edge: float) -> tuple[list[Segment], tuple[Segment, ...]]:
    """`row` without the short note at its right, if there is one: a date, or text at the edge."""
    start = len(row) - 1
    while start > 1 and row[start].baseline - row[0].baseline > _SAME_ROW * row[0].size:
        start -= 1  # the end of a date that began in this row
    rest, note = row[:start], row[start:]
    if not rest or note[0].x0 - rest[-1].x1 <= TAB * note[0].size:
        return row, ()
    right = max(s.x1 for s in note)
    width, gap = right - note[0].x0, note[0].x0 - rest[-1].x1
    value = width > rest[-1].x1 - rest[0].x0 and width > gap  # of a label before it
    noted = right > edge - _AT_EDGE and not value
    if sum(len(s.text) for s in note) > TAB_LETTERS or not (any(map(is_date, note)) or noted):
        return row, ()
    return rest, tuple(note)


def _rows(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    row: list[Segment] = []
    for segment in segments:
        if row and segment.baseline - row[0].baseline > _SAME_ROW * min(segment.size, row[0].size):
            yield sorted(row, key=lambda s: s.x0)
            row = []
        row.append(segment)
    if row:
        yield sorted(row, key=lambda s: s.x0)


def _parts(row: list[Segment]) -> Iterator[list[Segment]]:
    part: list[Segment] = []
    for segment in row:
        if part and begins_item(segment) and _stands_apart(part, segment):
            yield part
            part = []
        part.append(segment)
    yield part


def _stands_apart(part: list[Segment], segment: Segment) -> bool:
    return segment.x0 - part[-1].x1 > TAB * segment.size


def leading(found: Sequence[TextLine]) -> float:
    """The usual distance from one baseline to the next, in ems; 1.2 where none can be seen."""
    steps = sorted(
        (b.baseline - a.baseline) / b.size
        for a, b in pairwise(found)
        if 0.8 < (b.baseline - a.baseline) / b.size < 2.4 and abs(a.size - b.size) < 0.1 * b.size
    )
    return steps[len(steps) // 4] if steps else 1.2


def body_size(found: Sequence[TextLine]) -> float:
    """The type size that most characters have: the median over characters."""
    sizes = sorted((line.size, len(line.text)) for line in found)
    half = sum(n for _, n in sizes) / 2
    for size, n in sizes:
        half -= n
        if half <= 0:
            return size
    return 0.0
