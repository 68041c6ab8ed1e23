"""What a word or a line names by its form: a role, an organisation, a degree, a place."""

from __future__ import annotations

import re
from itertools import pairwise

from matcher.lexicon.resumes import (
    CAPITAL_DEGREES,
    DEGREES,
    EMPLOYER_WORDS,
    LEGAL_FORMS,
    NO_ROLE_ENDS,
    PLACEHOLDER_EMPLOYERS,
    PLACES,
    ROLE_ENDS,
    ROLE_NOUNS,
    SCHOOL_WORDS,
    STATES,
)

WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?")
_PAIRS = " \t\n()[]{}<>,;:|•·–—-~"
_APART = re.compile(r"\b([BM]|Ph)\. (?=(?:Sc|A|Eng|Tech|Com|Ed|D|S)\b)")  # "M. Sc."
_SECONDARY = re.compile(r"\b(?:high|secondary|middle|graduate) school\b", re.IGNORECASE)


def has_role(text: str) -> bool:
    """Whether a word of `text` names a role ("Engineer"); the ending of "Berater GmbH" does not."""
    found = words(text)
    return any(
        is_role_word(w) and (w in ROLE_NOUNS or after not in LEGAL_FORMS)
        for w, after in pairwise([*found, ""])
    )


def has_employer(text: str) -> bool:
    """Whether `text` names an organisation by its form ("Acme Ltd", "[COMPANY]")."""
    folded = text.casefold()
    return any(w in EMPLOYER_WORDS for w in words(text)) or any(
        name in folded for name in PLACEHOLDER_EMPLOYERS
    )


def has_degree(text: str) -> bool:
    """Whether `text` names a degree, a diploma or a certificate."""
    for match in WORD.finditer(_APART.sub(r"\1.", text[:300])):
        word = match[0].casefold()
        if word in DEGREES or word.rstrip(".") in DEGREES:
            bare = word.rstrip(".")
            if bare not in CAPITAL_DEGREES or match[0].rstrip(".").isupper() or "." in match[0]:
                return True
    return False


def has_school(text: str) -> bool:
    """Whether `text` names a school; the "high school" of a diploma is none."""
    if has_degree(text):
        text = _SECONDARY.sub(" ", text)
    folded = text.casefold()
    return any(w in SCHOOL_WORDS for w in words(text)) or any(
        name in folded for name in ("[university]", "[school]", "[institution]", "[college]")
    )


def is_place(text: str) -> bool:
    """Whether `text` is a place alone: "Austin, TX", "City , State", "Remote"."""
    parts = [part.strip(_PAIRS + ".") for part in text.split(",")]
    if len(parts) > 4 or any(len(part.split()) > 4 for part in parts):
        return False
    if has_role(text) or any(w in EMPLOYER_WORDS for w in words(text)):
        return False
    last = parts[-1]
    if last.casefold() in PLACES:
        return True
    return len(parts) == 2 and is_state(last)


def is_state(text: str) -> bool:
    """Whether `text` is the short name of a state or province ("ID"), which follows a city."""
    return text.isupper() and text.casefold() in STATES


def is_role_word(word: str) -> bool:
    """Whether a word names a role, or those who have it, unless firms are called so."""
    if word in ROLE_NOUNS or (word.endswith(ROLE_ENDS) and not word.endswith(NO_ROLE_ENDS)):
        return True
    return word.endswith("s") and word[:-1] in ROLE_NOUNS and word not in EMPLOYER_WORDS


def words(text: str) -> list[str]:
    """The words of `text`, small, the parts of compounds apart unless they are a role."""
    found = [w.casefold().rstrip(".") for w in WORD.findall(text.replace("/", " "))]
    return [part for w in found for part in ([w] if w in ROLE_NOUNS else w.split("-"))]
