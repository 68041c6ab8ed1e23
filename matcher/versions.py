"""What tells that two resumes are versions of one: who reads them, and how to reach the person.

The one place where name and address are compared. They decide which of a person's resumes stands
in a ranking, and nothing about how it is scored; the corpus keeps keyed hashes of them alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from index.corpus import Corpus, Outcome, Packed, Settled, Settling, Traits
from index.errors import DocumentError, UnknownDocument
from index.types import Document, Progress
from matcher.errors import ResumeError
from matcher.reading import ReadResume
from matcher.resume.parse import parse
from matcher.resume.reach import MAIL
from matcher.types import Resume, SectionKind

_PHONE = re.compile(r"(?<![\w.@/])\+?\(?\d[\d().\s\-–/]{6,20}\d(?![\w%@])")
_PROFILE = re.compile(r"linkedin\.com/in/([\w%-]{3,100})", re.IGNORECASE)
_LEAST_DIGITS = 9  # fewer may be two years, or an extension
_KEPT_DIGITS = 9  # the last ones: what stands before is written in many ways
_WORD = re.compile(r"[^\W\d_]+")


def traits_of(read: ReadResume, dated: int = 0) -> Traits:
    """The traits of a resume whose file was last changed at `dated`, in seconds since 1970."""
    resume = read.resume
    return Traits(
        texts=tuple(passage.text for passage in resume.passages),
        contacts=tuple(sorted(set(_contacts(read)))),
        name=plain_name(resume.candidate),
        dated=dated,
        stated=max(_months(resume), default=0),
    )


def traits_of_packed(packed: Packed) -> Traits | None:
    """The traits of a resume that comes from another corpus; None where it is none to be read."""
    try:
        return _traits(packed.document, packed.added_at, packed.dated)
    except (DocumentError, ResumeError):
        return None


def linked_anew(corpus: Corpus, done: int = 0) -> Iterator[Progress]:
    """Keep the traits of resumes that were added by programs of before; a step a resume.

    The steps are counted on from `done`. Raises `StoreBusy`.
    """
    place = 0
    while some := corpus.untold(place):
        place = some[-1][0]
        for _, found, added_at in some:
            done += 1
            yield _one(corpus, found, added_at, done)


def _one(corpus: Corpus, document_id: str, added_at: str, done: int) -> Progress:
    """Keep the traits of one resume; of what is none any more there are none, and that is kept.

    That it is none was told when its profile was made.
    """
    traits = Traits(())
    try:
        with suppress(DocumentError, ResumeError):
            traits = _traits(corpus.document(document_id), added_at)
    except UnknownDocument:  # erased meanwhile
        return Progress(done, done, document_id[:12])
    corpus.settle(Settling([Settled("", "", Outcome(document_id), traits=traits)]))
    return Progress(done, done, document_id[:12], document_id)


def _traits(document: Document, added_at: str, dated: int = 0) -> Traits:
    resume = parse(document)
    added = int(datetime.fromisoformat(added_at).timestamp())
    return traits_of(ReadResume(document, resume), dated or added)


def plain_name(name: str) -> str:
    """A name as it is compared: without accents, initials, titles' dots and order.

    >>> plain_name("José A. García"), plain_name("GARCIA, Jose")
    ('garcia jose', 'garcia jose')
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    words = [word for word in _WORD.findall(bare) if len(word) > 1]
    return " ".join(sorted(words)) if len(words) > 1 else ""


def _contacts(read: ReadResume) -> Iterator[str]:
    """Addresses in the contact sections; without them, the one that the document has at all."""
    text = read.document.text
    parts = [s.span.of(text) for s in read.resume.sections if s.kind is SectionKind.CONTACT]
    found = [one for part in parts for one in _addresses(part)]
    if found:
        yield from found
        return
    mails = {match[0].casefold() for match in MAIL.finditer(text)}
    if len(mails) == 1:
        yield from mails


def _addresses(text: str) -> Iterator[str]:
    for mail in MAIL.finditer(text):
        yield mail[0].casefold()
    for profile in _PROFILE.finditer(text):
        yield "in/" + profile[1].casefold()
    for phone in _PHONE.finditer(text):
        digits = "".join(c for c in phone[0] if c.isdecimal())
        if len(digits) >= _LEAST_DIGITS and len(set(digits)) > 2:
            yield digits[-_KEPT_DIGITS:]


def _months(resume: Resume) -> Iterator[int]:
    for section in resume.sections:
        for entry in section.entries:
            if entry.dates:
                yield from (one.index for one in (entry.dates.start, entry.dates.end) if one)
