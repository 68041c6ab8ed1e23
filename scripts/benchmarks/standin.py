"""As much of a corpus as ranking needs: an index, and profiles in a SQLite file; no texts."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.synthetic import Maker, name_of
from index.ann.view import View
from index.corpus import NearDocuments
from index.types import Vectors
from matcher.profile import Profile


class StandIn:
    """Answers as `index.corpus.Corpus` does, over an index whose document n is resume n - 1."""

    def __init__(self, view: View, size: int) -> None:
        self.view = view
        self.size = size

    def __len__(self) -> int:
        return self.size

    def ids(self) -> list[str]:
        return [name_of(number) for number in range(self.size)]

    def ids_of(self, numbers: Sequence[int]) -> dict[int, str]:
        return {number: name_of(number - 1) for number in numbers}

    def nearest(
        self,
        queries: Vectors,
        weights: np.ndarray,
        k: int,
        among: np.ndarray | None = None,
        worth=None,  # noqa: ANN001
    ) -> NearDocuments:
        found = self.view.best(queries.rows, weights, k, among, worth)
        order = np.lexsort((found.numbers, -found.totals(weights)))
        ids = tuple(name_of(number - 1) for number in found.numbers[order].tolist())
        return NearDocuments(ids, found.numbers[order], found.similar[order])


class Notes:
    """Profiles by id from a file of SQLite; one that is not there yet is made and written."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.folder = tempfile.TemporaryDirectory()
        self.base = sqlite3.connect(Path(self.folder.name) / "notes.sqlite")
        self.base.execute("CREATE TABLE notes (id TEXT PRIMARY KEY, content BLOB)")

    def __call__(self, ids: Sequence[str]) -> Iterator[Profile]:
        marks = ",".join("?" * len(ids))
        read = f"SELECT id, content FROM notes WHERE id IN ({marks})"  # noqa: S608 - marks alone
        held = dict(self.base.execute(read, list(ids)))
        for found in ids:
            if found not in held:
                held[found] = self.maker.profile(int(found)).to_bytes()
                self.base.execute("INSERT INTO notes VALUES (?, ?)", (found, held[found]))
            yield Profile.from_bytes(found, "", held[found])
