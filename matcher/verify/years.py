"""The years that are asked for, against the months that a resume's dates add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matcher.lexicon.words import terms
from matcher.lexicon.years import NOT_WORKED, NUMBERS, STATED_FOR, YEARS
from matcher.types import Entry, Finding, Month, Requirement, Resume, Scored, SectionKind
from matcher.verify.education import ranks_in

# A job counts as being in the field that is asked for from this score of its nearest line on.
IN_THE_FIELD = 0.35
# Of the nearest line's coverage, this share stays where none of the years is shown.
WITHOUT_YEARS = 0.5
# A year in a job without a near line, against one with it.
ELSEWHERE = 0.2
STATED_IN = frozenset((SectionKind.SUMMARY.value, SectionKind.SKILLS.value))


def years_asked(text: str) -> float | None:
    """The fewest years that `text` asks for, or None.

    >>> years_asked("3-5 years of payroll, or five (5) years of accounting")
    3.0
    """
    found = [
        _number(match.group("number"))
        for match in YEARS.finditer(text)
        if not NOT_WORKED.search(text[max(0, match.start() - 12) : match.start()].rstrip())
    ]
    return min(found, default=None)


def verify_years(
    requirement: Requirement, resume: Resume, near: Sequence[Scored], as_of: Month
) -> Finding | None:
    """How far the dates bear out the years asked for; None where no number of years is.

    Months that several jobs share count once; a job that goes on ends in `as_of`. Where the
    requirement names a field, jobs with a line near to it count in full, the others by a fifth,
    and a summary that states years in the field is taken at its word.
    """
    asked = years_asked(requirement.text)
    if not asked:
        return None
    scores = {s.passage.text: s.score for s in near}
    jobs = _jobs(resume)
    in_field = [e for e in jobs if not _topic(requirement) or _near(e, resume, scores)]
    worked = len(months_of(in_field, as_of)) / 12
    stated = _stated(resume, scores)
    shown = max(worked, stated, ELSEWHERE * len(months_of(jobs, as_of)) / 12)
    share = min(1.0, shown / asked)
    scale = WITHOUT_YEARS + (1 - WITHOUT_YEARS) * share
    return Finding(0.0, (), (_reason(asked, worked, stated, len(in_field), as_of),), scale=scale)


def months_of(entries: Iterable[Entry], as_of: Month) -> set[int]:
    """The months (as `Month.index`) that the dates of `entries` cover, each once."""
    covered: set[int] = set()
    for entry in entries:
        dates = entry.dates
        if dates is None or dates.start is None:
            continue
        last = as_of.index if dates.end is None else min(dates.end.index, as_of.index)
        covered.update(range(dates.start.index, last + 1))
    return covered


def _number(written: str) -> float:
    return float(NUMBERS.get(written.lower(), 0) or written)


def _topic(requirement: Requirement) -> bool:
    """Whether the years are asked for in a field, or in any work at all.

    Beside a degree ("a BS in Mathematics and 5 years of experience") the field may be the degree's.
    """
    if ranks_in(requirement.text):
        return False
    return bool(terms(YEARS.sub(" ", requirement.text)) - {"profession", "full-tim", "career"})


def _jobs(resume: Resume) -> list[Entry]:
    return [e for s in resume.sections if s.kind is SectionKind.EXPERIENCE for e in s.entries]


def _near(entry: Entry, resume: Resume, scores: Mapping[str, float]) -> bool:
    inside = (p.text for p in resume.passages if entry.span.contains(p.span))
    return any(scores.get(text, -1.0) >= IN_THE_FIELD for text in inside)


def _stated(resume: Resume, scores: Mapping[str, float]) -> float:
    """The most years that a summary states in a line near to what is asked for."""
    found = [
        _number(match.group("number"))
        for passage in resume.passages
        if passage.label in STATED_IN and scores.get(passage.text, -1.0) >= IN_THE_FIELD
        for match in YEARS.finditer(passage.text)
        if STATED_FOR.match(passage.text, match.end())
    ]
    return max(found, default=0.0)


def _reason(asked: float, worked: float, stated: float, jobs: int, as_of: Month) -> str:
    wanted = "1 year is asked for" if asked == 1 else f"{asked:g} years are asked for"
    if stated > worked:
        return f"{wanted}; the summary states {stated:g}"
    if not worked:
        return f"{wanted}; no dated job has a line near to it"
    held = f"{worked:.1f}".removesuffix(".0")
    counted = "1 job near to it adds" if jobs == 1 else f"{jobs} jobs near to it add"
    return f"{wanted}; {counted} up to {held} (to {as_of})"
