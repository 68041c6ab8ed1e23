"""Directions that a corpus's rows gather about, learned in two levels, and the nearest of a row.

First a few large regions, then the centroids within each. Both learning and finding a row's nearest
centroid so cost the square root of what they would cost over all of them. Now and then the nearest
lies in a region that is not looked at, and the second nearest is taken.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.ann.keys import Floats, Keys, Rows, runs

ROWS_A_CENTROID = 24  # that centroids are learned from
_ROWS_A_REGION = 256
_ROUNDS = 8  # of k-means: more of them find no more
_REGIONS = 0.7  # times the square root of the centroids
_LOOKED_INTO = 2  # regions in which a row's nearest centroid is sought
_AT_ONCE = 65_536  # rows that are held against all regions at a time
_SEED = 7


@dataclass(frozen=True, slots=True, eq=False)
class Centroids:
    """Unit vectors: `regions`, and `rows`; those of region r begin at `starts[r]`."""

    regions: Rows = field(repr=False)
    rows: Rows = field(repr=False)
    starts: Keys = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def nearest(self, rows: Rows) -> tuple[NDArray[np.int32], Floats]:
        """The number of each row's nearest centroid, and how near it is."""
        own = np.zeros(len(rows), np.int32)
        near = np.full(len(rows), -np.inf, np.float32)
        to_regions = rows @ self.regions.T
        every = np.arange(len(rows))
        for _ in range(min(_LOOKED_INTO, len(self.regions))):
            region = to_regions.argmax(axis=1)
            to_regions[every, region] = -np.inf
            self._within(region, rows, own, near)
        return own, near

    def _within(self, region: Keys, rows: Rows, own: NDArray[np.int32], near: Floats) -> None:
        """Take the nearest centroid of each row's `region` where it is nearer than `near`."""
        order = np.argsort(region, kind="stable")
        for number, low, high in runs(region[order]):
            some, first = order[low:high], int(self.starts[number])
            similar = rows[some] @ self.rows[first : int(self.starts[number + 1])].T
            best = similar.argmax(axis=1)
            found = similar[np.arange(len(some)), best]
            nearer = found > near[some]
            own[some[nearer]] = first + best[nearer]
            near[some[nearer]] = found[nearer]


def learn(sample: Rows, count: int) -> Centroids:
    """About `count` centroids of the rows of `sample`, of which there is at least one."""
    regions = _kmeans(_some(sample, _regions(count) * _ROWS_A_REGION), _regions(count))
    own = _nearest(sample, regions)
    order = np.argsort(own, kind="stable")
    kept, learned = [], []
    for number, low, high in runs(own[order]):
        kept.append(number)
        within = max(1, round(count * (high - low) / len(sample)))
        learned.append(_kmeans(sample[order[low:high]], within))
    starts = np.cumsum([0, *(len(some) for some in learned)])
    return Centroids(regions[kept], np.concatenate(learned), starts)


def nowhere(dim: int) -> Centroids:
    """No centroid."""
    none = np.empty((0, dim), np.float32)
    return Centroids(none, none, np.zeros(1, np.int64))


def _nearest(rows: Rows, centroids: Rows) -> Keys:
    """The number of each row's nearest centroid, all of them looked at."""
    some = range(0, len(rows), _AT_ONCE)
    found = [(rows[at : at + _AT_ONCE] @ centroids.T).argmax(axis=1) for at in some]
    return np.concatenate(found)


def _regions(count: int) -> int:
    return max(1, round(_REGIONS * math.sqrt(count)))


def _some(rows: Rows, most: int) -> Rows:
    """About `most` of the rows, taken evenly."""
    return rows[:: max(1, len(rows) // max(1, most))]


def _kmeans(sample: Rows, count: int) -> Rows:
    if len(sample) <= count:
        return sample
    learned = _faiss().Kmeans(
        sample.shape[1],
        count,
        niter=_ROUNDS,
        spherical=True,
        seed=_SEED,
        min_points_per_centroid=1,
        max_points_per_centroid=_ROWS_A_REGION,
    )
    learned.train(np.ascontiguousarray(sample, np.float32))
    found: Rows = learned.centroids
    return found


def _faiss() -> Any:
    import faiss

    return faiss
