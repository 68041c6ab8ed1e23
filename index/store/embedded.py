"""The vectors of the passages' texts, each with the model that made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.store import documents, embeddings, log
from index.store.database import Database

Rows = Mapping[bytes, NDArray[np.float32]]  # text hash -> vector

_AT_ONCE = 20_000  # stale vectors that are erased in one transaction


class Embedded:
    """What is embedded, and by which model: one is the corpus's, another may come to be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model(self) -> str | None:
        """The fingerprint of what the corpus is embedded by; None while it is empty."""
        with self._database.reading() as db:
            return embeddings.model(db)

    def insist(self, model: str) -> None:
        """Raise `ModelMismatch` unless the corpus is embedded by `model`, or by nothing yet."""
        with self._database.reading() as db:
            embeddings.insist(db, model)

    def of_texts(
        self, model: str, hashes: Sequence[bytes], dim: int
    ) -> dict[bytes, NDArray[np.float32]]:
        """The vectors that `model` made of the texts known by `hashes`, as far as known."""
        with self._database.reading() as db:
            return embeddings.get(db, model, hashes, dim)

    def of(self, document_id: str, model: str, dim: int) -> NDArray[np.float32]:
        """The vectors of a document's passages, (n, dim), in order.

        Raises `UnknownDocument`; `ModelMismatch` if another model made them.
        """
        with self._database.reading() as db:
            embeddings.insist(db, model)
            number = documents.number_of(db, document_id)
            return embeddings.of_documents(db, model, [number], dim)[2]

    def missing(self, model: str, after: int, most: int) -> tuple[int, list[str]]:
        """Texts of passages that `model` has not embedded, of up to `most` passages.

        Begins behind the passage numbered `after`, and gives the number of the last one.
        """
        with self._database.reading() as db:
            return embeddings.without(db, model, after, most)

    # ---- of another model

    def keep(self, model: str, rows: Rows) -> None:
        """Keep vectors of `model`, which need not be the corpus's, where a passage uses them."""
        with self._database.writing() as db:
            embeddings.put(db, model, rows)

    def switch(self, model: str) -> bool:
        """Make `model` the corpus's, in one transaction; False if a passage has no vector of it."""
        with self._database.writing() as db:
            if embeddings.without(db, model, 0, 1)[1]:
                return False
            if embeddings.model(db) != model and log.present(db):
                embeddings.adopt(db, model)
                log.withdraw(db)
            return True

    def erase_broken(self, model: str, dim: int) -> int:
        """Erase vectors of `model` that have not `dim` components, and any that nothing uses."""
        return self._database.erase(lambda db: embeddings.drop_broken(db, model, dim))

    def erase_stale(self, model: str, at_once: int = _AT_ONCE) -> int:
        """Erase the vectors of every model but `model`, some at a time; gives how many."""
        gone = 0
        while some := self._database.erase(lambda db: embeddings.drop_stale(db, model, at_once)):
            gone += some
        return gone
