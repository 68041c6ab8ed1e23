"""Which documents are versions of one: same person, or all but the same text. The newest wins.

Pairs are kept, and nothing that follows from them: what wins follows from the pairs whenever it is
asked, so that the order of adding does not matter, and removing undoes what adding did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

from index.store.database import Database
from index.store.sketch import Sketch, mark, sketch

# How alike the texts must be, by what else is known. Strangers' resumes are alike by .1 at most
# (`scripts/measure_versions.py`); a resume of which half the lines are new is like the old by .33.
SAME_NAME_AND_CONTACT = 0.0
SAME_CONTACT = 0.25  # and not two names
OTHER_NAME_SAME_CONTACT = 0.7  # a name that was read wrong; not an agency's address in a form
SAME_NAME = 0.25  # and no contact shared: two people may have one name
TEXT_ALONE = 0.8  # and nothing that speaks against it
_MOST = 300  # documents looked at for one mark

Key = tuple[int, int, str]  # what the newest version is the greatest by


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

    def _current(self) -> _Superseded:
        with self._database.reading() as db:
            # moved by whoever writes: this connection, or another one
            state = (db.total_changes(), db.pragma("data_version"))
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
        return one.name == other.name and likeness >= SAME_NAME
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
        """SELECT seq, dated, stated, id FROM traits JOIN documents ON seq = document_seq
        WHERE seq IN (SELECT one FROM links UNION SELECT other FROM links)"""
    ).fetchall()
    keys: dict[int, Key] = {number: (dated, stated, id) for number, dated, stated, id in found}
    groups: dict[int, list[Key]] = {}
    for number, key in keys.items():
        groups.setdefault(head(number), []).append(key)
    newest = {at: max(group)[2] for at, group in groups.items()}
    older = {n: key[2] for n, key in keys.items() if key[2] != newest[head(n)]}
    numbers = np.array(sorted(older), np.int64)
    return _Superseded(numbers, {id: newest[head(n)] for n, id in older.items()})
