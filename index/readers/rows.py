"""The rows of a plain text: where each stands, and what its own marks say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.readers.marks import bullet, ends_like_heading, is_capitals, is_lone_bullet
from index.types import Span

TAB = 4
BOLD_LENGTH = 80

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RULE = re.compile(r"([-=*_~#•·—–])\1{2,}|(?:[-*_]\s+){2,}[-*_]|[`~]{3,}\s*\w*")
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<inner>(?:(?!\1).){1,80}?)(?:\1:?|:\1)")
_TAGS_ONLY = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*)+|<!--.*-->")


class Mark(Enum):
    """What a row is by its marks."""

    BLANK = auto()
    RULE = auto()  # separates, and is no text
    HEADING = auto()  # marked as one
    LOOKS = auto()  # a heading by its looks: capitals, or a colon at the end
    ITEM = auto()
    LONE = auto()  # a bullet with nothing after it
    CELLS = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a text. `span` leaves out marks and the space around.

    `indent` is the column of its first character, `length` the columns up to its last one, and
    `first` the length of its first word.
    """

    mark: Mark
    span: Span
    indent: int
    length: int
    first: int


def rows(text: str) -> list[Row]:
    """The rows of `text` in order, Markdown's underlined headings and tables recognised."""
    found = [_row(text, start, end) for start, end in _extents(text)]
    _mark_underlined(text, found)
    _mark_tables(text, found)
    return [_drop_rule(row, text) for row in found]


def row_count(text: str) -> int:
    """How many rows `text` has, blank ones among them; the break that ends the last begins none."""
    ends = [stop.end() for stop in _BREAK.finditer(text)]
    return len(ends) + (not ends or ends[-1] < len(text))


def _extents(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _BREAK.finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


def _row(text: str, start: int, end: int) -> Row:
    raw = text[start:end]
    body = raw.strip()
    lead = len(raw) - len(raw.lstrip()) if body else 0
    mark, inner_start, inner_end = _mark(body)
    at = start + lead
    return Row(
        mark,
        Span(at + inner_start, at + inner_end),
        len(raw[:lead].expandtabs(TAB)),
        len(raw.rstrip().expandtabs(TAB)),
        len(body.split(None, 1)[0]) if body else 0,
    )


def _mark(body: str) -> tuple[Mark, int, int]:
    """What `body` is, and where its text starts and ends in it."""
    whole = (0, len(body))
    if not body:
        return Mark.BLANK, *whole
    if is_lone_bullet(body):
        return Mark.LONE, *whole
    if _RULE.fullmatch(body) or _TAGS_ONLY.fullmatch(body) or _is_table_rule(body):
        return Mark.RULE, *whole
    hashes = len(body) - len(body.lstrip("#"))
    if 0 < hashes <= 6 and body[hashes : hashes + 1].isspace():
        start, end = _inside_hashes(body, hashes)
        return (Mark.HEADING if start < end else Mark.RULE), start, end
    bold = _BOLD.fullmatch(body) if len(body) <= BOLD_LENGTH + 6 else None
    if bold:
        return Mark.HEADING, *bold.span("inner")
    if body.startswith("|") and body.count("|") > 1:
        return Mark.CELLS, *whole
    return _mark_typed(body)


def _mark_typed(body: str) -> tuple[Mark, int, int]:
    length, numbered = bullet(body)
    if length:
        heads = numbered and ends_like_heading(body[length:])
        return Mark.HEADING if heads else Mark.ITEM, length, len(body)
    looks = is_capitals(body) or ends_like_heading(body)
    return Mark.LOOKS if looks else Mark.PLAIN, 0, len(body)


def _inside_hashes(body: str, start: int) -> tuple[int, int]:
    """Where the text of a Markdown heading is, without closing hashes and bold marks."""
    end = len(body)
    bare = body.rstrip("#")
    if len(bare) < end and bare[-1:].isspace():
        end = len(bare.rstrip())
    start += len(body[start:end]) - len(body[start:end].lstrip())
    bold = _BOLD.fullmatch(body, start, end) if end - start <= BOLD_LENGTH + 6 else None
    return bold.span("inner") if bold else (start, max(start, end))


def _is_table_rule(body: str) -> bool:
    return "|" in body and "-" in body and set(body) <= set("|:- \t+")


def _mark_underlined(text: str, found: list[Row]) -> None:
    """A plain row with a row of = or - right under it is a heading."""
    for i in range(1, len(found)):
        above, row = found[i - 1], found[i]
        if row.mark is not Mark.RULE or above.mark not in (Mark.PLAIN, Mark.LOOKS):
            continue
        alone = i == 1 or found[i - 2].mark not in (Mark.PLAIN, Mark.ITEM)
        if _UNDERLINE.fullmatch(row.span.of(text)) and alone and len(above.span) <= BOLD_LENGTH:
            found[i - 1] = replace(above, mark=Mark.HEADING)


def _mark_tables(text: str, found: list[Row]) -> None:
    """The rows about a Markdown table's rule are its cells, with pipes at their ends or without."""
    for i, row in enumerate(found):
        if row.mark is not Mark.RULE or not _is_table_rule(row.span.of(text)):
            continue
        if i and "|" in found[i - 1].span.of(text):
            found[i - 1] = replace(found[i - 1], mark=Mark.CELLS)
        for j in range(i + 1, len(found)):
            if found[j].mark is Mark.BLANK or "|" not in found[j].span.of(text):
                break
            if found[j].mark is Mark.RULE:
                break
            found[j] = replace(found[j], mark=Mark.CELLS)


def _drop_rule(row: Row, text: str) -> Row:
    """A table row without the pipes at its ends."""
    if row.mark is not Mark.CELLS:
        return row
    body = row.span.of(text)
    start = len(body) - len(body.lstrip("| \t"))
    end = len(body.rstrip("| \t"))
    if end <= start:
        return replace(row, mark=Mark.RULE)
    return replace(row, span=Span(row.span.start + start, row.span.start + end))
