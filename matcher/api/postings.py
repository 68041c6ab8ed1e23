"""Postings: create, read, erase."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from matcher.api.bodies import DocumentId
from matcher.api.documented import POSTING_BODY, answers, header, work_problems
from matcher.api.turns import Working
from matcher.api.uploads import PostingFile
from matcher.schemas import PostingOut

router = APIRouter(prefix="/v1/postings", tags=["postings"])

_UNREADABLE = (
    "empty_document",
    "encrypted",
    "no_text_layer",
    "no_requirements",
    "reader_crashed",
    "too_large",
    "too_much_memory",
    "too_slow",
    "took_too_long",
    "unknown_type",
    "unreadable",
)
_LOCATION = header("Location", "Where the posting is.")


@router.post(
    "",
    operation_id="addPosting",
    summary="Create a posting",
    status_code=201,
    responses=answers(201, PostingOut, "The posting is kept.", _LOCATION)
    | answers(200, PostingOut, "The same posting was kept already.", _LOCATION)
    | work_problems("invalid_request", *_UNREADABLE),
    openapi_extra=POSTING_BODY,
)
def add_posting(
    request: Request, response: Response, file: PostingFile, service: Working
) -> PostingOut:
    """Send text as JSON, or a file as the multipart part `file` or as the body itself.

    A body declared as application/json is `{"text", "name"}`, or the JSON of one posting as an
    applicant-tracking system gives it. What a file is is told by its content.
    """
    added = service.add_posting(file.data, file.name)
    response.status_code = 201 if added.new else 200
    response.headers["Location"] = request.url_for("get_posting", id=added.id).path
    return PostingOut.of(added.read.posting)


@router.get(
    "/{id}",
    operation_id="getPosting",
    summary="What was understood of a posting",
    responses=answers(200, PostingOut, "Its requirements, in its own order.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_posting(id: DocumentId, service: Working) -> PostingOut:
    """Title and requirements, with their places in the document."""
    return PostingOut.of(service.posting(id).posting)


@router.delete(
    "/{id}",
    operation_id="deletePosting",
    summary="Erase a posting",
    status_code=204,
    responses=work_problems("invalid_request", "unknown_document"),
)
def delete_posting(id: DocumentId, service: Working) -> None:
    """Its text, its requirements and their vectors are gone afterwards."""
    service.remove_posting(id)
