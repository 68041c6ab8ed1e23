#!/usr/bin/env python3
"""Are versions of a resume found, and are strangers left alone? On real resumes, edited.

Every resume gets a newer version by an edit, and who it is of is written, left out or shared, as
each scene says. Counted: versions that are linked to their own original, and resumes that are
taken for a version of somebody else's.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from index.corpus import Corpus, Outcome, Settled, Settling, Traits
from index.errors import Fault
from index.readers.content import Limits
from index.types import Document, Vectors
from matcher.isolated import SANDBOX, read_resume
from matcher.versions import traits_of

RESUMES = Path(__file__).resolve().parents[2] / "shared" / "data" / "resumes_pdf"


class Nothing:
    """An embedder of documents without passages."""

    fingerprint, dim = "nothing", 8

    def embed(self, _texts: object) -> Vectors:
        return Vectors(self.fingerprint, np.empty((0, self.dim), np.float32))


Edit = Callable[[Traits, list[str], random.Random], Traits]


def grown(one: Traits, others: list[str], chance: random.Random) -> Traits:
    """Three lines more, two gone: a new job."""
    kept = list(one.texts)
    for _ in range(min(2, len(kept) - 1)):
        kept.pop(chance.randrange(len(kept)))
    return replace(one, texts=(*chance.sample(others, 3), *kept))


def tailored(one: Traits, others: list[str], chance: random.Random) -> Traits:
    """Half of the lines written anew."""
    kept = chance.sample(list(one.texts), (len(one.texts) + 1) // 2)
    return replace(one, texts=(*kept, *chance.sample(others, len(one.texts) // 2)))


def typo(one: Traits, _others: list[str], chance: random.Random) -> Traits:
    """One word of one line changed."""
    lines = list(one.texts)
    at = chance.randrange(len(lines))
    lines[at] = " ".join(["Corrected", *lines[at].split()[1:]])
    return replace(one, texts=tuple(lines))


def respaced(one: Traits, _others: list[str], chance: random.Random) -> Traits:
    """The same words with other white space, cut into other lines: saved by another program."""
    words = " ".join(one.texts).split()
    lines = []
    while words:
        size = chance.randint(5, 14)
        lines.append("  ".join(words[:size]))
        words = words[size:]
    return replace(one, texts=tuple(lines))


def reordered(one: Traits, _others: list[str], chance: random.Random) -> Traits:
    """The same lines in another order."""
    return replace(one, texts=tuple(chance.sample(one.texts, len(one.texts))))


def moved(one: Traits, others: list[str], chance: random.Random) -> Traits:
    """As `grown`, with another e-mail address."""
    return replace(grown(one, others, chance), contacts=("new-" + one.contacts[0],))


def nameless(one: Traits, others: list[str], chance: random.Random) -> Traits:
    """The copy without name and address that an agency sends, a word changed."""
    return replace(typo(one, others, chance), name="", contacts=())


EDITS: tuple[Edit, ...] = (typo, respaced, reordered, grown, tailored, moved, nameless)


@dataclass(frozen=True)
class Scene:
    """Who the resumes are of: what is written at the top of number `n`."""

    what: str
    name: Callable[[int], str]
    contacts: Callable[[int], tuple[str, ...]]
    edited: bool = True


def own(n: int) -> tuple[str, ...]:
    return (f"person{n}@example.org",)


SCENES = (
    Scene("everybody has a name and an address", lambda n: f"name{n} own", own),
    Scene("names could not be read", lambda _: "", own),
    Scene("one address of an agency on all", lambda n: f"name{n} own", lambda _: ("a@b.org",)),
    Scene("that, and no names", lambda _: "", lambda _: ("a@b.org",)),
    Scene("all have the same name, and no address", lambda _: "john smith", lambda _: ()),
    Scene("neither names nor addresses", lambda _: "", lambda _: ()),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=RESUMES, help="of PDF files")
    parser.add_argument("--files", type=int, default=1_000, help="files at most (default 1000)")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.pdf"))[: options.files]
    if not paths:
        print(f"there are no PDF files in {options.folder}; name a folder of resumes: --folder")
        return 2
    with ThreadPoolExecutor(SANDBOX.children) as pool:
        texts = [traits for traits in pool.map(_traits, paths) if traits]
    SANDBOX.close()
    texts = list({one.texts: one for one in texts}.values())  # twice is twice the same resume
    print(f"{len(texts)} different resumes of {len(paths)} files")
    for scene in SCENES:
        for edit in EDITS:
            if edit in (moved,) and not scene.contacts(0):
                continue
            right, wrong, count = _measured(texts, scene, edit)
            print(f"{scene.what:40} {edit.__name__:9} {right:4} of {count} found, {wrong} wrong")
    return 0


def _traits(path: Path) -> Traits | None:
    try:
        return traits_of(read_resume(path.read_bytes(), path.name, Limits(ocr_pages=0)))
    except Fault:
        return None


def _measured(texts: list[Traits], scene: Scene, edit: Edit) -> tuple[int, int, int]:
    chance = random.Random(7)  # noqa: S311
    lines = [line for one in texts for line in one.texts]
    owners: dict[str, int] = {}
    with Corpus.in_memory(Nothing()) as corpus:
        for n, one in enumerate(texts):
            first = replace(one, name=scene.name(n), contacts=scene.contacts(n), dated=1)
            second = replace(edit(first, lines, chance), dated=2)
            for version, traits in enumerate((first, second)):
                document = Document(f"{2 * n + version:064x}", "cv", "text/plain", "x", ())
                settled = Settled(document.id, "1", Outcome(document.id), traits=traits)
                corpus.add_many([(document, ())], Settling([settled]))
                owners[document.id] = n
        older = corpus.superseded()
    wrong = sum(1 for old, new in older.items() if owners[old] != owners[new])
    right = sum(1 for n in range(len(texts)) if f"{2 * n:064x}" in older) - wrong
    return max(right, 0), wrong, len(texts)


if __name__ == "__main__":
    sys.exit(main())
