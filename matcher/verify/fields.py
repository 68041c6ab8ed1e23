"""Degrees and fields of study where a text names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.lexicon.degrees import (
    BROAD_FIELDS,
    CREDENTIALS,
    FIELD_FAMILIES,
    NO_FIELD_WORDS,
    SHARED_BY_FIELDS,
    SPELLED_OUT,
    WEAK_FIELD_WORDS,
    Rank,
)
from matcher.lexicon.words import GENERIC, term, words
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading

EMPTY = frozenset(term(word) for word in SHARED_BY_FIELDS | NO_FIELD_WORDS)


# A field where it is asked for alone, "a degree in education", and no word of others: "equivalent
# education".
EDUCATION = term("education")


WEAK = frozenset(term(word) for word in WEAK_FIELD_WORDS)


_FAMILIES = tuple(frozenset(term(word) for word in family) for family in FIELD_FAMILIES)


KNOWN = WEAK.union(*_FAMILIES)
"""The words that a field is commonly named by."""


_BROADLY = re.compile(
    rf"(?:^|\b(?:an?|in|of|or|and|other|another|related|relevant"
    rf"|equivalent) )(?P<word>{'|'.join(BROAD_FIELDS)})"
    r"(?:[- ]related)?(?:,? (?:or|and) (?!related|similar|relevant|equivalent)[\w-]+)? (?:field"
    r"|subject|discipline|degree|area|background|science)s?\b",
    re.IGNORECASE,
)


_SHORT = re.compile(rf"\b(?:{'|'.join(SPELLED_OUT)})\b")


_PHRASES = re.compile(r",|/|;|\bor\b|\band\b|&|\(|\)")


Credentials = tuple[tuple[Rank, Hinted, str], ...]
_CREDENTIALS: Credentials = tuple(
    (rank, Hinted.of(pattern), fields) for rank, pattern, fields in CREDENTIALS
)


@dataclass(frozen=True, slots=True)
class Named:
    """A degree where a text names it, with the fields that its name tells."""

    rank: Rank
    start: int
    end: int
    fields: str


def credentials_of(reading: Reading) -> Credentials:
    """The credentials that the lines of a resume may name."""
    return tuple([(rank, over, f) for rank, one, f in _CREDENTIALS if (over := reading.over(one))])


def degrees_in(text: str, among: Credentials = _CREDENTIALS) -> list[Named]:
    """The degrees that `text` names, in order; of two at one place the longer name.

    >>> [(d.rank.name, d.fields) for d in degrees_in("MBA; BS Nursing, GED")]
    [('MASTER', 'business administration'), ('BACHELOR', ''), ('SCHOOL', '')]
    """
    lower = text.lower()
    found = [
        Named(rank, m.start(), m.end(), fields)
        for rank, hinted, fields in among
        if hinted.may(lower)
        for m in hinted.pattern.finditer(text)
    ]
    found.sort(key=lambda d: (d.start, d.start - d.end))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def field_terms(text: str) -> frozenset[str]:
    """The plain terms of `text`: a degree's field is told word by word."""
    spelled = _SHORT.sub(lambda m: SPELLED_OUT[m.group()], text)
    return frozenset(
        term(word)
        for word in words(spelled)
        if len(word) > 1 and word.isalpha() and word.lower() not in GENERIC
    )


def phrases_in(text: str, *, education: bool = False) -> tuple[tuple[str, ...], ...]:
    """The fields that a list names, each by its terms; what is too long is none.

    `education`: that word alone is one too.

    >>> phrases_in("Education, Nursing", education=True), phrases_in("equivalent education")
    ((('educ',), ('nurs',)), ())
    """
    told = (field_terms(piece) for piece in _PHRASES.split(text))
    found = (one if education and one == {EDUCATION} else one - EMPTY for one in told)
    return tuple(dict.fromkeys(tuple(sorted(one)) for one in found if 0 < len(one) <= 4))


def families_of(phrases: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """The families that fields belong to, by their place in `FIELD_FAMILIES`."""
    words = {word for phrase in phrases for word in phrase}
    near = {n for n, family in enumerate(_FAMILIES) if _touches(words, family)}
    return tuple(sorted(near))


def broad_families(text: str) -> tuple[int, ...]:
    """The families that one word of `text` stands for: "a technical subject"."""
    found = _BROADLY.search(text)
    return BROAD_FIELDS[found.group("word").casefold()] if found else ()


def _touches(words: set[str], family: frozenset[str]) -> bool:
    """Whether words are of a family: one that tells much, or two that tell little."""
    shared = words & family
    return bool(shared - WEAK) or len(shared) > 1 or (bool(shared) and words <= WEAK)
