"""A sentence whose vector is known: shows, on this very processor, what the arithmetic does.

The same graph runs on different kernels on different processors. Rather than trust their names,
the compiled model embeds one sentence and is held against the two vectors stored beside this file.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder.adapter import Adapter
from index.errors import ModelError

TEXT = (
    "Led 12 engineers who rebuilt the C++ search service, cut its p99 latency by 40% and taught "
    "nurses in three hospitals to trust it; PhD in statistics preferred."
)
FILE = Path(__file__).with_name("probe.npz")
_SAME = 0.99999  # two machines in float32
_NEAR = 0.995  # rounding activations costs less than half a percent


class Arithmetic(StrEnum):
    """What a compiled model was found to do."""

    EXACT = "f32"
    ROUNDED_WEIGHTS = "w8"
    ROUNDED_BOTH = "w8a8"


def arithmetic(vector: NDArray[np.float32], adapter: Adapter | None = None) -> Arithmetic:
    """Which arithmetic made `vector` of `TEXT`. Raises `ModelError` if none that can be used.

    An adapter brings the known vectors of the model that it makes.
    """
    if adapter is None:
        with np.load(FILE) as known:
            pair = (known["exact"], known["rounded"])
    else:
        pair = (adapter.exact, adapter.rounded)
    exact, rounded = (float(vector @ one) for one in pair)
    if exact > _SAME:
        return Arithmetic.EXACT
    if rounded > _SAME:
        return Arithmetic.ROUNDED_WEIGHTS
    if exact > _NEAR:
        return Arithmetic.ROUNDED_BOTH
    raise ModelError(
        f"on this processor the model gives a vector with cosine {exact:.4f} to the known one, "
        f"where at least {_NEAR} is needed; use the precision f32 instead"
    )
