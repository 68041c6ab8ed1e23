"""Lines that a page had to break, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.lexicon.certificates import TOKEN, WRITTEN
from matcher.lexicon.resumes import UNFINISHED
from matcher.resume.headings import stands_apart
from matcher.resume.reach import is_address
from matcher.resume.row import Row, merged, touching
from matcher.resume.shapes import has_range, is_dated_line

_LONG = 45  # characters from which a line may be thought broken by the page
_FULL = 0.8  # of the longest line: the next word may not have found room
_LONGEST_LINE = 200  # characters: no page breaks later
_CUTTING = ("e.g.", "i.e.", "etc.", "incl.", "vs.")
_NAME = 4  # words on each side of a break within a name
_LONGEST_NAME = 60  # characters on each side of it
_NEIGHBOURS = frozenset(pair for name in WRITTEN for pair in pairwise(name))
_TAIL = 3  # words of an end of a sentence left over in a line of its own


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines of a section are set: the longest, and whether most begin small."""

    width: int
    begins_small: bool


def unwrapped(text: str, rows: Sequence[Row]) -> Iterator[Row]:
    """`rows` of one section with the continuations joined to the line they continue."""
    setting = _Setting(
        max((len(r.text) for r in rows if len(r.text) <= _LONGEST_LINE), default=0),
        sum(r.text[0].islower() for r in rows) * 2 > len(rows),
    )
    held: list[Row] = []
    for row in rows:
        if held and _continues(held[-1], row, setting) and touching(text, held[-1], row):
            held.append(row)
            continue
        if held:
            yield merged(text, held)
        held = [row]
    if held:
        yield merged(text, held)


def _continues(before: Row, row: Row, setting: _Setting) -> bool:
    if row.text[0].islower() and _is_cut(before.text) and not row.heading and not row.dates:
        return True  # whatever glyph was put before the second half
    if row.bullet or row.heading or before.heading or is_dated_line(before):
        return False
    if stands_apart(before, row):
        return False
    if not has_range(row) and breaks_a_name(before.text, row.text):
        return True
    if is_address(row.text):
        return False
    if (is_dated_line(row) and not row.text[0].islower()) or not _below(before, row):
        return False
    last = before.text
    if last.endswith((".", "!", "?", ":", ";")):
        return False
    open_ended = last.endswith((",", "-", "&", "/")) or last.split()[-1].casefold() in UNFINISHED
    long = len(last) >= _LONG
    full = long and len(last) >= _FULL * setting.width
    if row.text[0].islower() or row.text[0] in "(&":
        return open_ended or before.bullet or (full if setting.begins_small else long)
    if full and last.count(",") > 2 and row.text.count(",") > 2:
        return True  # a list that runs over the line
    return full and (open_ended or (row.text.endswith(".") and len(row.text.split()) <= _TAIL))


def breaks_a_name(before: str, after: str) -> bool:
    """Whether the name of a certificate goes on from one line to the next, and is none before it.

    >>> breaks_a_name("AWS Certified Solutions", "Architect - Associate, 2022")
    True
    >>> breaks_a_name("CPR", "First Aid"), breaks_a_name("PMP", "CISSP")
    (False, False)
    """
    left = TOKEN.findall(before[-_LONGEST_NAME:].casefold())[-_NAME:]
    right = TOKEN.findall(after[:_LONGEST_NAME].casefold())[:_NAME]
    if not left or not right or (left[-1], right[0]) not in _NEIGHBOURS:
        return False
    tails = [tuple(left[n:]) for n in range(len(left))]
    heads = [tuple(right[: n + 1]) for n in range(len(right))]
    if any(part in WRITTEN for part in (*tails, *heads)):
        return False
    return any(tail + head in WRITTEN for tail in tails for head in heads)


def _is_cut(text: str) -> bool:
    """Whether a line stops in a bracket or at "e.g.", where a program took a dot for an end.

    >>> _is_cut("Met vendors (e.g."), _is_cut("Met vendors (all)."), _is_cut("Met vendors.")
    (True, False, False)
    """
    end = text[-_LONGEST_LINE:]
    opened = end.count("(") > end.count(")") and not end.endswith((".", "!", "?", ";"))
    return opened or end.endswith(_CUTTING)


def _below(before: Row, row: Row) -> bool:
    """Whether the page allows `row` to go on from `before`: under it, in the same column."""
    if before.page != row.page or not before.box or not row.box or before.block == row.block:
        return True
    beside = row.box.x0 > before.box.x1 or before.box.x0 > row.box.x1
    return row.box.y0 >= before.box.y0 and not beside
