"""The wordings of headings: what each opens, and the form in which they are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.lexicon.headings import (
    ANY_PHRASE,
    ASK_NOUNS,
    DUTY_NOUNS,
    HEADING_FILLER,
    HEADING_WORDS,
    MINIMUM_WORDS,
    PHRASES,
    PREFERRED_WORDS,
    TOPIC_NOUNS,
    Zone,
)

_APOSTROPHES = re.compile(r"['’‘`´]")
_OTHER = re.compile(r"[^\w+]+|_+")
HEAD_LENGTH = 90
_VOCABULARY = ASK_NOUNS | TOPIC_NOUNS | DUTY_NOUNS | HEADING_FILLER
LEVELS = (Zone.RESPONSIBILITY, Zone.MINIMUM, Zone.PREFERRED, Zone.MIXED)


@dataclass(frozen=True, slots=True)
class Known:
    """A known heading: what it opens, and the words that its phrase leaves open."""

    zone: Zone
    tail: tuple[str, ...] = ()


def plain(text: str) -> str:
    """The form in which headings are compared.

    >>> plain("What You’ll Do & Own:")
    'what youll do and own'
    """
    text = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return _OTHER.sub(" ", text).strip()


def zone_of(text: str) -> Zone | None:
    """What a heading that reads `text` opens; None if it is no known heading."""
    known = known_as(text)
    return known.zone if known else None


def known_as(text: str) -> Known | None:
    """The known heading that reads `text`, or None."""
    if len(text) > HEAD_LENGTH:
        return None
    shape = plain(text)
    words = shape.split()
    if not words or len(words) > HEADING_WORDS:
        return None
    told = by_nouns(words)
    if told not in LEVELS and ANY_PHRASE.fullmatch(shape):
        for pattern, zone in PHRASES:
            found = pattern.fullmatch(shape)
            if found:
                return Known(zone, tuple(" ".join(filter(None, found.groups())).split()))
    return Known(told) if told else None


def by_nouns(words: list[str]) -> Zone | None:
    """What a heading opens all of whose words are nouns of asks, duties and topics; or None."""
    if not all(word in _VOCABULARY for word in words):
        return None
    have = set(words)
    asks, duties = have & ASK_NOUNS, have & DUTY_NOUNS
    topics = have & TOPIC_NOUNS
    if duties and asks:
        return Zone.MIXED
    if duties:
        return Zone.RESPONSIBILITY
    if not asks and not topics:
        return None
    needed = have & MINIMUM_WORDS
    wanted = have & PREFERRED_WORDS - (asks if len(asks) > 1 else frozenset())
    if wanted and not needed:
        return Zone.PREFERRED
    return Zone.MINIMUM if asks or needed else Zone.TOPIC


def capitalised(text: str) -> bool:
    """Whether every word of `text` but the small ones begins with a capital."""
    words = [w for w in re.findall(r"[^\W\d_]\S*", text) if len(w) > 3 or w[0].isupper()]
    return bool(words) and all(w[0].isupper() for w in words)
