"""The level of a line: what its heading says, unless the line itself says otherwise."""

from __future__ import annotations

import re

from matcher.lexicon.headings import Zone
from matcher.lexicon.postings import (
    ASK_STARTS,
    DEGREE,
    DUTY_STARTS,
    OR_DEGREE,
    PREFERRED_CUE,
    PREFERRED_TAG,
    REQUIRED_CUE,
    REQUIRED_SAID,
    REQUIRED_TAG,
)
from matcher.posting.prose import sentences
from matcher.types import Level

_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_CLAUSES = re.compile(r";\s+")
_LONG = 600


def level_of(zone: Zone, text: str) -> Level:
    """The level of a line that reads `text` in a part of the posting that is `zone`.

    >>> level_of(Zone.MINIMUM, "Experience with Spark is a plus")
    <Level.PREFERRED: 'preferred'>
    >>> level_of(Zone.MINIMUM, "Bachelor's degree required; Master's degree preferred")
    <Level.MINIMUM: 'minimum'>
    """
    if zone is Zone.RESPONSIBILITY:
        return Level.RESPONSIBILITY
    if zone is Zone.MIXED:
        if not ASK_STARTS.match(text) and not prefers(text):
            return Level.RESPONSIBILITY
        zone = Zone.MINIMUM
    if zone is Zone.PREFERRED and (REQUIRED_TAG.search(text) or REQUIRED_SAID.search(text)):
        return Level.MINIMUM
    if zone is Zone.PREFERRED or prefers(text):
        return Level.PREFERRED
    return Level.MINIMUM


def does(text: str) -> bool:
    """Whether a line begins as what is done does ("Develop models"), not as what is asked."""
    return bool(DUTY_STARTS.match(text)) and not ASK_STARTS.match(text)


def prefers(text: str) -> bool:
    """Whether the whole line is only preferred; a line that also requires something is not."""
    text = text.strip()[-_LONG:]
    if PREFERRED_TAG.search(text):
        return True
    open_text = _BRACKETS.sub("", text).strip()
    if not PREFERRED_CUE.search(open_text) or REQUIRED_CUE.search(open_text):
        return False
    clauses = [
        clause
        for sentence in (span.of(open_text) for span in sentences(open_text))
        for clause in _CLAUSES.split(sentence)
        if clause.strip()
    ]
    if not all(PREFERRED_CUE.search(clause) for clause in clauses) or OR_DEGREE.search(open_text):
        return False
    return not _only_the_last_degree(clauses[0]) if len(clauses) == 1 else True


def _only_the_last_degree(clause: str) -> bool:
    """The first degree is asked for, the last is extra: "Master's degree in CS, PhD a plus"."""
    before, comma, last = clause.rpartition(",")
    return bool(comma and DEGREE.search(before) and DEGREE.search(last))
