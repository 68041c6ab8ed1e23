"""Vectors of texts of which many come again: each is embedded once, many in one call."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.types import Tokens, Vectors

Read = Callable[[Sequence[str]], Vectors]

_KEPT = 8_000  # texts; some 5 KB each with their tokens


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What a model made of one text."""

    row: NDArray[np.float32] = field(repr=False)
    tokens: Tokens | None = field(repr=False)


class Memo:
    """Asks `read` for what it does not remember.

    One thread may fetch while another asks for vectors.
    """

    def __init__(self, read: Read, kept: int = _KEPT) -> None:
        self._read = read
        self._most = kept
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._none: Vectors | None = None

    def __contains__(self, text: str) -> bool:
        return text in self._kept

    def fetch(self, texts: Sequence[str]) -> None:
        """Embed those of `texts` that are not known, in one call. Raises what `read` raises."""
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if not new:
            return
        found = self._read(new)
        self._none = Vectors(found.model, found.rows[:0], _cut(found.tokens, 0, 0))
        made = [
            _Kept(found.rows[at].copy(), _cut(found.tokens, at, at + 1)) for at in range(len(new))
        ]
        with self._lock:
            self._kept.update(zip(new, made, strict=True))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, to the last bit those that `read` gives."""
        self.fetch(texts)
        if not texts or self._none is None:
            return self._read(texts)
        with self._lock:  # what was fetched stays until `_forget`, which is asked for here alone
            kept = [self._kept[text] for text in texts]
            for text in texts:
                self._kept.move_to_end(text)
            self._forget()
        rows = np.stack([one.row for one in kept])
        parts = [one.tokens for one in kept if one.tokens is not None]
        return Vectors(self._none.model, rows, _joined(parts) if parts else None)

    def _forget(self) -> None:
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def _cut(tokens: Tokens | None, start: int, end: int) -> Tokens | None:
    """The tokens of the texts `start` to `end`, in memory of their own."""
    if tokens is None:
        return None
    first, last = int(tokens.starts[start]), int(tokens.starts[end])
    return Tokens(
        rows=tokens.rows[first:last].copy(),
        starts=tokens.starts[start : end + 1] - first,
        gates=tokens.gates[first:last].copy(),
        priors=tokens.priors[start:end].copy(),
    )


def _joined(parts: Sequence[Tokens]) -> Tokens:
    lengths = [len(one.rows) for one in parts]
    return Tokens(
        rows=np.concatenate([one.rows for one in parts]),
        starts=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
        gates=np.concatenate([one.gates for one in parts]),
        priors=np.concatenate([one.priors for one in parts]),
    )
