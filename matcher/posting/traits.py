"""Compound traits: "Strong communication and collaboration skills" asks for two things.

Only a text that is nothing but such a list is cut, and only where each item reads alone: an
adjective that shares the noun of the last item ("calm, clear communicator") keeps the text whole.
"""

from __future__ import annotations

import re

from index.types import Span
from matcher.lexicon.kind_votes import CLASSES
from matcher.lexicon.lists import (
    ADJECTIVES,
    FIXED_PAIRS,
    NO_TRAIT,
    SUPERLATIVE,
    TRAIT_CLOSED,
    TRAIT_HEAD,
    TRAIT_JOIN,
    TRAIT_NOUN,
    TRAIT_OPENER,
    TRAIT_SHARED,
    TRAIT_WHEN,
)
from matcher.lexicon.words import WORD, term
from matcher.posting.enumerations.items import Choice, depths, trimmed

_MOST = 7
_WORDS = 5
_LAST_WORDS = 16
_VERB = re.compile(r"[a-z]+[^s]s", re.IGNORECASE)  # "inspires and motivates large teams"
_TRAITS = CLASSES["character"]


def traits(text: str) -> list[Choice]:
    """The traits that `text` strings together, each a choice of its own; nothing if unsure.

    >>> text = "Creative problem-solving skills and excellence in debugging"
    >>> [choice.items[0].of(text) for choice in traits(text)]
    ['Creative problem-solving skills', 'excellence in debugging']
    """
    opener = TRAIT_OPENER.match(text)
    depth = depths(text)
    start = opener.end() if opener else 0
    joins = [m for m in TRAIT_JOIN.finditer(text, start) if not depth[m.start()]]
    edges = [start, *(edge for m in joins for edge in m.span()), len(text)]
    spans = [trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    fewest = 2 if any(m["both"] for m in joins) else 3
    if not fewest <= len(spans) <= _MOST:
        return []
    return _alone(text, spans, gerunds=bool(opener and opener["gerunds"]))


def _alone(text: str, spans: list[Span], *, gerunds: bool) -> list[Choice]:
    said = [span.of(text) for span in spans]
    items = [SUPERLATIVE.sub("", item, count=1) for item in said]
    for item, after, bare in zip(items, said[1:], items[1:], strict=False):
        goes_on = TRAIT_HEAD.match(item) and not TRAIT_CLOSED.fullmatch(item)
        if goes_on and after == bare and not TRAIT_HEAD.match(after):
            return []  # "Ability to plan and adapt": the ability may go on
    told = (item for item in items if TRAIT_HEAD.match(item) or _tells(item))
    each = (_is_trait(item, last=item is items[-1], gerunds=gerunds) for item in items)
    good = any(told) and all(each)
    fixed = any(pair in text.casefold() for pair in FIXED_PAIRS)
    if not good or fixed or _leans(items, said[-1]):
        return []
    return [Choice((span,)) for span in spans]


def _is_trait(item: str, *, last: bool, gerunds: bool) -> bool:
    words = WORD.findall(item)
    if not words or NO_TRAIT.search(item):
        return False
    if TRAIT_CLOSED.fullmatch(item):
        return True
    if TRAIT_HEAD.match(item):
        if TRAIT_WHEN.search(item):
            return False
        return len(words) <= (_LAST_WORDS if last else _WORDS)
    if len(words) > _WORDS or TRAIT_SHARED.search(item):
        return False
    if gerunds:
        return words[0].endswith("ing") and len(words) == 1
    if any(not word[1:].islower() for word in words):
        return False
    return bool(TRAIT_NOUN.search(item)) or (_tells(item) and term(words[-1].lower()) in _TRAITS)


def _tells(item: str) -> bool:
    """Whether a word of the item speaks of character."""
    return any(term(word.lower()) in _TRAITS for word in WORD.findall(item))


def _leans(items: list[str], last: str) -> bool:
    """Whether an adjective before the last item needs the noun of the last."""
    words = items[-1].split()
    own = TRAIT_HEAD.match(items[-1]) or re.match(r"(?:an?|the)\s", last) or len(words) < 2
    if own or re.search(r"(?:skills|abilities)$", items[-1]):
        return False
    return any(ADJECTIVES.fullmatch(item) or _VERB.fullmatch(item) for item in items[:-1])
