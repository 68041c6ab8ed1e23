"""`matcher index` in which Ctrl-C is pressed after the first file: a process for one test.

    python -m tests.interrupted FOLDER TIMES

Prints what came of it as JSON; `usual` is whether Ctrl-C then does what it did before.
"""

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.types import Progress
from matcher.service import Service
from matcher.settings import Settings
from tests.test_cli_corpus import Desk, WordTrips, files


class Interrupted(Service):
    """A service in whose batch Ctrl-C is pressed `times` times after each file."""

    times = 1

    def ingest(self, paths: Iterable[Path], **options: Any) -> Iterator[Progress]:
        (folder,) = paths
        for file in sorted(folder.iterdir()):
            steps = list(super().ingest([file], **options))
            for _ in range(self.times):
                signal.raise_signal(signal.SIGINT)
            yield from steps


class Trips(WordTrips):
    """Those of words, with that service."""

    def open(self, settings: Settings, say: Callable[[str], None]) -> Service:
        usual = super().open(settings, say)
        return Interrupted(usual.resumes, usual.postings, usual.policy, usual.limits)


def main(folder: str, times: str) -> None:
    """Run it, and say what came of it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # it is ignored in the background
    Interrupted.times = int(times)
    desk = Desk(Path(folder))
    ran = desk.run("index", files(desk), trips=Trips())
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    json.dump(asdict(ran) | {"usual": usual}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
