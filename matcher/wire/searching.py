"""Who shows one requirement, and which postings a resume covers best."""

from __future__ import annotations

from dataclasses import asdict

from matcher.counted import Counts
from matcher.types import Legibility, PostingRanking, Search, Showing
from matcher.wire.base import Wire
from matcher.wire.matching import MatchOut, PairOut
from matcher.wire.posting import RequirementOut
from matcher.wire.resume import ResumeRef


class ShowingOut(Wire):
    """A resume that shows the requirement; the pair is that of the match with it."""

    resume: ResumeRef
    pair: PairOut

    @classmethod
    def of(cls, showing: Showing) -> ShowingOut:
        """The wire form of `showing`."""
        return cls(
            resume=ResumeRef.of(showing.resume_id, showing.resume_name, showing.legibility),
            pair=PairOut.of(showing.pair),
        )


class ResumeCountsOut(Wire):
    """What the resumes that pass have, counted: name -> how many.

    `degrees` (highest finished one) and `years` (in dated jobs, together) count each resume once.
    Of `languages`, `places` (countries and states that are stated) and `tags` a resume may have
    several or none; they stand by how common they are, at most 50 of each.
    """

    resumes: int
    degrees: dict[str, int]
    years: dict[str, int]
    languages: dict[str, int]
    places: dict[str, int]
    tags: dict[str, int]

    @classmethod
    def of(cls, counts: Counts) -> ResumeCountsOut:
        """The wire form of `counts`."""
        return cls(**asdict(counts))


class SearchOut(Wire):
    """The resumes that show one requirement, met or partly, the best first.

    `posting_id` and `number`, from 1, say which requirement of which posting it is; null where it
    is a text of its own, whose `start` and `end` are then characters of that text. `considered` of
    `corpus_size` resumes were really judged; `unknown_location` is as in a ranking.
    """

    requirement: RequirementOut
    posting_id: str | None
    number: int | None
    showings: list[ShowingOut]
    considered: int
    corpus_size: int
    unknown_location: int | None
    policy: str
    model: str
    as_of: str

    @classmethod
    def of(cls, search: Search) -> SearchOut:
        """The wire form of `search`."""
        return cls(
            requirement=RequirementOut.of(search.requirement),
            posting_id=search.posting_id or None,
            number=search.number or None,
            showings=[ShowingOut.of(one) for one in search.showings],
            considered=search.considered,
            corpus_size=search.corpus_size,
            unknown_location=search.unplaced,
            policy=search.policy,
            model=search.model,
            as_of=str(search.as_of),
        )


class PostingRankingOut(Wire):
    """The postings that a resume covers best; `considered` of `corpus_size` were really scored."""

    resume: ResumeRef
    matches: list[MatchOut]
    considered: int
    corpus_size: int

    @classmethod
    def of(cls, ranking: PostingRanking) -> PostingRankingOut:
        """The wire form of `ranking`."""
        known = [match.legibility for match in ranking.matches[:1]]
        return cls(
            resume=ResumeRef.of(ranking.resume_id, ranking.resume_name, *(known or [Legibility()])),
            matches=[MatchOut.of(one) for one in ranking.matches],
            considered=ranking.considered,
            corpus_size=ranking.corpus_size,
        )
