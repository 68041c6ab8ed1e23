"""Segments of a column -> its lines, each with its bullet taken off and its place in the column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.readers.pdf.order import TAB_LETTERS, Column, is_date
from index.readers.pdf.segments import BULLETS, Segment, Word
from index.types import Box

_SAME_ROW = 0.35  # in ems: a date in smaller type may sit a little off its line
TAB = 1.5  # in ems: a gap as wide as this was made by a tab, not by a space

_AT_EDGE = 2.0  # points
_DOT = 0.8  # in ems: a bullet is no larger; icons and photos are
_DOT_REACH = 2.5  # in ems: a bullet stands so near to its text

_LETTER_BULLETS = frozenset("o§Øüvqnlwà")  # what Wingdings, Symbol and Courier New bullets map to
_CODED_BULLETS = re.compile("[\uf000-\uf0ff\u2700-\u27bf\u25a0-\u25ff]")


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


def lines(column: Column, dots: Sequence[Box] = ()) -> list[TextLine]:
    """The lines of a column from top to bottom. A second bullet on a row begins a second line.

    `dots` are shapes, from the top, that are bullets where they stand right before a line.
    """
    found: list[TextLine] = []
    edge = max(s.x1 for s in column.segments)
    tops = [dot.y0 for dot in dots]
    waiting: float | None = None  # a bullet that stands on a row of its own
    for row in _rows(column.segments):
        for part in _parts(row):
            bullet, rest = _bullet_off(part)
            if not rest:
                waiting = bullet
                continue
            if bullet is None:
                bullet = waiting if waiting is not None else _dot_before(rest[0], dots, tops)
            waiting = None
            main, aside = _aside_off(rest, edge)
            found.append(TextLine(tuple(main), column.right, bullet, aside))
    return found


def _aside_off(row: list[Segment], edge: float) -> tuple[list[Segment], Segment | None]:
    """`row` without the short note at its right, if there is one: a date, or text at the edge."""
    last = row[-1]
    if len(row) < 2 or last.x0 - row[-2].x1 <= TAB * last.size:
        return row, None
    if len(last.text) > TAB_LETTERS or not (is_date(last) or last.x1 > edge - _AT_EDGE):
        return row, None
    return row[:-1], last


def _dot_before(segment: Segment, dots: Sequence[Box], tops: list[float]) -> float | None:
    """Where the drawn bullet of the line that `segment` begins stands, if it has one."""
    em = segment.size
    for dot in dots[bisect_left(tops, segment.top - 0.2 * em) :]:
        if dot.y0 > segment.baseline:
            return None
        near = segment.x0 - _DOT_REACH * em <= dot.x1 <= segment.x0
        if near and dot.y1 <= segment.bottom and max(dot.x1 - dot.x0, dot.y1 - dot.y0) <= _DOT * em:
            return dot.x0
    return None


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
        if part and _bullet_off([segment])[0] is not None and _stands_apart(part, segment):
            yield part
            part = []
        part.append(segment)
    yield part


def _stands_apart(part: list[Segment], segment: Segment) -> bool:
    return segment.x0 - part[-1].x1 > TAB * segment.size


def _bullet_off(row: list[Segment]) -> tuple[float | None, list[Segment]]:
    """Where the bullet of `row` stands, and the row without it."""
    first, *others = row[0].words
    following = others[0] if others else row[1].words[0] if len(row) > 1 else None
    if not _is_bullet(first, following):
        return None, row
    if not others:
        return first.x0, row[1:]
    rest = Segment(
        tuple(others), others[0].x0, row[0].x1, row[0].baseline, max(w.size for w in others)
    )
    return first.x0, [rest, *row[1:]]


def _is_bullet(word: Word, following: Word | None) -> bool:
    if len(word.text) != 1 or word.face.icon:
        return False
    if word.text in BULLETS or _CODED_BULLETS.match(word.text):
        return True
    if word.face.symbol:
        return following is not None and not following.face.symbol
    other_face = following is not None and following.face.name != word.face.name
    return word.text in _LETTER_BULLETS and other_face


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
