"""Lines that an "OR" on a line of its own joins to one ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.types import Span
from matcher.posting import headings
from matcher.posting.lines import Line
from matcher.posting.repair import repair

_OR = re.compile(r"[(\[*–—-]*\s*or\s*[)\]*:–—-]*", re.IGNORECASE)
_IN_LIST = headings.Setting(inside=True)


def joined(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The `lines` of `text`, with those that an "OR" joins made one.

    "Master's degree", "OR", "Bachelor's degree" on three lines are one line.
    """
    n = 0
    while n < len(lines):
        last = n
        while last + 2 < len(lines) and _joins(*lines[last : last + 3]):
            last += 2
        span = Span(lines[n].span.start, lines[last].span.end)
        raw = span.of(text)
        yield lines[n] if last == n else replace(lines[n], span=span, raw=raw, text=repair(raw))
        n = last + 1


def _joins(before: Line, line: Line, after: Line) -> bool:
    """Whether `line` is an "OR" between two items set alike, and not beside a heading."""
    if not _OR.fullmatch(line.text):
        return False
    alike = before.bulleted == after.bulleted and line.gap == after.gap
    return alike and not any(map(_heads, (before, after)))


def _heads(line: Line) -> bool:
    return line.marked or line.text.endswith(":") or headings.read(line, _IN_LIST) is not None
