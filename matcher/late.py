"""How near the passages of resumes are to what is asked, token by token.

Late interaction (ColBERT, Khattab and Zaharia 2020): every token of a query looks for its nearest
token in a passage, and the query's nearness is the mean of what its tokens found, each weighted by
its gate ("MaxSim"). It sees what one vector a text cannot: which of the things asked for are there.

All products are of whole numbers and exact, so they have the same bits whatever stands beside a
text, of however many resumes: one resume has one score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatch
from index.types import Tokens, Vectors
from matcher.cores import one_core

# Components of a query are rounded to multiples of 2**-20. Times 8 bits and summed they stay below
# 2**53 units, so float64 holds every sum exactly.
_STEPS = float(2**20)
_AT_ONCE = 100_000  # products: they stay in a core's own cache (400 KB)
_FEW, _MOST = 100, 500_000  # passages and products: so few are taken one after another
_ASKING = 0.3
_UNIT = (
    127.0**2
)  # the largest product of two rows of `Tokens`, which is below 2**24: exact in float32


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """Passages, of one resume or of many, as a model embedded them; in 8 bits a component.

    - `rows`: int8, (n, dim), and `scales`: float32, (n,). A row times its scale is of unit length.
      It differs from what the model gave by its rounding, and a cosine by some 0.0005.
    - `tokens`: int8, (tokens, width), as in `Tokens`; None where the model has no heads for that
    - `starts`: int64, (n + 1,): passage i owns the tokens ``starts[i]`` to ``starts[i + 1]``
    - `priors`: float32, (n,): how telling each passage is by itself
    """

    model: str
    rows: NDArray[np.int8] = field(repr=False)
    scales: NDArray[np.float32] = field(repr=False)
    tokens: NDArray[np.int8] | None = field(repr=False)
    starts: NDArray[np.int64] = field(repr=False)
    priors: NDArray[np.float32] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[str, int, int]:
        """What two must share to be joined: model, width of a row, width of a token (0: none)."""
        width = 0 if self.tokens is None else self.tokens.shape[1]
        return self.model, self.rows.shape[1], width

    @classmethod
    def of(cls, vectors: Vectors) -> Self:
        """`vectors` in 8 bits: of each row the largest component becomes 127 or -127."""
        exact = vectors.rows.astype(np.float64)
        largest = np.abs(exact).max(axis=1, initial=0.0)
        whole = np.rint(exact * (127.0 / np.where(largest > 0, largest, 1.0))[:, None])
        lengths = np.sqrt((whole * whole).sum(axis=1))
        scales = (1.0 / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
        tokens, count = vectors.tokens, len(vectors)
        return cls(
            model=vectors.model,
            rows=whole.astype(np.int8),
            scales=scales,
            tokens=None if tokens is None else tokens.rows,
            starts=np.zeros(count + 1, np.int64) if tokens is None else tokens.starts,
            priors=np.zeros(count, np.float32) if tokens is None else tokens.priors,
        )

    @classmethod
    def joined(cls, some: Sequence[Self]) -> Self:
        """Those of several resumes of one `shape`, one after another."""
        first = some[0]
        if len(some) == 1:
            return first
        tokens = [one.tokens for one in some if one.tokens is not None]
        counts = np.concatenate([np.diff(one.starts) for one in some])
        return cls(
            model=first.model,
            rows=np.concatenate([one.rows for one in some]),
            scales=np.concatenate([one.scales for one in some]),
            tokens=np.concatenate(tokens) if tokens else None,
            starts=np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
            priors=np.concatenate([one.priors for one in some]),
        )


def insist(asked: Vectors, held: Embedded) -> None:
    """Raise `ModelMismatch` where two models embedded them."""
    if asked.model != held.model:
        raise ModelMismatch(
            f"the requirements were embedded by {asked.model} and the resume by {held.model}; "
            "such vectors cannot be compared. Rebuild the index with one model."
        )


def cosines(asked: Vectors, held: Embedded) -> NDArray[np.float64]:
    """Cosines, shape (asked, held), in float64; `ModelMismatch` for two models."""
    insist(asked, held)
    one_core()
    products = whole(asked.rows) @ held.rows.astype(np.float64).T
    found: NDArray[np.float64] = products * (held.scales.astype(np.float64) / _STEPS)
    return found


def whole(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """`rows` in steps of 2**-20, as whole numbers."""
    return np.rint(rows.astype(np.float64) * _STEPS)


def nearness(asked: Vectors, held: Embedded) -> NDArray[np.float64]:
    """MaxSim, shape (asked, held), -1..1; the cosines where either side has no tokens.

    ``sum(gate * max(token . tokens of the passage)) / sum(gate)`` over the tokens of the query.
    """
    if asked.tokens is None or held.tokens is None:
        return cosines(asked, held)
    insist(asked, held)
    return maxsim(asked.tokens, held.tokens, held.starts)


def maxsim(asked: Tokens, held: NDArray[np.int8], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """`nearness` of tokens, passage i owning the rows ``starts[i]`` to ``starts[i + 1]`` of `held`.

    A query whose gates are all 0 is near to nothing (0). Every passage needs a token.
    """
    return gated(asked, products(asked, held, starts))


def products(
    asked: Tokens, held: NDArray[np.int8], starts: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The best product of each token of the queries in each passage, shape (passages, tokens)."""
    passages = len(starts) - 1
    if not len(asked) or not passages:
        return np.zeros((passages, len(asked.rows)), np.float32)
    one_core()
    queries = np.ascontiguousarray(asked.rows.astype(np.float32).T)
    few = passages <= _FEW and len(held) * queries.shape[1] <= _MOST
    return (_best_each if few else _best_alike)(queries, held, starts)


def gated(asked: Tokens, best: NDArray[np.float32]) -> NDArray[np.float64]:
    """`nearness` of the `best` that `products` gives."""
    if not len(asked) or not len(best):
        return np.zeros((len(asked), len(best)))
    gates = asked.gates.astype(np.float64)
    total = np.add.reduceat(best * gates, asked.starts[:-1], axis=1)
    scale = np.maximum(np.add.reduceat(gates, asked.starts[:-1]), 1e-9) * _UNIT
    scaled: NDArray[np.float64] = (total / scale).T
    return scaled


def least_found(asked: Tokens, best: NDArray[np.float32]) -> NDArray[np.float64]:
    """How near the worst found token of each query comes, shape (rows of `best`, queries), -1..1.

    Only tokens that ask for something count: whose gate is above `_ASKING` of the query's largest.
    """
    first, gates = asked.starts[:-1], asked.gates
    largest = np.repeat(np.maximum.reduceat(gates, first), np.diff(asked.starts))
    asking = gates > _ASKING * largest
    asking |= largest <= 0  # a query of which nothing asks
    least = np.minimum.reduceat(np.where(asking, best, np.inf), first, axis=1)
    found: NDArray[np.float64] = least.astype(np.float64) / _UNIT
    return found


def _best_each(
    queries: NDArray[np.float32], held: NDArray[np.int8], starts: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The best product of each token of the queries in each passage, one passage after another."""
    products = held.astype(np.float32) @ queries
    best = np.empty((len(starts) - 1, queries.shape[1]), np.float32)
    for place, (start, end) in enumerate(pairwise(starts.tolist())):
        np.maximum.reduce(products[start:end], axis=0, out=best[place])
    return best


def _best_alike(
    queries: NDArray[np.float32], held: NDArray[np.int8], starts: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The same, all passages of one length together: fewer steps of Python for many passages."""
    width = queries.shape[1]
    best = np.empty((len(starts) - 1, width), np.float32)
    for places, length in _alike(starts, max(1, _AT_ONCE // width)):
        # The first tokens of all these passages, then all second ones, and so on: the maximum
        # runs over long rows.
        rows = (np.arange(length)[:, None] + starts[places]).ravel()
        products = held[rows].astype(np.float32) @ queries
        best[places] = np.maximum.reduce(products.reshape(length, len(places), width), axis=0)
    return best


def _alike(starts: NDArray[np.int64], most: int) -> Iterator[tuple[NDArray[np.intp], int]]:
    """Places of passages of one length, and that length: at most `most` tokens, or one passage."""
    lengths = np.diff(starts)
    order = np.argsort(lengths, kind="stable")
    ranked = lengths[order]
    edges = [0, *(np.flatnonzero(np.diff(ranked)) + 1).tolist(), len(ranked)]
    for first, last in pairwise(edges):
        length = int(ranked[first])
        step = max(1, most // max(1, length))
        for at in range(first, last, step):
            yield order[at : min(at + step, last)], length


def asking(tokens: Tokens) -> Tokens:
    """`tokens` without those that ask nothing; `maxsim` is the same for them as queries.

    A text of which no token asks keeps one.
    """
    asks = tokens.gates > 0
    for start, end in pairwise(tokens.starts.tolist()):
        if not asks[start:end].any():
            asks[start] = True
    counts = np.add.reduceat(asks.astype(np.int64), tokens.starts[:-1])
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Tokens(tokens.rows[asks], starts, tokens.gates[asks], tokens.priors)
