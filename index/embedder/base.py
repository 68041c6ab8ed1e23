"""What the rest of the house knows about a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from index.types import Vectors


class Embedder(Protocol):
    """Turns texts into unit vectors. The single call is the batch of one, bit for bit."""

    @property
    def fingerprint(self) -> str:
        """Names weights, runtime and precision; vectors of two fingerprints never meet."""

    @property
    def dim(self) -> int:
        """Components of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`; row i belongs to text i. An empty sequence gives shape (0, dim).

        A text longer than the model's window is split into windows and their mean is taken, so
        that nothing is cut. A text of no words raises ValueError: it has no direction.
        """
