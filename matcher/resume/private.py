"""Lines of a resume that tell who its owner is by a label, or by the line they stand beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from matcher.lexicon.private import (
    BARE_LABELS,
    NAME_LABELS,
    NATIONALITY_LABELS,
    SEX_LABELS,
    SEXES,
)
from matcher.resume.addresses import is_street, is_whereabouts
from matcher.resume.names import could_be_title, is_name_shaped
from matcher.resume.row import Row

_LONGEST = 80  # characters of a line that has such a label
_MOST_WORDS = 6  # behind one
_CODE_WORDS = 4  # of a place with its code of the post
_CODE = re.compile(r"^\d{4,6}\s[^\W\d_]|[^\W\d_],?\s\d{4,6}$")  # "69003 Lyon", "Pune, 411001"


def _behind(labels: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    names = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?:{names})(?:\s*:\s*|\s+|$)(?P<said>.*)", re.IGNORECASE)


_BARE, _SEX = _behind(BARE_LABELS), _behind(SEX_LABELS)
_NATIONALITY, _NAME = _behind(NATIONALITY_LABELS), _behind(NAME_LABELS)


def is_labelled(text: str) -> bool:
    """Whether a line states birth, family, nationality or sex behind a label without a colon.

    >>> [is_labelled(text) for text in ("Sex Female", "Date of birth 04/05/1990", "Gender Studies")]
    [True, True, False]
    """
    if len(text) > _LONGEST:
        return False
    text = text.strip().replace("’", "'")
    if found := _BARE.fullmatch(text):
        return len(found["said"].split()) <= _MOST_WORDS
    if found := _SEX.fullmatch(text):
        return found["said"].strip(" .").casefold() in SEXES
    found = _NATIONALITY.fullmatch(text)
    words = found["said"].split() if found else []
    return 0 < len(words) < 3 and all(w[0].isupper() and w.isalpha() for w in words)


def labelled_name(text: str, *, bare: bool = False) -> str:
    """The name behind a label, or ""; `bare`: the label needs no colon.

    >>> labelled_name("Name: Jane Roe"), labelled_name("Name Jane Roe"), labelled_name("Name: CPA")
    ('Jane Roe', '', '')
    """
    found = _NAME.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found or not (bare or ":" in text[: found.start("said")]):
        return ""
    name = found["said"].strip(" .")
    named = is_name_shaped(name) and len(name.split()) > 1 and not could_be_title(name)
    return name if named else ""


def addresses(rows: Sequence[Row], is_sure: Callable[[Row], bool]) -> set[int]:
    """Which rows are a street and its place beside a row that surely reaches somebody.

    A sidebar that is read after the rest begins with them, below whatever was read before it.
    """
    streets = {n for n, row in enumerate(rows) if not row.dates and is_street(row.text)}
    found: set[int] = set()
    for n in streets:
        first = last = n
        while first and _is_of_contact(rows[first - 1], is_sure):
            first -= 1
        while last + 1 < len(rows) and _is_of_contact(rows[last + 1], is_sure):
            last += 1
        if any(map(is_sure, rows[first : last + 1])):
            found.update(range(first, last + 1))
    return found


def _is_of_contact(row: Row, is_sure: Callable[[Row], bool]) -> bool:
    return is_sure(row) or _is_of_address(row)


def _is_of_address(row: Row) -> bool:
    """Whether a row is a street or a place, or a few words with a number as of a postal code."""
    if row.bullet or row.dates or len(row.text) > _LONGEST:
        return False  # a bullet states something
    coded = _CODE.search(row.text) and len(row.text.split()) <= _CODE_WORDS
    return bool(coded) or is_street(row.text) or is_whereabouts(row.text)
