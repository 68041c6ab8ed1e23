"""Vectors of texts: each text is embedded once, whoever asks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embedder.base import Embedder
from index.errors import ModelMismatch
from index.store.codec import text_hash
from index.store.sqlite import Rows, Store
from index.types import Vectors

_REMEMBERED = 4_096  # vectors of texts that were read and may be added next


class Texts:
    """What a store has of an embedder's vectors, and the embedder for the rest.

    Threads may share it.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._fresh: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def read(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts` with their tokens, where the model has them; remembered a while."""
        found = self._embedder.embed(texts)
        with self._lock:
            for text, row in zip(texts, found.rows, strict=True):
                self._fresh[text_hash(text)] = row
            while len(self._fresh) > _REMEMBERED:
                self._fresh.popitem(last=False)
        return found

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, dim): from the store where known, else embedded and not kept."""
        rows = self.rows(texts)
        out = np.empty((len(texts), self._embedder.dim), np.float32)
        for at, text in enumerate(texts):
            out[at] = rows[text_hash(text)]
        return Vectors(self._embedder.fingerprint, out)

    def rows(self, texts: Iterable[str]) -> Rows:
        """Text hash -> vector of every different text: known ones read, the others embedded.

        Raises `ModelMismatch` if the embedder does not keep its word.
        """
        by_hash = {text_hash(text): text for text in texts}
        model, dim = self._embedder.fingerprint, self._embedder.dim
        rows = self._store.embedded.of_texts(model, list(by_hash), dim)
        with self._lock:
            fresh = self._fresh
            rows.update({h: fresh[h] for h in by_hash if h not in rows and h in fresh})
        unknown = [known_by for known_by in by_hash if known_by not in rows]
        if unknown:
            made = self._embedder.embed([by_hash[known_by] for known_by in unknown])
            if made.model != model or made.rows.shape != (len(unknown), dim):
                raise ModelMismatch(
                    f"the embedder gave {made.rows.shape} rows of {made.model}; "
                    f"{len(unknown)} rows of {dim} by {model} were asked for."
                )
            rows.update(zip(unknown, made.rows.astype(np.float32, copy=False), strict=True))
        return rows
