"""Running lines cut at the headings inside them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from index.types import Span
from matcher.lexicon.headings import RUNNING_HEADING, Zone
from matcher.posting.headings import REST_WORDS, WORD, with_rest
from matcher.posting.lines import Line, part_of
from matcher.posting.repair import repair
from matcher.posting.wordings import HEAD_LENGTH, LEVELS, by_nouns, capitalised, plain, zone_of

_RUNNING = 160
_MOST_COLONS = 200
_STATEMENT_END = re.compile(
    r"[.!?;:)*]+\s+|(?<=\w)[.!?;)]+(?=[A-Z])"
)  # "... the US.ABOUT THE ROLE:"


def split(line: Line) -> tuple[Line, ...]:
    """A running line cut at the headings inside it ("... of data. Requirements: A degree ...")."""
    short = len(line.raw) < _RUNNING
    if line.items:
        return (line,)
    if short and with_rest(line) is None:
        return (line,)
    cuts = [0]
    for colon in islice(re.finditer(":", line.raw), _MOST_COLONS):
        cut = _embedded(line.raw, max(cuts[-1], colon.start() - HEAD_LENGTH), colon.start())
        if cut is not None and cut > cuts[-1]:
            cuts.append(cut)
    cuts += [cut for m in RUNNING_HEADING.finditer(line.raw) for cut in m.span()]
    cuts = sorted(set(cuts))
    if len(cuts) == 1:
        return (line,)
    edges = [*cuts, len(line.raw)]
    spans = (
        Span(line.span.start + a, line.span.start + len(line.raw[:b].rstrip()))
        for a, b in pairwise(edges)
    )
    first, *others = (part_of(line, span) for span in spans)
    return (
        replace(first, gap=line.gap),
        *(replace(other, bulleted=short and line.bulleted) for other in others),
    )


def _embedded(raw: str, low: int, colon: int) -> int | None:
    """Where the heading that ends at `colon` begins, if it is one that opens a section."""
    ends = [m.end() for m in _STATEMENT_END.finditer(raw, low, colon)]
    low = ends[-1] if ends else low
    words = list(WORD.finditer(raw, low, colon))[-REST_WORDS:]
    for word in words:
        head = repair(raw[word.start() : colon])
        shape = plain(head).split()
        bounded = word.start() == low and bool(ends)
        zone = zone_of(head) if bounded else by_nouns(shape)
        glued = bounded and not raw[low - 1].isspace()
        opens = zone in (*LEVELS, Zone.SKIP) or (bounded and zone is Zone.ROLE)
        opens = opens or (glued and zone is Zone.TOPIC)
        if shape and opens and (bounded or capitalised(head)):
            return word.start()
    return None
