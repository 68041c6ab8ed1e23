"""The front of the embedder: a name in, a model out. Importing this module imports no model."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index.embedder import weights
from index.embedder.adapter import Adapter
from index.embedder.base import Embedder
from index.embedder.precision import Precision
from index.errors import ModelCorrupt, ModelError, ModelMissing

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A file and the SHA-256 in hex that its bytes must have."""

    file: Path
    sha256: str


def load(
    model: str = DEFAULT,
    *,
    cache: Path | None = None,
    threads: int | None = None,
    precision: Precision | None = None,
    adapter: Pinned | None = None,
    progress: Callable[[str], None] | None = None,
) -> Embedder:
    """Load `model`: "default", a folder, or a name on a model hub.

    "default", and a folder that holds the same files, is all-MiniLM-L6-v2 on the fast runtime:
    `precision` is then int8 (None) or, for the exact model at a quarter of the speed, f32. Anything
    else is loaded by sentence-transformers in its own precision. `cache` is the folder of models
    that were fetched from a hub (None: the hub's own); the default model needs none. `adapter` is a
    file of changes to all-MiniLM-L6-v2, left out for any other model. `threads` are
    the cores to use (None: all that may be used). `progress` is told of loads that take seconds.

    Raises `ModelMissing`, `ModelCorrupt`, or `ModelError` where it cannot be used as asked.
    """
    if threads is not None and threads < 1:
        raise ModelError(f"a model needs at least 1 thread: got {threads}")
    folder = weights.package_folder() if model == DEFAULT else Path(model).expanduser()
    if model == DEFAULT or weights.looks_pinned(folder):
        try:
            return _minilm(folder, threads, Precision(precision or "int8"), adapter)
        except (ModelMissing, ModelCorrupt):
            if model == DEFAULT:
                raise  # else another model whose weights have the same size
    if precision is not None:
        raise ModelError(f"a precision can be chosen for the default model only, not for {model}")
    from index.embedder.transformer import SentenceTransformerEmbedder

    if progress:
        progress(f"Loading {model} with sentence-transformers; this takes some seconds.")
    return SentenceTransformerEmbedder.load(model, cache=cache, threads=threads)


def _minilm(
    folder: Path, threads: int | None, precision: Precision, adapter: Pinned | None
) -> Embedder:
    with ThreadPoolExecutor(2) as beside:
        # Reading and hashing leave Python free to import the runtime meanwhile.
        files = beside.submit(weights.PinnedFiles.read, folder)
        changes = beside.submit(Adapter.read, adapter.file, adapter.sha256) if adapter else None
        from index.embedder.minilm import MiniLM

        return MiniLM.build(
            files.result(),
            threads=threads,
            precision=precision,
            adapter=changes.result() if changes else None,
        )
