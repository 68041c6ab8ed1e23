r"""Batch jobs: an archive of resumes that is read in the background, and how far it has come.

::

    queued -> running -> finished | failed
       ^  \      |  \
       |   v     v   v
       +-- paused  cancelled

A job that was running when its process ended is queued again by the next: sources that were read
are known by then, and cost next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (State.FINISHED, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items were handled, of about how many; new ones, known ones, and those that failed.

    They stand while a job that was interrupted goes over what it had done before.
    """

    done: int = 0
    total: int = 0
    added: int = 0
    known: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Callback:
    """Where to tell that a job has ended, and by which secret; `told`: whether that was done."""

    url: str
    secret: str = field(repr=False)
    told: str = "pending"  # pending, delivered or failed


@dataclass(frozen=True, slots=True)
class Job:
    """A batch job. `revision` grows with each change; `bytes` is the size of its archive.

    `wanted` is a state that was asked for and is not reached yet. `code` and `detail` say why it
    failed as a whole. Times are ISO 8601 in UTC.
    """

    id: str
    name: str
    bytes: int
    state: State
    revision: int
    created_at: str
    updated_at: str
    counts: Counts
    wanted: State | None = None
    code: str | None = None
    detail: str | None = None
    callback: Callback | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that was not added: its own name, a stable code, and a sentence."""

    name: str
    code: str
    detail: str
