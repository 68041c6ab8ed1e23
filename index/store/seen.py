"""What became of every source, so that what has not changed is not read again.

Where a source stands is kept as a keyed hash alone, and goes with its document.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import apsw

from index.store import originals, versions
from index.store.database import Database
from index.store.versions import Traits


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: a document, or a failure with its code and sentence."""

    document_id: str | None = None
    code: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A source that is done with, and what is to be kept beside its document, if that is new.

    `place` says where the source stands, `stamp` changes when it does; "" is not remembered.
    """

    place: str
    stamp: str
    outcome: Outcome
    note: bytes | None = None
    original: bytes | None = None
    traits: Traits | None = None


@dataclass(frozen=True, slots=True)
class Settling:
    """Sources that are done with together, the program that read them, and the name of its notes.

    Of documents that are not here (any more) nothing is kept.
    """

    done: Sequence[Settled]
    version: str = ""
    maker: str = ""


class Seen:
    """The sources that were seen."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, asked: Sequence[tuple[str, str]], version: str) -> list[Outcome | None]:
        """What became of each (place, stamp); None where that is not known.

        Failures count only if the program of this `version` saw them.
        """
        with self._database.reading() as db:
            key = _key(db)
            return [_look(db, key, place, stamp, version) for place, stamp in asked]

    def settle(self, settling: Settling) -> None:
        """Remember what became of sources, in one transaction."""
        work = settled(settling)
        with self._database.writing() as db:
            work(db)


def settled(settling: Settling) -> Callable[[apsw.Connection], None]:
    """What `settling` does to a database; made here, so that files are packed beforehand."""
    done = settling.done
    packed = [None if one.original is None else zlib.compress(one.original) for one in done]

    def work(db: apsw.Connection) -> None:
        key = _key(db)
        for one, content in zip(done, packed, strict=True):
            _settle(db, key, one, content, settling.version, settling.maker)

    return work


def _look(db: apsw.Connection, key: bytes, place: str, stamp: str, version: str) -> Outcome | None:
    if not stamp:
        return None
    query = """SELECT stamp, version, id, code, sentence FROM sources
        LEFT JOIN documents ON seq = document_seq WHERE sources.place = ?"""
    row = db.execute(query, (_hashed(key, place),)).fetchone()
    if row is None or row[0] != _hashed(key, stamp):
        return None
    _, by, document_id, code, sentence = row
    if document_id is None and by != _hashed(key, version):
        return None
    return Outcome(document_id, code, sentence)


def _settle(
    db: apsw.Connection,
    key: bytes,
    one: Settled,
    packed: bytes | None,
    version: str,
    maker: str,
) -> None:
    number: int | None = None
    document_id = one.outcome.document_id
    if document_id is not None:
        row = db.execute("SELECT seq FROM documents WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            return
        (number,) = row
        if one.note is not None:
            db.execute("DELETE FROM notes WHERE document_seq = ?", (number,))
            db.execute("INSERT INTO notes VALUES (?, ?, ?)", (number, maker, one.note))
        if packed is not None and len(packed) <= originals.LARGEST:
            originals.put(db, document_id, packed)
        if one.traits is not None:
            versions.put(db, int(row[0]), one.traits)
    if one.stamp:
        outcome = (number, one.outcome.code, one.outcome.sentence)
        known_by = (_hashed(key, one.place), _hashed(key, one.stamp), _hashed(key, version))
        db.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)", (*known_by, *outcome)
        )


def _key(db: apsw.Connection) -> bytes:
    return bytes(db.execute("SELECT key FROM secret").get)


def _hashed(key: bytes, text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16, key=key).digest()
