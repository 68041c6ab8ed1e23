"""Ranking a large corpus: time, recall against exhaustive answers, memory, and its rivals.

The corpus is made, not read: see scripts/benchmarks/synthetic.py. What is timed is choosing the
candidates, reading their profiles from bytes, and matching them truly. Not timed is making these
bytes, in place of which a corpus on disk reads them from SQLite. Beside it, on the same vectors:
numpy over all of them, faiss's IndexFlatIP with the hits grouped in Python, and LanceDB where it
can be imported (--site FOLDER adds one to the path).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks import synthetic
from benchmarks.synthetic import Maker, name_of
from index.ann.flat import use_threads
from index.ann.inverted import Inverted
from index.ann.nearest import maxsim
from index.ann.view import View
from index.corpus import NearDocuments
from index.errors import DocumentError
from matcher.asked import Asked
from matcher.cores import one_core
from matcher.errors import BadRequest, NoRequirements
from matcher.facets import Facets
from matcher.judging import weigh
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.ranking import rank
from matcher.service import Service, read_posting
from matcher.settings import Settings
from matcher.types import Month
from matcher.weights import Weights

Side = Callable[[np.ndarray, np.ndarray], np.ndarray]  # vectors and weights -> documents

POLICY = shipped()
BLOCK = 1_000  # resumes that are made at a time
TOP = 10
ASKS = range(9, 17)  # requirements of the postings that are ranked for
MOST_FLOATS = 4_000_000  # passages of which float32 vectors are held, for what others do


class Clock:
    """Seconds of the wall and of the processor, less what is not counted."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def __enter__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall.append(time.perf_counter() - self.began[0])
        self.cpu.append(time.process_time() - self.began[1])

    def less(self, wall: float, cpu: float) -> None:
        """Take these off the last measure."""
        self.wall[-1] -= wall
        self.cpu[-1] -= cpu

    def __str__(self) -> str:
        ordered = sorted(self.wall)
        worst = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        return (
            f"p50 {statistics.median(ordered) * 1000:.0f} ms, p95 {worst * 1000:.0f} ms, "
            f"CPU p50 {statistics.median(self.cpu) * 1000:.0f} ms"
        )


class Made:
    """As much of a corpus as ranking needs, over an index and no store."""

    def __init__(self, view: View, size: int) -> None:
        self.view = view
        self.size = size

    def __len__(self) -> int:
        return self.size

    def ids(self) -> list[str]:
        return [name_of(number) for number in range(self.size)]

    def ids_of(self, numbers: Sequence[int]) -> dict[int, str]:
        return {number: name_of(number - 1) for number in numbers}

    def nearest(self, queries, weights, k, among=None, worth=None) -> NearDocuments:  # noqa: ANN001
        found = self.view.best(queries.rows, weights, k, among, worth)
        order = np.lexsort((found.numbers, -found.totals(weights)))
        ids = tuple(name_of(number - 1) for number in found.numbers[order].tolist())
        return NearDocuments(ids, found.numbers[order], found.similar[order])


class Worths:
    """What `matcher.facets.Facets` knows of worth and terms; terms are made when asked for."""

    def __init__(self, keys: np.ndarray, worth: np.ndarray, maker: Maker) -> None:
        self.maker = maker
        self.not_counted = 0.0, 0.0
        numbers = keys >> 20
        self.starts = np.searchsorted(numbers, np.arange(numbers[-1] + 2))
        self.values = worth.astype(np.float16)

    def worth(self, keys: np.ndarray) -> np.ndarray:
        places = self.starts[keys >> 20] + (keys & 0xFFFFF)
        return self.values[places].astype(np.float32)

    def holds(self, numbers: np.ndarray, terms: np.ndarray) -> np.ndarray:
        wall, cpu = time.perf_counter(), time.process_time()
        facets = Facets(POLICY.ranker)
        some = np.sort(numbers)
        facets.follow(some, lambda chosen: ((n, self.maker.profile(n - 1)) for n in chosen))
        self.not_counted = time.perf_counter() - wall, time.process_time() - cpu
        return facets.holds(numbers, terms)


class Bytes:
    """Profiles read from their bytes; making the bytes is not counted."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.not_counted = 0.0, 0.0

    def __call__(self, ids: Iterable[str]) -> Iterator[Profile]:
        for found in ids:
            wall, cpu = time.perf_counter(), time.process_time()
            content = self.maker.profile(int(found)).to_bytes()
            before, spent = self.not_counted
            self.not_counted = (
                before + time.perf_counter() - wall,
                spent + time.process_time() - cpu,
            )
            yield Profile.from_bytes(found, "", content)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--resumes", type=int, default=10_000, help="default 10000")
    parser.add_argument("--postings", type=int, default=20, help="that are timed (default 20)")
    parser.add_argument("--exhaustive", type=int, default=5, help="that all resumes are matched to")
    parser.add_argument("--threads", type=int, default=2, help="of faiss (default 2)")
    parser.add_argument("--sweep", action="store_true", help="stage one with other settings too")
    parser.add_argument("--rivals", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--site", type=Path, help="folder with LanceDB, put at the end of the path")


def run(options: argparse.Namespace) -> int:
    if options.site:
        sys.path.append(str(options.site))
    use_threads(options.threads)
    one_core()  # as matching does in the whole of its process
    found, said = synthetic.sources()
    sys.stdout.reconfigure(line_buffering=True)
    maker, size = Maker(found), options.resumes
    asks = _asked(options.postings)
    print(
        f"made of {said}; {len(asks)} postings of {np.mean([len(a.asks) for a in asks]):.1f} asks"
    )
    start = time.perf_counter()
    keys, rows, worth = _vectors(maker, size)
    print(f"{size:,} resumes, {len(keys):,} passages, made in {time.perf_counter() - start:.0f} s")
    facets = Worths(keys, worth, maker)
    start = time.perf_counter()
    view = View(rows.shape[1]).plus(lambda: _parts(keys, rows))
    made = Made(view, size)
    print(f"index in {time.perf_counter() - start:.0f} s: {_kind(view)}, {_saved(view)}")
    held = rows.nbytes / 1e9 if rows.dtype == np.float32 else 0.0
    print(f"resident {_resident()}; {held:.1f} GB of it are the vectors that rivals need")
    exact = _all_maxsim(keys, rows, asks)
    _stage_one(made, asks, exact)
    if options.sweep:
        _sweep(made, asks, exact)
    _filtered(made, asks, exact, size)
    _whole(made, asks, facets, maker, options.exhaustive)
    if options.rivals:
        _rivals(keys, rows, asks, exact)
    return 0


def _asked(most: int) -> list[Asked]:
    with Service.in_memory(Settings(data=Path("unused"), threads=1)) as service:
        asked: list[Asked] = []
        for data in synthetic.postings():
            try:
                read = read_posting(data, "posting.txt").posting
                one = Asked.of(read, Weights(), service.resumes.read, Month(2026, 11))
            except (DocumentError, NoRequirements, BadRequest):
                continue
            if len(one.asks) in ASKS:
                asked.append(one)
            if len(asked) == most:
                break
        return asked


def _vectors(maker: Maker, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All keys, vectors and worths; many vectors lie in a file, in 16 bits."""
    most = synthetic.MOST_PASSAGES * size
    few = most <= MOST_FLOATS
    file = None if few else tempfile.TemporaryFile()  # noqa: SIM115 - goes with the process
    width = maker.rows.shape[1]
    rows = np.empty((most, width), np.float32)
    if file is not None:
        rows = np.memmap(file, np.float16, "w+", shape=(most, width))
    keys, worths, at = [], [], 0
    for first in range(0, size, BLOCK):
        some, made, worth = maker.rows_of(range(first, min(size, first + BLOCK)))
        rows[at : at + len(made)] = made
        at += len(made)
        keys.append(some)
        worths.append(worth)
    return np.concatenate(keys), rows[:at], np.concatenate(worths)


def _parts(keys: np.ndarray, rows: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for at in range(0, len(keys), 65_536):
        yield keys[at : at + 65_536], rows[at : at + 65_536].astype(np.float32)


def _kind(view: View) -> str:
    flat = view.segments[0].flat
    lists = getattr(flat, "lists", None)
    return f"IVF,SQ8 of {lists} lists" if lists else "flat, float32"


def _saved(view: View) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        view.whole().save(path)
        size = path.stat().st_size
    return f"{size / 1e6:,.0f} MB on disk, {size / len(view):.0f} bytes a passage"


def _resident() -> str:
    """Memory of this process, without the pages of files, now and at most."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    now = int(status["RssAnon"].split()[0]) / 1e6
    return f"{now:.1f} GB now, {int(status['VmHWM'].split()[0]) / 1e6:.1f} GB at most with files"


def _all_maxsim(keys: np.ndarray, rows: np.ndarray, asks: list[Asked]) -> list[np.ndarray]:
    """For each posting the MaxSim of every resume, by its place."""
    queries = np.concatenate([one.whole.rows for one in asks])
    columns = np.cumsum([0, *(len(one.asks) for one in asks)]).tolist()
    sums: list[list[np.ndarray]] = [[] for _ in asks]
    owners = keys >> 20
    edges = np.searchsorted(owners, np.arange(1, owners[-1] + 2, 4_000))
    edges = np.append(edges, len(keys))
    for low, high in pairwise(edges.tolist()):
        if low < high:
            starts = np.flatnonzero(np.diff(owners[low:high], prepend=-1))
            best = maxsim(rows[low:high].astype(np.float32), starts, queries, None)
            for one, total, (first, last) in zip(asks, sums, pairwise(columns), strict=True):
                total.append(best[:, first:last] @ [ask.weight for ask in one.asks])
    return [np.concatenate(total) for total in sums]


def _stage_one(made: Made, asks: list[Asked], exact: list[np.ndarray]) -> None:
    clock, near, far = Clock(), [], []
    for asked, sums in zip(asks, exact, strict=True):
        weights = np.array([one.weight for one in asked.asks])
        with clock:
            found = made.nearest(asked.whole, weights, 100).numbers - 1
        best = np.argsort(-sums)[:100]
        near.append(np.isin(best[:10], found[:10]).mean())
        far.append(np.isin(best, found[:100]).mean())
    print(f"stage one against exhaustive MaxSim: {clock}; {_recalls(near, far)}")


def _sweep(made: Made, asks: list[Asked], exact: list[np.ndarray]) -> None:
    flat = made.view.segments[0].flat
    if not isinstance(flat, Inverted):
        return
    for probed in (8, 16, 32, 48, 96, 192):
        for looked_at in (1_024, 2_048, 4_096):
            clock, near, far = Clock(), [], []
            for asked, sums in zip(asks, exact, strict=True):
                weights = np.array([one.weight for one in asked.asks])
                rows = asked.whole.rows
                with clock:
                    found = flat.best(rows, weights, 100, probed=probed, looked_at=looked_at)
                order = np.argsort(-found.totals(weights))
                numbers, best = found.numbers[order] - 1, np.argsort(-sums)[:100]
                near.append(np.isin(best[:10], numbers[:10]).mean())
                far.append(np.isin(best, numbers[:100]).mean())
            print(f"  {probed} lists, {looked_at} rows: {clock}; {_recalls(near, far)}")


def _filtered(made: Made, asks: list[Asked], exact: list[np.ndarray], size: int) -> None:
    for share in (0.01, 0.1):
        rng = np.random.default_rng(5)
        among = np.sort(rng.choice(size, int(size * share), replace=False))
        clock, near, far = Clock(), [], []
        for asked, sums in zip(asks, exact, strict=True):
            weights = np.array([one.weight for one in asked.asks])
            with clock:
                found = made.nearest(asked.whole, weights, 100, among + 1).numbers - 1
            best = among[np.argsort(-sums[among])[:100]]
            near.append(np.isin(best[:10], found[:10]).mean())
            far.append(np.isin(best, found[:100]).mean())
        print(f"the same among {share:.0%} of the resumes: {clock}; {_recalls(near, far)}")


def _whole(made: Made, asks: list[Asked], facets: Worths, maker: Maker, exhaustive: int) -> None:
    clock, considered, answers = Clock(), [], []
    for asked in asks:
        read = Bytes(maker)
        with clock:
            found = rank(asked, made, facets, read, POLICY, TOP)
        clock.less(*read.not_counted)
        clock.less(*facets.not_counted)
        considered.append(found.considered)
        answers.append(found.best)
    print(
        f"the whole ranking: {clock}; truly matched {statistics.median(considered):.0f} "
        f"(median), {max(considered)} (most)"
    )
    recalls = []
    for asked, best in list(zip(asks, answers, strict=True))[:exhaustive]:
        start = time.perf_counter()
        every = (maker.profile(number) for number in range(len(made)))
        covered = sorted((one.coverage or 0.0 for one in weigh(asked, every, POLICY)), reverse=True)
        # of equal coverages any is right
        recalls.append(sum(coverage >= covered[TOP - 1] for _, coverage in best) / TOP)
        spent = time.perf_counter() - start
        print(f"  every resume truly matched in {spent:.0f} s: recall@{TOP} {recalls[-1]:.2f}")
    if recalls:
        print(f"the whole ranking against matching everyone: recall@{TOP} {np.mean(recalls):.3f}")


def _rivals(keys: np.ndarray, rows: np.ndarray, asks: list[Asked], exact: list[np.ndarray]) -> None:
    """What a user would pick instead, for MaxSim alone: no true match follows."""
    if rows.dtype != np.float32:
        print("rivals: left out, float32 vectors of so many passages do not fit here")
        return
    starts = np.flatnonzero(np.diff(keys >> 20, prepend=-1))
    sides: dict[str, Side] = {
        "numpy over all passages": lambda q, weights: _top(
            np.maximum.reduceat(rows @ q.T, starts, axis=0) @ weights
        ),
        "IndexFlatIP, 1,000 hits an ask grouped": _flat_ip(keys, rows),
    }
    lance = _lance(keys, rows)
    if lance:
        sides["LanceDB IVF_PQ, 1,000 hits an ask grouped"] = lance
    for name, side in sides.items():
        clock, near, far = Clock(), [], []
        for asked, sums in zip(asks[:8], exact[:8], strict=True):
            with clock:
                found = side(asked.whole.rows, np.array([one.weight for one in asked.asks]))
            best = np.argsort(-sums)[:100]
            near.append(np.isin(best[:10], found[:10]).mean())
            far.append(np.isin(best, found[:100]).mean())
        print(f"{name}: {clock}; {_recalls(near, far)}")


def _top(sums: np.ndarray) -> np.ndarray:
    return np.argsort(-sums)[:100]


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


def _flat_ip(keys: np.ndarray, rows: np.ndarray) -> Side:
    import faiss

    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(rows)
    owners = (keys >> 20) - 1

    def side(queries: np.ndarray, weights: np.ndarray) -> np.ndarray:
        similar, at = flat.search(np.ascontiguousarray(queries), 1_000)
        return _grouped(zip(similar.tolist(), owners[at].tolist(), strict=True), weights)

    return side


def _lance(keys: np.ndarray, rows: np.ndarray) -> Side | None:
    try:
        import lancedb
        import pyarrow as pa
    except ImportError:
        print("LanceDB cannot be imported: left out")
        return None
    folder = tempfile.mkdtemp()
    owners = (keys >> 20) - 1
    vectors = pa.FixedSizeListArray.from_arrays(pa.array(rows.ravel()), rows.shape[1])
    start = time.perf_counter()
    table = lancedb.connect(folder).create_table(
        "passages", pa.table({"owner": owners, "vector": vectors})
    )
    table.create_index(metric="dot", vector_column_name="vector")
    print(f"LanceDB built in {time.perf_counter() - start:.0f} s")

    def side(queries: np.ndarray, weights: np.ndarray) -> np.ndarray:
        hits = []
        for query in queries:
            search = table.search(query).metric("dot").limit(1_000).refine_factor(2)
            got = search.select(["owner", "_distance"]).to_arrow()
            hits.append(([1 - d for d in got["_distance"].to_pylist()], got["owner"].to_pylist()))
        return _grouped(hits, weights)

    return side


def _recalls(near: list[float], far: list[float]) -> str:
    return f"recall@10 {np.mean(near):.3f}, @100 {np.mean(far):.3f}"
