"""Made corpora and what was found out about them, in a folder, so that a second run is short.

Vectors of up to `MOST_FLOATS` passages are kept as float32, of more as the index's own bytes. What
is exact is worked out from float32 in either case, while the vectors are made.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.synthetic import Maker
from index.ann import choose, codes
from index.ann.nearest import maxsim
from index.ann.view import Segment, View
from matcher.asked import Asked
from matcher.columns import Ragged
from matcher.facets import Columns, Facets, columns, together
from matcher.judging import weigh
from matcher.policy import shipped

POLICY = shipped()
MOST_FLOATS = 4_000_000
_MADE = 1_000  # resumes at a time
WHOLE = ("numbers", "ranks")
RAGGED = ("worth", "degrees", "terms", "jobs", "tongues", "places")
_READ = 65_536  # passages at a time


@dataclass(frozen=True)
class Corpus:
    """Resumes 0 to `size`; the passages of one follow those of the one before it."""

    folder: Path
    keys: np.ndarray
    rows: np.ndarray  # (passages, dim), float32 or, if `coded`, bytes; lies in a file

    @property
    def size(self) -> int:
        return int(self.keys[-1] >> 20)

    @property
    def coded(self) -> bool:
        return self.rows.dtype == np.uint8

    @property
    def starts(self) -> np.ndarray:
        """Where the passages of each resume begin."""
        return np.flatnonzero(np.diff(self.keys >> 20, prepend=-1))

    def parts(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Keys and vectors, some at a time; coding them gives the same bytes in either case."""
        for at in range(0, len(self.keys), _READ):
            some = np.array(self.rows[at : at + _READ])
            yield self.keys[at : at + _READ], codes.decode(some) if self.coded else some


def corpus(maker: Maker, size: int, asks: Sequence[Asked], folder: Path) -> Corpus:
    """`size` resumes, read from `folder` or made and left there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "keys.npy").exists():
        start = time.perf_counter()
        _make(maker, size, asks, folder)
        print(f"made in {time.perf_counter() - start:.0f} s")
    keys = np.load(folder / "keys.npy")
    dim = maker.rows.shape[1]
    coded = (folder / "vectors").stat().st_size == len(keys) * dim
    kind = np.uint8 if coded else np.float32
    rows = np.memmap(folder / "vectors", kind, "r", shape=(len(keys), dim))
    return Corpus(folder, keys, rows)


def view(made: Corpus) -> tuple[View, str]:
    """The search index of the corpus, read from its folder or built and left there; and its cost.

    An index of another program's writing is built anew where it cannot be read.
    """
    path, note = made.folder / "index", made.folder / "index.json"
    dim = made.rows.shape[1]
    if note.exists():
        told = json.loads(note.read_text())
        start = time.perf_counter()
        flat = choose.load(path, told["digest"], dim)
        if flat is not None:
            spent = time.perf_counter() - start
            return View(dim, [Segment(flat)]), f"{told['cost']}; read in {spent:.0f} s"
    start, cpu = time.perf_counter(), time.process_time()
    built = View(dim).plus(made.parts)
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    cost = f"built in {wall:.0f} s, {cpu:.0f} s of CPU"
    digest = built.whole().save(path)
    note.write_text(json.dumps({"digest": digest, "cost": cost}))
    return built, cost


def facets(maker: Maker, made: Corpus) -> Facets:
    """The columns of the corpus that ranking chooses and filters by."""
    path = made.folder / "facets-4.npz"
    found = Facets(POLICY.ranker)
    for one in maker.facets:
        found.schooling.kinds(one.degrees)  # the same numbers, whoever comes first
    if not path.exists() or not set(RAGGED) <= set(np.load(path).files):
        parts = [
            columns([(n + 1, maker.facet(n)) for n in some.tolist()], found.schooling)
            for some in np.array_split(np.arange(made.size), 1 + made.size // _MADE)
        ]
        np.savez(path, **_arrays(together(parts)))
        del parts
    with np.load(path) as read:
        found.take(
            Columns(
                **{name: read[name] for name in WHOLE},
                **{name: Ragged(read[f"{name}_at"], read[name]) for name in RAGGED},
            )
        )
    return found


def _arrays(found: Columns) -> dict[str, np.ndarray]:
    arrays = {name: getattr(found, name) for name in WHOLE}
    for name in RAGGED:
        ragged = getattr(found, name)
        arrays |= {name: ragged.values, f"{name}_at": ragged.starts}
    return arrays


def exact(maker: Maker, made: Corpus, asks: Sequence[Asked]) -> list[np.ndarray]:
    """For each posting the MaxSim of every resume, in float32."""
    path = made.folder / f"exact-{digest(asks)}.npy"
    if not path.exists():
        size = made.size
        sums = [some for _, _, some in _blocks(maker, size, asks)]
        np.save(path, np.concatenate(sums, axis=1))
    return list(np.load(path))


def covered(
    maker: Maker, made: Corpus, asks: Sequence[Asked], shortlists: Sequence[np.ndarray] | None
) -> list[np.ndarray]:
    """For each posting the true coverage of every resume, by its place.

    Where there are `shortlists`, of the resumes in them alone; that of all others is -1.
    """
    short = "" if shortlists is None else f"-of-{len(shortlists[0])}"
    path = made.folder / f"true{short}-{digest(asks)}.npy"
    if not path.exists():
        size = made.size
        found = np.full((len(asks), size), -1.0, np.float64)
        for first in range(0, size, _MADE):
            here = [np.arange(first, min(size, first + _MADE))] * len(asks)
            if shortlists is not None:
                here = [some[(some >= first) & (some < first + _MADE)] for some in shortlists]
            profiles = {n: maker.profile(n) for n in np.unique(np.concatenate(here)).tolist()}
            for one, numbers, of_one in zip(asks, here, found, strict=True):
                judged = weigh(one, (profiles[n] for n in numbers.tolist()), POLICY)
                of_one[numbers] = [weighed.coverage or 0.0 for weighed in judged]
        np.save(path, found)
    return list(np.load(path))


def digest(asks: Sequence[Asked]) -> str:
    """Names what is asked: other queries or weights have other exact answers."""
    found = hashlib.sha256()
    for one in asks:
        found.update(one.whole.rows.tobytes())
        found.update(np.array([ask.weight for ask in one.asks]).tobytes())
    return found.hexdigest()[:12]


def _make(maker: Maker, size: int, asks: Sequence[Asked], folder: Path) -> None:
    whole = int(maker.starts[-1] / len(maker.profiles) * size) <= MOST_FLOATS
    keys, sums = [], []
    with (folder / "vectors").open("wb") as file:
        for some, rows, best in _blocks(maker, size, asks):
            (rows if whole else codes.encode(rows)).tofile(file)
            keys.append(some)
            sums.append(best)
    np.save(folder / f"exact-{digest(asks)}.npy", np.concatenate(sums, axis=1))
    np.save(folder / "keys.npy", np.concatenate(keys))


def _blocks(
    maker: Maker, size: int, asks: Sequence[Asked]
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Keys, vectors and the MaxSim for each of `asks`, some resumes at a time."""
    queries = np.concatenate([one.whole.rows for one in asks])
    columns = np.cumsum([0, *(len(one.asks) for one in asks)]).tolist()
    weights = [np.array([ask.weight for ask in one.asks]) for one in asks]
    for first in range(0, size, _MADE):
        keys, rows, _ = maker.rows_of(range(first, min(size, first + _MADE)))
        starts = np.flatnonzero(np.diff(keys >> 20, prepend=-1))
        best = maxsim(rows, starts, queries, None)
        sums = [
            best[:, low:high] @ some
            for some, (low, high) in zip(weights, pairwise(columns), strict=True)
        ]
        yield keys, rows, np.stack(sums).astype(np.float32)
