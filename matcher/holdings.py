"""What a service holds: two corpora, a desk, and what was worked out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.corpus import Corpus, DocumentInfo
from index.readers.content import Limits
from index.readers.pdf.shots import Picture, Shot
from index.sandbox.allowance import Allowance
from index.store.erasure import Receipt
from index.store.fixed import refused
from index.types import Document, Span
from matcher.desk.desk import Desk
from matcher.desk.edits import Edit
from matcher.errors import BadRequest, NoPicture
from matcher.isolated import draw
from matcher.policy import Policy
from matcher.prepared import NOTE_FORM, Prepared
from matcher.profiles import Profiles
from matcher.reading import ReadPosting, ReadResume
from matcher.resume.parse import parse as parse_resume
from matcher.sources import code_digest
from matcher.tags import tags_of
from matcher.types import Month
from matcher.version import __version__
from matcher.withheld import covers, shown, withheld

_DRAWN = "application/pdf"  # the one type of which pages can be drawn


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kept resume as it is laid out.

    `withheld` is what a blind reader is not shown of its text; `pictures`: its pages can be drawn.
    """

    document: Document
    withheld: tuple[Span, ...]
    pictures: bool


class Holdings:
    """What is kept of resumes and postings, told, changed and erased."""

    def __init__(
        self,
        resumes: Corpus,
        postings: Corpus,
        policy: Policy,
        limits: Limits,
        as_of: Month | None = None,
        allowance: Allowance | None = None,
        originals: bool = True,
        desk: Desk | None = None,
    ) -> None:
        """Jobs that go on are taken to end in month `as_of`; None is the month of the match.

        `limits` are what a file may be, `allowance` is what reading it may cost. `originals`: the
        files of resumes are kept beside what was read of them. `desk` has what belongs to neither
        corpus; without one, it goes with the process.
        """
        self.resumes = resumes
        self.postings = postings
        self.policy = policy
        self.limits = limits
        self.as_of = as_of
        self.allowance = allowance or Allowance()
        self.originals = originals
        self.desk = desk or Desk.in_memory()
        self.profiles = Profiles(resumes, lambda: self._maker, self.resume)
        self._prepared = Prepared()

    @property
    def model(self) -> str:
        """The fingerprint of the model: vectors of no texts carry it too."""
        return self.resumes.embed([]).model

    @property
    def month(self) -> Month:
        """The month in which jobs that go on are taken to end."""
        today = datetime.now(UTC)
        return self.as_of or Month(today.year, today.month)

    def resume(self, prefix: str) -> ReadResume:
        """The kept resume whose id starts with `prefix`; `UnknownDocument` if there is none."""
        document = self.resumes.document(self.resumes.resolve(prefix))
        return ReadResume(document, parse_resume(document))

    def posting(self, prefix: str) -> ReadPosting:
        """The kept posting whose id starts with `prefix`; `UnknownDocument` if there is none."""
        document = self.postings.document(self.postings.resolve(prefix))
        edits = self.desk.edits.of(document.id)
        return ReadPosting(document, edits.applied(self._prepared.parsed(document)))

    def edit_posting(
        self, prefix: str, changes: Mapping[int, Edit | None], revision: int
    ) -> ReadPosting:
        """Change requirements of a kept posting, by number from 1; None takes a change back.

        Gives the posting as it is then. Raises `BadRequest` where they do not fit it, and
        `PreconditionFailed` if `revision` is not that of what was edited last.
        """
        document = self.postings.document(self.postings.resolve(prefix))
        before = self.desk.edits.of(document.id)
        posting = self._prepared.parsed(document)
        edits = replace(before.changed(changes), revision=revision)
        edits.check(posting)
        return ReadPosting(document, self.desk.edits.keep(document.id, edits).applied(posting))

    def sheet(self, prefix: str) -> Sheet:
        """The kept resume whose id starts with `prefix`, as it is laid out."""
        read = self.resume(prefix)
        drawn = read.document.media_type == _DRAWN and self.resumes.has_original(read.document.id)
        return Sheet(read.document, withheld(read.resume, read.document), drawn)

    def picture(self, prefix: str, page: int, scale: float, blind: bool) -> Picture:
        """A page of a kept resume as a picture, drawn in a child.

        `blind`: who the resume is of is painted over, and every picture in it. Raises `NoPicture`
        where there is no such page to show, and what `Sandbox.run` raises.
        """
        read = self.resume(prefix)
        document = read.document
        if not 1 <= page <= len(document.pages) or document.media_type != _DRAWN:
            raise NoPicture("the resume has no such page that could be shown as a picture.")
        data = self.resumes.original(document.id)
        if data is None:
            raise NoPicture("the file of this resume was not kept. Send it again to see its pages.")
        shot = Shot(page, scale)
        if blind:
            spans = withheld(read.resume, document)
            over, kept = covers(document, spans, page), shown(document, spans, page)
            shot = Shot(page, scale, over, kept, blind=True)
        return draw(data, shot, self.allowance)

    def superseded(self) -> dict[str, str]:
        """Id of every kept resume of which there is a newer version -> id of the newest."""
        return self.resumes.superseded()

    def versions(self, prefix: str) -> list[str]:
        """The ids of all kept versions of a person's resume, the newest first.

        `UnknownDocument` if there is none whose id starts with `prefix`.
        """
        return self.resumes.versions(self.resumes.resolve(prefix))

    def listing(self) -> Iterator[DocumentInfo]:
        """The kept resumes, in the order in which they were added."""
        return self.resumes.documents()

    def remove(self, prefix: str) -> Receipt:
        """Erase a kept resume and what is said about it; the receipt says what was erased."""
        found = self.resumes.resolve(prefix)
        self.desk.erase(found)  # first: should the rest fail, it can be asked for again
        return self.resumes.remove(found)

    def remove_posting(self, prefix: str) -> Receipt:
        """Erase a kept posting as `remove` does a resume."""
        found = self.postings.resolve(prefix)
        self.desk.erase(found)
        return self.postings.remove(found)

    def tag(
        self, ids: Sequence[str], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> list[tuple[str, ...]]:
        """Take tags from some kept resumes, then give them others, all or none.

        Gives what each has then, in order. Raises `UnknownDocument`, and `BadRequest` for what is
        no tag (`matcher.tags`) or too many.
        """
        found = [self.resumes.resolve(one) for one in ids]
        try:
            return self.resumes.tag(found, tags_of(add), tags_of(remove))
        except ValueError as error:
            raise BadRequest(f"{error}. Take some from it first.") from error

    def insist_on_writing(self) -> None:
        """Raise `StoreReadOnly` where nothing can be kept."""
        if self.resumes.read_only:
            raise refused("the data folder")

    # ---- what made it

    def behind(self) -> int:
        """How many resumes another version or model made ready; a ranking makes them ready anew."""
        return self.resumes.behind(self._maker)

    def no_resumes(self) -> list[str]:
        """Ids of what is kept as resumes and found to be none by this version: not ranked."""
        return self.resumes.emptily_noted(self._maker)

    def _asker(self) -> str:
        """What notes the vectors of postings: they are told by their texts, so by the model."""
        return f"asked/{NOTE_FORM}/{self.model}"

    @property
    def _maker(self) -> str:
        """What makes profiles: this very code with this very model."""
        return f"profile/{code_digest()}/{self.model}"

    @property
    def _version(self) -> str:
        """What says that a file cannot be read: this very code with these limits."""
        return f"{__version__}/{code_digest()}/{self.limits}/{self.allowance}"
