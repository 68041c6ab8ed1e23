"""One version of the project, measured a round at a time: see `match`.

Started as a program of its own, with the folder of the version: it answers every line that comes in
with what each measurement took, a match, as JSON: seconds of the processor, and of the clock.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

BATCH = 100


def main(root: str, posting: str, resume: str, times: str) -> None:
    """Measure the version in the folder `root` whenever a line comes in."""
    sys.path.insert(0, root)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    facts, sides = prepared(Path(posting), Path(resume))
    tell(facts)
    for _ in sys.stdin:
        spent: dict[str, list[float]] = {}
        for name, side in sides.items():
            start = time.process_time(), time.perf_counter()
            for _ in range(int(times)):
                side()
            end = time.process_time(), time.perf_counter()
            spent[name] = [(b - a) / int(times) / BATCH for a, b in zip(start, end, strict=True)]
        tell(spent)


def prepared(posting: Path, resume: Path) -> tuple[dict[str, int], dict[str, Callable[[], object]]]:
    """What is measured: how large it is, and what can be measured of this version."""
    from matcher.asked import Asked
    from matcher.matching import hold
    from matcher.policy import shipped
    from matcher.profile import Profile
    from matcher.service import Service, read_posting, read_resume
    from matcher.settings import Settings
    from matcher.types import Month
    from matcher.weights import Weights

    policy, month = shipped(), Month(2026, 11)
    with Service.in_memory(Settings(data=Path("unused"), threads=1)) as service:
        wanted = read_posting(posting.read_bytes(), posting.name).posting
        weights = Weights(minimum=2, preferred=1, responsibility=0)
        asked = Asked.of(wanted, weights, service.resumes.read, month)
        read = read_resume(resume.read_bytes(), resume.name)
        profile = Profile.of(read.resume, service.resumes.read)
    content = profile.to_bytes()
    # Each at a place of its own in memory, as when they come out of a database.
    notes = [bytes(bytearray(content)) for _ in range(BATCH)]
    profiles = [Profile.from_bytes("id", "name", note) for note in notes]
    sides: dict[str, Callable[[], object]] = {
        "read": lambda: [Profile.from_bytes("id", "name", note) for note in notes],
        "hold": lambda: [hold(asked, one, policy) for one in profiles],
        "read, hold": lambda: [
            hold(asked, Profile.from_bytes("id", "name", note), policy) for note in notes
        ],
    }
    try:
        from matcher.judging import weigh
    except ImportError:  # a version before there was one
        pass
    else:
        sides["100 at once"] = lambda: list(weigh(asked, profiles, policy))
        sides["read, 100 at once"] = lambda: list(
            weigh(asked, (Profile.from_bytes("id", "name", note) for note in notes), policy)
        )
    sizes = {"requirements": len(asked.asks), "queries": len(asked.queries)}
    return {**sizes, "passages": len(profile.offers), "bytes": len(content)}, sides


def tell(answer: object) -> None:
    """A line to whoever asked."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
