#!/usr/bin/env python3
"""Measures the project's own parts: `scripts/benchmark.py embed --help` and so on.

Each subcommand is a module of scripts/benchmarks with two functions: `configure` adds its options
to a parser, `run` measures, prints and returns an exit code. Only what was measured is printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# Run as a file, Python looks in scripts/ only; the project stands one folder up.
sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from benchmarks import embed, indexing, match, rank, read

COMMANDS = {"embed": embed, "index": indexing, "match": match, "rank": rank, "read": read}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure a part of the project.")
    commands = parser.add_subparsers(required=True, metavar="PART")
    for name, module in COMMANDS.items():
        summary = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=summary, description=module.__doc__)
        module.configure(command)
        command.set_defaults(run=module.run)
    args = parser.parse_args()
    return args.run(args)


if __name__ == "__main__":
    sys.exit(main())
