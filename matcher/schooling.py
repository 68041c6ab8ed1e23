"""The degrees that resumes state, each different one once: a million resumes have few of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from matcher.types import Month
from matcher.verify.degree import DONE, Asked, Held, weigh
from matcher.verify.fields import KNOWN

Kinds = NDArray[np.int32]


def plain(held: Iterable[Held]) -> tuple[Held, ...]:
    """`held` without what tells people apart and hardly moves the rule, each once.

    That is where a degree stands, the year in which it was finished, and words that seldom name a
    field: of a school, mostly.
    """
    bare = (
        replace(
            one,
            ordinal=0,
            year=None if one.state == DONE else one.year,
            fields=tuple(word for word in one.fields if word in KNOWN),
        )
        for one in held
    )
    return tuple(dict.fromkeys(bare))


class Schooling:
    """Different degrees by number, which they keep. One thread may add to it while others read."""

    def __init__(self) -> None:
        self._held: list[Held] = []
        self._numbers: dict[Held, int] = {}

    @property
    def held(self) -> tuple[Held, ...]:
        """The different degrees, by their numbers."""
        return tuple(self._held)

    def kinds(self, held: Iterable[Held]) -> Kinds:
        """The numbers of some degrees; those that are new are given one."""
        found = []
        for one in held:
            if one not in self._numbers:
                self._held.append(one)
                self._numbers[one] = len(self._held) - 1
            found.append(self._numbers[one])
        return np.array(found, np.int32)

    def worth(self, kinds: Kinds, asked: Asked, as_of: Month) -> NDArray[np.float64]:
        """What the rule says of a resume that states nothing but the degree, for each of `kinds`.

        Of several degrees the rule takes the best.
        """
        different, place = np.unique(kinds, return_inverse=True)
        ruled = [weigh(asked, (self._held[n],), (), as_of).coverage for n in different.tolist()]
        return np.array(ruled, np.float64)[place]
