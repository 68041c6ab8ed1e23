"""Matches and rankings: a posting held against one resume, or against all."""

from __future__ import annotations

from fastapi import APIRouter, Response

from matcher.api import examples
from matcher.api.bodies import Asking, MatchIn, RankingIn
from matcher.api.counting import weights_of
from matcher.api.documented import answers, header, json_body, work_problems
from matcher.api.turns import Working
from matcher.schemas import MatchOut, RankingOut
from matcher.service import ReadPosting, Service

router = APIRouter(prefix="/v1", tags=["matching"])

_MADE_BY = header("X-Model", "What made the similarities.") | header(
    "X-Policy", "What made the coverages."
)
_REFUSALS = (
    "invalid_request",
    "bad_request",
    "unknown_document",
    "empty_document",
    "no_requirements",
    "reader_crashed",
    "too_large",
    "too_much_memory",
    "too_slow",
    "took_too_long",
    "unreadable",
)


@router.post(
    "/matches",
    operation_id="match",
    summary="Hold a posting against a resume",
    responses=answers(200, MatchOut, "Every requirement with its evidence.", _MADE_BY)
    | work_problems(*_REFUSALS, "nothing_to_quote"),
    openapi_extra=json_body(examples.MATCH_REQUESTS),
)
def match(asking: MatchIn, response: Response, service: Working) -> MatchOut:
    """Each requirement is paired with the closest passages of the resume, quoted and located.

    The overall coverage is the weighted mean of the pairs shown, and nothing else. A requirement
    that nothing was found for is answered as such; it is no error.
    """
    asked = _asked(asking, service)
    resume = service.resume(asking.resume_id)
    made = service.match(asked, resume, weights_of(asking))
    _sign(response, service)
    return MatchOut.of(made)


@router.post(
    "/rankings",
    operation_id="rank",
    summary="Rank the kept resumes for a posting",
    responses=answers(200, RankingOut, "Matches, best first.", _MADE_BY)
    | work_problems(*_REFUSALS),
    openapi_extra=json_body(examples.RANKING_REQUESTS),
)
def rank(asking: RankingIn, response: Response, service: Working) -> RankingOut:
    """Each resume is scored by the very match that `POST /v1/matches` makes.

    `considered` of `corpus_size` resumes were scored. Where none is kept, `matches` is empty.
    """
    asked = _asked(asking, service)
    made = service.rank(asked, asking.top, weights_of(asking))
    _sign(response, service)
    return RankingOut.of(made)


def _asked(asking: Asking, service: Service) -> ReadPosting:
    if asking.posting_id is not None:
        return service.posting(asking.posting_id)
    return service.read_posting((asking.posting_text or "").encode(), "posting")


def _sign(response: Response, service: Service) -> None:
    response.headers["X-Model"] = service.model
    response.headers["X-Policy"] = service.policy.name
