"""Answers that were given, by the key that came with the request: asked again, given again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import apsw

from matcher.desk.database import Database
from matcher.errors import KeyInUse, KeyReused

# Of answers about a document or a job: they repeat its name, and the secrets it was made with.
FORGET_ABOUT = """DELETE FROM answers WHERE seq IN
    (SELECT answer_seq FROM subjects WHERE document_id = ?)"""
# Of answers that came too long ago, and of requests that were begun and never ended.
_OLD = "FROM answers WHERE at < ?1 OR (status IS NULL AND at < ?2)"
FORGET_OLD, FIND_OLD = f"DELETE {_OLD}", f"SELECT 1 {_OLD} LIMIT 1"
KEPT = 24 * 3600  # seconds that an answer is remembered
BEGUN = 600  # seconds after which a request that never ended may be made again


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent: status, where the new thing is, and its body."""

    status: int
    location: str
    body: bytes


class Answers:
    """The answers of one desk. A key is the operation's name and what the caller sent."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    def begin(self, key: str, digest: bytes) -> Answer | None:
        """The answer under `key`; None if there is none, and the caller is to make it.

        `digest` is that of what was asked. Raises `KeyReused` if the key came with something
        else before, `KeyInUse` while the first request with it is being answered.
        """
        now = int(self._clock())
        with self._database.writing() as db:
            db.execute(FORGET_OLD, (now - KEPT, now - BEGUN))
            query = "SELECT digest, status, location, body FROM answers WHERE key = ?"
            row = db.execute(query, (key,)).fetchone()
            if row is None:
                query = "INSERT INTO answers (key, digest, at) VALUES (?, ?, ?)"
                db.execute(query, (key, digest, now))
                return None
        known, status, location, body = row
        if known != digest:
            raise KeyReused("the Idempotency-Key came with another request before. Use a new key.")
        if status is None:
            raise KeyInUse("the first request with this Idempotency-Key is still being answered.")
        return Answer(int(status), str(location), bytes(body))

    def end(self, key: str, answer: Answer, about: Sequence[str]) -> None:
        """Remember `answer`. It is erased with any of the documents that it is `about`."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE answers SET status = ?, location = ?, body = ? WHERE key = ?",
                (answer.status, answer.location, answer.body, key),
            )
            query = """INSERT OR IGNORE INTO subjects
                SELECT seq, ? FROM answers WHERE key = ?"""
            db.executemany(query, [(one, key) for one in about])

    def prune(self) -> None:
        """Erase what is no longer remembered; nothing is locked as long as there is none."""
        now = int(self._clock())
        old = (now - KEPT, now - BEGUN)
        with self._database.reading() as db:
            if db.execute(FIND_OLD, old).fetchone() is None:
                return

        def delete(db: apsw.Connection) -> None:
            db.execute(FORGET_OLD, old)

        self._database.erase(delete)

    def drop(self, key: str) -> None:
        """Forget that a request was begun: it failed, and may be made again."""
        with self._database.writing() as db:
            db.execute("DELETE FROM answers WHERE key = ? AND status IS NULL", (key,))
