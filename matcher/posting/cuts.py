"""One line that asks at several levels, or for several sorts of thing, cut into asks of their own.

"CPA required. SAP is a plus." are two asks: what is only wished for must not be lost behind what is
required, nor make all of it a wish. A line of one level and one sort stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from index.types import Span
from matcher.lexicon.headings import Zone
from matcher.lexicon.kinds import TYPED_CUES
from matcher.lexicon.lists import QUALIFIES
from matcher.lexicon.postings import (
    ASK_RUNS_ON,
    ASK_STARTS,
    DEGREE,
    MORE,
    MUST,
    NOT_ASKED,
    PREFERRED_CUE,
    PROSE_ASKS,
    REFERS_BACK,
    REQUIRED_END,
    SMALL_WORDS,
    WISH,
    WISHED_BRACKET,
    WISHED_END,
    WISHES,
)
from matcher.lexicon.things import things
from matcher.lexicon.words import names
from matcher.posting.enumerations.items import depths, trimmed
from matcher.posting.kinds import kind_of
from matcher.posting.levels import level_of
from matcher.posting.lines import Line
from matcher.posting.prose import sentences
from matcher.posting.sections import Ask, at
from matcher.types import Kind, Level

_BETWEEN = re.compile(r"\s*[,;]\s+(?:(?:and|but)\s+)?|\s+(?:and|but)\s+")
_SEMICOLON = re.compile(r";\s+(?:but\s+)?")
_LONGEST = 600  # characters; a longer line is a paragraph of its own kind
_MOST_JOINS = 30  # a line with more is a list, and no contrast
_FEWEST = 3  # words of an ask for years: "10 preferred" goes on with the years before it
_INITIAL = 2  # characters: "C. Bachelor's degree" begins with no sentence
_PROSE = 3  # so many sentences that ask are a paragraph, and no item
_TYPED = frozenset(
    (Kind.CERTIFICATION, Kind.EDUCATION, Kind.LANGUAGE, Kind.AUTHORIZATION, Kind.YEARS)
)


def asks(ask: Ask, *, prose: bool) -> Iterator[Ask]:
    """The asks of the line of `ask`, in order; itself where it is one.

    `prose`: its heading has too few lines for a list, so that a paragraph is cut at each sentence.
    """
    raw = ask.line.raw
    asking = ask.zone in (Zone.MINIMUM, Zone.PREFERRED) and not ask.line.items
    runs = _run_on(raw) if asking else []
    if runs:
        for low, high in pairwise([0, *runs, len(raw)]):
            yield from asks(Ask(at(ask.line, trimmed(raw, low, high)), ask.zone), prose=prose)
        return
    if not asking or len(raw) > _LONGEST:
        yield ask
        return
    for span in _told(ask, _sentences(ask, prose=prose)):
        for piece in _marked(ask, at(ask.line, span)):
            if not NOT_ASKED.fullmatch(piece.text):
                yield Ask(piece, ask.zone)


def _run_on(raw: str) -> list[int]:
    """Where asks begin that a page ran together: "Ability to plan Ability to write"."""
    found: list[int] = []
    for begins in ASK_RUNS_ON.finditer(raw):
        before = raw[: begins.start()].rsplit(maxsplit=1)[-1]
        if before[0].islower() and before not in SMALL_WORDS:
            found.append(begins.start())
    first = raw.split(maxsplit=1)[0]
    alike = len(found) == 1 and raw[found[0] :].split(maxsplit=1)[0] == first
    return found if alike or len(found) > 1 else []


def _told(ask: Ask, spans: Sequence[Span]) -> Iterator[Span]:
    """`spans`, each cut at the semicolons where its level or sort changes."""
    for span in spans:
        depth = depths(span.of(ask.line.raw))
        cuts = [m for m in _SEMICOLON.finditer(span.of(ask.line.raw)) if not depth[m.start()]]
        edges = [span.start, *(span.start + e for m in cuts for e in m.span()), span.end]
        clauses = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
        yield from _joined(ask, clauses, lambda a, b: _differ(ask, a, b))


def _sentences(ask: Ask, *, prose: bool) -> list[Span]:
    """The sentences of a line, each with those behind it that are no asks of another sort."""
    raw = ask.line.raw
    spans = sentences(raw)
    if len(spans) < 2:
        return list(spans)
    asking = sum(_stands(span.of(raw)) for span in spans)
    prose = prose and asking >= _PROSE and not ask.line.bulleted
    return list(_joined(ask, spans, lambda a, b: prose or _differ(ask, a, b)))


def _joined(ask: Ask, spans: Sequence[Span], apart: Callable[[str, str], bool]) -> Iterator[Span]:
    """`spans` of the line, with each that is no ask of its own joined to the one before."""
    raw = ask.line.raw
    start = spans[0].start if spans else 0
    for before, span in pairwise(spans):
        said = span.of(raw)
        if before.end - start > _INITIAL and _stands(said) and apart(raw[start : before.end], said):
            yield Span(start, before.end)
            start = span.start
    if spans:
        yield Span(start, spans[-1].end)


def _stands(said: str) -> bool:
    """Whether a sentence or clause asks for something by itself."""
    if QUALIFIES.match(said) or REFERS_BACK.search(said) or _bare_years(said):
        return False
    cues = PROSE_ASKS.search(said) or ASK_STARTS.match(said) or WISHED_END.search(said)
    return bool(cues) or any(cue.search(said) for cue, _ in TYPED_CUES)


def _bare_years(said: str) -> bool:
    """Whether a wish is a number that goes on with what stands before it: "10 years preferred"."""
    words = WISHED_END.sub("", said).split()
    return len(words) < _FEWEST and (not words or words[0][0].isdigit())


def _differ(ask: Ask, before: str, said: str) -> bool:
    return _levels_differ(ask, before, said) or _sorts_differ(before, said)


def _levels_differ(ask: Ask, before: str, said: str) -> bool:
    return level_of(ask.zone, before) is not level_of(ask.zone, said)


def _sorts_differ(before: str, said: str) -> bool:
    """Whether two sentences ask for sorts of thing that are checked differently."""
    sorts = {kind_of(before), kind_of(said)}
    return len(sorts) > 1 and not _TYPED.isdisjoint(sorts)


def _marked(ask: Ask, line: Line) -> Iterator[Line]:
    """`line` cut where each side says of itself whether it is required, or only wished for.

    "Python (required), Go (nice to have)"; "Bachelor's required, Master's preferred"; "Strong
    Python skills (Java a plus)".
    """
    raw = line.raw
    bracket = WISHED_BRACKET.search(raw)
    if bracket and _wish_of_its_own(ask, raw[: bracket.start()], bracket["wish"]):
        if bracket.start():
            yield at(line, Span(0, bracket.start()))
        yield at(line, Span(*bracket.span("wish")))
        return
    joins = list(_BETWEEN.finditer(raw)) if WISH.search(raw) else []
    depth = depths(raw)
    start = 0
    for join in joins if len(joins) <= _MOST_JOINS else ():
        left, right = raw[start : join.start()], raw[join.end() :]
        if not depth[join.start()] and _opposed(left, right):
            yield at(line, Span(start, join.start()))
            start = join.end()
    yield at(line, Span(start, len(raw)))


def _opposed(left: str, right: str) -> bool:
    """Whether one side is required and the other only wished for, as each says at its end."""
    if REFERS_BACK.search(right) or QUALIFIES.match(right) or _bare_years(right):
        return False
    if DEGREE.search(left) and DEGREE.match(right) and WISHED_END.search(right):
        return not WISHED_END.search(left)
    if MUST.search(left) and WISHES.fullmatch(right):
        return "," not in left and not PREFERRED_CUE.search(left)
    first = next(iter(_BETWEEN.split(right)))
    pairs = ((REQUIRED_END, WISHED_END), (WISHED_END, REQUIRED_END))
    return any(a.search(left) and b.search(first) for a, b in pairs)


def _wish_of_its_own(ask: Ask, before: str, wish: str) -> bool:
    """Whether a wish in brackets names a thing, and does not only narrow what stands before it."""
    if before and level_of(ask.zone, before) is Level.PREFERRED:
        return False
    if not before:
        return True
    if DEGREE.search(before):
        return bool(DEGREE.search(wish))
    return bool(MORE.search(wish) or names(f"we have long worked on {wish}") & things())
