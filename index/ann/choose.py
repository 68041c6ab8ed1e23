"""Which index for how many rows, by what was measured on two cores (`scripts/benchmark.py rank`).

A scan of all rows answers exactly and costs 30 to 70 CPU-nanoseconds a row and query; an inverted
file of bytes (`index.ann.inverted`) costs a few a document, takes a quarter of the memory, and has
to learn its lists first. Never a fast-scan index, which corrupts its codes where rows are removed
and added, and no HNSW, which cannot remove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from index.ann import files, inverted_file
from index.ann.flat import Flat
from index.ann.inverted import Inverted
from index.ann.keys import Keys, Rows

SCANNED_WHOLE = 100_000  # rows up to which all are scanned: 4,000 resumes, 154 MB

Parts = Callable[[], Iterable[tuple[Keys, Rows]]]


def build(dim: int, parts: Parts) -> Flat | Inverted:
    """The index of the rows that `parts()` gives: keys (n,) and unit rows (n, dim) each time.

    The rows of a document come together, and the same rows every time it is called.
    """
    held: list[tuple[Keys, Rows]] = []
    total = 0
    for keys, rows in parts():
        held.append((keys, rows))
        total += len(keys)
        if total > SCANNED_WHOLE:
            held.clear()
            return Inverted.build(dim, parts)
    return Flat.build(dim, held)


def load(path: Path, digest: str, dim: int) -> Flat | Inverted | None:
    """What either's `save` wrote; None if the file is missing or is not, byte for byte, that."""
    try:
        with files.opened(path, digest) as file:
            return (Inverted if inverted_file.wrote(file) else Flat).read(file, dim)
    except (OSError, RuntimeError, ValueError):
        return None
