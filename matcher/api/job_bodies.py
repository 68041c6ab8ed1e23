"""What the operations on batch jobs answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import Field

from matcher.api.catalog import PROBLEMS
from matcher.desk.job import Callback, Counts, Failure, Job, State
from matcher.schemas import Wire

JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="As it was answered.")]


class CountsOut(Wire):
    """Items handled, of about how many; and how many were added, known already, or failed.

    They stand while a job that was interrupted goes over what it had done.
    """

    done: int
    total: int = Field(description="A guess until the archive was read to its end.")
    added: int
    known: int
    failed: int

    @classmethod
    def of(cls, counts: Counts) -> CountsOut:
        """The wire form of `counts`."""
        return cls(
            done=counts.done,
            total=counts.total,
            added=counts.added,
            known=counts.known,
            failed=counts.failed,
        )


class CallbackOut(Wire):
    """Who is told that the job has ended; `state` is pending, delivered or failed."""

    url: str
    state: str
    secret: str | None = Field(
        description="What the message is signed with; answered once, when the job is made."
    )

    @classmethod
    def of(cls, callback: Callback, *, new: bool) -> CallbackOut:
        """The wire form of `callback`; that of a `new` job has its secret."""
        secret = callback.secret if new else None
        return cls(url=callback.url, state=callback.told, secret=secret)


class ReasonOut(Wire):
    """Why a job failed as a whole: a stable code, and what it means."""

    code: str
    detail: str


class JobOut(Wire):
    """A batch job. `revision` grows with every change; `wanted` is a state on its way."""

    id: str
    name: str = Field(description="The archive's.")
    bytes: int
    state: State
    wanted: State | None
    revision: int
    created_at: str = Field(description="ISO 8601, UTC.")
    updated_at: str = Field(description="ISO 8601, UTC.")
    counts: CountsOut
    reason: ReasonOut | None
    callback: CallbackOut | None

    @classmethod
    def of(cls, job: Job, *, new: bool = False) -> JobOut:
        """The wire form of `job`; that of a `new` one has its secret."""
        return cls(
            id=job.id,
            name=job.name,
            bytes=job.bytes,
            state=job.state,
            wanted=job.wanted,
            revision=job.revision,
            created_at=job.created_at,
            updated_at=job.updated_at,
            counts=CountsOut.of(job.counts),
            reason=ReasonOut(code=job.code, detail=_meant(job.code)) if job.code else None,
            callback=CallbackOut.of(job.callback, new=new) if job.callback else None,
        )


class JobList(Wire):
    """Some of the jobs, the latest first."""

    jobs: list[JobOut]
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")


class FailureOut(Wire):
    """An item that was not added: its own name in the archive, a stable code, and why."""

    name: str
    code: str
    detail: str

    @classmethod
    def of(cls, failure: Failure) -> FailureOut:
        """The wire form of `failure`."""
        return cls(name=failure.name, code=failure.code, detail=failure.detail)


class FailureList(Wire):
    """Some of the items that a job could not add, in the order in which they were met."""

    failures: list[FailureOut]
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")


def _meant(code: str) -> str:
    row = PROBLEMS.get(code, PROBLEMS["internal"])
    return row.detail
