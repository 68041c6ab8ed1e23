"""True matches a second: stored resumes of 30 passages against an embedded posting of 11 asks.

One core, one thread. Reading a stored profile and judging it are measured apart and together, one
resume at a time and 100 at once, as a ranking does; with `--against`, another version of the
project too, say a worktree of an earlier commit, a round of each in turn. A match here is all of it
but quotes and reasons, which a ranking makes only of what it shows. Matches a second are by the
time of the processor, which other programs disturb less; the clock's time stands beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parent
POSTING = HERE / "example" / "posting.txt"
RESUME = HERE / "truth" / "research_intern" / "one.txt"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=9, help="rounds (default 9)")
    parser.add_argument("--times", type=int, default=3, help="hundreds of matches a round (3)")
    parser.add_argument("--posting", type=Path, default=POSTING)
    parser.add_argument("--resume", type=Path, default=RESUME)
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another version")


def run(options: argparse.Namespace) -> int:
    sides = {"this version": Side(ROOT, options)}
    if options.against is not None:
        sides[str(options.against)] = Side(options.against, options)
    for _ in range(options.rounds):
        for side in sides.values():
            side.round()
    for name, side in sides.items():
        f = side.facts
        print(
            f"{name}: {f['requirements']} requirements ({f['queries']} queries), "
            f"{f['passages']} passages, a profile of {f['bytes']:,} bytes"
        )
        for measured, rounds in side.spent.items():
            spent, clock = ([one[n] for one in rounds] for n in (0, 1))
            middle = statistics.median(spent)
            print(
                f"  {measured:<18} {middle * 1000:7.3f} ms  {1 / middle:7,.0f} a second "
                f"(rounds {1 / max(spent):,.0f} to {1 / min(spent):,.0f}), "
                f"by the clock {statistics.median(clock) * 1000:.3f} ms"
            )
        side.close()
    return 0


class Side:
    """A version of the project in a process of its own, which measures when it is asked to."""

    def __init__(self, root: Path, options: argparse.Namespace) -> None:
        program = Path(__file__).with_name("match_side.py")
        paths = (program, root, options.posting.resolve(), options.resume.resolve())
        self._process = subprocess.Popen(
            [sys.executable, *map(str, paths), str(options.times)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self.facts: dict[str, int] = self._answer()
        self.spent: dict[str, list[list[float]]] = {}

    def round(self) -> None:
        """Measure everything once more."""
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        for name, seconds in self._answer().items():
            self.spent.setdefault(name, []).append(seconds)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found
