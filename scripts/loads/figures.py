"""What a part found: figures, each with the law or the goal that it is held to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A number; `good` is None where nothing is asked of it.

    A `law` holds on any machine, a goal on a quiet one of a few cores.
    """

    name: str
    value: float | str
    unit: str = ""
    asked: str = ""
    good: bool | None = None
    law: bool = False

    def line(self) -> str:
        """As it is printed."""
        mark = {None: "", True: "good", False: "BROKEN" if self.law else "missed"}[self.good]
        value = self.value if isinstance(self.value, str) else f"{self.value:,.6g}"
        return f"  {self.name:<44} {value:>12} {self.unit:<4} {self.asked:<12} {mark}".rstrip()


def figure(name: str, value: float | str, unit: str = "") -> Figure:
    """One of which nothing is asked."""
    return Figure(name, value, unit)


def at_most(name: str, value: float, most: float, unit: str = "", *, law: bool = False) -> Figure:
    """One that may not be larger than `most`."""
    return Figure(name, round(value, 3), unit, f"<= {most:,g}", value <= most, law)


def law(name: str, value: float | str, holds: bool, asked: str = "0") -> Figure:
    """One that must be so whatever the machine."""
    return Figure(name, value, "", asked, holds, law=True)


def quantile(values: Sequence[float], share: float) -> float:
    """The nearest rank: of 100 values the 99th for .99; NaN of none.

    >>> quantile([3.0, 1.0, 2.0], 0.5), quantile(list(range(1, 101)), 0.99)
    (2.0, 99)
    """
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
