"""Cascade layers: of two rules that differ, the one in the later layer holds."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

Path = tuple[str, ...]
Rank = tuple[float, ...]
OUTSIDE: Rank = (math.inf,)
"""That of a rule in no layer, which holds against all that are in one."""


@dataclass(slots=True)
class Layers:
    """The layers of a page, in the order in which they are named first."""

    _inside: dict[Path, dict[str, int]] = field(default_factory=dict)
    _nameless: int = 0

    def path(self, name: str, around: Path = ()) -> Path:
        """Where the layer `name`, "a.b" perhaps, is in the one `around`; "" is always a new one."""
        parts = [part.strip() for part in name.split(".")]
        if not name.strip():
            self._nameless += 1
            parts = [f" {self._nameless}"]
        for part in parts:
            others = self._inside.setdefault(around, {})
            others.setdefault(part, len(others))
            around = (*around, part)
        return around

    def rank(self, path: Path) -> Rank:
        """The greater, the later: what is in a layer itself counts as later than those inside it.

        >>> layers = Layers()
        >>> first, second, inner = map(layers.path, ("a", "b", "a.c"))
        >>> layers.rank(inner) < layers.rank(first) < layers.rank(second) < layers.rank(())
        True
        """
        places = (self._inside[path[:i]][name] for i, name in enumerate(path))
        return (*places, math.inf)


def turned(rank: Rank) -> Rank:
    """The rank of what is important: there the first layer holds against all."""
    return tuple(-place for place in rank)
