"""Travel, shifts, driving and the like: stated, shown in what was done, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.permits import CONDITIONS
from matcher.lexicon.stance import denies
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, best_first

_TOLD = tuple(
    (name, Hinted.of(states), Hinted.of(shows) if shows else None)
    for name, _, states, shows in CONDITIONS
)
STATED, SHOWN = 0.9, 0.7
_ABOUT = re.compile(r"^\W*(?:\w+ ){0,2}(?:knowledge|experienced?|understand\w*)\b", re.IGNORECASE)
_LONGEST = 14  # words of a requirement that is about a condition and nothing else
_SHORT = 40  # characters of a line in an education that may be about something else
_LONGEST_STATEMENT = 200  # characters of a line that states one


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions that a requirement asks a person to accept, by name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A line that states a condition outright, or shows it in what was done."""

    name: str
    ordinal: int
    stated: bool


def asked_of(requirement: Requirement) -> Asked | None:
    """The conditions that `requirement` asks for; only of one that is about them."""
    if requirement.kind not in (Kind.LOGISTICS, Kind.CERTIFICATION, Kind.OTHER):
        return None
    text = needed(requirement.text)
    if _ABOUT.search(text):
        return None
    names = tuple(name for name, asks, _, _ in CONDITIONS if asks.search(text))
    if requirement.kind is not Kind.LOGISTICS and len(text.split()) > _LONGEST:
        return None
    if requirement.kind is Kind.CERTIFICATION:
        names = tuple(name for name in names if name == "a driving licence")
    return Asked(names) if names else None


def held_in(reading: Reading) -> tuple[Held, ...]:
    """What the lines of a resume state or show of such conditions."""
    told = [
        (name, reading.over(states), reading.over(shows) if shows else None)
        for name, states, shows in _TOLD
    ]
    told = [one for one in told if one[1] or one[2]]
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    found = [h for p, lower in lines for h in _held(p, lower, told)]
    return tuple([h for h, text in found if not denies(text)])


def _held(
    passage: Passage, lower: str, told: Sequence[tuple[str, Hinted | None, Hinted | None]]
) -> Iterator[tuple[Held, str]]:
    text = passage.text
    short = len(text) <= _LONGEST_STATEMENT
    schooled = passage.label == SectionKind.EDUCATION.value and len(text) > _SHORT
    for name, states, shows in told:
        if states and short and states.search(text, lower):
            yield Held(name, passage.ordinal, stated=True), text
        elif shows and not schooled and shows.search(text, lower):
            yield Held(name, passage.ordinal, stated=False), text


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month) -> Ruling:
    """The mean over the conditions asked for of which the resume says something."""
    del scores, as_of
    worth: dict[str, float] = {}
    shown: list[tuple[float, int]] = []
    for line in held:
        if line.name in asked.names:
            value = STATED if line.stated else SHOWN
            worth[line.name] = max(worth.get(line.name, 0.0), value)
            shown.append((value, line.ordinal))
    if not worth:
        said = " or ".join(asked.names)
        return Ruling(0.0, (), (f"a resume seldom states {said}; ask the candidate",), unknown=True)
    silent = [name for name in asked.names if name not in worth]
    coverage = round(sum(worth.values()) / (len(worth) + 0.5 * len(silent)), 4)
    reasons = [f"it {'states' if worth[n] == STATED else 'shows'} {n}" for n in worth]
    reasons += [f"it does not say anything of {n}" for n in silent]
    return Ruling(coverage, best_first(shown), tuple(reasons))
