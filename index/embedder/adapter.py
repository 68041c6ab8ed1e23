"""What a model learned for one use: small changes to its weights, and heads for late interaction.

The changes are low-rank (LoRA, Hu et al. 2021): to a dense weight W of shape (out, in) is added
``up @ down`` with ``up`` (out, r) and ``down`` (r, in). They are merged when the graph is built, so
an adapted model costs what the plain one does. The heads turn the last hidden state of each token
into what late interaction needs (ColBERT, Khattab and Zaharia 2020): see `Heads`.

The file is a safetensors file of a caller's own, pinned by its SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedder.weights import tensors
from index.errors import ModelCorrupt, ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DOWN, _UP = ".down", ".up"


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """Linear maps of a token's hidden state of `hidden` components, all float32.

    `projection` (dim, hidden): the token's vector, brought to unit length. `gate` (1, hidden) and
    `gate_bias` (1,): how much the token asks, through softplus. `prior` (1, hidden) and
    `prior_bias` (1,), on the mean of the tokens: how telling the text is by itself.
    """

    projection: NDArray[np.float32] = field(repr=False)
    gate: NDArray[np.float32] = field(repr=False)
    gate_bias: NDArray[np.float32] = field(repr=False)
    prior: NDArray[np.float32] = field(repr=False)
    prior_bias: NDArray[np.float32] = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """A checked adapter file. `exact` and `rounded` are the vectors of the probe's sentence.

    `digest` is the file's SHA-256 in hex.
    """

    digest: str
    heads: Heads
    exact: NDArray[np.float32] = field(repr=False)
    rounded: NDArray[np.float32] = field(repr=False)
    _changes: Mapping[str, NDArray[np.float32]] = field(repr=False)

    @classmethod
    def read(cls, file: Path, sha256: str) -> Adapter:
        """The adapter in `file`. Raises `ModelMissing`, or `ModelCorrupt` for other bytes."""
        try:
            content = file.read_bytes()
        except OSError as error:
            raise ModelMissing(
                f"{file} cannot be read ({error.strerror}); reinstall the package it belongs to"
            ) from error
        digest = hashlib.sha256(content).hexdigest()
        if digest != sha256:
            raise ModelCorrupt(
                f"{file} is not the adapter that was pinned: its SHA-256 is {digest}, expected "
                f"{sha256}; reinstall the package it belongs to"
            )
        found = tensors(content)
        heads = Heads(
            **{n.removeprefix("heads."): v for n, v in found.items() if n.startswith("heads.")}
        )
        changes = {n: v for n, v in found.items() if n.endswith((_DOWN, _UP))}
        return cls(digest, heads, found["probe.exact"], found["probe.rounded"], changes)

    def applied(self, base: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
        """`base` with the changes added; tensors that nothing changes are passed on untouched."""
        merged = dict(base)
        for name, up in self._changes.items():
            if name.endswith(_UP):
                weight = name.removesuffix(_UP)
                down = self._changes[weight + _DOWN]
                merged[weight] = base[weight] + up @ down
        return merged
