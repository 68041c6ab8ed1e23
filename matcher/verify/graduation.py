"""When a degree must be completed, against the dates that the education of a resume states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.lexicon.dates import ANY_MONTH, MONTHS, SEASONS
from matcher.lexicon.degrees import GOES_ON, Rank
from matcher.types import Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.fields import degrees_in
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, best_first, score_at

_TIME = re.compile(
    rf"(?:\b(?P<month>{ANY_MONTH})\b\.?,?\s+(?:of\s+)?|\b(?P<season>{'|'.join(SEASONS)})\s+(?:of\s+)?"
    r"|(?<!\d)(?P<number>0?[1-9]|1[0-2])/)?(?<!\d)(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_GRADUATES = re.compile(
    r"\bgraduat(?:es|ed|ing|ion)\b|\b(?:must|will|should|to|who) graduate\b"
    r"|\bdegrees?\b[^.;]{0,30}\bcomplet(?:ed|ion)\b|\bcomplet(?:e|ed|ing|ion)\b[^.;]{0,40}\bdegrees?\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|no later than|prior to|until)\W*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:after|no earlier than|not before|from|since)\W*$", re.IGNORECASE)
_LATER = re.compile(r"\W*\b(?:or|and) (?:later|after|beyond|onwards?)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\W*\b(?:or|and) (?:earlier|before|sooner)\b", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|to|through|and|or|until)\s*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|until)\s*\S", re.IGNORECASE)
FULL, SURE, OPEN, OUTSIDE, LOW = 0.9, 0.75, 0.5, 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Asked:
    """The months, since year 0, between which to graduate; None where that end is open."""

    first: int | None
    last: int | None
    said: str


@dataclass(frozen=True, slots=True)
class Held:
    """The months in which a line's degree ends; both are 0 where it goes on and does not say."""

    ordinal: int
    first: int
    last: int


def times_in(text: str) -> list[tuple[int, int, int, int]]:
    """The months, seasons and years of `text`: first and last month of each, and its place.

    >>> [(a - 2026 * 12, b - 2026 * 12) for a, b, _, _ in times_in("May 2026, fall 2026, 2026")]
    [(4, 4), (8, 10), (0, 11)]
    """
    found = []
    for m in _TIME.finditer(text):
        first, last = 1, 12
        if m["month"]:
            first = last = MONTHS[m["month"].lower()]
        elif m["number"]:
            first = last = int(m["number"])
        elif m["season"]:
            first, last = SEASONS[m["season"].lower()]
        year = int(m["year"]) * 12 - 1
        found.append((year + first, year + last, m.start(), m.end()))
    return found


def asked_of(requirement: Requirement) -> Asked | None:
    """When `requirement` asks for a degree to be completed, or None where no time is named."""
    text = needed(requirement.text)
    times = times_in(text) if _GRADUATES.search(text) else []
    if not times:
        return None
    first, last, start, end = times[0]
    said = text[start:end]
    if len(times) > 1 and _TO.fullmatch(text[end : times[1][2]]):
        return Asked(first, times[1][1], f"{said} to {text[times[1][2] : times[1][3]]}")
    if _BY.search(text[:start]) or _EARLIER.match(text, end):
        return Asked(None, last, f"{said} or earlier")
    if _FROM.search(text[:start]) or _LATER.match(text, end):
        return Asked(first, None, f"{said} or later")
    return Asked(first, last, said)


def held_in(reading: Reading) -> tuple[Held, ...]:
    """When the degrees of a resume end, by the lines of its education."""
    lines = (p for p in reading.resume.passages if p.label == SectionKind.EDUCATION.value)
    return tuple([one for p in lines for one in _held(p.ordinal, p.text)])


def _held(ordinal: int, text: str) -> Iterator[Held]:
    named = degrees_in(text)
    if named and all(d.rank <= Rank.SCHOOL for d in named):
        return
    ends = [(a, b) for a, b, _, end in times_in(text) if not _RANGE.match(text, end)]
    for first, last in ends:
        yield Held(ordinal, first, last)
    if not ends and GOES_ON.search(text):
        yield Held(ordinal, 0, 0)


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores) -> Ruling:
    """Whether a degree ends in time; unknown where no line says when one does."""
    wanted = f"graduation in {asked.said} is asked for"
    if not held:
        return Ruling(0.0, (), (f"{wanted}; the resume states no date of it; ask",), unknown=True)
    there = [h for h in held if h.last and _within(asked, h)]
    going = [h for h in held if not h.last]
    shown = best_first([(score_at(scores, h.ordinal), h.ordinal) for h in there or going or held])
    if there:
        return Ruling(FULL, shown, (f"{wanted}; a degree ends then",), least=SURE)
    if going:
        said = f"{wanted}; a degree is under way, and no line says until when"
        return Ruling(OPEN, shown, (said,), most=OPEN)
    return Ruling(OUTSIDE, shown, (f"{wanted}; no degree ends then",), most=LOW)


def _within(asked: Asked, held: Held) -> bool:
    late = asked.last is not None and held.first > asked.last
    return not late and (asked.first is None or held.last >= asked.first)
