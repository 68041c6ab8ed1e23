"""An inverted file of coded rows: lists say which documents may be near, codes how near they are.

For corpora that are too large to scan. A search goes three ways down: every document is guessed at
by the lists that its rows are in (as PLAID does, Santhanam et al. 2022), the most promising are
looked at whole by the codes of their rows, and the caller does what it likes with the best of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.ann import files, inverted_file
from index.ann.codes import Blocks, Filling, against, decode, doubt, encode
from index.ann.flat import threads
from index.ann.keys import Bits, Floats, Keys, Rows, members, spread
from index.ann.lists import Known, Lists, make, nearest
from index.ann.nearest import Nearest, Worth, highest, none, top
from index.ann.placed import Placed, joined

_AT_ONCE = 65_536  # rows that are copied at a time
_PROBED = 4.0  # times the square root of all lists: so many a query looks into, for documents
NEAR = 64  # lists a query looks into, for rows, at least,
_NEAR_ROWS = 16_384  # and so many that about so many rows are in them
RESCORED = 4_000  # documents that are looked at whole, at least,
_OF_ALL = 8.0  # and so many times the square root of all of them, or as many as are wanted
_SHARE = 500  # documents that are worth a thread
_BATCH = 1_024  # rows that are held against the queries at a time: they stay in a core's cache
_LISTS_AT_ONCE = 4_096  # whose means are held against the queries at a time
_GUESSING = 2  # threads that guess; the order of sums must not depend on the machine
_SPARE = 32  # rows that are found beyond what was asked for, and all so near that codes may err
_RATHER = 2  # times as many documents are looked at whole rather than guessed at
_NEWS = 1.1  # times as many documents are known, and what rows are worth is asked anew
_WIDER = 2  # how many times more lists a search looks into where few documents may be found

Parts = Callable[[], Iterable[tuple[Keys, Rows]]]


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """What whole documents are held against, and how many are wanted."""

    queries: Rows
    weights: NDArray[np.float64]
    k: int
    worth: Worth | None


@dataclass(frozen=True, slots=True, eq=False)
class InLists:
    """What rows are worth, list after list, as `worth` told it; and what they usually are."""

    worth: Worth
    rows: Floats
    usual: float

    def serves(self, worth: Worth) -> bool:
        """Whether little more is known by now."""
        return self.worth.of == worth.of and worth.known <= _NEWS * self.worth.known


class Inverted:
    """Coded unit vectors and their keys in lists; never changed once built.

    `keys` (n,) ascend: a document's passages follow each other. Similarities are those of the coded
    vectors, within about 0.002 of the cosines.
    """

    def __init__(self, blocks: Blocks, placed: Placed, lists: Lists) -> None:
        """Stand on rows in `blocks`, those of `placed` in order; use `build` or `read`."""
        self._blocks = blocks
        self._placed = placed
        self._lists = lists
        self.keys, self.owners, self.sizes = placed.keys, placed.owners, placed.sizes
        self.starts: Keys = np.cumsum(self.sizes) - self.sizes
        self._straight = bool((self.starts == placed.at).all())
        by_row = np.repeat(np.arange(len(self.owners), dtype=np.int32), self.sizes)
        self._documents: NDArray[np.int32] = by_row[lists.rows]  # list after list
        self._in_lists: InLists | None = None
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
        held = [block for one, _ in beside for block in one._blocks.blocks]
        placed, at = [Placed.of(np.concatenate(keys), sum(map(len, held)))], 0
        for one, alive in beside:
            placed.append(one._placed.kept(alive, at))
            at += one.held
        blocks = Blocks([*held, *filling.blocks()], dim)
        whole = joined(placed).ordered()
        known = _known(whole.keys, beside)
        return cls(blocks, whole, make(blocks, spread(whole.at, whole.sizes), lists, known))

    @classmethod
    def read(cls, file: BinaryIO, dim: int) -> Inverted | None:
        """What `write` wrote; None if it is of another width. Raises `ValueError` if it is cut."""
        found = inverted_file.read(file, dim)
        if found is None:
            return None
        keys, lists, blocks = found
        return cls(Blocks(blocks, dim), Placed.of(keys), lists)

    def save(self, path: Path) -> str:
        """Write the file whole or not at all; gives the SHA-256 of its bytes in hex.

        Raises `OSError` if it cannot be written.
        """
        return files.write(path, self.write)

    def write(self, file: files.Out) -> None:
        """Write all of it. Raises `OSError` if it cannot be written."""
        rows = np.arange(len(self))
        some = (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE))
        coded = (self._blocks.take(self._places(one)) for one in some)
        inverted_file.write(file, self.keys, self._lists, coded)

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
            rows = np.sort(self._lists.of_some(self._lists.rows, nearest(similar, probed))).astype(
                np.int64
            )
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
        probed: int | None = None,
        rescored: int | None = None,
    ) -> Nearest:
        """The `k` best documents by MaxSim, as far as they are found; unordered.

        Each query looks into the `probed` nearest lists, and the `rescored` documents that
        are promising by that are looked at whole; all of them, where `among` leaves no more. See
        `Flat.best`.
        """
        exact = Exact(queries, weights, k, worth)
        usual = max(RESCORED, round(_OF_ALL * len(self.owners) ** 0.5))
        rescored = max(rescored or usual, k)
        groups = self._eligible(among, without)
        size = len(self.owners) if groups is None else len(groups)
        if size > _RATHER * rescored:
            counts = np.flatnonzero(weights > 0)
            probed = probed or round(_PROBED * self.lists**0.5)
            lists = self._wider(probed, size / len(self.owners))
            rough = self._rough(queries[counts], weights[counts], lists, worth)
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

    def _rough(
        self, queries: Rows, weights: NDArray[np.float64], probed: int, worth: Worth | None
    ) -> Floats:
        """MaxSim of every document if each row were the mean of its list, (documents,).

        What is in none of the lists that a query looks into is as near as the last of these, and
        worth what is usual.
        """
        beside = None if worth is None else self._worth_in_lists(worth)
        turned, means = np.ascontiguousarray(queries.T), self._lists.means
        steps = range(0, len(means), _LISTS_AT_ONCE)
        shares = [slice(at, None, _GUESSING) for at in range(_GUESSING)]
        with ThreadPoolExecutor(threads()) as pool:
            some = pool.map(lambda at: means[at : at + _LISTS_AT_ONCE] @ turned, steps)
            to_lists = np.concatenate(list(some)).T
            guess = partial(self._guessed, probed=probed, beside=beside)
            sums = pool.map(guess, [to_lists[s] for s in shares], [weights[s] for s in shares])
            return sum(sums, np.zeros(len(self.owners), np.float32))

    def _guessed(
        self, to_lists: Floats, weights: NDArray[np.float64], probed: int, beside: InLists | None
    ) -> Floats:
        """`_rough` of some queries, by the similarity of each to each list."""
        sums, near = np.zeros((2, len(self.owners)), np.float32)
        for query, weight in zip(to_lists, weights, strict=True):
            # `maximum.at` is 20 times slower for an equal dtype of another birth, as of a pickle
            similar = np.ascontiguousarray(query).view(np.float32)
            chosen = nearest(similar, probed)
            guessed = np.repeat(similar[chosen], self._lists.sizes[chosen])
            if beside is not None:
                guessed += self._lists.of_some(beside.rows, chosen)
            near.fill(similar[chosen].min() + (beside.usual if beside else 0.0))
            np.maximum.at(near, self._lists.of_some(self._documents, chosen), guessed)
            near *= np.float32(weight)
            sums += near
        return sums

    def _worth_in_lists(self, worth: Worth) -> InLists:
        """Asked once for all rows: that of a passage never changes, once it is known."""
        kept = self._in_lists
        if kept is None or not kept.serves(worth):
            found = np.empty(len(self), np.float16)
            for at in range(0, len(self), _AT_ONCE):
                found[at : at + _AT_ONCE] = worth.of(self.keys[at : at + _AT_ONCE])
            usual = float(np.median(found)) if len(found) else 0.0
            in_lists = found[self._lists.rows].astype(np.float32)  # float16 is slow to add
            kept = self._in_lists = InLists(worth, in_lists, usual)
        return kept

    def _exact(self, groups: Keys, by: Exact) -> Nearest:
        """The best of some documents, all of their rows looked at; on all cores that faiss has."""
        if not len(groups):
            return none(len(by.queries))
        groups = groups[np.argsort(self._placed.at[groups])]  # as they lie in memory
        shares = np.array_split(groups, min(threads(), 1 + len(groups) // _SHARE))
        with ThreadPoolExecutor(len(shares)) as pool:
            similar = np.concatenate(list(pool.map(lambda some: self._similar(some, by), shares)))
        return Nearest(self.owners[groups], similar.astype(np.float64)).best(by.weights, by.k)

    def _similar(self, groups: Keys, by: Exact) -> Floats:
        """The similarity of each document's nearest row to each query, worth included."""
        sizes = self.sizes[groups]
        worth, second = None, 0.0
        if by.worth is not None:
            worth = by.worth.of(self.keys[spread(self.starts[groups], sizes)])
            second = by.worth.second
        matrix, shift = against(by.queries)
        ends = np.cumsum(sizes)
        similar = np.empty((len(groups), len(by.queries)), np.float32)
        at = 0
        while at < len(groups):
            first = int(ends[at] - sizes[at])
            to = max(at + 1, int(np.searchsorted(ends, first + _BATCH, side="right")))
            some = slice(at, to)
            coded = self._blocks.take(spread(self._placed.at[groups[some]], sizes[some]))
            products = coded.astype(np.float32) @ matrix
            if worth is not None:
                products += worth[first : first + len(coded), None]
            starts = ends[some] - sizes[some] - first
            similar[some] = highest(products, starts, second, -shift)
            at = to
        similar += shift
        return similar

    def _nearest_of(self, rows: Keys, query: Rows, k: int) -> tuple[Keys, NDArray[np.float64]]:
        """The keys and similarities of the `k` nearest of some rows, and some more."""
        matrix, shift = against(query[None])
        similar = np.empty(len(rows), np.float32)
        for at in range(0, len(rows), _BATCH):
            coded = self._blocks.take(self._places(rows[at : at + _BATCH]))
            similar[at : at + _BATCH] = coded.astype(np.float32) @ matrix[:, 0]
        kept = np.union1d(top(similar, k + _SPARE), top(similar, k, 2 * doubt(self.dim)))
        return self.keys[rows[kept]], (similar[kept] + shift[0]).astype(np.float64)

    def _places(self, rows: Keys) -> Keys:
        """Where in the blocks some rows lie."""
        if self._straight:
            return rows
        owners = np.searchsorted(self.starts, rows, side="right") - 1
        places: Keys = self._placed.at[owners] + (rows - self.starts[owners])
        return places


def _known(keys: Keys, beside: Sequence[tuple[Inverted, Bits | None]]) -> Known | None:
    """The lists of the largest of what stands `beside`, and which of the rows `keys` are there."""
    if not beside:
        return None
    one, alive = max(beside, key=lambda each: len(each[0]))
    kept = slice(None) if alive is None else alive
    own = np.full(len(keys), -1, np.int32)
    own[np.searchsorted(keys, one.keys[kept])] = one._lists.own[kept]
    return Known(one._lists, own)
