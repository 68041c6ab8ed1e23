"""How large a thing must have been, such as a budget or a team, against what a resume states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.lexicon.amounts import (
    AT_LEAST,
    BESIDE,
    CHANGE,
    LED,
    MONEY,
    NO_FIELD,
    PEOPLE,
    PLURALS,
    SCALES,
    SUMS,
    THINGS,
)
from matcher.lexicon.denials import affirmed
from matcher.lexicon.words import terms, terms_of
from matcher.lexicon.years import AT_MOST, NUMBERS, SPANS
from matcher.types import Kind, Level, Requirement
from matcher.verify.clauses import needed
from matcher.verify.figure import Held
from matcher.verify.reading import Reading
from matcher.verify.ruling import NEAR, Ruling, Scores, best_first, score_at

_KINDS = (Kind.EXPERIENCE, Kind.YEARS, Kind.SKILL, Kind.OTHER, Kind.TRAIT)
_NO_FIELD = terms_of(NO_FIELD)
# As large: met. Smaller, or large in another field: partly. Unstated: what the lines show, and
# partly at most.
FULL, SURE, PARTLY = 0.9, 0.75, 0.5
FEWEST = 10  # of things that are counted: "3 or more clients at once" sets no size
TINY = 0.1  # of what is asked for, below which a figure says no more than none


@dataclass(frozen=True, slots=True)
class Part:
    """The least of one thing. `field`: the figure must be of something that is named beside it."""

    name: str
    least: float
    field: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """All that must have been so large."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    value: float
    start: int
    end: int


def asked_of(requirement: Requirement) -> Asked | None:
    """The sizes that `requirement` sets a least for; a duty only where it says that it is one."""
    text = needed(requirement.text)
    if requirement.kind not in _KINDS or not any(map(str.isalnum, text)):
        return None
    if requirement.level is Level.RESPONSIBILITY and not AT_LEAST.search(text):
        return None
    least: dict[str, float] = {}
    said = text
    for one in _sizes(text):
        if AT_MOST.search(text[: one.start].rstrip()) or (
            one.name not in _OWN and (one.value < FEWEST or not AT_LEAST.search(text))
        ):
            continue
        least[one.name] = min(one.value, least.get(one.name, one.value))
        said = said.replace(text[one.start : one.end], " ")
    field = bool(terms(SPANS.sub(" ", said)) - _NO_FIELD - terms(" ".join(least)))
    return Asked(tuple(Part(n, v, field) for n, v in least.items())) if least else None


_OWN = (*(name for name, _ in SUMS), LED)


def _sizes(text: str) -> Iterator[_Found]:
    """The sums, the people led and the counted things of `text`, by what they are of."""
    yield from _sums(text)
    for m in PEOPLE.finditer(text):
        yield _Found(LED, _count(m["team"] or m["led"] or m["direct"]), *m.span())
    for m in THINGS.finditer(text):
        yield _Found(_plural(m["thing"].lower()), _count(m["count"]), *m.span())


def _plural(noun: str) -> str:
    """The sort of a counted thing: "branches" of "branch"."""
    return noun if noun.endswith("s") else PLURALS.get(noun, f"{noun}s")


def _sums(text: str) -> Iterator[_Found]:
    found = list(MONEY.finditer(text))
    for n, m in enumerate(found):
        if CHANGE.search(text[: m.start()]):
            continue
        low = max(found[n - 1].end() if n else 0, m.start() - BESIDE)
        high = min(found[n + 1].start() if n + 1 < len(found) else len(text), m.end() + BESIDE)
        before = text[low : m.start()].rpartition(". ")[2]
        behind = text[m.end() : high].partition(". ")[0]
        for name, noun in SUMS:
            if noun.search(behind) or noun.search(before):
                yield _Found(name, _value(m["sum"] or m["bare"], m["unit"] or m["of"]), *m.span())


def _count(written: str) -> float:
    number = NUMBERS.get(written.casefold())
    return float(written.replace(",", "")) if number is None else float(number)


def _value(written: str, unit: str | None) -> float:
    """What a sum comes to: a comma or point before three digits parts thousands.

    >>> _value("1,2", "Mio"), _value("500,000", None), _value("1.000.000", None), _value("2.5", "M")
    (1200000.0, 500000.0, 1000000.0, 2500000.0)
    """
    groups = written.strip(".,").replace(",", ".").split(".")
    parted = len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and not unit
    plain = (
        "".join(groups) if parted or len(groups) < 2 else "".join(groups[:-1]) + "." + groups[-1]
    )
    return round(float(plain) * (SCALES[unit.casefold()] if unit else 1.0), 2)


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The sizes that the lines of a resume state, of each sort the largest of a line."""
    found: list[Held] = []
    for passage in reading.resume.passages:
        text = affirmed(passage.text) if any(map(str.isdigit, passage.text)) else passage.text
        largest: dict[str, float] = {}
        for one in _sizes(text):
            largest[one.name] = max(one.value, largest.get(one.name, 0.0))
        found += [Held(name, passage.ordinal, value) for name, value in largest.items()]
    return tuple(found)


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, near: float = NEAR) -> Ruling:
    """The mean over what is asked for; the lines, partly at most, where something is not stated."""
    found = [_weigh_part(part, held, scores, near) for part in asked.parts]
    reasons = tuple(reason for ruling in found for reason in ruling.reasons)
    shown = tuple(dict.fromkeys(line for ruling in found for line in ruling.shown))
    if any(ruling.scale is not None for ruling in found):
        return Ruling(PARTLY, shown, reasons, scale=1.0, most=PARTLY)
    return Ruling(
        round(sum(ruling.coverage for ruling in found) / len(found), 4),
        shown,
        reasons,
        least=min(ruling.least for ruling in found),
        most=min(ruling.most for ruling in found),
    )


def _weigh_part(part: Part, held: tuple[Held, ...], scores: Scores, near: float) -> Ruling:
    stated = [h for h in held if h.name == part.name and h.value >= TINY * part.least]
    wanted = f"{_sized(part.name, part.least)} asked for"
    if not stated:
        return Ruling.by_lines(PARTLY, f"{wanted}; the resume states none, so it is partly at most")
    enough = [h for h in stated if h.value >= part.least]
    there = [h for h in enough if not part.field or _near(h, scores, near)]
    shown = best_first(
        [(score_at(scores, h.ordinal), h.ordinal) for h in there or enough or stated]
    )
    most = max(h.value for h in there or enough or stated)
    said = f"{wanted}; the resume states {_written(part.name, most)}"
    if there:
        return Ruling(FULL, shown, (said,), least=SURE)
    said = f"{said}, perhaps of something else" if enough else said
    return Ruling(PARTLY, shown, (said,), least=PARTLY, most=PARTLY)


def _near(held: Held, scores: Scores, near: float) -> bool:
    return score_at(scores, held.ordinal) >= near


def _sized(name: str, value: float) -> str:
    amount = _written(name, value)
    if name == LED:
        return f"{amount} people led are"
    return f"{name} of {amount} is" if name in _OWN else f"{amount} {name} are"


def _written(name: str, value: float) -> str:
    if name not in _OWN or name == LED:
        return f"{value:,.0f}"
    scale, unit = next(
        ((s, u) for s, u in ((1e9, "B"), (1e6, "M"), (1e3, "K")) if value >= s), (1.0, "")
    )
    return f"{value / scale:g}{unit}"
