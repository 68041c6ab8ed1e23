"""How a line is set among its neighbours: as a heading, or as an item of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.lexicon.headings import (
    ASK_NOUNS,
    BENEFIT_OPENERS,
    ITEM_NOUNS,
    MINIMUM_WORDS,
    PREFERRED_WORDS,
    QUESTION_OPENERS,
    SAFE_OPENERS,
    STATING,
    SUBJECTS,
    TAIL_WORDS,
    TITLED_OPENERS,
    TOPIC_NOUNS,
    Zone,
)
from matcher.posting.lines import Line
from matcher.posting.wordings import Known, by_nouns, capitalised, plain

_AT_COMPANY = re.compile(r"\bat (?:[A-Z0-9]\S*\s?)+$")
_OPEN_WORDS = 4  # an unmarked phrase without a colon may go on this long


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


def stands_alone(line: Line, known: Known, setting: Setting, *, closed: bool) -> bool:
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
    short = len(words) <= _OPEN_WORDS or words[0] in SAFE_OPENERS or by_nouns(words) is not None
    if not short or not (text[0].isupper() or text[0].isdigit() or words[0] in SAFE_OPENERS):
        return False
    return not setting.inside or _set_off(line, known, setting)


def _set_off(line: Line, known: Known, setting: Setting) -> bool:
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


def _closed_tail(line: Line, known: Known) -> bool:
    """Whether a phrase goes on as headings do: in their words, a company's name or capitals."""
    company = _AT_COMPANY.search(line.text)
    named = set(plain(company.group()).split()) if company else set()
    if all(word in TAIL_WORDS or word in named for word in known.tail):
        return True
    return plain(line.text).split()[0] in TITLED_OPENERS and capitalised(line.text)


def _asks_at_end(known: Known) -> bool:
    """Whether "Benefits ..." goes on to ask, as in "Benefits administration experience"."""
    asks = ASK_NOUNS | TOPIC_NOUNS
    return known.zone is Zone.SKIP and known.tail[-1] in asks
