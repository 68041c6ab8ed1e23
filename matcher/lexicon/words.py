"""Words as the field writes them: C++ is one word, "managed" and "managing" are one term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

# A word may hold the signs that tell C++ from C, C# from C, .NET, Node.js, CI/CD from CI, R&D.
WORD = re.compile(r"\.?[^\W_]+(?:[.&'’+#/-]+[^\W_]+)*(?:\+\+|#|\+)?")

# Words that every posting and every resume holds; sharing one of them shows nothing.
GENERIC = frozenset(
    """
    a about across all an and any are as at be been being between both but by can could do does
    either eg etc for from had has have he her his how i ie if in including include includes into
    is it its like many may more most must my no not of on one or other our over own per she should
    so some such than that the their them then there these they this those through to under up upon
    us use used uses using via was we well were what when where which while who will with within
    without would you your

    ability able advanced applicable applicant area areas background basic candidate candidates
    comparable competency current currently deep degree demonstrable demonstrate demonstrated
    demonstrates desirable desire desired duties effective effectively environment environments
    equivalent essential excellent exceptional experience experienced experiences expert expertise
    extensive familiar familiarity field fields former general good great hands-on high highly
    ideal ideally job knowledge least level minimum nice outstanding passion passionate plus
    position positions possess practical practice preferably preferred previous prior proficiency
    proficient proven qualification qualifications record related relevant required requirement
    requirements responsibilities responsibility responsible role roles similar skill skilled
    skills solid strong strongly superior thorough track understand understanding variety various
    work worked working works year years yr yrs

    present current jan feb mar apr jun jul aug sep sept oct nov dec january february march april
    june july august september october november december
    """.split()
)

# Names that are words too: only with a capital.
CASED = frozenset({"go"})
# Forms of everyday verbs that a stemmer would make a product of.
NOT_STEMMED = frozenset("excels excelled excelling".split())
# Stems of one word that the stemmer keeps apart.
SAME_STEM = {"certifi": "certif", "licensur": "licens", "licenc": "licens"}

_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def term(word: str) -> str:
    """The form under which a word is compared: lower case, stemmed if it is a plain word.

    >>> [term(w) for w in ("Managed", "managing", "C++", "C", "Node.js", "NoSQL")]
    ['manag', 'manag', 'c++', 'c', 'node.js', 'nosql']
    """
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if not lower.isalpha() or len(lower) < 4 or lower in NOT_STEMMED:
        return lower
    stem = str(_STEMMER.stemWord(lower))
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


def terms(text: str) -> frozenset[str]:
    """The telling terms of `text`: what is left without generic words and numbers.

    A single letter counts as a name (C, R) only where it is a capital: a small one is a torn word.

    >>> sorted(terms("Strong experience with Python, C++ and data pipelines"))
    ['c++', 'data', 'pipelin', 'python']
    """
    return frozenset(term(word) for word in words(text) if _tells(word))


def _tells(word: str) -> bool:
    lower = word.lower()
    if (len(word) == 1 or lower in CASED) and not word[0].isupper():
        return False
    return lower not in GENERIC and not word.isdigit()


def length(text: str) -> int:
    """How many words `text` has."""
    return sum(1 for _ in WORD.finditer(text))
