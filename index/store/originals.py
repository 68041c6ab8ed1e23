"""The files themselves, packed, each beside its document and erased with it."""

from __future__ import annotations

import zlib

import apsw

from index.errors import StoreCorrupt
from index.store.database import Database

# Bytes of a packed file. Erasing one writes as much into the log, also on a full disk, where only
# the reserve is left (`index.store.reserve.SIZE`).
LARGEST = 3_000_000
_PIECE = 1 << 16


class Originals:
    """What was read, as it was sent: to show its pages, and to read it again after an upgrade."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, document_id: str, data: bytes) -> bool:
        """Keep the bytes of a document; False if it is not here, or they are too many.

        Keeping them again changes nothing.
        """
        packed = zlib.compress(data)
        if len(packed) > LARGEST:
            return False
        with self._database.writing() as db:
            return put(db, document_id, packed)

    def has(self, document_id: str) -> bool:
        """Whether the bytes of a document were kept."""
        with self._database.reading() as db:
            query = "SELECT 1 FROM originals WHERE document_id = ?"
            return db.execute(query, (document_id,)).fetchone() is not None

    def of(self, document_id: str) -> bytes | None:
        """The bytes of a document, None where they were not kept. Raises `StoreCorrupt`."""
        with self._database.reading() as db:
            packed = get(db, document_id)
        if packed is None:
            return None
        try:
            return zlib.decompress(packed)
        except zlib.error:
            raise StoreCorrupt(
                f"the kept file of document {document_id[:12]} is damaged. Add the file again."
            ) from None


def put(db: apsw.Connection, document_id: str, packed: bytes) -> bool:
    """Write the packed bytes of a document; False if it is not here."""
    row = db.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return False
    query = "INSERT INTO originals VALUES (?, ?) ON CONFLICT DO NOTHING"
    db.execute(query, (document_id, packed))
    return True


def get(db: apsw.Connection, document_id: str) -> bytes | None:
    """The packed bytes of a document."""
    query = "SELECT content FROM originals WHERE document_id = ?"
    row = db.execute(query, (document_id,)).fetchone()
    return None if row is None else bytes(row[0])


def after(db: apsw.Connection, document_id: str) -> tuple[str, bytes] | None:
    """The packed bytes that come next in the order of ids, with theirs; None after the last."""
    query = """SELECT document_id, content FROM originals WHERE document_id > ?
        ORDER BY document_id LIMIT 1"""
    row = db.execute(query, (document_id,)).fetchone()
    return None if row is None else (str(row[0]), bytes(row[1]))


def sound(packed: bytes) -> bool:
    """Whether the bytes can be unpacked."""
    unpacking = zlib.decompressobj()
    try:
        for at in range(0, len(packed), _PIECE):
            unpacking.decompress(packed[at : at + _PIECE])
    except zlib.error:
        return False
    return unpacking.eof
