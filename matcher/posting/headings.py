"""Which lines are headings, what they open, and what else stands on the same line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from index.types import Span
from matcher.lexicon.headings import (
    ANY_PHRASE,
    ASK_NOUNS,
    BENEFIT_OPENERS,
    DUTY_NOUNS,
    HEADING_FILLER,
    HEADING_WORDS,
    ITEM_NOUNS,
    LEAD_INS,
    MINIMUM_WORDS,
    OPEN_ENDS,
    PHRASES,
    PREFERRED_WORDS,
    QUESTION_OPENERS,
    RUNNING_HEADING,
    SAFE_OPENERS,
    STATING,
    SUBJECTS,
    TAIL_WORDS,
    TITLED_OPENERS,
    TOPIC_NOUNS,
    Zone,
)
from matcher.posting.lines import Line, part_of
from matcher.posting.repair import repair

_APOSTROPHES = re.compile(r"['’‘`´]")
_OTHER = re.compile(r"[^\w+]+|_+")
_COLON = re.compile(r"\s*:|\s+[-–—]\s+|…|\.\.\.")
_WORD = re.compile(r"\S+")
_AT_COMPANY = re.compile(r"\bat (?:[A-Z0-9]\S*\s?)+$")
_FILL = " \t\n*_-–—"
_HEAD_LENGTH = 90
_RUNNING = 160
_MOST_COLONS = 200
_STATEMENT_END = re.compile(
    r"[.!?;:)*]+\s+|(?<=\w)[.!?;)]+(?=[A-Z])"
)  # "... the US.ABOUT THE ROLE:"
_LINE_LENGTH = 220
_LEAD_IN_WORDS = 32
_OPEN_WORDS = 4  # an unmarked phrase without a colon may go on this long
_REST_WORDS = 6  # a heading with text behind it has at most so many words
_FRONT_WORDS = 8
_VOCABULARY = ASK_NOUNS | TOPIC_NOUNS | DUTY_NOUNS | HEADING_FILLER
_LEVELS = (Zone.RESPONSIBILITY, Zone.MINIMUM, Zone.PREFERRED, Zone.MIXED)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens. `front` is what stands before the known words, `rest` what stands after.

    "AI Alignment Responsibilities:" has a front; "Responsibilities: Develop models" has a rest.
    """

    zone: Zone
    front: Span | None = None
    rest: Span | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line stands among its neighbours.

    `inside`: in a list that a heading opened, where a line is an item rather than a heading unless
    something sets it off. `apart`: an empty line sets it off. `spaced`: it does so for most lines.
    `led`: what follows it may be the first item of a list.
    """

    inside: bool = False
    apart: bool = False
    spaced: bool = False
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """A known heading: what it opens, and the words that its phrase leaves open."""

    zone: Zone
    tail: tuple[str, ...] = ()


_ALONE = Setting()


def plain(text: str) -> str:
    """The form in which headings are compared.

    >>> plain("What You’ll Do & Own:")
    'what youll do and own'
    """
    text = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return _OTHER.sub(" ", text).strip()


def zone_of(text: str) -> Zone | None:
    """What a heading that reads `text` opens; None if it is no known heading."""
    known = _known(text)
    return known.zone if known else None


def _known(text: str) -> _Known | None:
    if len(text) > _HEAD_LENGTH:
        return None
    shape = plain(text)
    words = shape.split()
    if not words or len(words) > HEADING_WORDS:
        return None
    by_nouns = _by_nouns(words)
    if by_nouns not in _LEVELS and ANY_PHRASE.fullmatch(shape):
        for pattern, zone in PHRASES:
            found = pattern.fullmatch(shape)
            if found:
                return _Known(zone, tuple(" ".join(filter(None, found.groups())).split()))
    return _Known(by_nouns) if by_nouns else None


def read(line: Line, setting: Setting = _ALONE) -> Heading | None:
    """The heading that `line` is or begins with, or None."""
    text = line.text
    closed = text.endswith((":", "…", "...", ":-")) or (setting.led and left_open(line))
    rest = None if closed else _with_rest(line)
    if rest and ":" in line.raw[: rest.rest.start - line.span.start if rest.rest else 0]:
        return rest
    if len(text) <= _LINE_LENGTH:
        known = _known(text)
        if known and _stands_alone(line, known, setting, closed=closed):
            return Heading(known.zone)
        tail = _tail(line, closed)
        if tail:
            return tail
        loud = line.marked and text.isupper()
        zone = _lead_in(text) if closed or loud else None
        if zone:
            return Heading(zone)
    return rest or _with_rest(line)


def left_open(line: Line) -> bool:
    """Whether a line ends where its sentence does not, as a heading without its colon may.

    >>> from matcher.posting.lines import Line
    >>> said = "You'll thrive here if you have", "You have what we have."
    >>> [left_open(Line(Span(0, len(text)), text, text)) for text in said]
    [True, False]
    """
    return not line.bulleted and line.text.casefold().endswith(OPEN_ENDS)


def _by_nouns(words: list[str]) -> Zone | None:
    if not all(word in _VOCABULARY for word in words):
        return None
    have = set(words)
    asks, duties = have & ASK_NOUNS, have & DUTY_NOUNS
    topics = have & TOPIC_NOUNS
    if duties and asks:
        return Zone.MIXED
    if duties:
        return Zone.RESPONSIBILITY
    if not asks and not topics:
        return None
    needed = have & MINIMUM_WORDS
    wanted = have & PREFERRED_WORDS - (asks if len(asks) > 1 else frozenset())
    if wanted and not needed:
        return Zone.PREFERRED
    return Zone.MINIMUM if asks or needed else Zone.TOPIC


def _stands_alone(line: Line, known: _Known, setting: Setting, *, closed: bool) -> bool:
    """A known phrase is a heading only if it is set like one."""
    text = line.text
    if line.bulleted:
        return closed
    words = plain(text).split()
    stopped = text.endswith((".", "!", ";", ",")) and not text.endswith("...")
    if stopped and not text.isupper() and words[0] not in BENEFIT_OPENERS:
        return False
    if closed or line.marked:
        return True
    short = len(words) <= _OPEN_WORDS or words[0] in SAFE_OPENERS or _by_nouns(words) is not None
    if not short or not (text[0].isupper() or text[0].isdigit() or words[0] in SAFE_OPENERS):
        return False
    return not setting.inside or _set_off(line, known, setting)


def _set_off(line: Line, known: _Known, setting: Setting) -> bool:
    """Whether a phrase between the items of a list is no item itself.

    It is one if it goes on in words that no heading has, unless the author set it off.
    """
    words = plain(line.text).split()
    if known.zone is Zone.LABEL and not MINIMUM_WORDS.isdisjoint(words):
        return False  # "Travel required"
    level = not (MINIMUM_WORDS | PREFERRED_WORDS).isdisjoint(words[:-1])
    item = words[-1] in ITEM_NOUNS or "equivalent" in words
    if item and not (setting.apart or level or capitalised(line.text)):
        return False  # "Technical background", "Ability to work in a team"
    if known.zone is Zone.TOPIC and not setting.apart:
        subject = not SUBJECTS.isdisjoint(words) and words[-1] in TOPIC_NOUNS
        return not subject or len(TOPIC_NOUNS & set(words)) > 1 or capitalised(line.text)
    if known.tail and (known.tail[0] in STATING or _asks_at_end(known)):
        return False
    told = setting.apart and (not setting.spaced or words[0] in QUESTION_OPENERS)
    return told or _closed_tail(line, known)


def _closed_tail(line: Line, known: _Known) -> bool:
    """Whether a phrase goes on as headings do: in their words, a company's name or capitals."""
    company = _AT_COMPANY.search(line.text)
    named = set(plain(company.group()).split()) if company else set()
    if all(word in TAIL_WORDS or word in named for word in known.tail):
        return True
    return plain(line.text).split()[0] in TITLED_OPENERS and capitalised(line.text)


def _asks_at_end(known: _Known) -> bool:
    """Whether "Benefits ..." goes on to ask, as in "Benefits administration experience"."""
    asks = ASK_NOUNS | TOPIC_NOUNS
    return known.zone is Zone.SKIP and known.tail[-1] in asks


def _lead_in(text: str) -> Zone | None:
    shape = plain(text)
    if len(shape.split()) > _LEAD_IN_WORDS:
        return None
    return next((zone for cue, zone in LEAD_INS if cue.search(shape)), None)


def _tail(line: Line, closed: bool) -> Heading | None:
    """A short line that ends in a known heading: the front belongs to what stood before."""
    if line.bulleted or not (closed or line.marked or line.gap or line.text.isupper()):
        return None
    words = list(_WORD.finditer(line.raw))
    if not 2 <= len(words) <= HEADING_WORDS:
        return None
    for cut in range(1, min(len(words), _FRONT_WORDS + 1)):
        back = plain(repair(line.raw[words[cut].start() :])).split()
        zone = _by_nouns(back) if line.raw[words[cut].start()].isupper() else None
        if zone is None or zone not in _LEVELS:
            continue
        front = line.raw[: words[cut - 1].end()].rstrip(" -–—:|,")
        if not front or not capitalised(front):
            return None
        return Heading(zone, Span(line.span.start, line.span.start + len(front)))
    return None


def capitalised(text: str) -> bool:
    """Whether every word of `text` but the small ones begins with a capital."""
    words = [w for w in re.findall(r"[^\W\d_]\S*", text) if len(w) > 3 or w[0].isupper()]
    return bool(words) and all(w[0].isupper() for w in words)


def _with_rest(line: Line) -> Heading | None:
    """A known heading and a colon, with text behind them on the same line."""
    colon = _COLON.search(line.raw, 2, _HEAD_LENGTH)
    if colon is None:
        return None
    behind = colon.end() + len(line.raw[colon.end() :]) - len(line.raw[colon.end() :].lstrip(_FILL))
    head = repair(line.raw[: colon.start()])
    zone = zone_of(head) if len(head.split()) <= _REST_WORDS else None
    if zone is None or behind == len(line.raw):
        return None
    if ":" not in colon.group() and zone in (Zone.TOPIC, Zone.ROLE):
        return None
    return Heading(zone, rest=Span(line.span.start + behind, line.span.end))


def names_section(line: Line) -> bool:
    """Whether what stands before the colon of `line` names a part of a posting by its noun."""
    return _by_nouns(plain(line.raw.partition(":")[0]).split()) is not None


def split(line: Line) -> tuple[Line, ...]:
    """A running line cut at the headings inside it ("... of data. Requirements: A degree ...")."""
    short = len(line.raw) < _RUNNING
    if line.items:
        return (line,)
    if short and _with_rest(line) is None:
        return (line,)
    cuts = [0]
    for colon in islice(re.finditer(":", line.raw), _MOST_COLONS):
        cut = _embedded(line.raw, max(cuts[-1], colon.start() - _HEAD_LENGTH), colon.start())
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
    words = list(_WORD.finditer(raw, low, colon))[-_REST_WORDS:]
    for word in words:
        head = repair(raw[word.start() : colon])
        shape = plain(head).split()
        bounded = word.start() == low and bool(ends)
        zone = zone_of(head) if bounded else _by_nouns(shape)
        glued = bounded and not raw[low - 1].isspace()
        opens = zone in (*_LEVELS, Zone.SKIP) or (bounded and zone is Zone.ROLE)
        opens = opens or (glued and zone is Zone.TOPIC)
        if shape and opens and (bounded or capitalised(head)):
            return word.start()
    return None
