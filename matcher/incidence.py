"""Which passages hold which terms, in arrays that many resumes can be put together in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]


@lru_cache(maxsize=65_536)
def key_of(term: str) -> int:
    """What stands for `term`: 64 bits of its BLAKE2b.

    Among a million different terms two share a key with a chance of 3 in 100 million.
    """
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def keys_of(terms: Sequence[str]) -> Keys:
    """The keys of `terms`, in their order."""
    return np.array([key_of(term) for term in terms], np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """For each key the places of the passages that hold its term.

    Term i owns `places` from ``ends[i - 1]`` (0 for the first) to ``ends[i]``.
    """

    keys: Keys = field(repr=False)
    ends: NDArray[np.integer] = field(repr=False)
    places: NDArray[np.integer] = field(repr=False)

    @classmethod
    def of(cls, held: Mapping[str, Sequence[int]]) -> Incidence:
        """`held` gives the places of each term; the keys rise."""
        ordered = sorted((key_of(term), tuple(places)) for term, places in held.items())
        places = [place for _, some in ordered for place in some]
        ends = np.cumsum([len(some) for _, some in ordered], dtype=np.int64)
        return cls(np.array([k for k, _ in ordered], np.uint64), ends, np.array(places, np.int64))

    @classmethod
    def joined(cls, some: Sequence[Incidence], sizes: Sequence[int]) -> Incidence:
        """Those of several resumes as one, where they have `sizes` passages one after another."""
        if len(some) == 1:
            return some[0]
        terms = [len(one.keys) for one in some]
        held = [len(one.places) for one in some]
        return cls(
            np.concatenate([one.keys for one in some]),
            np.concatenate([one.ends for one in some]) + np.repeat(before(held), terms),
            np.concatenate([one.places for one in some]) + np.repeat(before(sizes), held),
        )

    def of_term(self, term: str) -> tuple[int, ...]:
        """The places of the passages that hold `term`."""
        starts = [0, *self.ends.tolist()]
        for key, (start, end) in zip(self.keys.tolist(), pairwise(starts), strict=True):
            if key == key_of(term):
                return tuple(self.places[start:end].tolist())
        return ()

    def has_any(self, asked: Keys) -> bool:
        """Whether any passage holds one of the terms `asked`; the keys rise, as `of` gives them."""
        if not len(self.keys):
            return False
        at = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
        return bool((self.keys[at] == asked).any())

    def marked(self, asked: Keys, passages: int) -> NDArray[np.float64]:
        """1.0 where a passage holds one of the terms `asked`, shape (asked, passages)."""
        holds = np.zeros((len(asked), passages))
        if not len(asked) or not len(self.keys):
            return holds
        order = np.argsort(asked)
        ranked = asked[order]
        at = np.minimum(np.searchsorted(ranked, self.keys), len(ranked) - 1)
        found = np.flatnonzero(ranked[at] == self.keys)
        starts = np.concatenate([[0], self.ends[:-1]])[found]
        sizes = self.ends[found] - starts
        rows = np.repeat(order[at[found]], sizes)
        spots = np.arange(len(rows)) + np.repeat(starts - before(sizes), sizes)
        holds[rows, self.places[spots]] = 1.0
        return holds


def before(sizes: Sequence[int] | NDArray[np.integer]) -> NDArray[np.int64]:
    """The sum of what stands before each of `sizes`.

    >>> before([3, 1, 2]).tolist()
    [0, 3, 4]
    """
    counted = np.asarray(sizes, np.int64)
    return np.cumsum(counted) - counted
