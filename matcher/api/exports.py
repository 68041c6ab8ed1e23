"""A ranking, or feedback, as a file: for a spreadsheet or another program."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from matcher.api import examples
from matcher.api.documented import json_body, work_problems
from matcher.api.exporting import Accepted, Format, exported, file_answer
from matcher.api.feedback import BlindWords, ByPosting, ByResume, about_of
from matcher.api.feedback_bodies import FeedbackList
from matcher.api.match_bodies import RankingIn
from matcher.api.matches import REFUSALS, asked_of, ranked, said_of
from matcher.api.signing import MADE_BY, made_by
from matcher.api.turns import Working
from matcher.blinding import blind_feedback, blind_ranking
from matcher.desk.feedback import Feedback
from matcher.report.tables import Cell, Table, by_requirement, by_resume
from matcher.schemas import FeedbackOut, RankingOut

router = APIRouter(prefix="/v1", tags=["exports"])

ROWS = 100_000  # of an export of feedback

Blind = Annotated[
    bool,
    Query(description="Call resumes by their ids, and mask names and contact in quotes."),
]


@router.post(
    "/rankings/export",
    operation_id="exportRanking",
    summary="A ranking as a file",
    response_class=Response,
    responses=exported("RankingOut", "RankingFile", MADE_BY) | work_problems(*REFUSALS),
    openapi_extra=json_body(examples.RANKING_REQUESTS),
)
def export_ranking(
    asking: RankingIn,
    service: Working,
    accept: Accepted,
    format: Format = None,
    blind: Blind = True,
) -> Response:
    """The ranking that `POST /v1/rankings` answers, as CSV, XLSX or JSON.

    CSV has a row a resume; XLSX has that, and a sheet with a row a requirement. No cell runs as a
    formula.
    """
    asked = asked_of(asking, service)
    made = blind_ranking(ranked(asking, asked, service), service, blind)
    kind = format or accept
    said = said_of(asked, [one.resume_id for one in made.matches], service, blind)
    whole = RankingOut.of(made, asked.posting, said)
    tables = [
        by_resume(made, asked.posting, blind=blind),
        by_requirement(made, asked.posting, blind=blind),
    ]
    return file_answer(kind, "ranking", whole, tables, made_by(service))


@router.get(
    "/exports/feedback",
    operation_id="exportFeedback",
    summary="Feedback as a file",
    response_class=Response,
    responses=exported("FeedbackList", "FeedbackFile")
    | work_problems("invalid_request", "unknown_document"),
)
def export_feedback(
    service: Working,
    accept: Accepted,
    posting_id: ByPosting = None,
    resume_id: ByResume = None,
    format: Format = None,
    blind: BlindWords = True,
) -> Response:
    """All of it, or that on a posting or a resume: CSV, XLSX or JSON, by `format` or `Accept`."""
    about = about_of(posting_id, resume_id, service)
    _, kept = service.desk.feedback.page(0, ROWS, *about)
    found = blind_feedback(kept, service, blind)
    whole = FeedbackList(feedback=[FeedbackOut.of(one) for one in found], next_cursor=None)
    return file_answer(format or accept, "feedback", whole, [_table(found)])


def _table(found: list[Feedback]) -> Table:
    head = (
        *("id", "posting", "resume", "requirement", "verdict", "reason", "reviewer", "given"),
        *("model's verdict", "model's coverage %", "policy", "model"),
    )
    return Table("feedback", head, tuple(_row(one) for one in found))


def _row(one: Feedback) -> tuple[Cell, ...]:
    said = one.opinion
    return (
        *(one.id, said.posting_id, said.resume_id, said.requirement, said.verdict.value),
        *(said.reason, said.reviewer, one.created_at, one.model_verdict.value),
        *(round(one.model_coverage * 100), one.policy, one.model),
    )
