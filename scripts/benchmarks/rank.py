"""Ranking a large corpus: time, recall against exhaustive answers, memory, growth and its rivals.

The corpus is made, not read: see scripts/benchmarks/synthetic.py. What is timed is the ranking of
`matcher.ranking` whole: choosing candidates, reading their profiles from SQLite, and matching them
truly. What was made or worked out once is kept in a folder, so that a second run measures at once;
delete the folder to start anew. Times are of the wall and of the processor: those of the processor
hold on a busy machine too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import kept, synthetic
from benchmarks.rivals import rivals
from benchmarks.standin import Notes, StandIn
from benchmarks.synthetic import Maker
from index.ann.flat import use_threads
from index.ann.inverted import Inverted
from index.ann.view import View
from index.errors import DocumentError
from matcher.asked import Asked
from matcher.cores import one_core
from matcher.errors import BadRequest, NoRequirements
from matcher.facets import Facets
from matcher.ranking import rank
from matcher.service import Service, read_posting
from matcher.settings import Settings
from matcher.types import Month
from matcher.weights import Weights

TOP = 10
ASKS = range(9, 17)  # requirements of the postings that are ranked for
ROUNDS = 2  # times that each posting is ranked for and timed
SHORTLIST, SHARE = 5_000, 50  # resumes matched truly where not all are: so many, or one in so many
SHARES = (0.01, 0.1)  # of the resumes that a filter leaves
FOLDER = Path(tempfile.gettempdir()) / "rank-benchmark"

Found = Sequence[tuple[str, float]]


class Clock:
    """Seconds of the wall and of the processor."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def __enter__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall.append(time.perf_counter() - self.began[0])
        self.cpu.append(time.process_time() - self.began[1])

    def __str__(self) -> str:
        return (
            f"p50 {_ms(self.wall, 0.5)} ms, p95 {_ms(self.wall, 0.95)} ms "
            f"(CPU p50 {_ms(self.cpu, 0.5)}, p95 {_ms(self.cpu, 0.95)})"
        )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--resumes", type=int, default=10_000, help="default 10000")
    parser.add_argument("--postings", type=int, default=20, help="that are timed (default 20)")
    parser.add_argument(
        "--exhaustive", type=int, default=2, help="postings that all resumes are matched to (2)"
    )
    parser.add_argument(
        "--truth", type=int, default=8, help="postings that are matched truly to many (8)"
    )
    parser.add_argument("--threads", type=int, default=2, help="of faiss (default 2)")
    parser.add_argument("--sweep", action="store_true", help="stage one with other settings too")
    parser.add_argument("--rivals", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--site", type=Path, help="folder with LanceDB, put at the end of the path")
    parser.add_argument("--folder", type=Path, default=FOLDER, help=f"default {FOLDER}")


def run(options: argparse.Namespace) -> int:
    if options.site:
        sys.path.append(str(options.site))
    use_threads(options.threads)
    one_core()  # as matching does in the whole of its process
    sys.stdout.reconfigure(line_buffering=True)
    sources, said = synthetic.sources()
    maker, asks = Maker(sources), _asked(options.postings)
    asked_for = np.mean([len(one.asks) for one in asks])
    print(f"made of {said}; {len(asks)} postings of {asked_for:.1f} requirements")
    folder = options.folder / maker.digest / str(options.resumes)
    made = kept.corpus(maker, options.resumes, asks, folder)
    print(f"{made.size:,} resumes, {len(made.keys):,} passages")
    exact = kept.exact(maker, made, asks)
    truth = _truth(maker, made, asks[: options.truth], exact, options.exhaustive)
    facets = kept.facets(maker, made)
    before = _resident()
    view, cost = kept.view(made)
    print(f"index: {_kind(view)}, {cost}, {_on_disk(made, view)}")
    print(
        f"resident: {_resident():.1f} GB, {_resident() - before:.1f} GB of it the index, "
        f"{_size_of(facets) / 1e9:.1f} GB what is filtered by; at most {_most():.1f} GB"
    )
    corpus = StandIn(view, made.size)
    _stage_one("stage one", corpus, asks, exact, None)
    if options.sweep:
        _sweep(view, asks, exact)
    for share in SHARES:
        _stage_one(f"stage one among {share:.0%}", corpus, asks, exact, _some(made.size, share))
    figures = _ranking(corpus, asks, facets, maker, truth)
    _grown(made, figures)
    if options.rivals:
        rivals(made, asks, exact, Clock, _recalls)
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


def _truth(
    maker: Maker, made: kept.Corpus, asks: list[Asked], exact: list[np.ndarray], postings: int
) -> list[np.ndarray]:
    """For each posting the true coverage of every resume, or of those nearest to it."""
    whole = kept.covered(maker, made, asks[:postings], None) if postings else []
    print(f"truth: every resume matched to {len(whole)} postings", end="")
    most = max(SHORTLIST, made.size // SHARE)
    if made.size <= most:
        print()
        return whole
    short = [np.argpartition(-sums, most)[:most] for sums in exact[: len(asks)]]
    near = kept.covered(maker, made, asks, [np.sort(some) for some in short])
    print(f", the {most:,} nearest by exact MaxSim to the others", end="")
    inside = [
        np.isin(np.argsort(-covered)[:TOP], some).mean()
        for covered, some in zip(whole, short, strict=False)
    ]
    said = f"; of the best {TOP} of all, {np.mean(inside):.3f} are among these" if inside else ""
    print(said)
    return [*whole, *near[len(whole) :]]


def _stage_one(
    name: str,
    corpus: StandIn,
    asks: list[Asked],
    exact: list[np.ndarray],
    among: np.ndarray | None,
) -> None:
    """Whether the best by exhaustive MaxSim are among the 100 or 500 candidates that are found."""
    clock, recalls, strict, far = Clock(), [], [], []
    numbers = None if among is None else among + 1
    for asked, sums in zip(asks, exact, strict=True):
        weights = np.array([one.weight for one in asked.asks])
        with clock:
            found = corpus.nearest(asked.whole, weights, 500, numbers).numbers - 1
        best = np.argsort(-sums)[:100] if among is None else among[np.argsort(-sums[among])[:100]]
        recalls.append(np.isin(best[:10], found[:100]).mean())
        strict.append(np.isin(best[:10], found[:10]).mean())
        far.append(np.isin(best, found).mean())
    print(
        f"{name} against exhaustive MaxSim: {clock}; of the best 10 in the first 100 "
        f"{np.mean(recalls):.3f}, in the first 10 {np.mean(strict):.3f}; "
        f"of the best 100 in the first 500 {np.mean(far):.3f}"
    )


def _sweep(view: View, asks: list[Asked], exact: list[np.ndarray]) -> None:
    flat = view.segments[0].flat
    if not isinstance(flat, Inverted):
        return
    for share in (0.01, 0.02, 0.04, 0.08):
        probed = round(share * flat.lists)
        for rescored in (1_000, 2_000, 4_000, 8_000, 16_000):
            clock, near, far = Clock(), [], []
            for asked, sums in zip(asks, exact, strict=True):
                weights = np.array([one.weight for one in asked.asks])
                rows = asked.whole.rows
                with clock:
                    found = flat.best(rows, weights, 100, probed=probed, rescored=rescored)
                order = np.argsort(-found.totals(weights))
                numbers, best = found.numbers[order] - 1, np.argsort(-sums)[:100]
                near.append(np.isin(best[:10], numbers).mean())
                far.append(np.isin(best, numbers).mean())
            print(f"  {share:.0%} of the lists, {rescored:,} whole: {clock}; {_recalls(near, far)}")


def _ranking(
    corpus: StandIn, asks: list[Asked], facets: Facets, maker: Maker, truth: list[np.ndarray]
) -> dict[str, str]:
    """The whole ranking, timed and held against the truth; for everyone and for some."""
    policy = kept.POLICY
    notes = Notes(maker)

    def ranked(asked: Asked, top: int, among: np.ndarray | None = None) -> tuple[Found, int]:
        found = rank(asked, corpus, facets, notes, policy, top, among)
        return found.best, found.considered

    figures = {}
    for name, top, share in (
        ("the whole ranking", TOP, None),
        ("its best 100", 100, None),
        *((f"the whole ranking among {share:.0%}", TOP, share) for share in SHARES),
    ):
        some = None if share is None else _some(corpus.size, share)
        among = None if some is None else some + 1
        clock, considered, recalls, lost = _timed(ranked, asks, top, among, truth, some)
        line = f"{clock}; truly matched {statistics.median(considered):.0f}, at most "
        line += f"{max(considered)}; recall@{top} {np.mean(recalls):.3f} {_each(recalls)}; "
        line += f"mean coverage of the {top} below the best possible by {np.mean(lost):.3%}"
        print(f"{name}: {line}")
        figures[name] = str(clock)
    return figures


def _timed(
    ranked: Callable[..., tuple[Found, int]],
    asks: list[Asked],
    top: int,
    among: np.ndarray | None,
    truth: list[np.ndarray],
    some: np.ndarray | None,
) -> tuple[Clock, list[int], list[float], list[float]]:
    """Times, how many were matched, recalls, and by how much the best found fall short in mean."""
    clock, considered, recalls, lost = Clock(), [], [], []
    for number, asked in enumerate(asks):
        best, many = ranked(asked, top, among)  # has the profiles written to SQLite
        for _ in range(ROUNDS):
            with clock:
                ranked(asked, top, among)
        considered.append(many)
        if number < len(truth):
            covered = truth[number] if some is None else truth[number][some]
            possible = np.sort(covered)[::-1][:top]
            # of equal coverages any is right
            recalls.append(sum(coverage >= possible[-1] for _, coverage in best) / top)
            lost.append(possible.mean() - np.mean([coverage for _, coverage in best]))
    return clock, considered, recalls, lost


def _grown(made: kept.Corpus, figures: dict[str, str]) -> None:
    """The same for corpora of other sizes, as they were measured last."""
    (made.folder / "ranking.json").write_text(json.dumps(figures))
    print("the whole ranking, as it was measured last:")
    sizes = [path for path in made.folder.parent.iterdir() if path.name.isdigit()]
    for path in sorted(sizes, key=lambda one: int(one.name)):
        if (path / "ranking.json").exists():
            told = json.loads((path / "ranking.json").read_text())
            print(f"  {int(path.name):,} resumes: {told['the whole ranking']}")


def _some(size: int, share: float) -> np.ndarray:
    return np.sort(np.random.default_rng(5).choice(size, int(size * share), replace=False))


def _kind(view: View) -> str:
    flat = view.segments[0].flat
    return f"{flat.lists:,} lists of bytes" if isinstance(flat, Inverted) else "flat, float32"


def _on_disk(made: kept.Corpus, view: View) -> str:
    size = (made.folder / "index").stat().st_size
    return f"{size / 1e6:,.0f} MB on disk, {size / len(view):.0f} bytes a passage"


def _size_of(facets: Facets) -> int:
    columns = facets.columns
    ragged = [getattr(columns, name) for name in kept.RAGGED]
    sizes = sum(one.starts.nbytes + one.values.nbytes for one in ragged)
    return int(sizes + columns.numbers.nbytes + columns.ranks.nbytes)


def _resident() -> float:
    """Memory of this process in GB, without the pages of files."""
    return _status("RssAnon")


def _most() -> float:
    return _status("VmHWM")


def _status(name: str) -> float:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[name].split()[0]) / 1e6


def _ms(seconds: list[float], share: float) -> str:
    ordered = sorted(seconds)
    return f"{ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000:.0f}"


def _each(recalls: list[float]) -> str:
    return "(" + " ".join(f"{one:.2f}" for one in recalls) + ")"


def _recalls(near: list[float], far: list[float]) -> str:
    return f"recall@10 {np.mean(near):.3f}, @100 {np.mean(far):.3f}"
