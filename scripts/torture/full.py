"""A disk without space: adding is refused clearly, reading goes on, removing works and erases.

On a small tmpfs, where this process may mount one.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from index.corpus import Corpus
from index.errors import DiskFull
from scripts.torture.child import ask
from scripts.torture.made import HEAVY, Embedder, answers, expected, item, needles, raw

SIZE = 12 << 20  # bytes of the disk
LATE = 7  # the document that is added last


@dataclass(slots=True)
class Tally:
    """What a full disk came to."""

    added: int = 0
    refusals: int = 0
    wrong: int = 0
    removed: int = 0
    remains: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.wrong or self.remains or self.faults) and self.refusals > 0


@contextmanager
def small_disk(at: Path, size: int = SIZE) -> Iterator[bool]:
    """A tmpfs of `size` bytes at `at`; False if it cannot be mounted."""
    at.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(at)], check=True)


def run(folder: Path) -> Tally | None:
    """Fill a small disk; None where none can be had."""
    with small_disk(folder) as mounted:
        return ask(lambda: _run(folder)) if mounted else None


def _run(disk: Path) -> Tally:
    tally = Tally()
    folder = disk / "corpus"
    corpus = Corpus.open(folder, Embedder())  # type: ignore[arg-type]
    present = _fill(corpus, tally)
    _stuff(disk / "ballast")
    _read(corpus, present, tally, "full")
    try:
        corpus.add(*item(LATE))
        tally.faults.append("something was added to a full disk")
    except DiskFull as error:
        tally.refusals += error.code == "disk_full"
    for number in present[:20]:
        corpus.remove(item(number)[0].id)
        tally.removed += 1
        _stuff(disk / "ballast")  # whatever became free is taken at once
        everything = raw(folder)
        tally.remains += sum(needle in everything for needle in needles(number))
    present = present[20:]
    _read(corpus, present, tally, "after removing")
    corpus.close()
    with Corpus.open(folder, Embedder()) as again:  # type: ignore[arg-type]
        _read(again, present, tally, "opened while full")
        again.remove(item(present[0])[0].id)
        present = present[1:]
        (disk / "ballast").unlink()
        again.add(*item(LATE))
        _read(again, [LATE, *present], tally, "with space again")
        again.verify()
    return tally


def _fill(corpus: Corpus, tally: Tally) -> list[int]:
    """Add until the disk is full; gives what was acknowledged."""
    present: list[int] = []
    for start in range(HEAVY, 2 * HEAVY, 10):
        batch = list(range(start, start + 10))
        try:
            corpus.add_many([item(number) for number in batch])
        except DiskFull as error:
            tally.refusals += error.code == "disk_full"
            tally.added = len(present)
            return present
        present += batch
    tally.faults.append("the disk did not fill")
    return present


def _stuff(ballast: Path) -> None:
    """Take whatever space is left."""
    with ballast.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512):
            try:
                while file.write(os.urandom(size)) == size:
                    pass
            except OSError:
                continue


def _read(corpus: Corpus, present: list[int], tally: Tally, when: str) -> None:
    if set(corpus.ids()) != {item(number)[0].id for number in present}:
        tally.faults.append(f"{when}: not what was acknowledged")
    tally.wrong += answers(corpus) != expected(present)
