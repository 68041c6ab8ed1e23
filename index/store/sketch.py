"""How alike two texts are, from a few numbers each: MinHash (Broder 1997) of runs of words.

Everything is keyed: without the corpus's key nobody can tell whether a sketch is that of a text, an
address or a name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

RUN = 3  # words of a run
LEAST = 20  # runs below which a text is too short to be told by its words
BANDS, ROWS = 10, 6  # texts whose runs are alike by .85 share a band 99 times of 100, by .3 never
_SIZE = 128  # hashes; the standard error of a likeness of .5 is .044
_WORD = re.compile(r"\w+")
_ODD = np.random.default_rng(20240229).integers(0, 1 << 63, (2, _SIZE), np.uint64)
_FACTORS, _SHIFTS = _ODD[0] * np.uint64(2) + np.uint64(1), _ODD[1]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """The smallest hashes of a text's runs: uint16, (128,), and how many runs there are."""

    hashes: NDArray[np.uint16] = field(repr=False)
    runs: int

    def likeness(self, other: Sketch) -> float:
        """About the share of runs that the two texts have in common (Jaccard), 0 to 1."""
        if not self.runs or not other.runs:
            return 0.0
        return float((self.hashes == other.hashes).mean())

    def bands(self, key: bytes) -> list[int]:
        """Marks that like texts are likely to share; none for a short text."""
        if self.runs < LEAST:
            return []
        parts = [self.hashes[n * ROWS : (n + 1) * ROWS].tobytes() for n in range(BANDS)]
        return [mark(key, b"band %d " % n + part) for n, part in enumerate(parts)]


def sketch(texts: Iterable[str], key: bytes) -> Sketch:
    """The sketch of `texts`, whose order does not matter. Runs do not reach from text to text."""
    runs: set[bytes] = set()
    for text in texts:
        words = _WORD.findall(text.casefold())
        if words:
            last = max(1, len(words) - RUN + 1)
            runs.update(" ".join(words[at : at + RUN]).encode() for at in range(last))
    if not runs:
        return Sketch(np.zeros(_SIZE, np.uint16), 0)
    digests = b"".join(hashlib.blake2b(run, digest_size=8, key=key).digest() for run in runs)
    values = np.frombuffer(digests, "<u8")
    smallest = np.empty(_SIZE, np.uint64)
    for at in range(_SIZE):
        smallest[at] = (values * _FACTORS[at] + _SHIFTS[at]).min()
    return Sketch((smallest >> np.uint64(40) & np.uint64(0xFFFF)).astype(np.uint16), len(runs))


def mark(key: bytes, what: bytes) -> int:
    """A keyed hash of 63 bits, as SQLite keeps whole numbers."""
    digest = hashlib.blake2b(what, digest_size=8, key=key).digest()
    return int.from_bytes(digest, "little") >> 1
