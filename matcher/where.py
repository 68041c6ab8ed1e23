"""What a resume must have to be a candidate, and how it is written: the same through every door."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matcher.errors import BadRequest
from matcher.lexicon.degrees import CREDENTIALS, Rank
from matcher.lexicon.places import Marks, asked_for
from matcher.lexicon.tongue_codes import CODES
from matcher.lexicon.tongues import MORE_TONGUES, OTHER_NAMES, SAME_TONGUE, TONGUES
from matcher.lexicon.words import terms
from matcher.tags import tags_of

MOST = 10  # values of a filter
MOST_YEARS = 100.0
LONGEST = 100  # characters of a skill, a language, a place
_LAST_REQUIREMENT = 999_999
_PLURAL = re.compile(r"['’]?s$")
_CODED = re.compile(r"^([a-z]{2,3})[-_]")  # with a country or a script behind it
_DENIED = re.compile(r"^(?:no|not|non|without)\b")
_OF_TWO = re.compile(r"^\w+(?= \w+$)|(?<=\w )sign language$|(?<=\w )\w+$")  # "Swiss German"
SPOKEN = TONGUES | MORE_TONGUES | {"sign language"}  # a profile knows no others


@dataclass(frozen=True, slots=True)
class Where:
    """What a resume must have to be a candidate; all of it.

    `degree`: a finished degree of this rank or higher (`matcher.lexicon.degrees.Rank`). `years`: so
    many years in dated jobs, together. `terms`: a passage holds it (`matcher.lexicon.words.terms`).
    `tongues`: a language by its name, small letters, at any level but none. `places`: it says to be
    at one of them; who says nothing is at none (`matcher.lexicon.places.asked_for`). `tags`: it was
    given one of them. `added_from`, `added_to`: it was added on such a day in UTC (ISO 8601), or
    between. `met`, `shown`: its match meets these requirements, from 1, or shows them partly at
    least.
    """

    degree: int | None = None
    years: float | None = None
    terms: tuple[str, ...] = ()
    tongues: tuple[str, ...] = ()
    places: tuple[tuple[Marks, ...], ...] = ()
    tags: tuple[str, ...] = ()
    added_from: str | None = None
    added_to: str | None = None
    met: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()

    @property
    def of_matches(self) -> bool:
        """Whether a match has to be made to tell who has it."""
        return bool(self.met or self.shown)


def where_of(asked: Mapping[str, Any]) -> Where | None:
    """What filters by their names ask for; None where that is nothing.

    Names are `degree` (its rank's name), `years`, and lists: `skills`, `languages`, `locations`,
    `tags`, `must_meet`, `must_show`; `added_from` and `added_to` are days. Raises `BadRequest`,
    which names the filter and does not repeat what was given.

    >>> where_of({"degree": "master", "locations": ["Austin, TX"]}).degree
    4
    """
    for name in asked:
        if name not in NAMES:
            raise BadRequest(f"there is no filter {name[:40]!r}; there are {', '.join(NAMES)}.")
    read = {name: NAMES[name] for name in asked if asked[name] not in (None, [], ())}
    found: dict[str, Any] = {}
    for name, (into, reader) in read.items():
        found[into] = reader(asked[name])
    where = Where(**found)
    if where.added_from and where.added_to and where.added_from > where.added_to:
        raise BadRequest("added_from is a later day than added_to: nothing was added between them.")
    return None if where == Where() else where


def _degree(given: str) -> int:
    """The rank of a degree's name, or of a degree as resumes write it.

    >>> _degree("master"), _degree("Master's"), _degree("MBA"), _degree("ms"), _degree("Ph.D.")
    (4, 4, 4, 4, 5)
    """
    known = {rank.name.lower(): int(rank) for rank in Rank}
    text = str(given).strip()
    named = known.get(_PLURAL.sub("", text.lower()))
    if named is not None:
        return named
    for written in (text, text.upper()):  # some are told from words by their capitals
        found = ((pattern.match(written), rank) for rank, pattern, _ in CREDENTIALS)
        ends = [(match.end(), int(rank)) for match, rank in found if match]
        if ends:
            return max(ends)[1]
    raise BadRequest(f"degree is one of {', '.join(known)}, or the name of one such as BSc.")


def _years(given: float | str) -> float:
    try:
        years = float(given)
    except ValueError:
        years = math.nan
    if not 0 <= years <= MOST_YEARS:
        raise BadRequest(f"years is a number from 0 to {MOST_YEARS:g}.")
    return years


def _day(name: str) -> Callable[[str], str]:
    def read(given: str) -> str:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError:
            raise BadRequest(f"{name} is a day such as 2026-11-26.") from None

    return read


def _skills(given: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for skill in _few("skills", given):
        named = sorted(terms(skill))
        if not named:
            raise BadRequest("no word of one of the skills tells resumes apart. Name it otherwise.")
        found += named
    return tuple(found)


def _languages(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(_language(one) for one in _few("languages", given))


def _language(given: str) -> str:
    """A language by its name, or by its code, with a country or without, as profiles call it.

    >>> _language("Deutsch"), _language("de-AT"), _language("Farsi"), _language("Mandarin Chinese")
    ('german', 'german', 'persian', 'mandarin')
    """
    plain = " ".join(given.casefold().split())
    coded: list[str] = _CODED.findall(plain)
    names = [one if one in SPOKEN else CODES.get(one, one) for one in (plain, *coded)]
    if not _DENIED.match(plain):
        names += _OF_TWO.findall(plain)  # no codes: "my", "is" and "no" are words beside others
    for one in names:
        name = OTHER_NAMES.get(one, one)
        if name in SPOKEN:
            return SAME_TONGUE.get(name, name)
    raise BadRequest(
        "one of the languages is none that is looked for in resumes. Give its English name or its "
        "code (ISO 639), such as German or de."
    )


def _locations(given: Sequence[str]) -> tuple[tuple[Marks, ...], ...]:
    found = tuple(asked_for(one) for one in _few("locations", given))
    if not all(found):
        raise BadRequest('one of the locations names no place. Write it such as "Austin, TX".')
    return found


def _tags(given: Sequence[str]) -> tuple[str, ...]:
    return tags_of(_few("tags", given))


def _numbers(name: str) -> Callable[[Sequence[int | str]], tuple[int, ...]]:
    def read(given: Sequence[int | str]) -> tuple[int, ...]:
        if len(given) > MOST:
            raise BadRequest(f"{name} has {len(given)} values; {MOST} is the most.")
        texts = [str(one) for one in given]
        if not all(text.isascii() and text.isdecimal() and len(text) < 7 for text in texts):
            raise BadRequest(f"{name} are numbers of requirements, from 1.")
        numbers = sorted({int(text) for text in texts})
        if not 1 <= numbers[0] <= numbers[-1] <= _LAST_REQUIREMENT:
            raise BadRequest(f"{name} are numbers of requirements, from 1.")
        return tuple(numbers)

    return read


def _few(name: str, given: Sequence[str]) -> Sequence[str]:
    if len(given) > MOST:
        raise BadRequest(f"{name} has {len(given)} values; {MOST} is the most.")
    if any(len(one) > LONGEST or not one.strip() for one in given):
        raise BadRequest(f"{name} are texts of 1 to {LONGEST} characters each.")
    return given


# Name of a filter -> the field of `Where`, and what reads it.
NAMES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "degree": ("degree", _degree),
    "years": ("years", _years),
    "skills": ("terms", _skills),
    "languages": ("tongues", _languages),
    "locations": ("places", _locations),
    "tags": ("tags", _tags),
    "added_from": ("added_from", _day("added_from")),
    "added_to": ("added_to", _day("added_to")),
    "must_meet": ("met", _numbers("must_meet")),
    "must_show": ("shown", _numbers("must_show")),
}
