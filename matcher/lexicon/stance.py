"""Lines that deny what they name: near to it for every model, and the opposite of evidence."""

from __future__ import annotations

import re

DENIES = re.compile(
    r"\b(?:no|not|never|without|lacks?|lacking|cannot|limited|little|don['’]?t|doesn['’]?t"
    r"|didn['’]?t|isn['’]?t|(?:do|does|did|am|is|was|have|has) not)\b"
    r"(?:\s+(?:yet|any|much|a|an|the|prior|previous|direct|formal|professional|hands-on|relevant"
    r"|currently|been|had|have|hold|of|of any)){0,3}"
    r"\s+(?:experiences?|knowledge|exposure|background|skills?|familiar\w*|authori[sz]\w+"
    r"|certifi\w+|licen[sc]ed?|degree|training|finish\w*|complet\w+|graduat\w+|eligible"
    r"|work(?:ed)? (?:with|in)|used|speak|experienced|qualified|trained)\b"
    r"|\b(?:dropped out|withdrew from|left the (?:\w+ ){0,2}(?:program|course|degree|studies))\b",
    re.IGNORECASE,
)


def denies(text: str) -> bool:
    """Whether `text` denies having what it names.

    >>> denies("No prior experience with Python"), denies("Worked without supervision")
    (True, False)
    """
    return DENIES.search(text) is not None
