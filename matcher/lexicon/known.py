"""Which words mean something to postings and resumes, whoever else bears them as a name."""

from __future__ import annotations

import re
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
_CODE = re.compile(r"(?=[0-9]*[a-z])(?=[a-z]*[0-9])[0-9a-z]{6,}")  # "c70b3ede"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

# A line in another language is no nonsense, though its words are not known here. It is told by a
# Latin letter with a mark, or by two of the small words that its language is full of. None of them
# is a word of English or a single letter: those stand in nonsense too.
_MARKED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = tuple(
    frozenset(words.split())
    for words in (
        "auf aus bei das dem den der des ein eine einem einer im mit nach sowie und von vom zu zur",
        "au aux avec ce dans de des du en et la le les sur un une",
        "al con de del el en la las los que se su un una",
        "ao aos com da das de dos em na nas nos os pelo um uma",
        "al alla con da dal dei del della delle di gli il la le nel nella su un una",
        "dla na nad od oraz po przez przy we za ze",
        "aan bij de een en het naar op te tot uit voor",
    )
)

# What templates are filled with. Some of its words are known here as others ("magna", "labore").
_FILLER = frozenset(
    """
    lorem ipsum dolor sit amet consectetur consectetuer adipiscing adipisicing elit sed do eiusmod
    tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud
    exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in
    reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat
    cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum vestibulum
    vivamus pellentesque praesent suspendisse ultricies tincidunt mauris
    """.split()
)
_FILLED = 4  # words of filler, and three of four words, that make a line nothing else


def is_strange(text: str) -> bool:
    """Whether `text` is made of words that nobody knows, so that only their spelling is left.

    Names are not looked at: whoever knows none of a few products knows nothing against them. A
    line in another language in Latin letters is not strange, one without any of them is: it says
    nothing to who asks in Latin letters.

    >>> is_strange("Flibber jabble the wonk of snarp"), is_strange("Webpack, Vite and Razorsight")
    (True, False)
    >>> is_strange("Ut labore et dolore magna aliqua"), is_strange("Graduated magna cum laude")
    (True, False)
    """
    if not is_latin(text):
        return any(map(str.isalpha, text))
    if _is_filler(text):
        return True
    words = [token.written for token in tokens(text)[0] if _should_tell(token.written)]
    known = sum(map(is_known, words))
    return known < len(words) and known * _ONE_IN <= len(words) and not _is_foreign(text)


def _is_filler(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    filler = sum(word in _FILLER for word in words)
    return filler >= _FILLED and 4 * filler >= 3 * len(words)


def is_latin(text: str) -> bool:
    """Whether `text` has a Latin letter."""
    return _LATIN.search(text) is not None


def _is_foreign(text: str) -> bool:
    """Whether `text` seems to be of a language that is not English."""
    if _MARKED.search(text):
        return True
    found = set(_WORD.findall(text.casefold()))
    return any(len(found & small) > 1 for small in _SMALL)


def _should_tell(word: str) -> bool:
    if word.casefold() in GENERIC or not word.isalpha():
        return _CODE.fullmatch(word) is not None
    return len(word) >= _SHORT if word.islower() else is_known(word)


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Whether `word` is an ordinary word of resumes, a language, or begins the name of a thing.

    >>> [is_known(word) for word in ("Swift", "Power", "Baker", "No", "Zhang", "snarp")]
    [True, True, True, True, False, False]
    """
    found = term(word)
    return word.casefold() in _LISTED or counted(found) or found in spellings()
