"""The rows of a resume as parts: cut at its headings, contact and jobs without a heading apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from matcher.lexicon.resumes import ENTRY_LABELS
from matcher.resume.addresses import is_whereabouts
from matcher.resume.cells import cells
from matcher.resume.contact import is_beside_contact, is_contact
from matcher.resume.credentials import behind_name
from matcher.resume.headings import Heading, heading, look
from matcher.resume.jobs import first_job
from matcher.resume.noise import is_noise
from matcher.resume.private import addresses
from matcher.resume.referees import without_referee
from matcher.resume.row import Row, slice_of
from matcher.resume.shapes import has_range
from matcher.types import SectionKind

UNQUOTED = (SectionKind.CONTACT, SectionKind.REFERENCES)
_BEFORE_JOBS = (SectionKind.SKILLS, SectionKind.AWARDS, SectionKind.OTHER)
_DASH = re.compile(r"\s+[-–—]\s+(?=\S)")
_AWARDED = re.compile(r"\bof the (?:year|quarter|month|week)\b|\bawards?\b", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """The rows of one section while it is being read. `front`: it begins with the name."""

    kind: SectionKind
    title: str = ""
    top: Row | None = None
    rows: list[Row] = field(default_factory=list)
    front: bool = False


def cut_apart(found: Sequence[Row], name: Row | None = None) -> list[Part]:
    """The document cut at its headings, and at `name`; the first part stands before them all."""
    style = look(found)
    current = Part(SectionKind.SUMMARY)
    done: list[Part] = [current]
    before: Row | None = None
    for row in found:
        if row is name:
            current, before = Part(SectionKind.SUMMARY, rows=[row], front=True), row
            done.append(current)
            continue
        inside = current.kind if current.title else None
        head = heading(row, before, inside, style)
        before = row
        if head is None:
            current.rows.append(row)
            continue
        current = _opened(head, row)
        done.append(current)
    return done


def top_of(done: Sequence[Part]) -> list[Row]:
    """The rows before the first heading of known wording, and those of contact sections.

    A line under the name may be set like a heading, and a column may hold the contact section.
    """
    known = (n for n, part in enumerate(done) if part.top and part.kind is not SectionKind.OTHER)
    first = next(known, len(done))
    contact = (part for part in done[first:] if part.front or part.kind is SectionKind.CONTACT)
    return [row for part in (*done[:first], *contact) for row in part.rows]


def private_rows(done: Sequence[Part]) -> list[Row]:
    """The rows of contact sections."""
    return [row for part in done if part.kind is SectionKind.CONTACT for row in part.rows]


def mail_rows(done: Sequence[Part]) -> Iterator[Row]:
    """Rows that are an address for mail wherever they stand, but for those of referees."""
    rows = (row for part in done if part.kind not in UNQUOTED for row in part.rows)
    return (row for row in rows if "@" in row.text and is_contact(row.text))


def parts_of(done: Sequence[Part], called: str) -> Iterator[Part]:
    """The parts with contact lines set apart from what may be quoted."""
    headless = all(part.kind is not SectionKind.EXPERIENCE for part in done)
    opened = False  # whether a heading of known wording has come
    jobs = False  # whether the last section but those of achievements is of jobs
    for part in done:
        opened = opened or (part.top is not None and part.kind is not SectionKind.OTHER)
        at_top = not opened or part.front or part.kind is SectionKind.CONTACT
        for piece in _without_contact(part, called, at_top=at_top):
            yield from _with_jobs_apart(piece, headless=headless, of_job=jobs)
        if part.kind is not SectionKind.AWARDS:
            jobs = part.kind is SectionKind.EXPERIENCE


def _opened(head: Heading, row: Row) -> Part:
    part = Part(head.kind, head.text, row)
    if head.run_in:
        part.rows.append(row)
    return part


def _without_contact(part: Part, called: str, *, at_top: bool) -> Iterator[Part]:
    """A part without its contact lines, each run of which is a part of its own.

    At the top what stands between them is a summary. Elsewhere they are strays, such as the
    footer of a page, and part nothing.
    """
    private = part.kind is SectionKind.CONTACT
    strays = set() if at_top else addresses(part.rows, lambda row: is_contact(row.text))
    kind = SectionKind.SUMMARY if private else part.kind
    kept = Part(part.kind, part.title, part.top)
    runs: list[Part] = [kept]
    for n, row in enumerate(part.rows):
        for cell, referee in _cells_of_contact(row, called, at_top=at_top):
            rest, named = _without_name(cell.text, called)
            if named and (parted := behind_name(cell)):
                cell, credentials = parted
                runs += [Part(SectionKind.CONTACT, rows=[cell]), _beside_name(credentials)]
                continue
            if is_noise(rest):
                continue
            hidden = referee or named or n in strays
            hidden = hidden or _is_contact(cell, at_top=at_top, private=private)
            hidden = hidden or (cell is not row and is_beside_contact(cell.text))
            private = private and hidden  # what else a contact section holds ends it
            wanted = SectionKind.CONTACT if hidden else kind
            if wanted is kept.kind and not at_top:
                kept.rows.append(cell)
                continue
            if runs[-1].kind is not wanted:
                runs.append(Part(wanted))
            runs[-1].rows.append(cell)
    yield from (run for run in runs if run.rows or run.top)


def _beside_name(credentials: Row) -> Part:
    """What the name's own line says of its owner, as a section: it claims what a licence does."""
    return Part(SectionKind.CERTIFICATIONS, rows=[credentials])


def _without_name(text: str, called: str) -> tuple[str, bool]:
    """What a line says beside the name ("Jane Doe - page 2"), and whether it is the name alone."""
    if not called or len(text) > 80:
        return text, False
    rest = text.casefold().replace(called, " ").strip(" -–—|,")
    return rest, not rest


def _with_jobs_apart(part: Part, *, headless: bool, of_job: bool) -> Iterator[Part]:
    """A section that runs into jobs, whose heading is missing, as two parts.

    `headless`: no heading of the document names experience, so it may follow anything. `of_job`:
    jobs stand before it, and what it says may be the achievements of the last one.
    """
    may = part.kind is SectionKind.SUMMARY or (headless and part.kind in _BEFORE_JOBS)
    labelled = part.title.strip(" :").casefold() in ENTRY_LABELS
    may = may or (of_job and part.kind is SectionKind.AWARDS and labelled)
    start = first_job(part.rows) if may else None
    if start is None or (of_job and _AWARDED.search(part.rows[start].text)):
        yield part
        return
    jobs = Part(SectionKind.EXPERIENCE, rows=part.rows[start:])
    part.rows = part.rows[:start]
    yield from (p for p in (part, jobs) if p.rows or p.top)


def _cells_of_contact(row: Row, called: str, *, at_top: bool) -> list[tuple[Row, bool]]:
    """The row; or, where some of its cells are contact, the cells, and which are no one's claim.

    The place beside the dates of a job is the employer's.
    """
    if not at_top:
        return without_referee(row)
    parts = _behind_dash(row, called) or cells(row)
    private = [
        p.text
        for p in parts
        if is_contact(p.text, dated=bool(row.dates), at_top=True) or p.text.casefold() == called
    ]
    of_job = has_range(row) and all(map(is_whereabouts, private))
    return [(part, False) for part in (parts if private and not of_job else [row])]


def _behind_dash(row: Row, called: str) -> list[Row]:
    """The name and what a dash sets apart from it ("Jane Roe - Data Analyst"), or nothing."""
    dash = _DASH.match(row.text, len(called)) if called else None
    if dash is None or not row.text.casefold().startswith(called):
        return []
    return [slice_of(row, 0, len(called)), slice_of(row, dash.end(), len(row.text))]


def _is_contact(row: Row, *, at_top: bool, private: bool) -> bool:
    if is_contact(row.text, dated=bool(row.dates), at_top=at_top):
        return True
    return private and len(row.text.split()) < 6 and not row.dates
