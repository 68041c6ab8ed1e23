"""How near the passages of a resume are to what is asked, token by token.

Late interaction (ColBERT, Khattab and Zaharia 2020): every token of a query looks for its nearest
token in a passage, and the query's nearness is the mean of what its tokens found, each weighted by
its gate ("MaxSim"). It sees what one vector a text cannot: which of the things asked for are there.

Both functions sum whole numbers, so a BLAS product gives the same bits whatever stands beside a
text: one resume has one score.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatch
from index.types import Tokens, Vectors

# Components are rounded to multiples of 2**-20: products are whole multiples of 2**-40, and sums of
# them stay below 2**53 units, so float64 holds every one of them exactly.
_STEPS = float(2**20)
_MOST = 4_000_000  # products at a time: 16 MB, however large posting and resume are
_UNIT = (
    127.0**2
)  # the largest product of two rows of `Tokens`, which is below 2**24: exact in float32


def cosines(asked: Vectors, held: Vectors) -> NDArray[np.float64]:
    """Cosines, shape (asked, held), in float64; `ModelMismatch` for two models."""
    if asked.model != held.model:
        raise ModelMismatch(
            f"the requirements were embedded by {asked.model} and the resume by {held.model}; "
            "such vectors cannot be compared. Rebuild the index with one model."
        )
    found: NDArray[np.float64] = whole(asked.rows) @ whole(held.rows).T / (_STEPS * _STEPS)
    return found


def whole(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """`rows` in steps of 2**-20, as whole numbers."""
    return np.rint(rows.astype(np.float64) * _STEPS)


def nearness(asked: Vectors, held: Vectors) -> NDArray[np.float64]:
    """MaxSim, shape (asked, held), -1..1; the cosines where either side has no tokens.

    ``sum(gate * max(token . tokens of the passage)) / sum(gate)`` over the tokens of the query.
    """
    if asked.tokens is None or held.tokens is None:
        return cosines(asked, held)
    return maxsim(asked.tokens, held.tokens)


def maxsim(asked: Tokens, held: Tokens) -> NDArray[np.float64]:
    """`nearness` of tokens; a query whose gates are all 0 is near to nothing (0)."""
    if not len(asked) or not len(held):
        return np.zeros((len(asked), len(held)))
    queries = asked.rows.astype(np.float32).T
    best = np.empty((len(held), queries.shape[1]), np.float32)
    starts = held.starts.tolist()
    for first, last in _blocks(starts, _MOST // max(1, queries.shape[1])):
        # Passages first, one slice each: the maximum runs over whole rows, twice as fast as
        # reduceat.
        low = starts[first]
        products = held.rows[low : starts[last]].astype(np.float32) @ queries
        for place in range(first, last):
            rows = products[starts[place] - low : starts[place + 1] - low]
            np.max(rows, axis=0, out=best[place])
    gates = asked.gates.astype(np.float64)
    total = np.add.reduceat(best.astype(np.float64) * gates, asked.starts[:-1], axis=1)
    scale = np.maximum(np.add.reduceat(gates, asked.starts[:-1]), 1e-9) * _UNIT
    scaled: NDArray[np.float64] = (total / scale).T
    return scaled


def _blocks(starts: list[int], most: int) -> Iterator[tuple[int, int]]:
    """Runs of passages (first, one past the last) of at most `most` tokens, at least one each."""
    first = 0
    for place in range(1, len(starts)):
        if place == len(starts) - 1 or starts[place + 1] - starts[first] > most:
            yield first, place
            first = place


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
