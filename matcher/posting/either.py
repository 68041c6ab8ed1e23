"""Lines that are one ask: joined by an "or" between them, or listed as one of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.types import Span
from matcher.posting import headings
from matcher.posting.lines import Line
from matcher.posting.repair import repair
from matcher.posting.setting import Setting

_OR = re.compile(r"[(\[*–—-]*\s*or\s*[)\]*:–—-]*", re.IGNORECASE)
# An alternative that ends with "or", or begins with it: "6 years of field work; or".
_OR_ENDS = re.compile(r"[;,]\s+or\W*$", re.IGNORECASE)
_OR_ENDS_ITEM = re.compile(r"\w\W*\s+or\W*$", re.IGNORECASE)
_OR_AT_END = re.compile(r"[;,]?\s+or\W*$", re.IGNORECASE)
_OR_STARTS = re.compile(r"or[,:]?\s+\w", re.IGNORECASE)
_IN_LIST = Setting(inside=True)
# "You have at least one of the following:"
_ONE_OF = re.compile(
    r"\b(?:(?:at least|a minimum of|minimum of) (?:one|1)|one(?: or more)?|any(?: one)?|either)"
    r"(?: of)?(?: the| these)? (?:following|these|below)\b[^:.]{0,60}:$",
    re.IGNORECASE,
)
_MOST_ITEMS = 12


def joined(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The `lines` of `text`, with those that an "OR" joins made one.

    "Master's degree", "OR", "Bachelor's degree" on three lines are one line. So are "One of the
    following:" and the items of the list below it.
    """
    n = 0
    while n < len(lines):
        last = n + _listed(text, lines, n)
        if last > n:
            items = tuple(line.span for line in lines[n + 1 : last + 1])
            yield _one(text, lines[n], lines[last], items)
            n = last + 1
            continue
        while step := _joined(lines[last : last + 3]):
            last += step
        yield lines[n] if last == n else _either(text, lines[n : last + 1])
        n = last + 1


def _either(text: str, lines: Sequence[Line]) -> Line:
    """The `lines` as one: those with bullets are its items, for the next bullet is no text."""
    spans = [_without_or(line) for line in lines if not _OR.fullmatch(line.text)]
    apart = lines[0].bulleted and len(spans) == len(lines)
    return _one(text, lines[0], lines[-1], tuple(spans) if apart else ())


def _without_or(line: Line) -> Span:
    starts, ends = _OR_STARTS.match(line.raw), _OR_AT_END.search(line.raw)
    low = starts.end() - 1 if starts else 0
    return Span(line.span.start + low, line.span.start + (ends.start() if ends else len(line.raw)))


def _joined(lines: Sequence[Line]) -> int:
    """How many lines behind the first of `lines` go on with it as what is enough in its place."""
    if len(lines) > 2 and _joins(*lines):
        return 2
    return 1 if len(lines) > 1 and _leads_on(*lines[:2]) else 0


def _leads_on(before: Line, line: Line) -> bool:
    """Whether an "or" at the end of an item, or at the start of the next, joins the two."""
    if before.bulleted != line.bulleted or before.items or line.items or line.marked:
        return False
    ends = _OR_ENDS_ITEM if before.bulleted else _OR_ENDS
    starts = before.bulleted and _OR_STARTS.match(line.text)
    return bool(ends.search(before.text) or starts) and not any(map(_heads, (before, line)))


def _one(text: str, first: Line, last: Line, items: tuple[Span, ...] = ()) -> Line:
    span = Span(first.span.start, last.span.end)
    raw = span.of(text)
    alone = first.bulleted or bool(items)
    return replace(first, span=span, raw=raw, text=repair(raw), bulleted=alone, items=items)


def _listed(text: str, lines: Sequence[Line], n: int) -> int:
    """How many lines are the list that line `n` opens as one of which any is enough.

    A line among the items of a list must stand further out than those that it opens: where nothing
    tells where they end, it opens none.
    """
    head = lines[n]
    if not _ONE_OF.search(head.text):
        return 0
    out = _indent(text, head)
    count = 0
    for line in lines[n + 1 : n + 2 + _MOST_ITEMS]:
        inside = line.bulleted and not line.text.endswith(":")
        if not inside or (head.bulleted and _indent(text, line) <= out):
            break
        count += 1
    return count if 1 < count <= _MOST_ITEMS else 0


def _indent(text: str, line: Line) -> int:
    """How far `line` stands from the left, in characters, without its bullet."""
    row = text[text.rfind("\n", 0, line.span.start) + 1 : line.span.start]
    return len(row) - len(row.lstrip())


def _joins(before: Line, line: Line, after: Line) -> bool:
    """Whether `line` is an "OR" between two items set alike, and not beside a heading."""
    if not _OR.fullmatch(line.text):
        return False
    alike = before.bulleted == after.bulleted and line.gap == after.gap
    return alike and not any(map(_heads, (before, after)))


def _heads(line: Line) -> bool:
    return line.marked or line.text.endswith(":") or headings.read(line, _IN_LIST) is not None
