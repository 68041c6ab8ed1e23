"""What others worked out about documents, row by row, by the name of who did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw

from index.store.database import Database

_AT_ONCE = 200  # notes that are erased in one transaction

_LACKING = "NOT EXISTS (SELECT 1 FROM notes WHERE document_seq = documents.seq AND maker = ?)"


class Notes:
    """The notes beside the documents. A note goes with its document, by the same erasure."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, document_id: str, maker: str, content: bytes, *, beside: bool = False) -> bool:
        """Keep a note in place of all others or, `beside` them, of the maker's own.

        False if the document is not here (any more).
        """
        with self._database.writing() as db:
            row = db.execute("SELECT seq FROM documents WHERE id = ?", (document_id,)).fetchone()
            if row is None:
                return False
            if not beside:
                db.execute("DELETE FROM notes WHERE document_seq = ?", row)
            db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (*row, maker, content))
            return True

    def by_maker(self, ids: Sequence[str], maker: str) -> dict[str, bytes]:
        """Document id -> its note by `maker`, where there is one."""
        query = """SELECT id, notes.content FROM notes
            JOIN documents ON documents.seq = notes.document_seq
            WHERE maker = ? AND id IN (SELECT value FROM json_each(?))"""
        with self._database.reading() as db:
            found: list[Any] = db.execute(query, (maker, json.dumps(list(ids)))).fetchall()
        return dict(found)

    def of(self, document_id: str) -> dict[str, bytes]:
        """Maker -> its note about a document."""
        query = """SELECT maker, notes.content FROM notes
            JOIN documents ON documents.seq = notes.document_seq WHERE id = ?"""
        with self._database.reading() as db:
            found: list[Any] = db.execute(query, (document_id,)).fetchall()
        return dict(found)

    def empty(self, maker: str) -> list[str]:
        """The ids of documents of which `maker` noted nothing at all, in order of adding."""
        query = """SELECT id FROM documents JOIN notes ON notes.document_seq = documents.seq
            WHERE maker = ? AND length(notes.content) = 0 ORDER BY place"""
        with self._database.reading() as db:
            return [found for (found,) in db.execute(query, (maker,))]

    def behind(self, maker: str) -> int:
        """How many documents have no note by `maker`."""
        query = f"SELECT count(*) FROM documents WHERE {_LACKING}"  # noqa: S608
        with self._database.reading() as db:
            return int(db.execute(query, (maker,)).get)

    def without(self, maker: str, after: int, most: int) -> tuple[int, list[str]]:
        """Up to `most` ids of them that stand after place `after`, and the place of the last."""
        query = f"""SELECT place, id FROM documents
            WHERE place > ? AND {_LACKING} ORDER BY place LIMIT ?"""  # noqa: S608
        with self._database.reading() as db:
            rows: list[Any] = db.execute(query, (after, maker, most)).fetchall()
        return (rows[-1][0] if rows else after), [row[1] for row in rows]

    def erase_others(self, maker: str, at_once: int = _AT_ONCE) -> int:
        """Erase what others than `maker` noted, where it noted something too; gives how many."""

        def drop(db: apsw.Connection) -> int:
            db.execute(
                """DELETE FROM notes WHERE (document_seq, maker) IN (
                    SELECT old.document_seq, old.maker FROM notes AS old
                    JOIN notes AS new ON new.document_seq = old.document_seq AND new.maker = ?1
                    WHERE old.maker <> ?1 LIMIT ?2)""",
                (maker, at_once),
            )
            return int(db.changes())

        gone = 0
        while some := self._database.erase(drop):
            gone += some
        return gone
