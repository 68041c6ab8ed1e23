#!/usr/bin/env python3
"""Hostile files through both doors: what is answered, how long it takes, what the parent grows by.

The files are those of ../shared/data/hostile_files, where that folder exists, and bombs that
scripts/hostile/bombs.py makes. Through HTTP every file goes to /v1/resumes, and every fourth to
/v1/postings; what is kept is erased again. On the command line each is a process of its own:
`matcher parse resume FILE`. Only what was measured is printed. Beside the clock stands processor
time, of the server and of the children that read: it does not hang on what else the machine does.

    scripts/measure_hostile.py                  both doors, once
    scripts/measure_hostile.py --passes 6       six passes over HTTP: the slope of memory
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Run as a file, Python looks in scripts/ only; the project stands one folder up.
sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from hostile.bombs import bombs
from starlette.testclient import TestClient

from matcher.api.app import create_app
from matcher.api.catalog import PROBLEMS
from matcher.isolated import SANDBOX
from matcher.service import Service
from matcher.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT.parent / "shared" / "data" / "hostile_files"
FORMATS = ("pdf", "docx", "odt", "rtf", "html", "zip", "doc")
SLOWEST = 12
_GONE = 1.0  # seconds for a child to end


@dataclass(frozen=True, slots=True)
class Sample:
    """A file and what it is called here."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a door made of a sample: a code, or a status that is nowhere documented."""

    name: str
    code: str
    seconds: float
    work: float  # seconds of processor time
    documented: bool


def samples(*, found: bool, made: bool) -> list[Sample]:
    """The files that are there, and the bombs."""
    got = []
    if found and not FILES.is_dir():
        print(f"{FILES} is not there: only the bombs are measured")
    for kind in FORMATS if found else ():
        got += [
            Sample(f"{kind}/{p.name}", p.read_bytes()) for p in sorted((FILES / kind).glob("*"))
        ]
    if made:
        got += [Sample(f"bomb: {name}", data) for name, data in bombs()]
    return got


# ---- HTTP


def over_http(client: TestClient, sample: Sample, path: str) -> Answer:
    worked, start = work(), time.perf_counter()
    response = client.post(path, content=sample.data, headers={"x-filename": "resume"})
    seconds, done = time.perf_counter() - start, work() - worked
    body = response.json()
    if response.status_code in (200, 201):
        client.delete(f"{path}/{body['id']}")
        return Answer(sample.name, "read", seconds, done, documented=True)
    code = body.get("code", "")
    known = code in PROBLEMS and PROBLEMS[code].status == response.status_code < 500
    return Answer(sample.name, code or str(response.status_code), seconds, done, documented=known)


def work() -> float:
    """Processor time so far, in seconds: of this process, and of what forks readers and they."""
    told = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    for pid in SANDBOX.pids:
        _wait_for_children(pid)
        with suppress(OSError):  # it has ended
            stat = Path(f"/proc/{pid}/stat").read_text()
            ticks = stat.rpartition(")")[2].split()[11:15]  # its own and its children's
            told += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return told


def _wait_for_children(pid: int) -> None:
    """Until a child that has answered is gone: only then its processor time is counted."""
    end = time.monotonic() + _GONE
    with suppress(OSError):
        while time.monotonic() < end:
            if not Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
                break
            time.sleep(0.002)


def resident() -> float:
    """MB of memory that this process holds."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def measure_http(found: Sequence[Sample], passes: int) -> bool:
    """One pass that is judged by time, and `passes` in all that are judged by memory."""
    answers: list[Answer] = []
    held: list[tuple[int, float]] = []
    done = 0
    with (
        Service.in_memory(Settings(data=Path("unused"))) as service,
        TestClient(
            create_app(Settings(data=Path("unused")), service), "http://127.0.0.1"
        ) as client,
    ):
        for number in range(passes):
            for at, sample in enumerate(found):
                answer = over_http(client, sample, "/v1/resumes")
                if number == 0:
                    answers.append(answer)
                    if at % 4 == 0:
                        answers.append(over_http(client, sample, "/v1/postings"))
                done += 1
            gc.collect()
            held.append((done, resident()))
            print(f"  after {done:,} uploads the server holds {held[-1][1]:.0f} MB", flush=True)
    good = report("over HTTP", answers)
    if passes > 2:
        print(f"  slope from the second pass on: {slope(held[1:]):+.2f} MB per 1,000 files")
    return good


def slope(held: Sequence[tuple[int, float]]) -> float:
    """MB per 1,000 files, by least squares."""
    return 1000 * statistics.linear_regression(*zip(*held, strict=True)).slope


# ---- the command line


def on_the_command_line(sample: Sample, folder: Path) -> Answer:
    path = folder / f"{abs(hash(sample.name))}.bin"
    path.write_bytes(sample.data)
    worked, start = work(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "matcher.cli.main", "parse", "resume", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    seconds = time.perf_counter() - start
    path.unlink()
    code = "read" if done.returncode == 0 else done.stderr.rpartition("[")[2].rstrip("]\n")
    known = done.returncode == 0 or (
        done.returncode == 2 and code in PROBLEMS and done.stderr.count("\n") == 1
    )
    code = code if known else f"exit {done.returncode}"
    return Answer(sample.name, code, seconds, work() - worked, known)


def measure_command_line(found: Sequence[Sample], at_once: int) -> bool:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        answers = list(pool.map(lambda s: on_the_command_line(s, Path(folder)), found))
    return report("on the command line (with the start of the program)", answers)


# ---- what came of it


def report(where: str, answers: Iterable[Answer]) -> bool:
    """Print the histogram; whether every answer was a result or a documented code."""
    answers = list(answers)
    print(f"{where}: {len(answers)} files")
    for code, count in Counter(answer.code for answer in answers).most_common():
        print(f"  {count:5d}  {code}")
    for what, measured in (
        ("seconds", sorted(answer.seconds for answer in answers)),
        ("processor seconds", sorted(answer.work for answer in answers)),
    ):
        print(
            f"  {what} a file: p50 {at(measured, 0.50):.2f}, p90 {at(measured, 0.90):.2f}, "
            f"p99 {at(measured, 0.99):.2f}, most {measured[-1]:.2f}"
        )
    print("       seconds   processor")
    for answer in sorted(answers, key=lambda a: -a.seconds)[:SLOWEST]:
        took = f"{answer.seconds:6.2f} s  {answer.work:6.2f} s"
        print(f"         {took}  {answer.code:<16} {answer.name}")
    wrong = [answer for answer in answers if not answer.documented]
    for answer in wrong:
        print(f"  WRONG: {answer.name}: {answer.code}")
    print(f"  undocumented answers and crashes: {len(wrong)}")
    return not wrong


def at(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--door", choices=("http", "cli", "both"), default="both")
    parser.add_argument("--passes", type=int, default=1, help="over HTTP (default 1)")
    parser.add_argument("--at-once", type=int, default=1, help="processes of the command line")
    parser.add_argument("--only", choices=("files", "bombs"), help="one sort of sample")
    parser.add_argument("--every", type=int, default=1, help="take every n-th sample")
    options = parser.parse_args()
    found = samples(found=options.only != "bombs", made=options.only != "files")[:: options.every]
    good = True
    if options.door != "cli":
        good &= measure_http(found, options.passes)
    if options.door != "http":
        good &= measure_command_line(found, options.at_once)
    SANDBOX.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
