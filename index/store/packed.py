"""Documents with everything that belongs to them, to be carried to another corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from index.store import documents, originals, tags, versions
from index.store.codec import content_of, document_of
from index.store.versions import Traits
from index.types import Document, Passage


@dataclass(frozen=True, slots=True)
class Packed:
    """A document, its passages, and what was kept beside it.

    `added_at` is ISO 8601 in UTC. `notes` are (maker, content). `original` is the file it was read
    from, packed by zlib; None if it was not kept. `dated` is when that file was last changed, in
    seconds since 1970, 0 where unknown. `traits` are what tells its versions; they cannot be read
    off a corpus, which keeps keyed hashes of them alone, and are to be set by who reads the text.
    `tags` are in order.
    """

    document: Document
    passages: tuple[Passage, ...]
    added_at: str
    notes: tuple[tuple[str, bytes], ...] = ()
    original: bytes | None = None
    dated: int = 0
    traits: Traits | None = None
    tags: tuple[str, ...] = ()


def page(db: apsw.Connection, after: int, most: int) -> tuple[int, list[Packed]]:
    """Up to `most` documents that stand after place `after`, and the place of the last."""
    rows: list[Any] = db.execute(
        """SELECT place, seq, added_at, id, name, media_type, content
        FROM documents WHERE place > ? ORDER BY place LIMIT ?""",
        (after, most),
    ).fetchall()
    found = [
        Packed(
            document_of(*document),
            documents.passages_of(db, number),
            added_at,
            _notes(db, number),
            originals.get(db, document[0]),
            versions.dated(db, number),
            tags=tags.of_number(db, number),
        )
        for _, number, added_at, *document in rows
    ]
    return (rows[-1][0] if rows else after), found


def insert(db: apsw.Connection, packed: Packed) -> bool:
    """Insert a document with all that belongs to it, as the last; False if its id is known."""
    document = packed.document
    content = content_of(document)
    if not documents.insert(db, document, content, packed.passages, packed.added_at):
        return False
    number = documents.number_of(db, document.id)
    for maker, note in packed.notes:
        db.execute("INSERT INTO notes VALUES (?, ?, ?)", (number, maker, note))
    if packed.original is not None:
        originals.put(db, document.id, packed.original)
    if packed.traits is not None:
        versions.put(db, number, packed.traits)
    tags.put(db, number, packed.tags)
    return True


def _notes(db: apsw.Connection, number: int) -> tuple[tuple[str, bytes], ...]:
    query = "SELECT maker, content FROM notes WHERE document_seq = ? ORDER BY maker"
    found: list[Any] = db.execute(query, (number,)).fetchall()
    return tuple(found)


def check(packed: Sequence[Packed]) -> None:
    """Raise `ValueError` unless passages fit their documents, times are times and tags few."""
    for one in packed:
        documents.check(one.document, one.passages)
        datetime.fromisoformat(one.added_at)
        if len(one.tags) > tags.MOST:
            raise ValueError(f"document {one.document.id[:12]} has {len(one.tags)} tags")
