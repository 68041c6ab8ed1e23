"""What others worked out about documents, row by row, by the name of who did.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw


def put(db: apsw.Connection, document_id: str, maker: str, content: bytes, *, beside: bool) -> bool:
    """Keep a note in place of all others or, `beside` them, of the maker's own.

    False if the document is not here.
    """
    row = db.execute("SELECT seq FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return False
    if not beside:
        db.execute("DELETE FROM notes WHERE document_seq = ?", row)
    db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (*row, maker, content))
    return True


def by_maker(db: apsw.Connection, ids: Sequence[str], maker: str) -> dict[str, bytes]:
    """Document id -> its note by `maker`."""
    query = """SELECT id, notes.content FROM notes
        JOIN documents ON documents.seq = notes.document_seq
        WHERE maker = ? AND id IN (SELECT value FROM json_each(?))"""
    found: list[Any] = db.execute(query, (maker, json.dumps(list(ids)))).fetchall()
    return dict(found)


def of(db: apsw.Connection, document_id: str) -> dict[str, bytes]:
    """Maker -> its note about a document."""
    query = """SELECT maker, notes.content FROM notes
        JOIN documents ON documents.seq = notes.document_seq WHERE id = ?"""
    found: list[Any] = db.execute(query, (document_id,)).fetchall()
    return dict(found)


_WITHOUT = "NOT EXISTS (SELECT 1 FROM notes WHERE document_seq = documents.seq AND maker = ?)"


def behind(db: apsw.Connection, maker: str) -> int:
    """How many documents have no note by `maker`."""
    return int(db.execute(f"SELECT count(*) FROM documents WHERE {_WITHOUT}", (maker,)).get)  # noqa: S608


def without(db: apsw.Connection, maker: str, after: int, most: int) -> tuple[int, list[str]]:
    """Up to `most` ids of them that stand after place `after`, and the place of the last."""
    query = f"""SELECT place, id FROM documents
        WHERE place > ? AND {_WITHOUT} ORDER BY place LIMIT ?"""  # noqa: S608
    rows: list[Any] = db.execute(query, (after, maker, most)).fetchall()
    return (rows[-1][0] if rows else after), [row[1] for row in rows]


def drop_others(db: apsw.Connection, maker: str, most: int) -> int:
    """Erase up to `most` notes of others where `maker` has one too; gives how many there were."""
    db.execute(
        """DELETE FROM notes WHERE (document_seq, maker) IN (
            SELECT old.document_seq, old.maker FROM notes AS old
            JOIN notes AS new ON new.document_seq = old.document_seq AND new.maker = ?1
            WHERE old.maker <> ?1 LIMIT ?2)""",
        (maker, most),
    )
    return int(db.changes())
