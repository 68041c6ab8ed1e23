"""Whether a line tells what somebody did, or only claims what somebody is."""

from __future__ import annotations

import re

from matcher.lexicon.resumes import DEEDS

# Pasts that do not end in -ed.
_PASTS = frozenset(
    "became began bought brought broke built caught chose cut dealt drew drove fed fought"
    " found gave grew held hid kept knew laid led lent lost made met overcame oversaw"
    " paid ran rebuilt rose sang saw sent sold sought spent split spoke stood swept taught thought"
    " threw told took undertook understood went withdrew won wrote".split()
)
# These end as pasts do, and tell what somebody is.
_STATES = frozenset(
    "accomplished advanced based certified committed dedicated detailed determined educated"
    " experienced focused hundred interested licensed limited motivated organised organized"
    " oriented qualified registered related relaxed rounded seasoned skilled talented trusted"
    " united varied versed".split()
)
_WORD = re.compile(r"[a-z][a-z'’-]*")
_LOOKED_AT = 8  # words, in which a deed is told: "Unasked, built ...", "Upgrade to v10. Elicited"
_BRIEF = 6  # words: "Works well under pressure" claims, however it begins


def tells_deed(text: str) -> bool:
    """Whether `text` tells of something done: a past, or a longer line that begins with a deed.

    >>> tells_deed("Shared on-call with four squads"), tells_deed("Highly motivated team player")
    (True, False)
    >>> tells_deed("Train new staff at the till every week in season")
    True
    """
    words = _WORD.findall(text.casefold())
    if any(map(_is_past, words[:_LOOKED_AT])):
        return True
    return len(words) > _BRIEF and (words[0] in DEEDS or words[0].removesuffix("s") in DEEDS)


def is_brief(text: str) -> bool:
    """Whether `text` is too short to say of a deed what was done, to whom and with what result.

    >>> is_brief("Excellent communication skills")
    True
    """
    return len(_WORD.findall(text.casefold())) <= _BRIEF


def has_figure(text: str) -> bool:
    """Whether `text` gives a number.

    >>> has_figure("Vendors: 40"), has_figure("Vendor management")
    (True, False)
    """
    return any(character.isdigit() for character in text)


def _is_past(word: str) -> bool:
    if word in _PASTS:
        return True
    regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
    # "detail-oriented", "well-organized": a compound is what somebody is.
    return regular and "-" not in word and word not in _STATES
