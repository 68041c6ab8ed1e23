"""Segments of a column -> its lines, each with its bullet taken off and its place in the column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.readers.pdf.bullets import begins_item, bullet_off
from index.readers.pdf.order import TAB_LETTERS, Column, is_date
from index.readers.pdf.segments import Segment, Word
from index.types import Box

_SAME_ROW = 0.35  # in ems: a date in smaller type may sit a little off its line
TAB = 1.5  # in ems: a gap as wide as this was made by a tab, not by a space

_AT_EDGE = 2.0  # points


@dataclass(frozen=True)
class TextLine:
    """One visual line of a column. `bullet_x` is where its bullet stands, None without one.

    `aside` is a date or a place set apart at the right. It shares the baseline, and may belong to
    this line or, where such notes stand in a stack, to the first line beside the stack.
    """

    segments: tuple[Segment, ...]
    right: float  # how far the column lets text reach
    bullet_x: float | None = None
    aside: Segment | None = None

    def whole(self) -> TextLine:
        """The line with its aside as its last cell."""
        if self.aside is None:
            return self
        return replace(self, segments=(*self.segments, self.aside), aside=None)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words from left to right."""
        return tuple(word for segment in self.segments for word in segment.words)

    def placed(self) -> Iterator[tuple[Word, Box]]:
        """Each word with its box in the frame; those of a segment are equally high."""
        for segment in self.segments:
            for word in segment.words:
                yield word, Box(word.x0, segment.top, word.x1, segment.bottom)

    @cached_property
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def x0(self) -> float:
        """Where the text begins; the bullet stands before it."""
        return self.segments[0].x0

    @cached_property
    def x1(self) -> float:
        """Where the text ends."""
        return max(s.x1 for s in self.segments)

    @cached_property
    def size(self) -> float:
        """The type size of most of its letters."""
        return max(self.segments, key=lambda s: len(s.text)).size

    @cached_property
    def baseline(self) -> float:
        """The baseline of most of its letters."""
        return max(self.segments, key=lambda s: len(s.text)).baseline

    @cached_property
    def cells(self) -> tuple[Segment, ...]:
        """Where each stretch after a tab begins: the first segment of each."""
        return (
            self.segments[0],
            *(b for a, b in pairwise(self.segments) if b.x0 - a.x1 > TAB * max(a.size, b.size)),
        )

    @property
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
    for row in _rows(column.segments):
        for part in _parts(row):
            bullet, rest = bullet_off(part)
            if not rest:
                waiting = part[0]
                continue
            if bullet is None and waiting and rest[0].top < waiting.bottom:
                bullet = waiting.x0
            waiting = None
            main, aside = _aside_off(rest, edge)
            found.append(TextLine(tuple(main), column.right, bullet, aside))
    return found


def _aside_off(row: list[Segment], edge: float) -> tuple[list[Segment], Segment | None]:
    """`row` without the short note at its right, if there is one: a date, or text at the edge."""
    last = row[-1]
    if len(row) < 2 or last.x0 - row[-2].x1 <= TAB * last.size:
        return row, None
    width, gap = last.x1 - last.x0, last.x0 - row[-2].x1
    value = width > row[-2].x1 - row[0].x0 and width > gap  # of a label before it
    noted = last.x1 > edge - _AT_EDGE and not value
    if len(last.text) > TAB_LETTERS or not (is_date(last) or noted):
        return row, None
    return row[:-1], last


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
