"""Exact nearest neighbours by inner product. faiss is imported on first use, not with the module.

faiss must not be used in a child that was forked after a search: start such processes by spawn.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Rows = NDArray[np.float32]

_SPARE = 32  # rows asked for beyond k, so that near ties are seen
_BLOCK = 8192  # rows that are widened to float64 at a time


class Flat:
    """Unit vectors and their keys, never changed once built: safe to search from many threads.

    faiss finds the candidates in float32; what is returned is computed anew in float64, a row at a
    time. A similarity thus depends on nothing but its two vectors: not on the other queries of the
    call, nor on where the row stands.

    `keys` (n,) are the caller's; `rows` (n, dim) is a view that ends with this object.

    >>> flat = Flat.build(2, [(np.array([7, 8]), np.eye(2, dtype=np.float32))])
    >>> keys, similarities = flat.near(np.array([[0.6, 0.8]], np.float32), 1)[0]
    >>> int(keys[0]), round(float(similarities[0]), 6)
    (8, 0.8)
    """

    def __init__(self, mapped: Any) -> None:
        """Stand on a `faiss.IndexIDMap` over an `IndexFlatIP`; use `build` or `load`."""
        faiss = _faiss()
        self._mapped = mapped
        self._flat = faiss.downcast_index(mapped.index)
        size, dim = self._flat.ntotal, self._flat.d
        self.keys: Keys = faiss.vector_to_array(mapped.id_map)
        self.rows: Rows = np.empty((0, dim), np.float32)
        if size:  # faiss's own memory, not a copy
            self.rows = faiss.rev_swig_ptr(self._flat.get_xb(), size * dim).reshape(size, dim)
        self.keys.flags.writeable = self.rows.flags.writeable = False

    @classmethod
    def build(cls, dim: int, parts: Iterable[tuple[Keys, Rows]]) -> Flat:
        """Hold `parts`, each keys (n,) and unit rows (n, dim), in their order."""
        faiss = _faiss()
        mapped = faiss.IndexIDMap(faiss.IndexFlatIP(dim))
        for keys, rows in parts:
            mapped.add_with_ids(
                np.ascontiguousarray(rows, np.float32), np.ascontiguousarray(keys, np.int64)
            )
        return cls(mapped)

    @classmethod
    def load(cls, path: Path, digest: str, dim: int) -> Flat | None:
        """What `save` wrote; None if the file is missing or is not, byte for byte, that file."""
        faiss = _faiss()
        try:
            if _digest(path) != digest:
                return None
            flat = cls(faiss.read_index(str(path)))
        except (OSError, RuntimeError):
            return None
        return flat if flat.dim == dim else None

    def save(self, path: Path) -> str:
        """Write the file whole or not at all; gives the SHA-256 of its bytes in hex.

        Raises `OSError` or `RuntimeError` if it cannot be written.
        """
        faiss = _faiss()
        draft = path.with_name(path.name + ".tmp")
        try:
            faiss.write_index(self._mapped, str(draft))
            digest = _digest(draft)
            sync(draft)
            draft.replace(path)
        except (OSError, RuntimeError):
            with suppress(OSError):
                draft.unlink()
            raise
        sync(path.parent)
        return digest

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def dim(self) -> int:
        """Components of a row."""
        return int(self._flat.d)

    def near(
        self, queries: Rows, k: int, among: NDArray[np.bool_] | None = None
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        """For every query (n, dim), the keys and similarities of the `k` nearest rows, unordered.

        Rows that tie with the k-th are all given, for the caller to choose by a rule of its own,
        so there may be more than `k`. `among` (len(self),) says which rows may be found.
        """
        eligible = len(self) if among is None else int(among.sum())
        k = min(k, eligible)
        if k == 0 or not len(queries):
            return [(np.empty(0, np.int64), np.empty(0, np.float64)) for _ in queries]
        depth = min(k + _SPARE, eligible)
        rough, found = self._flat.search(
            np.ascontiguousarray(queries, np.float32), depth, params=_selector(among)
        )
        # faiss sums in float32: a row that it sees this far below the k-th cannot be one of the k
        reach = rough[:, k - 1] - 2 * self.dim * float(np.finfo(np.float32).eps)
        answers = []
        for query, positions, last, least in zip(queries, found, rough[:, -1], reach, strict=True):
            if depth < eligible and last >= least:  # the near ties go on beyond what was asked for
                positions = self._above(query, float(least), among)
            exact = _exact(self.rows[positions], query)
            enough = exact >= np.partition(exact, -k)[-k]
            answers.append((self.keys[positions[enough]], exact[enough]))
        return answers

    def best_sums(self, queries: Rows, starts: Keys) -> NDArray[np.float64]:
        """MaxSim of every group of rows: its best similarity to each query, summed over them.

        `starts` (groups,) are the positions where the groups begin, the first at 0.
        """
        ends = np.append(starts[1:], len(self))
        wide = queries.astype(np.float64).T
        sums = np.empty(len(starts), np.float64)
        at = 0
        while at < len(starts):
            first = starts[at]
            to = max(at + 1, int(np.searchsorted(ends, first + _BLOCK, side="right")))
            similar = self.rows[first : ends[to - 1]].astype(np.float64) @ wide
            sums[at:to] = np.maximum.reduceat(similar, starts[at:to] - first).sum(axis=1)
            at = to
        return sums

    def _above(self, query: Rows, least: float, among: NDArray[np.bool_] | None) -> Keys:
        close = self.rows @ query >= least
        return np.flatnonzero(close if among is None else close & among)


def use_threads(count: int) -> None:
    """Let a search use `count` threads. faiss has one setting for the whole process."""
    _faiss().omp_set_num_threads(count)


def _faiss() -> Any:
    import faiss

    return faiss


def _exact(rows: Rows, query: Rows) -> NDArray[np.float64]:
    products = rows.astype(np.float64) * query.astype(np.float64)  # exact in float64
    sums: NDArray[np.float64] = products.sum(axis=1).clip(-1.0, 1.0)
    return sums


def _selector(among: NDArray[np.bool_] | None) -> Any:
    if among is None:
        return None
    faiss = _faiss()
    bits = np.packbits(among, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file, or a folder's list of files."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
