"""Plain text and Markdown. The document's text is the file's own, as far as it can be seen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise, takewhile

from index.errors import EmptyDocument, UnknownType
from index.readers.content import Content, Limits
from index.readers.controls import as_seen
from index.readers.rows import Mark, Row, row_count, rows
from index.readers.sidebars import one_after_the_other
from index.readers.sniff import TEXT, decoded
from index.types import Block, BlockKind, Line, Span

WIDEST_WRAP = 120
NARROWEST_WRAP = 40
WRAPS_NEEDED = 3  # rows that must show the width before a text counts as wrapped
WRAPS_SHARE = 0.5  # of the rows that end inside a sentence
OVERLONG_SHARE = 0.05  # of the rows, past the width: an address, a table

_KINDS = {
    Mark.HEADING: BlockKind.HEADING,
    Mark.LOOKS: BlockKind.HEADING,
    Mark.ITEM: BlockKind.LIST_ITEM,
    Mark.CELLS: BlockKind.TABLE_ROW,
}
_MARKED = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|\*\*|__)", re.MULTILINE)
_PROSE = (Mark.PLAIN, Mark.ITEM)


def read(data: bytes, limits: Limits) -> Content:
    """Read a text. `Content.text` is what `data` spells, without a byte order mark.

    It is that character for character, unless there are characters in it that nobody sees, or that
    are not what they look like (see `index.readers.controls`), or it is Markdown, which is read as
    it renders (see `index.readers.markdown`), or columns stand side by side in it
    (`index.readers.sidebars`).

    Every row is a block; a row that a line break at a fixed width cut off is joined to the one
    before, and the block then has a line for each. Raises `UnknownType` if the bytes are no text,
    `TooLarge`, and `EmptyDocument` if there is no letter or digit in it.
    """
    text = decoded(data)
    if text is None:
        raise UnknownType("the file is no text in UTF-8, UTF-16, Windows-1252 or Mac Roman.")
    limits.check("characters", len(text), "characters of text")
    limits.check("lines", row_count(text), "lines")
    if not any(c.isalnum() for c in text):
        raise EmptyDocument("there is no text in the file. Send a file that has text in it.")
    text = one_after_the_other(text)
    seen = as_seen(text)
    found = rows(seen.text)
    blocks = tuple(_blocks(seen.text, found))
    if _is_markdown(seen.text, found):
        from index.readers.markdown import read as read_markdown  # with the parsers of others

        text = "\n".join(text.splitlines())
        typed = rows(text)
        return read_markdown(text, typed, tuple(_blocks(text, typed)), limits)
    return Content(TEXT, seen.text, blocks, remarks=seen.remarks())


def wrap_width(text: str, found: list[Row]) -> int | None:
    """The width that `text` was wrapped at by its writer's program, or None if it was not.

    A row that goes on in lower case was cut because the next word did not fit: it tells a range of
    widths. The text is wrapped if most of those rows agree on one width and few rows pass it.
    """
    ranges = [
        (row.length, row.length + after.first)
        for row, after in pairwise(found)
        if row.mark in _PROSE and after.mark is Mark.PLAIN and text[after.span.start].islower()
    ]
    starts = sorted(low for low, _ in ranges)
    ends = sorted(high for _, high in ranges)
    agreeing = [
        bisect_right(starts, width) - bisect_left(ends, width)
        for width in range(NARROWEST_WRAP, WIDEST_WRAP + 1)
    ]
    best = max(agreeing)
    if best < WRAPS_NEEDED or best < WRAPS_SHARE * len(ranges):
        return None
    low = agreeing.index(best)
    high = low + sum(1 for _ in takewhile(lambda n: n == best, agreeing[low:])) - 1
    lengths = [row.length for row in found if row.mark is not Mark.BLANK]
    width = max((n for n in lengths if n <= NARROWEST_WRAP + high), default=0)
    overlong = sum(1 for n in lengths if n > width)
    return width if overlong <= OVERLONG_SHARE * len(lengths) else None


def _blocks(text: str, found: list[Row]) -> Iterator[Block]:
    width = wrap_width(text, found)
    group: list[Row] = []
    waiting = False
    for row in found:
        if group and _continues(group, row, width):
            group.append(row)
            continue
        if group:
            yield _block(group)
        group = []
        if row.mark is Mark.LONE:
            waiting = True
        elif row.mark not in (Mark.BLANK, Mark.RULE):
            given = waiting and row.mark in (Mark.PLAIN, Mark.LOOKS)
            group = [_item(row)] if given else [row]
            waiting = False
    if group:
        yield _block(group)


def _continues(group: list[Row], row: Row, width: int | None) -> bool:
    """Whether `row` goes on with the block of `group`."""
    first, last = group[0], group[-1]
    if first.mark not in _PROSE or row.mark not in (Mark.PLAIN, Mark.LOOKS):
        return False
    if first.mark is Mark.ITEM and row.mark is Mark.PLAIN and row.indent > first.indent:
        return True  # hanging under its bullet
    return width is not None and last.length <= width and last.length + row.first >= width


def _item(row: Row) -> Row:
    return Row(Mark.ITEM, row.span, row.indent, row.length, row.first)


def _block(group: list[Row]) -> Block:
    lines = tuple(Line(row.span) for row in group) if len(group) > 1 else ()
    span = Span(group[0].span.start, group[-1].span.end)
    return Block(span, _KINDS.get(group[0].mark, BlockKind.PARAGRAPH), lines=lines)


def _is_markdown(text: str, found: list[Row]) -> bool:
    """Whether the text has Markdown's own marks: hashes, bold headings, tables.

    Plain texts have underlined headings too.
    """
    marks = {row.mark for row in found}
    return Mark.CELLS in marks or (Mark.HEADING in marks and bool(_MARKED.search(text)))
