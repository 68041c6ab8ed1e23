"""Searches: who shows one requirement, and which postings a resume fits."""

from __future__ import annotations

from fastapi import APIRouter, Response

from matcher.api import examples_more
from matcher.api.blinding import Unnamed
from matcher.api.documented import answers, json_body, work_problems
from matcher.api.filters import where_of
from matcher.api.match_bodies import CountIn, SearchIn, SuitingIn
from matcher.api.signing import MADE_BY, sign
from matcher.api.turns import Working
from matcher.blinding import blind_search, blind_suiting
from matcher.schemas import PostingRankingOut, ResumeCountsOut, SearchOut
from matcher.types import Level
from matcher.weights import Weights

router = APIRouter(prefix="/v1", tags=["matching"])


@router.post(
    "/searches",
    operation_id="searchRequirement",
    summary="Find the resumes that show one requirement",
    responses=answers(200, SearchOut, "Those that show it, met or partly, best first.", MADE_BY)
    | work_problems("invalid_request", "bad_request", "unknown_document", "too_large", "too_slow"),
    openapi_extra=json_body(examples_more.SEARCH_REQUESTS),
)
def search(
    asking: SearchIn, response: Response, service: Working, blind: Unnamed = False
) -> SearchOut:
    """The requirement is a line of text, or one of a kept posting. Each pair is a match's own."""
    where, top, versions = where_of(asking.where), asking.top, asking.versions
    if asking.posting_id is not None:
        posting = service.posting(asking.posting_id)
        number = asking.number or 0
        made = service.search_requirement_of(posting, number, top, versions=versions, where=where)
    else:
        made = service.search_requirement(asking.text or "", top, versions=versions, where=where)
    sign(response, service)
    return SearchOut.of(blind_search(made, service, blind))


@router.post(
    "/counts",
    operation_id="countResumes",
    summary="Count what the kept resumes have",
    responses=answers(200, ResumeCountsOut, "How many have each degree, language, place and tag.")
    | work_problems("invalid_request", "bad_request", "too_large", "too_slow"),
    openapi_extra=json_body(examples_more.COUNT_REQUESTS),
)
def count(asking: CountIn, service: Working) -> ResumeCountsOut:
    """Facets: what filters may be asked for next, and how many resumes each would leave."""
    return ResumeCountsOut.of(service.counts(where_of(asking.where), versions=asking.versions))


@router.post(
    "/suitable",
    operation_id="rankPostings",
    summary="Rank the kept postings for a resume",
    responses=answers(200, PostingRankingOut, "Matches, best first.", MADE_BY)
    | work_problems("invalid_request", "bad_request", "unknown_document", "too_large", "too_slow"),
    openapi_extra=json_body(examples_more.SUITING_REQUESTS),
)
def rank_postings(
    asking: SuitingIn, response: Response, service: Working, blind: Unnamed = False
) -> PostingRankingOut:
    """The postings that the resume covers best, each by the very match of `POST /v1/matches`."""
    given = asking.weights
    by_level = {level.value: getattr(given, level.value) for level in Level}
    named = {name: weight for name, weight in by_level.items() if weight is not None}
    weights = Weights.asked(asking.level, named, {})
    made = service.postings_for(service.resume(asking.resume_id), asking.top, weights)
    sign(response, service)
    return PostingRankingOut.of(blind_suiting(made, service, blind))
