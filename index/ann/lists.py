"""Lists of rows that lie in about the same direction."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.ann.centroids import ROWS_A_CENTROID, Centroids, learn, nowhere
from index.ann.codes import Blocks, decode
from index.ann.keys import Floats, Keys, Rows

_LISTS = 10.0  # times the square root of the rows
_MOST_LISTS = 65_536  # a list's number has two bytes
_OUTGROWN = 2  # times the rows that lists were learned from, and they are learned anew
_AT_ONCE = 65_536  # rows that are put into lists at a time

Value = TypeVar("Value", bound=np.generic)


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

    @property
    def sizes(self) -> Keys:
        """How many rows each list has."""
        return np.diff(self.starts)

    def of_some(self, values: NDArray[Value], lists: Keys) -> NDArray[Value]:
        """What `values`, list after list, has for some `lists`."""
        edges = zip(self.starts[lists].tolist(), self.starts[lists + 1].tolist(), strict=True)
        return np.concatenate([values[:0], *(values[low:high] for low, high in edges)])


def nearest(similar: Floats, count: int) -> Keys:
    """Which `count` lists are nearest to a query, by its similarity to each."""
    if count >= len(similar):
        return np.arange(len(similar))
    return np.argpartition(similar, len(similar) - count)[len(similar) - count :]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Lists that some rows are in already: `own` (rows,) says in which, -1 those in none."""

    lists: Lists
    own: NDArray[np.int32]

    @property
    def outgrown(self) -> bool:
        """Whether there are so many rows that lists should be learned anew."""
        return self.lists.learned * _OUTGROWN < len(self.own)


def make(blocks: Blocks, places: Keys, count: int | None, known: Known | None) -> Lists:
    """The rows at `places` of `blocks` in lists: those known, unless outgrown, or new ones.

    `count` is how many lists to learn, if another number than usual.
    """
    total = len(places)
    if not total:
        return Lists.of(nowhere(blocks.dim), 0, np.empty(0, np.float32), np.empty(0, np.int32))
    if known is not None and not known.outgrown and count is None:
        lists = known.lists
        own, _ = _put(blocks, places, lists.centroids, known.own)
        return Lists.of(lists.centroids, lists.learned, lists.length, own)
    count = min(count or max(1, round(_LISTS * math.sqrt(total))), _MOST_LISTS)
    sample = places[:: max(1, total // (count * ROWS_A_CENTROID))]
    centroids = learn(decode(blocks.take(sample)), count)
    own, near = _put(blocks, places, centroids, np.full(total, -1, np.int32))
    sizes = np.bincount(own, minlength=len(centroids))
    sums = np.bincount(own, near, len(centroids))
    length = np.where(sizes > 0, sums / np.maximum(sizes, 1), near.mean())
    return Lists.of(centroids, total, length.astype(np.float32), own)


def _put(
    blocks: Blocks, places: Keys, centroids: Centroids, known: NDArray[np.int32]
) -> tuple[NDArray[np.int32], Floats]:
    """The list of each row, and of those that were in none how near they are to its centroid."""
    own, near = known.copy(), np.zeros(len(known), np.float32)
    new = np.flatnonzero(known < 0)
    for at in range(0, len(new), _AT_ONCE):
        some = new[at : at + _AT_ONCE]
        own[some], near[some] = centroids.nearest(decode(blocks.take(places[some])))
    return own, near
