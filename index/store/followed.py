"""The store as the search index sees it: rows by document number, a log, published files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

import numpy as np
from numpy.typing import NDArray

from index.store import embeddings, log
from index.store.database import Database
from index.store.log import Snapshot


class Followed:
    """What a shadow follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def present(self) -> tuple[int, list[int]]:
        """The newest change, and the numbers of all documents."""
        with self._database.reading() as db:
            return log.newest(db), log.present(db)

    def changed(self, since: int) -> tuple[int, list[int] | None]:
        """The newest change, and the numbers of the documents touched after change `since`.

        None for the numbers if the log does not go back so far.
        """
        with self._database.reading() as db:
            newest = log.newest(db)
            return newest, [] if newest == since else log.since(db, since)

    def rows(
        self, numbers: Sequence[int], model: str, dim: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Numbers (n,), ordinals (n,) and vectors (n, dim) of the passages of some documents.

        Documents that are gone have none. Raises `ModelMismatch` if another model made them.
        """
        with self._database.reading() as db:
            embeddings.insist(db, model)
            return embeddings.of_documents(db, model, numbers, dim)

    def exclusively(self) -> AbstractContextManager[None]:
        """Keep every other writer out for the `with` block. Raises `StoreBusy`."""
        return self._database.exclusively()

    def snapshots(self) -> list[Snapshot]:
        """The published files, the newest first."""
        with self._database.reading() as db:
            return log.snapshots(db)

    def publish(self, model: str, change: int, file: str, digest: str) -> list[str]:
        """Make `file` the newest published one; gives the names of all that still are.

        The log is cut behind the oldest of them.
        """
        with self._database.writing() as db:
            return log.publish(db, Snapshot(model, change, file, digest))
