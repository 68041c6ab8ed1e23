"""Which words mean something to postings and resumes, whoever else bears them as a name."""

from __future__ import annotations

from functools import lru_cache

from matcher.lexicon.aliases import SENSES, SHY
from matcher.lexicon.rarity import counted
from matcher.lexicon.resumes import ROLE_NOUNS
from matcher.lexicon.senses import spellings
from matcher.lexicon.tokens import term, tokens
from matcher.lexicon.tongues import MORE_TONGUES, TONGUES
from matcher.lexicon.words import GENERIC

_LISTED = GENERIC | ROLE_NOUNS | TONGUES | MORE_TONGUES | frozenset((*SHY, *SENSES))

# Of the words of a line that says nothing at most one in so many is known, as chance has it.
_ONE_IN = 6
_SHORT = 4  # letters from which a word in small letters is surely whole ("go", "mos" may be torn)


def is_strange(text: str) -> bool:
    """Whether `text` is made of words that nobody knows, so that only their spelling is left.

    Names are not looked at: whoever knows none of a few products knows nothing against them.

    >>> is_strange("Flibber jabble the wonk of snarp"), is_strange("Webpack, Vite and Razorsight")
    (True, False)
    """
    words = [token.written for token in tokens(text)[0] if _should_tell(token.written)]
    known = sum(map(is_known, words))
    return known < len(words) and known * _ONE_IN <= len(words)


def _should_tell(word: str) -> bool:
    if word.casefold() in GENERIC or not word.isalpha():
        return False
    return len(word) >= _SHORT if word.islower() else is_known(word)


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Whether `word` is an ordinary word of resumes, a language, or begins the name of a thing.

    >>> [is_known(word) for word in ("Swift", "Power", "Baker", "No", "Zhang", "snarp")]
    [True, True, True, True, False, False]
    """
    found = term(word)
    return word.casefold() in _LISTED or counted(found) or found in spellings()
