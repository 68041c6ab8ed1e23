"""Dates that stand beside what they date: a text of a year or a span, and hardly anything else."""

from __future__ import annotations

import re

LONGEST = 45  # characters: "September 2016 - September 2021, Zurich"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.](?:\d{1,2}[/.])?\d{2,4}\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
# How months, and the words of spans, begin in the languages of which resumes are read.
_BEGINNINGS = tuple(
    "jan gen ene feb fév mar mär apr abr avr may mai mag maj mei jun jui giu jul lug aug août ago"
    " sep set oct okt out ott nov dec dez déc dic present präsent présent current now today ongoing"
    " heute aujourd actual atual oggi heden since seit depuis desde dal from von to until till"
    " through bis al à au tot".split()
)


def is_dates(text: str) -> bool:
    """Whether `text` is a date or a span of dates, a place beside it allowed.

    >>> is_dates("Sept. 2016 - present"), is_dates("2016, Tulsa"), is_dates("Engineer, Acme 2016")
    (True, True, False)
    """
    if len(text) > LONGEST or not _YEAR.search(text):
        return False
    others = [w for w in _WORD.findall(text.lower()) if not w.startswith(_BEGINNINGS)]
    return len(others) <= 1
