"""A profile copied from a page of the web, whose lines stand twice: once to see, once to hear.

So does LinkedIn write each line of a profile. What a page says of itself stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from matcher.resume.row import Row

_ENOUGH = 5  # lines that stand twice in a row; a slip of the hand is one or two
_OF_PAGE = re.compile(
    r".{1,80}\slogo|(?:…|\.\.\.)\s?see more|\d[\d,+]*\s(?:connections|followers|endorsements?)"
    r"|(?:\d(?:st|nd|rd)\s?)(?:degree connection)?|contact info|endorsed by \d.*|show all \d.*"
    r"|(?:message|follow|connect|more|see credential|show credential|show project)",
    re.IGNORECASE,
)


def undoubled(found: Sequence[Row]) -> list[Row]:
    """The rows, those that stand twice once, where they do so all over among lines of a page."""
    again = {n for n, (a, b) in enumerate(pairwise(found), 1) if a.text == b.text}
    if len(again) < _ENOUGH:
        return list(found)
    of_page = {n for n, row in enumerate(found) if _OF_PAGE.fullmatch(row.text)}
    dropped = again | of_page if of_page else frozenset()
    return [row for n, row in enumerate(found) if n not in dropped]
