"""Role and employer, degree and school: what the heading lines of an entry name.

Wrong is worse than empty: what cannot be told stays "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from index.types import Span
from matcher.lexicon.resumes import (
    BARE_LABELS,
    BROKEN_MARKS,
    DATE_LABELS,
    EMPLOYER_LABELS,
    EMPLOYER_WORDS,
    FIELDS_OF_WORK,
    LEGAL_FORMS,
    PLACEHOLDER_EMPLOYERS,
    PLACES,
    ROLE_LABELS,
    ROLE_NOUNS,
    SCHOOL_WORDS,
    SEPARATORS,
)
from matcher.resume.cues import (
    WORD,
    has_degree,
    has_employer,
    has_role,
    has_school,
    is_place,
    is_role_word,
    is_state,
    words,
)
from matcher.resume.row import Row, slice_of
from matcher.types import DateRange

_BROKEN = "|".join(mark for mark, meant in BROKEN_MARKS.items() if meant)
_CUT = re.compile(
    rf"\s*[{re.escape(SEPARATORS)}\t]\s*|\s+(?:[-–—~−]|{_BROKEN})+\s*|\s*[–—]\s*|\s{{2,}}|\n"
    r"|(?<!\b[oi][fn])(?<!\bat)\s+(?=\[(?:COMPANY|SCHOOL|UNIVERSITY|ORGANIZATION|INSTITUTION)\])"
    r"|\s*(?=\bCompany ?Name\b)|(?<=\bCompany Name)\s"
)
_LEGAL = "|".join(sorted(LEGAL_FORMS))
# A comma before "Inc." is a part of the name.
_COMMA = re.compile(rf"\s*,(?!\s*(?:{_LEGAL})\b|\d{{3}}\b)\s*", re.IGNORECASE)
_BARE_LABEL = re.compile(
    rf"({'|'.join(sorted(BARE_LABELS, key=len, reverse=True))})\s+(?!name\b)(?=(?-i:[A-Z])\w)",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@)\s+")
_OF = re.compile(r"\s(?:of|for|to|in)\s", re.IGNORECASE)
_PAIRS = " \t\n()[]{}<>,;:|•·–—-~"
_DURATION = re.compile(
    r"[(\s]*(?:\d{1,2}\+?\s?(?:years?|yrs?|months?|mos?|weeks?)\W{0,3}){1,2}", re.IGNORECASE
)
# On which terms a job is held, which names nobody.
_TERMS = re.compile(
    r"\(?(?:full|part)[- ]time\)?|self[- ]employed|\(?(?:permanent|temporary|fixed[- ]term)\)?",
    re.IGNORECASE,
)
_LONGEST_NAME = 9  # words
_NO_LAND = frozenset("remote worldwide nationwide state city london paris berlin".split())


class Sort(Enum):
    """What a piece of a heading line names."""

    ROLE = auto()
    EMPLOYER = auto()
    PLACE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    sort: Sort
    row: int
    span: Span
    behind_dates: bool = False


def undated(row: Row) -> list[Row]:
    """What is left of a row without its dates and how long they last ("4 months"), in pieces."""
    edges = [0]
    for date in row.dates:
        edges += (date.span.start - row.span.start, date.span.end - row.span.start)
    edges.append(len(row.text))
    ends = zip(edges[::2], edges[1::2], strict=True)
    parts = (slice_of(row, a, b) for a, b in ends if _says(row.text[a:b]))
    return [p for p in parts if _says(p.text) and not _DURATION.fullmatch(p.text)]


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def job(rows: Sequence[Row], text: str) -> tuple[str, str]:
    """Role and employer that the heading rows of a job name; "" where not certain.

    >>> job([], "")
    ('', '')
    """
    for row in rows:
        for part in undated(row):
            if said := _said_with_at(part.text):
                return said
    pieces = [piece for n, row in enumerate(rows) for piece in _pieces(row, n)]
    role = next((p for p in pieces if p.sort is Sort.ROLE), None)
    employer = _employer(role, pieces)
    if role and any(w in LEGAL_FORMS for w in words(role.text)):
        role = None  # two names glued together
    return (
        _with_field(role, pieces, text) if role else "",
        _without_place(employer, pieces, EMPLOYER_WORDS) if employer else "",
    )


def _employer(role: _Piece | None, pieces: Sequence[_Piece]) -> _Piece | None:
    """The piece that names the employer: by its form, or as the only other name beside a role."""
    named = [p for p in pieces if p.sort is Sort.EMPLOYER and _is_name(p.text)]
    sure = [p for p in named if _is_surely_employer(p.text)]
    apart = [p for p in named if role and p.row != role.row]
    if best := (sure or apart or named):
        glued = role is None and has_role(best[0].text)
        return None if glued else best[0]
    if role is None:
        return None
    others = [p for p in pieces if p.sort is Sort.OTHER and not _is_field(p.text)]
    alone = [p for p in others if p.row != role.row]
    if len(alone) + 1 == len(others) and all(p.behind_dates for p in alone):
        alone = [p for p in others if p.row == role.row]  # "Tester, Acme", "2016 - 2018, Graz"
    found = alone if len(alone) == 1 else others
    return found[0] if len(found) == 1 and _is_name(found[0].text) else None


def _is_name(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME and text[0] not in "$€£"


def _is_surely_employer(text: str) -> bool:
    return text.casefold() in PLACEHOLDER_EMPLOYERS or any(w in LEGAL_FORMS for w in words(text))


def degree(rows: Sequence[Row], text: str) -> tuple[str, str]:
    """The degree with its field, and the school, that the heading rows of an entry name."""
    pieces = [piece for n, row in enumerate(rows) for piece in _pieces(row, n)]
    glued = next((p for p in pieces if has_degree(p.text) and has_school(p.text)), None)
    first = next((n for n, p in enumerate(pieces) if p != glued and has_degree(p.text)), None)
    named = (p for n, p in enumerate(pieces) if n != first and p != glued and has_school(p.text))
    school = _school(next(named, None), pieces)
    if glued is not None:
        short, rest = _unglued(glued.text)
        role = _with_study(first, pieces, text) if first is not None else short
        return role, school or rest
    return _with_study(first, pieces, text) if first is not None else "", school


def sorts(rows: Sequence[Row]) -> set[Sort]:
    """What the pieces of heading rows name."""
    return {piece.sort for n, row in enumerate(rows) for piece in _pieces(row, n)}


def _with_study(first: int, pieces: Sequence[_Piece], text: str) -> str:
    """The degree at `first` and what it is in: the pieces after it in its row."""
    last = first
    for n in range(first + 1, len(pieces)):
        after = pieces[n]
        if after.row != pieces[first].row or has_school(after.text) or after.sort is Sort.PLACE:
            break
        last = n
    return text[pieces[first].span.start : pieces[last].span.end]


def _school(piece: _Piece | None, pieces: Sequence[_Piece]) -> str:
    if piece is None or " : " in piece.text or len(piece.text.split()) > _LONGEST_NAME:
        return ""
    return _without_place(piece, pieces, SCHOOL_WORDS | EMPLOYER_WORDS)


def _unglued(text: str) -> tuple[str, str]:
    """Degree and school of "PhD Princeton University"; the degree alone where less is sure."""
    before, colon, _ = text.partition(" : ")
    if colon:
        return before, ""
    first, _, rest = text.partition(" ")
    if has_degree(first) and not has_degree(rest) and rest[:1].isupper() and len(first) < 7:
        return first, rest
    return "", ""


def _without_place(piece: _Piece, pieces: Sequence[_Piece], ends: frozenset[str]) -> str:
    """The name before a place with no mark between them: "Research Intern Santa Clara", "CA"."""
    after = next((p for p in pieces if p.span.start >= piece.span.end), None)
    placed = after is not None and after.row == piece.row and _sort(after.text) is Sort.PLACE
    if not placed or piece.text.casefold() in PLACEHOLDER_EMPLOYERS:
        return piece.text
    marks = list(WORD.finditer(piece.text))
    last = max((n for n, w in enumerate(marks) if set(words(w[0])) & ends), default=None)
    if last is None or last + 1 >= len(marks) or len(marks) - last > 4:
        return piece.text
    follows = piece.text[marks[last].end() : marks[last + 1].start()]
    proper = all(w[0][:1].isupper() for w in marks[last + 1 :])
    return piece.text[: marks[last].end()] if follows == " " and proper else piece.text


def _said_with_at(text: str) -> tuple[str, str] | None:
    """Role and employer where one line says both: "Lead Analyst at Acme, Berlin"."""
    left, *right = _AT.split(text, maxsplit=1)
    if not right or not has_role(left) or len(left.split()) > _LONGEST_NAME:
        return None
    place = _COMMA.split(_CUT.split(right[0])[0])[0].strip(_PAIRS.replace("[", "").replace("]", ""))
    role = _CUT.split(left)[-1].strip(" ,;:|")
    if len(place.split()) > _LONGEST_NAME or not has_role(role):
        return None
    return role, place


def _pieces(row: Row, number: int) -> Iterator[_Piece]:
    for cell in (cell for part in undated(row) for cell in _split(part, _CUT)):
        if is_place(cell.text):
            yield _Piece(cell.text, Sort.PLACE, number, cell.span)
            continue
        if _TERMS.fullmatch(cell.text):
            continue
        label, said = _labelled(cell.text)
        if said and label in ROLE_LABELS | EMPLOYER_LABELS:
            named = slice_of(cell, len(cell.text) - len(said), len(cell.text))
            sort = Sort.ROLE if label in ROLE_LABELS else Sort.EMPLOYER
            yield _Piece(named.text, sort, number, named.span)
        elif said or label not in DATE_LABELS:
            yield from _named(list(_split(cell, _COMMA)), number, row.dates)


def _labelled(text: str) -> tuple[str, str]:
    """The label of a cell in small letters and what it labels; the cell and "" without one."""
    label, _, said = text.partition(":")
    if bare := _BARE_LABEL.match(text):
        rest = text[bare.end() :]
        if "," not in rest if bare[1].casefold() in ROLE_LABELS else not has_role(rest):
            return bare[1].casefold(), rest
    return label.strip().casefold(), said


def _named(parts: Sequence[Row], number: int, dates: Sequence[DateRange] = ()) -> Iterator[_Piece]:
    """The pieces of a cell between its commas; a city is one by the state or land behind it."""
    for n, part in enumerate(parts):
        named = _after_state(part) if n else part
        sort = _sort(named.text)
        behind = parts[n + 1].text if 0 < n < len(parts) - 1 else ""
        named_before = n > 1 or not has_role(parts[0].text)  # "Welder, Acme, Germany"
        city = named_before and (is_state(behind) or _is_land(behind))
        if city and (sort is Sort.OTHER or named.text.endswith(" County")):
            sort = Sort.PLACE
        dated = any(date.span.end <= named.span.start for date in dates)
        yield _Piece(named.text, sort, number, named.span, dated)


def _is_land(text: str) -> bool:
    return text.casefold() in PLACES - _NO_LAND and "[" not in text


def _after_state(piece: Row) -> Row:
    """The role in "TX Sales Manager", which follows "Austin," without a mark between them."""
    first, _, rest = piece.text.partition(" ")
    placed = first.casefold() in PLACES or is_state(first)
    return slice_of(piece, len(first), len(piece.text)) if placed and has_role(rest) else piece


def _split(row: Row, cut: re.Pattern[str]) -> Iterator[Row]:
    at = 0
    for match in [*cut.finditer(row.text), None]:
        end = match.start() if match else len(row.text)
        text = row.text[at:end]
        head = len(text) - len(text.lstrip(" \t\n,;:|)/-–—*_"))
        tail = len(text.rstrip(" \t\n,;:|(-–—*_"))
        if tail > head and any(c.isalnum() for c in text[head:tail]):
            yield slice_of(row, at + head, at + tail)
        at = match.end() if match else at


def _sort(text: str) -> Sort:
    if is_place(text) or is_state(text):
        return Sort.PLACE
    if text.casefold() in PLACEHOLDER_EMPLOYERS:
        return Sort.EMPLOYER
    said = words(_OF.split(text, maxsplit=1)[0])
    if said and is_role_word(said[-1]):
        return Sort.ROLE
    if said and said[-1] in EMPLOYER_WORDS:
        return Sort.EMPLOYER
    if any(is_role_word(w) for w in said):
        return Sort.ROLE
    return Sort.EMPLOYER if has_employer(text) else Sort.OTHER


def _is_field(text: str) -> bool:
    return all(w in FIELDS_OF_WORK or w in ("and", "of") for w in words(text))


def _with_field(role: _Piece, pieces: Sequence[_Piece], text: str) -> str:
    """The role with its field: "Director, Product Management" is one title."""
    after = next((p for p in pieces if p.span.start >= role.span.end), None)
    if after and after.row == role.row and _is_field(after.text):
        between = text[role.span.end : after.span.start].strip()
        if between == ",":
            return text[role.span.start : after.span.end]
    return _without_place(role, pieces, ROLE_NOUNS)
