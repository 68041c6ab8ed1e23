"""What was understood of a resume."""

from __future__ import annotations

from index.types import Document, Oddity, Passage, Remark, Unseen
from matcher.legibility import notices
from matcher.types import DateRange, Entry, Legibility, Month, Resume, Section, SectionKind
from matcher.wire.base import (
    BoxOut,
    HiddenTextOut,
    PartOut,
    Points,
    QualityOut,
    Wire,
    boxes_out,
    points,
)


class DatesOut(Wire):
    """Months as "2019-01"; `end` is null and `present` true while it goes on."""

    start: str | None
    end: str | None
    present: bool

    @classmethod
    def of(cls, dates: DateRange) -> DatesOut:
        """The wire form of `dates`."""
        return cls(start=month_text(dates.start), end=month_text(dates.end), present=dates.present)


class EntryOut(Wire):
    """One job, degree or project."""

    role: str
    employer: str
    dates: DatesOut | None
    start: int
    end: int
    bullets: list[PartOut]

    @classmethod
    def of(cls, entry: Entry) -> EntryOut:
        """The wire form of `entry`."""
        return cls(
            role=entry.role,
            employer=entry.employer,
            dates=DatesOut.of(entry.dates) if entry.dates else None,
            start=entry.span.start,
            end=entry.span.end,
            bullets=[
                PartOut(text=b.text, start=b.span.start, end=b.span.end) for b in entry.bullets
            ],
        )


class SectionOut(Wire):
    """A headed part of a resume."""

    kind: SectionKind
    heading: str
    start: int
    end: int
    entries: list[EntryOut]

    @classmethod
    def of(cls, section: Section) -> SectionOut:
        """The wire form of `section`."""
        return cls(
            kind=section.kind,
            heading=section.heading,
            start=section.span.start,
            end=section.span.end,
            entries=[EntryOut.of(e) for e in section.entries],
        )


class PassageOut(Wire):
    """What may be quoted, with its place. `box` is in points from the page's top left corner.

    `boxes` are the places of its lines, one for each.
    """

    text: str
    context: str
    label: str
    page: int | None
    box: Points | None
    boxes: list[BoxOut]
    start: int
    end: int

    @classmethod
    def of(cls, passage: Passage, document: Document) -> PassageOut:
        """The wire form of `passage`, its place read from `document`."""
        page, box = document.locate(passage.span)
        return cls(
            text=passage.text,
            context=passage.context,
            label=passage.label,
            page=page,
            box=points(box),
            boxes=boxes_out(document.boxes(passage.span)),
            start=passage.span.start,
            end=passage.span.end,
        )


class HiddenOut(Wire):
    """A text that stands in the file and that a reader of the page does not see, and why."""

    quote: str
    reason: Unseen
    page: int | None
    boxes: list[BoxOut]
    start: int
    end: int

    @classmethod
    def all_of(cls, document: Document) -> list[HiddenOut]:
        """What nobody sees of `document`, block by block, in its order."""
        return [
            cls(
                quote=block.span.of(document.text),
                reason=block.hidden,
                page=block.page,
                boxes=boxes_out(document.boxes(block.span)),
                start=block.span.start,
                end=block.span.end,
            )
            for block in document.blocks
            if block.hidden is not None
        ]


class RemarkOut(Wire):
    """A visible text that says something else to a program than to a reader."""

    quote: str
    oddity: Oddity
    page: int | None
    boxes: list[BoxOut]
    start: int
    end: int

    @classmethod
    def of(cls, remark: Remark, document: Document) -> RemarkOut:
        """The wire form of `remark`, its place read from `document`."""
        page, _ = document.locate(remark.span)
        return cls(
            quote=remark.span.of(document.text),
            oddity=remark.oddity,
            page=page,
            boxes=boxes_out(document.boxes(remark.span)),
            start=remark.span.start,
            end=remark.span.end,
        )


class ResumeOut(Wire):
    """What was understood of a resume.

    `notices` say in words what a reader should know of how it was read. `hidden` is the text in it
    that nobody sees: it is shown here alone, and is never scored. `remarks` are places in the
    visible text that are not what they look like. `location` is the place that its contact lines
    state, without street and numbers; "" for none. It is for filters, and no score depends on it.
    """

    id: str
    name: str
    location: str
    media_type: str
    pages: int
    quality: QualityOut
    notices: list[str]
    hidden: list[HiddenOut]
    remarks: list[RemarkOut]
    sections: list[SectionOut]
    passages: list[PassageOut]

    @classmethod
    def of(cls, resume: Resume, document: Document) -> ResumeOut:
        """The wire form of `resume`, its places read from `document`."""
        return cls(
            id=resume.document_id,
            name=resume.name,
            location=resume.whereabouts,
            media_type=document.media_type,
            pages=len(document.pages),
            quality=QualityOut.of(document.quality),
            notices=list(notices(resume.legibility)),
            hidden=HiddenOut.all_of(document),
            remarks=[RemarkOut.of(remark, document) for remark in document.remarks],
            sections=[SectionOut.of(s) for s in resume.sections],
            passages=[PassageOut.of(p, document) for p in resume.passages],
        )


class ResumeRef(Wire):
    """Which resume, and how far it could be read; `notices` say it in words.

    `reads_as_posting`: it speaks as job postings do, and may have been sent here by mistake.
    """

    id: str
    name: str
    quality: QualityOut
    hidden: HiddenTextOut
    notices: list[str]
    reads_as_posting: bool

    @classmethod
    def of(cls, id: str, name: str, legibility: Legibility) -> ResumeRef:
        """The resume by its id and name, and how far it could be read."""
        return cls(
            id=id,
            name=name,
            quality=QualityOut.of(legibility.quality),
            hidden=HiddenTextOut.of(legibility.hidden),
            notices=list(notices(legibility)),
            reads_as_posting=legibility.advertised,
        )


def month_text(month: Month | None) -> str | None:
    """A month as "2019-01", None for none."""
    return str(month) if month else None
