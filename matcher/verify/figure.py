"""A least figure with its unit, such as a GPA or words per minute, against those of a resume."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from matcher.lexicon.figures import FIGURES, GPA
from matcher.types import Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling

Figure: TypeAlias = tuple[str, Hinted, float, float]
Stated: TypeAlias = tuple[str, float]
_FIGURES: tuple[Figure, ...] = tuple(
    (name, Hinted.of(found), low, high) for name, found, low, high in FIGURES
)
_AT_WORK = (SectionKind.EXPERIENCE.value, SectionKind.VOLUNTEERING.value)
# At or above the least: met. Close below it: partly at most. Else missing.
FULL, SURE, CLOSE, CLOSELY, BELOW, LOW = 0.95, 0.75, 0.9, 0.5, 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure, by the name of its unit, and the least of it that will do."""

    name: str
    least: float


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that a line states."""

    name: str
    ordinal: int
    value: float


def _values(text: str, lower: str, named: Sequence[Figure] = _FIGURES) -> Iterator[Stated]:
    for name, hinted, low, high in named:
        if hinted.may(lower):
            for found in hinted.pattern.finditer(text):
                value = float(next(group for group in found.groups() if group))
                if low <= value <= high:
                    yield name, value


def asked_of(requirement: Requirement) -> Asked | None:
    """The least figure that `requirement` sets, or None; of several, the lowest of the first."""
    text = needed(requirement.text)
    found = list(_values(text, text.lower()))
    if not found:
        return None
    name = found[0][0]
    return Asked(name, min(value for one, value in found if one == name))


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The figures that the lines of a resume state; a GPA of a job's line is that of others."""
    told = [(name, over, a, b) for name, one, a, b in _FIGURES if (over := reading.over(one))]
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    return tuple(
        [
            Held(name, p.ordinal, value)
            for p, low in lines
            for name, value in _values(p.text, low, told)
            if name != GPA or p.label not in _AT_WORK
        ]
    )


def weigh(asked: Asked, held: tuple[Held, ...]) -> Ruling:
    """The highest figure of the sort against the least; unknown where none is stated."""
    best = max((h for h in held if h.name == asked.name), key=lambda h: h.value, default=None)
    if best is None:
        return Ruling(0.0, (), (f"the resume states no {asked.name}; ask",), unknown=True)
    wanted = (
        f"a GPA of {asked.least:g} is" if asked.name == GPA else f"{asked.least:g} {asked.name} are"
    )
    said = f"{wanted} asked for; the resume states {best.value:g}"
    shown = (best.ordinal,)
    if best.value >= asked.least:
        return Ruling(FULL, shown, (said,), least=SURE)
    if best.value >= CLOSE * asked.least:
        return Ruling(CLOSELY, shown, (said,), most=CLOSELY)
    return Ruling(BELOW, shown, (said,), most=LOW)
