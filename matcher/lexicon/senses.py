"""What a word names where it stands: a spelling of a name, a sense of a short form, a product."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from matcher.lexicon.aliases import (
    BEFORE,
    BOLD,
    EVERYDAY,
    MAKERS,
    NOT_AFTER,
    NOT_BEFORE,
    SENSES,
    SHOWN_BY,
    SHY,
    SUITES,
    TABLE,
    VERSIONED,
    WIDER,
)
from matcher.lexicon.certificates import DOTTED
from matcher.lexicon.initials import before_surname
from matcher.lexicon.tokens import PART, WORD, Token, term

# A version after a name: "HTML5", "C++17", "Angular2".
VERSION = re.compile(r"([^\W\d_][\w.+#-]*?)[-.]?v?\d[\d.]*")
# What stands before the first word of a sentence, or of a list's item on a line of its own.
STARTS = re.compile(r"(?:^|[.!?•·*\n\t]|\s[-–—])\W*$")
# Whose name a word is: "Mr. R. Smith", "Ms Jenkins".
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? (?:[A-Z]\. )?$")
_SEVERAL = 2  # words of a phrase that a comma parts
# Never between the words of one phrase.
APART = frozenset(",;:.|!?()•\n\t")
# Characters on each side in which the sense of a short form is looked for.
AROUND = 160
# Characters on each side in which an everyday name is looked at.
_NEAR = 24
# What stands between the items of a list.
LISTS = frozenset(",/&|;(+:")


class Name(NamedTuple):
    """One spelling of a name: its terms, how it must be written if that matters, the name."""

    keys: tuple[str, ...]
    written: tuple[str, ...] | None
    canonical: str


def canonical(name: str) -> str:
    """The term of a canonical name: stemmed as any word if it is one, itself if it is several.

    >>> canonical("kubernetes"), canonical("sql server")
    ('kubernet', 'sql server')
    """
    return name if " " in name else term(name)


@cache
def spellings() -> Mapping[str, tuple[Name, ...]]:
    """Every spelling of a name by the term of its first word, the longest first."""
    found: dict[str, list[Name]] = {}
    for line in TABLE.strip().splitlines():
        head, _, rest = line.partition(": ")
        name = head.removeprefix("~")
        for spelling in dict.fromkeys((*rest.split(", "), *((name,) if head == name else ()))):
            pieces = tuple(part for word in WORD.findall(spelling) for part in PART.findall(word))
            keys = tuple(term(piece) for piece in pieces)
            written = None if spelling == spelling.lower() else pieces
            found.setdefault(keys[0], []).append(Name(keys, written, name))
    return {
        key: tuple(sorted(names, key=lambda n: (-len(n.keys), n.written is None)))
        for key, names in found.items()
    }


@cache
def wider() -> Mapping[str, frozenset[str]]:
    """Every term that belongs to wider names, with all of them, and a suite with its members."""
    up: dict[str, set[str]] = {}
    for narrow, wide in WIDER.items():
        for name in narrow.split("|"):
            up.setdefault(canonical(name), set()).add(canonical(wide))
    for suite, members in SUITES.items():
        up.setdefault(canonical(suite), set()).update(map(canonical, members.split("|")))
    return {name: frozenset(_reached(name, up)) for name in up}


def _reached(name: str, up: Mapping[str, set[str]]) -> set[str]:
    """`name`'s wider names and theirs; a suite reached from a member leads to no other member."""
    direct = up.get(name, set())
    return direct.union(*(up.get(one, set()) for one in direct if one not in SUITES))


@cache
def senses() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """The short forms of several senses, with patterns that tell which one it is."""
    return {
        short: tuple((_any_of(pattern), sense) for pattern, sense in told)
        for short, told in SENSES.items()
    }


def _any_of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})" if pattern else "", re.IGNORECASE)


def phrase(text: str, tokens: list[Token], i: int) -> tuple[str, int] | None:
    """The name whose longest spelling begins at the word `i`, and of how many words it is."""
    token = tokens[i]
    after = tokens[i + 1].term if i + 1 < len(tokens) else None
    for name in spellings().get(token.term, ()):
        size = len(name.keys)
        if size == 1:
            if name.written is None or name.written[0] == bare(token.written):
                return name.canonical, 1
        elif name.keys[1] == after and _stands(name, text, tokens[i : i + size]):
            return name.canonical, size
    if token.written in DOTTED and before_surname(text, token.end):
        return None
    return _altered(token.written) if may_be_altered(token.written) else None


def _stands(name: Name, text: str, piece: list[Token]) -> bool:
    if name.keys != tuple(t.term for t in piece):
        return False
    if name.written is not None and name.written != tuple(t.written for t in piece):
        return False
    # "Heating, ventilation and air conditioning": of so many words none is there by chance.
    apart = APART - {","} if len(piece) > _SEVERAL else APART
    return not any(apart.intersection(text[a.end : b.start]) for a, b in pairwise(piece))


def may_be_altered(word: str) -> bool:
    """Whether a word may be a name with its version, with points, or several: "C++17", "RNs"."""
    return word[-1].isdigit() or (word[-1] == "s" and word[:-1].isupper()) or word in DOTTED


def _altered(word: str) -> tuple[str, int] | None:
    """The name in "HTML5", "RNs" and "R.N"; none in "S3" and "B2B", which are names themselves."""
    dotted = DOTTED.get(word)
    match = VERSION.fullmatch(word)
    base = dotted or (match.group(1) if match else word.removesuffix("s"))
    for name in spellings().get(term(base), ()):
        if len(name.keys) == 1 and (name.written is None or name.written[0] == base):
            return name.canonical, 1
    return (base.lower(), 1) if dotted or base.lower() in VERSIONED else None


def bare(word: str) -> str:
    """`word` without the ending of a possessive."""
    return word.removesuffix("'s").removesuffix("’s")


def sense(text: str, tokens: list[Token], i: int) -> str | None:
    """The sense of the short form at `i`: the first one that the text speaks of; None if none.

    "" for the hour in "2 PM", which names nothing.
    """
    if tokens[i].written not in senses():
        return None
    start = max(0, tokens[i].start - AROUND)
    if tokens[i].written == "PM" and text[start : tokens[i].start].rstrip()[-1:].isdigit():
        return ""
    return _told(tokens[i].written, text[start : tokens[i].end + AROUND])


@lru_cache(maxsize=4096)
def _told(short: str, around: str) -> str:
    """The first sense of a short form that the words around it speak of."""
    return next(name for pattern, name in senses()[short] if pattern.search(around))


def spoiled(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the words beside the word `i` make something else of it than its name.

    >>> from matcher.lexicon.tokens import tokens
    >>> [spoiled(t, tokens(t)[0], 1) for t in ("Vitamin C drips", "Wrote C")]
    [True, False]
    """
    lower = tokens[i].written.lower()
    if PERSON.search(text[max(0, tokens[i].start - 12) : tokens[i].start]):
        return True
    before, after = beside(text, tokens, i)
    return before in _beside_words(NOT_AFTER, lower) or after in _beside_words(NOT_BEFORE, lower)


@cache
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _beside_words(table: Mapping[str, str], lower: str) -> frozenset[str]:
    return _split(table.get(lower, ""))


def beside(text: str, tokens: list[Token], i: int) -> tuple[str, str]:
    """The words right before and after the word `i`, in small letters; "" behind a stop."""
    before = after = ""
    if i and not APART.intersection(text[tokens[i - 1].end : tokens[i].start]):
        before = tokens[i - 1].written.lower()
    if i + 1 < len(tokens) and not APART.intersection(text[tokens[i].end : tokens[i + 1].start]):
        after = tokens[i + 1].written.lower()
    return before, after


def is_everyday(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a name that is a plain word in small letters stands as that word here.

    >>> from matcher.lexicon.tokens import tokens
    >>> lines = "A tableau of saints", "Built tableau dashboards", "With Tableau"
    >>> [any(is_everyday(t, tokens(t)[0], i) for i in range(len(tokens(t)[0]))) for t in lines]
    [True, False, False]
    """
    token = tokens[i]
    plain = _plainly().get(token.written)
    if plain is None:
        return False
    start = max(0, token.start - _NEAR)
    near = plain.finditer(text[start : token.end + _NEAR])
    return any(one.start() <= token.start - start < one.end() for one in near)


@cache
def _plainly() -> Mapping[str, re.Pattern[str]]:
    """How each everyday name stands where it is the plain word."""
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in EVERYDAY.items()}


def is_product(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a name that is a word too (Word, Access, Spark) is the name here.

    It has its capital; the words beside it do not make something else of it; and at the beginning
    of a sentence, where any word has a capital, what follows shows it.

    >>> from matcher.lexicon.tokens import tokens
    >>> lines = "Tables in Word", "Word of mouth", "Word, Excel", "a word", "Access database"
    >>> [any(is_product(t, tokens(t)[0], i) for i in range(len(tokens(t)[0]))) for t in lines]
    [True, False, True, False, True]
    """
    token = tokens[i]
    lower = token.written.lower()
    before, after = beside(text, tokens, i)
    capital, first = token.written[0].isupper(), begins(text, token)
    sure = lower == "excel" and capital and not first and after != "at"
    if text[token.end : token.end + 1] == "-" or (not sure and spoiled(text, tokens, i)):
        return False
    if not capital:
        return lower == "excel"
    if before in MAKERS:
        return True
    if token.written.isupper() and lower != "excel" and not shouted(text):
        return False
    if lower == "node":
        return before in BEFORE or after.isdigit() or _in_list(text, tokens, i)
    if _in_a_name(tokens, i, before, after) and (lower not in BOLD or not after):
        return False
    if not first or lower in BOLD or _alone(text, tokens, token):
        return True
    return after in SHOWN_BY or after.isdigit() or _in_list(text, tokens, i)


def shouted(text: str) -> bool:
    """Whether a line is written in capitals throughout, so that one shows nothing."""
    return text[:200].isupper()


def _alone(text: str, tokens: list[Token], token: Token) -> bool:
    """Whether a word is a line or a sentence of its own."""
    return len(tokens) == 1 or text[token.end : token.end + 4].lstrip()[:1] in (".", "")


def _in_a_name(tokens: list[Token], i: int, before: str, after: str) -> bool:
    """Whether the word `i` is a part of a longer name: "La Scala", "Unity Elementary"."""
    if before and _half_of_a_name(tokens[i - 1], i == 1):
        return True
    return bool(after) and after not in SHOWN_BY and _half_of_a_name(tokens[i + 1], False)


def _half_of_a_name(beside: Token, first: bool) -> bool:
    """Whether the word beside has a capital that is neither a sentence's first nor a product's."""
    written = beside.written
    if first or not written[0].isupper() or written.lower() in SHOWN_BY:
        return False
    return not looks_like_sign(written) and known(written) is None


def known(word: str) -> str | None:
    """The canonical name that a word spells alone, or may spell."""
    lower = word.lower()
    if lower in SHY:
        return SHY[lower]
    return next((n.canonical for n in spellings().get(term(word), ()) if len(n.keys) == 1), None)


def _in_list(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a neighbour across a comma, a slash or an "and" is a name too."""
    for step in (1, -1):
        at = i + step
        if not 0 <= at < len(tokens):
            continue
        left, right = (tokens[i], tokens[at]) if step == 1 else (tokens[at], tokens[i])
        joined = not LISTS.isdisjoint(text[left.end : right.start])
        if tokens[at].written.lower() in ("and", "or") and 0 <= at + step < len(tokens):
            at, joined = at + step, True
        other = tokens[at].written
        if joined and (other[0].isupper() or looks_like_sign(other)):
            return True
    return False


def begins(text: str, token: Token) -> bool:
    """Whether a word is the first of its sentence, where any word has a capital."""
    return STARTS.search(text[max(0, token.start - 8) : token.start]) is not None


def looks_like_sign(word: str) -> bool:
    """Whether a word has the signs, digits or inner capitals of a symbol or an acronym.

    >>> [looks_like_sign(w) for w in ("JMP", "C++", "GraphQL", "EC2", "Led", "team's", "2019")]
    [True, True, True, True, False, False, False]
    """
    plain = bare(word)
    if plain.isalpha():
        return plain in ("C", "R") or (len(plain) > 1 and plain[1:] != plain[1:].lower())
    return any(c.isalpha() for c in plain) and any(c in "+#.&" or c.isdigit() for c in plain)
