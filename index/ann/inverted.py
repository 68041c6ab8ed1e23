"""An inverted file of coded rows (IVF,SQ8): a search looks into the lists nearest to each query.

For corpora that are too large to scan. Rows of a document stand together; a row's place in this
order is its id in faiss, so that a document's rows are found without a table of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.ann import codes, files
from index.ann.keys import Bits, Floats, Keys, Rows, members, numbers, runs, spread
from index.ann.nearest import Nearest, Worth, maxsim, none, top

PASSAGES_A_CENTROID = 40  # of the sample that the lists are learned from
_ROUNDS = 8  # of k-means: more of them find no more
_LISTS = 2.0  # times the square root of the rows
_AT_ONCE = 131_072  # rows that are coded and assigned at a time
_SEED = 7
_MAGIC = b"ivf-sq8\n"  # how the file begins
_CHUNK = 1 << 22  # bytes that faiss reads or writes at a time

PROBED = 24  # lists that a query looks into
LOOKED_AT = 8_192  # rows that a query finds
SCANNED = 60_000  # so many rows are looked at one by one rather than searched
_SPARE = 32  # rows that are found beyond what was asked for
_SAMPLED = 2_048  # rows that tell how long the means of the lists are
_SKETCHED = 12_000  # documents that are guessed at by their lists
_RESCORED = 1_500  # documents that are looked at whole, at least
_NEARLY_ALL = 16  # a search among all documents but one in so many just leaves these out
_WIDER = 8  # how many times more lists a search looks into where few rows may be found

Parts = Callable[[], Iterable[tuple[Keys, Rows]]]


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """What whole documents are held against, and how many are wanted."""

    queries: Rows
    weights: NDArray[np.float64]
    k: int
    worth: Worth | None


class Inverted:
    """Coded unit vectors and their keys in lists; never changed once built.

    `keys` (n,) ascend: a document's passages follow each other. Similarities are those of the coded
    vectors, within about 0.002 of the cosines.
    """

    def __init__(self, lists: Any, keys: Keys) -> None:
        """Stand on a `faiss.IndexIVFScalarQuantizer` whose ids are places in `keys`."""
        self._lists = lists
        self.keys = keys
        owners = numbers(keys)
        self.starts: Keys = np.flatnonzero(np.diff(owners, prepend=-1))
        self.owners: Keys = owners[self.starts]
        self.sizes: Keys = np.diff(self.starts, append=len(keys))
        self.keys.flags.writeable = False
        lists.make_direct_map(True)
        # faiss gives each row's list in the upper half, its place in the list in the lower
        places = codes.faiss().vector_to_array(lists.direct_map.array)
        self._list_of: NDArray[np.int32] = (places >> 32).astype(np.int32)
        self._means = self._approximate_means()

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def dim(self) -> int:
        """Components of a row."""
        return int(self._lists.d)

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return int(self._lists.nlist)

    @classmethod
    def build(cls, dim: int, parts: Parts, lists: int | None = None) -> Inverted:
        """Hold the rows that `parts()` gives, which is called a few times over.

        Each part is keys (n,) and unit rows (n, dim), in any order.
        """
        faiss = codes.faiss()
        keys = np.concatenate([np.empty(0, np.int64), *(keys for keys, _ in parts())])
        keys.sort()
        count = lists or max(1, int(_LISTS * len(keys) ** 0.5))
        coarse = _centroids(dim, _sample(parts, len(keys), count * PASSAGES_A_CENTROID), count)
        made = faiss.IndexIVFScalarQuantizer(
            coarse, dim, count, codes.kind(), faiss.METRIC_INNER_PRODUCT, False
        )
        coarse.this.disown()
        made.own_fields = True
        codes.settle(made.sq)
        made.is_trained = True
        _fill(made, keys, parts)
        return cls(made, keys)

    @staticmethod
    def wrote(path: Path) -> bool:
        """Whether the file at `path` begins as `save` writes it."""
        try:
            with path.open("rb") as file:
                return file.read(len(_MAGIC)) == _MAGIC
        except OSError:
            return False

    @classmethod
    def load(cls, path: Path, digest: str, dim: int) -> Inverted | None:
        """What `save` wrote; None if the file is missing or is not, byte for byte, that file."""
        faiss = codes.faiss()
        try:
            if files.digest(path) != digest:
                return None
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    return None
                size = int.from_bytes(file.read(8), "little")
                keys = np.frombuffer(file.read(8 * size), "<i8").astype(np.int64)
                lists = faiss.read_index(faiss.PyCallbackIOReader(file.read, _CHUNK))
        except (OSError, RuntimeError):
            return None
        return cls(lists, keys) if lists.d == dim and lists.ntotal == len(keys) else None

    def save(self, path: Path) -> str:
        """Write the file whole or not at all; gives the SHA-256 of its bytes in hex.

        Raises `OSError` or `RuntimeError` if it cannot be written.
        """

        def fill(file: BinaryIO) -> None:
            file.write(_MAGIC + len(self).to_bytes(8, "little"))
            file.write(self.keys.astype("<i8", copy=False).data)
            faiss = codes.faiss()
            faiss.write_index(self._lists, faiss.PyCallbackIOWriter(file.write, _CHUNK))

        return files.write(path, fill)

    def near(
        self, queries: Rows, k: int, among: Bits | None = None, probed: int = PROBED
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        """For every query, the keys and similarities of its `k` nearest rows and some more.

        Near ties are in doubt until their own vectors are looked at. Only the `probed` lists
        nearest to a query are searched. `among` (len(self),) says which rows may be found; where
        these are few, all of them are looked at.
        """
        if among is not None and int(among.sum()) <= SCANNED:
            return self._scanned(queries, k, np.flatnonzero(among))
        similar, found = self._probe(queries, k + _SPARE, probed, among)
        return [
            (self.keys[at[at >= 0]], near[at >= 0].astype(np.float64))
            for near, at in zip(similar, found, strict=True)
        ]

    def best(
        self,
        queries: Rows,
        weights: NDArray[np.float64],
        k: int,
        among: Keys | None = None,
        without: Keys | None = None,
        worth: Worth | None = None,
        *,
        probed: int = PROBED,
        looked_at: int = LOOKED_AT,
    ) -> Nearest:
        """The `k` best documents by MaxSim, as far as they are found; unordered.

        Each query finds its `looked_at` nearest rows in `probed` lists. Of the documents that they
        belong to, what no query found is guessed from the lists that the other rows are in (as
        PLAID does, Santhanam et al. 2022), and the most promising are looked at whole. Where
        `among` leaves few, all of these are. See `Flat.best`.
        """
        exact = Exact(queries, weights, k, worth)
        if among is not None:
            apart = self.owners[~members(self.owners, among)]
            if len(apart) * _NEARLY_ALL <= len(self.owners):  # leaving out is cheaper than choosing
                without = apart if without is None else np.union1d(apart, without)
                among = None
        few = self._few(among, without)
        if few is not None:
            return self._exact(few, exact)
        bits = None
        if among is not None:
            bits = np.repeat(members(self.owners, among), self.sizes)
            part = len(self) // max(1, int(bits.sum()))
            probed = probed * min(_WIDER, max(1, part))
        counts = np.flatnonzero(weights > 0)
        asked, share = queries[counts], weights[counts]
        similar, found = self._probe(asked, looked_at, probed, bits)
        seen, near, floor = self._grouped(similar, found, worth)
        if without is not None and len(without):
            here = ~members(self.owners[seen], without)
            seen, near = seen[here], near[here]
        sums = np.where(np.isfinite(near), near, floor) @ share
        some = top(sums, max(_SKETCHED, k))
        sums = self._sketched(seen[some], near[some], floor, asked) @ share
        return self._exact(seen[some[top(sums, max(_RESCORED, k))]], exact)

    def _few(self, among: Keys | None, without: Keys | None) -> Keys | None:
        """The places in `owners` of what may be found, if it is little; else None."""
        if among is None and len(self) > SCANNED:
            return None
        groups = np.arange(len(self.owners))
        if among is not None:
            groups = groups[members(self.owners, among)]
        if without is not None and len(groups):
            groups = groups[~members(self.owners[groups], without)]
        return groups if int(self.sizes[groups].sum()) <= SCANNED else None

    def _exact(self, groups: Keys, by: Exact) -> Nearest:
        """The best of some documents, all of their rows looked at."""
        if not len(groups):
            return none(len(by.queries))
        sizes = self.sizes[groups]
        at = spread(self.starts[groups], sizes)
        starts = np.cumsum(sizes) - sizes
        worth = by.worth and by.worth(self.keys[at])
        similar = maxsim(self.rows_at(at), starts, by.queries, worth).astype(np.float64)
        return Nearest(self.owners[groups], similar).best(by.weights, by.k)

    def _grouped(
        self, similar: Floats, found: Keys, worth: Worth | None
    ) -> tuple[Keys, Floats, Floats]:
        """The documents of the rows found, as places in `owners`, and how near each query is.

        The nearness is (documents, queries), -inf where a query found no row of a document, which
        is then no nearer than what is given third, (queries,).
        """
        at = found >= 0
        floor = np.where(at, similar, np.inf).min(axis=1)
        floor[~np.isfinite(floor)] = 0.0
        rows, query, near = found[at], np.nonzero(at)[0], similar[at]
        if worth is not None:
            near = near + worth(self.keys[rows])
        owners = np.searchsorted(self.starts, rows, side="right") - 1
        seen, number = np.unique(owners, return_inverse=True)
        best = np.full((len(seen), len(floor)), -np.inf, np.float32)
        np.maximum.at(best, (number, query), near)
        return seen, best, floor

    def _sketched(self, groups: Keys, near: Floats, floor: Floats, queries: Rows) -> Floats:
        """`near` of some documents, and where it is -inf what the lists of their rows tell."""
        if not len(groups):
            return near
        sizes = self.sizes[groups]
        by_list = np.ascontiguousarray((queries @ self._means.T).T)
        rows = by_list[self._list_of[spread(self.starts[groups], sizes)]]
        guessed = np.maximum.reduceat(rows, np.cumsum(sizes) - sizes, axis=0)
        sketched: Floats = np.where(np.isfinite(near), near, np.minimum(guessed, floor))
        return sketched

    def _approximate_means(self) -> Rows:
        """What the rows of each list have in common: its direction, as long as rows lie along it.

        The length is that of a sample of all rows, about 0.7.
        """
        means: Rows = self._lists.quantizer.reconstruct_n(0, self.lists)
        if not len(self):
            return means
        some = np.arange(0, len(self), max(1, len(self) // _SAMPLED))
        along = (self.rows_at(some) * means[self._list_of[some]]).sum(axis=1)
        return means * np.float32(along.mean())

    def _probe(self, queries: Rows, k: int, probed: int, among: Bits | None) -> tuple[Floats, Keys]:
        """Similarities and places of the rows found, (queries, k); -1 where there are no more."""
        faiss = codes.faiss()
        chosen: dict[str, Any] = {"nprobe": min(probed, self.lists)}
        if among is not None:
            bits = np.packbits(among, bitorder="little")
            chosen["sel"] = faiss.IDSelectorBitmap(bits)
        found = self._lists.search(
            np.ascontiguousarray(queries, np.float32),
            min(k, len(self)),
            params=faiss.SearchParametersIVF(**chosen),
        )
        return found[0], found[1]

    def _scanned(
        self, queries: Rows, k: int, places: Keys
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        similar = (queries @ self.rows_at(places).T).astype(np.float64)
        return [(self.keys[places[kept]], row[kept]) for row in similar for kept in [top(row, k)]]

    def holds(self, places: Keys, rows: Rows) -> bool:
        """Whether the rows at `places` are `rows`, as far as codes can tell."""
        return np.array_equal(codes.encode(self.rows_at(places)), codes.encode(rows))

    def rows_at(self, places: Keys) -> Rows:
        """The rows at `places`, decoded."""
        rows: Rows = self._lists.reconstruct_batch(places)
        return rows

    def parts(self, stays: NDArray[np.bool_] | None = None) -> Iterator[tuple[Keys, Rows]]:
        """All rows, or those that stay, with their keys, some at a time."""
        kept = np.arange(len(self)) if stays is None else np.flatnonzero(stays)
        for at in range(0, len(kept), _AT_ONCE):
            some = kept[at : at + _AT_ONCE]
            yield self.keys[some], self.rows_at(some)


def _sample(parts: Parts, total: int, wanted: int) -> Rows:
    """About `wanted` of the rows, taken evenly."""
    step = max(1, total // max(wanted, 1))
    found, passed = [], 0
    for _, rows in parts():
        found.append(np.array(rows[(-passed) % step :: step], np.float32))
        passed += len(rows)
    return np.concatenate(found)


def _centroids(dim: int, sample: Rows, count: int) -> Any:
    faiss = codes.faiss()
    learned = faiss.Kmeans(
        dim,
        count,
        niter=_ROUNDS,
        spherical=True,
        seed=_SEED,
        min_points_per_centroid=1,
        max_points_per_centroid=PASSAGES_A_CENTROID * 2,
    )
    learned.train(sample)
    coarse = faiss.IndexFlatIP(dim)
    coarse.add(learned.centroids)
    return coarse


def _fill(made: Any, ordered: Keys, parts: Parts) -> None:
    """Put every row into its list.

    faiss grows its lists by doubling and keeps what it took, nearly twice what is needed. So the
    lists are counted first, and made to size.
    """
    faiss = codes.faiss()
    places, chosen = [], []
    for keys, rows in parts():
        places.append(np.searchsorted(ordered, keys))
        chosen.append(
            made.quantizer.search(np.ascontiguousarray(rows, np.float32), 1)[1][:, 0].astype(
                np.int32
            )
        )
    sizes = np.bincount(np.concatenate(chosen), minlength=made.nlist)
    for number in np.flatnonzero(sizes).tolist():
        made.invlists.resize(number, int(sizes[number]))
    at = np.zeros(made.nlist, np.int64)
    for (_, rows), at_rows, own in zip(parts(), places, chosen, strict=True):
        coded = codes.encode(rows)
        order = np.argsort(own, kind="stable")
        ids, coded = at_rows[order], coded[order]  # they must outlive the pointers to them
        for number, low, high in runs(own[order]):
            made.invlists.update_entries(
                number,
                int(at[number]),
                high - low,
                faiss.swig_ptr(ids[low:high]),
                faiss.swig_ptr(coded[low:high]),
            )
            at[number] += high - low
    made.ntotal = len(ordered)
