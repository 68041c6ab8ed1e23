"""How rare a term is among resumes and postings: what few write tells more than what all do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log

# Made by scripts/make_rarity.py: how many texts were read, then each term of two texts or more
# after the number of texts that hold it.
COUNTS = "rarity.txt"


def rarity(term: str) -> float:
    """How rare `term` is, 0..1: its smoothed inverse document frequency; 1 if nobody wrote it.

    A term is what `words.terms` gives.

    >>> rarity("team") < rarity("payrol") < rarity("snowflak") < rarity("zymurgi") == 1.0
    True
    """
    texts, counts = _counts()
    return 1.0 - log(counts.get(term, 0) + 1) / log(texts + 1)


def counted(term: str) -> bool:
    """Whether two texts or more hold `term`, so that its rarity is known.

    >>> counted("payrol"), counted("zymurgi")
    (True, False)
    """
    return term in _counts()[1]


@cache
def _counts() -> tuple[int, Mapping[str, int]]:
    """The number of texts, and that of each term; read once, when the first term is asked for."""
    shipped = files("matcher.lexicon").joinpath(COUNTS).read_text(encoding="utf-8")
    first, *rows = shipped.splitlines()
    split = (row.split("\t") for row in rows)
    return int(first), {found: int(count) for count, found in split}
