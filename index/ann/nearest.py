"""Documents by MaxSim: of each query the nearest passage of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.ann.keys import Keys, Rows

_BLOCK = 8192  # rows that are held against the queries at a time


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """How much the passages of a document count for it.

    `of` gives what those of some keys are worth whatever is asked, in the measure of similarities;
    -inf for one that counts for nothing. `second` is the share of the second nearest passage, 0 to
    1; the nearest has the rest. A document that has no second one has one of similarity 0.
    `known` is of how many documents `of` knows anything: a guess at who is looked at goes by what
    was known when there were a tenth fewer.
    """

    of: Callable[[Keys], NDArray[np.float32]]
    second: float = 0.0
    known: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """Documents, by number, and the similarity of each one's nearest passage to each query.

    `similar` is (documents, queries). Where passages have a `Worth`, it is in there.
    """

    numbers: Keys
    similar: NDArray[np.float64] = field(repr=False)

    def totals(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """MaxSim: the weighted sum over the queries, rounded.

        The last bits of a matrix product cannot order equal documents.
        """
        totals: NDArray[np.float64] = (self.similar @ weights).round(9)
        return totals

    def best(self, weights: NDArray[np.float64], k: int) -> Nearest:
        """The `k` best by `totals`, with all that tie with the last; not ordered."""
        if len(self.numbers) <= k:
            return self
        kept = top(self.totals(weights), k)
        return Nearest(self.numbers[kept], self.similar[kept])

    def joined(self, other: Nearest) -> Nearest:
        """These documents and those of `other`, which are different ones."""
        return Nearest(
            np.concatenate([self.numbers, other.numbers]),
            np.concatenate([self.similar, other.similar]),
        )


def none(queries: int) -> Nearest:
    """No document."""
    return Nearest(np.empty(0, np.int64), np.empty((0, queries)))


def top(scores: NDArray[np.floating], k: int, slack: float = 0.0) -> Keys:
    """Where the `k` highest scores are, those that tie with the k-th, and those `slack` below."""
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.flatnonzero(scores >= np.partition(scores, -k)[-k] - slack)


def maxsim(
    rows: Rows,
    starts: Keys,
    queries: NDArray[np.floating],
    worth: NDArray[np.float32] | None,
    second: float = 0.0,
) -> NDArray[np.floating]:
    """The highest product of each group's rows with each query, shape (groups, queries).

    `starts` are the places where the groups begin, the first at 0; no group is empty. `worth`
    (rows,) is added to the products, and `second` is the share of the second highest, as in
    `Worth`. The numbers are of the type of `queries`, float32 or float64.
    """
    ends = np.append(starts[1:], len(rows))
    turned = queries.T
    best = np.empty((len(starts), len(queries)), queries.dtype)
    at = 0
    while at < len(starts):
        first = starts[at]
        to = max(at + 1, int(np.searchsorted(ends, first + _BLOCK, side="right")))
        similar = rows[first : ends[to - 1]].astype(queries.dtype, copy=False) @ turned
        if worth is not None:
            similar += worth[first : ends[to - 1], None]
        best[at:to] = highest(similar, starts[at:to] - first, second)
        at = to
    return best


def highest(
    products: NDArray[np.floating],
    starts: Keys,
    second: float,
    nothing: NDArray[np.floating] | float = 0.0,
) -> NDArray[np.floating]:
    """The highest of each group of rows in each column, `second` of it the next lower one.

    That is no lower than `nothing`. Changes `products`.
    """
    best: NDArray[np.floating] = np.maximum.reduceat(products, starts, axis=0)
    if not second:
        return best
    sizes = np.diff(starts, append=len(products))
    np.copyto(products, nothing, where=products == np.repeat(best, sizes, axis=0))
    others = np.maximum(np.maximum.reduceat(products, starts, axis=0), nothing)
    blended: NDArray[np.floating] = best + (others - best) * best.dtype.type(second)
    return blended
