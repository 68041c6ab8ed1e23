"""Taking in: files read, and kept as resumes and postings, one by one or all of a folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from index.corpus import Outcome, Settled, Settling
from index.ingest.ingest import ingest
from index.sources.options import Options
from index.types import Progress
from matcher.holdings import Holdings
from matcher.indexing import asked_passages, at_once, posting_work, resume_work, sources_of
from matcher.isolated import SANDBOX, read_posting, read_resume, resumes_in_turn
from matcher.pasted import Pasted
from matcher.posting.sources import postings_in
from matcher.prepared import to_note
from matcher.profile import Profile
from matcher.reading import ReadPosting, ReadResume
from matcher.tags import tags_of
from matcher.versions import traits_of


@dataclass(frozen=True, slots=True)
class Added:
    """What an upload did: the document's id, and False for `new` if it was already there."""

    id: str
    new: bool


@dataclass(frozen=True, slots=True)
class AddedResume(Added):
    """An upload of a resume, and what was understood of it. A known one keeps its first name."""

    read: ReadResume


@dataclass(frozen=True, slots=True)
class AddedPosting(Added):
    """An upload of a posting, and what was understood of it. A known one keeps its first name."""

    read: ReadPosting


class Intake(Holdings):
    """Reads files, and keeps what they say."""

    _pasted: Pasted

    def get_ready(self) -> None:
        """Start what reads files, so that the first file need not wait for it."""
        SANDBOX.start()

    def read_resume(self, data: bytes, name: str) -> ReadResume:
        """Read a resume and keep nothing. Raises `DocumentError` or `NothingToQuote`."""
        return read_resume(data, name, self.limits, self.allowance)

    def read_posting(self, data: bytes, name: str, pick: int | None = None) -> ReadPosting:
        """Read a posting and keep nothing: see `matcher.isolated.read_posting`."""
        return read_posting(data, name, self.limits, pick, self.allowance)

    def pasted_posting(self, text: str) -> ReadPosting:
        """As `read_posting`, of a text that was pasted: one that comes again is not read again."""
        return self._pasted.read(text, lambda data: self.read_posting(data, "posting"))

    def add_resume(self, data: bytes, name: str, tags: Iterable[str] = ()) -> AddedResume:
        """Read and keep one resume, and give it `tags`. The same bytes again add nothing else.

        Raises `BadRequest` for what is no tag, before anything is kept.
        """
        given = tags_of(tags)
        added = self._add_resume(data, name)
        if given:
            self.tag([added.id], given)
        return added

    def _add_resume(self, data: bytes, name: str) -> AddedResume:
        read = self.read_resume(data, name)
        if read.document.id in self.resumes:
            self._keep(read.document.id, data)
            return AddedResume(read.document.id, False, self.resume(read.document.id))
        profile = Profile.of(read.resume, self.resumes.read)
        settled = Settled(
            place="",
            stamp="",
            outcome=Outcome(read.document.id),
            note=profile.to_bytes(),
            original=data if self.originals else None,
            traits=traits_of(read, dated=int(time.time())),
        )
        items = [(read.document, read.resume.passages)]
        (new,) = self.resumes.add_many(items, Settling([settled], maker=self._maker))
        return AddedResume(read.document.id, new, read)

    def _keep(self, document_id: str, data: bytes) -> None:
        if self.originals:
            self.resumes.keep_original(document_id, data)

    def add_posting(self, data: bytes, name: str) -> AddedPosting:
        """Read and keep one posting, its requirements as passages."""
        read = self.read_posting(data, name)
        if read.document.id in self.postings:
            return AddedPosting(read.document.id, False, self.posting(read.document.id))
        note = to_note(read.posting, self.postings.read)
        settled = Settled("", "", Outcome(read.document.id), note)
        items = [(read.document, asked_passages(read.posting))]
        (new,) = self.postings.add_many(items, Settling([settled], maker=self._asker()))
        return AddedPosting(read.document.id, new, read)

    def ingest(
        self,
        paths: Iterable[Path],
        *,
        options: Options | None = None,
        workers: int | None = None,
        retry: bool = False,
        apart: bool = False,
    ) -> Iterator[Progress]:
        """Index files, folders, archives and tables of resumes. A bad one never stops the batch.

        `options` says how tables are read, `workers` how many resumes are read at once (one a core,
        which is also the most); `retry`: what failed is read again, though it has not changed.
        A child reads up to 32 of them, unless they are to be held `apart`, a child for each.
        """
        self.get_ready()
        with ExitStack() as stack:
            read: Callable[[bytes, str], ReadResume] = self.read_resume
            if not apart:
                read = stack.enter_context(resumes_in_turn(self.limits, self.allowance))
            yield from ingest(
                self.resumes,
                sources_of(paths, options, self.limits),
                resume_work(read, self._version, self._maker),
                workers=at_once(workers),
                limits=self.limits,
                retry=retry,
                originals=self.originals,
            )

    def ingest_postings(
        self,
        paths: Iterable[Path],
        *,
        options: Options | None = None,
        workers: int | None = None,
        retry: bool = False,
    ) -> Iterator[Progress]:
        """Index postings, as `ingest` does resumes. Of a board's JSON each posting is one."""
        self.get_ready()
        options = replace(options or Options(), parts=postings_in)
        return ingest(
            self.postings,
            sources_of(paths, options, self.limits),
            posting_work(self.read_posting, self._version, self._asker()),
            workers=at_once(workers),
            limits=self.limits,
            retry=retry,
        )
