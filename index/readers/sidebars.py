"""Plain texts that set two columns side by side with spaces: one is read after the other.

Dates at the right and values behind labels are set so too, and stay on their rows: only what has
sections of its own, on either side, is a column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from index.readers.marks import is_section_title

_GAP = re.compile(r"\S {4,}(?=\S)")
_ROWS = 4  # rows at least have text on both sides
_LONE = 2  # rows at least have it on one side: a table has none
_WHITE = 2  # spaces at least before the right column
_TRIED = 3  # places for it are tried
_TAB = 8
_DEEP = 2  # a column may be two itself


def one_after_the_other(text: str, deep: int = _DEEP) -> str:
    r"""`text` with the columns that stand side by side in it one below the other.

    >>> one_after_the_other("Engineer, Acme                2019 - 2021")
    'Engineer, Acme                2019 - 2021'
    """
    if "    " not in text and "\t" not in text:
        return text
    lines = [line.expandtabs(_TAB).rstrip() for line in text.splitlines()]
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    for place, count in starts.most_common(_TRIED):
        if count < _ROWS:
            break
        first, last = _stretch(lines, place)
        left = [line[:place].rstrip() for line in lines[first:last]]
        right = [line[place:] for line in lines[first:last]]
        if _are_columns(left, right):
            sides = "\n".join(left), "\n".join(right)
            if deep:
                sides = one_after_the_other(sides[0], deep - 1), one_after_the_other(sides[1], 0)
            return "\n".join((*lines[:first], *sides, "", *lines[last:]))
    return text


def _stretch(lines: Sequence[str], place: int) -> tuple[int, int]:
    """The most rows in a row of which none crosses the white before `place`, from the first beside.

    Rows are beside it where they have text there, and what stands below them in the left column
    goes with it.
    """
    white = slice(max(0, place - _WHITE), place)
    best, found = 0, (0, 0)
    at = 0
    for open_, part in groupby(lines, key=lambda line: not line[white].strip()):
        rows = list(part)
        beside = [n for n, line in enumerate(rows) if line[place : place + 1].strip()]
        if open_ and len(beside) > best:
            best, found = len(beside), (at + beside[0], at + len(rows))
        at += len(rows)
    return found


def _are_columns(left: Sequence[str], right: Sequence[str]) -> bool:
    sides = [(bool(a.strip()), bool(b.strip())) for a, b in zip(left, right, strict=True)]
    both = sum(a and b for a, b in sides)
    lone = sum(a is not b for a, b in sides)
    return (
        both >= _ROWS
        and lone >= _LONE
        and _is_headed([row.lstrip() for row in left])
        and _is_headed(right)
    )


def _is_headed(side: Sequence[str]) -> bool:
    """Whether a section begins in it, and something stands below its title."""
    firsts = [row.split("    ")[0].rstrip() for row in side if row.strip()]  # of more columns
    return any(is_section_title(cell) and not cell.startswith(" ") for cell in firsts[:-1])
