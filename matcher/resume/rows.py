"""Blocks to rows: one row is what a reader would call a line of a resume.

A row is a heading, a bullet without its glyph, or a line; a block may hold several, and a line
that the file tore apart ("10/2013", "to", "04/2014") is one row again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from index.types import Block, BlockKind, Document, Span
from matcher.lexicon.dates import ANY_MONTH
from matcher.lexicon.resumes import (
    BROKEN_GLYPHS,
    BROKEN_MARKS,
    DASH_GLYPHS,
    GLYPHS,
    LETTER_GLYPHS,
)
from matcher.resume.breaks import breaks
from matcher.resume.row import Row, in_brackets, merged, shown_end, slice_of, slice_raw, touching
from matcher.resume.wordings import heads_section
from matcher.types import DateRange

# A stretch that Markdown sets in bold, in italics or as code, its signs around it.
_EMPHASIS = re.compile(
    r"(?P<sign>\*\*|__|[*_`])(?=\S)(?P<said>(?:(?!(?P=sign)).)+)(?<=\S)(?P=sign)", re.DOTALL
)
_BROKEN = "|".join(BROKEN_GLYPHS)
_GLYPH = re.compile(
    rf"(?:(?:[{re.escape(GLYPHS)}]|{_BROKEN})+\s*|(?!{_EMPHASIS.pattern})[{re.escape(DASH_GLYPHS)}]{{1,2}}(?:\s+|(?=[^\W\d])))+"
)
_LETTER_GLYPH = re.compile(rf"([{re.escape(LETTER_GLYPHS)}])\s+(?=[^\W\d_])")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+(?=\S)")
_TICKED = re.compile(r"(?:\[[xX]\]|[☑☒])\s")
_UNTICKED = re.compile(r"(?:\[\s?\]|☐)\s")
_BOX = re.compile(rf"{_TICKED.pattern}|{_UNTICKED.pattern}")
_INLINE = re.compile(rf"(?:^|(?<=\s))(?:[{re.escape(GLYPHS)}*]|{_BROKEN})(?=\s)")
_DATES_ALONE = re.compile(
    rf"(?=\D*\d\d)[\s(]*(?:(?:(?:{ANY_MONTH})\.?|\d{{1,2}}|['’]?\d\d|(?:19|20)\d\d|present|current|now"
    r"|today|to|until|since|ongoing)(?!\w)[\s,/.–—-]*){1,8}[\s)|]*",
    re.IGNORECASE,
)
_SIGNED_BELOW = "--"  # stands over the signature of a mail, and is no bullet
_SET_APART = 3  # parts of a line before which its dates may stand
_CLIPPED = 30  # characters: a shorter line may well stand on two pages
_INLINE_MEAN = 25  # characters: shorter parts are a list in one line, not bullets


def rows(document: Document, dates: Sequence[DateRange] = ()) -> tuple[Row, ...]:
    """The rows of what can be seen in `document`, in reading order, each with its `dates`."""
    apart = _after_empty_lines(document)
    lines = [
        replace(row, apart=True)
        if block.span.start in apart and row.span.start == block.span.start
        else row
        for n, block in enumerate(document.blocks)
        for row in _lines(document, n, block)
    ]
    letters = _letter_glyphs(lines)
    bare = [part for line in lines for part in _bullets(line, letters)]
    whole = _rejoined(document.text, _glyphs_given(bare), dates)
    said = [row for row in whole if _says_something(row.text)]
    return tuple(_dated(_once(_ticked(said)), dates))


def _ticked(parts: list[Row]) -> list[Row]:
    """Rows without the tasks still to be done, in a list where others are ticked as done."""
    kept: list[Row] = []
    for boxed, run in groupby(parts, lambda row: bool(_BOX.match(row.text))):
        listed = list(run)
        ticked = boxed and any(_TICKED.match(row.text) for row in listed)
        kept += [row for row in listed if not (ticked and _UNTICKED.match(row.text))]
    return kept


def _after_empty_lines(document: Document) -> frozenset[int]:
    """Where the blocks start that an empty line sets apart from the block before."""
    return frozenset(
        block.span.start
        for before, block in pairwise(document.blocks)
        if document.text.count("\n", before.span.end, max(before.span.end, block.span.start)) > 1
    )


def _lines(document: Document, number: int, block: Block) -> Iterator[Row]:
    if block.hidden:
        return
    for start, end in breaks(document, number, block):
        line = document.text[start:end]
        lead = len(line) - len(line.lstrip())
        # Where nothing but a glyph is left it is kept: it may be the bullet of the next line.
        tail = shown_end(line) if shown_end(line) > lead else len(line.rstrip())
        if tail > lead and line.strip() != _SIGNED_BELOW:
            yield Row(
                line[lead:tail],
                Span(start + lead, start + tail),
                block.kind,
                block.kind is BlockKind.LIST_ITEM,
                number,
                block.font,
                block.page,
                block.box,
            )


def _letter_glyphs(lines: Iterable[Row]) -> frozenset[str]:
    starts = Counter(m[1] for line in lines if (m := _LETTER_GLYPH.match(line.text)))
    return frozenset(letter for letter, times in starts.items() if times > 1)


def _bullets(row: Row, letters: frozenset[str]) -> Iterator[Row]:
    """The row without its glyph, or its parts where several bullets stand in one line."""
    cuts = [m.start() for m in _INLINE.finditer(row.text) if not in_brackets(row.text, m.start())]
    cuts = _behind_dates(row.text, cuts)
    if len(cuts) > 1 or (cuts and cuts[0] > 0):
        edges = sorted({0, *cuts, len(row.text)})
        parts = [slice_raw(row, a, a + len(row.text[a:b].rstrip())) for a, b in pairwise(edges)]
        full = [p for p in parts if _says_something(p.text)]
        if full and sum(len(p.text) for p in full) / len(full) >= _INLINE_MEAN:
            yield from (_unmarked(part, letters) for part in parts)
            return
    yield _unmarked(row, letters)


def _behind_dates(text: str, cuts: list[int]) -> list[int]:
    """The cuts behind the dates of a job: "Engineer, Acme • Austin • 2019 - 2022" is one line.

    >>> _behind_dates("Engineer, Acme • 2019 - 2022 • Led five", [15, 29])
    [29]
    """
    for n, (start, end) in enumerate(pairwise([*cuts, len(text)])):
        if start and n < _SET_APART and _DATES_ALONE.fullmatch(text, start + 1, end):
            return cuts[n + 1 :]
    return cuts


def _unmarked(row: Row, letters: frozenset[str]) -> Row:
    found = _GLYPH.match(row.text)
    if not found and (letter := _LETTER_GLYPH.match(row.text)) and letter[1] in letters:
        found = letter
    if found and found.end() < len(row.text):
        row = slice_of(row, found.end(), len(row.text), bullet=True)
    elif _NUMBERED.match(row.text) and not row.heading:
        row = replace(row, bullet=True)
    start, end = emphasised(row.text)
    return slice_of(row, start, end) if start else row


def emphasised(text: str) -> tuple[int, int]:
    """Where `text` starts and ends without the signs of Markdown that stand around all of it.

    >>> emphasised("**Go**"), emphasised("**Go**, SQL")
    ((2, 4), (0, 11))
    """
    whole = _EMPHASIS.fullmatch(text)
    return whole.span("said") if whole else (0, len(text))


def _glyphs_given(parts: Iterable[Row]) -> Iterator[Row]:
    """A glyph alone in its line belongs to the next one."""
    waiting = False
    for row in parts:
        if row.text and all(c in GLYPHS or c in LETTER_GLYPHS[1:3] for c in row.text):
            waiting = True
        elif waiting and any(c.isalnum() for c in row.text):
            yield replace(row, bullet=True)
            waiting = False
        else:
            yield row


def _rejoined(text: str, parts: Iterable[Row], dates: Sequence[DateRange]) -> Iterator[Row]:
    """Rows with the lines that a lone separator or a date over several lines holds together."""
    held: list[Row] = []
    ranges = iter(dates)
    date = next(ranges, None)
    for row in parts:
        while date is not None and held and date.span.end <= held[-1].span.end:
            date = next(ranges, None)
        split = date is not None and bool(held) and date.span.start < held[-1].span.end
        if held and (split or _belongs(held, row)) and touching(text, held[-1], row):
            held.append(row)
            continue
        if held:
            yield merged(text, _trimmed(held))
        held = [row]
    if held:
        yield merged(text, _trimmed(held))


def _belongs(held: Sequence[Row], row: Row) -> bool:
    """Whether a separator alone in its line stands between, or after, short lines but headings."""
    last = held[-1]
    if row.bullet or row.heading or last.heading or len(row.text) > 60:
        return False
    if heads_section(last.text) or heads_section(row.text):
        return False
    if _is_separator(row.text):
        return not last.text.endswith((".", "!", "?")) and len(last.text) <= 80
    return len(held) > 1 and _is_separator(last.text)


def _is_separator(text: str) -> bool:
    shown = text
    for mark in BROKEN_MARKS:
        shown = shown.replace(mark, BROKEN_MARKS[mark])
    shown = shown.strip(" \u200b")
    return 0 < len(shown) < 4 and not any(c.isalnum() or c in GLYPHS for c in shown)


def _trimmed(held: list[Row]) -> list[Row]:
    while len(held) > 1 and _is_separator(held[-1].text):
        held.pop()
    return held


def _once(parts: Sequence[Row]) -> Iterator[Row]:
    """Rows without what a page break shows twice: its foot clips what the next page has whole."""
    for row, after in pairwise(parts):
        overleaf = row.page != after.page and len(row.text) >= _CLIPPED
        if not (overleaf and after.text.startswith(row.text)):
            yield row
    yield from parts[-1:]


def _says_something(text: str) -> bool:
    for mark in BROKEN_MARKS:
        text = text.replace(mark, "")
    return any(c.isalnum() for c in text)


def _dated(parts: Iterable[Row], dates: Sequence[DateRange]) -> Iterator[Row]:
    at = 0
    for row in parts:
        while at < len(dates) and dates[at].span.end <= row.span.start:
            at += 1
        until = at
        while until < len(dates) and dates[until].span.end <= row.span.end:
            until += 1
        inside = tuple(d for d in dates[at:until] if row.span.contains(d.span))
        yield row.dated(inside)
