"""Documents and passages, row by row. Every function works inside the caller's transaction."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from index.errors import UnknownDocument
from index.store.codec import text_hash
from index.types import Document, Passage, Span

_PREFIX = re.compile(r"[0-9a-f]{6,64}")
_LAST = (1 << 63) - 1  # the greatest number that SQLite has

Place = tuple[int, int]  # a document's number and a passage's ordinal


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document in a listing. `added_at` is ISO 8601 in UTC; `passages` is their number."""

    id: str
    name: str
    media_type: str
    added_at: str
    characters: int
    passages: int


def check(document: Document, passages: Sequence[Passage]) -> None:
    """Raise `ValueError` unless `passages` are numbered from 0 and lie in `document`."""
    for at, passage in enumerate(passages):
        if passage.document_id != document.id or passage.ordinal != at:
            raise ValueError(
                f"passage {at} of document {document.id[:12]} says that it is passage "
                f"{passage.ordinal} of {passage.document_id[:12]}"
            )
        if passage.span.end > len(document.text):
            raise ValueError(f"passage {at} of document {document.id[:12]} leaves its text")


def insert(
    db: apsw.Connection,
    document: Document,
    content: bytes,
    passages: Sequence[Passage],
    added_at: str,
    place: int | None = None,
) -> bool:
    """Insert a document at `place`, or as the last one; False if its id is known."""
    d = document
    done = db.execute(
        """INSERT INTO documents (place, id, name, media_type, added_at, characters, content)
        VALUES (coalesce(?, (SELECT coalesce(max(place), 0) + 1 FROM documents)),
            ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING RETURNING seq""",
        (place, d.id, d.name, d.media_type, added_at, len(d.text), content),
    ).fetchall()
    if not done:
        return False
    ((number,),) = done
    db.executemany(
        """INSERT INTO passages
        (document_seq, ordinal, text, context, label, start, end, text_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (
                number,
                p.ordinal,
                p.text,
                p.context,
                p.label,
                p.span.start,
                p.span.end,
                text_hash(p.text),
            )
            for p in passages
        ),
    )
    db.execute("INSERT INTO changes (document_seq) VALUES (?)", (number,))
    return True


def delete(db: apsw.Connection, document_id: str) -> set[bytes]:
    """Delete a document and its passages; gives the hashes of their texts."""
    number = number_of(db, document_id)
    query = "SELECT DISTINCT text_hash FROM passages WHERE document_seq = ?"
    hashes = {found for (found,) in db.execute(query, (number,))}
    db.execute("DELETE FROM documents WHERE seq = ?", (number,))
    db.execute("INSERT INTO changes (document_seq) VALUES (?)", (number,))
    return hashes


def number_of(db: apsw.Connection, document_id: str) -> int:
    """A document's number. Raises `UnknownDocument`."""
    row = db.execute("SELECT seq FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        raise unknown(document_id)
    return int(row[0])


def resolve(db: apsw.Connection, prefix: str) -> str:
    """The one id that starts with `prefix`, 6 to 64 hex digits. Raises `UnknownDocument`."""
    start = prefix.strip().lower()
    if not _PREFIX.fullmatch(start):
        raise UnknownDocument(
            f"{prefix[:64]!r} is no document id. Give at least 6 hex digits of one."
        )
    query = "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 3"
    found = [match for (match,) in db.execute(query, (start, start + "g"))]
    if not found:
        raise unknown(start)
    if len(found) > 1:
        shown = ", ".join(match[: len(start) + 6] for match in found)
        raise UnknownDocument(
            f"{start} is the start of more than one id ({shown}). Give more digits."
        )
    return str(found[0])


def known(db: apsw.Connection, ids: Sequence[str]) -> set[str]:
    """Those of `ids` that are here."""
    query = "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    return {found for (found,) in db.execute(query, (json.dumps(list(ids)),))}


def page(
    db: apsw.Connection, begin: int | None, most: int, *, latest: bool = False
) -> list[tuple[int, DocumentInfo]]:
    """Up to `most` documents from place `begin` on, each with its place.

    `latest`: from there backwards. None begins at the first, or the last.
    """
    wanted, order = ("place <= ?", "place DESC") if latest else ("place >= ?", "place")
    rows: list[Any] = db.execute(
        f"""SELECT place, id, name, media_type, added_at, characters,
            (SELECT count(*) FROM passages WHERE document_seq = documents.seq)
        FROM documents WHERE {wanted} ORDER BY {order} LIMIT ?""",  # noqa: S608 - as above
        ((_LAST if latest else 0) if begin is None else begin, most),
    ).fetchall()
    return [(row[0], DocumentInfo(*row[1:])) for row in rows]


def passages_of(db: apsw.Connection, number: int) -> tuple[Passage, ...]:
    """The passages of a document in order."""
    return tuple(_passages(db, "document_seq = ?", number).values())


def passages_at(db: apsw.Connection, places: Sequence[Place]) -> dict[Place, Passage]:
    """The passages at `places`, as far as they are still here."""
    where = """(document_seq, ordinal) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"""
    return _passages(db, where, json.dumps(places))


def unknown(document_id: str) -> UnknownDocument:
    """The error that says so."""
    return UnknownDocument(
        f"no document has the id {document_id[:12]}. List the documents to see their ids."
    )


def _passages(db: apsw.Connection, where: str, value: object) -> dict[Place, Passage]:
    found = db.execute(
        f"""SELECT document_seq, id, ordinal, text, context, label, start, end
        FROM passages JOIN documents ON documents.seq = document_seq
        WHERE {where} ORDER BY document_seq, ordinal""",  # noqa: S608 - written in this file
        (value,),
    )
    return {
        (number, ordinal): Passage(of, ordinal, text, context, label, Span(start, end))
        for number, of, ordinal, text, context, label, start, end in found
    }
