"""Feedback: what a reviewer says of a requirement, beside what the model says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from matcher.api import examples_more
from matcher.api.bodies import DocumentId
from matcher.api.documented import REPLAYED, answers, header, json_body, work_problems
from matcher.api.feedback_bodies import FeedbackIn, FeedbackList
from matcher.api.once import PROBLEMS, Key, Made, once
from matcher.api.paging import Cursor, Limit, page_of
from matcher.api.turns import Working
from matcher.blinding import blind_feedback
from matcher.desk.feedback import Feedback, Opinion, new_id
from matcher.schemas import FeedbackOut
from matcher.searching import only
from matcher.service import Service

router = APIRouter(prefix="/v1/feedback", tags=["feedback"])

FeedbackId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="As it was answered.")]
ByPosting = Annotated[DocumentId | None, Query(description="Only that on this posting.")]
ByResume = Annotated[DocumentId | None, Query(description="Only that on this resume.")]

BlindWords = Annotated[
    bool, Query(description="Mask candidates' names and ways of contact in the reasons.")
]


@router.post(
    "",
    operation_id="addFeedback",
    summary="Say what a reviewer finds",
    status_code=201,
    response_class=Response,
    responses=answers(
        201, FeedbackOut, "It is kept.", header("Location", "Where it is.") | REPLAYED
    )
    | work_problems("invalid_request", "bad_request", "unknown_document", "too_large", "too_slow")
    | work_problems(*PROBLEMS, "invalid_request"),
    openapi_extra=json_body(examples_more.FEEDBACK_REQUESTS),
)
def add_feedback(
    request: Request, given: FeedbackIn, service: Working, key: Key = None
) -> Response:
    """It is kept beside what the model says of the same pair now, and is shown in its matches.

    It changes no coverage, no verdict and no ranking. It goes with the resume and the posting.
    """

    def make() -> Made:
        made = _judged(given, service)
        service.desk.feedback.keep(made)
        location = request.url_for("get_feedback", id=made.id).path
        about = (made.opinion.posting_id, made.opinion.resume_id)
        return Made(201, FeedbackOut.of(made), location, about)

    return once(service, "addFeedback", key, (given.model_dump_json().encode(),), make)


@router.get(
    "",
    operation_id="listFeedback",
    summary="List feedback",
    responses=answers(200, FeedbackList, "One page.")
    | work_problems("invalid_request", "bad_request", "unknown_document"),
)
def list_feedback(
    service: Working,
    posting_id: ByPosting = None,
    resume_id: ByResume = None,
    limit: Limit = 50,
    cursor: Cursor = None,
    blind: BlindWords = False,
) -> FeedbackList:
    """In the order in which it was given."""
    about = about_of(posting_id, resume_id, service)

    def ask(after: int | None, most: int) -> tuple[int, list[Feedback]]:
        return service.desk.feedback.page(after or 0, most, *about)

    found, following = page_of(service, f"listFeedback {about}", cursor, limit, ask)
    told = blind_feedback(found, service, blind)
    return FeedbackList(feedback=[FeedbackOut.of(one) for one in told], next_cursor=following)


@router.get(
    "/{id}",
    operation_id="getFeedback",
    summary="One piece of feedback",
    responses=answers(200, FeedbackOut, "The feedback.")
    | work_problems("invalid_request", "unknown_feedback"),
)
def get_feedback(id: FeedbackId, service: Working, blind: BlindWords = False) -> FeedbackOut:
    """As it was given, with what the model said then."""
    (told,) = blind_feedback([service.desk.feedback.get(id)], service, blind)
    return FeedbackOut.of(told)


@router.delete(
    "/{id}",
    operation_id="deleteFeedback",
    summary="Erase feedback",
    status_code=204,
    responses=work_problems("invalid_request", "unknown_feedback"),
)
def delete_feedback(id: FeedbackId, service: Working) -> None:
    """It is gone afterwards, and shown in no match."""
    service.desk.feedback.remove(id)


def _judged(given: FeedbackIn, service: Service) -> Feedback:
    """The feedback, with what the model says of the same pair."""
    posting = service.posting(given.posting_id)
    resume = service.resumes.resolve(given.resume_id)
    alone = only(posting.posting, given.requirement)
    match = service.match_kept(posting, resume, alone)
    (pair,) = match.pairs
    return Feedback(
        id=new_id(),
        opinion=Opinion(
            posting_id=posting.document.id,
            resume_id=resume,
            requirement=given.requirement,
            verdict=given.verdict,
            reason=given.reason,
            reviewer=given.reviewer,
        ),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        model_verdict=pair.verdict,
        model_coverage=pair.coverage,
        policy=match.coverage.policy,
        model=match.model,
    )


def about_of(
    posting_id: str | None, resume_id: str | None, service: Service
) -> tuple[str | None, str | None]:
    """The full ids. Raises `UnknownDocument`."""
    posting = posting_id and service.postings.resolve(posting_id)
    resume = resume_id and service.resumes.resolve(resume_id)
    return posting, resume
