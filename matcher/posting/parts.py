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
    LEVEL_BEHIND,
    NAMES_ONLY,
    NEW_ASK,
    NEW_SENTENCE,
    NEXT_DEGREE,
    OR_ASK,
    QUALIFIES,
    STANDS,
    WISHED,
    WITH_YEARS,
    YEARS_ASKED,
)
from matcher.lexicon.postings import DEGREE
from matcher.posting.enumerations.choices import choices
from matcher.posting.enumerations.items import Choice, depths, trimmed
from matcher.posting.lines import Line, part_of
from matcher.posting.phrases import phrases
from matcher.posting.prose import sentences
from matcher.posting.repair import repair
from matcher.posting.traits import traits
from matcher.types import AnyOf, Part

_LONGEST = 1_200  # a longer line is a paragraph that no list explains
_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_OR_ELSE = re.compile(r";\s+or\s+")
_RUNG = re.compile(rf"{DEGREE.pattern}|\b(?:bsn|msn|dnp)\b", re.IGNORECASE)
_DOCTOR = re.compile(r"\b(?:ph\.?d|doctor)", re.IGNORECASE)
_FIELD = re.compile(r"\bin\s+\w", re.IGNORECASE)
_FEWEST_WORDS = 3
_MOST_WORDS = 16


def split(line: Line) -> tuple[AnyOf, ...]:
    """The choices of `line`, all of which must hold; one choice of one part where it is no list."""
    if line.items:
        return (AnyOf(tuple(Part(part_of(line, span).text, span) for span in line.items)),)
    found = _choices(line.raw) if len(line.raw) <= _LONGEST else []
    single = len(found) == 1 and len(found[0].items) == 1 and not _wishes(line.raw)
    if not found or single or _too_long(line.raw, found):
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
    either = list(_OR_ELSE.finditer(raw)) or _either_ask(raw) or _ladder(raw)
    if either:
        edges = [0, *(edge for m in either for edge in m.span()), len(raw)]
        asks = [trimmed(raw, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        return [Choice(tuple(ask for ask in asks if len(ask)))]
    clauses = _needed(raw)
    return [choice for clause in clauses for choice in _in_clause(raw, clause)]


def _needed(raw: str) -> list[Span]:
    """The asks of a line without those that it only wishes for, unless it only wishes."""
    clauses = _clauses(raw)
    needed = [clause for clause in clauses if not WISHED.search(clause.of(raw))]
    return needed or clauses


def _wishes(raw: str) -> bool:
    """Whether a part of the line is only wished for: "Python; Spark preferred"."""
    return len(_needed(raw)) < len(_clauses(raw))


def _either_ask(raw: str) -> list[re.Match[str]]:
    """The "or" between two asks that are the whole line, if there is one."""
    depth = depths(raw)
    found = [m for m in OR_ASK.finditer(raw) if not depth[m.start()]]
    if len(found) != 1 or DEGREE.search(raw) or NEW_ASK.search(raw) or ";" in raw:
        return []
    left = raw[: found[0].start()]
    return found if STANDS.search(left) and not YEARS_ASKED.search(raw) else []


def _ladder(raw: str) -> list[re.Match[str]]:
    """What parts degrees of which each asks for years of its own: "BS and 5 years, or a PhD"."""
    depth = depths(raw)
    found = [m for m in NEXT_DEGREE.finditer(raw) if not depth[m.start()]]
    if not found or ";" in raw or len(sentences(raw)) > 1:
        return []
    edges = [0, *(edge for m in found for edge in m.span()), len(raw)]
    rungs = [raw[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    last_or = "or" in found[-1].group().lower().split() and not re.search(r"\bor\b", rungs[-1])
    timed = [bool(YEARS_ASKED.search(rung)) for rung in rungs]
    shared = _FIELD.search(rungs[-1]) and not any(map(_FIELD.search, rungs[:-1]))
    own = not shared and "," not in rungs[-1] and all(map(_RUNG.search, rungs))
    lower = "," in found[-1].group() and _DOCTOR.search(rungs[0]) and not _DOCTOR.search(rungs[-1])
    return found if last_or and own and (any(timed[:-1]) or (timed[-1] and lower)) else []


def _clauses(raw: str) -> list[Span]:
    """The asks that one line strings together, as spans of it."""
    depth = depths(raw)
    cuts = [m.span() for m in NEW_ASK.finditer(raw) if not depth[m.start()]]
    ends = {m.start(): m.end() for m in _SEMICOLON.finditer(raw) if not depth[m.start()]}
    for _, after in pairwise(sentences(raw)):
        if NEW_SENTENCE.match(raw, after.start):
            ends[after.start] = after.start
    if len(WITH_YEARS.findall(raw)) > 1 and " or " in raw:
        cuts = []  # "BS with 8 years or PhD with 2 years"
    spans: list[Span] = []
    start = 0
    for low, high in sorted({*cuts, *ends.items()}):
        if low < start:
            continue
        left = trimmed(raw, start, low)
        words = left.of(raw)
        stands = _ends(raw, left, high) if low in ends else _complete(words)
        if not stands:
            continue
        spans.append(left)
        start = high
    spans.append(trimmed(raw, start, len(raw)))
    return [span for span in spans if len(span)]


def _complete(words: str) -> bool:
    return bool(COMPLETE_ASK.search(words) or NAMES_ONLY.fullmatch(words))


def _ends(raw: str, left: Span, after: int) -> bool:
    """Whether an ask ends before `after`, where a semicolon or a stop says that it may."""
    if raw[:after].rstrip().endswith((".", "!")):
        return len(left.of(raw).split()) >= _FEWEST_WORDS
    rest = raw[after:]
    return bool(rest.strip(" .")) and not QUALIFIES.match(rest)


def _in_clause(raw: str, clause: Span) -> list[Choice]:
    text = clause.of(raw)
    degree = DEGREE.search(text) and not NAMES_ONLY.fullmatch(text)
    told = LEVEL_BEHIND.sub("", text)
    found = [_education(text)] if degree else traits(told) or choices(told)
    found = found or phrases(told)
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
