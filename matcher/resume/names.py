"""The forms of a person's name, and what only looks like one."""

from __future__ import annotations

import re

from matcher.lexicon.resumes import DEGREES, FIELDS_OF_WORK, ROLE_NOUNS, SURNAMES_TOO

NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*\.?")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = frozenset("de da di van von der den del la le el al bin ibn dos e y".split())
_IN_NO_NAME = frozenset("the of and for with from".split())
_QUOTES = '()"“”'
_LONGEST_UNSPACED = 5  # characters of a name in a script without spaces
# What a title ends in when the file has lost the space before it ("SENIORACCOUNTANT").
_GLUED_TITLES = tuple(sorted(w for w in ROLE_NOUNS - SURNAMES_TOO if len(w) >= 6))


def is_name_shaped(text: str) -> bool:
    """Whether a row has the form of a name, credentials after a comma allowed.

    >>> is_name_shaped("JANE M. DOE, PhD"), is_name_shaped("Led a team of 5")
    (True, False)
    """
    if "[name]" in text.casefold():
        return len(text) < 80
    name, *credentials = [part.strip() for part in text[:80].split(",")]
    words = name.split()
    if len(text) > 60 or not 1 <= len(words) <= 5:
        return False
    if any(word.casefold() in _IN_NO_NAME for word in words):
        return False
    if any(len(part.split()) > 2 for part in credentials):
        return False
    if credentials and not all(_is_credential(part) for part in credentials):
        return False
    good = [w for w in words if NAME_WORD.fullmatch(w.strip(_QUOTES))]
    capital = [w for w in words if _begins_name(w.strip(_QUOTES)) or w.casefold() in _SMALL]
    if any(not _has_case(w) for w in words) and len(words) == 1:
        return len(good) == 1 < len(name) <= _LONGEST_UNSPACED
    return len(good) == len(capital) == len(words) and sum(map(len, words)) > 2


def _begins_name(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[:1].isupper() or (word[:1].isalpha() and not _has_case(word))


def _has_case(word: str) -> bool:
    return word.upper() != word.lower()


def _is_credential(part: str) -> bool:
    return part.casefold() in DEGREES or (part.isupper() and len(part) <= 8) or part.endswith(".")


def could_be_title(text: str) -> bool:
    """Whether a line that is set like a name may be what its owner does for a living."""
    words = [w.casefold() for w in _WORD.findall(text.partition(",")[0])]
    parts = (part for w in words for part in (w, *w.split("-")))  # "Recruiter-in-Charge"
    if any(part in ROLE_NOUNS and part not in SURNAMES_TOO for part in parts):
        return True
    glued = "".join(words)
    return any(w in FIELDS_OF_WORK for w in words) or (
        glued.isalpha() and glued.endswith(_GLUED_TITLES) and len(glued) > 8 and len(words) < 3
    )
