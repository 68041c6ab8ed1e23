"""A posting held against resumes: evidence, pairs, coverage, rankings."""

from __future__ import annotations

from matcher.types import Evidence, Legibility, Match, Pair, PartPair, Ranking, Verdict
from matcher.wire.base import BoxOut, Points, Share, Wire, boxes_out, points
from matcher.wire.posting import PostingRef, RequirementOut
from matcher.wire.resume import ResumeRef


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
            box=points(evidence.box),
            boxes=boxes_out(evidence.boxes),
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
