"""Which documents are versions of one: same person, or all but the same text. The newest wins.

Pairs are kept, and nothing that follows from them: what wins follows from the pairs whenever it is
asked, so that the order of adding does not matter, and removing undoes what adding did.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

from index.store import documents
from index.store.database import Database
from index.store.sketch import Sketch, mark, sketch

# How alike the texts must be, by what else is known. Strangers' resumes are alike by .1 at most
# (`scripts/measure_versions.py`); a resume of which half the lines are new is like the old by .33.
SAME_NAME_AND_CONTACT = 0.0
SAME_CONTACT = 0.25  # and not two names
OTHER_NAME_SAME_CONTACT = 0.7  # a name that was read wrong; not an agency's address in a form
SAME_NAME = 0.25  # and contacts of one alone: two people may have one name
# And each has contacts of its own: two people of one name and one trade share stock phrases, and a
# person who is listed twice is better than one who is never seen.
SAME_NAME_OTHER_CONTACT = 0.5
TEXT_ALONE = 0.8  # and nothing that speaks against it
_MOST = 300  # documents looked at for one mark

Key = tuple[int, int, str]  # of a version: the latest month stated, when it was changed, its id


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells versions of a document. Only keyed hashes of it are kept.

    - `texts`: what the document says
    - `contacts`: e-mail addresses, telephone numbers: alike where the person is the same
    - `name`: of the person; "" where unknown
    - `dated`: when the file was last changed, in seconds since 1970
    - `stated`: the latest month that its text speaks of, in months; 0 where none
    """

    texts: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    name: str = ""
    dated: int = 0
    stated: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a document's traits."""

    number: int
    sketch: Sketch
    name: int | None
    contacts: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Superseded:
    """The numbers of older versions, in order, and by id what stands for them."""

    numbers: NDArray[np.int64] = field(repr=False)
    newest: dict[str, str] = field(repr=False)


class Versions:
    """The pairs of documents that are versions of one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state: object = None
        self._kept = _Superseded(np.empty(0, np.int64), {})

    def superseded(self) -> dict[str, str]:
        """Id of every document of which there is a newer version -> id of the newest."""
        return self._current().newest

    def older(self) -> NDArray[np.int64]:
        """The numbers of those documents, in order."""
        return self._current().numbers

    def of(self, document_id: str) -> list[str]:
        """The ids of all versions of a document, itself among them, the newest first.

        Raises `UnknownDocument`.
        """
        with self._database.reading() as db:
            return _of(db, document_id)

    def untold(self, after: int, most: int) -> list[tuple[int, str, str]]:
        """Up to `most` documents without traits after place `after`: place, id, time of adding.

        Programs of before kept none: nothing is linked with these.
        """
        query = """SELECT place, id, added_at FROM documents WHERE place > ? AND NOT EXISTS (
            SELECT 1 FROM traits WHERE document_seq = seq) ORDER BY place LIMIT ?"""
        with self._database.reading() as db:
            found: list[Any] = db.execute(query, (after, most)).fetchall()
        return found

    def _current(self) -> _Superseded:
        with self._database.reading() as db:
            # moved by whoever writes: this connection, or another one, of which `db` may be new
            state = (db, db.total_changes(), db.pragma("data_version"))
            if state != self._state:
                self._kept, self._state = _superseded(db), state
            return self._kept


def put(db: apsw.Connection, number: int, traits: Traits) -> None:
    """Keep the traits of a document, in place of older ones, and pair it with its versions."""
    key = bytes(db.execute("SELECT key FROM secret").get)
    drawn = sketch(traits.texts, key)
    name = mark(key, b"name " + traits.name.encode()) if traits.name else None
    contacts = frozenset(mark(key, b"contact " + one.encode()) for one in traits.contacts)
    known = _Known(number, drawn, name, contacts)
    db.execute("DELETE FROM marks WHERE document_seq = ?", (number,))
    db.execute("DELETE FROM links WHERE one = ?1 OR other = ?1", (number,))
    db.execute(
        "INSERT OR REPLACE INTO traits VALUES (?, ?, ?, ?, ?, ?)",
        (number, traits.dated, traits.stated, name, drawn.runs, drawn.hashes.tobytes()),
    )
    marks = {*contacts, *drawn.bands(key)} | ({name} if name is not None else set())
    for other in _candidates(db, known, sorted(marks)):
        if linked(known, other):
            pair = (min(number, other.number), max(number, other.number))
            db.execute("INSERT OR IGNORE INTO links VALUES (?, ?)", pair)
    db.executemany(
        "INSERT INTO marks VALUES (?, ?, ?)",
        ((one, number, one in contacts) for one in sorted(marks)),
    )


def dated(db: apsw.Connection, number: int) -> int:
    """When the file of a document was last changed, in seconds since 1970; 0 where unknown."""
    row = db.execute("SELECT dated FROM traits WHERE document_seq = ?", (number,)).fetchone()
    return 0 if row is None else int(row[0])


# What belongs to a document by its number and outlives its text being read anew.
_CARRIED = {
    "traits": "SELECT * FROM traits WHERE document_seq = ?",
    "marks": "SELECT * FROM marks WHERE document_seq = ?",
    "sources": "SELECT * FROM sources WHERE document_seq = ?",
    "tags": "SELECT * FROM tags WHERE document_seq = ?",
}


def carried(db: apsw.Connection, number: int) -> Callable[[apsw.Connection, int], None]:
    """Take up what tells a document's versions and sources; gives how to put it down again.

    What is given wants the document's new number, once there is such a document.
    """
    rows = {table: _rows_of(db, query, number) for table, query in _CARRIED.items()}
    links = _rows_of(db, "SELECT one, other FROM links WHERE ?1 IN (one, other)", number)

    def put_down(db: apsw.Connection, new: int) -> None:
        for table, some in rows.items():
            for row in some:
                names = ", ".join(row)
                marks = ", ".join("?" * len(row))
                values = tuple((row | {"document_seq": new}).values())
                db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608
        for row in links:
            pair = sorted(new if n == number else n for n in row.values())
            db.execute("INSERT OR IGNORE INTO links VALUES (?, ?)", pair)

    return put_down


def _rows_of(db: apsw.Connection, query: str, number: int) -> list[dict[str, Any]]:
    found = db.cursor()
    rows = []
    for row in found.execute(query, (number,)):
        names = [name for name, *_ in found.getdescription()]
        rows.append(dict(zip(names, row, strict=True)))
    return rows


def _of(db: apsw.Connection, document_id: str) -> list[str]:
    first = documents.number_of(db, document_id)
    found, new = {first}, [first]
    query = "SELECT other FROM links WHERE one = ?1 UNION SELECT one FROM links WHERE other = ?1"
    while new:
        near = {number for (number,) in db.execute(query, (new.pop(),))}
        new += near - found
        found |= near
    rows: list[Any] = db.execute(
        """SELECT coalesce(stated, 0), coalesce(dated, 0), id FROM documents
        LEFT JOIN traits ON document_seq = seq
        WHERE seq IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(found)),),
    ).fetchall()
    return [key[2] for key in newest_first(rows)]


def newest_first(versions: Sequence[Key]) -> list[Key]:
    """Versions of one document, the newest first.

    By the latest month that each states, for a file's date is that of its last copy; then by when
    it was changed, then by id. One that states no month goes by its date among those that do: it is
    as new as the newest of them that is no younger than it.
    """
    telling = sorted((key for key in versions if key[0]), reverse=True)

    def place(key: Key) -> Key:
        stated, dated, id = key
        if not stated:
            stated = max((s for s, d, _ in telling if d <= dated), default=0)
        return stated, dated, id

    return sorted(versions, key=place, reverse=True)


def linked(one: _Known, other: _Known) -> bool:
    """Whether two documents are versions of one. The order of the two does not matter."""
    likeness = one.sketch.likeness(other.sketch)
    named = one.name is not None and other.name is not None
    if one.contacts & other.contacts:
        if not named:
            return likeness >= SAME_CONTACT
        same = one.name == other.name
        return likeness >= (SAME_NAME_AND_CONTACT if same else OTHER_NAME_SAME_CONTACT)
    if named:
        apart = bool(one.contacts and other.contacts)
        least = SAME_NAME_OTHER_CONTACT if apart else SAME_NAME
        return one.name == other.name and likeness >= least
    return not (one.contacts and other.contacts) and likeness >= TEXT_ALONE


def _candidates(db: apsw.Connection, known: _Known, marks: Sequence[int]) -> Iterator[_Known]:
    """The documents that share a mark; of a mark that very many have, the first ones."""
    numbers: set[int] = set()
    for one in marks:
        query = "SELECT document_seq FROM marks WHERE mark = ? ORDER BY document_seq LIMIT ?"
        numbers.update(number for (number,) in db.execute(query, (one, _MOST)))
    for number in sorted(numbers - {known.number}):
        query = "SELECT name, runs, hashes FROM traits WHERE document_seq = ?"
        row = db.execute(query, (number,)).fetchone()
        if row is None:
            continue
        name, runs, hashes = row
        query = "SELECT mark FROM marks WHERE document_seq = ? AND contact"
        contacts = frozenset(found for (found,) in db.execute(query, (number,)))
        drawn = Sketch(np.frombuffer(bytes(hashes), "<u2"), int(runs))
        yield _Known(number, drawn, name, contacts)


def _superseded(db: apsw.Connection) -> _Superseded:
    """Documents are joined over their pairs, and of those joined the newest stands for all."""
    pairs: list[Any] = db.execute("SELECT one, other FROM links").fetchall()
    heads: dict[int, int] = {}

    def head(of: int) -> int:
        while heads.setdefault(of, of) != of:
            heads[of] = of = heads[heads[of]]
        return of

    for one, other in pairs:
        heads[head(one)] = head(other)
    found: list[Any] = db.execute(
        """SELECT seq, stated, dated, id FROM traits JOIN documents ON seq = document_seq
        WHERE seq IN (SELECT one FROM links UNION SELECT other FROM links)"""
    ).fetchall()
    keys: dict[int, Key] = {number: (stated, dated, id) for number, stated, dated, id in found}
    groups: dict[int, list[Key]] = {}
    for number, key in keys.items():
        groups.setdefault(head(number), []).append(key)
    newest = {at: newest_first(group)[0][2] for at, group in groups.items()}
    older = {n: key[2] for n, key in keys.items() if key[2] != newest[head(n)]}
    numbers = np.array(sorted(older), np.int64)
    return _Superseded(numbers, {id: newest[head(n)] for n, id in older.items()})
