"""The noun of reading a resume: a row, and how rows are cut and joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import BlockKind, Box, Font, Span
from matcher.lexicon.resumes import BROKEN_MARKS, SEPARATORS
from matcher.types import DateRange

_EDGES = SEPARATORS + " \t\r\n\u00a0\u200b"
_ENDS = frozenset((*_EDGES, *(mark[-1] for mark in BROKEN_MARKS), ""))  # a shown text has none

_BRACKETED = 80  # characters of what stands in brackets, on each side of a place
_CLOSES = re.compile(rf"[^()\n]{{0,{_BRACKETED}}}\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a resume. `span` leaves out the bullet glyph; `block` counts from 0.

    `apart`: an empty line stands before it, as only some formats have.
    """

    text: str
    span: Span
    kind: BlockKind
    bullet: bool
    block: int
    font: Font
    page: int | None = None
    box: Box | None = None
    dates: tuple[DateRange, ...] = ()
    apart: bool = False

    @property
    def heading(self) -> bool:
        """Whether the file marks the row as a heading."""
        return self.kind is BlockKind.HEADING

    def cut(
        self, text: str, span: Span, *, bullet: bool, box: Box | None, dates: tuple[DateRange, ...]
    ) -> Row:
        """A row of other words that stands where this one does.

        What `dataclasses.replace` would make, at a fifth of its time: a resume has thousands.
        """
        return Row(
            text,
            span,
            self.kind,
            bullet,
            self.block,
            self.font,
            self.page,
            box,
            dates,
            self.apart,
        )

    def dated(self, dates: tuple[DateRange, ...]) -> Row:
        """The row with `dates` in place of its own."""
        if dates == self.dates:
            return self
        return self.cut(self.text, self.span, bullet=self.bullet, box=self.box, dates=dates)


def slice_of(row: Row, start: int, end: int, *, bullet: bool | None = None) -> Row:
    """The part start..end of a row's text as a row, without spaces and separators at its ends."""
    text = row.text[start:end]
    head = len(text) - len(text.lstrip(_EDGES))
    tail = shown_end(text)
    if tail <= head:
        head = tail
    at = row.span.start + start
    return row.cut(
        text[head:tail],
        Span(at + head, at + tail),
        bullet=row.bullet if bullet is None else bullet,
        box=row.box,
        dates=(),
    )


def merged(text: str, parts: Sequence[Row]) -> Row:
    """Neighbouring rows as one; what the file says of the first holds for all."""
    first = parts[0]
    if len(parts) == 1:
        return first
    span = Span(first.span.start, parts[-1].span.end)
    box = first.box
    for part in parts[1:]:
        if box and part.box and part.page == first.page:
            box = box.union(part.box)
    dates = tuple(date for part in parts for date in part.dates)
    return first.cut(span.of(text), span, bullet=first.bullet, box=box, dates=dates)


def touching(text: str, before: Row, after: Row) -> bool:
    """Whether nothing that can be read stands between two rows."""
    return not any(text[i].isalnum() for i in range(before.span.end, after.span.start))


def in_brackets(text: str, at: int) -> bool:
    """Whether a place stands in round brackets that close again soon.

    >>> in_brackets("Acme (seed > B), 2 years", 11), in_brackets("Acme (seed) > B", 12)
    (True, False)
    """
    first = max(0, at - _BRACKETED)
    opened = text.rfind("(", first, at) > text.rfind(")", first, at)
    return opened and _CLOSES.match(text, at) is not None


def slice_raw(row: Row, start: int, end: int) -> Row:
    """The part start..end of a row's text as it stands."""
    at = row.span.start
    span = Span(at + start, at + end)
    return row.cut(row.text[start:end], span, bullet=row.bullet, box=row.box, dates=row.dates)


def shown_end(text: str) -> int:
    """Where the text of a line ends, spaces and separators after it left out."""
    if text[-1:] not in _ENDS:
        return len(text)
    shown = text
    while True:
        shorter = shown.rstrip(_EDGES)
        for mark in BROKEN_MARKS:
            shorter = shorter.removesuffix(mark)
        if shorter == shown:
            return len(shown)
        shown = shorter
