"""The default model: all-MiniLM-L6-v2 on OpenVINO, without torch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedder import graph, probe, weights
from index.embedder.adapter import Adapter
from index.embedder.precision import Precision
from index.embedder.runtime import Output, Runtime, default_threads, version
from index.embedder.weights import PinnedFiles
from index.embedder.windows import Plan, is_spelled, means, pieces, plan
from index.types import Tokens, Vectors

MAX_TOKENS = 256  # the window that the model was trained on, its two marks included
MOST_SPELLED = 32  # tokens of a text that is spelled letter by letter, its marks not counted
_MARKS = 2  # [CLS] and [SEP], which stand around every text


class MiniLM:
    """Embeds texts with the pinned weights. Safe to share between threads.

    A text is run alone at its own length, so its vector is the same to the last bit whatever else
    is embedded with it, in whatever order, on however many threads.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        runtime: Runtime,
        arithmetic: probe.Arithmetic,
        adapter: Adapter | None = None,
    ) -> None:
        self._tokenizer = tokenizer
        self._runtime = runtime
        self._heads = adapter is not None
        bytes_of = weights.WEIGHTS_SHA256[:12] + (f"+{adapter.digest[:12]}" if adapter else "")
        self._fingerprint = "/".join((weights.MODEL, bytes_of, version(), arithmetic))

    @classmethod
    def build(
        cls,
        files: PinnedFiles,
        *,
        threads: int | None = None,
        precision: Precision = Precision.INT8,
        adapter: Adapter | None = None,
    ) -> MiniLM:
        """Build the model from the pinned files; `threads` None: all cores that may be used.

        With an `adapter` its changes are merged into the weights, and its heads give the tokens.

        Building takes a fraction of a second, about what checking a stored copy would take, so
        nothing is written to disk. Raises `ModelError` where this processor's arithmetic cannot be
        used.
        """
        linear = graph.exact if precision is Precision.F32 else graph.rounded
        tensors = weights.tensors(files.weights)
        if adapter is None:
            model = graph.build(tensors, linear)
        else:
            model = graph.build(adapter.applied(tensors), linear, adapter.heads)
        runtime = Runtime(model, threads or default_threads())
        tokenizer = Tokenizer.from_buffer(files.tokenizer)
        # The file asks for padding to 128 tokens, and for cutting there.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        known = np.array(tokenizer.encode(probe.TEXT).ids, np.int32)
        found = probe.arithmetic(runtime.run([known])[0].row, adapter)
        return cls(tokenizer, runtime, found, adapter)

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
        how = plan(texts, self._windows)
        outputs = self._runtime.run(how.windows)
        rows = means([output.row for output in outputs], how, self.dim)
        return Vectors(self._fingerprint, rows, _tokens(outputs, how) if self._heads else None)

    def _windows(self, text: str) -> list[tuple[NDArray[np.int32], int]]:
        ids = self._ids(text)
        if len(ids) - _MARKS > MOST_SPELLED and is_spelled(text, len(ids) - _MARKS):
            windows = [np.append(ids[: MOST_SPELLED + 1], ids[-1])]
        elif len(ids) <= MAX_TOKENS:
            windows = [ids]
        else:
            parts = pieces(text, lambda part: len(self._ids(part)), MAX_TOKENS)
            windows = [self._ids(part) for part in parts]
        return [(w, len(w) - _MARKS) for w in windows if len(w) > _MARKS]

    def _ids(self, text: str) -> NDArray[np.int32]:
        # Half a surrogate pair cannot be encoded and says nothing: it becomes a question mark.
        legal = text.encode("utf-8", "replace").decode()
        return np.array(self._tokenizer.encode(legal).ids, np.int32)


def _tokens(outputs: Sequence[Output], how: Plan[NDArray[np.int32]]) -> Tokens | None:
    """The tokens of each text of `how`: those of its windows, one after the other."""
    if not how.places:
        return None
    windows = [[outputs[n] for n in how.parts[place][0]] for place in how.places]
    sizes = [sum(len(output.gates) for output in text) for text in windows]
    every = [output for text in windows for output in text]
    gates = np.concatenate([_asking(output.gates) for output in every])
    return Tokens(
        rows=np.concatenate([output.tokens for output in every]),
        starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        gates=gates,
        priors=np.array([_prior(text) for text in windows], np.float32),
    )


def _asking(gates: NDArray[np.float32]) -> NDArray[np.float32]:
    """The gates of a window; the marks at its ends ask nothing."""
    asking = gates.copy()
    asking[[0, -1]] = 0.0
    return asking


def _prior(windows: Sequence[Output]) -> float:
    return sum(output.prior for output in windows) / len(windows)
