"""What a requirement asks for, piece by piece: choices that must all hold.

A line is cut into the asks that it strings together, and each ask into what it lists. A wrong cut
is worse than none: what is not sure stays whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.types import Span
from matcher.lexicon.lists import (
    COMPLETE_ASK,
    DEGREE_OR,
    EDUCATION_OPEN,
    EDUCATION_OR,
    HAS_FIELD,
    NEW_ASK,
    NEW_SENTENCE,
)
from matcher.lexicon.postings import DEGREE
from matcher.posting.enumerations import Choice, choices, depths, trimmed
from matcher.posting.lines import Line
from matcher.posting.prose import sentences
from matcher.posting.repair import repair
from matcher.types import AnyOf, Part

_LONGEST = 1_200  # a longer line is a paragraph that no list explains
_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_OR_ELSE = re.compile(r";\s+or\s+")
_FEWEST_WORDS = 3
_MOST_WORDS = 16


def split(line: Line) -> tuple[AnyOf, ...]:
    """The choices of `line`, all of which must hold; one choice of one part where it is no list."""
    found = _choices(line.raw) if len(line.raw) <= _LONGEST else []
    if not found or (len(found) == 1 and len(found[0].items) == 1) or _too_long(line.raw, found):
        return (whole(line, open_ended=bool(found) and found[0].open_ended),)
    at = line.span.start
    return tuple(
        AnyOf(
            tuple(
                Part(repair(span.of(line.raw)), Span(at + span.start, at + span.end))
                for span in choice.items
            ),
            choice.open_ended,
        )
        for choice in found
    )


def _too_long(raw: str, found: list[Choice]) -> bool:
    """Whether a part is no name of a thing but half a paragraph; degrees may list their fields."""
    parts = (span.of(raw) for choice in found for span in choice.items)
    return any(len(part.split()) > _MOST_WORDS and not DEGREE.search(part) for part in parts)


def whole(line: Line, *, open_ended: bool = False) -> AnyOf:
    """`line` as one choice of one part."""
    return AnyOf((Part(line.text, line.span),), open_ended)


def _choices(raw: str) -> list[Choice]:
    either = list(_OR_ELSE.finditer(raw))
    if either:
        edges = [0, *(edge for m in either for edge in m.span()), len(raw)]
        return [
            Choice(tuple(trimmed(raw, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)))
        ]
    return [choice for clause in _clauses(raw) for choice in _in_clause(raw, clause)]


def _clauses(raw: str) -> list[Span]:
    """The asks that one line strings together, as spans of it."""
    depth = depths(raw)
    cuts = [m.span() for m in NEW_ASK.finditer(raw) if not depth[m.start()]]
    ends = {m.start(): m.end() for m in _SEMICOLON.finditer(raw) if not depth[m.start()]}
    for _, after in pairwise(sentences(raw)):
        if NEW_SENTENCE.match(raw, after.start):
            ends[after.start] = after.start
    spans: list[Span] = []
    start = 0
    for low, high in sorted({*cuts, *ends.items()}):
        if low < start:
            continue
        left = trimmed(raw, start, low)
        words = left.of(raw)
        stands = len(words.split()) >= _FEWEST_WORDS if low in ends else COMPLETE_ASK.search(words)
        if not stands:
            continue
        spans.append(left)
        start = high
    spans.append(trimmed(raw, start, len(raw)))
    return [span for span in spans if len(span)]


def _in_clause(raw: str, clause: Span) -> list[Choice]:
    text = clause.of(raw)
    found = [_education(text)] if DEGREE.search(text) else choices(text)
    found = found or [Choice((Span(0, len(text)),))]
    return [
        Choice(
            tuple(Span(clause.start + s.start, clause.start + s.end) for s in choice.items),
            choice.open_ended,
        )
        for choice in found
    ]


def _education(text: str) -> Choice:
    """Degrees stay whole, with their fields; only another way to satisfy them is cut off."""
    depth = depths(text)
    cuts = [m.span() for m in EDUCATION_OR.finditer(text) if not depth[m.start()]]
    cuts += [
        m.span()
        for m in DEGREE_OR.finditer(text)
        if not depth[m.start()] and HAS_FIELD.search(text, 0, m.start())
    ]
    edges = [0, *(edge for cut in sorted(set(cuts)) for edge in cut), len(text)]
    items = tuple(trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return Choice(items, bool(EDUCATION_OPEN.search(text)))
