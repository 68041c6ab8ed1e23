"""Lengths of time and ranges of months: read from a text, and added up without counting twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.lexicon.years import COUNTS, NOT_WORKED, RANGE, SINCE_YEAR, SPANS

_NO_TENURE = re.compile(
    r"\b(?:within(?: \w+)?|every|next|past|last|first|in the|for up to)$", re.IGNORECASE
)


_UNIT = re.compile(r"year|yr|month|decade|(?<![a-z])(?:y|mos?)\b", re.IGNORECASE)
SMALL = 0.5  # of the months of an internship or a part-time job


_EPOCH = 1900 * 12


def spans_in(text: str) -> list[tuple[float, int, int]]:
    """The lengths of time that `text` names, in years, each with its place.

    >>> [years for years, _, _ in spans_in("3-5 years of SQL, 18 months of Rust, over a decade")]
    [3.0, 1.5, 10.0]
    """
    found: list[tuple[float, int, int]] = []
    if not _UNIT.search(text):
        return found
    for match in SPANS.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rstrip()
        number = match.group("number").casefold()
        unit = match.group("unit").casefold()
        if (
            NOT_WORKED.search(before)
            or _NO_TENURE.search(before)
            or (number in ("a", "an") and not unit.startswith("d"))
        ):
            continue
        count = COUNTS.get(number) or float(number.replace(",", "."))
        scale = 10.0 if unit.startswith("d") else 1.0 / 12 if unit.startswith("m") else 1.0
        found.append((round(count * scale, 4), match.start(), match.end()))
    return found


def ranges_in(text: str) -> list[tuple[int, int | None]]:
    """Ranges of months that `text` writes with years; the end is None while one goes on.

    >>> ranges_in("Chair, 2020 -"), ranges_in("Clerk 2018-19"), ranges_in("since May 2019")
    ([(24240, None)], [(24216, 24228)], [(24228, None)])
    """
    found: list[tuple[int, int | None]] = []
    if "19" not in text and "20" not in text:
        return found
    for m in RANGE.finditer(text):
        first = int(m.group("y1")) * 12 + _month(m.group("m1"), 1)
        if m.group("now") is not None:
            found.append((first, None))
            continue
        short = m.group("short")
        year = int(m.group("y2")) if m.group("y2") else int(m.group("y1")[:2] + short)
        last = year * 12 + _month(m.group("m2"), 1)
        if first <= last:
            found.append((first, last))
    if not found:
        found = [(int(m.group("year")) * 12, None) for m in SINCE_YEAR.finditer(text)]
    return found


def _month(written: str | None, usual: int) -> int:
    number = int(written) if written else usual
    return number - 1 if 1 <= number <= 12 else usual - 1


def merged(jobs: Sequence[tuple[int, int, float]]) -> float:
    """The months that jobs cover, each month once, by the most that a job makes of it.

    A job is its first and last month and what a month of it counts: all, or `SMALL`.

    >>> merged([(24240, 24251, 1.0), (24246, 24257, 0.5)])
    15.0
    """
    full = small = 0
    for first, last, share in jobs:
        one = months(first, last)
        full, small = (full | one, small) if share == 1.0 else (full, small | one)
    return counted_months(full, small)


def months(first: int, last: int) -> int:
    """The months from `first` to `last`, a bit each."""
    start = max(first - _EPOCH, 0)
    return ((1 << max(last - _EPOCH - start + 1, 0)) - 1) << start


def counted_months(full: int, small: int) -> float:
    """How many months count: those of `full` whole, those of `small` alone by half."""
    return full.bit_count() + SMALL * (small & ~full).bit_count()
