"""Dates of a resume as month ranges, each with its place in the text.

A year alone stands for its January, so that "2013 - 2016" counts three years and not four. Seasons
and quarters stand for their months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.types import Span
from matcher.lexicon.dates import (
    ANY_MONTH,
    EXPECTED,
    JOINERS,
    MONTHS,
    ONWARDS,
    PRESENT,
    SEASONS,
    SINCE,
    UNTIL,
    VERSIONED,
)
from matcher.types import DateRange, Month

_YEARS = range(1940, 2050)
_PIVOT = 45  # two digits up to this are of this century


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date as written. `whole` is False where a range is needed to believe it ("05/19")."""

    first: Month
    last: Month
    start: int
    end: int
    whole: bool = True
    bare_year: bool = False


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in longest_first)


_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_MONTH = rf"(?:{ANY_MONTH})"
_DASH = _either(j for j in JOINERS if not j.isascii() or not j[0].isalpha())
_WORD = _either(j for j in JOINERS if j.isascii() and j[0].isalpha())
# A dash after a line break is a bullet, unless it stands alone in its line.
_JOIN = (
    rf"(?:[^\S\n]{{0,4}}(?:{_DASH})\s{{0,4}}|\s{{0,4}}\n(?:{_DASH})\n\s{{0,2}}"
    rf"|\s{{1,4}}(?:{_WORD})\s{{1,4}})"
)
_NOT_AFTER = r"(?<![\w$€£¥#@])(?:(?<!\d[.,/:-])|(?<=(?:19|20)\d\d[-/]))(?<![-/]{2})"
_BEGINS = "".join(sorted({word[0] for word in (*MONTHS, *SEASONS)}))  # most words begin otherwise
_ATOM = re.compile(
    rf"""{_NOT_AFTER}(?=[\dq{_BEGINS}])(?:
      (?P<iso_y>{_YEAR})(?:[-/.]|\s/\s)(?P<iso_m>0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d])
    | (?P<d1>\d{{1,2}})(?P<sep>[/.-])(?P<d2>\d{{1,2}})(?P=sep)(?P<d_y>{_YEAR})(?!\d)
    | (?P<num_m>(?:0?[1-9]|1[0-2])(?=\s?[/-])|(?:0[1-9]|1[0-2])(?=\.))\s?[/.-]\s?
      (?P<num_y>{_YEAR})(?!\d|[.,/]\d)
    | (?P<short_m>0?[1-9]|1[0-2])/'?(?P<short_y>\d\d)(?![\d/%])
    | (?:\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s)?[-./]?)?
      (?P<name>{_MONTH})\b\.?
      (?:\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?=,?\s)(?!,?\s{{1,2}}\d{{1,2}}\b))?
      [\s,./-]{{0,3}}(?:of\s)?(?:(?P<name_y>{_YEAR})|['’‘`](?P<name_2>\d\d)|(?P<name_b>\d\d))(?!\d|[.,/]\d)
    | (?P<season>{_either(SEASONS)})\b(?:\s(?:semester|term|quarter))?,?\s{{0,2}}(?:of\s)?
      (?:(?P<season_y>{_YEAR})|['’](?P<season_2>\d\d))(?!\d)
    | (?:(?P<q>[1-4])Q|Q(?P<q_>[1-4]))[\s,/-]{{0,2}}(?P<q_y>{_YEAR})(?!\d)
    | (?P<open>{_MONTH})\b\.?(?={_JOIN}{_MONTH}\b\.?[\s,]{{0,3}}['’]?(?:{_YEAR}|\d\d)(?!\d))
    | (?P<year>{_YEAR})(?![\w%])(?![.,:]\d)(?!/\d(?!\d))(?!-\d{{3}}(?!\d))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINED = re.compile(_JOIN, re.IGNORECASE)
_SLASHED = re.compile(r"\s?/\s?")
_ENDLESS = re.compile(
    rf"(?:{_JOIN})(?:\((?:{_either(PRESENT)})\)|(?:{_either(PRESENT)})(?!\w))|\s{{1,2}}till\sdate(?!\w)",
    re.IGNORECASE,
)
_SHORT_END = re.compile(rf"(?:{_JOIN}|/)['’]?(?P<y>\d\d)(?![\w%/]|[.,:]\d)", re.IGNORECASE)
_ON = re.compile(rf"\s{{1,2}}(?:{_either(ONWARDS)})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:(?P<since>{_either(SINCE)})|(?P<until>{_either(UNTIL)})"
    rf"|(?P<expected>{_either(EXPECTED)})(?:\s(?:graduation|completion|in|on|date|by|for)){{0,3}})"
    r":?\s{0,2}\(?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s{{0,2}}[(\[]?(?:{_either(EXPECTED)})\b[)\]]?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,2}$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s,]{0,2}$")
_WORD_FOLLOWS = re.compile(r"\s[a-z]")
_DIGITS_BEFORE = re.compile(r"\d{3}[ .-]$")


def find(text: str, offset: int = 0) -> tuple[DateRange, ...]:
    """Every date and range of dates in `text`, in order; spans are moved by `offset`.

    Telephone numbers, versions ("Excel 2016"), money and counts ("2019 projects") are no dates.

    >>> [(d.start, d.end, d.present) for d in find("Jan 2019 - Present")]
    [(Month(year=2019, month=1), None, True)]
    >>> [(str(d.start), d.span.of("2019 - 21")) for d in find("2019 - 21")]
    [('2019-01', '2019 - 21')]
    """
    return tuple(_ranges(text, list(_atoms(text)), offset))


def months(dates: DateRange, today: Month) -> int:
    """How many months `dates` cover until `today`, both ends counted; 0 without a start.

    >>> months(find("03/2019 - 02/2021")[0], Month(2030, 1))
    24
    """
    if dates.start is None:
        return 0
    end = today if dates.end is None else min(dates.end, today)
    return max(0, end.index - dates.start.index + 1)


def _ranges(text: str, atoms: list[_Atom], offset: int) -> Iterator[DateRange]:
    taken = at = 0  # `taken`: where the last range ended
    while at < len(atoms):
        atom = atoms[at]
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        at += 1
        if atom.start < taken:
            continue
        found = _pair(text, atom, after) or _open_end(text, atom) or _single(text, atom, taken)
        if found is not None:
            taken = found.span.end
            yield DateRange(
                found.start,
                found.end,
                Span(found.span.start + offset, found.span.end + offset),
                found.present,
            )


def _pair(text: str, a: _Atom, b: _Atom | None) -> DateRange | None:
    """The range of two dates that stand side by side with a joiner between them."""
    if b is None or b.start - a.end > 14 or not _joins(text, a, b):
        return None
    first, last = a.first, b.last
    if last < first:
        if not (a.bare_year and b.bare_year):
            return None
        first, last = b.first, a.last
    return DateRange(first, last, Span(a.start, b.end))


def _joins(text: str, a: _Atom, b: _Atom) -> bool:
    gap = text[a.end : b.start]
    if _JOINED.fullmatch(gap):
        return True
    if a.bare_year and b.bare_year and _SLASHED.fullmatch(gap):
        return True
    return gap.strip().lower() == "and" and bool(
        _BETWEEN.search(text, max(0, a.start - 10), a.start)
    )


def _open_end(text: str, a: _Atom) -> DateRange | None:
    """The range that goes on, or whose end is two digits ("2019 - 21")."""
    if found := _ENDLESS.match(text, a.end):
        return DateRange(a.first, None, Span(a.start, found.end()), present=True)
    if a.bare_year and (found := _SHORT_END.match(text, a.end)):
        year = a.first.year // 100 * 100 + int(found["y"])
        year += 100 if year < a.first.year else 0
        if year - a.first.year < 50:
            return DateRange(a.first, Month(year, 1), Span(a.start, found.end()))
    return None


def _single(text: str, a: _Atom, floor: int) -> DateRange | None:
    if not a.whole:
        return None
    near = max(floor, a.start - 40)
    cue = _BEFORE.search(text[near : a.start])
    if cue and cue["expected"]:
        return DateRange(None, a.last, Span(near + cue.start(), a.end))
    if found := _AFTER.match(text, a.end):
        return DateRange(None, a.last, Span(a.start, found.end()))
    if cue and cue["since"]:
        return DateRange(a.first, None, Span(near + cue.start(), a.end), present=True)
    if found := _ON.match(text, a.end):
        return DateRange(a.first, None, Span(a.start, found.end()), present=True)
    if a.bare_year and not _stands_as_date(text, a):
        return None
    if cue and cue["until"]:
        return DateRange(None, a.last, Span(near + cue.start(), a.end))
    return DateRange(a.first, a.last, Span(a.start, a.end))


def _stands_as_date(text: str, a: _Atom) -> bool:
    """Whether a bare year is a date: no noun is counted by it, no product is versioned by it."""
    if _WORD_FOLLOWS.match(text, a.end) or _DIGITS_BEFORE.search(
        text[max(0, a.start - 4) : a.start]
    ):
        return False
    before = _LAST_WORD.search(text[max(0, a.start - 24) : a.start])
    return before is None or before[1].lower() not in VERSIONED


def _atoms(text: str) -> Iterator[_Atom]:
    matches = list(_ATOM.finditer(text))
    day_first = any(m["d_y"] and int(m["d1"]) > 12 >= int(m["d2"]) for m in matches)
    for at, match in enumerate(matches):
        if match["open"]:
            later = _read(matches[at + 1], day_first) if at + 1 < len(matches) else None
            atom = _borrow_year(match, later)
        else:
            atom = _read(match, day_first)
        if atom is not None:
            yield atom


def _borrow_year(match: re.Match[str], later: _Atom | None) -> _Atom | None:
    """The date of "May" in "May - August 2019": the year of its end, or the one before."""
    if later is None:
        return None
    number = MONTHS[match["open"].lower()]
    year = later.last.year - (1 if number > later.last.month else 0)
    month = Month(year, number)
    return _Atom(month, month, match.start(), match.end(), whole=False)


def _read(m: re.Match[str], day_first: bool) -> _Atom | None:
    where = m.start(), m.end()
    if m["year"]:
        january = Month(int(m["year"]), 1)
        return _Atom(january, january, *where, bare_year=True)
    if m["season"]:
        first, last = SEASONS[m["season"].lower()]
        year = _year(m["season_y"] or m["season_2"])
        return _Atom(Month(year, first), Month(year, last), *where)
    if m["q_y"]:
        last = 3 * int(m["q"] or m["q_"])
        return _Atom(Month(int(m["q_y"]), last - 2), Month(int(m["q_y"]), last), *where)
    month = _month(m, day_first)
    if month is None or month.year not in _YEARS:
        return None
    return _Atom(month, month, *where, whole=not (m["short_m"] or m["name_b"]))


def _month(m: re.Match[str], day_first: bool) -> Month | None:
    if m["name"]:
        return Month(_year(m["name_y"] or m["name_2"] or m["name_b"]), MONTHS[m["name"].lower()])
    if m["d_y"]:
        one, two = int(m["d1"]), int(m["d2"])
        number = two if (day_first and two <= 12) or one > 12 else one
        return Month(int(m["d_y"]), number) if 1 <= number <= 12 else None
    if m["iso_y"]:
        return Month(int(m["iso_y"]), int(m["iso_m"]))
    if m["num_y"]:
        return Month(int(m["num_y"]), int(m["num_m"]))
    if m["short_m"]:
        return Month(_year(m["short_y"]), int(m["short_m"]))
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= _PIVOT else 1900)
