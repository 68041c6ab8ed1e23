"""A document to a resume: sections, entries, and the passages that may be quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.errors import TooLarge
from index.types import Document, Passage, Span
from matcher.errors import NothingToQuote
from matcher.legibility import legibility_of, notices
from matcher.resume import dates
from matcher.resume.doubled import undoubled
from matcher.resume.entries import drafts, entries
from matcher.resume.mail import is_courtesy, without_head
from matcher.resume.noise import is_signed_off
from matcher.resume.owner import candidate, find_name, name_beside
from matcher.resume.parts import (
    UNQUOTED,
    Part,
    cut_apart,
    mail_rows,
    parts_of,
    private_rows,
    top_of,
)
from matcher.resume.passages import LONGEST, glued, pieces
from matcher.resume.row import Row, touching
from matcher.resume.rows import rows
from matcher.resume.shapes import Draft, is_label
from matcher.resume.visible import Seen
from matcher.resume.whereabouts import whereabouts
from matcher.resume.wrapping import unwrapped
from matcher.types import Entry, Resume, Section

MOST_PASSAGES = 2_000  # fifty dense pages; each costs an inference
MOST_ROWS = 6_000  # twice those of fifty dense pages; each is held against many lists
_FOOT = 3  # rows at the end of a resume in which its writer may sign


def parse(document: Document) -> Resume:
    """What `document` offers, with every passage that may be quoted.

    Raises `NothingToQuote` if there is none, `TooLarge` for more than `MOST_PASSAGES` or
    `MOST_ROWS`.
    """
    seen = Seen.of(document)
    text = seen.document.text
    whole = rows(seen.document, dates.find(text))
    if len(whole) > MOST_ROWS:
        raise TooLarge(
            f"the resume has {len(whole):,} lines; the limit is {MOST_ROWS:,}. Send a shorter one."
        )
    found = _of_resume(whole)
    done = cut_apart(found)
    called = find_name(done[0].rows, private_rows(done))
    if not called and (beside := name_beside(found)):
        done = cut_apart(found, beside)
        called = beside.text
    person = candidate([*top_of(done), *mail_rows(done)], called)
    sections: list[Section] = []
    passages: list[Passage] = []
    for part in parts_of(done, called.casefold()):
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
        whereabouts(top_of(done), person),
    )


def _of_resume(found: Sequence[Row]) -> list[Row]:
    """The rows without what a mail or a page says of itself, and where and when they were signed.

    A name may follow that.
    """
    last = len(found) - _FOOT
    unsigned = [row for n, row in enumerate(found) if n < last or not is_signed_off(row.text)]
    return [row for row in without_head(undoubled(unsigned)) if not is_courtesy(row.text)]


def _section(text: str, part: Part) -> tuple[Section, list[tuple[Span, str]]]:
    lines = list(unwrapped(text, part.rows)) if part.kind not in UNQUOTED else part.rows
    ends = [r.span for r in ([part.top] if part.top else []) + list(lines)]
    span = Span(min(s.start for s in ends), max(s.end for s in ends))
    if part.kind in UNQUOTED:
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
