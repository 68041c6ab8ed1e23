"""What is searched: one large index, some small ones for what came later, less what is gone.

A change copies no more than what it changes. Segments are merged when the later one is half as
large as the one before, so that their number is logarithmic and a row is copied a few times in all.
What came later than an inverted file is put into its lists beside the answers: `due` says when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.ann import choose
from index.ann.choose import Parts
from index.ann.codes import doubt
from index.ann.flat import Flat
from index.ann.inverted import Inverted
from index.ann.keys import ORDINAL_BITS, Keys, Rows, numbers
from index.ann.nearest import Nearest, Worth, none, top

_MERGE = 2  # a segment at least one part in so many of the one before it is merged with it
_SPARSE = 4  # a segment that has lost one row in so many is written anew
_STALE = 8  # an inverted file is made anew once one row in so many stands beside it, or is gone,
_BESIDE = 100_000  # or so many stand beside it: a scan of them takes 50 ms

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows of whole documents, the lowest number first; `alive` (rows,) is None if all are."""

    flat: Flat | Inverted
    alive: Mask | None = None

    def __len__(self) -> int:
        return len(self.flat) if self.alive is None else int(self.alive.sum())

    @property
    def keys(self) -> Keys:
        """The keys of what is alive."""
        return self.flat.keys if self.alive is None else self.flat.keys[self.alive]

    @property
    def owners(self) -> Keys:
        """The numbers of the documents that are alive, in order."""
        if self.alive is None:
            return self.flat.owners
        return self.flat.owners[self.alive[self.flat.starts]]

    @property
    def gone(self) -> Keys | None:
        """The numbers of the documents that are not alive, in order."""
        return None if self.alive is None else self.flat.owners[~self.alive[self.flat.starts]]

    def parts(self) -> Iterator[tuple[Keys, Rows]]:
        """What is alive, some at a time."""
        return self.flat.parts(self.alive)

    def without(self, documents: Sequence[int]) -> Segment:
        """The segment less some documents: the same rows under another mask, or fewer rows."""
        hit = np.isin(numbers(self.flat.keys), documents)
        if self.alive is not None:
            hit &= self.alive
        if not hit.any():
            return self
        left = ~hit if self.alive is None else self.alive & ~hit
        thin = Segment(self.flat, left)
        dense = len(thin) > len(self.flat) * (_SPARSE - 1) // _SPARSE
        if dense or isinstance(self.flat, Inverted):
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

    @cached_property
    def owners(self) -> Keys:
        """The numbers of all documents that have rows, in order."""
        found = [segment.owners for segment in self.segments]
        return np.sort(np.concatenate([np.empty(0, np.int64), *found]))

    @property
    def exact(self) -> bool:
        """Whether every similarity is the cosine itself, and every row is looked at."""
        return not any(isinstance(segment.flat, Inverted) for segment in self.segments)

    @property
    def due(self) -> bool:
        """Whether `settled` would make searches faster."""
        total = sum(len(segment.flat) for segment in self.segments)
        first = max((len(s) for s in self.segments if isinstance(s.flat, Inverted)), default=0)
        stale = total - first > min(total // _STALE, _BESIDE)
        return total > choose.SCANNED_WHOLE and stale

    def plus(self, parts: Parts) -> View:
        """The same with the rows of documents not in it; `parts()` may be called again."""
        segments = [*self.segments, Segment(choose.build(self._dim, parts))]
        while len(segments) > 1 and _may_merge(*segments[-2:]):
            last, before = segments.pop(), segments.pop()
            segments.append(_merged(self._dim, [before, last]))
        return View(self._dim, segments)

    def settled(self) -> View:
        """The same rows in one index, made for their number.

        The rows that are coded already are shared with this view, so that both together take
        little more memory than one.
        """
        return View(self._dim, [Segment(self.whole())])

    def whole(self) -> Flat | Inverted:
        """All rows in one index."""
        if len(self.segments) == 1 and self.segments[0].alive is None:
            return self.segments[0].flat
        if len(self) <= choose.SCANNED_WHOLE:
            return _merged(self._dim, self.segments).flat
        beside, copied = [], []
        for segment in self.segments:
            flat = segment.flat
            if isinstance(flat, Inverted) and len(segment) * _SPARSE > flat.held * (_SPARSE - 1):
                beside.append((flat, segment.alive))
            else:
                copied.append(segment)

        def parts() -> Iterable[tuple[Keys, Rows]]:
            return chain.from_iterable(segment.parts() for segment in copied)

        return Inverted.build(self._dim, parts, beside=beside)

    def near(
        self, queries: Rows, k: int, documents: Sequence[int] | None = None
    ) -> list[tuple[Keys, NDArray[np.float64]]]:
        """As `Flat.near`, over all segments; `documents` confines the search to their rows.

        Unless `exact`, rows are given beyond the `k` nearest, as far as codes leave it in doubt.
        """
        slack = 0.0 if self.exact else 2 * doubt(self._dim)
        found = zip(*self._near(queries, k, documents), strict=True)
        answers = [_best(some, k, slack) for some in found]
        if self.segments:
            return answers
        return [(np.empty(0, np.int64), np.empty(0, np.float64)) for _ in queries]

    def best(
        self,
        queries: Rows,
        weights: NDArray[np.float64],
        k: int,
        documents: Keys | None = None,
        worth: Worth | None = None,
    ) -> Nearest:
        """As `Flat.best`, over all segments; `documents`, in order, confine the search."""
        found = none(len(queries))
        for segment in self.segments:
            best = segment.flat.best(queries, weights, k, documents, segment.gone, worth)
            found = found.joined(best)
        return found.best(weights, k)

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
    found: Sequence[tuple[Keys, NDArray[np.float64]]], k: int, slack: float
) -> tuple[Keys, NDArray[np.float64]]:
    """The `k` nearest of what the segments found, and all that are less than `slack` below."""
    keys = np.concatenate([keys for keys, _ in found])
    similar = np.concatenate([similar for _, similar in found])
    kept = top(similar, k, slack)
    return keys[kept], similar[kept]


def _may_merge(before: Segment, last: Segment) -> bool:
    small = len(before) + len(last) <= choose.SCANNED_WHOLE
    return small and len(last) * _MERGE >= len(before)


def _merged(dim: int, segments: Sequence[Segment]) -> Segment:
    def parts() -> Iterable[tuple[Keys, Rows]]:
        return chain.from_iterable(segment.parts() for segment in segments)

    return Segment(choose.build(dim, parts))


def key_of(owners: Keys, ordinals: Keys) -> Keys:
    """One key a row, ordered as (document number, ordinal)."""
    return owners << ORDINAL_BITS | ordinals
