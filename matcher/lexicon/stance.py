"""How a line stands to what it names: denied, only begun - and what is left out of it."""

from __future__ import annotations

import re

DENIES = re.compile(
    r"\b(?:no|not|never|without|lacks?|lacking|cannot|don['’]?t|doesn['’]?t"
    r"|didn['’]?t|isn['’]?t|(?:do|does|did|am|is|was|have|has) not)\b"
    r"(?:\s+(?:yet|any|much|a|an|the|prior|previous|direct|formal|professional|hands-on|relevant"
    r"|currently|been|had|have|hold|of|of any)){0,3}"
    r"\s+(?:experiences?|knowledge|exposure|background|skills?|familiar\w*|authori[sz]\w+"
    r"|certifi\w+|licen[sc]ed?|degree|training|finish\w*|complet\w+|graduat\w+|eligible"
    r"|work(?:ed)? (?:with|in)|used|speak|experienced|qualified|trained)\b"
    r"|\b(?:dropped out|withdrew from|left the (?:\w+ ){0,2}(?:program|course|degree|studies))\b",
    re.IGNORECASE,
)

# What tells women and men apart, and what stands in its place.
PRONOUNS = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "her": "their",
    "hers": "theirs",
    "himself": "themselves",
    "herself": "themselves",
}


def denies(text: str) -> bool:
    """Whether `text` denies having what it names.

    >>> denies("No prior experience with Python"), denies("Worked without supervision")
    (True, False)
    """
    return DENIES.search(text) is not None


PENDING = re.compile(
    r"\bin[- ]progress\b|\bpursuing\b|\bstudying (?:for|towards?)\b|\bworking towards?\b"
    r"|\bcandidate\b|\bexams?\b|\bpassed \d of \d|\bexpected\b|\banticipated\b|\bscheduled\b"
    r"|\bexpired\b|\blapsed\b|\bpreparing for\b",
    re.IGNORECASE,
)


def pending(text: str) -> bool:
    """Whether `text` has what it names only begun, or no longer.

    >>> pending("PMP (in progress)"), pending("CPA exam: 2 of 4 parts"), pending("PMP, 2021")
    (True, True, False)
    """
    return PENDING.search(text) is not None
