"""Tags: short labels that somebody gave to documents. They go with their documents.

Every function works inside the caller's transaction, every method in one of its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

import apsw

from index.store import documents
from index.store.database import Database

MOST = 50  # tags of a document


class Tags:
    """Which document has which tags, and when it was added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(
        self, ids: Sequence[str], add: Collection[str], remove: Collection[str]
    ) -> list[tuple[str, ...]]:
        """Change the tags of some documents, all or none; gives what each has then.

        Raises `UnknownDocument`, and `ValueError` where one would have too many.
        """
        with self._database.writing() as db:
            return [changed(db, one, add, remove) for one in ids]

    def of(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Document id -> its tags in order, for those that have any."""
        with self._database.reading() as db:
            return of_ids(db, ids)

    def counted(self) -> dict[str, int]:
        """Every tag in order -> how many documents have it."""
        with self._database.reading() as db:
            return counts(db)

    def having(self, any_of: Collection[str]) -> list[int]:
        """The numbers of the documents that have any of some tags, in order."""
        with self._database.reading() as db:
            return numbers_of(db, any_of)

    def added(self, first: str | None, last: str | None) -> list[int]:
        """The numbers of the documents added from day `first` to `last`, both counted, in order."""
        with self._database.reading() as db:
            return added_between(db, first, last)


def changed(
    db: apsw.Connection, document_id: str, add: Collection[str], remove: Collection[str] = ()
) -> tuple[str, ...]:
    """Take `remove` from a document, then give it `add`; gives its tags then, in order.

    Raises `UnknownDocument`, and `ValueError` for more than `MOST`.
    """
    number = documents.number_of(db, document_id)
    gone = ((tag, number) for tag in remove)
    db.executemany("DELETE FROM tags WHERE tag = ? AND document_seq = ?", gone)
    put(db, number, add)
    found = of_number(db, number)
    if len(found) > MOST:
        raise ValueError(
            f"document {document_id[:12]} would have {len(found)} tags; {MOST} is the most"
        )
    return found


def put(db: apsw.Connection, number: int, tags: Collection[str]) -> None:
    """Give tags to a document by its number; those that it has stay."""
    rows = ((tag, number) for tag in tags)
    db.executemany("INSERT OR IGNORE INTO tags (tag, document_seq) VALUES (?, ?)", rows)


def of_number(db: apsw.Connection, number: int) -> tuple[str, ...]:
    """The tags of a document by its number, in order."""
    query = "SELECT tag FROM tags WHERE document_seq = ? ORDER BY tag"
    return tuple(tag for (tag,) in db.execute(query, (number,)))


def of_ids(db: apsw.Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Document id -> its tags in order, for those that have any."""
    query = """SELECT id, tag FROM tags JOIN documents ON documents.seq = document_seq
        WHERE id IN (SELECT value FROM json_each(?)) ORDER BY tag"""
    found: dict[str, tuple[str, ...]] = {}
    for document_id, tag in db.execute(query, (json.dumps(list(ids)),)):
        found[document_id] = (*found.get(document_id, ()), tag)
    return found


def counts(db: apsw.Connection) -> dict[str, int]:
    """Every tag in order -> how many documents have it."""
    rows: list[Any] = db.execute(
        "SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag"
    ).fetchall()
    return dict(rows)


def numbers_of(db: apsw.Connection, tags: Collection[str]) -> list[int]:
    """The numbers of the documents that have any of `tags`, in order."""
    query = """SELECT DISTINCT document_seq FROM tags
        WHERE tag IN (SELECT value FROM json_each(?)) ORDER BY document_seq"""
    return [number for (number,) in db.execute(query, (json.dumps(list(tags)),))]


def added_between(db: apsw.Connection, first: str | None, last: str | None) -> list[int]:
    """The numbers of the documents that were added from day `first` to day `last`, both counted.

    Days are ISO 8601 in UTC; None is no bound.
    """
    query = """SELECT seq FROM documents
        WHERE added_at >= ? AND added_at < ? ORDER BY seq"""
    bounds = (first or "", f"{last}U" if last else "A")  # "T" stands between day and time
    return [number for (number,) in db.execute(query, bounds)]
