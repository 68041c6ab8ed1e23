"""PDF: every trick and decoy on every base, with seeded sizes, words and places."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tricks.bases import Base, bases
from tricks.case import Case
from tricks.paper import Paper
from tricks.pdf_decoys import DECOYS
from tricks.pdf_tricks import TRICKS

_STUFFING = (
    "kubernetes terraform ansible jenkins scala haskell erlang cobol fortran prolog pandas spark "
    "airflow snowflake tableau salesforce mainframe photoshop blockchain cryptography"
).split()
_HONEST = "Portuguese Carpentry Beekeeping Welding Archery Juggling Botany Astronomy".split()
_WORDS = 5


def cases(seed: int = 0) -> Iterator[Case]:
    """All cases; the same seed gives the same bytes."""
    for name, trick in TRICKS.items():
        for base in bases():
            dice = random.Random(f"{seed}/{name}/{base.name}")  # noqa: S311 - nothing secret
            words = tuple(dice.sample(_STUFFING, _WORDS))
            paper = trick(base, words, dice)
            if paper:
                yield Case(name, paper.pdf(), "resume.pdf", words, base.words)
    for name, decoy in DECOYS.items():
        for base in bases():
            dice = random.Random(f"{seed}/{name}/{base.name}")  # noqa: S311 - nothing secret
            words = tuple(dice.sample(_HONEST, _WORDS))
            yield _decoy(name, decoy(base, words, dice), base, words)


def _decoy(name: str, paper: Paper, base: Base, words: tuple[str, ...]) -> Case:
    return Case(name, paper.pdf(), "resume.pdf", (), (*base.words, *words), is_trick=False)
