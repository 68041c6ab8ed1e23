"""A ranking as a table for a spreadsheet: a row a resume, or a row a requirement.

Every door that gives a table gives these. Cells are made for Google Sheets and Excel in any
locale: coverages are whole points of a hundred, because `0.67` is a text where the comma is the
decimal mark, and ids are whole, because a short one such as `12e4567890` reads as a number.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.report.words import Numbered, numbered, plain, points, shortened
from matcher.types import Level, Match, Posting, Ranking, Verdict

Cell = str | int | None

BOM = "\ufeff"
_ASKED = 60  # characters of a requirement at the head of a column
_LONG = 300  # characters of any other text; spreadsheets show a line or two of it
_FORMULA = frozenset("=+-@|%＝＋－＠\t\r\n")  # what may begin a formula, wide letters included
_LEVELS = {Level.MINIMUM: "min", Level.PREFERRED: "pref", Level.RESPONSIBILITY: "resp"}
_RESUME = (
    "rank",
    "resume",
    "id",
    "overall %",
    "minimum %",
    "preferred %",
    "at least",
    *(verdict.value for verdict in Verdict),
)
_REQUIREMENT = (
    "rank",
    "resume",
    "id",
    "no.",
    "level",
    "kind",
    "requirement",
    "verdict",
    "coverage %",
    "weight",
    "quote",
    "page",
    "reasons",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows as long as they. A cell that tells nothing is None."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def by_resume(ranking: Ranking, posting: Posting, *, blind: bool = False) -> Table:
    """A row a resume, best first, with a column for the coverage of each requirement.

    A requirement that does not count for this resume has no coverage here, and is among the
    unknown. `at least` says yes where a part of the resume could not be read. `blind`: resumes go
    by their ids, not by the names of their files.
    """
    held = [numbered(match, posting) for match in ranking.matches]
    asked = held[0] if held else ()
    return Table(
        "ranking",
        (*_RESUME, *(_heading(one) for one in asked)),
        tuple(
            _resume(rank, match, pairs, blind)
            for rank, (match, pairs) in enumerate(zip(ranking.matches, held, strict=True), 1)
        ),
    )


def by_requirement(ranking: Ranking, posting: Posting, *, blind: bool = False) -> Table:
    """A row for each requirement of each resume, with the line quoted first and the reasons."""
    return Table(
        "requirements",
        _REQUIREMENT,
        tuple(
            _requirement(rank, match, one, blind)
            for rank, match in enumerate(ranking.matches, 1)
            for one in numbered(match, posting)
        ),
    )


def csv_text(table: Table, *, bom: bool = False) -> str:
    r"""`table` as CSV (RFC 4180). `bom`: Excel takes it for UTF-8; Google Sheets does either way.

    No cell runs as a formula: a text that could gets an apostrophe before it.

    >>> print(csv_text(Table("t", ("a", "b"), (("=1+1", 2), ("x, y", None)))).replace("\r", ""))
    a,b
    '=1+1,2
    "x, y",
    <BLANKLINE>
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([_safe(name) for name in table.head])
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return (BOM if bom else "") + held.getvalue()


def _safe(cell: Cell) -> Cell:
    """A text that no spreadsheet runs, whatever spaces stand before it; numbers as they are.

    >>> _safe(" =cmd|' /C calc'!A0"), _safe("C++"), _safe(-1)
    ("' =cmd|' /C calc'!A0", 'C++', -1)
    """
    if isinstance(cell, str) and _FORMULA.intersection((cell[:1], cell.lstrip()[:1])):
        return f"'{cell}"
    return cell


def named(match: Match, blind: bool) -> str:
    """What the resume of a match goes by."""
    return f"Candidate {match.resume_id[:6]}" if blind else shortened(match.resume_name, _LONG)


def _heading(one: Numbered) -> str:
    asked = one.pair.requirement
    return f"{one.number}. {_LEVELS[asked.level]}: {shortened(asked.text, _ASKED)}"


def _resume(rank: int, match: Match, pairs: Iterable[Numbered], blind: bool) -> tuple[Cell, ...]:
    fell = Counter(pair.verdict for pair in match.pairs)
    covered = match.coverage
    return (
        rank,
        named(match, blind),
        match.resume_id,
        _points(covered.overall),
        _points(covered.minimum),
        _points(covered.preferred),
        "yes" if covered.at_least else "no",
        *(fell[verdict] for verdict in Verdict),
        *(_points(_counted(one)) for one in pairs),
    )


def _requirement(rank: int, match: Match, one: Numbered, blind: bool) -> tuple[Cell, ...]:
    pair = one.pair
    best = pair.evidence[0] if pair.evidence else None
    return (
        rank,
        named(match, blind),
        match.resume_id,
        one.number,
        pair.requirement.level.value,
        pair.requirement.kind.value,
        shortened(pair.requirement.text, _LONG),
        pair.verdict.value,
        _points(_counted(one)),
        f"{pair.weight:g}" if pair.weight % 1 else int(pair.weight),
        shortened(best.quote, _LONG) if best else None,
        best.page if best else None,
        shortened("; ".join(plain(reason) for reason in pair.reasons), _LONG),
    )


def _counted(one: Numbered) -> float | None:
    """The coverage of a pair; None for what is unknown and counts for nothing."""
    pair = one.pair
    return None if pair.verdict is Verdict.UNKNOWN and not pair.weight else pair.coverage


def _points(share: float | None) -> int | None:
    return None if share is None else points(share)
