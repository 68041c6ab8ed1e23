"""Documents, and where their rows lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.ann.keys import Bits, Keys, numbers, spread


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Documents and where their rows lie in blocks: `keys` of the rows of one after another's.

    `owners` (documents,) are their numbers, `at` the places of their first rows.
    """

    keys: Keys
    owners: Keys
    at: Keys
    sizes: Keys

    @classmethod
    def of(cls, keys: Keys, at: int = 0) -> Placed:
        """Rows that lie one behind the other from place `at` on; those of a document together."""
        found = numbers(keys)
        starts = np.flatnonzero(np.diff(found, prepend=-1))
        return cls(keys, found[starts], starts + at, np.diff(starts, append=len(keys)))

    def ordered(self) -> Placed:
        """The same with the documents in order of their numbers."""
        if not len(self.owners) or (np.diff(self.owners) > 0).all():
            return self
        order = np.argsort(self.owners, kind="stable")
        starts = np.cumsum(self.sizes) - self.sizes
        rows = spread(starts[order], self.sizes[order])
        return Placed(self.keys[rows], self.owners[order], self.at[order], self.sizes[order])

    def kept(self, alive: Bits | None, at: int) -> Placed:
        """The documents whose rows are `alive` (rows,), where the blocks begin at place `at`."""
        if alive is None:
            return Placed(self.keys, self.owners, self.at + at, self.sizes)
        some = alive[np.cumsum(self.sizes) - self.sizes]
        return Placed(self.keys[alive], self.owners[some], self.at[some] + at, self.sizes[some])


def joined(parts: Sequence[Placed]) -> Placed:
    """The documents of all parts, in the order of these."""
    return Placed(
        np.concatenate([one.keys for one in parts]),
        np.concatenate([one.owners for one in parts]),
        np.concatenate([one.at for one in parts]),
        np.concatenate([one.sizes for one in parts]),
    )
