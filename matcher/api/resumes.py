"""Resumes: upload, list, read, erase."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from matcher.api.bodies import DocumentId, ResumeAdded, ResumeInfo, ResumeList
from matcher.api.documented import RESUME_BODY, answers, header, work_problems
from matcher.api.turns import Working
from matcher.api.uploads import ResumeFile
from matcher.schemas import ResumeOut

router = APIRouter(prefix="/v1/resumes", tags=["resumes"])

_UNREADABLE = (
    "empty_document",
    "encrypted",
    "no_text_layer",
    "nothing_to_quote",
    "reader_crashed",
    "too_large",
    "too_much_memory",
    "too_slow",
    "took_too_long",
    "unknown_type",
    "unreadable",
)
_LOCATION = header("Location", "Where the resume is.")


@router.post(
    "",
    operation_id="addResume",
    summary="Upload a resume",
    status_code=201,
    responses=answers(201, ResumeAdded, "The resume is kept.", _LOCATION)
    | answers(200, ResumeAdded, "The same file was kept already.", _LOCATION, example="ResumeKnown")
    | work_problems("invalid_request", *_UNREADABLE),
    openapi_extra=RESUME_BODY,
)
def add_resume(
    request: Request, response: Response, file: ResumeFile, service: Working
) -> ResumeAdded:
    """Send the file as the multipart part `file`, or as the body itself.

    What it is is told by its content: PDF, DOCX, HTML, plain text, Markdown or JSON Resume. The
    name of a bare body is given by `X-Filename` or `Content-Disposition`. The same bytes again
    add nothing, whatever their name.
    """
    added = service.add_resume(file.data, file.name)
    response.status_code = 201 if added.new else 200
    response.headers["Location"] = request.url_for("get_resume", id=added.id).path
    return ResumeAdded.of(added.read, added.new)


@router.get(
    "",
    operation_id="listResumes",
    summary="List the kept resumes",
    responses=answers(200, ResumeList, "One page.") | work_problems("invalid_request"),
)
def list_resumes(
    service: Working,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> ResumeList:
    """In the order in which they were added."""
    total = len(service.resumes)
    page = islice(service.listing(), offset, offset + limit)
    following = offset + limit
    return ResumeList(
        resumes=[ResumeInfo.of(info) for info in page],
        total=total,
        next_offset=following if following < total else None,
    )


@router.get(
    "/{id}",
    operation_id="getResume",
    summary="What was understood of a resume",
    responses=answers(200, ResumeOut, "Its sections, and the passages that can be quoted.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_resume(id: DocumentId, service: Working) -> ResumeOut:
    """Sections, entries and passages, with their places in the document."""
    read = service.resume(id)
    return ResumeOut.of(read.resume, read.document)


@router.delete(
    "/{id}",
    operation_id="deleteResume",
    summary="Erase a resume",
    status_code=204,
    responses=work_problems("invalid_request", "unknown_document"),
)
def delete_resume(id: DocumentId, service: Working) -> None:
    """Its text, its passages and its vectors are gone afterwards."""
    service.remove(id)
