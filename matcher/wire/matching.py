"""A posting held against resumes: evidence, pairs, coverage, rankings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from matcher.desk.feedback import Feedback
from matcher.types import Evidence, Legibility, Match, Pair, PartPair, Posting, Ranking, Verdict
from matcher.wire.base import BoxOut, Points, Share, Wire, boxes_out, points
from matcher.wire.feedback import FeedbackOut
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
    """A requirement with its evidence, best first, and what it asks for piece by piece.

    `number` is the requirement's, from 1 in the posting's order.

    `whole`: what its lines show of it as one thing. Where it is given, coverage is half of that and
    half the mean of the parts' coverages, to 4 places; of several parts 0.4 at least where one is
    met, and 0.6 at most where one is not shown. It is null where there are no parts, and where a
    rule made the coverage instead, as the reasons then say.
    """

    number: int
    must_have: bool
    requirement: RequirementOut
    coverage: Share
    verdict: Verdict
    weight: float
    evidence: list[EvidenceOut]
    reasons: list[str]
    parts: list[PartPairOut]
    whole: Share | None

    @classmethod
    def of(cls, pair: Pair) -> PairOut:
        """The wire form of `pair`."""
        return cls(
            number=pair.number,
            must_have=pair.requirement.must_have,
            requirement=RequirementOut.of(pair.requirement),
            coverage=pair.coverage,
            verdict=pair.verdict,
            weight=pair.weight,
            evidence=[EvidenceOut.of(e) for e in pair.evidence],
            reasons=list(pair.reasons),
            parts=[PartPairOut.of(p) for p in pair.parts],
            whole=pair.whole,
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


class MustHavesOut(Wire):
    """The must-haves of the posting that are not met, by their numbers.

    `unmet` are those of which the resume shows nothing; `unclear` are partly shown or cannot be
    told, and want a look; `left_out` were not asked for, by weights or level of the request.
    """

    unmet: list[int]
    unclear: list[int]
    left_out: list[int]

    @classmethod
    def of(cls, match: Match, posting: Posting | None) -> MustHavesOut:
        """Those of `match`; `posting` tells which were left out."""
        musts = [pair for pair in match.pairs if pair.requirement.must_have]
        unclear = (Verdict.PARTIAL, Verdict.UNKNOWN)
        matched = {pair.number for pair in match.pairs}
        asked = enumerate(posting.requirements if posting else (), 1)
        return cls(
            unmet=[pair.number for pair in musts if pair.verdict is Verdict.MISSING],
            unclear=[pair.number for pair in musts if pair.verdict in unclear],
            left_out=[n for n, one in asked if one.must_have and n not in matched],
        )


class MatchOut(Wire):
    """One posting held against one resume. Jobs that go on were taken to end in month `as_of`.

    `knocked_out`: a must-have is unmet. That is said and nothing else: the coverage is what it
    would be, and the place in a ranking too. `feedback` is what reviewers said of the pairs; it
    changes nothing either.
    """

    posting: PostingRef
    resume: ResumeRef
    coverage: CoverageOut
    knocked_out: bool
    must_haves: MustHavesOut
    pairs: list[PairOut]
    feedback: list[FeedbackOut] = Field(description="In the order in which it was given.")
    policy: str
    model: str
    as_of: str

    @classmethod
    def of(
        cls, match: Match, posting: Posting | None = None, feedback: Sequence[Feedback] = ()
    ) -> MatchOut:
        """The wire form of `match` with `posting`, and what reviewers said of it."""
        covered = match.coverage
        musts = MustHavesOut.of(match, posting)
        return cls(
            posting=PostingRef.of(match.posting_id, match.posting_title, match.posting_legibility),
            resume=ResumeRef.of(match.resume_id, match.resume_name, match.legibility),
            coverage=CoverageOut(
                overall=covered.overall,
                at_least=covered.at_least,
                by_level=ByLevel(minimum=covered.minimum, preferred=covered.preferred),
            ),
            knocked_out=bool(musts.unmet),
            must_haves=musts,
            pairs=[PairOut.of(p) for p in match.pairs],
            feedback=[FeedbackOut.of(one) for one in feedback],
            policy=covered.policy,
            model=match.model,
            as_of=str(match.as_of),
        )


class RankingOut(Wire):
    """Matches best first; `considered` of `corpus_size` resumes were really scored.

    `unknown_location`: where a location was asked for, how many passed all other filters but state
    none; else null.
    """

    posting: PostingRef
    matches: list[MatchOut]
    considered: int
    corpus_size: int
    unknown_location: int | None

    @classmethod
    def of(
        cls,
        ranking: Ranking,
        posting: Posting | None = None,
        feedback: Mapping[str, Sequence[Feedback]] | None = None,
    ) -> RankingOut:
        """The wire form of `ranking` for `posting`; `feedback` is by the resume's id."""
        known = [posting.legibility] if posting else []
        known += [match.posting_legibility for match in ranking.matches[:1]]
        said = feedback or {}
        return cls(
            posting=PostingRef.of(
                ranking.posting_id, ranking.posting_title, (known or [Legibility()])[0]
            ),
            matches=[MatchOut.of(m, posting, said.get(m.resume_id, ())) for m in ranking.matches],
            considered=ranking.considered,
            corpus_size=ranking.corpus_size,
            unknown_location=ranking.unplaced,
        )
