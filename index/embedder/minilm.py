"""The default model: all-MiniLM-L6-v2 on OpenVINO, without torch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedder import graph, probe, weights
from index.embedder.precision import Precision
from index.embedder.runtime import Runtime, default_threads, version
from index.embedder.weights import PinnedFiles
from index.embedder.windows import embed_rows, pieces
from index.types import Vectors

MAX_TOKENS = 256  # the window that the model was trained on, its two marks included
_MARKS = 2  # [CLS] and [SEP], which stand around every text


class MiniLM:
    """Embeds texts with the pinned weights. Safe to share between threads.

    A text is run alone at its own length, so its vector is the same to the last bit whatever else
    is embedded with it, in whatever order, on however many threads.
    """

    def __init__(
        self, tokenizer: Tokenizer, runtime: Runtime, arithmetic: probe.Arithmetic
    ) -> None:
        self._tokenizer = tokenizer
        self._runtime = runtime
        self._fingerprint = "/".join(
            (weights.MODEL, weights.WEIGHTS_SHA256[:12], version(), arithmetic)
        )

    @classmethod
    def build(
        cls,
        files: PinnedFiles,
        *,
        threads: int | None = None,
        precision: Precision = Precision.INT8,
    ) -> MiniLM:
        """Build the model from the pinned files; `threads` None: all cores that may be used.

        Building takes a fraction of a second, about what checking a stored copy would take, so
        nothing is written to disk. Raises `ModelError` where this processor's arithmetic cannot be
        used.
        """
        linear = graph.exact if precision is Precision.F32 else graph.rounded
        model = graph.build(weights.tensors(files.weights), linear)
        runtime = Runtime(model, threads or default_threads())
        tokenizer = Tokenizer.from_buffer(files.tokenizer)
        # The file asks for padding to 128 tokens, and for cutting there.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        known = np.array(tokenizer.encode(probe.TEXT).ids, np.int32)
        return cls(tokenizer, runtime, probe.arithmetic(runtime.run([known])[0]))

    @property
    def fingerprint(self) -> str:
        """Weights, runtime, and the arithmetic found on this processor."""
        return self._fingerprint

    @property
    def dim(self) -> int:
        """384."""
        return self._runtime.dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`; row i belongs to text i. Raises `ValueError` for a text of no words."""
        rows = embed_rows(texts, self.dim, self._windows, self._runtime.run)
        return Vectors(self._fingerprint, rows)

    def _windows(self, text: str) -> list[tuple[NDArray[np.int32], int]]:
        ids = self._ids(text)
        if len(ids) <= MAX_TOKENS:
            windows = [ids]
        else:
            parts = pieces(text, lambda part: len(self._ids(part)), MAX_TOKENS)
            windows = [self._ids(part) for part in parts]
        return [(w, len(w) - _MARKS) for w in windows if len(w) > _MARKS]

    def _ids(self, text: str) -> NDArray[np.int32]:
        # Half a surrogate pair cannot be encoded and says nothing: it becomes a question mark.
        legal = text.encode("utf-8", "replace").decode()
        return np.array(self._tokenizer.encode(legal).ids, np.int32)
