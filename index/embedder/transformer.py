"""Any other model that a user names, by sentence-transformers. Loading it imports torch."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from pickle import UnpicklingError
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedder.windows import embed_rows, pieces
from index.errors import ModelCorrupt, ModelMissing
from index.types import Vectors


class SentenceTransformerEmbedder:
    """Embeds texts one at a time, so that a vector never depends on its neighbours.

    torch gives other last bits for other batch shapes and paddings; batches would be quicker and
    would break the promise. Safe to share between threads: one text is embedded at a time.
    """

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self._lock = Lock()
        self._dim = int(model.get_embedding_dimension())
        # Some models put a prompt before every text; it takes up room in the window.
        self._prompt = str(model.prompts.get(model.default_prompt_name) or "")
        self._fingerprint = f"{Path(name).name}/{_digest(model)}/{_version()}"

    @classmethod
    def load(
        cls, name: str, *, cache: Path | None = None, threads: int | None = None
    ) -> SentenceTransformerEmbedder:
        """Load the model in folder `name`, or the one of that name on a hub.

        The network is asked only if the environment has HF_HUB_OFFLINE=0; otherwise a hub's model
        must have been fetched before (into `cache`, if given). Raises `ModelMissing` or
        `ModelCorrupt`.
        """
        # Read by the hub's library when it is imported, so it must be set before.
        offline = os.environ.setdefault("HF_HUB_OFFLINE", "1").lower() not in ("0", "false", "no")
        library = _import(threads)
        try:
            model = library.SentenceTransformer(
                name,
                device="cpu",
                cache_folder=str(cache) if cache else None,
                local_files_only=offline,
            )
        except (OSError, ValueError) as error:
            hint = "a hub is not asked unless HF_HUB_OFFLINE=0" if offline else "the hub was asked"
            raise ModelMissing(
                f"there is no embedding model at {name}: name a folder that holds one, or a model "
                f"that was fetched before ({hint})"
            ) from error
        except _damage() as error:
            raise ModelCorrupt(
                f"the model at {name} cannot be loaded: its files are damaged; fetch them again"
            ) from error
        return cls(model.eval(), name)

    @property
    def fingerprint(self) -> str:
        """Name, digest of everything that was loaded, runtime and its release."""
        return self._fingerprint

    @property
    def dim(self) -> int:
        """Components of a vector."""
        return self._dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`; row i belongs to text i. Raises `ValueError` for a text of no words."""
        with self._lock:
            rows = embed_rows(texts, self._dim, self._windows, self._run)
        return Vectors(self._fingerprint, rows)

    def _windows(self, text: str) -> list[tuple[str, int]]:
        if not text.strip():
            return []
        capacity = self._model.max_seq_length
        if not capacity or capacity == float("inf"):
            return [(text, 1)]
        parts = pieces(text, self._count, int(capacity))
        return [(part, max(1, self._count(part))) for part in parts]

    def _count(self, text: str) -> int:
        encoded = self._model.tokenizer(self._prompt + text, truncation=False, verbose=False)
        return len(encoded["input_ids"])

    def _run(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.empty((len(texts), self._dim), np.float32)
        for row, text in zip(rows, texts, strict=True):
            vector = np.asarray(
                self._model.encode(text, show_progress_bar=False, convert_to_numpy=True),
                np.float32,
            )
            row[:] = vector / np.sqrt((vector * vector).sum())
        return rows


def _import(threads: int | None) -> Any:
    try:
        import sentence_transformers
        import torch
        from transformers.utils import logging
    except ImportError as error:
        raise ModelMissing(
            "models other than the default need sentence-transformers and torch, which are not "
            "installed. Install them with pip install '.[sentence-transformers]', or leave "
            "MATCHER_MODEL unset for the default model"
        ) from error
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if threads:
        torch.set_num_threads(threads)
    return sentence_transformers


def _damage() -> tuple[type[Exception], ...]:
    """What the readers of weight files raise when the bytes make no sense."""
    from safetensors import SafetensorError

    return (SafetensorError, UnpicklingError, RuntimeError, EOFError, KeyError)


def _digest(model: Any) -> str:
    """Twelve hex digits that name the weights, the tokenizer and how vectors are pooled."""
    import torch

    digest = hashlib.sha256(str(model).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        # Viewed as bytes: numpy has no bfloat16.
        flat = tensor.detach().cpu().contiguous().flatten()
        digest.update(flat.view(torch.uint8).numpy().data)
    backend = getattr(model.tokenizer, "backend_tokenizer", None) or model.tokenizer
    if hasattr(backend, "to_str"):
        digest.update(backend.to_str().encode())
    digest.update(str(model.max_seq_length).encode())
    return digest.hexdigest()[:12]


def _version() -> str:
    import sentence_transformers

    release = ".".join(sentence_transformers.__version__.split(".")[:2])
    return f"sentence-transformers-{release}"
