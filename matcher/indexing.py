"""What indexing does with a file: how it is read, and what is kept of what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from index.ingest.work import Made, Work
from index.readers.content import Limits
from index.sources.options import Options
from index.sources.sources import Sources
from index.types import Passage, Vectors
from matcher.isolated import SANDBOX
from matcher.prepared import to_note, wanted
from matcher.profile import Profile, compared_of
from matcher.reading import ReadPosting, ReadResume
from matcher.types import Posting
from matcher.versions import traits_of

SHORTEST = 50  # characters of a cell or field that is a resume or a posting

Embed = Callable[[Sequence[str]], Vectors]


def resume_work(
    read: Callable[[bytes, str], ReadResume], version: str, maker: str
) -> Work[ReadResume]:
    """Resumes: their passages, a profile by `maker`, and what tells versions of a person's."""

    def make(read: ReadResume, embed: Embed) -> Made:
        note = Profile.of(read.resume, embed).to_bytes()
        return Made(read.document, read.resume.passages, note, traits_of(read))

    return Work(read=read, make=make, texts=_compared, version=version, maker=maker)


def posting_work(
    read: Callable[[bytes, str], ReadPosting], version: str, maker: str
) -> Work[ReadPosting]:
    """Postings: their requirements as passages, and a note of vectors by `maker`."""

    def make(read: ReadPosting, embed: Embed) -> Made:
        note = to_note(read.posting, embed)
        return Made(read.document, asked_passages(read.posting), note)

    return Work(
        read=read, make=make, texts=lambda read: wanted(read.posting), version=version, maker=maker
    )


def asked_passages(posting: Posting) -> tuple[Passage, ...]:
    """The requirements of a posting as passages."""
    return tuple(
        Passage(posting.document_id, n, r.text, posting.title, r.level.value, r.span)
        for n, r in enumerate(posting.requirements)
    )


def sources_of(paths: Iterable[Path], options: Options | None, limits: Limits) -> Sources:
    """What is to be read; no item of it may be larger than `limits` let a file be.

    Of tables, names and single words are no items.
    """
    options = options or Options()
    bounds = replace(options.bounds, item=limits.bytes)
    return Sources(paths, replace(options, bounds=bounds, shortest=SHORTEST))


def at_once(workers: int | None) -> int:
    """How many files are read at once: no more than there are children to read them."""
    return min(workers or SANDBOX.children, SANDBOX.children)


def _compared(read: ReadResume) -> list[str]:
    """The texts that a resume's profile and its passages will want vectors of."""
    candidate = read.resume.candidate
    texts = [passage.text for passage in read.resume.passages]
    return [*texts, *(compared_of(text, candidate) for text in texts)]
