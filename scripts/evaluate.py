#!/usr/bin/env python3
"""Prints everything there is to know of the truth of the matcher's answers.

    python scripts/evaluate.py [--only gold packs short contrast rjdb intern] [--failures]
                               [--json FILE]

gold      labelled pairs (../shared/data/gold/dev.json), beside simpler ways (`truth/baselines.py`)
          and with the two numbers that were fitted on them fitted again without each pair
packs     the project's own labelled resumes, those that no training has seen
short     resumes of a few lines, written by hand
contrast  lines of which one shows the requirement and another only looks like it
rjdb      resumes from which named skills and years were taken (../shared/data/rjdb/dev.jsonl)
intern    the user's posting against five resumes written for it

Figures stand with 95 % bootstrap intervals: over pairs of posting and resume, or over rows. What is
not there is said to be missing, and the rest is measured. Jobs that go on end in 2026-11.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# Run as a file, Python looks in scripts/ only; the project stands one folder up.
sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from truth import baselines, contrast, intern, read, rjdb, show

from matcher.evaluation import Answers, answer, load, outcomes_of
from matcher.reliability import numbers, trust
from matcher.service import Service
from matcher.settings import Settings
from matcher.types import Month

ROOT = Path(__file__).resolve().parents[1]
TRUTH = ROOT / "scripts" / "truth"
SHARED = ROOT.parent / "shared" / "data"
AS_OF = Month(2026, 11)


@dataclass(frozen=True, slots=True)
class Measured:
    """A part's tables as text, and its figures as data."""

    text: str
    data: Any


def gold(service: Service, args: argparse.Namespace) -> Measured:
    pairs = load(args.gold)
    answers = answer(service, pairs)
    found = trust(answers)
    columns = {
        name: one_run(theirs) for name, theirs in baselines.baselines(pairs, args.threads).items()
    }
    left_out = one_run(baselines.out_of_fit(answers, pairs, service))
    figures = show.beside(columns, found.figures, left_out)
    data = asdict(found) | {"baselines": columns, "left out": left_out}
    return Measured(show.trust(found, failures=args.failures, figures=figures), data)


def one_run(answers: Sequence[Answers]) -> dict[str, float]:
    return numbers([outcomes_of(pair) for pair in answers])


def packs(service: Service, args: argparse.Namespace) -> Measured:
    pairs = read.packs(args.truth / "packs")
    held = [p for p in pairs if args.all_packs or read.untouched(read.pack_of(p))]
    every = len({read.pack_of(p) for p in pairs})
    chosen = len({read.pack_of(p) for p in held})
    head = f"{chosen} of {every} packs" + ("" if args.all_packs else ", held out") + "\n"
    found = trust(answer(service, held))
    return Measured(head + show.trust(found, failures=args.failures), asdict(found))


def short(service: Service, args: argparse.Namespace) -> Measured:
    found = trust(answer(service, read.packs(args.truth / "short")))
    return Measured(show.trust(found, failures=args.failures), asdict(found))


def lines(service: Service, args: argparse.Namespace) -> Measured:
    sets = read.contrast(args.truth / "contrast")
    held = sets if args.all_packs else read.sets_held_out(sets)
    head = f"{len(held)} of {len(sets)} sets" + ("" if args.all_packs else ", held out") + "\n"
    found = contrast.measure(service, held)
    return Measured(head + show.ordered(found), [asdict(one) for one in found])


def weakened(service: Service, args: argparse.Namespace) -> Measured:
    found = rjdb.measure(service, args.rjdb, args.sample)
    return Measured(show.weakened(found), asdict(found))


def interns(service: Service, args: argparse.Namespace) -> Measured:
    found = intern.measure(service, args.posting, args.truth_intern)
    text = show.cells(found, failures=args.failures)
    return Measured(text, [asdict(cell) for cell in found])


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run; `needs` gives the paths without which it cannot be measured."""

    title: str
    run: Callable[[Service, argparse.Namespace], Measured]
    needs: Callable[[argparse.Namespace], tuple[Path, ...]]


PARTS = {
    "gold": Part("Labelled pairs", gold, lambda a: (a.gold,)),
    "packs": Part("The project's packs", packs, lambda a: (a.truth / "packs",)),
    "short": Part("Short resumes", short, lambda a: (a.truth / "short",)),
    "contrast": Part("Contrast sets", lines, lambda a: (a.truth / "contrast",)),
    "rjdb": Part("Weakened resumes", weakened, lambda a: (a.rjdb,)),
    "intern": Part(
        "The user's posting", interns, lambda a: (a.posting, a.truth_intern / "truth.tsv")
    ),
}


def options() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    add = parser.add_argument
    add("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    add("--failures", action="store_true", help="show the most instructive wrong answers")
    add("--all-packs", action="store_true", help="also what training and fitting have seen")
    add("--sample", type=int, metavar="N", help="only N rows of rjdb")
    add("--json", type=Path, metavar="FILE", help="write all figures there")
    add("--threads", type=int, default=2, help="threads for embedding (usual: 2)")
    add("--gold", type=Path, default=SHARED / "gold" / "dev.json")
    add("--rjdb", type=Path, default=SHARED / "rjdb" / "dev.jsonl")
    add("--posting", type=Path, default=SHARED / "postings" / "the-users-posting.txt")
    add("--truth", type=Path, default=TRUTH, help="folder of packs/, short/ and contrast/")
    add("--truth-intern", type=Path, default=TRUTH / "research_intern")
    return parser


def main() -> int:
    args = options().parse_args()
    data: dict[str, Any] = {}
    settings = Settings(data=Path("unused"), threads=args.threads, as_of=AS_OF)
    with Service.in_memory(settings) as service:
        for name in args.only:
            part = PARTS[name]
            print(f"== {part.title} ({name})")
            missing = [str(path) for path in part.needs(args) if not path.exists()]
            if missing:
                print(f"not measured: {', '.join(missing)} is not there\n")
                continue
            start = time.perf_counter()
            measured = part.run(service, args)
            seconds = time.perf_counter() - start
            data[name] = {"seconds": round(seconds, 1), "figures": measured.data}
            print(f"{measured.text}\n({seconds:.0f} s)\n", flush=True)
    if args.json:
        args.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
