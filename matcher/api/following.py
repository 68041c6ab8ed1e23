"""Batch jobs followed: server-sent events, as long as there is something to tell and a right to it.

A stream takes no place of others: it holds no turn and keeps no tenant open, is counted by itself,
and ends when its key does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from index.errors import Fault
from matcher.api.admission import Gate
from matcher.api.documented import STREAM, work_problems
from matcher.api.job_bodies import JobId, JobOut
from matcher.api.turns import opened, tenant_of
from matcher.desk.job import ENDED, Job
from matcher.service import Service
from matcher.tenants import Tenants

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

HEARTBEAT = 15.0  # seconds after which a stream says that it is still there
LOOKED = 0.5  # seconds between two looks at a job that is streamed
LONGEST = 3600.0  # seconds of a stream; its reader comes back with Last-Event-ID

Opened = Annotated[Service, Depends(opened, scope="function")]  # until the stream begins
LastEventId = Annotated[
    str | None,
    Header(alias="Last-Event-ID", max_length=20, description="Of the event that came last."),
]
Look = Callable[[], Job | None]


@router.get(
    "/{id}/events",
    operation_id="followJob",
    summary="Follow a job",
    response_class=Response,
    responses=STREAM | work_problems("invalid_request", "unknown_job"),
)
def follow_job(
    request: Request, id: JobId, service: Opened, last_event_id: LastEventId = None
) -> Response:
    """Server-sent events: `progress` with the job whenever it changed, then `end` with it.

    The id of an event is the job's revision; who comes back with `Last-Event-ID` is told what is
    new. A comment every 15 seconds keeps the line open. A key may have 16 of these open at once,
    beside its other requests; they end when it does.
    """
    service.desk.jobs.get(id)
    known = int(last_event_id) if last_event_id and last_event_id.isdecimal() else 0
    gate: Gate = request.app.state.gate
    key = request.state.key
    look = _look(id, tenant_of(request), request.app.state.tenants)
    return StreamingResponse(
        _events(known, look, lambda: gate.stands(key)),
        headers={"X-Accel-Buffering": "no"},
        media_type="text/event-stream",
    )


def _look(id: str, tenant: str, tenants: Tenants) -> Look:
    """How the job is read; None while its tenant is closed: nothing of it is at work then."""

    def look() -> Job | None:
        service = tenants.take_open(tenant)
        if service is None:
            return None
        try:
            return service.desk.jobs.get(id)
        finally:
            tenants.give_back(tenant)

    return look


async def _events(known: int, look: Look, stands: Callable[[], bool]) -> AsyncIterator[bytes]:
    """The job each time that it has changed since `known`, until it ended or no more `stands`."""
    silent = lasted = 0.0
    with suppress(Fault):  # it was removed meanwhile, or the server ends
        while lasted < LONGEST and stands():
            job = await run_in_threadpool(look)
            if job and (job.revision > known or job.state in ENDED):
                known, silent = job.revision, 0.0
                yield _event("end" if job.state in ENDED else "progress", job)
                if job.state in ENDED:
                    return
            elif silent >= HEARTBEAT:
                silent = 0.0
                yield b": still there\n\n"
            await asyncio.sleep(LOOKED)
            silent, lasted = silent + LOOKED, lasted + LOOKED


def _event(kind: str, job: Job) -> bytes:
    data = JobOut.of(job).model_dump_json()
    return f"id: {job.revision}\nevent: {kind}\ndata: {data}\n\n".encode()
