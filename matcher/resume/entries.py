"""The rows of a section to its entries: jobs, degrees, projects, or plain lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from index.types import Span
from matcher.lexicon.resumes import EDUCATION_DETAILS, ENTRY_LABELS
from matcher.resume.rows import Row
from matcher.resume.titles import (
    degree,
    has_degree,
    has_employer,
    has_role,
    has_school,
    is_place,
    job,
    undated,
)
from matcher.types import Bullet, DateRange, Entry, SectionKind

_SHORT = 12  # words that a heading line has at most
_DATED = 16  # words beside the dates
_MOST_ABOVE = 3  # heading lines above the one with the dates
_ABBREVIATED_ENDS = ("inc.", "ltd.", "corp.", "co.", "llc.", "u.s.", "u.s.a.", "sr.", "jr.", "d.c.")


@dataclass(slots=True)
class Draft:
    """An entry while its rows are being gathered."""

    heading: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """Heading rows, then body rows."""
        return self.heading + self.body


def drafts(kind: SectionKind, rows: Sequence[Row]) -> list[Draft]:
    """The rows of a section of this kind, gathered by entry, in order."""
    if not rows:
        return []
    if kind in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING, SectionKind.PROJECTS):
        return _jobs(rows, named_freely=kind is SectionKind.PROJECTS)
    if kind is SectionKind.EDUCATION:
        return _degrees(rows)
    return [Draft(body=list(rows))]


def entry(kind: SectionKind, draft: Draft, text: str) -> Entry:
    """The entry that a draft has become."""
    role, employer = _named(kind, draft, text)
    rows = sorted(draft.rows, key=lambda r: r.span)
    heading = draft.heading
    return Entry(
        role=role,
        employer=employer,
        dates=_dates(heading),
        heading=Span(heading[0].span.start, heading[-1].span.end) if heading else None,
        bullets=tuple(Bullet(r.text, r.span) for r in draft.body if not is_label(r)),
        span=Span(rows[0].span.start, rows[-1].span.end),
    )


def is_label(row: Row) -> bool:
    """Whether a row only heads what follows inside an entry ("Responsibilities:")."""
    return row.text.strip(" :.-–—").casefold() in ENTRY_LABELS and (
        row.text.endswith((":", ":.")) or row.heading or not row.bullet
    )


def is_dated_line(row: Row) -> bool:
    """Whether a row names an entry by its dates: alone, or at the edge of a short line."""
    if not row.dates:
        return False
    rest = undated(row)
    words = sum(len(part.text.split()) for part in rest)
    if words > _DATED or (_ends_sentence(row) and words > 4):
        return False
    before = row.dates[0].span.start - row.span.start
    after = row.span.end - row.dates[-1].span.end
    at_edge = before <= 2 or after <= 2 or words <= 8
    if row.bullet:
        ranged = any(d.present or d.start != d.end for d in row.dates)
        return ranged and at_edge and has_role(row.text) and not _starts_with_deed(row)
    return at_edge


def _named(kind: SectionKind, draft: Draft, text: str) -> tuple[str, str]:
    if not draft.heading:
        return "", ""
    if kind is SectionKind.EDUCATION:
        return degree(draft.heading, text)
    if kind is SectionKind.PROJECTS:
        first = undated(draft.heading[0]) or [p for r in draft.heading[1:] for p in undated(r)]
        return (first[0].text if first and len(first[0].text.split()) <= _SHORT else ""), ""
    return job(draft.heading, text)


def _dates(heading: Sequence[Row]) -> DateRange | None:
    """The dates of the heading; a range is preferred to a single date."""
    found = [d for row in heading for d in row.dates]
    ranges = [d for d in found if d.present or d.start != d.end]
    return next(iter(ranges or found), None)


def _jobs(rows: Sequence[Row], *, named_freely: bool) -> list[Draft]:
    anchors = [n for n, row in enumerate(rows) if is_dated_line(row)]
    above = _lines_above_first(rows, anchors[0]) if anchors else 0
    heads: dict[int, int] = {}  # first row of a heading -> the row after its last
    taken = 0
    for n in anchors:
        if n < taken:
            continue
        start = _first_above(rows, n, taken, above)
        taken = _last_below(rows, start, n)
        heads[start] = taken
    starts_undated: Callable[[int], bool] = lambda n: _is_undated_head(  # noqa: E731
        rows, n, named_freely=named_freely
    )
    return _gathered(rows, heads, starts_undated)


def _gathered(
    rows: Sequence[Row], heads: dict[int, int], starts_undated: Callable[[int], bool]
) -> list[Draft]:
    done: list[Draft] = []
    n = 0
    while n < len(rows):
        if n in heads:
            done.append(Draft(heading=list(rows[n : heads[n]])))
            n = heads[n]
            continue
        if starts_undated(n):
            done.append(Draft(heading=[rows[n]]))
        elif done:
            done[-1].body.append(rows[n])
        else:
            done.append(Draft(body=[rows[n]]))
        n += 1
    return done


def _lines_above_first(rows: Sequence[Row], anchor: int) -> int:
    """How many heading lines stand above the dates: the first entry of a section shows it."""
    above = 0
    while above < min(anchor, _MOST_ABOVE) and _is_heading_like(rows[anchor - above - 1]):
        above += 1
    return above if above == anchor else min(above, 2)


def _first_above(rows: Sequence[Row], anchor: int, floor: int, above: int) -> int:
    start = anchor
    while start > floor and anchor - start < max(above, 1):
        row = rows[start - 1]
        if not _is_heading_like(row) or row.dates:
            break
        if above == 0 and not (row.heading and not rows[anchor].heading):
            break
        start -= 1
    return start


def _last_below(rows: Sequence[Row], start: int, anchor: int) -> int:
    """Where the heading ends: it goes on while role or employer is not named yet."""
    end = anchor + 1
    while end < len(rows) and end - anchor <= 2:
        row = rows[end]
        if not _is_heading_like(row) or row.dates or is_label(row):
            break
        said = " ; ".join(p.text for r in rows[start:end] for p in undated(r))
        place = is_place(row.text)
        if has_role(said) and (has_employer(said) or _has_two_parts(rows, start, end)):
            if not place:
                break
        elif (has_role(said) or has_employer(said)) and not (
            place or row.heading or row.font.bold or row.font.italic or _adds(said, row)
        ):
            break
        end += 1
    return end


def _adds(said: str, row: Row) -> bool:
    """Whether a line names what the heading lacks, and is no statement."""
    if len(row.text.split()) > 8:
        return False
    return has_employer(row.text) if has_role(said) else has_role(row.text)


def _has_two_parts(rows: Sequence[Row], start: int, end: int) -> bool:
    return sum(bool(undated(r)) for r in rows[start:end]) > 1


def _is_heading_like(row: Row) -> bool:
    """Whether a row has the form of a line that names something."""
    if row.bullet or len(row.text) > 110 or len(row.text.split()) > _SHORT or is_label(row):
        return False
    first = row.text.lstrip("(\"'“[")[:1]
    if not (first.isupper() or first.isdigit()) or _starts_with_deed(row):
        return row.heading
    return not _ends_sentence(row) and not row.text.endswith(":")


def _ends_sentence(row: Row) -> bool:
    return row.text.endswith((".", "!", "?", ";")) and not row.text.casefold().endswith(
        _ABBREVIATED_ENDS
    )


def _starts_with_deed(row: Row) -> bool:
    """Whether a row begins as a statement does: "Managed ...", "Worked ..."."""
    word = row.text.split(maxsplit=1)[0].strip(",.:;").casefold()
    return len(word) > 4 and word.endswith("ed") and not has_role(word)


def _is_undated_head(rows: Sequence[Row], n: int, *, named_freely: bool) -> bool:
    """Whether an entry without dates begins here: a naming line right above bullets."""
    row = rows[n]
    if not _is_heading_like(row):
        return False
    after = rows[n + 1] if n + 1 < len(rows) else None
    before = rows[n - 1] if n else None
    if row.heading:
        return True
    above_bullets = after is not None and after.bullet
    fresh = before is None or before.bullet or _ends_sentence(before)
    return above_bullets and fresh and (named_freely or has_role(row.text))


def _degrees(rows: Sequence[Row]) -> list[Draft]:
    done: list[Draft] = []
    filled: set[str] = set()
    for row in rows:
        fills = _fills(row)
        draft = done[-1] if done else None
        if draft is None or fills & filled or (draft.body and fills & {"degree", "school"}):
            done.append(draft := Draft())
            filled = set()
        if fills or (draft.heading and not draft.body and _names_field(row)):
            draft.heading.append(row)
            filled |= fills
        else:
            draft.body.append(row)
    return done


def _fills(row: Row) -> set[str]:
    """Which of degree, school and dates a row of an education section gives."""
    words = row.text.split()
    first = words[0].strip(",.;").casefold()
    if len(words) > 30 or first in EDUCATION_DETAILS or first.rstrip(":") in EDUCATION_DETAILS:
        return set()
    if row.bullet and not has_degree(row.text):
        return set()
    fills = set()
    if has_degree(row.text):
        fills.add("degree")
    if has_school(row.text):
        fills.add("school")
    if is_dated_line(row) and (fills or not undated(row) or len(words) <= 8):
        fills.add("dates")
    return fills


def _names_field(row: Row) -> bool:
    return _is_heading_like(row) and len(row.text.split()) <= 8 and not row.text.startswith("(")
