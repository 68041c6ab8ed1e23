"""Resumes: upload, list, read, erase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from index.corpus import DocumentInfo
from index.errors import Fault
from matcher.api import examples_more
from matcher.api.answers import problem_of_fault
from matcher.api.blinding import Unnamed
from matcher.api.bodies import DocumentId
from matcher.api.documented import (
    REPLAYED,
    RESUME_BODY,
    answers,
    header,
    json_body,
    plain_answer,
    work_problems,
)
from matcher.api.filters import MOST, Day, Degree, WhereIn, Word, Years, where_of
from matcher.api.images import Blind
from matcher.api.once import PROBLEMS, Key, Made, once
from matcher.api.paging import Cursor, Limit, Order, documents_from
from matcher.api.parts import ResumeFiles
from matcher.api.resume_bodies import (
    ReceiptOut,
    ResumeAdded,
    ResumeEdit,
    ResumeInfo,
    ResumeList,
    TagsOut,
    UploadOut,
    UploadsOut,
    VersionsOut,
)
from matcher.api.turns import Working
from matcher.api.uploads import Upload
from matcher.errors import BadRequest
from matcher.schemas import ResumeOut
from matcher.service import Service
from matcher.tags import tags_of
from matcher.withheld import blinded_resume, masked

router = APIRouter(prefix="/v1/resumes", tags=["resumes"])

UNREADABLE = (
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
_LOCATION = header("Location", "Where the resume is.") | REPLAYED


@router.post(
    "",
    operation_id="addResume",
    summary="Upload a resume, or several",
    status_code=201,
    response_class=Response,
    responses=answers(201, ResumeAdded, "The resume is kept.", _LOCATION)
    | answers(200, ResumeAdded, "The same file was kept already.", _LOCATION, example="ResumeKnown")
    | answers(207, UploadsOut, "Several files were sent: what became of each.", REPLAYED)
    | work_problems("invalid_request", "bad_request", *PROBLEMS, *UNREADABLE),
    openapi_extra=RESUME_BODY,
)
def add_resume(
    request: Request,
    files: ResumeFiles,
    service: Working,
    key: Key = None,
    tag: Annotated[list[Word], Query(max_length=MOST, description="To give to each.")] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Send the file as the multipart part `file`, or as the body itself.

    What it is is told by its content: PDF, DOCX, ODT, RTF, HTML, plain text, Markdown or JSON
    Resume. The name of a bare body is given by `X-Filename` or `Content-Disposition`. The same
    bytes again add nothing, whatever their name.

    Several parts `file` (20 at most, together no larger than one file may be) are answered by 207
    with a result each; one that fails stops no other. For more of them, make a job. Each is given
    the tags `tag`.
    """
    tags = tags_of(tag)

    def make() -> Made:
        if len(files) == 1:
            return _added(request, files[0], service, tags)
        results = [_result(request, file, service, tags) for file in files]
        about = tuple(one.resume.id for one in results if one.resume)
        return Made(207, UploadsOut(results=results), about=about)

    asked = [part for file in files for part in (file.name.encode(), file.data)]
    asked += [one.encode() for one in tags]
    return once(service, "addResume", key, asked, make)


@router.get(
    "",
    operation_id="listResumes",
    summary="List the kept resumes",
    responses=answers(200, ResumeList, "One page.")
    | work_problems("invalid_request", "bad_request"),
)
def list_resumes(
    service: Working,
    limit: Limit = 50,
    cursor: Cursor = None,
    name: Annotated[
        str | None, Query(min_length=1, max_length=100, description="The file's name has it.")
    ] = None,
    added_from: Annotated[Day | None, Query(description="Added on this day or later.")] = None,
    added_to: Annotated[Day | None, Query(description="Added on this day or before.")] = None,
    degree: Annotated[
        Degree | None, Query(description="A finished degree of this rank or higher.")
    ] = None,
    years: Annotated[
        Years | None, Query(description="So many years in dated jobs, together.")
    ] = None,
    skill: Annotated[
        list[Word], Query(max_length=MOST, description="Named somewhere; all that are given.")
    ] = [],  # noqa: B006 - FastAPI copies it
    language: Annotated[
        list[Word], Query(max_length=MOST, description="Spoken; all that are given.")
    ] = [],  # noqa: B006 - FastAPI copies it
    location: Annotated[
        list[Word], Query(max_length=MOST, description="Where it says to be; one that is given.")
    ] = [],  # noqa: B006 - FastAPI copies it
    tag: Annotated[
        list[Word], Query(max_length=MOST, description="That it was given; one that is given.")
    ] = [],  # noqa: B006 - FastAPI copies it
    order: Order = "added",
    blind: Unnamed = False,
) -> ResumeList:
    """Those that pass all filters, by when they were added.

    A blind listing has no filter by `name`: who it finds would be told by being found.
    """
    if blind and name is not None:
        raise BadRequest("a blind listing cannot be filtered by name. Leave out name, or blind.")
    having = WhereIn(
        degree=degree,
        years=years,
        skills=skill,
        languages=language,
        locations=location,
        tags=tag,
        added_from=added_from,
        added_to=added_to,
    )
    listing = f"listResumes {[name, order]!r} {having.model_dump_json()}"
    where = where_of(having.model_copy(update={"added_from": None, "added_to": None}))
    chosen = None if where is None else service.having(where)
    found: list[DocumentInfo] = []
    following = None
    latest = order == "latest"
    for info, here in documents_from(service, listing, cursor, service.resumes, latest=latest):
        passes = _passes(info, name, added_from, added_to)
        if not passes or (chosen is not None and info.id not in chosen):
            continue
        if len(found) == limit:
            following = here()
            break
        found.append(info)
    newest = service.superseded()
    tags = service.resumes.tags_of([info.id for info in found])
    told = [
        ResumeInfo.of(info, newest.get(info.id), tags.get(info.id, ()), blind=blind)
        for info in found
    ]
    return ResumeList(resumes=told, total=len(service.resumes), next_cursor=following)


@router.get(
    "/{id}",
    operation_id="getResume",
    summary="What was understood of a resume",
    responses=answers(200, ResumeOut, "Its sections, and the passages that can be quoted.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_resume(id: DocumentId, service: Working, blind: Unnamed = False) -> ResumeOut:
    """Sections, entries and passages, with their places in the document.

    A blind answer masks who the resume is of, and has neither a location nor the entries among
    contact lines and references.
    """
    read = service.resume(id)
    if blind:
        return ResumeOut.of(*blinded_resume(read.resume, read.document))
    return ResumeOut.of(read.resume, read.document)


@router.get(
    "/{id}/text",
    operation_id="getResumeText",
    summary="The text of a resume",
    response_class=Response,
    responses=plain_answer("Its text as it was read.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_text(id: DocumentId, service: Working, blind: Blind = True) -> Response:
    """Places in other answers are characters of this text. `blind` masks who it is of."""
    sheet = service.sheet(id)
    text = masked(sheet.document.text, sheet.withheld) if blind else sheet.document.text
    return Response(text.encode(), media_type="text/plain; charset=utf-8")


@router.get(
    "/{id}/versions",
    operation_id="getResumeVersions",
    summary="The versions of a resume",
    responses=answers(200, VersionsOut, "All of them, the resume itself among them.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_versions(id: DocumentId, service: Working) -> VersionsOut:
    """Of a person's resumes the newest alone is ranked, unless a ranking asks for `versions`."""
    newest, *older = service.versions(id)
    return VersionsOut(newest=newest, versions=[*reversed(older), newest])


@router.patch(
    "/{id}",
    operation_id="editResume",
    summary="Give tags to a resume, or take them away",
    responses=answers(200, TagsOut, "The tags that it has now.")
    | work_problems("invalid_request", "bad_request", "unknown_document"),
    openapi_extra=json_body(examples_more.TAG_REQUESTS),
)
def edit_resume(id: DocumentId, edit: ResumeEdit, service: Working) -> TagsOut:
    """Asking twice changes nothing more; what others did meanwhile stays.

    Tags are for filters: no score depends on them. They are erased with the resume.
    """
    found = service.resumes.resolve(id)
    (tags,) = service.tag([found], edit.add_tags, edit.remove_tags)
    return TagsOut(id=found, tags=list(tags))


@router.delete(
    "/{id}",
    operation_id="deleteResume",
    summary="Erase a resume",
    responses=answers(200, ReceiptOut, "What was erased.")
    | work_problems("invalid_request", "unknown_document"),
)
def delete_resume(id: DocumentId, service: Working) -> ReceiptOut:
    """Its text, its passages, its vectors and the feedback on it are gone afterwards.

    The receipt says what there was, and not of whom.
    """
    return ReceiptOut.of(service.remove(id))


def _added(request: Request, file: Upload, service: Service, tags: Sequence[str]) -> Made:
    added = service.add_resume(file.data, file.name, tags)
    location = request.url_for("get_resume", id=added.id).path
    has = service.resumes.tags_of([added.id]).get(added.id, ())
    body = ResumeAdded.of(added.read, added.new, has)
    return Made(201 if added.new else 200, body, location, (added.id,))


def _result(request: Request, file: Upload, service: Service, tags: Sequence[str]) -> UploadOut:
    try:
        made = _added(request, file, service, tags)
    except Fault as fault:
        problem = problem_of_fault(fault, request.state.request_id)
        return UploadOut(name=file.name, status=problem.status, resume=None, problem=problem)
    resume = ResumeAdded.model_validate(made.body)
    return UploadOut(name=file.name, status=made.status, resume=resume, problem=None)


def _passes(info: DocumentInfo, name: str | None, first: str | None, last: str | None) -> bool:
    day = info.added_at[:10]
    named = (name or "").casefold() in info.name.casefold()
    return named and (first or "") <= day <= (last or "9999-12-31")
