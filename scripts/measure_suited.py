#!/usr/bin/env python3
"""Which kept postings fit a resume: what choosing candidates loses against matching every posting.

    python scripts/measure_suited.py [--resumes 12]

Needs ../shared/data (postings of rjdb and wild.json, resumes_pdf); it says so if that is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

import numpy as np

from index.errors import Fault
from matcher import suited
from matcher.service import Service
from matcher.settings import Settings
from matcher.types import PostingRanking

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TOPS = (10, 50)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resumes", type=int, default=12)
    parser.add_argument("--postings", type=int, default=1_000, help="at most")
    options = parser.parse_args()
    resumes = sorted((DATA / "resumes_pdf").rglob("*.pdf"))
    if not resumes or not (DATA / "rjdb").is_dir():
        print(f"there are no postings and resumes in {DATA}: nothing is measured")
        return 2
    some = resumes[:: max(1, len(resumes) // options.resumes)][: options.resumes]
    with Service.in_memory(Settings.from_environment({})) as service:
        print(f"{_fill(service, options.postings):,} postings, {len(some)} resumes")
        _measure(service, some)
    return 0


def _fill(service: Service, most: int) -> int:
    for text in _texts():
        if len(service.postings) >= most:
            break
        try:
            service.add_posting(text.encode(), "posting.txt")
        except Fault:
            continue
    return len(service.postings)


def _texts() -> Iterator[str]:
    for line in (DATA / "rjdb" / "dev.jsonl").read_text().splitlines():
        yield json.loads(line)["Job-Description"]
    for one in json.loads((DATA / "postings" / "wild.json").read_text()):
        yield one["text"]


def _measure(service: Service, paths: list[Path]) -> None:
    found: dict[int, list[float]] = {top: [] for top in TOPS}
    seconds: dict[str, list[float]] = {"all": [], "first time": [], "again": []}
    considered: list[int] = []
    for path in paths:
        resume = service.read_resume(path.read_bytes(), path.name)
        for top in TOPS:
            kept, suited.SCORED_WHOLE = suited.SCORED_WHOLE, 1_000_000
            whole, took = _timed(service, resume, top)
            seconds["all"].append(took)
            suited.SCORED_WHOLE = kept
            service._prepared._kept.clear()
            few, took = _timed(service, resume, top)
            if top == TOPS[0]:
                seconds["first time"].append(took)
                seconds["again"].append(_timed(service, resume, top)[1])
                considered.append(few.considered)
            right = {one.posting_id for one in whole.matches}
            found[top].append(len(right & {one.posting_id for one in few.matches}) / len(right))
    for top, recalls in found.items():
        print(f"of the best {top:3}: {np.mean(recalls):.3f} found, {min(recalls):.2f} at worst")
    print(f"matched: {np.mean(considered):.0f} postings on average for the best {TOPS[0]}")
    for what, took in seconds.items():
        print(f"CPU seconds, {what:10}: median {np.median(took):.2f}, most {max(took):.2f}")


def _timed(service: Service, resume: object, top: int) -> tuple[PostingRanking, float]:
    start = time.process_time()
    ranking = service.postings_for(resume, top)  # type: ignore[arg-type]
    return ranking, time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
