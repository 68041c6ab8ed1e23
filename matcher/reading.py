"""A file's bytes to what is understood of it, in the process where this is called.

A child of `index.sandbox` calls these functions; `matcher.isolated` is their front for everybody
else. Nothing here keeps anything.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from index.readers.content import Limits
from index.types import Document
from matcher.types import Posting, Resume


@dataclass(frozen=True, slots=True)
class ReadPosting:
    """A posting and the document it stands in."""

    document: Document
    posting: Posting


@dataclass(frozen=True, slots=True)
class ReadResume:
    """A resume and the document it stands in."""

    document: Document
    resume: Resume


def read_posting(data: bytes, name: str, limits: Limits, pick: int | None) -> ReadPosting:
    """Read a posting from a file's bytes: text, HTML, PDF, DOCX, or an applicant-tracking JSON.

    The document's id is `posting_id`, whatever form the advert was found in. Of a board of several
    postings, `pick` names one by its number, from 1. Raises `index.errors.DocumentError` if it
    cannot be read, `NoRequirements` if it asks for nothing, `BadRequest` for a number that the
    board does not have.
    """
    from index.readers.extract import extract  # loaded by children alone
    from index.readers.html.read import embedded_json_ld
    from index.readers.sniff import media_type_of
    from matcher.posting.parse import parse
    from matcher.posting.sources import advert, from_json_ld

    limits.check("bytes", len(data), "bytes")
    page = advert(data, pick)
    if page is None and data.strip() and media_type_of(data, limits) == "text/html":
        page = from_json_ld(embedded_json_ld(data), pick)
    if page is None:
        document = extract(data, name, limits)
    else:
        found = extract(page.encode(), name, limits)
        document = replace(found, id=posting_id(data, pick))
    return ReadPosting(document, parse(document))


def read_resume(data: bytes, name: str, limits: Limits) -> ReadResume:
    """Read a resume from a file's bytes. Raises `DocumentError` or `NothingToQuote`."""
    from index.readers.extract import extract
    from matcher.resume.parse import parse

    document = extract(data, name, limits)
    return ReadResume(document, parse(document))


def posting_id(data: bytes, pick: int | None) -> str:
    """The id of the posting that number `pick` is in the file `data`: a hash."""
    chosen = b"" if pick is None else f"\n{pick}".encode()
    return hashlib.sha256(data + chosen).hexdigest()


def warm() -> None:
    """Load what reading needs, and use it once: see `index.sandbox.sandbox.Work`."""
    from index.sandbox import reading

    reading.warm()
    limits = Limits()
    read_resume(_RESUME, "sample", limits)
    read_posting(_POSTING, "sample", limits, None)


_RESUME = (
    b"A B\nExperience\nEngineer, C Inc, Jan 2019 - Mar 2021\n- Led a team of 5\nSkills\n- Python\n"
)
_POSTING = b"Engineer\nRequirements\n- 3 years of Python or Java\n- Bachelor's degree in physics\n"
