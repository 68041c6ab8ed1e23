"""Exact nearest neighbours by inner product. faiss is imported on first use, not with the module.

faiss must not be used in a child that was forked after a search: start such processes by spawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.ann import files
from index.ann.files import sync as sync
from index.ann.keys import Bits, members, numbers, spread
from index.ann.keys import Keys as Keys
from index.ann.keys import Rows as Rows
from index.ann.nearest import Nearest, Worth, maxsim, none, top

_SPARE = 32  # rows asked for beyond k, so that near ties are seen
_COPIED = 65_536  # rows copied at a time
_CHUNK = 1 << 22  # bytes that faiss writes at a time
_EPSILON = float(np.finfo(np.float32).eps)


class Flat:
    """Unit vectors and their keys, never changed once built: safe to search from many threads.

    faiss finds the candidates in float32; what is returned is computed anew in float64, a row at a
    time. A similarity thus depends on nothing but its two vectors: not on the other queries of the
    call, nor on where the row stands.

    `keys` (n,) are the caller's; `rows` (n, dim) is a view that ends with this object. The rows of
    a document stand together: from `starts` on those of each of `owners`, by number.

    >>> flat = Flat.build(2, [(np.array([7, 8]), np.eye(2, dtype=np.float32))])
    >>> keys, similarities = flat.near(np.array([[0.6, 0.8]], np.float32), 1)[0]
    >>> int(keys[0]), round(float(similarities[0]), 6)
    (8, 0.8)
    """

    def __init__(self, mapped: Any) -> None:
        """Stand on a `faiss.IndexIDMap` over an `IndexFlatIP`; use `build` or `read`."""
        faiss = _faiss()
        self._mapped = mapped
        self._flat = faiss.downcast_index(mapped.index)
        size, dim = self._flat.ntotal, self._flat.d
        self.keys: Keys = faiss.vector_to_array(mapped.id_map)
        self.rows: Rows = np.empty((0, dim), np.float32)
        if size:  # faiss's own memory, not a copy
            self.rows = faiss.rev_swig_ptr(self._flat.get_xb(), size * dim).reshape(size, dim)
        self.keys.flags.writeable = self.rows.flags.writeable = False
        owners = numbers(self.keys)
        self.starts: Keys = np.flatnonzero(np.diff(owners, prepend=-1))
        self.owners: Keys = owners[self.starts]

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
    def read(cls, file: BinaryIO, dim: int) -> Flat | None:
        """What `write` wrote; None if it is of another width. Raises `RuntimeError` if cut."""
        faiss = _faiss()
        flat = cls(faiss.read_index(faiss.PyCallbackIOReader(file.read, _CHUNK)))
        return flat if flat.dim == dim else None

    def save(self, path: Path) -> str:
        """Write the file whole or not at all; gives the SHA-256 of its bytes in hex.

        Raises `OSError` or `RuntimeError` if it cannot be written.
        """
        return files.write(path, self.write)

    def write(self, file: files.Out) -> None:
        """Write all of it. Raises `OSError` or `RuntimeError` if it cannot be written."""
        faiss = _faiss()
        faiss.write_index(self._mapped, faiss.PyCallbackIOWriter(file.write, _CHUNK))

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def dim(self) -> int:
        """Components of a row."""
        return int(self._flat.d)

    def near(
        self, queries: Rows, k: int, among: Bits | None = None
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
        reach = rough[:, k - 1] - 2 * self.dim * _EPSILON
        answers = []
        for query, positions, last, least in zip(queries, found, rough[:, -1], reach, strict=True):
            if depth < eligible and last >= least:  # the near ties go on beyond what was asked for
                positions = self._above(query, float(least), among)
            exact = _exact(self.rows[positions], query)
            enough = exact >= np.partition(exact, -k)[-k]
            answers.append((self.keys[positions[enough]], exact[enough]))
        return answers

    def best(
        self,
        queries: Rows,
        weights: NDArray[np.float64],
        k: int,
        among: Keys | None = None,
        without: Keys | None = None,
        worth: Worth | None = None,
    ) -> Nearest:
        """The `k` best documents by MaxSim, exact, and those that tie with the last; unordered.

        `weights` (queries,) are 0 or more. `among` confines the search to documents of these
        numbers, `without` leaves some out; both ascend. `worth` says how passages count.
        """
        if not len(self.owners):
            return none(len(queries))
        counts = weights > 0
        groups = np.arange(len(self.owners))
        if among is not None:
            groups = groups[members(self.owners, among)]
        if without is not None and len(without):
            groups = groups[~members(self.owners[groups], without)]
        if len(groups) > k and counts.any():
            rough = self._similar(groups, queries[counts], worth) @ weights[counts]
            # float32 sums: what stands this far below the k-th cannot be one of the k
            slack = 4 * self.dim * _EPSILON * float(weights.sum())
            groups = groups[top(rough, k, slack)]
        exact = self._similar(groups, queries.astype(np.float64), worth).astype(np.float64)
        return Nearest(self.owners[groups], exact).best(weights, k)

    def parts(self, stays: Bits | None = None) -> Iterator[tuple[Keys, Rows]]:
        """All rows, or those that stay, with their keys, some at a time."""
        kept = np.arange(len(self)) if stays is None else np.flatnonzero(stays)
        for at in range(0, len(kept), _COPIED):
            some = kept[at : at + _COPIED]
            yield self.keys[some], self.rows[some]

    def holds(self, places: Keys, rows: Rows) -> bool:
        """Whether the rows at `places` are `rows`, bit by bit."""
        return np.array_equal(self.rows[places], rows)

    def _similar(
        self, groups: Keys, queries: NDArray[np.floating], worth: Worth | None
    ) -> NDArray[np.floating]:
        """MaxSim of some documents, by their places in `owners`, shape (groups, queries)."""
        rows, starts, keys = self.rows, self.starts, self.keys
        if len(groups) < len(self.owners):
            sizes = np.diff(starts, append=len(self))[groups]
            at = spread(starts[groups], sizes)
            rows, starts, keys = rows[at], np.cumsum(sizes) - sizes, keys[at]
        if worth is None:
            return maxsim(rows, starts, queries, None)
        return maxsim(rows, starts, queries, worth.of(keys), worth.second)

    def _above(self, query: Rows, least: float, among: Bits | None) -> Keys:
        close = self.rows @ query >= least
        return np.flatnonzero(close if among is None else close & among)


def use_threads(count: int) -> None:
    """Let a search use `count` threads. faiss has one setting for the whole process."""
    _faiss().omp_set_num_threads(count)


def threads() -> int:
    """How many threads a search uses."""
    return int(_faiss().omp_get_max_threads())


def _faiss() -> Any:
    import faiss

    return faiss


def _exact(rows: Rows, query: Rows) -> NDArray[np.float64]:
    products = rows.astype(np.float64) * query.astype(np.float64)  # exact in float64
    sums: NDArray[np.float64] = products.sum(axis=1).clip(-1.0, 1.0)
    return sums


def _selector(among: Bits | None) -> Any:
    if among is None:
        return None
    faiss = _faiss()
    bits = np.packbits(among, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
