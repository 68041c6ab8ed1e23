"""Lists in brackets: "(Python, R or SQL)", "(e.g. Spark, Hadoop)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.types import Span
from matcher.lexicon.lists import (
    BRACKET_SEPARATOR,
    ETC,
    EXAMPLES_START,
    GENERIC_ITEM,
    NO_ITEM,
    OPEN_ITEM,
    OR_INSTEAD,
    SORT,
    SORT_NOUNS,
)
from matcher.posting.enumerations.items import (
    LOOK_BACK,
    NAMED_WORDS,
    Choice,
    item_of,
    named,
    trimmed,
)

_LONG_LIST = 4
_BRACKETS = re.compile(r"\(([^()]{3,300})\)")
_HEAD_NAME = re.compile(r"(?<![^\s(])((?:[A-Z][\w.+#/&-]*\s){0,2}[A-Z][\w.+#/&-]*)\s*$")


def in_brackets(text: str, within: Span | None = None) -> Iterator[Choice]:
    """Lists in brackets: "(Python, R or SQL)", "(e.g. Spark, Hadoop)"."""
    whole, within = within is None, within or Span(0, len(text))
    for bracket in _BRACKETS.finditer(text, within.start, within.end):
        start, end = bracket.span(1)
        cue = EXAMPLES_START.match(text, start, end)
        start = cue.end() if cue else start
        joins = list(BRACKET_SEPARATOR.finditer(text, start, end))
        edges = [start, *(edge for m in joins for edge in m.span()), end]
        spans = [item_of(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        choice = _bracket_choice(text, spans, joins, cued=cue is not None)
        head = _head_name(text, bracket.start()) if whole else None
        # "Excel (pivot tables, macros)": Excel is asked for. A long list stands for itself.
        if choice and head and len(choice.items) < _LONG_LIST:
            choice = replace(choice, items=(head, *choice.items))
        if choice:
            yield choice


def inner(text: str, span: Span) -> Choice | None:
    """The choice in the brackets of an item that names only a sort: "a language (R or Python)"."""
    opened = text.find("(", span.start, span.end)
    sort = text[span.start : max(opened, span.start)].rstrip()
    instead = OR_INSTEAD.match(text, opened) if opened >= 0 and sort else None
    if instead and text[span.end - 1] == ")" and len(text[instead.end() : span.end].split()) < 3:
        head = Span(span.start, span.start + len(sort))
        other = trimmed(text, instead.end(), span.end - 1)
        is_open = bool(OPEN_ITEM.fullmatch(other.of(text)))
        return Choice((head,) if is_open else (head, other), is_open)
    if opened < 0 or (named(sort) and not SORT.search(sort)):
        return None
    return next(iter(in_brackets(text, Span(opened, span.end))), None)


def _head_name(text: str, end: int) -> Span | None:
    """The name right before a bracket, unless it opens the text or names only a sort of thing."""
    found = _HEAD_NAME.search(text, max(0, end - LOOK_BACK), end)
    if not found or not text[: found.start(1)].strip() or SORT.search(f" {found[1]}"):
        return None
    sort = GENERIC_ITEM.fullmatch(found[1]) or found[1].lower() in SORT_NOUNS
    return None if sort else Span(*found.span(1))


def _bracket_choice(
    text: str, spans: Sequence[Span], joins: Sequence[re.Match[str]], *, cued: bool
) -> Choice | None:
    items = [s for s in spans if len(s) and not OPEN_ITEM.fullmatch(s.of(text))]
    etc = ETC.search(items[-1].of(text)) if items else None
    if etc:
        items[-1] = Span(items[-1].start, items[-1].start + etc.start())
    open_ended = cued or bool(etc) or len(items) < len(spans)
    words = [s.of(text) for s in items]
    if any(len(w.split()) > NAMED_WORDS or NO_ITEM.match(w) or not w for w in words):
        return None
    either = any(m["either"] for m in joins)
    count = sum(map(named, words))
    if len(items) > 1 and (count * 2 >= len(items) or open_ended):
        return Choice(tuple(items), open_ended or not either)
    if len(items) == 1 and either and open_ended and count:
        return Choice(tuple(items), open_ended=True)
    return None
