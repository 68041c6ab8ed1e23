#!/usr/bin/env python3
"""Hurts data folders and says what came of it: kills, damaged files, a full disk, a crowd.

    python scripts/torture.py [PART ...] [--kills 200] [--files 600] [--seconds 20]

It prints figures and exits with 1 if anything was lost, came back, remained or was wrong. A kill is
of the process: what the system has in its cache survives it, unlike a power cut. So a disk makes no
difference, and memory (/dev/shm) is used where there is some.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(ROOT))

from scripts.torture import crowd, full, kills, snapshots  # noqa: E402 - only after the line above

MEMORY = Path("/dev/shm")  # noqa: S108


def main() -> int:
    parser = argparse.ArgumentParser(description="Hurt data folders and say what came of it.")
    parser.add_argument("parts", nargs="*", metavar="PART", help="kills, snapshots, full, crowd")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    parts: dict[str, Callable[[Path], Any]] = {
        "kills": lambda folder: kills.run(folder, args.kills, args.seed),
        "snapshots": lambda folder: snapshots.run(folder, args.files, args.seed),
        "full": lambda folder: full.run(folder),
        "crowd": lambda folder: crowd.run(folder, args.seconds, seed=args.seed),
    }
    unknown = set(args.parts) - set(parts)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    good = True
    for name in args.parts or parts:
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            start = time.monotonic()
            tally = parts[name](Path(folder) / name)
            good &= show(name, tally, time.monotonic() - start)
    return 0 if good else 1


def show(name: str, tally: Any, seconds: float) -> bool:
    """Print a part's figures; gives whether all is well."""
    if tally is None:
        print(f"{name}: not done, a small disk cannot be mounted here", flush=True)
        return True
    print(f"{name}: {'good' if tally.good else 'BAD'}, {seconds:.0f} s")
    for field in tally.__dataclass_fields__:
        print(f"  {field:<12} {getattr(tally, field)}", flush=True)
    return bool(tally.good)


if __name__ == "__main__":
    sys.exit(main())
