"""What the operations of matching take, and what they alone answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from matcher.api.bodies import (
    Asking,
    Body,
    DocumentId,
    OfRequirement,
    ProblemOut,
    Text,
    Weight,
    whole,
)
from matcher.api.filters import RankingWhereIn, WhereIn
from matcher.schemas import ByLevel, CoverageOut, MatchOut, MustHavesOut, PostingRef, Share, Wire
from matcher.types import Match, Pair, Posting, Verdict

MOST = 100  # resumes of a request, and places of a ranking


def _either(one: str, other: str, *more: str) -> dict[str, Any]:
    """A schema: `one`, with what goes with it, or `other`; null is as good as nothing."""
    nothing: dict[str, Any] = {"type": "null"}
    asked = {one: _SOME, other: nothing} | dict.fromkeys(more, _SOME)
    without = {other: _SOME} | dict.fromkeys((one, *more), nothing)
    with_one = {"required": [one, *more], "properties": asked}
    with_other = {"required": [other], "properties": without}
    return {"oneOf": [with_one, with_other]}


_SOME: dict[str, Any] = {"not": {"type": "null"}}
_ONE_POSTING = _either("posting_id", "posting_text")
Top = Annotated[
    int, Field(ge=1, le=MOST, description="How many to answer at most."), BeforeValidator(whole)
]


class MatchIn(Asking):
    """One posting and one kept resume."""

    model_config = ConfigDict(json_schema_extra=_ONE_POSTING)
    resume_id: DocumentId


class MatchManyIn(Asking):
    """One posting and up to 100 kept resumes."""

    model_config = ConfigDict(json_schema_extra=_ONE_POSTING)
    resume_ids: list[DocumentId] = Field(min_length=1, max_length=MOST)
    detail: Literal["full", "brief"] = Field(
        "full", description="brief: coverages and verdicts alone, several times as fast."
    )


class RankingIn(Asking):
    """One posting, for which the kept resumes are ranked."""

    model_config = ConfigDict(json_schema_extra=_ONE_POSTING)
    top: Top = 10
    where: RankingWhereIn | None = Field(None, description="What a resume must have to be ranked.")
    versions: bool = Field(False, description="Rank older versions of a resume too.")
    detail: Literal["full", "brief"] = Field(
        "full", description="brief: without quotes, reasons and parts, a tenth as long."
    )


class SearchIn(Body):
    """One requirement: a line of text, or requirement `number` of a kept posting."""

    model_config = ConfigDict(json_schema_extra=_either("posting_id", "text", "number"))
    text: Text | None = Field(
        None, min_length=1, max_length=1000, description="As a line of a posting would say it."
    )
    posting_id: DocumentId | None = None
    number: OfRequirement | None = Field(
        None, description="Of the posting's requirement, from 1; with posting_id."
    )
    top: Top = 10
    where: WhereIn | None = Field(None, description="What a resume must have to be looked at.")
    versions: bool = Field(False, description="Look at older versions of a resume too.")

    @model_validator(mode="after")
    def _one_requirement(self) -> Self:
        if (self.text is None) == (self.posting_id is None):
            raise PydanticCustomError(
                "one_requirement", "give either text or posting_id, and not both"
            )
        if (self.posting_id is None) != (self.number is None):
            raise PydanticCustomError("one_requirement", "number goes with posting_id")
        return self


class CountIn(Body):
    """Of which resumes to count what they have."""

    where: WhereIn | None = Field(None, description="What a resume must have to be counted.")
    versions: bool = Field(False, description="Count older versions of a resume too.")


class LevelWeights(Body):
    """What levels count for. Usual: minimum 2, preferred 1, responsibility 0 (left out)."""

    minimum: Weight | None = None
    preferred: Weight | None = None
    responsibility: Weight | None = None


class SuitingIn(Body):
    """One kept resume, for which the kept postings are ranked."""

    resume_id: DocumentId
    top: Top = 10
    level: Literal["all", "minimum", "preferred"] = Field(
        "all", description="Match only the requirements of this level."
    )
    weights: LevelWeights = Field(default_factory=LevelWeights)


class BriefPairOut(Wire):
    """A requirement by its number, and what the resume covers of it."""

    number: int
    coverage: Share
    verdict: Verdict
    weight: float

    @classmethod
    def of(cls, pair: Pair) -> BriefPairOut:
        """The short form of `pair`."""
        return cls(
            number=pair.number, coverage=pair.coverage, verdict=pair.verdict, weight=pair.weight
        )


class BriefMatchOut(Wire):
    """A match without its quotes and reasons; the numbers are the same."""

    coverage: CoverageOut
    knocked_out: bool
    must_haves: MustHavesOut
    pairs: list[BriefPairOut]

    @classmethod
    def of(cls, match: Match, posting: Posting) -> BriefMatchOut:
        """The short form of `match`."""
        covered, musts = match.coverage, MustHavesOut.of(match, posting)
        return cls(
            coverage=CoverageOut(
                overall=covered.overall,
                at_least=covered.at_least,
                by_level=ByLevel(minimum=covered.minimum, preferred=covered.preferred),
            ),
            knocked_out=bool(musts.unmet),
            must_haves=musts,
            pairs=[BriefPairOut.of(pair) for pair in match.pairs],
        )


class MatchResult(Wire):
    """What became of one resume of several: one of the three is there."""

    resume_id: str
    match: MatchOut | None
    brief: BriefMatchOut | None
    problem: ProblemOut | None


class MatchesOut(Wire):
    """One posting held against several resumes, in the order in which they were asked for."""

    posting: PostingRef
    results: list[MatchResult]
    policy: str
    model: str
    as_of: str
