"""Works off the batch jobs of a desk, one after another, in a thread of its own.

Of all processes that share a data folder one works, held apart by a lock file that the system gives
back when a process dies. Archives are kept in the folder while they are needed, and no longer.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from index.errors import Fault, StoreBusy
from index.store.database import WriterLock
from index.types import Progress
from matcher.desk.counting import INTERNAL, Counting
from matcher.desk.job import ENDED, Callback, Job, State
from matcher.desk.jobs import Jobs
from matcher.webhooks.delivery import Courier, Delivery, Event

FOLDER = "archives"
LOCK = "worker.lock"
KEPT = timedelta(days=30)  # that a job that ended is remembered

_PRUNED = 3600.0  # seconds between two looks for what is to be forgotten
_LOOKED = 2.0  # seconds between two looks for jobs, and for the lock

log = logging.getLogger("matcher.jobs")


class Ingesting(Protocol):
    """Reads an archive into a corpus, item by item; may be stopped and begun again."""

    def __call__(self, archive: Path) -> Iterator[Progress]:
        """One Progress an item."""


class Worker:
    """Takes jobs, and makes, stops and forgets them. Threads may share it."""

    def __init__(
        self,
        jobs: Jobs,
        folder: Path | None,
        ingest: Ingesting,
        courier: Callable[[], Courier] = Courier,
        prune: Callable[[], None] = lambda: None,
    ) -> None:
        """Archives and the lock stand in `folder`; None: in one that goes with the process.

        `courier` makes what tells others that a job has ended, when the first is to be told.
        `prune` erases what else of the desk has had its time; it is asked every hour.
        """
        self._jobs = jobs
        self._folder = folder
        self._ingest = ingest
        self._new_courier = courier
        self._prune_desk = prune
        self._pruned = float("-inf")
        self._courier: Courier | None = None
        self._temporary: TemporaryDirectory[str] | None = None
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    # ---- what a door asks

    @property
    def archives(self) -> Path:
        """The folder in which archives are kept, made if it is not there."""
        with self._lock:
            if self._folder is None and self._temporary is None:
                self._temporary = TemporaryDirectory(prefix="matcher-")
            parent = self._folder or Path(self._temporary.name if self._temporary else "")
            there = parent / FOLDER
            there.mkdir(mode=0o700, parents=True, exist_ok=True)
            return there

    def add(self, name: str, archive: Path, callback: Callback | None = None) -> Job:
        """A job for `archive`, a file in `archives`, that is called `name`."""
        size = archive.stat().st_size
        job = self._jobs.add(uuid.uuid4().hex, name, size, archive.name, callback)
        self.start()
        return job

    def ask(self, id: str, wanted: State) -> Job:
        """See `Jobs.ask`; what is cancelled before it runs is told at once."""
        job = self._jobs.ask(id, wanted)
        if job.state in ENDED:
            self._clear(job)
        self.start()
        return job

    def start(self) -> None:
        """Have the thread run, and look for jobs."""
        with self._lock:
            if self._thread is None and not self._ending.is_set():
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
        self._wake.set()

    def close(self, seconds: float = 30.0) -> None:
        """Stop: a job that runs is queued again. Waits for its present item, `seconds` at most."""
        self._ending.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(seconds)
        if self._courier is not None:
            self._courier.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    # ---- the thread

    def _run(self) -> None:
        lock = WriterLock(None if self._folder is None else self._folder / LOCK, 0.0)
        try:
            while not self._ending.is_set():
                with suppress(StoreBusy), lock.held():
                    self._work()
                self._ending.wait(_LOOKED)  # another process works, or the desk could not be read
        finally:
            lock.close()

    def _work(self) -> None:
        """As the one worker: take jobs until the end."""
        try:
            self._recover()
            while not self._ending.is_set():
                self._prune()
                job = self._jobs.take()
                if job is not None:
                    self._clear(self._done(job))
                    continue
                self._wake.wait(_LOOKED)
                self._wake.clear()
        except Exception as error:  # noqa: BLE001 - the desk is out of reach: it is tried again
            log.error("jobs stand still: %s", type(error).__name__)  # noqa: TRY400

    def _recover(self) -> None:
        if self._jobs.recover():
            log.info("a job that was interrupted goes on")
        needed = self._jobs.files()
        for file in self.archives.iterdir():
            old = time.time() - file.stat().st_mtime > 3600  # or it may be arriving just now
            if file.name not in needed and old:
                file.unlink(missing_ok=True)
        for job in self._jobs.untold():
            self._tell(job)

    def _prune(self) -> None:
        """Forget what has had its time."""
        if time.monotonic() - self._pruned < _PRUNED:
            return
        self._pruned = time.monotonic()
        self._jobs.prune((datetime.now(UTC) - KEPT).isoformat(timespec="milliseconds"))
        self._prune_desk()

    def _done(self, job: Job) -> Job:
        """Work a job off; gives what became of it."""
        try:
            state = self._read(job, self.archives / (job.file or ""))
        except Fault as fault:
            log.warning("a job failed: %s", fault.code)
            return self._jobs.end(job.id, State.FAILED, fault.code, None)
        except Exception as error:  # noqa: BLE001 - the wall: its words may quote a document
            log.error("a job failed: %s", type(error).__name__)  # noqa: TRY400
            return self._jobs.end(job.id, State.FAILED, INTERNAL, None)
        return self._jobs.end(job.id, state)

    def _read(self, job: Job, archive: Path) -> State:
        """Read the archive to its end, or to where a door or the end of the process stops it."""
        counted = Counting(job)
        wanted: State | None = None
        steps = self._ingest(archive)
        try:
            for step in steps:
                counted.take(step)
                if counted.due:
                    wanted = counted.tell(self._jobs)
                if counted.safe and (wanted is not None or self._ending.is_set()):
                    break
        finally:
            _close(steps)
            asked = counted.tell(self._jobs)
        if not counted.ended and wanted is None and self._ending.is_set():
            return State.QUEUED
        return wanted or (asked if asked is State.CANCELLED else None) or State.FINISHED

    # ---- afterwards

    def _clear(self, job: Job) -> None:
        """Throw away the archive of a job that ended, and tell whoever wants to know."""
        if job.state not in ENDED:
            return
        if job.file is not None:
            (self.archives / job.file).unlink(missing_ok=True)
            self._jobs.forget_file(job.id)
        self._tell(job)

    def _tell(self, job: Job) -> None:
        callback = job.callback
        if callback is None or callback.told != "pending":
            return
        with self._lock:
            if self._courier is None:
                self._courier = self._new_courier()

        def done(delivery: Delivery) -> None:
            with suppress(Fault):  # the desk is closed: the next process tells it again
                self._jobs.told(job.id, "delivered" if delivery.delivered else "failed")

        self._courier.send(event_of(job), callback.url, callback.secret, done)


def event_of(job: Job) -> Event:
    """That a job has ended, as it is told: counts and ids, and no name of anything."""
    c = job.counts
    counts = {
        "done": c.done,
        "total": c.total,
        "added": c.added,
        "known": c.known,
        "failed": c.failed,
    }
    at = datetime.fromisoformat(job.updated_at).timestamp()
    data = {"id": job.id, "state": job.state.value, "counts": counts}
    return Event(f"{job.id}_{job.state.value}", "job.ended", at, data)


def _close(steps: Iterator[Progress]) -> None:
    close = getattr(steps, "close", None)
    if close is not None:
        close()
