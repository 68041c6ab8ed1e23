"""Places as resumes and recruiters write them, compared by their words: cities, states, countries.

A place is a set of marks: "austin" for a city, "US-TX" for a state, "US" for a country. Nothing is
looked up but names and codes of countries and of the parts of some; a city is what stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.lexicon.regions import (
    ABROAD,
    BEFORE_CITIES,
    CITIES,
    CITY_ELSEWHERE,
    COUNTRIES,
    NOWHERE,
    PARTS,
    SHORT_WORDS,
    STATES_OF,
)

Marks = frozenset[str]

_LONGEST_NAME = 5  # words of a country or state
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_APART = re.compile(r"[,;|/()\[\]\n]|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset("to for in be and or".split())


def _named() -> dict[str, Marks]:
    """Name of a country or of a part of one -> what it may be."""
    found: dict[str, set[str]] = {}
    for code, names in COUNTRIES.items():
        for name in names:
            found.setdefault(name, set()).add(code.upper())
    for country, parts in PARTS.items():
        for code, names in parts.items():
            for name in names:
                found.setdefault(name, set()).add(f"{country}-{code}".upper())
    return {name: frozenset(marks) for name, marks in found.items()}


NAMES = _named()
_CODES: dict[str, str] = {code: code.upper() for code in COUNTRIES} | {
    code: f"{country}-{code}".upper() for country in ("au", "ca", "us") for code in PARTS[country]
}
_COUNTRY_OF = {city: country.upper() for country, cities in ABROAD.items() for city in cities}


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between commas. `region`: the countries or states that they may name."""

    words: tuple[str, ...]
    region: Marks

    @property
    def name(self) -> str:
        """The words as one, without what stands before cities; the usual where one has two."""
        return _usual(_bare(self.words))

    @property
    def coded(self) -> bool:
        """Whether it is a code and no name."""
        return len(self.words) == 1 and self.words[0] in _CODES and self.words[0] not in NAMES


def marks_of(place: str) -> Marks:
    """What is said of where a place is; nothing for "remote" and the like.

    >>> sorted(marks_of("St. Louis, MO")), sorted(marks_of("München"))
    (['US', 'US-MO', 'saint', 'saint louis'], ['DE', 'munich'])
    """
    parts = _parts(place)
    found: set[str] = set()
    for part, region in zip(parts, _regions(parts), strict=True):
        region |= {STATES_OF[name]} if (name := " ".join(part.words)) in STATES_OF else region
        found |= region
        found |= {mark.partition("-")[0] for mark in region}
        found |= set() if part.coded and region else set(_beginnings(part.words))
        found |= {_COUNTRY_OF[part.name]} if part.name in _COUNTRY_OF else set()
    return frozenset(found)


def asked_for(place: str) -> tuple[Marks, ...]:
    """What a place that is asked for must have: of each set, one mark. Nothing for no place.

    >>> asked_for("Austin, Texas")
    (frozenset({'austin'}), frozenset({'US-TX'}))
    >>> sorted(asked_for("New York")[0])
    ['US-NY', 'new york']
    """
    parts = _parts(place)
    asked: list[Marks] = []
    for n, (part, region) in enumerate(zip(parts, _regions(parts), strict=True)):
        a_city = not region or (n == 0 and not part.coded)
        asked.append(region | {part.name} if a_city else region)
    return tuple(asked)


def _parts(place: str) -> list[_Part]:
    found: list[_Part] = []
    for text in _APART.split(place):
        words = _words(text)
        rest = [word for word in words if word not in NOWHERE]
        if not rest or (len(rest) < len(words) and _FILLERS.issuperset(rest)):
            continue
        for some in _cut(words, text.split()):
            found.append(_Part(some, _region(some, found)))
    return found


def _words(text: str) -> tuple[str, ...]:
    """The words, folded, those with digits left out: codes of the post and numbers of houses."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "")
    plain = plain.replace("’", "")
    words = [SHORT_WORDS.get(word, word) for word in _WORD.findall(plain)]
    return tuple(word for word in words if not any(c.isdigit() for c in word))


def _cut(words: tuple[str, ...], written: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Words that end in a country or state, cut before it: "Austin TX", "San Jose California"."""
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-size:])
        coded = size == 1 and name in _CODES and name.upper() in written
        if name in NAMES or coded:
            if size < len(words):
                yield words[:-size]
            yield words[-size:]
            return
    yield words


def _region(words: tuple[str, ...], before: Sequence[_Part]) -> Marks:
    """What words name by a code or a name; a code of two meanings by what stands before it."""
    name = " ".join(words)
    if name not in _CODES or name in NAMES:
        return NAMES.get(name, frozenset())
    last = before[-1] if before else None
    if name in COUNTRIES and last is not None:
        coded = bool(last.region) or len(last.name) == 2  # "Toronto, ON, CA"
        if coded or _COUNTRY_OF.get(last.name) == name.upper():
            return frozenset((name.upper(),))
    return frozenset((_CODES[name],))


def _regions(parts: Sequence[_Part]) -> list[Marks]:
    """Of each part what it is taken to name: "Washington, DC" is in no state of Washington."""
    found: list[Marks] = []
    for n, part in enumerate(parts):
        following = parts[n + 1].region if n + 1 < len(parts) else None
        of_country = following is not None and any("-" not in mark for mark in following)
        inside = frozenset(mark for mark in part.region if _lies_in(mark, following))
        taken = part.region if following is None else inside if of_country else frozenset()
        found.append(taken)
    return found


def _lies_in(mark: str, countries: Marks | None) -> bool:
    return mark.partition("-")[0] in (countries or ())


def _beginnings(words: Sequence[str]) -> Iterator[str]:
    """The names that words may be: "san francisco bay area" is in San Francisco.

    No state that a city is called by and may not lie in: Kansas City is in Missouri too.
    """
    kept = _bare(words)
    for size in range(1, len(kept) + 1):
        if kept[size : size + 1] != ("city",) or " ".join(kept[:size]) not in CITY_ELSEWHERE:
            yield _usual(kept[:size])


def _bare(words: Sequence[str]) -> Sequence[str]:
    first = next((n for n, word in enumerate(words) if word not in BEFORE_CITIES), 0)
    return words[first:]


def _usual(words: Sequence[str]) -> str:
    name = " ".join(words)
    return CITIES.get(name, name)
