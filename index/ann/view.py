"""What is searched: one large index, some small ones for what came later, less what is gone.

A change copies no more than what it changes. Segments are merged when the later one is half as
large as the one before, so that their number is logarithmic and a row is copied a few times in all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ann.flat import Flat

_ORDINAL_BITS = 20  # of a key; the document's number stands above them
_COPIED = 65_536  # rows copied at a time
_MERGE = 2  # a segment at least one part in so many of the one before it is merged with it
_SPARSE = 4  # a segment that has lost one row in so many is written anew

_BLOCK = 8192  # rows that are widened to float64 at a time

Keys = NDArray[np.int64]
Rows = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows of whole documents, the lowest number first; `alive` (rows,) is None if all are."""

    flat: Flat
    alive: Mask | None = None

    def __len__(self) -> int:
        return len(self.flat) if self.alive is None else int(self.alive.sum())

    @property
    def keys(self) -> Keys:
        """The keys of what is alive."""
        return self.flat.keys if self.alive is None else self.flat.keys[self.alive]

    def parts(self) -> Iterator[tuple[Keys, Rows]]:
        """What is alive, some at a time."""
        at = np.arange(len(self.flat)) if self.alive is None else np.flatnonzero(self.alive)
        for start in range(0, len(at), _COPIED):
            some = at[start : start + _COPIED]
            yield self.flat.keys[some], self.flat.rows[some]

    def without(self, documents: Sequence[int]) -> Segment:
        """The segment less some documents: the same rows under another mask, or fewer rows."""
        hit = np.isin(numbers(self.flat.keys), documents)
        if self.alive is not None:
            hit &= self.alive
        if not hit.any():
            return self
        left = ~hit if self.alive is None else self.alive & ~hit
        thin = Segment(self.flat, left)
        if len(thin) > len(self.flat) * (_SPARSE - 1) // _SPARSE:
            return thin
        return Segment(Flat.build(self.flat.dim, thin.parts()))


class View:
    """Segments that together hold every row once. Never changed: a newer one takes its place."""

    def __init__(self, dim: int, segments: Sequence[Segment] = ()) -> None:
        self._dim = dim
        self.segments = tuple(segment for segment in segments if len(segment))

    def __len__(self) -> int:
        return sum(len(segment) for segment in self.segments)

    @property
    def keys(self) -> Keys:
        """The keys of all rows; a copy."""
        return np.concatenate([np.empty(0, np.int64), *(s.keys for s in self.segments)])

    def without(self, documents: Sequence[int]) -> View:
        """The view less the rows of some documents."""
        if not documents or not self.segments:
            return self
        return View(self._dim, [segment.without(documents) for segment in self.segments])

    def plus(self, parts: Iterator[tuple[Keys, Rows]]) -> View:
        """The view and the rows of documents that are not in it."""
        segments = [*self.segments, Segment(Flat.build(self._dim, parts))]
        while len(segments) > 1 and len(segments[-1]) * _MERGE >= len(segments[-2]):
            last, before = segments.pop(), segments.pop()
            segments.append(_merged(self._dim, [before, last]))
        return View(self._dim, segments)

    def whole(self) -> Flat:
        """All rows in one index."""
        if len(self.segments) == 1 and self.segments[0].alive is None:
            return self.segments[0].flat
        return _merged(self._dim, self.segments).flat

    def near(
        self, queries: Rows, k: int, documents: Sequence[int] | None = None
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        """As `Flat.near`, over all segments; `documents` confines the search to their rows."""
        answers = [
            _best(found, k) for found in zip(*self._near(queries, k, documents), strict=True)
        ]
        if self.segments:
            return answers
        return [(np.empty(0, np.int64), np.empty(0, np.float64)) for _ in queries]

    def best_documents(self, queries: Rows) -> list[tuple[int, float]]:
        """Every document that has rows, as its number and its MaxSim with `queries`."""
        found: list[tuple[int, float]] = []
        for segment in self.segments:
            owners = numbers(segment.flat.keys)
            starts = np.flatnonzero(np.diff(owners, prepend=-1))
            # rounded, so that the last bits of a matrix product cannot order equal documents
            sums = _maxsim(segment.flat.rows, starts, queries).round(9)
            if segment.alive is not None:
                alive = segment.alive[starts]
                starts, sums = starts[alive], sums[alive]
            found += zip(owners[starts].tolist(), sums.tolist(), strict=True)
        return found

    def _near(
        self, queries: Rows, k: int, documents: Sequence[int] | None
    ) -> Iterator[list[tuple[Keys, NDArray[np.float64]]]]:
        for segment in self.segments:
            among = segment.alive
            if documents is not None:
                wanted = np.isin(numbers(segment.flat.keys), documents)
                among = wanted if among is None else wanted & among
            yield segment.flat.near(queries, k, among)


def _best(
    found: Sequence[tuple[Keys, NDArray[np.float64]]], k: int
) -> tuple[Keys, NDArray[np.float64]]:
    """The `k` nearest of what the segments found, and all that tie with the k-th."""
    keys = np.concatenate([keys for keys, _ in found])
    similar = np.concatenate([similar for _, similar in found])
    if len(keys) > k:
        enough = similar >= np.partition(similar, -k)[-k]
        keys, similar = keys[enough], similar[enough]
    return keys, similar


def _maxsim(rows: Rows, starts: Keys, queries: Rows) -> NDArray[np.float64]:
    """MaxSim of every group of rows; `starts` are where the groups begin, the first at 0."""
    ends = np.append(starts[1:], len(rows))
    wide = queries.astype(np.float64).T
    sums = np.empty(len(starts), np.float64)
    at = 0
    while at < len(starts):
        first = starts[at]
        to = max(at + 1, int(np.searchsorted(ends, first + _BLOCK, side="right")))
        similar = rows[first : ends[to - 1]].astype(np.float64) @ wide
        sums[at:to] = np.maximum.reduceat(similar, starts[at:to] - first).sum(axis=1)
        at = to
    return sums


def _merged(dim: int, segments: Sequence[Segment]) -> Segment:
    return Segment(Flat.build(dim, (part for segment in segments for part in segment.parts())))


def key_of(owners: Keys, ordinals: Keys) -> Keys:
    """One key a row, ordered as (document number, ordinal)."""
    return owners << _ORDINAL_BITS | ordinals


def numbers(keys: Keys) -> Keys:
    """The document numbers of `keys`."""
    return keys >> _ORDINAL_BITS


def places(keys: Keys) -> list[tuple[int, int]]:
    """The document number and the passage ordinal of every key."""
    low = keys & ((1 << _ORDINAL_BITS) - 1)
    return list(zip(numbers(keys).tolist(), low.tolist(), strict=True))
