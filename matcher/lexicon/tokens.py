"""Text cut into words as the field writes them, each with its plain term and its place."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

# A word may hold the signs that tell C++ from C, C# from C, .NET, Node.js, CI/CD from CI, R&D.
WORD = re.compile(r"\.?[^\W_]+(?:[.&'’+#/-]+[^\W_]+)*(?:\+\+|#|\+)?")
# A part of a compound that a slash or a hyphen joins.
PART = re.compile(r"[^/-]+")

# Forms of everyday verbs that a stemmer would make a product of.
NOT_STEMMED = frozenset("excels excelled excelling pythons sapped sapping".split())
# Words that the stemmer would throw together with others: a product, an organ, a custom, an intern.
OWN_STEMS = {
    word: stem
    for stem, group in {
        "production": "production productions",
        "productiv": "productive productivity productively",
        "customer": "customer customers",
        "internal": "internal internally",
        "organiz": "organization organizations organisation organisations organizational "
        "organizer organiser organizers organisers organize organized organizes organizing "
        "organise organised organises organising",
        "generation": "generation generations",
        "goe": "goes going goings",
        "university": "university universities",
    }.items()
    for word in group.split()
}
# Stems of one word that the stemmer keeps apart.
SAME_STEM = {"certifi": "certif", "licensur": "licens", "licenc": "licens"}


class _Stemmer(threading.local):
    """A stemmer a thread: one keeps the word that it is at, and would mix those of two threads."""

    def __init__(self) -> None:
        self.of = snowballstemmer.stemmer("english").stemWord


_STEMMER = _Stemmer()


@lru_cache(maxsize=65_536)
def term(word: str) -> str:
    """The form under which a word is compared: lower case, stemmed if it is a plain word.

    >>> [term(w) for w in ("Managed", "managing", "C++", "C", "Node.js", "NoSQL")]
    ['manag', 'manag', 'c++', 'c', 'node.js', 'nosql']
    """
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if not lower.isalpha() or len(lower) < 4 or lower in NOT_STEMMED:
        return lower
    if lower in OWN_STEMS:
        return OWN_STEMS[lower]
    stem = str(_STEMMER.of(lower))
    return SAME_STEM.get(stem, stem)


def words(text: str) -> Iterator[str]:
    """The words of `text` as written; compounds joined by a slash or hyphen also by their parts.

    >>> list(words("C/C++ and cross-functional R&D"))
    ['C/C++', 'C', 'C++', 'and', 'cross-functional', 'cross', 'functional', 'R&D']
    """
    for found in WORD.finditer(text):
        word = found.group()
        yield word
        if "/" in word or "-" in word:
            yield from (piece for piece in re.split(r"[/-]+", word) if piece)


class Token(NamedTuple):
    """A word where it stands: as written, its plain term, and its place in the text."""

    written: str
    term: str
    start: int
    end: int


def tokens(text: str) -> tuple[list[Token], list[Token]]:
    """The words of `text` with compounds by their parts; and the hyphenated compounds whole.

    >>> [[t.written for t in found] for found in tokens("CI/CD, real-time C++")]
    [['CI', 'CD', 'real', 'time', 'C++'], ['real-time']]
    """
    parts: list[Token] = []
    wholes: list[Token] = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.isalpha() or ("/" not in word and "-" not in word):
            parts.append(Token(word, term(word), start, match.end()))
            continue
        if "/" not in word:
            wholes.append(Token(word, term(word), start, match.end()))
        for part in PART.finditer(word):
            piece, at = part.group(), start + part.start()
            parts.append(Token(piece, term(piece), at, at + len(piece)))
    return parts, wholes
