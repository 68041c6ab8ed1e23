"""Unit vectors as bytes: a quarter of float32, each vector by itself.

The steps are fixed, not learned from a corpus: a vector has one code whatever stands beside it, and
coding what was decoded gives the same code again, so that an index can be made anew from its own.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]

_SPREAD = 4.9  # times what components of unit vectors are on average; what leaves it is clipped


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

    >>> limit(384), limit(4)
    (0.25, 1.0)
    """
    return min(1.0, round(_SPREAD / math.sqrt(dim), 3))


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
