"""Lists of plain phrases that are all a text says: "Pipeline forecasting and board reporting"."""

from __future__ import annotations

import re

from index.types import Span
from matcher.lexicon.kind_votes import CLASSES
from matcher.lexicon.lists import (
    FIXED_PAIRS,
    GENERIC_ITEM,
    MANNER,
    NO_ITEM,
    PHRASE_NOUN,
    SHARED_NOUN,
    SUPERLATIVE,
    TAIL,
)
from matcher.lexicon.words import term
from matcher.posting.enumerations.items import Choice, trimmed

_MOST = 6
_WORDS = (2, 3)
_JOIN = re.compile(r",?\s+(?P<both>and|&)\s+|,\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9+#-]+")
_ADJECTIVE = re.compile(r".+(?:al|ic|ive|ous|ary|ed|ble|ent|ant)$|new|small|large|big|third-party")


def phrases(text: str) -> list[Choice]:
    """The phrases of `text`, each of them asked for; nothing where one leans on another.

    >>> text = "Consumer research and field testing"
    >>> [choice.items[0].of(text) for choice in phrases(text)]
    ['Consumer research', 'field testing']
    """
    joins = list(_JOIN.finditer(text))
    edges = [0, *(edge for m in joins for edge in m.span()), len(text)]
    spans = [trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    both = [bool(m["both"]) for m in joins]
    if not 1 < len(spans) <= _MOST or both[-1:] != [True] or any(both[:-1]):
        return []
    items = [span.of(text) for span in spans]
    if any(pair in text.casefold() for pair in FIXED_PAIRS) or not _stand_alone(text, items):
        return []
    return [Choice((Span(*edge),)) for edge in ((s.start, s.end) for s in spans)]


def _stand_alone(text: str, items: list[str]) -> bool:
    if TAIL.search(text) or MANNER.search(text) or re.search(r"[()/:]|\b(?:them|it)$", text):
        return False
    first, last = items[0].split(), items[-1].split()
    shared = SHARED_NOUN.search(last[-1]) or PHRASE_NOUN.search(last[-1])
    if shared or not all(map(_is_phrase, items)):
        return False
    doing = [item.split()[0].lower().endswith("ing") for item in items]
    opens = term(first[0].lower()) in CLASSES["duty"]
    opens = opens or (
        first[0].endswith("s") and len(first) > max(map(len, map(str.split, items[1:])))
    )
    if any(doing):
        return all(doing)
    leaning = any(_ADJECTIVE.fullmatch(item.split()[-1].lower()) for item in items[:-1])
    return not opens and not leaning and first[-1].lower() != last[-1].lower()


def _is_phrase(item: str) -> bool:
    """Two or three plain words, or an abbreviation."""
    words = SUPERLATIVE.sub("", item).split()
    if _ABBREVIATION.fullmatch(item):
        return True
    plain = bool(words) and all(word.islower() for word in words[1:])
    sized = _WORDS[0] <= len(words) <= _WORDS[1]
    return plain and sized and not NO_ITEM.match(item) and not GENERIC_ITEM.fullmatch(item)
