"""The default embedder against sentence-transformers' plain `encode`, interleaved in one run.

Both embed the same texts with the same weights and as many threads. Whoever comes first changes
from round to round. Fidelity is measured against the float32 vectors of `encode`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np

from benchmarks.texts import bullets
from index.embedder import weights
from index.embedder.load import load

ROOT = Path(__file__).resolve().parents[2]
Embed = Callable[[Sequence[str]], np.ndarray]
LAW_SAMPLE = 200
LATENCY_SAMPLE = 100
FRESH_RUNS = 3

# What a fresh process does; it prints one JSON object.
FRESH = """
import json, sys, time
start = time.perf_counter()
{load}
loaded = time.perf_counter()
texts = json.load(sys.stdin)
embed(texts[:30])
first = time.perf_counter()
embed(texts)
with open("/proc/self/status") as status:
    peak = next(int(row.split()[1]) / 1024 for row in status if row.startswith("VmHWM"))
print(json.dumps({{"load": loaded - start, "first": first - start, "rss": peak}}))
"""
LOAD_OURS = """
from index.embedder.load import load
embed = load(threads={threads}).embed
"""
LOAD_THEIRS = """
import torch
from sentence_transformers import SentenceTransformer
from index.embedder import weights
torch.set_num_threads({threads})
embed = SentenceTransformer(str(weights.package_folder()), device="cpu").encode
"""


@dataclass
class Contender:
    """One way to embed, and what was measured of it."""

    name: str
    embed: Embed
    fresh: str
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    vectors: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))
    notes: dict[str, str] = field(default_factory=dict)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--texts", type=Path, help="a file of texts, one a line")
    parser.add_argument("--n", type=int, default=2000, help="how many texts (default 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds (default 3)")
    parser.add_argument("--threads", type=int, default=2, help="threads for each (default 2)")


def run(args: argparse.Namespace) -> int:
    sample = bullets(args.n, args.texts)
    tokens = _token_counts(sample.texts)
    print(f"texts    {sample.origin}; {np.mean(tokens):.1f} tokens each on average")
    print(f"machine  {_processor()}, {os.cpu_count()} cores; {args.threads} threads for each")
    theirs, ours = _contenders(args.threads)
    print(f"models   {theirs.name} | {ours.name}\n")
    _race([theirs, ours], sample.texts, args.rounds)
    for contender in (theirs, ours):
        _check_law(contender, sample.texts)
        _time_single(contender, sample.texts)
        _start_fresh(contender, sample.texts)
    _compare(ours, theirs.vectors)
    _compare(theirs, theirs.vectors)
    _print_table(theirs, ours, len(sample.texts))
    return 0


def _contenders(threads: int) -> tuple[Contender, Contender]:
    import torch
    from sentence_transformers import SentenceTransformer, __version__

    torch.set_num_threads(threads)
    plain = SentenceTransformer(str(weights.package_folder()), device="cpu")
    default = load(threads=threads)
    return (
        Contender(
            f"sentence-transformers {__version__} encode, batch 32, float32",
            lambda texts: plain.encode(list(texts), batch_size=32, show_progress_bar=False),
            FRESH.format(load=LOAD_THEIRS.format(threads=threads)),
        ),
        Contender(
            default.fingerprint,
            lambda texts: default.embed(texts).rows,
            FRESH.format(load=LOAD_OURS.format(threads=threads)),
        ),
    )


def _race(contenders: list[Contender], texts: list[str], rounds: int) -> None:
    for contender in contenders:
        contender.embed(texts[:64])
    for number in range(rounds):
        for contender in contenders if number % 2 == 0 else contenders[::-1]:
            start, cpu_start = time.perf_counter(), time.process_time()
            contender.vectors = contender.embed(texts)
            contender.seconds.append(time.perf_counter() - start)
            contender.cpu_seconds.append(time.process_time() - cpu_start)


def _check_law(contender: Contender, texts: list[str]) -> None:
    sample = texts[:LAW_SAMPLE]
    rows = contender.vectors[: len(sample)]
    alone = [contender.embed([text])[0] for text in sample]
    same = sum(a.tobytes() == b.tobytes() for a, b in zip(alone, rows, strict=True))
    contender.notes["batch = single, bit for bit"] = f"{same} of {len(sample)}"


def _time_single(contender: Contender, texts: list[str]) -> None:
    taken = []
    for text in texts[:LATENCY_SAMPLE]:
        start = time.perf_counter()
        contender.embed([text])
        taken.append(time.perf_counter() - start)
    contender.notes["one text, ms (median)"] = f"{statistics.median(taken) * 1e3:.1f}"


def _start_fresh(contender: Contender, texts: list[str]) -> None:
    found = []
    for _ in range(FRESH_RUNS):
        done = subprocess.run(
            [sys.executable, "-c", contender.fresh],
            cwd=ROOT,
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    middle = {key: statistics.median(run[key] for run in found) for key in found[0]}
    contender.notes["import + load, s"] = f"{middle['load']:.2f}"
    contender.notes["import + load + 30 texts, s"] = f"{middle['first']:.2f}"
    contender.notes["peak memory, MB"] = f"{middle['rss']:.0f}"


def _compare(contender: Contender, reference: np.ndarray) -> None:
    cosines = (contender.vectors * reference).sum(axis=1)
    agreed = (_nearest(contender.vectors) == _nearest(reference)).mean()
    contender.notes["cosine to float32, mean"] = f"{cosines.mean():.5f}"
    contender.notes["cosine to float32, worst"] = f"{cosines.min():.5f}"
    contender.notes["same nearest neighbour"] = f"{agreed:.3f}"


def _nearest(vectors: np.ndarray) -> np.ndarray:
    similar = vectors @ vectors.T
    np.fill_diagonal(similar, -2)
    return similar.argmax(axis=1)


def _print_table(theirs: Contender, ours: Contender, count: int) -> None:
    def line(label: str, *cells: str) -> None:
        print(f"{label:32}" + "".join(f"{cell:>12}" for cell in cells))

    def speeds(label: str, pick: Callable[[list[float]], float]) -> None:
        first, second = pick(theirs.seconds), pick(ours.seconds)
        line(label, f"{count / first:.0f}", f"{count / second:.0f}", f"{first / second:.2f}")

    line("", "encode", "ours", "ratio")
    for number in range(len(ours.seconds)):
        speeds(f"sentences/s, round {number + 1}", lambda seconds, n=number: seconds[n])
    speeds("sentences/s, median round", statistics.median)
    # Other work on the machine only ever slows a round down, so the best is the least disturbed.
    speeds("sentences/s, best round", min)
    first, second = (min(c.cpu_seconds) / count * 1e3 for c in (theirs, ours))
    line("processor ms a text, best", f"{first:.2f}", f"{second:.2f}", f"{first / second:.2f}")
    for label in theirs.notes:
        line(label, theirs.notes[label], ours.notes[label])


def _token_counts(texts: list[str]) -> list[int]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(weights.package_folder() / weights.TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return [len(tokenizer.encode(text).ids) for text in texts]


def _processor() -> str:
    table = Path("/proc/cpuinfo")
    if table.exists():
        for row in table.read_text().splitlines():
            if row.startswith("model name"):
                return row.partition(":")[2].strip()
    return platform.processor() or platform.machine()
