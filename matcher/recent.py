"""What was made last, by what it was made of."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_COUNTED: Counter[tuple[str, str]] = Counter()
_COUNTING = threading.Lock()


class Recent(Generic[K, V]):
    """The values that were asked for last, `most` of them, by their keys.

    Threads may share it; two may make the same value at the same time. What it finds is counted
    under its `name`.
    """

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of `key`, made now if it is not remembered. Raises what `make` raises.

        What could not be made is not remembered.
        """
        with self._lock:
            found = key in self._kept
            if found:
                self._kept.move_to_end(key)
                known = self._kept[key]
        _count(self._name, "hit" if found else "miss")
        if found:
            return known
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def asked() -> dict[tuple[str, str], int]:
    """How often each cache of this process was asked, by its name and "hit" or "miss"."""
    with _COUNTING:
        return dict(_COUNTED)


def _count(name: str, outcome: str) -> None:
    with _COUNTING:
        _COUNTED[name, outcome] += 1
