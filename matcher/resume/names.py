"""The forms of a person's name, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from matcher.lexicon.resumes import DEGREES, FIELDS_OF_WORK, ROLE_NOUNS, SURNAMES_TOO

NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*\.?")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = frozenset("de da di van von der den del la le el al bin ibn dos e y".split())
_JOINING = frozenset("of and for with from".split())  # Metin And and Lars From end in one
_BEFORE_THE = _JOINING | frozenset("at by in into over under".split())
# "The" is a middle name of Vietnam (Nguyen The Anh), which comes first where surnames are last.
_SURNAMES_OF_VIETNAM = frozenset(
    "bui cao dang dinh do doan duong ho hoang huynh lam le luong luu ly mai ngo nguyen pham phan "
    "phung ta to tran trinh truong vo vu".split()
)
_QUOTES = '()"“”'
_MOST_WORDS, _MOST_SMALL = 5, 3  # of a name, without those that join its parts; and of these
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
    if len(twice := text[:80].split(" / ")) == 2:
        return _script(twice[0]) != _script(twice[1]) and all(map(is_name_shaped, twice))
    name, *credentials = [part.strip() for part in text[:80].split(",")]
    words = name.split()
    particles = sum(word in _SMALL for word in words)  # "Jane de la Roe y García"
    if len(text) > 60 or not 1 <= len(words) - particles <= _MOST_WORDS or particles > _MOST_SMALL:
        return False
    if _is_phrase([word.casefold() for word in words]):
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


def _script(text: str) -> str:
    """The script of the first letter: a name may be given in two ("Иван Петров / Ivan Petrov")."""
    letter = next((c for c in text if c.isalpha()), " ")
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether a preposition or an article stands where none of a name does.

    >>> _is_phrase(["at", "the", "first", "session"]), _is_phrase(["pham", "the", "hung"])
    (True, False)
    """
    if not _JOINING.isdisjoint(words[:-1]):
        return True
    if words[0] == "the" and len(words) > 1:
        return _SURNAMES_OF_VIETNAM.isdisjoint(words)
    return any(ahead in _BEFORE_THE and word == "the" for ahead, word in pairwise(words))


def _begins_name(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[:1].isupper() or (word[:1].isalpha() and not _has_case(word))


def _has_case(word: str) -> bool:
    return word.upper() != word.lower()


def _is_credential(part: str) -> bool:
    return part.casefold() in DEGREES or (part.isupper() and len(part) <= 8) or part.endswith(".")


def surname_last(text: str) -> str:
    """A name that begins with the surname ("ROE, Jane") in its usual order; "" of anything else.

    >>> surname_last("ROE, Jane"), surname_last("Roe, RN"), surname_last("Jane Roe")
    ('Jane ROE', '', '')
    """
    surname, comma, given = text[:80].partition(",")
    turned = f"{given.strip()} {surname.strip()}"
    if not comma or "," in given or not surname.strip() or _is_credential(given.strip()):
        return ""
    short = all(0 < len(part.split()) < 3 for part in (surname, given))
    return turned if short and is_name_shaped(turned) and not could_be_title(turned) else ""


def could_be_title(text: str) -> bool:
    """Whether a line that is set like a name may be what its owner does for a living."""
    words = [w.casefold() for w in WORD.findall(text.partition(",")[0])]
    parts = (part for w in words for part in (w, *w.split("-")))  # "Recruiter-in-Charge"
    if any(part in ROLE_NOUNS and part not in SURNAMES_TOO for part in parts):
        return True
    glued = "".join(words)
    return any(w in FIELDS_OF_WORK for w in words) or (
        glued.isalpha() and glued.endswith(_GLUED_TITLES) and len(glued) > 8 and len(words) < 3
    )
