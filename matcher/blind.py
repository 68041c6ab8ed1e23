"""A text as it is compared: without the candidate's name and what tells women and men apart.

What a blind reader is shown is another matter (`matcher.withheld`): there a word too many is
masked; here it would be evidence lost, for names are words too (Swift, Law, Baker, Summer).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from matcher.lexicon.denials import denies
from matcher.lexicon.known import is_known
from matcher.lexicon.private import PRONOUNS
from matcher.lexicon.resumes import ROLE_NOUNS

_WORD = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(rf"\b(?:{'|'.join(PRONOUNS)})\b", re.IGNORECASE)
_TITLES = r"(?:\b(?:Mrs?|Ms|Miss|Mx)\b\.?\s+)?"
_OPENS = re.compile(r"(?:^|[.!?;:]\s+)[^\w\s]*$")  # what stands before the first word of a sentence
_DOES = re.compile(
    r"\s+(?:is|was|has|had|does|led|leads|managed|manages|oversaw|oversees|runs|ran|wrote|writes"
    r"|held|holds|brings|brought|built|builds|works|[a-z]{2,}ed)\b"
)
_PLACED = re.compile(r"\s+(?:at|of|for|in|with|to|on|and|or)\s")
_BEFORE = re.compile(r"([^\W\d_]+)(?:[ -]| & )$")
_AFTER = re.compile(r"(?:[ -]| & )([^\W\d_]+)")
_NEAR = 40  # characters on each side of a word that are looked at


def blind(text: str, candidate: str) -> str:
    """`text` without the name `candidate`, and with "they" for every pronoun.

    The name goes where it is whole, in any of its forms. One word of it goes where it stands as a
    name; an ordinary word, or one that names a thing, only where it begins a sentence and does
    something. So "Taylor Swift" changes no line on Swift.

    >>> blind("Ann C. Lee leads her team in C; Ann is on call", "Ann C. Lee")
    ' leads their team in C;  is on call'
    >>> blind("Wrote the app in Swift, as Ms. Swift and T. Swift", "Taylor Swift")
    'Wrote the app in Swift, as  and '
    """
    parts = tuple(_WORD.findall(candidate))
    shown = _unnamed(text, parts) if _may_name(text, parts) else text
    shown = _PRONOUN.sub(lambda m: PRONOUNS[m.group().casefold()], shown)
    return shown if any(c.isalnum() for c in shown) else text


def _may_name(text: str, parts: Sequence[str]) -> bool:
    lower = text.casefold()
    return any(len(part) > 1 and part.casefold() in lower for part in parts)


def _unnamed(text: str, parts: tuple[str, ...]) -> str:
    strange = not all(map(is_known, parts))

    def whole(match: re.Match[str]) -> str:
        first, *_, last = _WORD.findall(match.group())
        return "" if strange or not (first[0].islower() or last[0].islower()) else match.group()

    shown = _forms(parts).sub(whole, text)
    name = frozenset(part.casefold() for part in parts if len(part) > 1)
    left = _WORD.sub(lambda m: "" if _is_name(m, name) else m.group(), shown)
    return left if denies(left) == denies(shown) else shown


@lru_cache(maxsize=256)
def _forms(parts: tuple[str, ...]) -> re.Pattern[str]:
    """The name in full ("Ann C. Lee", "Ann Lee", "Lee, Ann"), with initials, or after a title."""
    first, *middle, last = (re.escape(part) for part in (parts[0], *parts[1:-1], parts[-1]))
    others = "|".join((*middle, r"(?-i:[A-Z])\b"))  # any initial, though none was given
    surname = (
        rf"(?:(?:{'|'.join(middle)})\s){{0,4}}{last}\b" if middle else rf"{last}\b"
    )  # "van Dyk"
    initial = rf"(?-i:{first[0].upper()})"
    forms = (
        rf"{first}\W{{1,3}}(?:(?:{others})\W{{0,3}}){{0,4}}{last}\b",
        rf"{initial}\.\s?(?:(?-i:[A-Z])\.?\s?){{0,4}}{surname}",
        rf"{surname},?\s{first}\b(?:\s(?:{others})\.?){{0,4}}",
        rf"{surname}(?:,\s{initial}\.|\s{initial}(?:\.|(?=[,;)]|$)))",
    )
    titled = rf"(?-i:\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof)\b\.?\s+)(?:{first}\b|{surname})"
    return re.compile(rf"{_TITLES}\b(?:{'|'.join(forms)})|{titled}", re.IGNORECASE)


def _is_name(match: re.Match[str], name: frozenset[str]) -> bool:
    """Whether a word is one of the candidate's `name`, and stands in its line as one."""
    word = match.group()
    if word.casefold() not in name or word[0].islower():
        return False
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    after = match.string[match.end() : match.end() + _NEAR]
    opens = _OPENS.search(before) is not None
    if opens and _DOES.match(after):
        return word.casefold() not in ROLE_NOUNS
    if is_known(word) or (opens and _PLACED.match(after)):
        return False
    return match.string.isupper() or not _in_another_name(before, after, name)


def _in_another_name(before: str, after: str, name: frozenset[str]) -> bool:
    """Whether a word with a capital stands beside it that is none of `name`: "Denver Gardner"."""
    ahead, behind = _BEFORE.search(before), _AFTER.match(after)
    if behind and _is_anothers(behind[1], name):
        return True
    if not ahead or not _is_anothers(ahead[1], name):
        return False
    return not (_OPENS.search(before[: ahead.start()]) and is_known(ahead[1]))


def _is_anothers(word: str, name: frozenset[str]) -> bool:
    return len(word) > 1 and word[0].isupper() and word.casefold() not in name
