"""Travel, shifts, driving and the like: stated, shown in what was done, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.degrees import TO_RETURN
from matcher.lexicon.denials import denied, part_of
from matcher.lexicon.others import anothers
from matcher.lexicon.permits import (
    BACK_TO_SCHOOL,
    CLAUSE_ENDS,
    CONDITIONS,
    LICENCE,
    LICENCE_ENDED,
    LICENCE_TO_COME,
    LICENCE_WORDS,
    NONE_OF_IT,
    ON_SITE,
    RECORD,
    REMOTE_ONLY,
    SHARE_OF_TIME,
    TRAVEL,
    states_in,
)
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, best_first

_TOLD = tuple(
    (name, Hinted.of(states), Hinted.of(shows) if shows else None)
    for name, _, states, shows in CONDITIONS
)
_ASKED = tuple((name, Hinted.of(asks)) for name, asks, _, _ in CONDITIONS)
STATED, SHOWN, PARTLY, DENIED = 0.9, 0.58, 0.5, 0.03
DENIAL = "the resume says that it is not so"
_SAYS = {STATED: "states", SHOWN: "shows", PARTLY: "states less of"}
_ABOUT = re.compile(r"^\W*(?:\w+ ){0,2}(?:knowledge|experienced?|understand\w*)\b", re.IGNORECASE)
_LONGEST = 14  # words of a requirement that is about a condition and nothing else
_SHORT = 40  # characters of a line in an education that may be about something else
_LONGEST_STATEMENT = 200  # characters of a line that states one
_LONGEST_DENIAL = 90  # characters of a clause that denies one


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions that a requirement asks a person to accept, by name.

    `percent`: of the time that is to be spent on travel; 0 where it does not say. `places`: the
    states whose driving licence it is to be.
    """

    names: tuple[str, ...]
    percent: int = 0
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A line that states a condition outright, or shows it in what was done, or denies it.

    `percent`: of the time that may be spent on travel; 0 where it does not say. `places`: the
    states whose driving licence it is.
    """

    name: str
    ordinal: int
    stated: bool
    denied: bool
    percent: int = 0
    places: tuple[str, ...] = ()


def asked_of(requirement: Requirement) -> Asked | None:
    """The conditions that `requirement` asks for; only of one that is about them."""
    text = needed(requirement.text)
    if requirement.kind is Kind.EDUCATION:
        return Asked((BACK_TO_SCHOOL,)) if TO_RETURN.search(text) else None
    if requirement.kind not in (Kind.LOGISTICS, Kind.CERTIFICATION, Kind.OTHER):
        return None
    if _ABOUT.search(text):
        return None
    names = tuple(name for name, asks, _, _ in CONDITIONS if asks.search(text))
    if requirement.kind is not Kind.LOGISTICS and len(text.split()) > _LONGEST:
        return None
    if requirement.kind is Kind.CERTIFICATION:
        names = tuple(name for name in names if name in (LICENCE, RECORD))
    if not names:
        return None
    places = _licence_of(text) if LICENCE in names else ()
    return Asked(names, _percent(text) if TRAVEL in names else 0, places)


def _licence_of(text: str) -> tuple[str, ...]:
    """The states whose driving licence `text` names.

    >>> _licence_of("Valid Ohio driver's license; travel to Texas")
    ('OH',)
    """
    found = LICENCE_WORDS.search(text)
    return tuple(sorted(states_in(part_of(text, *found.span())))) if found else ()


def _percent(text: str) -> int:
    found = SHARE_OF_TIME.search(text)
    return int(found[1]) if found else 0


def held_in(reading: Reading) -> tuple[Held, ...]:
    """What the lines of a resume state or show of such conditions."""
    told = [
        (name, reading.over(states), reading.over(shows) if shows else None)
        for name, states, shows in _TOLD
    ]
    told = [one for one in told if one[1] or one[2]]
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    asking = [(name, over) for name, asks in _ASKED if (over := reading.over(asks))]
    return tuple([h for p, low in lines for h in (*_held(p, low, told), *_denied(p, low, asking))])


def _held(
    passage: Passage, lower: str, told: Sequence[tuple[str, Hinted | None, Hinted | None]]
) -> Iterator[Held]:
    text = passage.text
    short = len(text) <= _LONGEST_STATEMENT
    schooled = passage.label == SectionKind.EDUCATION.value and len(text) > _SHORT
    for name, states, shows in told:
        found = states.search(text, lower) if states and short else None
        stated = found is not None
        if found is None and shows and not schooled:
            found = shows.search(text, lower)
        if found is None or (name == LICENCE and _none_yet(text, *found.span())):
            continue
        if not denied(text, *found.span()) and not anothers(text, *found.span()):
            percent = _percent(text) if stated and name == TRAVEL else 0
            places = _licence_of(text) if name == LICENCE else ()
            yield Held(name, passage.ordinal, stated, False, percent, places)


def _denied(passage: Passage, lower: str, asking: Sequence[tuple[str, Hinted]]) -> Iterator[Held]:
    """The conditions that a short clause of a line denies, or puts off.

    A line of a job tells what was done, and not what is wanted: "on time, no overtime".
    """
    text = passage.text
    if len(text) > _LONGEST_STATEMENT:
        return
    wishes = passage.label != SectionKind.EXPERIENCE.value
    if wishes and REMOTE_ONLY.search(text):
        yield Held(ON_SITE, passage.ordinal, stated=True, denied=True)
    for name, hint in asking:
        if not hint.may(lower):
            continue
        spans = [m.span() for m in hint.pattern.finditer(text)]
        no = [
            s
            for s in spans
            if denied(text, *s)
            or (wishes and NONE_OF_IT.search(text, 0, s[0]) and CLAUSE_ENDS.match(text, s[1]))
            or (name == LICENCE and _none_yet(text, *s))
        ]
        if any(len(part_of(text, *s)) <= _LONGEST_DENIAL for s in no):
            yield Held(name, passage.ordinal, stated=True, denied=True)


def _none_yet(text: str, start: int, end: int) -> bool:
    """Whether a line says that the driving licence it names is yet to be got, or was taken."""
    part = part_of(text, start, end)
    return LICENCE_TO_COME.search(part) is not None or LICENCE_ENDED.search(part) is not None


def _reason(name: str, value: float) -> str:
    if name == LICENCE and value == PARTLY:
        return f"it states {name} of another place"
    return f"it {_SAYS[value]} {name}"


def _elsewhere(asked: Asked, line: Held) -> bool:
    """Whether a line names another state's driving licence than the one that is asked for."""
    there = line.name == LICENCE and asked.places and line.places
    return bool(there) and not {*asked.places} & {*line.places}


def by_lines(asked: Asked) -> Ruling:
    """Where no line states what is asked for: who comes near has it partly at most."""
    said = " or ".join(asked.names)
    return Ruling.by_lines(PARTLY, f"no line states {said}, so it is partly at most")


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month) -> Ruling:
    """The mean over the conditions asked for of which the resume says something."""
    del scores, as_of
    worth: dict[str, float] = {}
    shown: list[tuple[float, int]] = []
    for line in held:
        if line.name in asked.names and not line.denied:
            value = STATED if line.stated else SHOWN
            if 0 < line.percent < asked.percent or _elsewhere(asked, line):
                value = PARTLY
            worth[line.name] = max(worth.get(line.name, 0.0), value)
            shown.append((value, line.ordinal))
    against = {h.name: h.ordinal for h in held if h.denied and h.name in asked.names}
    if LICENCE in against and worth.get(LICENCE) == SHOWN:
        del worth[LICENCE]  # who drove once may drive no more
    no = {name: ordinal for name, ordinal in against.items() if name not in worth}
    if no and not worth:
        return Ruling(DENIED, best_first([(DENIED, n) for n in no.values()]), (DENIAL,))
    if not worth:
        said = " or ".join(asked.names)
        return Ruling(0.0, (), (f"a resume seldom states {said}; ask the candidate",), unknown=True)
    silent = [name for name in asked.names if name not in worth and name not in no]
    shown += [(DENIED, ordinal) for ordinal in no.values()]
    total = sum(worth.values()) + DENIED * len(no)
    coverage = round(total / (len(worth) + len(no) + 0.5 * len(silent)), 4)
    reasons = [_reason(name, value) for name, value in worth.items()]
    reasons += [f"it does not say anything of {n}" for n in silent]
    reasons += [f"{DENIAL}: {n}" for n in no]
    return Ruling(coverage, best_first(shown), tuple(reasons))
