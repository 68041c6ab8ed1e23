"""What was understood of a file, on the terminal: every piece with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from index.types import Document, Passage, Span
from matcher.cli.screen import Screen
from matcher.legibility import REASONS, notices
from matcher.report.words import HEADINGS, shortened
from matcher.types import AnyOf, DateRange, Entry, Month, Posting, Requirement, Resume, Section

INDENT = 5
MOST_HIDDEN, LONGEST_HIDDEN = 10, 160  # texts that nobody sees: how many are told, and characters


@dataclass(frozen=True, slots=True)
class Places:
    """Where a span of a document stands, in words: its page, or else its line of the text."""

    document: Document
    line_starts: Sequence[int]

    @classmethod
    def of(cls, document: Document) -> Places:
        """The places of `document`, its lines counted once."""
        starts = [0]
        starts.extend(n + 1 for n, character in enumerate(document.text) if character == "\n")
        return cls(document, starts)

    def of_span(self, span: Span) -> str:
        """Such as "p. 1 · chars 10–42" or "line 3 · chars 10–42"."""
        page, _ = self.document.locate(span)
        line = f"line {bisect_right(self.line_starts, span.start)}"
        return f"{line if page is None else f'p. {page}'} · chars {span.start}–{span.end}"


def posting_lines(posting: Posting, document: Document, screen: Screen) -> Iterator[Text]:
    """The title, then the requirements of each level with their numbers and places."""
    places = Places.of(document)
    title = posting.title or "no title found"
    yield from screen.hang(Text(""), screen.text(title, "bold"), 0)
    where = f" · {places.of_span(posting.title_span)}" if posting.title_span else ""
    yield from _note(f"{posting.name} · {document.media_type}{where}", screen, 0)
    for notice in notices(posting.legibility, scored=False):
        yield from screen.hang(screen.own("! ", "bold"), screen.text(notice), 2)
    numbered = list(enumerate(posting.requirements, start=1))
    for level in dict.fromkeys([r.level for r in posting.requirements] + list(HEADINGS)):
        here = [(n, r) for n, r in numbered if r.level is level]
        yield Text("")
        yield screen.own(HEADINGS[level].upper(), "bold") + screen.own(f"   {len(here)}", "dim")
        for number, requirement in here:
            yield from _requirement(number, requirement, places, screen)


def resume_lines(resume: Resume, document: Document, screen: Screen) -> Iterator[Text]:
    """The sections with their entries, and beneath them the passages that may be quoted.

    Before them what to know of how the file was read, after them what nobody sees of it.
    """
    places = Places.of(document)
    pages = len(document.pages)
    counted = f" · {pages} page{'s' if pages > 1 else ''}" if pages else ""
    yield from screen.hang(Text(""), screen.text(resume.name, "bold"), 0)
    found = f"{len(resume.passages)} passages that may be quoted"
    yield from _note(
        f"{document.media_type}{counted} · {found} · id {resume.document_id[:12]}", screen, 0
    )
    for notice in notices(resume.legibility):
        yield from screen.hang(screen.own("! ", "bold"), screen.text(notice), 2)
    waiting = sorted(resume.passages, key=lambda p: (p.span.start, p.ordinal))
    for section in resume.sections:
        here = [p for p in waiting if section.span.contains(p.span)]
        waiting = [p for p in waiting if not section.span.contains(p.span)]
        yield Text("")
        yield from _section(section, here, places, screen)
    if waiting:
        yield Text("")
        yield screen.own("OUTSIDE EVERY SECTION", "bold")
        for passage in waiting:
            yield from _passage(passage, places, screen)
    if document.hidden:
        yield Text("")
        yield from _hidden(document, places, screen)


def dates(found: DateRange) -> str:
    """A range of months, such as "2019-01 to 2021-06" or "2019-01 to present"."""
    end = "present" if found.present else _month(found.end)
    start = _month(found.start)
    return end if not start or start == end else f"{start} to {end}"


def _section(
    section: Section, passages: Sequence[Passage], places: Places, screen: Screen
) -> Iterator[Text]:
    head = screen.own(section.kind.value.upper(), "bold")
    if section.heading:
        head += Text("   ") + screen.text(f"“{section.heading}”", "dim")
    yield head + screen.own(f"   {places.of_span(section.span)}", "dim")
    if not passages:
        yield from _note("nothing here is quoted", screen)
    entries = list(section.entries)
    for passage in passages:
        while entries and entries[0].span.start <= passage.span.start:
            yield from _entry(entries.pop(0), screen)
        yield from _passage(passage, places, screen)
    for entry in entries:
        yield from _entry(entry, screen)


def _entry(entry: Entry, screen: Screen) -> Iterator[Text]:
    said = [part for part in (entry.role, entry.employer) if part]
    if entry.dates:
        said.append(dates(entry.dates))
    if said:
        yield from screen.hang(Text("  "), screen.text(" · ".join(said), "bold"), 2)


def _passage(passage: Passage, places: Places, screen: Screen) -> Iterator[Text]:
    where = places.of_span(passage.span)
    yield from screen.placed(screen.own("   –"), screen.text(passage.text), where, INDENT)


def _hidden(document: Document, places: Places, screen: Screen) -> Iterator[Text]:
    """The texts that nobody sees, the first of them in full view, each with its reason."""
    yield screen.own("HIDDEN", "bold") + screen.own("   never scored", "dim")
    for block in document.hidden[:MOST_HIDDEN]:
        if block.hidden is not None:
            said = shortened(block.span.of(document.text), LONGEST_HIDDEN)
            where = f"{REASONS[block.hidden]} · {places.of_span(block.span)}"
            yield from screen.placed(screen.own("   –"), screen.text(said, "dim"), where, INDENT)
    more = len(document.hidden) - MOST_HIDDEN
    if more > 0:
        yield from _note(f"and {more:,} more; --json lists them all", screen)


def _requirement(
    number: int, requirement: Requirement, places: Places, screen: Screen
) -> Iterator[Text]:
    yield from screen.hang(Text(f"{number:>3}"), screen.text(requirement.text), INDENT)
    yield from _note(f"{requirement.kind.value} · {places.of_span(requirement.span)}", screen)
    if sum(len(choice.parts) for choice in requirement.all_of) > 1:
        yield from _note(_parts(requirement.all_of), screen)


def _parts(all_of: Sequence[AnyOf]) -> str:
    """Such as "asks for SQL, and any of Python / R (or similar)"."""
    return "asks for " + ", and ".join(_choice(choice) for choice in all_of)


def _choice(choice: AnyOf) -> str:
    listed = " / ".join(part.text for part in choice.parts)
    any_of = f"any of {listed}" if len(choice.parts) > 1 else listed
    return f"{any_of} (or similar)" if choice.open_ended else any_of


def _note(note: str, screen: Screen, indent: int = INDENT) -> Iterator[Text]:
    yield from screen.hang(Text(""), screen.text(note, "dim"), indent)


def _month(month: Month | None) -> str:
    return f"{month.year:04d}-{month.month:02d}" if month else ""
