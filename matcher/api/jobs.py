"""Batch jobs: an archive of resumes that is read in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from matcher.api.arriving import Arrived, arrive
from matcher.api.documented import (
    ARCHIVE_BODY,
    REPLAYED,
    answers,
    header,
    work_problems,
)
from matcher.api.faults import Busy
from matcher.api.job_bodies import FailureList, FailureOut, JobId, JobList, JobOut
from matcher.api.once import PROBLEMS, Key, Made, once
from matcher.api.paging import Cursor, Limit, page_of
from matcher.api.turns import opened
from matcher.desk.job import Callback, Failure, Job, State
from matcher.service import Service
from matcher.webhooks.addresses import target
from matcher.webhooks.signing import check_secret, new_secret
from matcher.withheld import unnamed_file

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

ARCHIVES = 100  # of jobs that wait, run or are paused: each keeps a file on the disk

# No turn is taken: making and asking of jobs is quick, and the work is the worker's.
Opened = Annotated[Service, Depends(opened)]
Blind = Annotated[bool, Query(description="Name items by their kinds alone: they name people.")]
CallbackUrl = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=2000,
        description="Where to POST a signed message when the job has ended: a public https URL.",
    ),
]
CallbackSecret = Annotated[
    str | None,
    Header(
        alias="X-Callback-Secret",
        max_length=200,
        description="What to sign it with (Standard Webhooks: whsec_ and base64); one is made "
        "where none is given.",
    ),
]


@router.post(
    "",
    operation_id="addJob",
    summary="Read an archive of resumes in the background",
    status_code=202,
    response_class=Response,
    responses=answers(
        202,
        JobOut,
        "The archive is there, and its turn will come.",
        header("Location", "Where the job is.") | REPLAYED,
        example="JobNew",
    )
    | work_problems(
        *("invalid_request", "bad_request", "empty_document", "unknown_type"),
        *("too_large", "too_slow", *PROBLEMS),
    ),
    openapi_extra=ARCHIVE_BODY,
)
async def add_job(
    request: Request,
    service: Opened,
    key: Key = None,
    callback_url: CallbackUrl = None,
    callback_secret: CallbackSecret = None,
) -> Response:
    """Send a zip or a tar (gz, bz2, xz) as the body, or as the multipart part `file`.

    Documents, tables and archives in it are read one by one; one that fails stops no other. The
    archive is erased when the job ends. A job goes on after a restart of the server.
    """
    await run_in_threadpool(_insist_on_room, service)
    callback = await run_in_threadpool(_callback, callback_url, callback_secret, service)
    arrived = await arrive(request, service)
    told = (callback_url, callback_secret)
    return await run_in_threadpool(_made, request, arrived, callback, told, key, service)


@router.get(
    "",
    operation_id="listJobs",
    summary="List the jobs",
    responses=answers(200, JobList, "One page.") | work_problems("invalid_request", "bad_request"),
)
def list_jobs(service: Opened, limit: Limit = 50, cursor: Cursor = None) -> JobList:
    """The latest first. Jobs that ended are forgotten after 30 days."""
    found, following = page_of(service, "listJobs", cursor, limit, service.desk.jobs.page)
    return JobList(jobs=[JobOut.of(job) for job in found], next_cursor=following)


@router.get(
    "/{id}",
    operation_id="getJob",
    summary="How far a job is",
    responses=answers(200, JobOut, "The job.") | work_problems("invalid_request", "unknown_job"),
)
def get_job(id: JobId, service: Opened) -> JobOut:
    """Its state and its counts."""
    return JobOut.of(service.desk.jobs.get(id))


@router.get(
    "/{id}/failures",
    operation_id="listJobFailures",
    summary="What a job could not add",
    responses=answers(200, FailureList, "One page.")
    | work_problems("invalid_request", "bad_request", "unknown_job"),
)
def list_failures(
    id: JobId, service: Opened, limit: Limit = 50, cursor: Cursor = None, blind: Blind = False
) -> FailureList:
    """Each item by its own name, with the code and the sentence that an upload would answer.

    A blind reader is told an item's kind alone. The job itself keeps the name of its archive, which
    is the sender's and no candidate's.
    """

    def ask(after: int | None, most: int) -> tuple[int, list[Failure]]:
        return service.desk.jobs.failures(id, after or 0, most)

    found, following = page_of(service, f"listJobFailures {id}", cursor, limit, ask)
    if blind:
        found = [replace(one, name=unnamed_file(one.name)) for one in found]
    return FailureList(failures=[FailureOut.of(one) for one in found], next_cursor=following)


def _acting(name: str, summary: str, wanted: State, told: str) -> None:
    """A route that asks something of a job."""

    def act(id: JobId, service: Opened) -> JobOut:
        return JobOut.of(service.worker.ask(id, wanted))

    act.__doc__ = told
    act.__name__ = f"{name}_job"
    router.post(
        f"/{{id}}/{name}",
        operation_id=f"{name}Job",
        summary=summary,
        responses=answers(200, JobOut, "The job as it is now.")
        | work_problems("invalid_request", "unknown_job", "job_state", "too_large", "too_slow"),
    )(act)


_acting(
    "pause",
    "Pause a job",
    State.PAUSED,
    "One that runs stops at its next item; `wanted` says so until then.",
)
_acting(
    "resume",
    "Let a paused job go on",
    State.QUEUED,
    "It passes over what it has read already, and goes on from there.",
)
_acting(
    "cancel",
    "End a job before its end",
    State.CANCELLED,
    "What it has added stays; its archive is erased.",
)


@router.delete(
    "/{id}",
    operation_id="deleteJob",
    summary="Forget a job",
    status_code=204,
    responses=work_problems("invalid_request", "unknown_job", "job_state"),
)
def delete_job(id: JobId, service: Opened) -> None:
    """A job that has ended, with the names of the items that failed. What it added stays."""
    service.desk.jobs.remove(id)


def _insist_on_room(service: Service) -> None:
    """Raise `Busy` while as many archives as may be are waiting to be read."""
    if len(service.desk.jobs.files()) >= ARCHIVES:
        raise Busy(
            f"{ARCHIVES} archives wait or are paused. Try again when one of them was read, or "
            "cancel one."
        )


def _callback(url: str | None, secret: str | None, service: Service) -> Callback | None:
    """Who is to be told. Raises `BadRequest` for an address that may not be, or for no secret."""
    if url is None:
        return None
    target(url, service.batches.networks)
    if secret is not None:
        check_secret(secret)
    return Callback(url, secret or new_secret())


def _made(
    request: Request,
    arrived: Arrived,
    callback: Callback | None,
    told: tuple[str | None, str | None],
    key: str | None,
    service: Service,
) -> Response:
    """The job, made once for a `key`; `told` are address and secret as they were sent."""

    def make() -> Made:
        job = service.worker.add(arrived.name, arrived.file, callback)
        taken.append(job)
        location = request.url_for("get_job", id=job.id).path
        return Made(202, JobOut.of(job, new=True), location, (job.id,))

    taken: list[Job] = []
    asked = (arrived.name.encode(), arrived.digest, *((one or "").encode() for one in told))
    try:
        return once(service, "addJob", key, asked, make)
    finally:
        if not taken:  # the same request was answered before, or it failed
            arrived.forget()
