"""The type sizes of a page: what was measured line by line, made few and the same again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SAME = 0.12  # of the size: type that differs less is one size, measured twice


@dataclass(frozen=True, slots=True)
class Measured:
    """A line's size, the other that it may have, and how many letters say so."""

    size: float
    other: float | None
    letters: int


def evened(lines: Sequence[Measured]) -> list[float]:
    """A size for each line. Those of plain lines come first, the commonest before all.

    >>> evened([Measured(10.0, None, 50), Measured(10.4, None, 20), Measured(14.6, 10.1, 9)])
    [10.0, 10.0, 10.0]
    """
    plain = [line for line in lines if line.other is None] or lines
    sizes = _sizes([(line.size, line.letters) for line in plain])
    return [_size(line, sizes) for line in lines]


def _sizes(found: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that are set, the commonest first; those nearly alike are one."""
    left = sorted(found)
    sizes = []
    while left:
        middle = max(left, key=lambda one: (_around(one[0], left), -one[0]))[0]
        sizes.append(middle)
        left = [one for one in left if abs(one[0] - middle) > _SAME * middle]
    return sizes


def _around(size: float, found: Sequence[tuple[float, int]]) -> int:
    return sum(letters for other, letters in found if abs(other - size) <= _SAME * size / 2)


def _size(line: Measured, sizes: Sequence[float]) -> float:
    for size in sizes:
        for measured in (line.size, line.other):
            if measured is not None and abs(measured - size) <= _SAME * size:
                return size
    return line.size
