"""What a user would pick instead of the index, for MaxSim alone: no true match follows.

numpy over all passages, faiss's IndexFlatIP with the hits grouped in Python, and LanceDB where it
can be imported. Each has the same float32 vectors.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

import numpy as np

from benchmarks.kept import Corpus
from matcher.asked import Asked

Side = Callable[[np.ndarray, np.ndarray], np.ndarray]  # vectors and weights -> documents

HITS = 1_000  # passages that are found for each requirement
POSTINGS = 8


def rivals(
    made: Corpus,
    asks: list[Asked],
    exact: list[np.ndarray],
    clock: type[AbstractContextManager[None]],
    recalls: Callable[[list[float], list[float]], str],
) -> None:
    if made.coded:
        size = len(made.keys) * made.rows.shape[1] * 4 / 1e9
        print(f"rivals: left out, their float32 vectors ({size:.0f} GB) do not fit here")
        return
    for name, make in (
        ("numpy over all passages", _plain),
        (f"IndexFlatIP, {HITS:,} hits a requirement grouped", _flat_ip),
        (f"LanceDB IVF_PQ, {HITS:,} hits a requirement grouped", _lance),
    ):
        side = make(made)
        if side is None:
            continue
        timed, near, far = clock(), [], []
        for asked, sums in list(zip(asks, exact, strict=True))[:POSTINGS]:
            with timed:
                found = side(asked.whole.rows, np.array([one.weight for one in asked.asks]))
            best = np.argsort(-sums)[:100]
            near.append(np.isin(best[:10], found[:10]).mean())
            far.append(np.isin(best, found[:100]).mean())
        print(f"{name}: {timed}; {recalls(near, far)}")


def _plain(made: Corpus) -> Side:
    rows, starts = np.array(made.rows), made.starts
    return lambda queries, weights: np.argsort(
        -(np.maximum.reduceat(rows @ queries.T, starts, axis=0) @ weights)
    )[:100]


def _flat_ip(made: Corpus) -> Side:
    import faiss

    flat = faiss.IndexFlatIP(made.rows.shape[1])
    for _, rows in made.parts():
        flat.add(rows)
    owners = (made.keys >> 20) - 1

    def side(queries: np.ndarray, weights: np.ndarray) -> np.ndarray:
        similar, at = flat.search(np.ascontiguousarray(queries), HITS)
        return _grouped(zip(similar.tolist(), owners[at].tolist(), strict=True), weights)

    return side


def _lance(made: Corpus) -> Side | None:
    try:
        import lancedb
        import pyarrow as pa
    except ImportError:
        print("LanceDB cannot be imported: left out (--site FOLDER adds one)")
        return None
    folder = made.folder / "lance"
    owners, width = (made.keys >> 20) - 1, made.rows.shape[1]
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        start = time.perf_counter()
        vectors = pa.FixedSizeListArray.from_arrays(pa.array(np.array(made.rows).ravel()), width)
        table = lancedb.connect(folder).create_table(
            "passages", pa.table({"owner": owners, "vector": vectors})
        )
        table.create_index(metric="dot", vector_column_name="vector")
        print(f"LanceDB built in {time.perf_counter() - start:.0f} s")
        (folder / "whole").touch()
    table = lancedb.connect(folder).open_table("passages")

    def side(queries: np.ndarray, weights: np.ndarray) -> np.ndarray:
        hits = []
        for query in queries:
            search = table.search(query).metric("dot").limit(HITS).refine_factor(2)
            got = search.select(["owner", "_distance"]).to_arrow()
            hits.append(([1 - d for d in got["_distance"].to_pylist()], got["owner"].to_pylist()))
        return _grouped(hits, weights)

    return side


def _grouped(
    hits: Iterable[tuple[Iterable[float], Iterable[int]]], weights: np.ndarray
) -> np.ndarray:
    totals: dict[int, float] = {}
    for (similar, owners), weight in zip(hits, weights.tolist(), strict=True):
        best: dict[int, float] = {}
        for near, owner in zip(similar, owners, strict=True):
            best[owner] = max(near, best.get(owner, near))
        for owner, near in best.items():
            totals[owner] = totals.get(owner, 0.0) + weight * near
    return np.array(sorted(totals, key=lambda owner: -totals[owner])[:100])
