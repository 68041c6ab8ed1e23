"""Processes read while another writes: every answer must be one that held at some moment of it.

The writer tells in a file, outside the folder, what it begins and what it has done. A reader looks
at that file before and after a search: what was there all the while must be found, what was gone
all the while must not.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus
from index.types import Hit
from scripts.torture.child import Child
from scripts.torture.made import ASKED, OWN, Embedder, item

PAIRED = 2  # documents that are added together, and so are there together


@dataclass(slots=True)
class Tally:
    """What the readers saw."""

    searches: int = 0
    written: int = 0
    missing: int = 0
    back: int = 0
    torn: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return bool(self.searches) and not (self.missing or self.back or self.torn or self.failed)


def run(folder: Path, seconds: float, readers: int = 3, seed: int = 1) -> Tally:
    """Write and read for some seconds."""
    corpus, diary = folder / "corpus", folder / "diary"
    folder.mkdir(parents=True, exist_ok=True)
    diary.touch()
    until = time.monotonic() + seconds
    writer = Child(lambda pipe: _write(corpus, diary, until, seed, pipe))
    children = [Child(lambda pipe: _read(corpus, diary, until, pipe)) for _ in range(readers)]
    tally = Tally()
    for child in (writer, *children):
        with child.pipe:
            said = child.pipe.read()
        if child.wait():
            tally.failed.append("a process ended early")
            continue
        for name, value in json.loads(said).items():
            setattr(tally, name, getattr(tally, name) + value)
    return tally


def _write(folder: Path, diary: Path, until: float, seed: int, pipe: BinaryIO) -> None:
    chance = random.Random(seed)  # noqa: S311
    present: list[int] = []
    written = 0
    with Corpus.open(folder, Embedder(), wait=60) as corpus, diary.open("ab", 0) as book:  # type: ignore[arg-type]
        while time.monotonic() < until:
            if len(present) < 30 or chance.random() < 0.5:
                numbers = [written * PAIRED + n for n in range(PAIRED)]
                book.write(f"+? {json.dumps(numbers)}\n".encode())
                corpus.add_many([item(number) for number in numbers])
                book.write(f"+! {json.dumps(numbers)}\n".encode())
                present += numbers
            else:
                number = present.pop(chance.randrange(len(present)))
                book.write(f"-? [{number}]\n".encode())
                corpus.remove(item(number)[0].id)
                book.write(f"-! [{number}]\n".encode())
            if chance.random() < 0.2:
                corpus.refresh()
            written += 1
    pipe.write(json.dumps({"written": written}).encode())


def _read(folder: Path, diary: Path, until: float, pipe: BinaryIO) -> None:
    seen = {"searches": 0, "missing": 0, "back": 0, "torn": 0}
    names: dict[str, int] = {}
    model = Embedder()
    with Corpus.open(folder, model, wait=60) as corpus:  # type: ignore[arg-type]
        asked = corpus.embed(ASKED)
        while time.monotonic() < until:
            before = _sets(diary)
            hits = corpus.search(asked, 10_000)
            after = _sets(diary)
            for number in after["+?"]:
                names.setdefault(item(number)[0].id, number)
            found = {names.get(hit.passage.document_id, -1) for hit in hits[0]}
            seen["searches"] += 1
            seen["missing"] += len(before["+!"] - after["-?"] - found)
            seen["back"] += len(found & before["-!"]) + (-1 in found)
            seen["torn"] += _halves(found, after["-?"])
            for some, row in zip(hits, asked.rows, strict=True):
                seen["torn"] += _torn(some, row, model)
    pipe.write(json.dumps(seen).encode())


def _sets(diary: Path) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {"+?": set(), "+!": set(), "-?": set(), "-!": set()}
    data = diary.read_bytes()
    for line in data[: data.rfind(b"\n") + 1].decode().splitlines():
        found[line[:2]] |= set(json.loads(line[3:]))
    return found


def _torn(hits: list[Hit], row: NDArray[np.float32], model: Embedder) -> bool:
    """Whether the order is wrong, a document is not whole, or a similarity is not its text's."""
    similar = [hit.similarity for hit in hits]
    counts = Counter(hit.passage.document_id for hit in hits)
    if similar != sorted(similar, reverse=True) or set(counts.values()) - {OWN + 1}:
        return True
    some = hits[:: max(1, len(hits) // 5)]
    rows = model.embed([hit.passage.text for hit in some]).rows.astype(np.float64)
    own = (rows * row).sum(axis=1).clip(-1, 1).tolist()
    return own != [hit.similarity for hit in some]


def _halves(found: set[int], removed: set[int]) -> int:
    """Documents whose pair, added in the same transaction, is not there."""
    return sum(one ^ 1 not in found | removed for one in found)


if not hasattr(os, "fork"):
    raise SystemExit("this needs a system that can fork.")
