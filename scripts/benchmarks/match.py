"""True matches a second: a stored resume of 30 passages against an embedded posting of 11 asks.

One process, one core (the arithmetic libraries are held to one thread). Two figures: holding a
profile that is in memory, and reading it from its stored bytes first, as a ranking does. Beside
them what the whole of a match costs, with quotes and reasons.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from matcher.asked import Asked
from matcher.matching import hold, match
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.service import Service, read_posting, read_resume
from matcher.settings import Settings
from matcher.types import Month
from matcher.weights import Weights

HERE = Path(__file__).resolve().parents[1]
POSTING = HERE / "example" / "posting.txt"
RESUME = HERE / "truth" / "research_intern" / "one.txt"
PASSAGES, REQUIREMENTS = 30, 11


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=7, help="rounds (default 7)")
    parser.add_argument("--times", type=int, default=500, help="matches a round (default 500)")
    parser.add_argument("--posting", type=Path, default=POSTING)
    parser.add_argument("--resume", type=Path, default=RESUME)


def run(options: argparse.Namespace) -> int:
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy is loaded: start anew
        os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - this very command
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    policy = shipped()
    with Service.in_memory(Settings(data=Path("unused"), threads=1)) as service:
        posting = read_posting(options.posting.read_bytes(), options.posting.name).posting
        read = read_resume(options.resume.read_bytes(), options.resume.name)
        weights = Weights(minimum=2, preferred=1, responsibility=0)
        asked = Asked.of(posting, weights, service.resumes.read, Month(2026, 11))
        start = time.perf_counter()
        profile = Profile.of(read.resume, service.resumes.read)
        made = time.perf_counter() - start
    content = profile.to_bytes()
    print(
        f"{len(asked.asks)} requirements ({len(asked.queries)} queries), {len(profile.offers)} "
        f"passages, profile {len(content):,} bytes, made in {made * 1000:.1f} ms with its vectors"
    )
    document = read.document
    sides: dict[str, Callable[[], object]] = {
        "hold a profile in memory": lambda: hold(asked, profile, policy),
        "read its bytes and hold it": lambda: hold(
            asked, Profile.from_bytes("id", "name", content), policy
        ),
        "hold, quote and explain": lambda: match(hold(asked, profile, policy), document, policy),
    }
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(options.rounds):
        for name, side in sides.items():
            start = time.perf_counter()
            for _ in range(options.times):
                side()
            seconds[name].append((time.perf_counter() - start) / options.times)
    for name, spent in seconds.items():
        middle = statistics.median(spent)
        print(
            f"{name:<28} {middle * 1000:7.3f} ms  {1 / middle:7,.0f} a second  "
            f"(rounds {1 / max(spent):,.0f} to {1 / min(spent):,.0f})"
        )
    return 0
