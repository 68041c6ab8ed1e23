"""Keys of passages, and rows of documents that stand together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Rows = NDArray[np.float32]
Bits = NDArray[np.bool_]
Floats = NDArray[np.float32]

_SPREAD = 8  # times as many numbers may lie between the first and the last as there are
ORDINAL_BITS = 20  # of a key; the document's number stands above them


def numbers(keys: Keys) -> Keys:
    """The document numbers of `keys`."""
    return keys >> ORDINAL_BITS


def places(keys: Keys) -> list[tuple[int, int]]:
    """The document number and the passage ordinal of every key."""
    low = keys & ((1 << ORDINAL_BITS) - 1)
    return list(zip(numbers(keys).tolist(), low.tolist(), strict=True))


def runs(values: Keys) -> Iterator[tuple[int, int, int]]:
    """Every run of equal `values`: the value, where it begins, and one past its end.

    >>> list(runs(np.array([4, 4, 9])))
    [(4, 0, 2), (9, 2, 3)]
    """
    starts = np.flatnonzero(np.diff(values, prepend=values[:1] - 1))
    ends = np.append(starts[1:], len(values))
    yield from zip(values[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)


def spread(starts: Keys, sizes: Keys) -> Keys:
    """The places of groups of rows, one group after the other.

    >>> spread(np.array([10, 40]), np.array([3, 2])).tolist()
    [10, 11, 12, 40, 41]
    """
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def members(values: Keys, ordered: Keys) -> Bits:
    """Which of `values` are among `ordered`, which ascends.

    >>> members(np.array([1, 5, 9]), np.array([5, 8])).tolist()
    [False, True, False]
    """
    if not len(ordered) or not len(values):
        return np.zeros(len(values), bool)
    first, span = int(ordered[0]), int(ordered[-1] - ordered[0]) + 1
    if span <= _SPREAD * (len(values) + len(ordered)):  # a table is ten times as fast
        table = np.zeros(span + 1, bool)  # the last place is that of all beyond
        table[ordered - first] = True
        at = values - first
        return table[np.where((at >= 0) & (at < span), at, span)]
    at = np.searchsorted(ordered, values).clip(max=len(ordered) - 1)
    found: Bits = ordered[at] == values
    return found
