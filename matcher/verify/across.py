"""Work across functions: shown by a line that says who else was at the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.lexicon.deeds import tells_deed
from matcher.lexicon.denials import denies
from matcher.lexicon.functions import (
    ACROSS,
    ALL_TOGETHER,
    ASKS_ACROSS,
    ONLY,
    TO_WHAT_END,
    TOGETHER,
    functions_in,
)
from matcher.types import Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, first_of, score_at

MANY, TWO = 0.95, 0.8
_MANY = 3  # functions
_STAKEHOLDERS = re.compile(r"\bstakeholders\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_WITH = re.compile(f"{TOGETHER.pattern}|{ALL_TOGETHER.pattern}", re.IGNORECASE)
_OUTRIGHT, _TOGETHER = Hinted.of(ACROSS), Hinted.of(_WITH)
_SENTENCE = re.compile(r"[.;](?=\s)|\n(?=[•*-])")


@dataclass(frozen=True, slots=True)
class Asked:
    """Work across functions; `outsiders`: who stands beside the organisation counts as well."""

    outsiders: bool

    def count(self, held: Held) -> int:
        """How many of the functions of a line count."""
        return held.inside + held.outside * self.outsiders


@dataclass(frozen=True, slots=True)
class Held:
    """A line that tells of working together: with how many functions, inside and beside them.

    `outright`: it says of a deed that it was done across functions.
    """

    ordinal: int
    inside: int
    outside: int
    outright: bool


def asked_of(requirement: Requirement) -> Asked | None:
    """Whether `requirement` asks for work across functions, and for nothing else."""
    text = needed(requirement.text)
    if not ASKS_ACROSS.search(text) or not ONLY.issuperset(_WORD.findall(text.lower())):
        return None
    return Asked(outsiders=bool(_STAKEHOLDERS.search(text)))


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The lines of a resume that tell of working with several functions."""
    outright, together = reading.over(_OUTRIGHT), reading.over(_TOGETHER)
    found: list[Held] = []
    for passage, lower in zip(reading.resume.passages, reading.lowers, strict=True):
        if passage.label == SectionKind.SKILLS.value:
            continue
        said = outright is not None and outright.search(passage.text, lower) is not None
        if not said and (together is None or not together.search(passage.text, lower)):
            continue
        inside, outside = max(_counts(passage.text), default=(0, 0))
        said = said and tells_deed(passage.text)
        if (said or inside + outside > 1) and not denies(passage.text):
            found.append(Held(passage.ordinal, inside, outside, said))
    return tuple(found)


def _counts(text: str) -> Iterator[tuple[int, int]]:
    """Of each sentence, how many functions it names among those that somebody worked with."""
    for sentence in _SENTENCE.split(text):
        if ALL_TOGETHER.search(sentence):
            yield functions_in(sentence)
            continue
        ends = [found.end() for cue in (TOGETHER, ACROSS) for found in cue.finditer(sentence)]
        yield functions_in("; ".join(_phrase(sentence, end) for end in ends))


def _phrase(sentence: str, start: int) -> str:
    stop = TO_WHAT_END.search(sentence, start)
    return sentence[start : stop.start() if stop else len(sentence)]


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores) -> Ruling | None:
    """The line that names most of them; None where none does, as it may be said in other words."""
    worth = [(_worth(asked, h), h) for h in held]
    found = [(w, h) for w, h in worth if w]
    if not found:
        return None
    found.sort(key=lambda f: (-f[0], -score_at(scores, f[1].ordinal), f[1].ordinal))
    coverage, best = found[0]
    count = asked.count(best)
    said = f"it names {count} functions that worked together"
    if count < 2:
        said = "it tells of work across functions"
    shown = first_of(h.ordinal for _, h in found)
    return Ruling(coverage, shown, (said,), at_least=True)


def _worth(asked: Asked, held: Held) -> float:
    count = asked.count(held)
    if count >= _MANY:
        return MANY
    return TWO if count == 2 or held.outright else 0.0
