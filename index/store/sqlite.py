"""The store: documents, their passages, the vectors of their texts, and a log of what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreCorrupt, StoreError
from index.store import documents, embeddings, erasure, log, originals, packed, versions
from index.store.checkup import Finding, State, examine
from index.store.codec import content_of, document_of
from index.store.database import WAIT, Database
from index.store.documents import DocumentInfo, Place
from index.store.embedded import Embedded
from index.store.embedded import Rows as Rows
from index.store.erasure import Receipt
from index.store.followed import Followed
from index.store.notes import Notes
from index.store.originals import Originals
from index.store.packed import Packed
from index.store.seen import Seen, Settling, settled
from index.store.tags import Tags
from index.store.versions import Versions
from index.types import Document, Passage

Item = tuple[Document, Sequence[Passage]]

_PAGE = 100  # documents that a listing reads at a time


class Store:
    """Documents in, documents out. A `number` is a document's own and is never given twice."""

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._folder = folder
        self.followed = Followed(database)
        self.originals = Originals(database)
        self.seen = Seen(database)
        self.versions = Versions(database)
        self.tags = Tags(database)
        self.notes = Notes(database)
        self.embedded = Embedded(database)

    @classmethod
    def open(cls, folder: Path, wait: float = WAIT) -> Store:
        """The store of `folder`, made if it is not there. A writer waits `wait` seconds at most.

        Raises `StoreError` if the folder cannot be used, and what `Database` raises.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # personal data: the owner's
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be made a data folder: {error.strerror}. Use another one."
            ) from error
        return cls(Database(folder, wait), folder)

    @classmethod
    def in_memory(cls) -> Store:
        """A store that goes with its process."""
        return cls(Database(None))

    @property
    def read_only(self) -> bool:
        """Whether the folder cannot be written: what writes raises `StoreReadOnly`."""
        return self._database.read_only

    def close(self) -> None:
        """Close the files. Closing twice does nothing."""
        self._database.close()

    # ---- writing

    def add(
        self, items: Sequence[Item], model: str, rows: Rows, settling: Settling | None = None
    ) -> list[bool]:
        """Add what is not known, in one transaction; True for every document that is new.

        `rows` has the vector of every passage's text. `settling` is done in the same transaction.
        Raises `ModelMismatch`.
        """
        settle = settled(settling) if settling else None
        now = _now()
        contents = [content_of(document) for document, _ in items]
        with self._database.writing() as db:
            embeddings.insist(db, model)
            news = [
                documents.insert(db, document, content, passages, now)
                for (document, passages), content in zip(items, contents, strict=True)
            ]
            if any(news):
                embeddings.put(db, model, rows)
                embeddings.adopt(db, model)
            if settle:
                settle(db)
        return news

    def replace(
        self, document: Document, passages: Sequence[Passage], model: str, rows: Rows
    ) -> None:
        """Renew a document in its place, in one transaction, under a number of its own.

        Its file, its sources and what tells its versions stay; notes of its text go.

        Raises `UnknownDocument`, `ModelMismatch`; `StoreBusy` as `remove` does.
        """
        content = content_of(document)

        def renew(db: apsw.Connection) -> None:
            embeddings.insist(db, model)
            query = "SELECT added_at, place FROM documents WHERE id = ?"
            row = db.execute(query, (document.id,)).fetchone()
            if row is None:
                raise documents.unknown(document.id)
            original = originals.get(db, document.id)
            put_down = versions.carried(db, documents.number_of(db, document.id))
            hashes = documents.delete(db, document.id)
            documents.insert(db, document, content, passages, *row)
            put_down(db, documents.number_of(db, document.id))
            if original is not None:
                originals.put(db, document.id, original)
            embeddings.put(db, model, rows)
            embeddings.drop_unused(db, hashes)
            log.withdraw(db)

        self._database.erase(renew)

    def remove(self, document_id: str, files: int = 0) -> Receipt:
        """Erase a document, its passages, and the vectors that were its alone.

        `files` of the search index, all of them, were deleted before. Raises `UnknownDocument`;
        `StoreBusy` if its bytes cannot be wiped from the log yet; `DiskFull` if not even the
        reserve is enough.
        """

        def work(db: apsw.Connection) -> Receipt:
            receipt = erasure.erase(db, document_id, _now(), files)
            log.withdraw(db)
            return receipt

        return self._database.erase(work)

    def sealed(self, receipt: Receipt) -> bool:
        """Whether this store made `receipt`, as it is."""
        with self._database.reading() as db:
            return erasure.sealed(db, receipt)

    # ---- carrying to another corpus

    def packed(self, after: int, most: int) -> tuple[int, list[Packed]]:
        """Up to `most` documents that stand after place `after`, and the place of the last."""
        with self._database.reading() as db:
            return packed.page(db, after, most)

    def unpack(self, some: Sequence[Packed], model: str, rows: Rows) -> list[bool]:
        """Add what is not known, as `add` does, with all that belongs to it."""
        with self._database.writing() as db:
            embeddings.insist(db, model)
            news = [packed.insert(db, one) for one in some]
            if any(news):
                embeddings.put(db, model, rows)
                embeddings.adopt(db, model)
        return news

    # ---- documents

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of `ids` that are here."""
        with self._database.reading() as db:
            return documents.known(db, ids)

    def count(self) -> int:
        """How many documents there are."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM documents").get)

    def passage_count(self) -> int:
        """How many passages there are: of millions, that takes a while."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM passages").get)

    def ids(self) -> list[str]:
        """Every document's id, in order of adding."""
        with self._database.reading() as db:
            return [found for (found,) in db.execute("SELECT id FROM documents ORDER BY place")]

    def resolve(self, prefix: str) -> str:
        """The one id that starts with `prefix`, 6 to 64 hex digits. Raises `UnknownDocument`."""
        with self._database.reading() as db:
            return documents.resolve(db, prefix)

    def listed(
        self, begin: int | None = None, *, latest: bool = False
    ) -> Iterator[tuple[int, DocumentInfo]]:
        """The documents from place `begin` on with their places, read some at a time.

        `latest`: backwards. None begins at the first, or the last.
        """
        while True:
            with self._database.reading() as db:
                found = documents.page(db, begin, _PAGE, latest=latest)
            yield from found
            if len(found) < _PAGE:
                return
            begin = found[-1][0] + (-1 if latest else 1)

    def document(self, document_id: str) -> Document:
        """The document as it was added. Raises `UnknownDocument`."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT id, name, media_type, content FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
        if row is None:
            raise documents.unknown(document_id)
        return document_of(*row)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in order. Raises `UnknownDocument`."""
        with self._database.reading() as db:
            return documents.passages_of(db, documents.number_of(db, document_id))

    # ---- by number

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """The numbers of the documents `ids`. Raises `UnknownDocument`."""
        with self._database.reading() as db:
            return [documents.number_of(db, document_id) for document_id in ids]

    def ids_of(self, numbers: Sequence[int]) -> dict[int, str]:
        """Number -> id, for the documents that are still here."""
        with self._database.reading() as db:
            query = "SELECT seq, id FROM documents WHERE seq IN (SELECT value FROM json_each(?))"
            found: list[Any] = db.execute(query, (json.dumps(list(numbers)),)).fetchall()
        return dict(found)

    def labels(self) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
        """Of every passage, in order, its document's number, its ordinal and its label."""
        with self._database.reading() as db:
            query = "SELECT document_seq, ordinal, label FROM passages ORDER BY 1, 2"
            rows: list[Any] = db.execute(query).fetchall()
        owners = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        ordinals = np.fromiter((row[1] for row in rows), np.int64, len(rows))
        return owners, ordinals, [row[2] for row in rows]

    def passages_at(self, places: Sequence[Place]) -> dict[Place, Passage]:
        """The passages at `places`, as far as they are still here."""
        with self._database.reading() as db:
            return documents.passages_at(db, places)

    def exclusively(self) -> AbstractContextManager[None]:
        """Keep every other writer out for the `with` block. Raises `StoreBusy`."""
        return self._database.exclusively()

    def examine(self, dim: int | None = None) -> Iterator[Finding]:
        """Read everything once, and say what was found: see `index.store.checkup`."""
        return examine(self._database, self._folder, dim)

    def check(self) -> None:
        """Read everything once. Raises `StoreCorrupt` with what is damaged and what to do."""
        for finding in self.examine():
            if finding.state is State.FAULT:
                raise StoreCorrupt(f"{finding.subject}: {finding.message}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
