"""Which rows head a section, and which section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.lexicon.certificates import names_certificate
from matcher.lexicon.resumes import (
    ENTRY_LABELS,
    HEAD_NOUNS,
    ROLE_NOUNS,
    RUN_IN_KEPT,
    TITLES_OF_DOCUMENT,
    UNFINISHED,
)
from matcher.lexicon.things import things
from matcher.lexicon.tokens import term
from matcher.resume.names import is_name_shaped
from matcher.resume.row import Row
from matcher.resume.wordings import heads_section, known, known_run_in
from matcher.types import SectionKind

_LONGEST = 70  # characters
_MOST_WORDS = 8
_NUMBER = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[.)]\s+")
_JOINS = re.compile(r"&|\b(?:and|und|et|y)\b", re.IGNORECASE)  # "Boards, Panels and Juries"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row heads. `run_in`: what is headed stands in the same row, after a colon."""

    kind: SectionKind
    text: str
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How section headings are set in one document, learned from those with known wordings."""

    fonts: frozenset[tuple[float, bool, bool]]
    capitals_tell: bool
    gaps_tell: bool = False


def look(rows: Sequence[Row]) -> Look:
    """What can be learned about the headings of a document from its rows.

    A font tells a heading where most of the headings in that font have known wordings; an empty
    line before a row, where few rows have one.
    """
    worded: Counter[tuple[float, bool, bool]] = Counter()
    other: Counter[tuple[float, bool, bool]] = Counter()
    for row in rows:
        if row.heading and row.font.size:
            (worded if known(row.text) else other)[_set(row)] += 1
    fonts = frozenset(font for font, n in worded.items() if n > 1 and n >= other[font])
    capitals = sum(_is_capitals(row.text) for row in rows)
    gaps = sum(row.apart for row in rows)
    return Look(fonts, capitals * 2 < len(rows) or len(rows) < 4, gaps * 2 < len(rows))


def heading(
    row: Row, before: Row | None, inside: SectionKind | None, style: Look
) -> Heading | None:
    """The heading that `row` is, or None. `inside` is the section that would end here."""
    text = _NUMBER.sub("", row.text.strip())
    if len(text) > _LONGEST:
        return _run_in(row, text, inside)
    marked = row.heading or (style.capitals_tell and _is_capitals(text))
    marked = marked or (row.bullet and row.font.bold)  # an icon stands before it
    if row.bullet and not marked:
        return None
    if len(text.split()) <= _MOST_WORDS or _is_spaced(text):
        lone = marked or (row.apart and style.gaps_tell)
        kind = _by_wording(text, before, row, marked=lone)
        if kind is None and marked and not row.dates:
            kind = _by_noun(text) if row.heading else _by_noun(text, most_words=5)
        unknown = row.heading and _set(row) in style.fonts and _may_be_unknown(row)
        if kind is None and unknown and not _is_name(text, before):
            kind = SectionKind.OTHER
        if kind is not None:
            return Heading(kind, row.text)
    return _run_in(row, text, inside)


def _by_wording(text: str, before: Row | None, row: Row, *, marked: bool) -> SectionKind | None:
    if text[:1].islower() and not row.heading:
        return None
    if (
        before is not None
        and not marked
        and _goes_on(before.text)
        and not stands_apart(before, row)
    ):
        return None
    found = known(text)
    if found is None:
        return None
    kind, weak = found
    return kind if marked or not weak or text.rstrip().endswith(":") else None


def stands_apart(before: Row, row: Row) -> bool:
    """Whether `row` is worded as a heading and an empty line parts it, and not every line.

    Then it heads a section even below a line that breaks off ("..., including").
    """
    return row.apart and not before.apart and heads_section(row.text)


def _by_noun(text: str, most_words: int = _MOST_WORDS) -> SectionKind | None:
    words = [w.casefold() for w in _LETTERS.findall(text)]
    if not 1 < len(words) <= most_words or any(c.isdigit() or c in ".;,|@" for c in text):
        return None
    return HEAD_NOUNS.get(words[-1])


def _run_in(row: Row, text: str, inside: SectionKind | None) -> Heading | None:
    label, colon, rest = text[:40].partition(":")
    kind = known_run_in(label) if colon and not row.bullet else None
    if kind is None or not any(c.isalnum() for c in rest):
        return None
    if label[:1].islower() or (inside and kind in RUN_IN_KEPT.get(inside, ())):
        return None
    return Heading(kind, label, run_in=True)


def _goes_on(text: str) -> bool:
    words = text.split()
    return text.endswith((",", "-")) or words[-1].casefold() in UNFINISHED


def _is_name(text: str, before: Row | None) -> bool:
    """Whether it may be the candidate's name: nothing but what the document is stands above."""
    top = before is None or before.text.strip(" :").casefold() in TITLES_OF_DOCUMENT
    return top and is_name_shaped(text)


def _may_be_unknown(row: Row) -> bool:
    words = [w.casefold() for w in _LETTERS.findall(row.text)]
    titled = any(w in ROLE_NOUNS for w in words)
    labels = row.text.strip(" :").casefold() in ENTRY_LABELS  # "Responsibilities", within a job
    return bool(words) and not (row.dates or titled or labels or _is_said(row.text))


def _is_said(text: str) -> bool:
    """Whether a line is what stands under a heading: a list, or a tool or certificate by name."""
    if "," in text:
        return not _JOINS.search(text)
    return term(text) in things() or (len(text.split()) == 1 and names_certificate(text))


def _set(row: Row) -> tuple[float, bool, bool]:
    return round(row.font.size, 1), row.font.bold, _is_capitals(row.text)


def _is_capitals(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    letters = 0
    for c in text:
        if c.isalpha():
            if not c.isupper():
                return False  # most rows show it by their second letter
            letters += 1
    return letters > 3


def _is_spaced(text: str) -> bool:
    """Whether the letters are set apart, "S K I L L S"."""
    words = text.split()
    return len(words) > 3 and sum(len(w) == 1 for w in words) > 0.8 * len(words)
