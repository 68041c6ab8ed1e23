"""The jobs of a desk: made, read, steered by their owners, and told of by their worker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import apsw

from matcher.desk.answers import FORGET_ABOUT
from matcher.desk.database import Database
from matcher.desk.job import ENDED, Callback, Counts, Failure, Job, State
from matcher.errors import JobState, UnknownJob

FAILURES = 10_000  # failures that a job remembers by name; all of them are counted
_LEADS = {  # what may be asked for, from where it may be
    State.PAUSED: (State.QUEUED, State.RUNNING, State.PAUSED),
    State.QUEUED: (State.PAUSED, State.QUEUED, State.RUNNING),
    State.CANCELLED: (State.QUEUED, State.RUNNING, State.PAUSED, State.CANCELLED),
}


class Jobs:
    """The jobs of a desk, in the order in which they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ---- making and reading

    def add(self, id: str, name: str, size: int, file: str, callback: Callback | None) -> Job:
        """A new job, queued. `file` is the name of its archive in the folder of archives."""
        url, secret = (callback.url, callback.secret) if callback else (None, None)
        with self._database.writing() as db:
            db.execute(
                """INSERT INTO jobs (id, name, bytes, file, state, revision, created_at,
                    updated_at, done, total, added, known, failed, callback_url, callback_secret,
                    callback_state)
                VALUES (?1, ?2, ?3, ?4, 'queued', 1, ?5, ?5, 0, 0, 0, 0, 0, ?6, ?7, ?8)""",
                (id, name, size, file, _now(), url, secret, callback.told if callback else None),
            )
            return _get(db, id)

    def get(self, id: str) -> Job:
        """A job by its id. Raises `UnknownJob`."""
        with self._database.reading() as db:
            return _get(db, id)

    def page(self, before: int | None, most: int) -> tuple[int, list[Job]]:
        """Up to `most` jobs made before the one at place `before`, the latest first.

        None begins at the latest. Gives the place of the last, to go on from.
        """
        query = f"""SELECT seq, {_COLUMNS} FROM jobs WHERE ?1 IS NULL OR seq < ?1
            ORDER BY seq DESC LIMIT ?2"""  # noqa: S608 - a constant
        with self._database.reading() as db:
            rows: list[Any] = db.execute(query, (before, most)).fetchall()
        return (int(rows[-1][0]) if rows else 0), [_made(row[1:]) for row in rows]

    def failures(self, id: str, after: int, most: int) -> tuple[int, list[Failure]]:
        """Up to `most` failures of a job behind place `after`; the place of the last.

        Raises `UnknownJob`.
        """
        with self._database.reading() as db:
            number = _number(db, id)
            query = """SELECT seq, name, code, detail FROM failures
                WHERE job_seq = ? AND seq > ? ORDER BY seq LIMIT ?"""
            rows: list[Any] = db.execute(query, (number, after, most)).fetchall()
        return (int(rows[-1][0]) if rows else after), [Failure(*row[1:]) for row in rows]

    def remove(self, id: str) -> None:
        """Erase a job that has ended, with its failures and the answer that it was made with.

        Raises `UnknownJob`, `JobState`.
        """

        def delete(db: apsw.Connection) -> None:
            job = _get(db, id)
            if job.state not in ENDED:
                raise JobState(f"the job is {job.state}; cancel it before it is removed.")
            db.execute(FORGET_ABOUT, (id,))
            db.execute("DELETE FROM jobs WHERE id = ?", (id,))

        self._database.erase(delete)

    # ---- what its owner asks for

    def ask(self, id: str, wanted: State) -> Job:
        """Have a job paused, queued again or cancelled; one that runs gets there at its next item.

        Asking for what is so changes nothing. Raises `UnknownJob`; `JobState` if it cannot be.
        """
        with self._database.writing() as db:
            job = _get(db, id)
            if job.state not in _LEADS[wanted]:
                raise JobState(f"the job is {job.state}, and cannot be {wanted} any more.")
            if job.state is State.RUNNING:
                asked = None if wanted is State.QUEUED else wanted
                if asked is not job.wanted:
                    _set(db, id, wanted=asked and asked.value)
            elif job.state is not wanted:
                _set(db, id, state=wanted.value, wanted=None)
            return _get(db, id)

    # ---- what its worker tells

    def recover(self) -> int:
        """Queue again what a process left running; gives how many. For the one worker alone."""
        with self._database.writing() as db:
            query = "SELECT id, wanted FROM jobs WHERE state = 'running'"
            found: list[Any] = db.execute(query).fetchall()
            for id, wanted in found:
                _set(db, id, state=wanted or State.QUEUED.value, wanted=None)
        return len(found)

    def take(self) -> Job | None:
        """The first queued job, running from now on; None if there is none."""
        with self._database.reading() as db:  # nothing is locked as long as there is none
            if db.execute("SELECT 1 FROM jobs WHERE state = 'queued'").fetchone() is None:
                return None
        with self._database.writing() as db:
            query = "SELECT id FROM jobs WHERE state = 'queued' ORDER BY seq LIMIT 1"
            row = db.execute(query).fetchone()
            if row is None:
                return None
            _set(db, str(row[0]), state=State.RUNNING.value, code=None, detail=None)
            return _get(db, str(row[0]))

    def tell(
        self, id: str, counts: Counts, failures: Sequence[Failure], *, anew: bool = False
    ) -> State | None:
        """How far it has come, and what failed since; gives the state that is asked for, if any.

        `anew`: what failed takes the place of what was told before.
        """
        c = counts
        with self._database.writing() as db:
            _set(db, id, done=c.done, total=c.total, added=c.added, known=c.known, failed=c.failed)
            number = _number(db, id)
            if anew:
                db.execute("DELETE FROM failures WHERE job_seq = ?", (number,))
            room = FAILURES - (c.failed - len(failures))
            db.executemany(
                "INSERT INTO failures (job_seq, name, code, detail) VALUES (?, ?, ?, ?)",
                [(number, f.name, f.code, f.detail) for f in failures[: max(0, room)]],
            )
            return _get(db, id).wanted

    def end(self, id: str, state: State, code: str | None = None, detail: str | None = None) -> Job:
        """It has come to `state`; `code` and `detail` say why it failed as a whole."""
        with self._database.writing() as db:
            _set(db, id, state=state.value, wanted=None, code=code, detail=detail)
            return _get(db, id)

    def forget_file(self, id: str) -> None:
        """Its archive is gone."""
        with self._database.writing() as db:
            db.execute("UPDATE jobs SET file = NULL WHERE id = ?", (id,))

    def files(self) -> set[str]:
        """The archives that jobs still need."""
        with self._database.reading() as db:
            query = "SELECT file FROM jobs WHERE file IS NOT NULL"
            return {str(file) for (file,) in db.execute(query)}

    def owing(self) -> bool:
        """Whether there is anything to do: a job to work off, or its end to be told."""
        query = """SELECT 1 FROM jobs WHERE state IN ('queued', 'running')
            OR (callback_state = 'pending' AND state IN ('finished', 'failed', 'cancelled'))"""
        with self._database.reading() as db:
            return db.execute(query).fetchone() is not None

    def untold(self) -> list[Job]:
        """The jobs that have ended and of which that is still to be told."""
        query = f"""SELECT {_COLUMNS} FROM jobs WHERE callback_state = 'pending'
            AND state IN ('finished', 'failed', 'cancelled') ORDER BY seq"""  # noqa: S608
        with self._database.reading() as db:
            return [_made(row) for row in db.execute(query)]

    def told(self, id: str, state: str) -> None:
        """Whether telling that it ended was "delivered" or "failed". The secret is forgotten."""
        with self._database.writing() as db:
            known = db.execute("SELECT 1 FROM jobs WHERE id = ?", (id,)).fetchone()
            if known is not None:
                _set(db, id, callback_state=state, callback_secret="")

    def prune(self, before: str) -> None:
        """Erase the jobs that ended before the time `before`, ISO 8601 in UTC."""

        def delete(db: apsw.Connection) -> None:
            db.execute(
                """DELETE FROM jobs WHERE updated_at < ?
                AND state IN ('finished', 'failed', 'cancelled')""",
                (before,),
            )

        self._database.erase(delete)


_COLUMNS = """id, name, bytes, state, revision, created_at, updated_at, done, total, added, known,
    failed, wanted, code, detail, callback_url, callback_secret, callback_state, file"""


def _set(db: apsw.Connection, id: str, **values: object) -> None:
    """Change columns of a job; its revision grows."""
    columns = ", ".join(f"{name} = ?" for name in values)
    query = f"UPDATE jobs SET {columns}, revision = revision + 1, updated_at = ? WHERE id = ?"  # noqa: S608
    db.execute(query, (*values.values(), _now(), id))


def _number(db: apsw.Connection, id: str) -> int:
    row = db.execute("SELECT seq FROM jobs WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise UnknownJob("there is no job of this id; it may have been removed.")
    return int(row[0])


def _get(db: apsw.Connection, id: str) -> Job:
    row = db.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (id,)).fetchone()  # noqa: S608
    if row is None:
        raise UnknownJob("there is no job of this id; it may have been removed.")
    return _made(row)


def _made(row: Sequence[Any]) -> Job:
    id, name, size, state, revision, created, updated = row[:7]
    wanted, code, detail, url, secret, told, file = row[12:]
    return Job(
        id=id,
        name=name,
        bytes=size,
        state=State(state),
        revision=revision,
        created_at=created,
        updated_at=updated,
        counts=Counts(*row[7:12]),
        wanted=State(wanted) if wanted else None,
        code=code,
        detail=detail,
        callback=Callback(url, secret or "", told or "pending") if url else None,
        file=file,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
