"""The walk from lines to asks: headings open zones, and what asks for nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.types import Span
from matcher.lexicon.headings import Zone
from matcher.lexicon.postings import (
    APPLY,
    ASK_ENDS,
    ASK_STARTS,
    BLURB,
    CONTACT,
    DEMANDS,
    FILLER,
    LAW_SPEAKS,
    LEGAL,
    NOTHING,
    OFFER,
    PREFERRED_CUE,
    PROSE_ASKS,
    REQUIRED_CUE,
    SEEKING,
    WORK_WITH,
)
from matcher.posting import headings
from matcher.posting.levels import does
from matcher.posting.lines import Line, part_of
from matcher.posting.prose import sentences
from matcher.posting.setting import Setting
from matcher.posting.wordings import LEVELS, capitalised

_ASKING = (Zone.MINIMUM, Zone.PREFERRED)
_FIRST_PERSON = re.compile(r"(?:we|our)\b", re.IGNORECASE)
_TO_YOU = re.compile(r"\byour\b", re.IGNORECASE)
_SIGN = re.compile(r"[A-Z][A-Z0-9+#&/.-]{1,6}(?: [A-Z]{2,3})?")
_FOLLOWING = re.compile(r"\bfollowing\b", re.IGNORECASE)
_LABEL_VALUE = 60
_BLURB_LENGTH = 100
_PARAGRAPH = 200
_SUBHEADING_WORDS = 5
TITLE_WORDS = 8
RUN = 3  # so many lines one after the other are a list, even without bullets
_PROSE = 240
_LONG_PROSE = 600


@dataclass(frozen=True, slots=True)
class Ask:
    """A line that asks, and the zone that it stands in."""

    line: Line
    zone: Zone


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk over the lines found.

    `groups` are the lines under each heading that opens a list, `loose` the lines under none (or
    under one that only introduces the role). `fronts` are the headings that continue a line before
    them: (number of the line, what the heading opens).
    """

    groups: tuple[tuple[Ask, ...], ...]
    loose: tuple[Line, ...]
    fronts: tuple[tuple[int, headings.Heading], ...]


@dataclass(slots=True)
class _Walker:
    zone: Zone | None = None
    label: bool = False
    rested: bool = False  # the heading of this zone has its first item behind it
    group: list[Ask] = field(default_factory=list)
    bulleted: bool = True  # all lines of the group are
    spaced: bool = False  # a line of the group but its first stands after a gap
    groups: list[tuple[Ask, ...]] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)

    def turn(self, zone: Zone | None, *, rested: bool = False) -> None:
        if self.group:
            self.groups.append(tuple(self.group))
        self.zone, self.rested, self.group = zone, rested, []
        self.bulleted, self.spaced = True, False

    def add(self, line: Line, zone: Zone | None = None) -> None:
        zone = zone or self.zone
        if zone in LEVELS:
            self.bulleted = self.bulleted and line.bulleted
            self.spaced = self.spaced or (bool(self.group) and line.gap)
            self.group.append(Ask(line, zone))
        elif zone is not Zone.SKIP:
            self.loose.append(line)


def walk(lines: Sequence[Line]) -> Walk:
    """Follow the headings through `lines`."""
    walker = _Walker()
    slogans = _slogans(lines)
    fronts: list[tuple[int, headings.Heading]] = []
    spaced = sum(line.gap for line in lines) * 2 > len(lines)
    headed = False
    for n, line in enumerate(lines):
        if line.items:
            _choice(walker, line)
            continue
        inside = walker.zone in LEVELS
        after = lines[n + 1] if n + 1 < len(lines) else None
        led = after is not None and (after.bulleted or not after.text[0].islower())
        setting = Setting(inside, line.gap and not headed, spaced, led)
        heading = headings.read(line, setting)
        headed = heading is not None
        if heading is None and n in slogans and walker.zone in LEVELS:
            walker.turn(Zone.SKIP)
        elif heading is None:
            _content(walker, line, after)
        if heading is None:
            continue
        if heading.front:
            fronts.append((n, heading))
        _open(walker, line, heading)
    walker.turn(None)
    return Walk(tuple(walker.groups), tuple(walker.loose), tuple(fronts))


def _choice(walker: _Walker, line: Line) -> None:
    """A line and its own list of which one is enough; the line may also open a list of asks."""
    opens = part_of(line, Span(line.span.start, line.items[0].start))
    heading = headings.read(replace(opens, bulleted=False))
    if heading and heading.zone in _ASKING and walker.zone not in _ASKING:
        walker.turn(heading.zone)
    if walker.zone is not Zone.SKIP:
        walker.add(line, None if walker.zone in LEVELS else Zone.MINIMUM)


def _slogans(lines: Sequence[Line]) -> set[int]:
    """Short capitalised lines right above a paragraph about the company are its headings."""
    found: set[int] = set()
    for n in range(len(lines) - 2, -1, -1):
        line, after = lines[n], lines[n + 1]
        if after.gap or line.bulleted or not capitalised(line.text):
            continue
        if not 1 < len(line.text.split()) <= _SUBHEADING_WORDS + 1:
            continue
        about = len(after.text) >= _PARAGRAPH and BLURB.match(after.text) and not after.bulleted
        if about or n + 1 in found:
            found.add(n)
    return found


def _open(walker: _Walker, line: Line, heading: headings.Heading) -> None:
    walker.label = heading.zone is Zone.LABEL and heading.rest is None
    if heading.zone is Zone.LABEL:
        return
    if heading.rest is None:
        topic = heading.zone is Zone.TOPIC
        if topic and walker.zone not in _ASKING:
            walker.turn(Zone.MINIMUM)
        elif not topic:
            walker.turn(heading.zone)
        return
    _with_rest(walker, line, heading.zone, heading.rest)


def _with_rest(walker: _Walker, line: Line, zone: Zone, rest: Span) -> None:
    tail = part_of(line, rest)
    if zone is Zone.TOPIC:
        if NOTHING.fullmatch(tail.text):
            return
        asks = walker.zone not in LEVELS and walker.zone is not Zone.SKIP
        asks = asks or (walker.zone is Zone.RESPONSIBILITY and bool(ASK_STARTS.match(tail.text)))
        walker.add(line, Zone.MINIMUM if asks else None)
    elif zone in LEVELS and (line.bulleted or _one_item(walker, line, zone)):
        walker.add(tail, zone)
    elif not line.bulleted:
        walker.turn(zone, rested=True)
        _content(walker, tail, None)


def _one_item(walker: _Walker, line: Line, zone: Zone) -> bool:
    """Whether "Nice to have: Kafka" is an item between items, and opens nothing."""
    between = walker.zone in _ASKING and not walker.rested and not line.gap
    return between and zone in _ASKING and not headings.names_section(line)


def _content(walker: _Walker, line: Line, after: Line | None) -> None:
    text = line.text
    if walker.label:
        walker.label = False
        if len(text) <= _LABEL_VALUE:
            return
    if walker.zone is Zone.SKIP or NOTHING.fullmatch(text):
        return
    if says_nothing(line):
        asking = _asking(line) if walker.zone in LEVELS else None
        if asking:
            walker.add(asking)
        law = (LEGAL.search(text) and LAW_SPEAKS.search(text)) or CONTACT.search(text)
        if law and walker.zone in LEVELS and not _inside_list(walker, line, after):
            walker.turn(Zone.SKIP)
        return
    if walker.zone in LEVELS and walker.group:
        if _ends_list(walker, line, after):
            walker.turn(Zone.SKIP)
            return
        if subheading(line):
            return
    elif subheading(line) and walker.zone in LEVELS:
        return
    walker.add(line)


def _asking(line: Line) -> Line | None:
    """What a paragraph asks before it goes on to pay or law; None if it begins with those."""
    spans = sentences(line.raw) if not line.bulleted else ()
    end = 0
    for span in spans:
        said = at(line, span)
        asks = ASK_STARTS.match(said.text) or PROSE_ASKS.search(said.text) or does(said.text)
        if says_nothing(said) or not (end or asks):
            break
        end = span.end
    return at(line, Span(0, end)) if end and len(spans) > 1 else None


def _inside_list(walker: _Walker, line: Line, after: Line | None) -> bool:
    """Whether a line of law stands between the items of a list, which goes on behind it."""
    if line.bulleted or after is None or not after.bulleted or after.gap:
        return line.bulleted
    return walker.bulleted and len(line.text) < _BLURB_LENGTH and not line.text.endswith(":")


def says_nothing(line: Line) -> bool:
    """Whether a line is law, pay or how to apply, rather than an ask or a duty."""
    text = line.text
    if FILLER.match(text) or CONTACT.search(text) or DEMANDS.search(text):
        return True
    if APPLY.search(text) and not ASK_STARTS.match(text):
        return True
    work = not LAW_SPEAKS.search(text) and (line.bulleted or WORK_WITH.search(text))
    law = LEGAL.search(text) and not work
    offer = OFFER.search(text) and not (work and WORK_WITH.search(text))
    if not law and not offer:
        return False
    if len(text.split()) <= TITLE_WORDS and ASK_ENDS.search(text):
        return False  # "Benefits package design experience"
    return not (ASK_STARTS.match(text) or does(text)) or len(text) > _LONG_PROSE


def _ends_list(walker: _Walker, line: Line, after: Line | None) -> bool:
    """Whether the author has gone on from the list in hand to talk of something else."""
    text = line.text
    if line.bulleted:
        return False
    several = len(walker.group) > 1
    bullets, spaced = several and walker.bulleted, walker.spaced
    dense = several and not spaced
    apart = dense and line.gap and len(text) >= _BLURB_LENGTH
    about = BLURB.match(text) and not SEEKING.search(_opening(text))
    if about and (len(text) >= _BLURB_LENGTH or _FIRST_PERSON.match(text)):
        return True
    if apart and _FIRST_PERSON.match(text) and len(text) >= _PARAGRAPH:
        return True
    if (apart or bullets) and not _speaks(text):
        return True
    told = line.marked or (line.gap and not spaced)
    if not told or (_speaks(text) and not _TO_YOU.search(text)) or text.endswith("."):
        return False
    prose = after is not None and not after.bulleted and len(after.text) >= _PARAGRAPH
    if after is not None and (ASK_STARTS.match(after.text) or does(after.text)):
        return False
    return prose and len(text.split()) <= TITLE_WORDS


def _opening(text: str) -> str:
    """The first sentence of a long paragraph: what it is about; all of a shorter text."""
    spans = sentences(text) if len(text) >= _BLURB_LENGTH else ()
    return spans[0].of(text) if spans else text


def _speaks(text: str) -> bool:
    """Whether a line outside the bullets still asks or tells what is done, or goes on with one."""
    cues = (PREFERRED_CUE, REQUIRED_CUE, SEEKING)
    starts = text[0].islower() or bool(ASK_STARTS.match(text)) or does(text)
    return starts or any(cue.search(text) for cue in cues)


def subheading(line: Line) -> bool:
    """Whether a line inside a list only heads some of its items."""
    text = line.text
    sign = _SIGN.fullmatch(text)  # "CISSP": its capitals make no heading of it
    if line.marked and not (sign or ASK_STARTS.match(text) or REQUIRED_CUE.search(text)):
        return True
    short = len(text.split()) <= _SUBHEADING_WORDS
    return text.endswith(":") and (short or _FOLLOWING.search(text) is not None)


def split_prose(group: Sequence[Ask]) -> Iterator[Ask]:
    """The asks of one heading: the lines of a list as they are, paragraphs by their sentences."""
    few = len(group) < RUN
    for ask in group:
        spans = sentences(ask.line.raw) if not ask.line.bulleted else ()
        length = len(ask.line.text)
        prose = length > _PROSE if few else length > _LONG_PROSE
        if len(spans) < 2 or not prose:
            yield ask
            continue
        for span in spans:
            line = at(ask.line, span)
            if not says_nothing(line) and not _tells(line.text):
                yield Ask(line, ask.zone)


def _tells(text: str) -> bool:
    return bool(BLURB.match(text)) and not SEEKING.search(text) and not PROSE_ASKS.search(text)


def at(line: Line, span: Span) -> Line:
    """The part `span` of the text of `line`, as a line."""
    return part_of(line, Span(line.span.start + span.start, line.span.start + span.end))
