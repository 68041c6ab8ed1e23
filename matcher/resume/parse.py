"""A document to a resume: sections, entries, and the passages that may be quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.errors import TooLarge
from index.types import Document, Passage, Span
from matcher.errors import NothingToQuote
from matcher.legibility import legibility_of, notices
from matcher.resume import dates
from matcher.resume.addresses import is_whereabouts
from matcher.resume.contact import (
    cells,
    is_beside_contact,
    is_contact,
    is_noise,
    is_signed_off,
    without_referee,
)
from matcher.resume.credentials import behind_name
from matcher.resume.entries import drafts, entries
from matcher.resume.headings import Heading, heading, look
from matcher.resume.jobs import first_job
from matcher.resume.mail import is_courtesy, without_head
from matcher.resume.owner import candidate, find_name, name_beside
from matcher.resume.passages import LONGEST, glued, pieces
from matcher.resume.private import addresses
from matcher.resume.row import Row, touching
from matcher.resume.rows import rows
from matcher.resume.shapes import Draft, has_range, is_label
from matcher.resume.visible import Seen
from matcher.resume.whereabouts import whereabouts
from matcher.resume.wrapping import unwrapped
from matcher.types import Entry, Resume, Section, SectionKind

MOST_PASSAGES = 2_000  # fifty dense pages; each costs an inference
MOST_ROWS = 6_000  # twice those of fifty dense pages; each is held against many lists
_FOOT = 3  # rows at the end of a resume in which its writer may sign
_BEFORE_JOBS = (SectionKind.SKILLS, SectionKind.AWARDS, SectionKind.OTHER)
_UNQUOTED = (SectionKind.CONTACT, SectionKind.REFERENCES)


@dataclass(slots=True)
class _Part:
    """The rows of one section while it is being read. `front`: it begins with the name."""

    kind: SectionKind
    title: str = ""
    top: Row | None = None
    rows: list[Row] = field(default_factory=list)
    front: bool = False


def parse(document: Document) -> Resume:
    """What `document` offers, with every passage that may be quoted.

    Raises `NothingToQuote` if there is none, `TooLarge` for more than `MOST_PASSAGES` or
    `MOST_ROWS`.
    """
    seen = Seen.of(document)
    text = seen.document.text
    found = _of_resume(rows(seen.document, dates.find(text)))
    if len(found) > MOST_ROWS:
        raise TooLarge(
            f"the resume has {len(found):,} lines; the limit is {MOST_ROWS:,}. Send a shorter one."
        )
    done = _cut(found)
    called = find_name(done[0].rows, _private(done))
    if not called and (beside := name_beside(found)):
        done = _cut(found, beside)
        called = beside.text
    person = candidate([*_top(done), *_mails(done)], called)
    sections: list[Section] = []
    passages: list[Passage] = []
    for part in _parts(done, called.casefold()):
        section, spans = _section(text, part)
        sections.append(seen.section(section))
        for span, context in spans:
            passages.append(
                Passage(
                    document_id=document.id,
                    ordinal=len(passages),
                    text=span.of(text),
                    context=context,
                    label=str(part.kind),
                    span=span,
                )
            )
        if len(passages) > MOST_PASSAGES:
            raise TooLarge(
                f"the resume says more than {MOST_PASSAGES:,} things, which is the limit. "
                "Send a shorter one."
            )
    if not passages:
        why = " ".join(notices(legibility_of(document), scored=False))
        raise NothingToQuote(
            f"no line of the resume can be evidence. {why and f'{why} '}"
            "Check that it is a resume with text that a reader sees."
        )
    return Resume(
        document.id,
        document.name,
        tuple(sections),
        seen.passages(passages),
        person,
        legibility_of(document),
        whereabouts(_top(done), person),
    )


def _of_resume(found: Sequence[Row]) -> list[Row]:
    """The rows without what a mail says of itself, and where and when they were signed.

    A name may follow that.
    """
    last = len(found) - _FOOT
    unsigned = [row for n, row in enumerate(found) if n < last or not is_signed_off(row.text)]
    return [row for row in without_head(unsigned) if not is_courtesy(row.text)]


def _cut(found: Sequence[Row], name: Row | None = None) -> list[_Part]:
    """The document cut at its headings, and at `name`; the first part stands before them all."""
    style = look(found)
    current = _Part(SectionKind.SUMMARY)
    done: list[_Part] = [current]
    before: Row | None = None
    for row in found:
        if row is name:
            current, before = _Part(SectionKind.SUMMARY, rows=[row], front=True), row
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


def _top(done: Sequence[_Part]) -> list[Row]:
    """The rows before the first heading of known wording, and those of contact sections.

    A line under the name may be set like a heading, and a column may hold the contact section.
    """
    known = (n for n, part in enumerate(done) if part.top and part.kind is not SectionKind.OTHER)
    first = next(known, len(done))
    contact = (part for part in done[first:] if part.front or part.kind is SectionKind.CONTACT)
    return [row for part in (*done[:first], *contact) for row in part.rows]


def _private(done: Sequence[_Part]) -> list[Row]:
    """The rows of contact sections."""
    return [row for part in done if part.kind is SectionKind.CONTACT for row in part.rows]


def _mails(done: Sequence[_Part]) -> Iterator[Row]:
    """Rows that are an address for mail wherever they stand, but for those of referees."""
    rows = (row for part in done if part.kind not in _UNQUOTED for row in part.rows)
    return (row for row in rows if "@" in row.text and is_contact(row.text))


def _parts(done: Sequence[_Part], called: str) -> Iterator[_Part]:
    """The parts with contact lines set apart from what may be quoted."""
    headless = all(part.kind is not SectionKind.EXPERIENCE for part in done)
    opened = False  # whether a heading of known wording has come
    for part in done:
        opened = opened or (part.top is not None and part.kind is not SectionKind.OTHER)
        at_top = not opened or part.front or part.kind is SectionKind.CONTACT
        for piece in _without_contact(part, called, at_top=at_top):
            yield from _with_jobs_apart(piece, headless=headless)


def _opened(head: Heading, row: Row) -> _Part:
    part = _Part(head.kind, head.text, row)
    if head.run_in:
        part.rows.append(row)
    return part


def _without_contact(part: _Part, called: str, *, at_top: bool) -> Iterator[_Part]:
    """A part without its contact lines, each run of which is a part of its own.

    At the top what stands between them is a summary. Elsewhere they are strays, such as the
    footer of a page, and part nothing.
    """
    private = part.kind is SectionKind.CONTACT
    strays = set() if at_top else addresses(part.rows, lambda row: is_contact(row.text))
    kind = SectionKind.SUMMARY if private else part.kind
    kept = _Part(part.kind, part.title, part.top)
    runs: list[_Part] = [kept]
    for n, row in enumerate(part.rows):
        for cell, referee in _cells_of_contact(row, called, at_top=at_top):
            rest, named = _without_name(cell.text, called)
            if named and (parted := behind_name(cell)):
                cell, credentials = parted
                runs += [_Part(SectionKind.CONTACT, rows=[cell]), _beside_name(credentials)]
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
                runs.append(_Part(wanted))
            runs[-1].rows.append(cell)
    yield from (run for run in runs if run.rows or run.top)


def _beside_name(credentials: Row) -> _Part:
    """What the name's own line says of its owner, as a section: it claims what a licence does."""
    return _Part(SectionKind.CERTIFICATIONS, rows=[credentials])


def _without_name(text: str, called: str) -> tuple[str, bool]:
    """What a line says beside the name ("Jane Doe - page 2"), and whether it is the name alone."""
    if not called or len(text) > 80:
        return text, False
    rest = text.casefold().replace(called, " ").strip(" -–—|,")
    return rest, not rest


def _with_jobs_apart(part: _Part, *, headless: bool) -> Iterator[_Part]:
    """A section that runs into jobs, whose heading is missing, as two parts.

    `headless`: no heading of the document names experience, so it may follow anything.
    """
    may = part.kind is SectionKind.SUMMARY or (headless and part.kind in _BEFORE_JOBS)
    start = first_job(part.rows) if may else None
    if start is None:
        yield part
        return
    jobs = _Part(SectionKind.EXPERIENCE, rows=part.rows[start:])
    part.rows = part.rows[:start]
    yield from (p for p in (part, jobs) if p.rows or p.top)


def _cells_of_contact(row: Row, called: str, *, at_top: bool) -> list[tuple[Row, bool]]:
    """The row; or, where some of its cells are contact, the cells, and which are no one's claim.

    The place beside the dates of a job is the employer's.
    """
    if not at_top:
        return without_referee(row)
    parts = cells(row)
    private = [
        p.text
        for p in parts
        if is_contact(p.text, dated=bool(row.dates), at_top=True) or p.text.casefold() == called
    ]
    of_job = has_range(row) and all(map(is_whereabouts, private))
    return [(part, False) for part in (parts if private and not of_job else [row])]


def _is_contact(row: Row, *, at_top: bool, private: bool) -> bool:
    if is_contact(row.text, dated=bool(row.dates), at_top=at_top):
        return True
    return private and len(row.text.split()) < 6 and not row.dates


def _section(text: str, part: _Part) -> tuple[Section, list[tuple[Span, str]]]:
    lines = list(unwrapped(text, part.rows)) if part.kind not in _UNQUOTED else part.rows
    ends = [r.span for r in ([part.top] if part.top else []) + list(lines)]
    span = Span(min(s.start for s in ends), max(s.end for s in ends))
    if part.kind in _UNQUOTED:
        return Section(part.kind, part.title, span, ()), []
    quoted: list[tuple[Span, str]] = []
    found = drafts(part.kind, lines)
    made_of = tuple(entries(part.kind, found, text))
    for draft, made in zip(found, made_of, strict=True):
        context = _context(made, text)
        quoted += [(s, context) for s in glued(text, list(_spans(draft, text)))]
    return Section(part.kind, part.title, span, made_of), quoted


def _spans(draft: Draft, text: str) -> Iterator[Span]:
    """The heading of an entry as one piece, then its lines."""
    held: list[Row] = []
    for row in draft.heading:
        if held and (
            row.span.end - held[0].span.start > LONGEST or not touching(text, held[-1], row)
        ):
            yield from _together(held)
            held = []
        held.append(row)
    yield from _together(held)
    for row in draft.body:
        if not is_label(row):
            yield from pieces(row)


def _together(held: Sequence[Row]) -> Iterator[Span]:
    if len(held) == 1:
        yield from pieces(held[0])
    elif held:
        yield Span(held[0].span.start, held[-1].span.end)


def _context(made: Entry, text: str) -> str:
    """Role, employer and dates in one line; the heading itself where it names neither."""
    when = made.dates.span.of(text) if made.dates else ""
    parts = [p for p in (made.role, made.employer, when) if p]
    if not made.role and not made.employer and made.heading:
        parts = [made.heading.of(text)[:LONGEST]]
    return " ".join(", ".join(parts).split())
