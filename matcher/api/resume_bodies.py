"""What the operations on resumes answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from pydantic import Field

from index.corpus import DocumentInfo
from index.store.erasure import Receipt
from matcher.api.bodies import Body, ProblemOut
from matcher.api.filters import Words
from matcher.legibility import notices
from matcher.schemas import QualityOut, Wire
from matcher.service import ReadResume
from matcher.types import Section, SectionKind
from matcher.withheld import unnamed


class SectionBrief(Wire):
    """A section of a resume, and how many entries stand in it."""

    kind: SectionKind
    heading: str
    entries: int

    @classmethod
    def of(cls, section: Section) -> SectionBrief:
        """The short form of `section`."""
        return cls(kind=section.kind, heading=section.heading, entries=len(section.entries))


class ResumeAdded(Wire):
    """What an upload did, and in short what was understood.

    `notices` say in words what to know of how it was read.
    """

    id: str
    name: str
    new: bool = Field(description="False if the same file was already kept.")
    media_type: str
    pages: int
    sections: list[SectionBrief]
    passages: int = Field(description="How many passages can be quoted.")
    quality: QualityOut
    notices: list[str]
    tags: list[str] = Field(description="Those that it has now, in order.")

    @classmethod
    def of(cls, read: ReadResume, new: bool, tags: Sequence[str]) -> ResumeAdded:
        """The answer to an upload that `read` is kept of."""
        return cls(
            id=read.document.id,
            name=read.document.name,
            new=new,
            media_type=read.document.media_type,
            pages=len(read.document.pages),
            sections=[SectionBrief.of(s) for s in read.resume.sections],
            passages=len(read.resume.passages),
            quality=QualityOut.of(read.document.quality),
            notices=list(notices(read.resume.legibility)),
            tags=list(tags),
        )


class UploadOut(Wire):
    """What became of one file: the resume, or the problem, with the status of each alone."""

    name: str
    status: int
    resume: ResumeAdded | None
    problem: ProblemOut | None


class UploadsOut(Wire):
    """What became of several files, in the order in which they were sent."""

    results: list[UploadOut]


class ResumeInfo(Wire):
    """A kept resume in a listing."""

    id: str
    name: str
    media_type: str
    added_at: str = Field(description="ISO 8601, UTC.")
    passages: int
    superseded_by: str | None = Field(
        description="The id of the newest version of the same resume, if this is not it."
    )
    tags: list[str] = Field(description="As they were given, also where the answer is blind.")

    @classmethod
    def of(
        cls, info: DocumentInfo, superseded_by: str | None, tags: Sequence[str], *, blind: bool
    ) -> ResumeInfo:
        """The wire form of `info`."""
        return cls(
            id=info.id,
            name=unnamed(info.id) if blind else info.name,
            media_type=info.media_type,
            added_at=info.added_at,
            passages=info.passages,
            superseded_by=superseded_by,
            tags=list(tags),
        )


class ResumeEdit(Body):
    """Tags to take from a resume, and then those to give it.

    A tag has up to 40 letters, digits, spaces and marks `-_./:+#&@`; case does not count. They are
    shown to everybody who may look at the resume, blind or not: no name belongs in one.
    """

    add_tags: Words = Field(default_factory=list)
    remove_tags: Words = Field(default_factory=list)


class TagsOut(Wire):
    """The tags of a resume, in order."""

    id: str
    tags: list[str]


class ResumeList(Wire):
    """Some of the kept resumes, in the order that was asked for."""

    resumes: list[ResumeInfo]
    total: int = Field(description="How many are kept, whatever the filters.")
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")


class VersionsOut(Wire):
    """The kept versions of one person's resume: `newest` is the one that is ranked."""

    newest: str
    versions: list[str]


class ReceiptOut(Wire):
    """What was erased with a document. Nothing in it says who the document was about.

    `vectors` were the document's alone; `shared` are kept, because others have the same texts.
    `seal` is made with a key that stays on the server: it tells a receipt that was changed.
    """

    document_id: str
    at: str = Field(description="ISO 8601, UTC.")
    passages: int
    vectors: int
    shared: int
    notes: int
    originals: int
    snapshots: int
    seal: str

    @classmethod
    def of(cls, receipt: Receipt) -> ReceiptOut:
        """The wire form of `receipt`."""
        return cls(**asdict(receipt))
