"""Which lines are headings, what they open, and what else stands on the same line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from matcher.lexicon.headings import HEADING_WORDS, LEAD_INS, OPEN_ENDS, Zone
from matcher.posting.lines import Line
from matcher.posting.repair import repair
from matcher.posting.setting import Setting, stands_alone
from matcher.posting.wordings import (
    HEAD_LENGTH,
    LEVELS,
    by_nouns,
    capitalised,
    known_as,
    plain,
    zone_of,
)

_COLON = re.compile(r"\s*:|\s+[-–—]\s+|…|\.\.\.")
WORD = re.compile(r"\S+")
_FILL = " \t\n*_-–—"
_LINE_LENGTH = 220
_LEAD_IN_WORDS = 32
REST_WORDS = 6  # a heading with text behind it has at most so many words
_FRONT_WORDS = 8
_ALONE = Setting()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens. `front` is what stands before the known words, `rest` what stands after.

    "AI Alignment Responsibilities:" has a front; "Responsibilities: Develop models" has a rest.
    """

    zone: Zone
    front: Span | None = None
    rest: Span | None = None


def read(line: Line, setting: Setting = _ALONE) -> Heading | None:
    """The heading that `line` is or begins with, or None."""
    text = line.text
    closed = text.endswith((":", "…", "...", ":-")) or (setting.led and left_open(line))
    rest = None if closed else with_rest(line)
    if rest and ":" in line.raw[: rest.rest.start - line.span.start if rest.rest else 0]:
        return rest
    if len(text) <= _LINE_LENGTH:
        known = known_as(text)
        if known and stands_alone(line, known, setting, closed=closed):
            return Heading(known.zone)
        tail = _tail(line, closed)
        if tail:
            return tail
        loud = line.marked and text.isupper()
        zone = _lead_in(text) if closed or loud else None
        if zone:
            return Heading(zone)
    return rest or with_rest(line)


def left_open(line: Line) -> bool:
    """Whether a line ends where its sentence does not, as a heading without its colon may.

    >>> from matcher.posting.lines import Line
    >>> said = "You'll thrive here if you have", "You have what we have."
    >>> [left_open(Line(Span(0, len(text)), text, text)) for text in said]
    [True, False]
    """
    return not line.bulleted and line.text.casefold().endswith(OPEN_ENDS)


def _lead_in(text: str) -> Zone | None:
    shape = plain(text)
    if len(shape.split()) > _LEAD_IN_WORDS:
        return None
    return next((zone for cue, zone in LEAD_INS if cue.search(shape)), None)


def _tail(line: Line, closed: bool) -> Heading | None:
    """A short line that ends in a known heading: the front belongs to what stood before."""
    if line.bulleted or not (closed or line.marked or line.gap or line.text.isupper()):
        return None
    words = list(WORD.finditer(line.raw))
    if not 2 <= len(words) <= HEADING_WORDS:
        return None
    for cut in range(1, min(len(words), _FRONT_WORDS + 1)):
        back = plain(repair(line.raw[words[cut].start() :])).split()
        zone = by_nouns(back) if line.raw[words[cut].start()].isupper() else None
        if zone is None or zone not in LEVELS:
            continue
        front = line.raw[: words[cut - 1].end()].rstrip(" -–—:|,")
        if not front or not capitalised(front):
            return None
        return Heading(zone, Span(line.span.start, line.span.start + len(front)))
    return None


def with_rest(line: Line) -> Heading | None:
    """A known heading and a colon, with text behind them on the same line."""
    colon = _COLON.search(line.raw, 2, HEAD_LENGTH)
    if colon is None:
        return None
    behind = colon.end() + len(line.raw[colon.end() :]) - len(line.raw[colon.end() :].lstrip(_FILL))
    head = repair(line.raw[: colon.start()])
    zone = zone_of(head) if len(head.split()) <= REST_WORDS else None
    if zone is None or behind == len(line.raw):
        return None
    if ":" not in colon.group() and zone in (Zone.TOPIC, Zone.ROLE):
        return None
    return Heading(zone, rest=Span(line.span.start + behind, line.span.end))


def names_section(line: Line) -> bool:
    """Whether what stands before the colon of `line` names a part of a posting by its noun."""
    return by_nouns(plain(line.raw.partition(":")[0]).split()) is not None
