"""Where somebody lives: streets, postal codes and places, as lines of contact give them."""

from __future__ import annotations

import re

from matcher.lexicon.certificates import LICENSE_NUMBER, WRITTEN
from matcher.lexicon.resumes import PLACES, STATES, STREET_ENDS, STREET_WORDS, STREETS_ABROAD
from matcher.resume.cues import has_employer, has_role
from matcher.resume.names import WORD

_MOST_WORDS = 14  # of an address
_LICENSE = re.compile(r"\b(?:licen[cs]ed?|certificate|registered|registration)\b", re.IGNORECASE)
_ITS_NUMBER = re.compile(r"\s*#\s?[\w-]{1,20}$")
_STREET_NAME = 5  # words between "Rue" and its number
_SMALL = frozenset("ul al ulica aleja rue calle".split())  # written small: "ul. Długa 5"
_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?(?:[-/]\d{1,4}[a-zA-Z]?)?")
_ZIP = re.compile(
    r"(?<!#)(?<!# )\b\d{5}(?:-\d{4})?\b"
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d{1,2}\s?\d[A-Z]{2}\b"
)


def is_street(text: str) -> bool:
    """Whether a line is number and street, in one of many languages, or postal code and place.

    >>> is_street("12 Rue de la Paix, Paris"), is_street("Hauptstraße 5"), is_street("5 years")
    (True, True, False)
    """
    words = WORD.findall(text)
    if not 0 < len(words) <= _MOST_WORDS or not any(c.isdigit() for c in text):
        return False
    folded = [w.casefold() for w in words]
    known = (w in STREET_WORDS or w.endswith(STREET_ENDS) for w in folded[1:])
    abroad = [
        w for n, w in enumerate(words) if folded[n] in STREETS_ABROAD and (w[0].isupper() or n == 1)
    ]
    if _NUMBER.fullmatch(words[0]) and (any(known) or abroad):
        return True
    if any(_is_street_before_number(words, n) for n in range(len(words))):
        return True
    return bool(_ZIP.search(text)) and len(words) <= 8 and "," in text and not _licensed(text)


def _licensed(text: str) -> bool:
    """Whether a line states a licence by its number, and not a place by its postal code.

    >>> _licensed("Professional Engineer, Colorado No. 51234"), _licensed("Boise, Idaho 83702")
    (True, False)
    """
    held, comma, place = text.partition(",")
    if LICENSE_NUMBER.search(text):
        return True
    if not comma or "," in place or text.isupper():
        return False
    held = _ITS_NUMBER.sub("", held)
    titled = len(held.split()) > 1 and has_role(held.split()[-1])
    named = WRITTEN.get((held.casefold(),))
    initials = named is not None and named[1] == held
    return titled or initials or bool(_LICENSE.search(held))


def _is_street_before_number(words: list[str], n: int) -> bool:
    """Whether the word at `n` is the street of "Calle Mayor 12" or "Hauptstraße 5"."""
    word = words[n].casefold()
    small = n == 0 and word in _SMALL and len(words) > 1 and words[1][0].isupper()
    if not (small or words[n][0].isupper()):
        return False
    if word in STREETS_ABROAD:
        return any(_NUMBER.fullmatch(w) for w in words[n + 2 : n + 2 + _STREET_NAME])
    return word.endswith(STREET_ENDS) and any(map(_NUMBER.fullmatch, words[n + 1 : n + 2]))


def is_whereabouts(text: str) -> bool:
    """Whether a line is a place: few capitalised words that end in a known one, or that alone.

    >>> is_whereabouts("Austin, TX"), is_whereabouts("United Kingdom"), is_whereabouts("Head, IT")
    (True, True, False)
    """
    parts = [part.strip(" .()") for part in text.split(",")]
    if len(parts) == 1:
        return parts[0].casefold() in PLACES
    if len(parts) > 4 or any(len(part.split()) > 4 for part in parts):
        return False
    if has_role(text) or has_employer(text) or (any(map(str.isdigit, text)) and _licensed(text)):
        return False
    last = _ZIP.sub("", parts[-1]).strip()
    known = last.casefold() in PLACES or (last.isupper() and last.casefold() in STATES)
    return known and all(part[:1].isupper() or part[:1] == "[" for part in parts)
