"""Resumes indexed a second, and where the time goes, beside a straightforward loop in one run.

The loop reads each file in its own process, embeds its passages with sentence-transformers'
`encode` and adds them to an IndexFlatIP: no isolation, no store, nothing to continue from. Both
have the same files, the same passages and as many threads. Copies differ by a number behind the
end of the file: the same texts under other ids, which are embedded once, so that more than one copy
measures all but embedding.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np

from index.corpus import Corpus
from index.embedder import weights
from index.embedder.base import Embedder
from index.embedder.load import load
from index.errors import Fault
from index.readers.content import Limits
from index.types import Vectors
from matcher.adapter import PINNED
from matcher.isolated import SANDBOX
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.reading import read_resume
from matcher.service import Service
from matcher.version import __version__
from scripts.benchmarks.flame import Flame

RESUMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes_pdf"
_PARTS = {
    f"index/ingest/ingest.py:{function}": part
    for function, part in (
        *(("look", "look up"), ("tell", "read"), ("embed", "embed")),
        ("make", "make"),
    )
} | {"index/ingest/written.py:store": "write"}
NO_PICTURES = Limits(ocr_pages=0)  # the loop has no text recognition


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=RESUMES, help="of PDF files")
    parser.add_argument("--files", type=int, default=200, help="files at most (default 200)")
    parser.add_argument("--copies", type=int, default=1, help="of each (default 1)")
    parser.add_argument("--rounds", type=int, default=1, help="alternating rounds (default 1)")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="for embedding")
    parser.add_argument("--no-loop", action="store_true", help="measure ours alone")
    parser.add_argument("--flame", action="store_true", help="also say where threads are")


@dataclass
class Clock:
    """Seconds that were spent in each part, by the wall."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, part: str):  # noqa: ANN201
        start = time.perf_counter()
        try:
            yield
        finally:
            self.spent[part] = self.spent.get(part, 0.0) + time.perf_counter() - start

    def timed(self, part: str, work: Callable) -> Callable:
        def call(*args: object, **options: object) -> object:
            with self.of(part):
                return work(*args, **options)

        return call


@dataclass
class Timed:
    """An embedder with a clock."""

    inner: Embedder
    clock: Clock
    texts: int = 0

    @property
    def fingerprint(self) -> str:
        return self.inner.fingerprint

    @property
    def dim(self) -> int:
        return self.inner.dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        with self.clock.of("embed"):
            return self.inner.embed(texts)


@dataclass
class Ran:
    """One pass: seconds, resumes, and what each part took."""

    seconds: float
    resumes: int
    clock: Clock
    cpu: float
    texts: int


def run(options: argparse.Namespace) -> int:
    paths = sorted(options.folder.rglob("*.pdf"))[: options.files]
    if not paths:
        print(f"there are no PDF files in {options.folder}; name a folder of resumes: --folder")
        return 2
    print(
        f"matcher {__version__}; {len(paths)} files, {options.copies} of each; "
        f"{options.threads} threads, {SANDBOX.children} readers, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    model = load(threads=options.threads, adapter=PINNED)
    plain = None if options.no_loop else _plain(options.threads)
    rounds: dict[str, list[Ran]] = {"ours": [], "loop": []}
    with tempfile.TemporaryDirectory() as folder:
        files = _copied(paths, options.copies, Path(folder) / "in")
        flame = Flame() if options.flame else None
        for n in range(options.rounds):
            sides = ["ours", "loop"] if n % 2 == 0 else ["loop", "ours"]
            for side in sides:
                if side == "ours":
                    with flame if flame and n == 0 else nullcontext():
                        rounds[side].append(_ours(model, files, Path(folder) / f"data{n}"))
                elif plain is not None:
                    rounds[side].append(_loop(plain, files))
        _again(model, files, Path(folder) / "data0")
    SANDBOX.close()
    for side, ran in rounds.items():
        if ran:
            _tell(side, ran)
            if side == "ours" and flame:
                print("    of the time of one thread, in the first round; what waits left out:")
                print("\n".join(flame.lines(_PARTS)))
    if rounds["loop"]:
        ratio = statistics.median(
            b.seconds / a.seconds for a, b in zip(rounds["ours"], rounds["loop"], strict=True)
        )
        print(f"ours is {ratio:.2f} times as fast as the loop")
    return 0


def _copied(paths: Sequence[Path], copies: int, folder: Path) -> Path:
    folder.mkdir()
    for n, path in enumerate(paths):
        data = path.read_bytes()
        for copy in range(copies):
            more = b"" if copy == 0 else b"\n%% %d\n" % copy
            (folder / f"{copy:03d}-{n:05d}.pdf").write_bytes(data + more)
    return folder


def _ours(model: Embedder, files: Path, data: Path) -> Ran:
    clock = Clock()
    timed = Timed(model, clock)
    corpus = Corpus.open(data, timed)
    service = Service(corpus, Corpus.in_memory(timed), shipped(), NO_PICTURES)
    service.read_resume = clock.timed("read, in all threads", service.read_resume)
    corpus.add_many = clock.timed("write", corpus.add_many)
    corpus.refresh = clock.timed("search index", corpus.refresh)
    whole = Profile.__dict__["of"].__func__
    Profile.of = classmethod(clock.timed("profiles, embedding left out", whole))
    before, start = _cpu(), time.perf_counter()
    try:
        resumes = sum(1 for step in service.ingest([files]) if step.added)
        seconds = time.perf_counter() - start
    finally:
        Profile.of = classmethod(whole)
        service.close()
    return Ran(seconds, resumes, clock, _cpu() - before, timed.texts)


def _again(model: Embedder, files: Path, data: Path) -> None:
    """What a second run costs that finds nothing new."""
    with Corpus.open(data, model) as corpus:
        service = Service(corpus, Corpus.in_memory(model), shipped(), NO_PICTURES)
        start = time.perf_counter()
        count = sum(1 for _ in service.ingest([files]))
        seconds = time.perf_counter() - start
    print(f"again, all known: {count} files in {seconds:.2f} s, {count / seconds:,.0f} files/s")


def _plain(threads: int) -> Callable[[Sequence[str]], np.ndarray]:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    model = SentenceTransformer(str(weights.package_folder()), device="cpu")
    model.encode(["warm"])
    return lambda texts: model.encode(list(texts), show_progress_bar=False)


def _loop(encode: Callable[[Sequence[str]], np.ndarray], files: Path) -> Ran:
    import faiss

    clock = Clock()
    found = faiss.IndexFlatIP(384)
    before, start = _cpu(), time.perf_counter()
    resumes = texts = 0
    for path in sorted(files.iterdir()):
        try:
            with clock.of("read"):
                read = read_resume(path.read_bytes(), path.name, NO_PICTURES)
        except Fault:
            continue
        passages = [passage.text for passage in read.resume.passages]
        with clock.of("embed"):
            rows = encode(passages)
        with clock.of("search index"):
            found.add(rows)
        resumes += 1
        texts += len(passages)
    return Ran(time.perf_counter() - start, resumes, clock, _cpu() - before, texts)


def _cpu() -> float:
    """Seconds of processor time of this process, and of the children that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _tell(side: str, rounds: list[Ran]) -> None:
    rates = [ran.resumes / ran.seconds for ran in rounds]
    last = rounds[-1]
    print(
        f"{side}: {statistics.median(rates):.2f} resumes/s (rounds {min(rates):.2f} to "
        f"{max(rates):.2f}); {last.resumes} resumes, {last.texts} texts embedded in "
        f"{last.seconds:.1f} s, {last.cpu:.1f} s of processor time here"
    )
    for part, seconds in sorted(last.clock.spent.items(), key=lambda one: -one[1]):
        print(f"    {part:30} {seconds:8.2f} s  {seconds / last.seconds:6.1%} of the wall time")


if __name__ == "__main__":
    sys.exit("run it as scripts/benchmark.py index")
