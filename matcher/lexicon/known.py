"""Which words mean something to postings and resumes, whoever else bears them as a name."""

from __future__ import annotations

from functools import lru_cache

from matcher.lexicon.aliases import SENSES, SHY
from matcher.lexicon.rarity import counted
from matcher.lexicon.resumes import ROLE_NOUNS
from matcher.lexicon.senses import spellings
from matcher.lexicon.tokens import term
from matcher.lexicon.tongues import MORE_TONGUES, TONGUES
from matcher.lexicon.words import GENERIC

_LISTED = GENERIC | ROLE_NOUNS | TONGUES | MORE_TONGUES | frozenset((*SHY, *SENSES))


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Whether `word` is an ordinary word of resumes, a language, or begins the name of a thing.

    >>> [is_known(word) for word in ("Swift", "Power", "Baker", "No", "Zhang", "snarp")]
    [True, True, True, True, False, False]
    """
    found = term(word)
    return word.casefold() in _LISTED or counted(found) or found in spellings()
