"""An inverted file of coded rows: lists say which documents may be near, codes how near they are.

For corpora that are too large to scan. A search goes three ways down: every document is guessed at
by the lists that its rows are in (as PLAID does, Santhanam et al. 2022), the most promising are
looked at whole by the codes of their rows, and the caller does what it likes with the best of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.ann import files
from index.ann.centroids import ROWS_A_CENTROID, Centroids, learn, nowhere
from index.ann.codes import Blocks, Filling, against, decode, doubt, encode
from index.ann.keys import Bits, Floats, Keys, Rows, members, numbers, spread
from index.ann.nearest import Nearest, Worth, none, top

_LISTS = 10.0  # times the square root of the rows
_MOST_LISTS = 65_536  # a list's number has two bytes
_OUTGROWN = 2  # times the rows that lists were learned from, and they are learned anew
_AT_ONCE = 65_536  # rows that are put into lists, read or written at a time
_MAGIC = b"lists-3\n"  # how the file begins

PROBED = 0.04  # of the lists a query looks into, for documents
NEAR = 64  # lists a query looks into, for rows, at least,
_NEAR_ROWS = 16_384  # and so many that about so many rows are in them
RESCORED = 2_000  # documents that are looked at whole, at least,
_OF_ALL = 10.0  # and so many times the square root of all of them,
_PER_WANTED = 2  # and so many for each that is wanted
_BATCH = 2_048  # rows that are held against the queries at a time
_SPARE = 32  # rows that are found beyond what was asked for, and all so near that codes may err
_WIDER = 4  # how many times more lists a search looks into where few documents may be found

Parts = Callable[[], Iterable[tuple[Keys, Rows]]]


@dataclass(frozen=True, slots=True, eq=False)
class Rowed:
    """Documents and where their rows lie in blocks: `keys` of the rows of one after another's.

    `owners` (documents,) are their numbers, `at` the places of their first rows.
    """

    keys: Keys
    owners: Keys
    at: Keys
    sizes: Keys

    @classmethod
    def of(cls, keys: Keys, at: int = 0) -> Rowed:
        """Rows that lie one behind the other from place `at` on; those of a document together."""
        found = numbers(keys)
        starts = np.flatnonzero(np.diff(found, prepend=-1))
        return cls(keys, found[starts], starts + at, np.diff(starts, append=len(keys)))

    def ordered(self) -> Rowed:
        """The same with the documents in order of their numbers."""
        if not len(self.owners) or (np.diff(self.owners) > 0).all():
            return self
        order = np.argsort(self.owners, kind="stable")
        starts = np.cumsum(self.sizes) - self.sizes
        rows = spread(starts[order], self.sizes[order])
        return Rowed(self.keys[rows], self.owners[order], self.at[order], self.sizes[order])


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Rows, by their place among the keys, list after list; `means` (lists, dim) of their vectors.

    List l holds `rows` from `starts[l]` to `starts[l + 1]`. `learned` is how many rows there were
    when the `centroids` were learned.
    """

    centroids: Centroids
    learned: int
    means: Rows
    starts: Keys
    rows: NDArray[np.int32]

    @classmethod
    def of(
        cls, centroids: Centroids, learned: int, length: Floats, own: NDArray[np.int32]
    ) -> Lists:
        """Lists in which each row's `own` is known, and the `length` of each list's mean."""
        order = np.argsort(own.astype(np.uint16), kind="stable")  # two bytes: a radix sort
        starts = np.concatenate([[0], np.cumsum(np.bincount(own, minlength=len(centroids)))])
        means = centroids.rows * length[:, None]
        return cls(centroids, learned, means, starts, order.astype(np.int32))

    @property
    def length(self) -> Floats:
        """Of each mean: how near its rows are to the centroid."""
        found: Floats = (self.means * self.centroids.rows).sum(axis=1)
        return found

    @property
    def own(self) -> NDArray[np.int32]:
        """The list of each row."""
        found = np.empty(len(self.rows), np.int32)
        found[self.rows] = np.repeat(
            np.arange(len(self.means), dtype=np.int32), np.diff(self.starts)
        )
        return found


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

    def __init__(self, blocks: Blocks, rowed: Rowed, lists: Lists) -> None:
        """Stand on rows in `blocks`, those of `rowed` in order; use `build` or `load`."""
        self._blocks = blocks
        self._rowed = rowed
        self._lists = lists
        self.keys, self.owners, self.sizes = rowed.keys, rowed.owners, rowed.sizes
        self.starts: Keys = np.cumsum(self.sizes) - self.sizes
        self._straight = bool((self.starts == rowed.at).all())
        by_row = np.repeat(np.arange(len(self.owners), dtype=np.int32), self.sizes)
        self._documents: NDArray[np.int32] = by_row[lists.rows]  # list after list
        self.keys.flags.writeable = False

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def dim(self) -> int:
        """Components of a row."""
        return self._blocks.dim

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return len(self._lists.centroids)

    @property
    def held(self) -> int:
        """How many rows are in memory, those included of documents that are no longer here."""
        return len(self._blocks)

    @classmethod
    def build(
        cls,
        dim: int,
        parts: Parts,
        lists: int | None = None,
        beside: Sequence[tuple[Inverted, Bits | None]] = (),
    ) -> Inverted:
        """Hold the rows that `parts()` gives: keys (n,) and unit rows (n, dim) each time.

        Rows of a document come together, in order. What stands `beside`, as far as its bits say
        (rows,), is held too: its codes are shared, which takes little memory, and so are the lists
        of the largest of it, until there are more than twice the rows that they were learned from.
        """
        filling, keys = Filling(dim), [np.empty(0, np.int64)]
        for some, rows in parts():
            keys.append(some)
            filling.add(encode(rows))
        kept = [one._blocks.blocks for one, _ in beside]
        shared = sum(len(block) for blocks in kept for block in blocks)
        rowed = [Rowed.of(np.concatenate(keys), shared)]
        at = 0
        for one, alive in beside:
            rowed.append(one._alive(alive, at))
            at += len(one._blocks)
        blocks = Blocks([*(b for blocks in kept for b in blocks), *filling.blocks()], dim)
        whole = _joined(rowed).ordered()
        known = max(beside, key=lambda one: len(one[0]), default=None)
        return cls(blocks, whole, _lists(blocks, whole, lists, known))

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
        try:
            if files.digest(path) != digest:
                return None
            with path.open("rb") as file:
                return _read(file, dim)
        except (OSError, ValueError):
            return None

    def save(self, path: Path) -> str:
        """Write the file whole or not at all; gives the SHA-256 of its bytes in hex.

        Raises `OSError` if it cannot be written.
        """

        def fill(file: BinaryIO) -> None:
            lists, centroids = self._lists, self._lists.centroids
            regions = len(centroids.regions)
            sizes = [len(self), self.dim, self.lists, regions, lists.learned]
            file.write(_MAGIC + np.array(sizes, "<i8").tobytes())
            for array, kind in (
                (self.keys, "<i8"),
                (lists.own, "<i4"),
                (lists.length, "<f4"),
                (centroids.rows, "<f4"),
                (centroids.regions, "<f4"),
                (centroids.starts, "<i8"),
            ):
                file.write(np.ascontiguousarray(array, kind).data)
            for at in range(0, len(self), _AT_ONCE):
                some = np.arange(at, min(len(self), at + _AT_ONCE))
                file.write(self._blocks.take(self._places(some)).data)

        return files.write(path, fill)

    def near(
        self, queries: Rows, k: int, among: Bits | None = None, probed: int | None = None
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        """For every query, the keys and similarities of its `k` nearest rows and some more.

        Near ties are in doubt until their own vectors are looked at. Only the `probed` lists
        nearest to a query are searched. `among` (len(self),) says which rows may be found; where
        these are few, all of them are looked at.
        """
        probed = probed or max(NEAR, _NEAR_ROWS * self.lists // max(1, len(self)))
        if among is not None:
            few = np.flatnonzero(among)
            if len(few) <= _AT_ONCE:
                return [self._nearest_of(few, query, k) for query in queries]
            probed = self._wider(probed, len(few) / len(self))
        found = []
        for query, similar in zip(queries, queries @ self._lists.means.T, strict=True):
            rows = np.sort(self._listed(self._lists.rows, _best(similar, probed))).astype(np.int64)
            rows = rows if among is None else rows[among[rows]]
            found.append(self._nearest_of(rows, query, k))
        return found

    def best(
        self,
        queries: Rows,
        weights: NDArray[np.float64],
        k: int,
        among: Keys | None = None,
        without: Keys | None = None,
        worth: Worth | None = None,
        *,
        probed: float = PROBED,
        rescored: int | None = None,
    ) -> Nearest:
        """The `k` best documents by MaxSim, as far as they are found; unordered.

        Each query looks into the nearest `probed` of all lists, and the `rescored` documents that
        are promising by that are looked at whole; all of them, where `among` leaves no more. See
        `Flat.best`.
        """
        exact = Exact(queries, weights, k, worth)
        usual = max(RESCORED, round(_OF_ALL * len(self.owners) ** 0.5))
        rescored = max(rescored or usual, _PER_WANTED * k)
        groups = self._eligible(among, without)
        size = len(self.owners) if groups is None else len(groups)
        if size > rescored:
            counts = np.flatnonzero(weights > 0)
            lists = self._wider(round(probed * self.lists), size / len(self.owners))
            rough = self._rough(queries[counts], weights[counts], lists)
            if groups is None:
                groups = np.argpartition(rough, size - rescored)[size - rescored :]
            else:
                kept = np.argpartition(rough[groups], size - rescored)[size - rescored :]
                groups = groups[kept]
        return self._exact(np.arange(size) if groups is None else groups, exact)

    def parts(self, stays: Bits | None = None) -> Iterator[tuple[Keys, Rows]]:
        """All rows, or those that stay, with their keys, some at a time."""
        kept = np.arange(len(self)) if stays is None else np.flatnonzero(stays)
        for at in range(0, len(kept), _AT_ONCE):
            some = kept[at : at + _AT_ONCE]
            yield self.keys[some], self.rows_at(some)

    def holds(self, places: Keys, rows: Rows) -> bool:
        """Whether the rows at `places` are `rows`, as far as codes can tell."""
        return np.array_equal(self._blocks.take(self._places(places)), encode(rows))

    def rows_at(self, places: Keys) -> Rows:
        """The rows at `places`, decoded."""
        return decode(self._blocks.take(self._places(places)))

    def _eligible(self, among: Keys | None, without: Keys | None) -> Keys | None:
        """The places in `owners` of what may be found; None if it is everything."""
        if among is None and (without is None or not len(without)):
            return None
        kept = np.ones(len(self.owners), bool) if among is None else members(self.owners, among)
        if without is not None:
            kept &= ~members(self.owners, without)
        return np.flatnonzero(kept)

    def _wider(self, probed: int, share: float) -> int:
        """How many lists to look into where only a `share` of what they hold may be found."""
        wider = min(_WIDER, 1 / max(share, 1 / _WIDER))
        return min(self.lists, max(1, round(probed * wider)))

    def _rough(self, queries: Rows, weights: NDArray[np.float64], probed: int) -> Floats:
        """MaxSim of every document if each row were the mean of its list, (documents,).

        What is in none of the lists that a query looks into is as near as the last of these.
        """
        sums = np.zeros(len(self.owners), np.float32)
        nearest = np.empty(len(self.owners), np.float32)
        sizes = np.diff(self._lists.starts)
        # `maximum.at` is 20 times slower for an equal dtype of another birth, as unpickling gives
        to_lists = (queries @ self._lists.means.T).view(np.float32)
        for similar, weight in zip(to_lists, weights, strict=True):
            chosen = _best(similar, probed)
            nearest.fill(similar[chosen].min())
            found = self._listed(self._documents, chosen)
            np.maximum.at(nearest, found, np.repeat(similar[chosen], sizes[chosen]))
            sums += np.float32(weight) * nearest
        return sums

    def _listed(self, values: NDArray[np.int32], lists: Keys) -> NDArray[np.int32]:
        """What `values`, list after list, has for some `lists`."""
        starts = self._lists.starts
        edges = zip(starts[lists].tolist(), starts[lists + 1].tolist(), strict=True)
        return np.concatenate([values[:0], *(values[low:high] for low, high in edges)])

    def _exact(self, groups: Keys, by: Exact) -> Nearest:
        """The best of some documents, all of their rows looked at."""
        if not len(groups):
            return none(len(by.queries))
        groups = groups[np.argsort(self._rowed.at[groups])]  # as they lie in memory
        sizes = self.sizes[groups]
        worth = by.worth and by.worth(self.keys[spread(self.starts[groups], sizes)])
        matrix, shift = against(by.queries)
        ends = np.cumsum(sizes)
        similar = np.empty((len(groups), len(by.queries)), np.float32)
        at = 0
        while at < len(groups):
            first = int(ends[at] - sizes[at])
            to = max(at + 1, int(np.searchsorted(ends, first + _BATCH, side="right")))
            some = slice(at, to)
            coded = self._blocks.take(spread(self._rowed.at[groups[some]], sizes[some]))
            products = coded.astype(np.float32) @ matrix
            if worth is not None:
                products += worth[first : first + len(coded), None]
            starts = ends[some] - sizes[some] - first
            np.maximum.reduceat(products, starts, axis=0, out=similar[some])
            at = to
        similar += shift
        return Nearest(self.owners[groups], similar.astype(np.float64)).best(by.weights, by.k)

    def _nearest_of(self, rows: Keys, query: Rows, k: int) -> tuple[Keys, NDArray[np.float64]]:
        """The keys and similarities of the `k` nearest of some rows, and some more."""
        matrix, shift = against(query[None])
        similar = np.concatenate(
            [
                np.empty(0, np.float32),
                *(
                    self._blocks.take(self._places(rows[at : at + _BATCH])).astype(np.float32)
                    @ matrix[:, 0]
                    for at in range(0, len(rows), _BATCH)
                ),
            ]
        )
        kept = np.union1d(top(similar, k + _SPARE), top(similar, k, 2 * doubt(self.dim)))
        return self.keys[rows[kept]], (similar[kept] + shift[0]).astype(np.float64)

    def _places(self, rows: Keys) -> Keys:
        """Where in the blocks some rows lie."""
        if self._straight:
            return rows
        owners = np.searchsorted(self.starts, rows, side="right") - 1
        places: Keys = self._rowed.at[owners] + (rows - self.starts[owners])
        return places

    def _alive(self, alive: Bits | None, at: int) -> Rowed:
        """The documents whose rows are alive, where the blocks begin at place `at`."""
        rowed = self._rowed
        if alive is None:
            return Rowed(rowed.keys, rowed.owners, rowed.at + at, rowed.sizes)
        kept = alive[self.starts]
        return Rowed(rowed.keys[alive], rowed.owners[kept], rowed.at[kept] + at, rowed.sizes[kept])


def _best(similar: Floats, count: int) -> Keys:
    """Where the `count` highest are."""
    if count >= len(similar):
        return np.arange(len(similar))
    return np.argpartition(similar, len(similar) - count)[len(similar) - count :]


def _joined(rowed: Sequence[Rowed]) -> Rowed:
    return Rowed(
        np.concatenate([one.keys for one in rowed]),
        np.concatenate([one.owners for one in rowed]),
        np.concatenate([one.at for one in rowed]),
        np.concatenate([one.sizes for one in rowed]),
    )


def _lists(
    blocks: Blocks, rowed: Rowed, count: int | None, known: tuple[Inverted, Bits | None] | None
) -> Lists:
    """The rows of `rowed` in lists: those of `known`, unless too many rows came after them."""
    total = len(rowed.keys)
    if not total:
        return Lists.of(nowhere(blocks.dim), 0, np.empty(0, np.float32), np.empty(0, np.int32))
    places = spread(rowed.at, rowed.sizes)
    own = np.full(total, -1, np.int32)
    if known is not None and known[0]._lists.learned * _OUTGROWN >= total and count is None:
        before, alive = known
        kept = slice(None) if alive is None else alive
        own[np.searchsorted(rowed.keys, before.keys[kept])] = before._lists.own[kept]
        learned, centroids = before._lists.learned, before._lists.centroids
        length = before._lists.length
    else:
        count = min(count or max(1, round(_LISTS * total**0.5)), _MOST_LISTS)
        sample = places[:: max(1, total // (count * ROWS_A_CENTROID))]
        learned, centroids = total, learn(decode(blocks.take(sample)), count)
        length = np.empty(0, np.float32)
    new, near = np.flatnonzero(own < 0), np.zeros(total, np.float32)
    for at in range(0, len(new), _AT_ONCE):
        some = new[at : at + _AT_ONCE]
        own[some], near[some] = centroids.nearest(decode(blocks.take(places[some])))
    if not len(length):
        sizes = np.bincount(own, minlength=len(centroids))
        sums = np.bincount(own, near, len(centroids))
        length = np.where(sizes > 0, sums / np.maximum(sizes, 1), near.mean()).astype(np.float32)
    return Lists.of(centroids, learned, length, own)


def _read(file: BinaryIO, dim: int) -> Inverted | None:
    if file.read(len(_MAGIC)) != _MAGIC:
        return None
    total, width, lists, regions, learned = np.frombuffer(file.read(40), "<i8").tolist()
    if width != dim:
        return None
    keys = np.fromfile(file, "<i8", total)
    own = np.fromfile(file, "<i4", total)
    length = np.fromfile(file, "<f4", lists)
    rows = np.fromfile(file, "<f4", lists * dim).reshape(lists, dim)
    centroids = Centroids(
        np.fromfile(file, "<f4", regions * dim).reshape(regions, dim),
        rows,
        np.fromfile(file, "<i8", regions + 1),
    )
    filling = Filling(dim, total)
    for at in range(0, total, _AT_ONCE):
        size = min(_AT_ONCE, total - at)
        filling.add(np.fromfile(file, np.uint8, size * dim).reshape(size, dim))
    made = Lists.of(centroids, learned, length, own)
    return Inverted(Blocks(filling.blocks(), dim), Rowed.of(keys), made)
