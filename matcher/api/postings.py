"""Postings: create, list, read, edit, erase."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from index.errors import UnknownDocument
from matcher.api import examples_more
from matcher.api.bodies import DocumentId
from matcher.api.documented import (
    ETAG,
    POSTING_BODY,
    REPLAYED,
    answers,
    header,
    json_body,
    work_problems,
)
from matcher.api.once import PROBLEMS, Key, Made, once
from matcher.api.paging import Cursor, Limit, Order, documents_from
from matcher.api.posting_bodies import PostingEdit, PostingInfo, PostingList
from matcher.api.resume_bodies import ReceiptOut
from matcher.api.tags import insist, tag_of
from matcher.api.turns import Working
from matcher.api.uploads import PostingFile
from matcher.reading import ReadPosting
from matcher.schemas import PostingOut
from matcher.service import Service

router = APIRouter(prefix="/v1/postings", tags=["postings"])

UNREADABLE = (
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
_LOCATION = header("Location", "Where the posting is.") | REPLAYED

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=1000,
        description="The ETag of what is edited, as GET answered it; needed.",
    ),
]


@router.post(
    "",
    operation_id="addPosting",
    summary="Create a posting",
    status_code=201,
    response_class=Response,
    responses=answers(201, PostingOut, "The posting is kept.", _LOCATION)
    | answers(200, PostingOut, "The same posting was kept already.", _LOCATION)
    | work_problems("invalid_request", *PROBLEMS, *UNREADABLE),
    openapi_extra=POSTING_BODY,
)
def add_posting(request: Request, file: PostingFile, service: Working, key: Key = None) -> Response:
    """Send text as JSON, or a file as the multipart part `file` or as the body itself.

    A body declared as application/json is `{"text", "name"}`, or the JSON of one posting as an
    applicant-tracking system gives it. What a file is is told by its content.
    """

    def make() -> Made:
        added = service.add_posting(file.data, file.name)
        location = request.url_for("get_posting", id=added.id).path
        body = posting_out(added.read, service)
        return Made(201 if added.new else 200, body, location, (added.id,))

    return once(service, "addPosting", key, (file.name.encode(), file.data), make)


@router.get(
    "",
    operation_id="listPostings",
    summary="List the kept postings",
    responses=answers(200, PostingList, "One page.")
    | work_problems("invalid_request", "bad_request"),
)
def list_postings(
    service: Working, limit: Limit = 50, cursor: Cursor = None, order: Order = "added"
) -> PostingList:
    """By when they were added."""
    latest = order == "latest"
    listing = f"listPostings {order}"
    found: list[PostingInfo] = []
    following = None
    for info, here in documents_from(service, listing, cursor, service.postings, latest=latest):
        if len(found) == limit:
            following = here()
            break
        found.append(PostingInfo.of(info, _title(info.id, service)))
    return PostingList(postings=found, total=len(service.postings), next_cursor=following)


@router.get(
    "/{id}",
    operation_id="getPosting",
    summary="What was understood of a posting",
    responses=answers(200, PostingOut, "Its requirements, in its own order, as edited.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_posting(id: DocumentId, response: Response, service: Working) -> PostingOut:
    """Title and requirements, with their places in the document and what each counts for."""
    found = posting_out(service.posting(id), service)
    response.headers["ETag"] = tag_of(found)
    return found


@router.patch(
    "/{id}",
    operation_id="editPosting",
    summary="Edit what requirements count for",
    responses=answers(200, PostingOut, "The posting as it is now.", ETAG)
    | work_problems(
        "invalid_request",
        "bad_request",
        "unknown_document",
        "precondition_required",
        "precondition_failed",
    ),
    openapi_extra=json_body(examples_more.EDIT_REQUESTS),
)
def edit_posting(
    id: DocumentId,
    edit: PostingEdit,
    response: Response,
    service: Working,
    if_match: IfMatch = None,
) -> PostingOut:
    """Level, weight and must-have of requirements, by their numbers.

    The edits are kept beside what was understood of the posting, and count wherever it is matched
    or ranked by its id. What a request says of weights goes before them.
    """
    before = service.posting(id)
    edits = service.desk.edits.of(before.document.id)
    insist(if_match, tag_of(posting_out(before, service)))
    found = posting_out(service.edit_posting(id, edit.changes, edits.revision), service)
    response.headers["ETag"] = tag_of(found)
    return found


@router.delete(
    "/{id}",
    operation_id="deletePosting",
    summary="Erase a posting",
    responses=answers(200, ReceiptOut, "What was erased.", example="PostingReceipt")
    | work_problems("invalid_request", "unknown_document"),
)
def delete_posting(id: DocumentId, service: Working) -> ReceiptOut:
    """Its text, its requirements, their vectors, its edits and its feedback are gone afterwards."""
    return ReceiptOut.of(service.remove_posting(id))


def posting_out(read: ReadPosting, service: Service) -> PostingOut:
    """What is answered of a posting that may be kept."""
    edits = service.desk.edits.of(read.document.id)
    return PostingOut.of(read.posting, [number for number, _ in edits.by_number])


def _title(id: str, service: Service) -> str:
    try:
        return next((passage.context for passage in service.postings.passages(id)), "")
    except UnknownDocument:  # erased meanwhile
        return ""
