"""Saved search indexes are damaged in every way a disk or a hand could: none may be believed.

Each time one file or both are changed, the folder is opened, asked, and closed. The answers must be
the right ones, the changed files must be named by the checkup, and closing must have mended them.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from index.corpus import Corpus
from scripts.torture.child import ask
from scripts.torture.made import Embedder, answers, expected, item

DOCUMENTS = 20  # in the folder


@dataclass(slots=True)
class Tally:
    """What the damages came to."""

    files: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    unnoticed: int = 0
    wrong: int = 0
    unmended: int = 0

    @property
    def good(self) -> bool:
        return not (self.unnoticed or self.wrong or self.unmended)


def run(folder: Path, files: int, seed: int = 1) -> Tally:
    """Damage `files` files."""
    return ask(lambda: _run(folder, files, seed))  # type: ignore[no-any-return]


def _run(folder: Path, files: int, seed: int) -> Tally:
    chance = random.Random(seed)  # noqa: S311
    tally = Tally()
    sound, stale = folder / "sound", folder / "stale"
    _fill(sound, range(DOCUMENTS))
    _fill(stale, range(100, 100 + DOCUMENTS))  # as many rows of other documents
    right = expected(range(DOCUMENTS + 1))
    names = sorted(path.name for path in sound.glob("*.faiss"))
    while tally.files < files:
        kind = chance.choice(list(DAMAGES))
        place = folder / "hurt"
        shutil.copytree(sound, place)
        hurt = names if chance.random() < 0.3 else [chance.choice(names)]
        changed = [name for name in hurt if _hurt(place, name, kind, chance, stale)]
        tally.files += len(changed)
        tally.kinds[kind] = tally.kinds.get(kind, 0) + len(changed)
        _hold(place, changed, right, tally)
        shutil.rmtree(place)
    return tally


def _fill(folder: Path, numbers: range) -> None:
    with Corpus.open(folder, Embedder()) as corpus:  # type: ignore[arg-type]
        corpus.add_many([item(number) for number in numbers[:-4]])
        corpus.refresh()
        corpus.add_many([item(number) for number in numbers[-4:]])
        corpus.refresh()
        corpus.add(*item(numbers[-1] + 1))  # and one that no snapshot has


def _hurt(folder: Path, name: str, kind: str, chance: random.Random, stale: Path) -> bool:
    """Damage one file; False if its bytes are what they were."""
    path = folder / name
    before = path.read_bytes()
    others = [other for other in folder.glob("*.faiss") if other.name != name]
    foreign = (stale / name).read_bytes()
    path.write_bytes(DAMAGES[kind](before, others[0].read_bytes(), foreign, chance))
    return path.read_bytes() != before


def _hold(folder: Path, changed: list[str], right: object, tally: Tally) -> None:
    with Corpus.open(folder, Embedder()) as corpus:  # type: ignore[arg-type]
        finding = next(f for f in corpus.checkup() if f.subject == "snapshots")
        tally.unnoticed += sum(name not in finding.message for name in changed)
        tally.wrong += answers(corpus) != right
    with Corpus.open(folder, Embedder()) as corpus:  # type: ignore[arg-type]
        finding = next(f for f in corpus.checkup() if f.subject == "snapshots")
        newest = corpus._shadow._source.snapshots()[0].file
        tally.unmended += newest in finding.message
        tally.wrong += answers(corpus) != right


Damage = Callable[[bytes, bytes, bytes, random.Random], bytes]


def _flip(data: bytes, _other: bytes, _foreign: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cut(data: bytes, _other: bytes, _foreign: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _lengthen(data: bytes, _other: bytes, _foreign: bytes, chance: random.Random) -> bytes:
    return data + chance.randbytes(chance.randint(1, 5000))


def _blank(data: bytes, _other: bytes, _foreign: bytes, chance: random.Random) -> bytes:
    """A block that was never written, as after a power cut."""
    at = chance.randrange(0, len(data), 512)
    return data[:at] + bytes(min(4096, len(data) - at)) + data[at + 4096 :]


def _shuffle(data: bytes, _other: bytes, _foreign: bytes, chance: random.Random) -> bytes:
    """Two blocks in each other's place."""
    one, two = sorted(chance.sample(range(len(data) // 256), 2))
    block = [data[at : at + 256] for at in range(0, len(data), 256)]
    block[one], block[two] = block[two], block[one]
    return b"".join(block)


DAMAGES: dict[str, Damage] = {
    "bits flipped": _flip,
    "cut short": _cut,
    "lengthened": _lengthen,
    "a block blank": _blank,
    "blocks swapped": _shuffle,
    "the other snapshot's bytes": lambda _data, other, _foreign, _chance: other,
    "another corpus's bytes": lambda _data, _other, foreign, _chance: foreign,
    "emptied": lambda _data, _other, _foreign, _chance: b"",
}
