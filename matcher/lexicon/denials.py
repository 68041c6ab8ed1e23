"""What a line denies, and how far a denial reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from matcher.lexicon.denial_words import DENIES, NONE_OF
from matcher.lexicon.hints import hints
from matcher.lexicon.wishes import WISHES


def denies(text: str) -> bool:
    """Whether `text` denies having what it names.

    >>> denies("No prior experience with Python"), denies("Worked without supervision")
    (True, False)
    >>> denies("Eager to learn Docker"), denies("Eager to learn; wrote Docker files")
    (True, False)
    """
    if WISHES.match(text):
        return True
    return hints(text.lower(), "denies") and says_no(text)


def says_no(text: str) -> bool:
    """Whether `text` says outright that what it names is not there.

    >>> says_no("No prior experience with Python"), says_no("Eager to learn Docker")
    (True, False)
    """
    return DENIES.search(text) is not None or NONE_OF.search(text) is not None


# Where a denial ends, and where it goes on: "no CPA, CMA or PMP", "not a CPA but a CMA".
PARTS = re.compile(
    r"[;|•·\n]|[.](?=\s)|,(?![^()]{0,80}\))|\b(?:but|though|although|however)\b", re.IGNORECASE
)
GOES_ON = re.compile(r"[^;.|\n]{0,80}\b(?:n?or)\b", re.IGNORECASE)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a denial in `text` ends, each from where to where."""
    for cut in PARTS.finditer(text):
        if cut.group() != "," or not GOES_ON.match(text, cut.end()):
            yield cut.span()


def _parts(text: str) -> list[str]:
    """The parts of `text` beyond which no denial reaches."""
    edges = [(0, 0), *_cuts(text), (len(text), len(text))]
    return [text[a:b].strip() for (_, a), (b, _) in pairwise(edges)]


def part_of(text: str, start: int, end: int) -> str:
    """The part of `text` around a place, as far as a denial reaches.

    >>> part_of("Open to travel; not willing to relocate", 31, 39)
    ' not willing to relocate'
    """
    first, last = 0, len(text)
    for low, high in _cuts(text):
        if high <= start:
            first = high
        elif low >= end:
            last = low
            break
    return text[first:last]


def denials_of(text: str) -> list[str]:
    """The parts of `text` that say outright that what they name is not there.

    >>> denials_of("Pass oral medications; no IV therapy"), denials_of("Eager to learn Docker")
    (['no IV therapy'], [])
    """
    if not hints(text.lower(), "denies"):
        return []
    return list(filter(says_no, _parts(text)))


def affirmed(text: str) -> str:
    """`text` without what it denies; "" where the whole of it is a denial.

    >>> affirmed("Pass oral medications; no IV therapy"), affirmed("Eager to learn Docker")
    ('Pass oral medications', '')
    """
    if not denies(text):
        return text
    parts = _parts(text)
    kept = [part for part in parts if not denies(part)]
    return "; ".join(kept) if len(kept) < len(parts) else ""


# What is said of all that stands before it: "Security+, did not pass", "law school, no degree".
_SAID_OF_ALL = re.compile(
    r"\b(?:nothing|not) done\b|\b(?:un)?(?:degree|diploma|certif|licen[cs]|complet|finish|graduat"
    r"|admitted|pass(?:ed)?\b|enrol|matriculat|credential|qualif)",
    re.IGNORECASE,
)


def without_denials(text: str) -> str:
    """`text` without the parts that deny another thing; itself where nothing else is left.

    >>> without_denials("Pass oral medications; no IV therapy"), without_denials("No IV therapy")
    ('Pass oral medications', 'No IV therapy')
    >>> without_denials("Security+ course, did not pass")
    'Security+ course, did not pass'
    """
    if not denials_of(text):
        return text
    edges = [(0, 0), *_cuts(text), (len(text), len(text))]
    kept = [
        text[a:c]
        for (a, b), (c, _) in pairwise(edges)
        if not says_no(text[b:c].strip()) or _SAID_OF_ALL.search(text[b:c])
    ]
    left = "".join(kept).strip(" ,;|•·\n")
    return left if any(map(str.isalnum, left)) else text


def denied(text: str, start: int, end: int) -> bool:
    """Whether `text` denies what it names at a place.

    >>> denied("Open to travel; not willing to relocate", 31, 39)
    True
    >>> denied("Open to travel; not willing to relocate", 8, 14)
    False
    """
    return denies(text) and denies(part_of(text, start, end))
