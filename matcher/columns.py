"""Facts about many resumes as arrays, so that a million are held and asked in little time.

A row is a resume. Several values of a row stand one behind the other, and say where they begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.types import Month

Keys = NDArray[np.int64]

GOES_ON = np.iinfo(np.int32).max  # the last month of a job that does
_MONTHS = 1 << 20  # more than there are: room for those of one row


@dataclass(frozen=True, slots=True, eq=False)
class Ragged:
    """Several values a row: those of row r from `starts[r]` to `starts[r + 1]`."""

    starts: Keys = field(repr=False)
    values: NDArray[Any] = field(repr=False)

    @classmethod
    def of(cls, rows: Sequence[NDArray[Any]], empty: NDArray[Any]) -> Ragged:
        """The values of some rows; `empty`, none of them, says of what kind they are."""
        values = np.concatenate([empty, *(row.astype(empty.dtype) for row in rows)])
        return cls(_starts([len(row) for row in rows]), values)

    @classmethod
    def sized(cls, sizes: Keys, values: NDArray[Any]) -> Ragged:
        """Rows of so many values each."""
        return cls(_starts(sizes), values)

    @property
    def sizes(self) -> Keys:
        """How many values each row has."""
        return np.diff(self.starts)

    def taken(self, kept: NDArray[np.bool_]) -> Ragged:
        """The rows that are kept."""
        return Ragged(_starts(self.sizes[kept]), self.values[np.repeat(kept, self.sizes)])

    def holding(self, value: np.generic) -> NDArray[np.bool_]:
        """Which rows hold a value."""
        holds = np.zeros(len(self.starts) - 1, bool)
        holds[self.rows_of(np.flatnonzero(self.values == value))] = True
        return holds

    def rows_of(self, places: Keys) -> Keys:
        """The rows that the values at `places` stand in."""
        rows: Keys = np.searchsorted(self.starts, places, side="right") - 1
        return rows


def joined(parts: Sequence[Ragged]) -> Ragged:
    """The rows of all parts."""
    sizes = np.concatenate([part.sizes for part in parts])
    return Ragged(_starts(sizes), np.concatenate([part.values for part in parts]))


def find(ordered: NDArray[Any], values: NDArray[Any]) -> tuple[NDArray[np.bool_], Keys]:
    """Which of `values` are in `ordered`, and where those are.

    >>> find(np.array([2, 3, 7]), np.array([7, 4, 2]))
    (array([ True, False,  True]), array([2, 0]))
    """
    at = np.searchsorted(ordered, values)
    here = at < len(ordered)
    here[here] = ordered[at[here]] == values[here]
    return here, at[here]


def months(jobs: Ragged, as_of: Month) -> Keys:
    """How many months each row's jobs fill together; those that they share count once.

    A job is its first and its last month, `GOES_ON` for those that end in `as_of`.

    >>> two = np.array([[24000, 24011], [24006, 24017]])
    >>> months(Ragged.of([two, two[:1], two[:0]], two[:0]), Month(2024, 1)).tolist()
    [18, 12, 0]
    """
    row = np.repeat(np.arange(len(jobs.sizes)), jobs.sizes)
    first, end = jobs.values.astype(np.int64).T
    end = np.where(end == GOES_ON, as_of.index, end)
    order = np.lexsort((end, first, row))
    row, apart = row[order], row[order] * _MONTHS  # the months of one row lie above those before it
    first, end = first[order] + apart, end[order] + apart
    reached = np.maximum.accumulate(np.concatenate([[-1], end]))[:-1]
    filled = np.maximum(0, end - np.maximum(first - 1, reached))
    found: Keys = np.bincount(row, filled, len(jobs.sizes)).astype(np.int64)
    return found


def spans(jobs: Iterable[tuple[int, int | None]]) -> NDArray[np.int32]:
    """Jobs by their first and last month, None if they go on, as `months` reads them."""
    made = [(first, GOES_ON if last is None else last) for first, last in jobs]
    return np.array(made, np.int32).reshape(-1, 2)


def _starts(sizes: Sequence[int] | Keys) -> Keys:
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64)
