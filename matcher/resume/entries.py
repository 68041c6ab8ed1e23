"""The rows of a section to its entries: jobs, degrees, projects, or plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.types import Span
from matcher.resume.cues import is_place
from matcher.resume.education import degrees
from matcher.resume.jobs import jobs
from matcher.resume.row import Row
from matcher.resume.shapes import Draft, is_label
from matcher.resume.titles import degree, job, undated
from matcher.types import Bullet, DateRange, Entry, SectionKind

_LONGEST_NAME = 12  # words of the name of a project
_TRAILING = " ,;:|(-–—"


def drafts(kind: SectionKind, rows: Sequence[Row]) -> list[Draft]:
    """The rows of a section of this kind, gathered by entry, in order."""
    if not rows:
        return []
    if kind in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING, SectionKind.PROJECTS):
        return jobs(rows, named_freely=kind is SectionKind.PROJECTS)
    if kind is SectionKind.EDUCATION:
        return degrees(rows)
    return [Draft(body=list(rows))]


def entries(kind: SectionKind, found: Sequence[Draft], text: str) -> Iterator[Entry]:
    """The entries that drafts have become, each job with its employer.

    Where one employer's line stands over several jobs, it is the employer of all of them.
    """
    over: tuple[Draft, Entry] | None = None
    for draft in found:
        made = _entry(kind, draft, text)
        if made.employer:
            several = draft.several or not (made.role or draft.body)
            over = (draft, made) if several else None
        elif over and made.role and _is_under(*over, draft, made):
            made = replace(made, employer=over[1].employer)
        else:
            over = None
        yield made


def _is_under(over: Draft, employed: Entry, draft: Draft, made: Entry) -> bool:
    """Whether a job without an employer is one of those at the employer above it.

    Its heading names the job, perhaps its place, and nothing else, and its dates lie within the
    employer's, where that one's line has no job of its own.
    """
    if sum(bool(undated(row)) and not is_place(row.text) for row in draft.heading) != 1:
        return False
    if over.several:
        return True
    whole, part = employed.dates, made.dates
    if not (whole and part and whole.start and part.start):
        return False
    return whole.start <= part.start and (
        whole.end is None or (part.end is not None and part.end <= whole.end)
    )


def _entry(kind: SectionKind, draft: Draft, text: str) -> Entry:
    role, employer = _named(kind, draft, text)
    rows = sorted(draft.rows, key=lambda r: r.span)
    heading = draft.heading
    return Entry(
        role=role,
        employer=employer,
        dates=_dates(heading),
        heading=Span(heading[0].span.start, heading[-1].span.end) if heading else None,
        bullets=tuple(Bullet(r.text, r.span) for r in draft.body if not is_label(r)),
        span=Span(rows[0].span.start, rows[-1].span.end),
    )


def _named(kind: SectionKind, draft: Draft, text: str) -> tuple[str, str]:
    if not draft.heading:
        return "", ""
    if kind is SectionKind.EDUCATION:
        return degree(draft.heading, text)
    if kind is SectionKind.PROJECTS:
        first = undated(draft.heading[0]) or [p for r in draft.heading[1:] for p in undated(r)]
        return (
            first[0].text.rstrip(_TRAILING)
            if first and len(first[0].text.split()) <= _LONGEST_NAME
            else ""
        ), ""
    return job(draft.heading, text)


def _dates(heading: Sequence[Row]) -> DateRange | None:
    """The dates of the heading; a range is preferred to a single date."""
    found = [d for row in heading for d in row.dates]
    ranges = [d for d in found if d.present or d.start != d.end]
    return next(iter(ranges or found), None)
