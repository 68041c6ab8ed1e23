"""The rows of an education section, gathered by degree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.lexicon.resumes import EDUCATION_DETAILS
from matcher.resume.cues import has_degree, has_school
from matcher.resume.row import Row
from matcher.resume.shapes import Draft, is_dated_line, is_heading_like
from matcher.resume.titles import undated

_WHOLE = {"degree", "school", "dates"}
# What a short line below a degree tells that is no field of study.
_BESIDE = re.compile(
    r"\b(?:certified|licen[cs](?:ed?|ure)|registered|permit|fluen\w+|native|bilingual|beginner"
    r"|conversational)\b",
    re.IGNORECASE,
)
_LONGEST = 30  # words of a line that names a degree


def degrees(rows: Sequence[Row]) -> list[Draft]:
    """An entry for each degree: a new one begins where a part is named a second time."""
    done: list[Draft] = []
    filled: set[str] = set()
    for n, row in enumerate(rows):
        draft = done[-1] if done else None
        listed = row.bullet and draft is not None and bool(draft.heading)
        detail = listed and draft is not None and not draft.heading[0].bullet
        fills = set() if detail else _fills(row)
        after = rows[n + 1] if n + 1 < len(rows) else None
        next_school = filled == _WHOLE and not fills and _names_field(row) and _degree_alone(after)
        if draft is None or fills & filled or (draft.body and fills) or next_school:
            done.append(draft := Draft())
            filled = set()
        if next_school:
            draft.heading.append(row)
        elif fills or (draft.heading and not draft.body and _names_field(row)):
            draft.heading.append(row)
            filled |= fills
        else:
            draft.body.append(row)
    return done


def _degree_alone(row: Row | None) -> bool:
    """Whether a row gives a degree without its school, which then stands above it."""
    fills = _fills(row) if row is not None and not row.bullet else set()
    return "degree" in fills and "school" not in fills


def _fills(row: Row) -> set[str]:
    """Which of degree, school and dates a row of an education section gives."""
    words = row.text.split()
    if len(words) > _LONGEST or _is_detail(row) or (row.bullet and not has_degree(row.text)):
        return set()
    fills = set()
    if has_degree(row.text):
        fills.add("degree")
    if has_school(row.text):
        fills.add("school")
    amid = bool(row.dates) and len(fills) > 1  # "Associate of Arts 1985 Roe College, Tulsa, USA"
    if amid or (is_dated_line(row) and (fills or not undated(row) or len(words) <= 8)):
        fills.add("dates")
    return fills


def _is_detail(row: Row) -> bool:
    """Whether a row says something about a degree ("GPA: 3.9") and names none."""
    first = row.text.split(maxsplit=1)[0].casefold()
    return first.rstrip(",.;:") in EDUCATION_DETAILS


def _names_field(row: Row) -> bool:
    short = len(row.text.split()) <= 8 and not row.text.startswith("(")
    told = short and is_heading_like(row) and not _is_detail(row)
    return told and _BESIDE.search(row.text) is None
