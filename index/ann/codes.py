"""Unit vectors as bytes: a quarter of float32, each vector by itself.

The steps are fixed, not learned from a corpus: a vector has one code whatever stands beside it, and
coding what was decoded gives the same code again, so that an index can be made anew from its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.ann.keys import Keys, Rows

Codes = NDArray[np.uint8]

_SPREAD = 4.9  # times what components of unit vectors are on average; what leaves it is clipped
_EVEN = 128  # dimensions from which on no component stands out
_STEPS = 255  # between the least and the greatest component that has a code
_BLOCK = 1 << 20  # rows that lie together in memory


def faiss() -> Any:
    """The library, imported on first use and not with the module."""
    import faiss

    return faiss


def kind() -> Any:
    """Faiss's name of these codes: 8 bits a component, one range for all."""
    return faiss().ScalarQuantizer.QT_8bit_uniform


def settle(quantizer: Any) -> None:
    """Give a `faiss.ScalarQuantizer` of `kind` its range, without training."""
    most = limit(int(quantizer.d))
    faiss().copy_array_to_vector(np.array([-most, 2 * most], np.float32), quantizer.trained)


def limit(dim: int) -> float:
    """The largest component that has a code of its own: 0.25 for 384 dimensions.

    >>> limit(384), limit(32)
    (0.25, 1.0)
    """
    if dim < _EVEN:
        return 1.0
    return min(1.0, round(_SPREAD / math.sqrt(dim), 3))


def doubt(dim: int) -> float:
    """How far the product of a coded and a unit vector is off at most, but one time in 10,000.

    The steps' errors are even and add up at random: four standard deviations.

    >>> round(doubt(384), 4)
    0.0023
    """
    return 4 * 2 * limit(dim) / _STEPS / math.sqrt(12)


def quantizer(dim: int) -> Any:
    """A `faiss.ScalarQuantizer` that codes rows of `dim` components."""
    made = faiss().ScalarQuantizer(dim, kind())
    settle(made)
    return made


def encode(rows: NDArray[np.float32]) -> Codes:
    """The codes of unit `rows`, (n, dim).

    >>> rows = np.array([[0.1, -0.2, 0.0, 0.25]], np.float32)
    >>> encode(rows).tolist()
    [[140, 102, 127, 159]]
    """
    codes: Codes = quantizer(rows.shape[1]).compute_codes(np.ascontiguousarray(rows, np.float32))
    return codes


def decode(codes: Codes) -> NDArray[np.float32]:
    """Rows whose codes are `codes`: off by half a step, 0.001, a component at most."""
    rows: NDArray[np.float32] = quantizer(codes.shape[1]).decode(np.ascontiguousarray(codes))
    return rows


class Blocks:
    """Codes of many rows, in blocks that are never changed and may be shared with others.

    A row's place is its number over all blocks. Products are worked out from the codes as they are:
    a code stands for a number that rises with it in equal steps.
    """

    def __init__(self, blocks: Sequence[Codes], dim: int) -> None:
        self.dim = dim
        self.blocks = tuple(block for block in blocks if len(block))
        self._ends = np.cumsum([len(block) for block in self.blocks], dtype=np.int64)

    def __len__(self) -> int:
        return int(self._ends[-1]) if self.blocks else 0

    def take(self, places: Keys) -> Codes:
        """The codes at `places`; quick where they lie in few blocks."""
        which = np.searchsorted(self._ends, places, side="right")
        if len(places) and which.min() == which.max():
            return self._block(int(which[0]), places)
        taken = np.empty((len(places), self.dim), np.uint8)
        for number in np.unique(which).tolist():
            here = which == number
            taken[here] = self._block(number, places[here])
        return taken

    def _block(self, number: int, places: Keys) -> Codes:
        block = self.blocks[number]
        taken: Codes = block[places - (int(self._ends[number]) - len(block))]
        return taken


class Filling:
    """Blocks in the making."""

    def __init__(self, dim: int, expected: int = _BLOCK) -> None:
        """`expected` rows: those of one block are not made larger than that."""
        self._dim = dim
        self._size = max(1, min(_BLOCK, expected))
        self._full: list[Codes] = []
        self._last = np.empty((0, dim), np.uint8)
        self._held = 0

    def add(self, coded: Codes) -> None:
        """Put more rows behind those that are there."""
        at = 0
        while at < len(coded):
            if self._held == len(self._last):
                self._close()
                self._last = np.empty((self._size, self._dim), np.uint8)
            some = coded[at : at + len(self._last) - self._held]
            self._last[self._held : self._held + len(some)] = some
            self._held += len(some)
            at += len(some)

    def blocks(self) -> list[Codes]:
        """What was added, in blocks no larger than they must be."""
        self._close()
        return self._full

    def _close(self) -> None:
        if self._held:
            full = self._held == len(self._last)
            self._full.append(self._last if full else self._last[: self._held].copy())
        self._last, self._held = np.empty((0, self._dim), np.uint8), 0


def against(queries: Rows) -> tuple[Rows, NDArray[np.float32]]:
    """A matrix and a shift: `codes @ matrix + shift` are the products of coded rows with `queries`.

    >>> rows = decode(np.array([[0, 255], [7, 100]], np.uint8))
    >>> queries = np.array([[0.6, 0.8]], np.float32)
    >>> matrix, shift = against(queries)
    >>> np.allclose(encode(rows).astype(np.float32) @ matrix + shift, rows @ queries.T, atol=1e-6)
    True
    """
    most = limit(queries.shape[1])
    step = 2 * most / _STEPS
    matrix = np.ascontiguousarray(queries.T * np.float32(step), np.float32)
    shift = (queries.astype(np.float64).sum(axis=1) * (step / 2 - most)).astype(np.float32)
    return matrix, shift
