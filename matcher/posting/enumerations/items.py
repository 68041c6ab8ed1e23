"""Places in a text and what an item of a list is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from matcher.lexicon.lists import LEAD, SORT

NAMED_WORDS = 5  # of an item that is a name
BRACKET_WORDS = 12  # of one with brackets
LOOK_BACK = 80  # characters before a list that say how it is meant
_NAME = re.compile(r"[A-Z+#]|[a-z]\d")


@dataclass(frozen=True, slots=True)
class Choice:
    """Spans of a text of which one is enough. `open_ended`: they are examples of such things."""

    items: tuple[Span, ...]
    open_ended: bool = False
    examples: bool = False


def depths(text: str) -> list[int]:
    """How many brackets are open at each character."""
    found, depth = [], 0
    for c in text:
        depth = depth + 1 if c in "([" else max(0, depth - 1) if c in ")]" else depth
        found.append(depth)
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the space and punctuation at its ends."""
    while start < end and text[start] in " \t\n,;:-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.-–—":
        end -= 1
    return Span(start, end)


def item_of(text: str, start: int, end: int) -> Span:
    """The item between `start` and `end`, without an article or "strong" before it."""
    lead = LEAD.match(text, start, end)
    return trimmed(text, lead.end() if lead else start, end)


def named(item: str) -> bool:
    """Whether an item is a name: it has a capital, a digit in a word, or a sign."""
    return bool(_NAME.search(item))


def without_sort(text: str, span: Span) -> Span:
    """The item without the sort of thing it is: "R programming languages" is "R"."""
    while (sort := SORT.search(span.of(text))) and named(span.of(text)[: sort.start()]):
        span = Span(span.start, span.start + sort.start())
    return span
