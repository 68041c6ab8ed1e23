"""The right to work, citizenship, clearance and checks: only what the resume itself states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.types import Passage
from matcher.lexicon.denials import denied, denies, part_of
from matcher.lexicon.permits import (
    ABLE_TO_OBTAIN,
    ASKS_CITIZEN,
    ASKS_CLEARANCE,
    ASKS_RESIDENT_TOO,
    ASKS_TO_WORK,
    CHECKS,
    CITIZEN,
    CLEARANCE_OF_OTHERS,
    CLEARANCES,
    CLEARED,
    COUNTRIES,
    FOR_NOW,
    MAY_WORK,
    NEEDS_SPONSOR,
    NO_SPONSOR,
    OF_OTHERS,
    RAN_OUT,
    RESIDENT,
)
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, best_first

WORK, CITIZENSHIP, CLEARANCE, CHECK = "work", "citizenship", "clearance", "check"
_CITIZEN, _RESIDENT, _MAY_WORK, _SPONSOR = "citizen", "resident", "may work", "sponsor"
DENIAL = "the resume says that it is not so"
FULL, PROBABLY, PARTLY, NONE = 0.95, 0.75, 0.5, 0.03
# What each standing is worth where the right to work is asked for, and where citizenship is.
_WORTH = {
    WORK: {_CITIZEN: FULL, _RESIDENT: FULL, _MAY_WORK: FULL, _SPONSOR: NONE},
    CITIZENSHIP: {_CITIZEN: FULL, _RESIDENT: 0.25, _MAY_WORK: 0.25, _SPONSOR: NONE},
}
_SAID = {
    _CITIZEN: "it states a citizenship",
    _RESIDENT: "it states permanent residence",
    _MAY_WORK: "it states a right to work",
    _SPONSOR: "it states a visa that a new employer has to sponsor",
}
_ASKING = (Kind.AUTHORIZATION, Kind.CERTIFICATION, Kind.LOGISTICS, Kind.EDUCATION, Kind.OTHER)
_CLEARED = Hinted.of(CLEARED)
_CHECKS = tuple((name, Hinted.of(pattern)) for name, pattern in CHECKS)
# What a line states of a right to work; the first that is found counts.
_STANDINGS = (
    (_SPONSOR, Hinted.of(NEEDS_SPONSOR)),
    (_RESIDENT, Hinted.of(RESIDENT)),
    (_CITIZEN, Hinted.of(CITIZEN)),
    (_MAY_WORK, Hinted.of(MAY_WORK)),
)
_LONG_DUTY = 60  # characters of a duty, from which on it tells of work and not of papers
_LONGEST = 220  # characters of a line that states such a thing


@dataclass(frozen=True, slots=True)
class Asked:
    """The sort of permit, in which countries, at which rank of clearance, which check."""

    sort: str
    countries: tuple[str, ...]
    rank: int
    check: str
    resident_too: bool
    obtainable: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What a line states. `name` is a standing, "clearance", or the name of a check."""

    name: str
    ordinal: int
    countries: tuple[str, ...]
    rank: int
    lapsed: bool
    denied: bool


class Told(NamedTuple):
    """The patterns of what a line may state that some line of a resume may match."""

    cleared: Hinted | None
    checks: Sequence[tuple[str, Hinted]]
    standings: Sequence[tuple[str, Hinted]]


def countries_in(text: str) -> tuple[str, ...]:
    """The countries that `text` names, themselves or by their citizens.

    >>> countries_in("German citizen, authorized to work in the U.S.")
    ('the US', 'the EU')
    """
    return tuple(name for name, pattern in COUNTRIES if pattern.search(text))


def asked_of(requirement: Requirement) -> Asked | None:
    """The permit that `requirement` asks for, or None."""
    text = needed(requirement.text)
    sort, check = _sort(text), next((n for n, p in CHECKS if p.search(text)), "")
    if requirement.kind not in _ASKING and sort in ("", CITIZENSHIP):
        return None  # "Respond to citizens with tact"
    if check and not sort:
        sort = CHECK
    if not sort:
        return None
    ranks = [rank for rank, pattern in CLEARANCES if pattern.search(text)]
    return Asked(
        sort=sort,
        countries=countries_in(text),
        rank=min(ranks, default=0),
        check=check,
        resident_too=bool(ASKS_RESIDENT_TOO.search(text)),
        obtainable=bool(ABLE_TO_OBTAIN.search(text)),
    )


def _sort(text: str) -> str:
    if ASKS_CLEARANCE.search(text) and any(p.search(text) for _, p in CLEARANCES):
        return CLEARANCE
    if "clearance" in text.casefold() and "security" in text.casefold():
        return CLEARANCE
    if ASKS_TO_WORK.search(text):
        return WORK
    return CITIZENSHIP if ASKS_CITIZEN.search(text) else ""


def held_in(reading: Reading) -> tuple[Held, ...]:
    """What the lines of a resume state of permits, clearances and checks."""
    cleared = reading.over(_CLEARED)
    checks = [(name, over) for name, one in _CHECKS if (over := reading.over(one))]
    standings = [(name, over) for name, one in _STANDINGS if (over := reading.over(one))]
    told = Told(cleared, checks, standings)
    if not any(told):
        return ()
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    return tuple([h for p, lower in lines if len(lower) <= _LONGEST for h in _held(p, lower, told)])


def _held(passage: Passage, lower: str, told: Told) -> Iterator[Held]:
    text = passage.text
    names = list(_stated(text, lower, passage.label, told))
    if names:
        countries, lapsed, partly = countries_in(text), bool(RAN_OUT.search(text)), denies(text)
        for name, rank, (start, end) in names:
            if partly:
                countries = countries_in(part_of(text, start, end))
            no = partly and denied(text, start, end)
            yield Held(name, passage.ordinal, countries, rank, lapsed, no)


def _stated(
    text: str, lower: str, label: str, told: Told
) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """The permits that a line states or denies, with the rank of a clearance, and their places.

    A long duty states none.
    """
    found = told.cleared.search(text, lower) if told.cleared else None
    if found and CLEARED.search(CLEARANCE_OF_OTHERS.sub(" ", text)):
        ranks = [rank for rank, pattern in CLEARANCES if pattern.search(text)]
        if ranks or "clearance" in lower:
            yield CLEARANCE, max(ranks, default=0), found.span()
    if label == SectionKind.EXPERIENCE.value and len(text) > _LONG_DUTY:
        return
    for name, hint in told.checks:
        if found := hint.search(text, lower):
            yield name, 0, found.span()
    if not OF_OTHERS.search(text):
        yield from ((name, 0, place) for name, place in _standing(text, lower, told))


def _standing(text: str, lower: str, told: Told) -> Iterator[tuple[str, tuple[int, int]]]:
    """The first right to work that a line states, and all that it denies."""
    stated = False
    for name, hinted in told.standings:
        first = hinted.search(text, lower)
        if first is None or (name == _SPONSOR and NO_SPONSOR.search(text)):
            continue
        if name == _SPONSOR and FOR_NOW.search(text):
            return
        if not denies(text):
            yield name, first.span()
            return
        for found in hinted.pattern.finditer(text):
            no = denied(text, *found.span())
            if (no and name != _SPONSOR) or (not no and not stated):
                yield name, found.span()
                stated = stated or not no


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month) -> Ruling:
    """What the stated permits are worth; unknown where the resume states none of the sort."""
    del scores, as_of  # stated or not
    yes, no = [h for h in held if not h.denied], [h for h in held if h.denied]
    if asked.sort == CLEARANCE:
        found = [(_clearance(asked, h), h) for h in yes if h.name == CLEARANCE]
    elif asked.sort == CHECK:
        found = [(PARTLY if h.lapsed else FULL, h) for h in yes if h.name == asked.check]
    else:
        found = [(_standing_worth(asked, h), h) for h in yes if h.name in _SAID]
    against = [h.ordinal for h in no if _against(asked, h)]
    enough = PROBABLY if asked.sort == CITIZENSHIP else PARTLY
    if against and max((worth for worth, _ in found), default=0.0) < enough:
        return Ruling(NONE, best_first([(NONE, n) for n in against]), (DENIAL,))
    best = max(found, key=lambda f: (f[0], -f[1].ordinal), default=None)
    if best is None or best[0] < 0:
        return Ruling(0.0, (), (_ask(asked),), unknown=True)
    worth, how = best
    shown = best_first([(w, h.ordinal) for w, h in found if w >= PARTLY] or [(worth, how.ordinal)])
    return Ruling(worth, shown if worth > NONE else (), (_reason(how),))


def _against(asked: Asked, held: Held) -> bool:
    """Whether a line that denies something denies what is asked for."""
    if held.countries and asked.countries and not {*asked.countries} & {*held.countries}:
        return False
    if asked.sort == CLEARANCE:
        return held.name == CLEARANCE and (not held.rank or held.rank <= (asked.rank or held.rank))
    if asked.sort == CHECK:
        return held.name == asked.check
    return held.name == (_CITIZEN if asked.sort == CITIZENSHIP else _MAY_WORK)


def _clearance(asked: Asked, held: Held) -> float:
    if held.lapsed:
        return FULL if asked.obtainable else PARTLY
    if not asked.rank or held.rank >= asked.rank or asked.obtainable:
        return FULL
    return PARTLY


def _standing_worth(asked: Asked, held: Held) -> float:
    """-1 where the line speaks of another country than the one that is asked about."""
    elsewhere = asked.countries and held.countries and not {*asked.countries} & {*held.countries}
    if held.name == _SPONSOR:
        return NONE
    if elsewhere:
        return -1.0
    if held.lapsed:
        return PARTLY
    worth = _WORTH[asked.sort][held.name]
    if asked.sort == CITIZENSHIP and held.name == _RESIDENT and asked.resident_too:
        worth = FULL
    return worth if held.countries or not asked.countries or held.name != _CITIZEN else PROBABLY


def _ask(asked: Asked) -> str:
    if asked.sort == CHECK:
        return f"the resume does not state a {asked.check}; ask the candidate"
    if asked.sort == CLEARANCE:
        return "the resume states no clearance; ask the candidate"
    return "a resume seldom states work authorization; ask the candidate"


def _reason(held: Held) -> str:
    if held.name in _SAID:
        return _SAID[held.name]
    return f"it states a {held.name}" + (" that has run out" if held.lapsed else "")
