"""Matches and rankings: a posting held against one resume, against some, or against all."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response

from index.errors import UnknownDocument
from matcher.api import examples, examples_more
from matcher.api.answers import problem_of_fault
from matcher.api.blinding import Unnamed, brief
from matcher.api.bodies import Asking
from matcher.api.counting import weights_of
from matcher.api.documented import answers, json_body, work_problems
from matcher.api.filters import where_of
from matcher.api.match_bodies import (
    BriefMatchOut,
    MatchesOut,
    MatchIn,
    MatchManyIn,
    MatchResult,
    RankingIn,
)
from matcher.api.signing import MADE_BY, sign
from matcher.api.turns import Working
from matcher.blinding import blind_match, blind_ranking, blind_said
from matcher.desk.feedback import Feedback
from matcher.schemas import MatchOut, PostingRef, RankingOut
from matcher.service import ReadPosting, Service
from matcher.types import Ranking

router = APIRouter(prefix="/v1", tags=["matching"])

REFUSALS = (
    "invalid_request",
    "bad_request",
    "unknown_document",
    "empty_document",
    "encrypted",
    "no_requirements",
    "no_text_layer",
    "reader_crashed",
    "too_large",
    "too_much_memory",
    "too_slow",
    "took_too_long",
    "unknown_type",
    "unreadable",
)


@router.post(
    "/matches",
    operation_id="match",
    summary="Hold a posting against a resume",
    responses=answers(200, MatchOut, "Every requirement with its evidence.", MADE_BY)
    | work_problems(*REFUSALS, "nothing_to_quote"),
    openapi_extra=json_body(examples.MATCH_REQUESTS),
)
def match(
    asking: MatchIn, response: Response, service: Working, blind: Unnamed = False
) -> MatchOut:
    """Each requirement is paired with the closest passages of the resume, quoted and located.

    The overall coverage is the weighted mean of the pairs shown, and nothing else. A requirement
    that nothing was found for is answered as such; it is no error.
    """
    asked = asked_of(asking, service)
    made = service.match_kept(asked, asking.resume_id, weights_of(asking))
    sign(response, service)
    said = said_of(asked, [made.resume_id], service, blind)
    made = blind_match(made, service, blind)
    return MatchOut.of(made, asked.posting, said.get(made.resume_id, ()))


@router.post(
    "/matches/batch",
    operation_id="matchMany",
    summary="Hold a posting against several resumes",
    responses=answers(200, MatchesOut, "A match for each, or why there is none.", MADE_BY)
    | work_problems(*REFUSALS),
    openapi_extra=json_body(examples_more.MATCH_MANY_REQUESTS),
)
def match_many(
    request: Request,
    asking: MatchManyIn,
    response: Response,
    service: Working,
    blind: Unnamed = False,
) -> MatchesOut:
    """Each is the very match that `POST /v1/matches` makes; up to 100 of them.

    A resume that is not there is answered as a problem in its place, and stops no other.
    """
    asked = asked_of(asking, service)
    found = [_resolved(prefix, service) for prefix in asking.resume_ids]
    made = _made(asking, asked, [one for one in found if isinstance(one, str)], service, blind)
    results = []
    for prefix, one in zip(asking.resume_ids, found, strict=True):
        known = made.get(one) if isinstance(one, str) else None
        if known is None:
            fault = one if isinstance(one, UnknownDocument) else UnknownDocument("it was erased.")
            problem = problem_of_fault(fault, request.state.request_id)
            known = MatchResult(resume_id=prefix, match=None, brief=None, problem=problem)
        results.append(known)
    sign(response, service)
    return MatchesOut(
        posting=PostingRef.of(
            asked.posting.document_id, asked.posting.title, asked.posting.legibility
        ),
        results=results,
        policy=service.policy.name,
        model=service.model,
        as_of=str(service.month),
    )


@router.post(
    "/rankings",
    operation_id="rank",
    summary="Rank the kept resumes for a posting",
    responses=answers(200, RankingOut, "Matches, best first.", MADE_BY) | work_problems(*REFUSALS),
    openapi_extra=json_body(examples.RANKING_REQUESTS),
)
def rank(
    asking: RankingIn, response: Response, service: Working, blind: Unnamed = False
) -> RankingOut:
    """Each resume is scored by the very match that `POST /v1/matches` makes.

    `considered` of `corpus_size` resumes were scored, those that have all of `where`; what a match
    must meet or show is told by scoring them. Who lacks a must-have keeps the place that the
    coverage gives, and is `knocked_out`. Where no resume is kept, `matches` is empty.
    """
    asked = asked_of(asking, service)
    made = blind_ranking(ranked(asking, asked, service), service, blind)
    sign(response, service)
    said = said_of(asked, [one.resume_id for one in made.matches], service, blind)
    return RankingOut.of(made, asked.posting, said)


def asked_of(asking: Asking, service: Service) -> ReadPosting:
    """The posting of a request: kept, with its edits, or sent along."""
    if asking.posting_id is not None:
        return service.posting(asking.posting_id)
    return service.pasted_posting(asking.posting_text or "")


def ranked(asking: RankingIn, asked: ReadPosting, service: Service) -> Ranking:
    """The ranking that a request asks for."""
    made = service.rank(
        asked,
        asking.top,
        weights_of(asking),
        versions=asking.versions,
        where=where_of(asking.where),
    )
    return brief(made) if asking.detail == "brief" else made


def said_of(
    asked: ReadPosting, resumes: Sequence[str], service: Service, blind: bool
) -> dict[str, list[Feedback]]:
    """What reviewers said of the matches of a posting with `resumes`, by the resume's id."""
    found = service.desk.feedback.on(asked.posting.document_id, resumes)
    return blind_said(found, service, blind)


def _resolved(prefix: str, service: Service) -> str | UnknownDocument:
    try:
        return service.resumes.resolve(prefix)
    except UnknownDocument as unknown:
        return unknown


def _made(
    asking: MatchManyIn, asked: ReadPosting, ids: Sequence[str], service: Service, blind: bool
) -> dict[str, MatchResult]:
    """The results by id, as far as the resumes are still there."""
    wanted, weights = list(dict.fromkeys(ids)), weights_of(asking)
    if asking.detail == "brief":
        return {
            one.resume_id: MatchResult(
                resume_id=one.resume_id,
                match=None,
                brief=BriefMatchOut.of(one, asked.posting),
                problem=None,
            )
            for one in service.weigh_many(asked, wanted, weights)
        }
    said = said_of(asked, wanted, service, blind)
    return {
        one.resume_id: MatchResult(
            resume_id=one.resume_id,
            match=MatchOut.of(
                blind_match(one, service, blind), asked.posting, said.get(one.resume_id, ())
            ),
            brief=None,
            problem=None,
        )
        for one in service.match_many(asked, wanted, weights)
    }
