"""A process that indexes, removes, renews and ranks is killed at random moments, again and again.

Each operation is announced and acknowledged through a pipe. After a kill the folder is opened and
must hold what was acknowledged, with the operation under way either whole or not at all; what was
removed must be in no file; answers must be those of a corpus built from nothing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from index import saving
from index.corpus import Corpus, State
from scripts.torture.child import Child, ask
from scripts.torture.made import Embedder, answers, expected, item, needles, raw

KINDS = ("add", "add", "add", "remove", "remove", "renew", "note", "rank", "refresh", "open")
MOST_LINES = 24  # said by a child before it is killed: two an operation
MOST_SECONDS = 0.03  # that it goes on then
MOST = 60  # documents in the folder: beyond it, more is removed than added


@dataclass(slots=True)
class Tally:
    """What the kills came to."""

    kills: int = 0
    acknowledged: int = 0
    under_way: int = 0
    whole: int = 0
    killed_in: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    back: int = 0
    remains: int = 0
    differing: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.lost or self.back or self.remains or self.differing or self.faults)


def run(folder: Path, kills: int, seed: int = 1) -> Tally:
    """Kill `kills` times, each some operations after the last and a moment into the next."""
    chance = random.Random(seed)  # noqa: S311
    tally = Tally()
    present: set[int] = set()
    gone: set[int] = set()
    for turn in range(kills):
        if turn % 50 == 49:  # an old folder is not all that can be hurt
            shutil.rmtree(folder)
            present, gone = set(), set()
        said = _one(folder, seed * 1000 + turn, present, chance)
        done, pending = _account(said, present, gone)
        tally.kills += 1
        tally.acknowledged += done
        _check(folder, tally, present, gone, pending)
    return tally


def _one(folder: Path, seed: int, present: set[int], chance: random.Random) -> list[dict[str, Any]]:
    """Let a child work for a while, and kill it; gives what it said."""
    lines, moment = chance.randint(0, MOST_LINES), chance.uniform(0, MOST_SECONDS)
    child = Child(lambda pipe: _work(folder, seed, set(present), pipe))
    said = b""
    with child.pipe:
        while said.count(b"\n") < lines and (more := os.read(child.pipe.fileno(), 65536)):
            said += more
        time.sleep(moment)
        child.kill()
        said += child.pipe.read()
    child.wait()
    whole = said[: said.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def _work(folder: Path, seed: int, present: set[int], pipe: BinaryIO) -> None:
    """The child: operations without end."""
    chance = random.Random(seed)  # noqa: S311
    # what is done with a large index: it is taken up before it is deleted, and saved again
    saving._LARGE, saving._QUIET = 30, 0.01
    corpus = Corpus.open(folder, Embedder())  # type: ignore[arg-type]
    for at in range(1_000_000):
        kind = chance.choice(KINDS)
        if kind == "add":
            numbers = [seed * 10_000 + at * 4 + n for n in range(chance.randint(1, 4))]
        else:
            numbers = [chance.choice(sorted(present))] if present else []
        if kind in ("remove", "renew", "note") and not numbers:
            continue
        if kind == "add" and len(present) > MOST:
            continue
        _say(pipe, {"begin": kind, "numbers": numbers})
        if kind == "open":
            corpus.close()
            corpus = Corpus.open(folder, Embedder())  # type: ignore[arg-type]
        else:
            _do(corpus, kind, numbers)
        _say(pipe, {"done": kind, "numbers": numbers})
        present |= set(numbers) if kind == "add" else set()
        present -= set(numbers) if kind == "remove" else set()


def _do(corpus: Corpus, kind: str, numbers: list[int]) -> None:
    items = [item(number) for number in numbers]
    match kind:
        case "add":
            corpus.add_many(items)
        case "remove":
            corpus.remove(items[0][0].id)
        case "renew":
            corpus.replace(*items[0])
        case "note":
            corpus.note(items[0][0].id, "torture", items[0][0].text.encode())
        case "rank":
            answers(corpus)
        case _:
            corpus.refresh()


def _say(pipe: BinaryIO, what: dict[str, Any]) -> None:
    pipe.write(json.dumps(what).encode() + b"\n")


def _account(
    said: list[dict[str, Any]], present: set[int], gone: set[int]
) -> tuple[int, dict[str, Any]]:
    """Book what was acknowledged; gives how much, and what was under way."""
    done = 0
    pending: dict[str, Any] = {}
    for line in said:
        if "begin" in line:
            pending = line
            continue
        done += 1
        pending = {}
        _book(line["done"], set(line["numbers"]), present, gone)
    return done, pending


def _book(kind: str, numbers: set[int], present: set[int], gone: set[int]) -> None:
    if kind == "add":
        present |= numbers
    if kind == "remove":
        present -= numbers
        gone |= numbers


def _check(
    folder: Path, tally: Tally, present: set[int], gone: set[int], pending: dict[str, Any]
) -> None:
    """Open the folder in a child, and hold it against what must be there."""
    kind, numbers = pending.get("begin", "between"), set(pending.get("numbers", ()))
    tally.killed_in[kind] = tally.killed_in.get(kind, 0) + 1
    names = {item(number)[0].id: number for number in present | gone | numbers}
    looked = ask(lambda: _look(folder, sorted(gone - numbers)))
    there = {names[found] for found in looked["ids"] if found in names}
    tally.faults += [f"unknown document {i[:12]}" for i in looked["ids"] if i not in names]
    if kind in ("add", "remove"):
        tally.under_way += 1
        tally.whole += (numbers <= there) == (kind == "add")
        if numbers & there and not numbers <= there:
            tally.faults.append(f"half of a batch of {len(numbers)}")
        applied = (numbers <= there) if kind == "add" else not numbers & there
        if applied:
            _book(kind, numbers, present, gone)
    tally.lost += len(present - there)
    tally.back += len(there & gone)
    tally.remains += looked["remains"]
    tally.faults += looked["faults"]
    tally.differing += ask(lambda: looked["answers"] != expected(there))
    present.clear()
    present |= there


def _look(folder: Path, gone: list[int]) -> dict[str, Any]:
    with Corpus.open(folder, Embedder()) as corpus:  # type: ignore[arg-type]
        ids = corpus.ids()
        found = answers(corpus)
        faults = [f"{f.subject}: {f.message}" for f in corpus.checkup() if f.state is State.FAULT]
        corpus.verify()
    everything = raw(folder)
    recent = gone[-40:]
    remains = sum(needle in everything for number in recent for needle in needles(number))
    return {"ids": ids, "answers": found, "faults": faults, "remains": remains}
