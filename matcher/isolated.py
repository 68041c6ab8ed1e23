"""Files read in a child process: the only way in which a door reads one.

What a child answers is checked as if the file had written it: every quote must be a slice of the
document, and every place inside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from index.readers.content import Limits
from index.readers.pdf.shots import Picture, Shot
from index.sandbox.allowance import Allowance
from index.sandbox.checks import check_places
from index.sandbox.sandbox import Sandbox, Work, for_pictures
from index.types import Document, Span
from matcher.errors import BadRequest, NoRequirements, NothingToQuote
from matcher.reading import ReadPosting, ReadResume, posting_id
from matcher.types import Posting, Resume, Section

RESUME = Work("matcher.reading.read_resume", ReadResume, faults=(NothingToQuote,))
POSTING = Work("matcher.reading.read_posting", ReadPosting, faults=(BadRequest, NoRequirements))
PICTURE = Work("index.readers.pdf.render.render", Picture)
# One for the whole process; started by the first file.
SANDBOX = Sandbox((RESUME, POSTING, PICTURE))


def read_posting(
    data: bytes,
    name: str,
    limits: Limits | None = None,
    pick: int | None = None,
    allowance: Allowance | None = None,
) -> ReadPosting:
    """`matcher.reading.read_posting` in a child: raises what that and what `Sandbox.run` raises."""
    limits = limits or Limits()
    limits.check("bytes", len(data), "bytes")
    ids = {hashlib.sha256(data).hexdigest(), posting_id(data, pick)}
    work = replace(POSTING, check=partial(_check_posting, ids, name))
    allowed = allowance or Allowance()
    pictures = for_pictures(limits, allowed)
    return SANDBOX.run(work, data, name, limits, pick, allowance=allowed, pictures=pictures)


def read_resume(
    data: bytes, name: str, limits: Limits | None = None, allowance: Allowance | None = None
) -> ReadResume:
    """`matcher.reading.read_resume` in a child: raises what that and what `Sandbox.run` raises."""
    limits, allowed = limits or Limits(), allowance or Allowance()
    run = partial(SANDBOX.run, allowance=allowed, pictures=for_pictures(limits, allowed))
    return _resume(run, limits, data, name)


@contextmanager
def resumes_in_turn(
    limits: Limits | None = None, allowance: Allowance | None = None
) -> Iterator[Callable[[bytes, str], ReadResume]]:
    """`read_resume` for files of one owner, which share children: see `Series`."""
    limits, allowed = limits or Limits(), allowance or Allowance()
    with SANDBOX.series(allowed, for_pictures(limits, allowed)) as series:
        yield partial(_resume, series.run, limits)


def _resume(run: Callable[..., ReadResume], limits: Limits, data: bytes, name: str) -> ReadResume:
    limits.check("bytes", len(data), "bytes")
    ids = {hashlib.sha256(data).hexdigest()}
    work = replace(RESUME, check=partial(_check_resume, ids, name))
    return run(work, data, name, limits)


def draw(data: bytes, shot: Shot, allowance: Allowance | None = None) -> Picture:
    """A page of the PDF `data`, drawn in a child: raises `DocumentError` where it cannot be."""
    work = replace(PICTURE, check=lambda picture, _data: picture.check())
    return SANDBOX.run(work, data, shot, allowance=allowance or Allowance())


# ---- whether an answer can be ------------------------------------------------------------------


def _check_posting(ids: set[str], name: str, read: ReadPosting, _data: bytes) -> None:
    posting = read.posting
    _check_document(ids, name, read.document, posting.document_id, posting.name)
    _check_inside(_posting_spans(posting), read.document)


def _check_resume(ids: set[str], name: str, read: ReadResume, _data: bytes) -> None:
    resume, document = read.resume, read.document
    _check_document(ids, name, document, resume.document_id, resume.name)
    _check_inside(_resume_spans(resume), document)
    for ordinal, passage in enumerate(resume.passages):
        if passage.text != passage.span.of(document.text):
            raise ValueError("a passage is no slice of its document")
        if (passage.document_id, passage.ordinal) != (document.id, ordinal):
            raise ValueError("a passage is not of its document")
    _check_unhidden(resume, document)


def _check_document(
    ids: set[str], name: str, document: Document, document_id: str, document_name: str
) -> None:
    if document.id not in ids or document.id != document_id:
        raise ValueError("the document is not of this file")
    if name != document.name or name != document_name:
        raise ValueError("the document goes by another name")
    check_places(document)


def _check_inside(spans: Iterable[Span | None], document: Document) -> None:
    size = len(document.text)
    if any(span is not None and span.end > size for span in spans):
        raise ValueError("a span leaves the text")


def _check_unhidden(resume: Resume, document: Document) -> None:
    """What nobody sees is never a passage, whoever says so."""
    hidden = [block.span for block in document.hidden]
    if hidden and any(p.span.overlaps(span) for p in resume.passages for span in hidden):
        raise ValueError("a passage that nobody sees")


def _posting_spans(posting: Posting) -> Iterator[Span | None]:
    yield posting.title_span
    for requirement in posting.requirements:
        yield requirement.span
        for choice in requirement.all_of:
            yield from (part.span for part in choice.parts)


def _resume_spans(resume: Resume) -> Iterator[Span | None]:
    yield from (passage.span for passage in resume.passages)
    for section in resume.sections:
        yield from _section_spans(section)


def _section_spans(section: Section) -> Iterator[Span | None]:
    yield section.span
    for entry in section.entries:
        yield entry.span
        yield entry.heading
        yield entry.dates.span if entry.dates else None
        yield from (bullet.span for bullet in entry.bullets)
