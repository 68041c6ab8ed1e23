"""The wire: what every door sends, whichever door it is. Field names are a contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from index.types import Box, Document, Oddity, Passage, Quality, Remark, TextSource, Unseen
from matcher.legibility import notices
from matcher.types import (
    AnyOf,
    DateRange,
    Entry,
    Evidence,
    HiddenText,
    Kind,
    Legibility,
    Level,
    Match,
    Month,
    Pair,
    PartPair,
    Posting,
    Ranking,
    Requirement,
    Resume,
    Section,
    SectionKind,
    Verdict,
)

Points = tuple[float, float, float, float]
Share = Annotated[float, Field(ge=0, le=1)]


class Wire(BaseModel):
    """What all of them share: frozen, and no field that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BoxOut(Wire):
    """A line's place: its page, from 1, and its box in points from the page's top left corner."""

    page: int
    box: Points

    @classmethod
    def of(cls, page: int, box: Box) -> BoxOut:
        """The wire form of a place."""
        return cls(page=page, box=_rounded(box))


class QualityOut(Wire):
    """How well a file was read.

    `source`: whether the words stand in the file, were read off its pictures (ocr), or both.
    `unreadable` are pages, from 1, that show something of which no text could be had, `doubtful`
    those whose order of lines is a guess. `confidence` is that of text recognition, null where none
    was used. `unknown` is the share of glyphs of which the file does not say what they mean.
    """

    source: TextSource
    unreadable: list[int]
    doubtful: list[int]
    confidence: Share | None
    unknown: Share

    @classmethod
    def of(cls, quality: Quality) -> QualityOut:
        """The wire form of `quality`."""
        return cls(
            source=quality.source,
            unreadable=list(quality.unreadable),
            doubtful=list(quality.doubtful),
            confidence=quality.confidence,
            unknown=quality.unknown,
        )


class HiddenTextOut(Wire):
    """How much of a document nobody sees, for which reasons, on which pages. It is not scored."""

    words: int
    reasons: list[Unseen]
    pages: list[int]

    @classmethod
    def of(cls, hidden: HiddenText) -> HiddenTextOut:
        """The wire form of `hidden`."""
        return cls(words=hidden.words, reasons=list(hidden.reasons), pages=list(hidden.pages))


class PartOut(Wire):
    """One thing asked for inside a requirement, at characters `start`..`end` of the posting."""

    text: str
    start: int
    end: int


class AnyOfOut(Wire):
    """Parts of which one is enough; `open_ended` if they are examples."""

    any_of: list[PartOut]
    open_ended: bool

    @classmethod
    def of(cls, choice: AnyOf) -> AnyOfOut:
        """The wire form of `choice`."""
        parts = [PartOut(text=p.text, start=p.span.start, end=p.span.end) for p in choice.parts]
        return cls(any_of=parts, open_ended=choice.open_ended)


class RequirementOut(Wire):
    """One ask of a posting; `start` and `end` are characters of the posting's text."""

    text: str
    level: Level
    kind: Kind
    start: int
    end: int
    all_of: list[AnyOfOut]

    @classmethod
    def of(cls, requirement: Requirement) -> RequirementOut:
        """The wire form of `requirement`."""
        return cls(
            text=requirement.text,
            level=requirement.level,
            kind=requirement.kind,
            start=requirement.span.start,
            end=requirement.span.end,
            all_of=[AnyOfOut.of(choice) for choice in requirement.all_of],
        )


class PostingOut(Wire):
    """What was understood of a posting; `notices` say what to know of how it was read."""

    id: str
    name: str
    title: str
    notices: list[str]
    requirements: list[RequirementOut]

    @classmethod
    def of(cls, posting: Posting) -> PostingOut:
        """The wire form of `posting`."""
        return cls(
            id=posting.document_id,
            name=posting.name,
            title=posting.title,
            notices=list(notices(posting.legibility, scored=False)),
            requirements=[RequirementOut.of(r) for r in posting.requirements],
        )


class DatesOut(Wire):
    """Months as "2019-01"; `end` is null and `present` true while it goes on."""

    start: str | None
    end: str | None
    present: bool

    @classmethod
    def of(cls, dates: DateRange) -> DatesOut:
        """The wire form of `dates`."""
        return cls(start=_month(dates.start), end=_month(dates.end), present=dates.present)


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
            box=_points(box),
            boxes=_boxes(document.boxes(passage.span)),
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
                boxes=_boxes(document.boxes(block.span)),
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
            boxes=_boxes(document.boxes(remark.span)),
            start=remark.span.start,
            end=remark.span.end,
        )


class ResumeOut(Wire):
    """What was understood of a resume.

    `notices` say in words what a reader should know of how it was read. `hidden` is the text in it
    that nobody sees: it is shown here alone, and is never scored. `remarks` are places in the
    visible text that are not what they look like.
    """

    id: str
    name: str
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
            media_type=document.media_type,
            pages=len(document.pages),
            quality=QualityOut.of(document.quality),
            notices=list(notices(resume.legibility)),
            hidden=HiddenOut.all_of(document),
            remarks=[RemarkOut.of(remark, document) for remark in document.remarks],
            sections=[SectionOut.of(s) for s in resume.sections],
            passages=[PassageOut.of(p, document) for p in resume.passages],
        )


class EvidenceOut(Wire):
    """A verbatim quote with its place. `similarity` is a cosine in -1..1.

    `box` is the whole quote on the page where it starts. `boxes` are the places of its lines, one
    for each, trimmed to the words that are quoted.
    """

    quote: str
    page: int | None
    box: Points | None
    boxes: list[BoxOut]
    start: int
    end: int
    similarity: float

    @classmethod
    def of(cls, evidence: Evidence) -> EvidenceOut:
        """The wire form of `evidence`."""
        return cls(
            quote=evidence.quote,
            page=evidence.page,
            box=_points(evidence.box),
            boxes=_boxes(evidence.boxes),
            start=evidence.span.start,
            end=evidence.span.end,
            similarity=evidence.similarity,
        )


class PartPairOut(Wire):
    """One of the things that a requirement asks for together: of `choices` one is enough."""

    text: str
    choices: list[str]
    coverage: Share
    verdict: Verdict
    evidence: EvidenceOut | None

    @classmethod
    def of(cls, part: PartPair) -> PartPairOut:
        """The wire form of `part`."""
        return cls(
            text=part.text,
            choices=list(part.choices),
            coverage=part.coverage,
            verdict=part.verdict,
            evidence=EvidenceOut.of(part.evidence) if part.evidence else None,
        )


class PairOut(Wire):
    """A requirement with its evidence, best first, and what it asks for piece by piece."""

    requirement: RequirementOut
    coverage: Share
    verdict: Verdict
    weight: float
    evidence: list[EvidenceOut]
    reasons: list[str]
    parts: list[PartPairOut]

    @classmethod
    def of(cls, pair: Pair) -> PairOut:
        """The wire form of `pair`."""
        return cls(
            requirement=RequirementOut.of(pair.requirement),
            coverage=pair.coverage,
            verdict=pair.verdict,
            weight=pair.weight,
            evidence=[EvidenceOut.of(e) for e in pair.evidence],
            reasons=list(pair.reasons),
            parts=[PartPairOut.of(p) for p in pair.parts],
        )


class ByLevel(Wire):
    """Coverage of the requirements of one level; null where none counts."""

    minimum: Share | None
    preferred: Share | None


class CoverageOut(Wire):
    """The weighted mean of the pairs' coverages.

    `at_least`: a part of the resume could not be read, and what was not found elsewhere may stand
    there; it is called unknown, and counts here for what was found.
    """

    overall: Share | None
    at_least: bool
    by_level: ByLevel


class PostingRef(Wire):
    """Which posting; `notices` say in words what to know of how it was read."""

    id: str
    title: str
    notices: list[str]

    @classmethod
    def of(cls, id: str, title: str, legibility: Legibility) -> PostingRef:
        """The posting by its id and title, and how far it could be read."""
        return cls(id=id, title=title, notices=list(notices(legibility, scored=False)))


class ResumeRef(Wire):
    """Which resume, and how far it could be read; `notices` say it in words."""

    id: str
    name: str
    quality: QualityOut
    hidden: HiddenTextOut
    notices: list[str]

    @classmethod
    def of(cls, id: str, name: str, legibility: Legibility) -> ResumeRef:
        """The resume by its id and name, and how far it could be read."""
        return cls(
            id=id,
            name=name,
            quality=QualityOut.of(legibility.quality),
            hidden=HiddenTextOut.of(legibility.hidden),
            notices=list(notices(legibility)),
        )


class MatchOut(Wire):
    """One posting held against one resume. Jobs that go on were taken to end in month `as_of`."""

    posting: PostingRef
    resume: ResumeRef
    coverage: CoverageOut
    pairs: list[PairOut]
    policy: str
    model: str
    as_of: str

    @classmethod
    def of(cls, match: Match) -> MatchOut:
        """The wire form of `match`."""
        covered = match.coverage
        return cls(
            posting=PostingRef.of(match.posting_id, match.posting_title, match.posting_legibility),
            resume=ResumeRef.of(match.resume_id, match.resume_name, match.legibility),
            coverage=CoverageOut(
                overall=covered.overall,
                at_least=covered.at_least,
                by_level=ByLevel(minimum=covered.minimum, preferred=covered.preferred),
            ),
            pairs=[PairOut.of(p) for p in match.pairs],
            policy=covered.policy,
            model=match.model,
            as_of=str(match.as_of),
        )


class RankingOut(Wire):
    """Matches best first; `considered` of `corpus_size` resumes were really scored."""

    posting: PostingRef
    matches: list[MatchOut]
    considered: int
    corpus_size: int

    @classmethod
    def of(cls, ranking: Ranking) -> RankingOut:
        """The wire form of `ranking`."""
        known = [match.posting_legibility for match in ranking.matches[:1]]
        return cls(
            posting=PostingRef.of(
                ranking.posting_id, ranking.posting_title, *(known or [Legibility()])
            ),
            matches=[MatchOut.of(m) for m in ranking.matches],
            considered=ranking.considered,
            corpus_size=ranking.corpus_size,
        )


def _month(month: Month | None) -> str | None:
    return str(month) if month else None


def _boxes(places: Sequence[tuple[int, Box]]) -> list[BoxOut]:
    return [BoxOut.of(page, box) for page, box in places]


def _points(box: Box | None) -> Points | None:
    return None if box is None else _rounded(box)


def _rounded(box: Box) -> Points:
    return (round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1))
