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

# Of the words that should tell something so few are known where a line says nothing: no line of
# the labelled resumes has more than none and up to this share.
_FEW = 0.25


def is_strange(text: str) -> bool:
    """Whether next to none of the words of `text` is known, beside those that tell nothing.

    A model has nothing to go by there but how words are spelled.

    >>> is_strange("Flibber jabble the wonk of snarp"), is_strange("Ran Airtable and Zoho bases")
    (True, False)
    """
    words = [token.written for token in tokens(text)[0] if _should_tell(token.written)]
    return bool(words) and sum(map(_tells, words)) <= _FEW * len(words)


def _should_tell(word: str) -> bool:
    return len(word) > 1 and not word[0].isdigit() and word.casefold() not in GENERIC


def _tells(word: str) -> bool:
    """A short word in small letters ("go", "pa") may be a torn one."""
    return (len(word) > 2 or word[0].isupper()) and is_known(word)


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Whether `word` is an ordinary word of resumes, a language, or begins the name of a thing.

    >>> [is_known(word) for word in ("Swift", "Power", "Baker", "No", "Zhang", "snarp")]
    [True, True, True, True, False, False]
    """
    found = term(word)
    return word.casefold() in _LISTED or counted(found) or found in spellings()
