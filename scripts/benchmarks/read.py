"""Resumes read a second, end to end: sent to a child, read, parsed, answered, checked.

Without embedding; in turn by children that go on to the next file, as those of a folder are, and
apart, a child for each, as uploads are. Beside it what one file costs, step by step, each step by
itself in one process; and what a file that is nearly empty costs, which is the price of isolation.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from index.errors import Fault
from index.readers.content import Limits
from index.readers.extract import extract
from index.sandbox import shapes
from matcher.isolated import SANDBOX, read_resume, resumes_in_turn
from matcher.reading import ReadResume
from matcher.resume.parse import parse

RESUMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes_pdf"
NOTHING = b"Experience\nLed a team of five\n"

Read = Callable[[bytes, str], ReadResume]
Reading = AbstractContextManager[Read]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("--files", type=int, default=200, help="files at most (default 200)")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="children at once")
    parser.add_argument("--folder", type=Path, default=RESUMES, help="of PDF files")


def run(options: argparse.Namespace) -> int:
    paths = sorted(options.folder.rglob("*.pdf"))[:: max(1, 217 // options.files)]
    files = [path.read_bytes() for path in paths[: options.files]]
    if not files:
        print(f"there are no PDF files in {options.folder}; name a folder of resumes: --folder")
        return 2
    print(f"{len(files)} files, {sum(map(len, files)) / len(files) / 1000:.0f} KB each on average")
    rates: dict[str, list[float]] = {"in turn": [], "apart": []}
    spent: dict[str, list[float]] = {"in turn": [], "apart": []}
    for _ in range(options.rounds):
        start = _spent(lambda: None)
        for how, reading in (("in turn", resumes_in_turn()), ("apart", nullcontext(read_resume))):

            def work(found: list[float] = rates[how], reading: Reading = reading) -> None:
                with reading as read:
                    found.append(_rate(read, files, options.at_once))

            spent[how].append((_spent(work) - start) / len(files) * 1000)
    for how, found in rates.items():
        print(
            f"end to end {how}, {options.at_once} at once: {statistics.median(found):.1f} files/s "
            f"(rounds {min(found):.1f} to {max(found):.1f}); "
            f"{statistics.median(spent[how]):.1f} ms of processor time a file, all processes"
        )
    _steps(files)
    SANDBOX.close()
    return 0


def _rate(read: Read, files: list[bytes], at_once: int) -> float:
    """Files a second. Those that are refused count too."""

    def read_one(data: bytes) -> None:
        with suppress(Fault):
            read(data, "resume.pdf")

    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(read_one, files))
    return len(files) / (time.perf_counter() - start)


def _spent(work: Callable[[], object]) -> float:
    """Seconds of processor time of this process and of all that read for it, from their start."""
    SANDBOX.close()
    before = os.times()
    read_resume(NOTHING, "warm")
    work()
    time.sleep(0.2)  # what children took is known when they have ended
    SANDBOX.close()
    return sum(os.times()[:4]) - sum(before[:4])


def _steps(files: list[bytes]) -> None:
    """Milliseconds of processor time a file, the mean over all that could be read."""
    spent: dict[str, list[float]] = {}
    limits = Limits()

    def timed(name: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        made = work()
        spent.setdefault(name, []).append((time.process_time() - start) * 1000)
        return made

    for data in files:
        try:
            document = extract(data, "resume.pdf", limits)
            document = timed("read", lambda d=data: extract(d, "resume.pdf", limits))
            resume = timed("parse", lambda d=document: parse(d))
        except Fault:
            continue
        read = ReadResume(document, resume)
        written = timed("write the answer", lambda r=read: shapes.written(r, ReadResume))
        timed("read the answer", lambda w=written: shapes.read(w, ReadResume))
        timed("hash", lambda d=data: hashlib.sha256(d).hexdigest())
    for name, each in spent.items():
        print(
            f"  {name:<20} {statistics.mean(each):7.2f} ms (median {statistics.median(each):.2f})"
        )
    walls = []
    for _ in range(60):
        start = time.perf_counter()
        read_resume(NOTHING, "nothing")
        walls.append((time.perf_counter() - start) * 1000)
    print(f"  {'a child for nothing':<20} {statistics.median(walls):7.2f} ms on the clock")


if __name__ == "__main__":
    sys.exit("run scripts/benchmark.py read")
