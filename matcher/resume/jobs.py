"""The rows of a section about work or projects, gathered by job."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from matcher.resume.cues import has_role, is_place, is_state
from matcher.resume.row import Row, slice_of
from matcher.resume.shapes import (
    Draft,
    count_words,
    ends_sentence,
    has_range,
    is_dated_line,
    is_heading_like,
    is_label,
)
from matcher.resume.titles import Sort, sorts, undated

_MOST_ABOVE = 3  # heading lines above the one with the dates
_CLOSES = re.compile(r"[^()\[\]\n]{0,40}[)\]]")  # the rest of the brackets that the dates stand in
_TITLE_WORDS = 6  # of a title at most
_TOKEN = re.compile(r"\S*\w\S*")
_MARKS = re.compile(r"[\s,.;:)\]–—-]+")  # between the dates of a job and what was done there


def jobs(rows: Sequence[Row], *, named_freely: bool) -> list[Draft]:
    """An entry for each job: its heading lines stand around its dates, the rest is its body.

    `named_freely`: a line above bullets names an entry though it holds no role, as in projects.
    """
    rows = _titles_off([part for row in rows for part in _parted(row)])
    listed = _is_list_of_jobs(rows)
    anchors = list(_anchors(rows, listed=listed))
    above = _lines_above_first(rows, anchors[0]) if anchors else 0
    heads: dict[int, int] = {}  # first row of a heading -> the row after its last
    several: set[int] = set()  # those of them whose employer has several jobs
    taken = 0
    for n in anchors:
        if n < taken:
            continue
        start = _first_above(rows, n, taken, above)
        if _lasted_above(rows, n, taken) == start:
            several.add(start)
        taken = _last_below(rows, start, n)
        heads[start] = taken
    lines_undated: Callable[[int], int] = lambda n: _undated_lines(  # noqa: E731
        rows, n, named_freely=named_freely
    )
    return _gathered(rows, heads, several, lines_undated)


def _anchors(rows: Sequence[Row], *, listed: bool) -> Iterator[int]:
    """The rows whose dates are those of a job.

    A bullet below a job's own dated line tells of that job, whatever dates it has, unless nearly
    all bullets are jobs: which one comes first must not matter.
    """
    headed = False
    for n, row in enumerate(rows):
        if row.bullet and headed and not listed:
            continue
        if is_dated_line(row, listed=listed):
            yield n
            headed = headed or not row.bullet


def _is_list_of_jobs(rows: Sequence[Row]) -> bool:
    """Whether nearly every bullet is a job with its dates, and none says what was done there."""
    bullets = [row for row in rows if row.bullet]
    dated = sum(is_dated_line(row, listed=True) for row in bullets)
    return dated > 1 and dated * 4 >= len(bullets) * 3


def first_job(rows: Sequence[Row]) -> int | None:
    """The row where jobs begin among rows that no heading sets apart, or None.

    A job is a line with a range of dates and, in it or beside it, a role.
    """
    for n, whole in enumerate(rows):
        row = _parted(whole)[0]
        if row.bullet or not is_dated_line(row) or not has_range(row):
            continue
        if has_role(row.text) or (not undated(row) and n + 1 < len(rows) and _is_role(rows[n + 1])):
            return n
        if n and _is_role(rows[n - 1]):
            return n - 1
    return None


def _parted(row: Row) -> list[Row]:
    """A paragraph that begins as a job does ("Manager 10/2013 to 09/2016 ..."), cut after that."""
    if row.bullet or not row.dates or is_dated_line(row) or not has_range(row):
        return [row]
    date = row.dates[0].span
    before = row.text[: date.start - row.span.start]
    if (before.strip() and not has_role(before)) or count_words(before) > 8 or "." in before[-2:]:
        return [row]
    cut = date.end - row.span.start
    bracketed = _CLOSES.match(row.text, cut) if _is_open(before) else None
    cut = bracketed.end() if bracketed else cut
    goes_on = _MARKS.match(row.text, cut)
    head = replace(slice_of(row, 0, cut), dates=row.dates[:1])
    rest = slice_of(row, goes_on.end() if goes_on else cut, len(row.text))
    rest = replace(rest, dates=tuple(d for d in row.dates[1:] if rest.span.contains(d.span)))
    return [head, rest] if is_dated_line(head) and count_words(rest.text) else [row]


def _titles_off(rows: Sequence[Row]) -> list[Row]:
    """`rows`, the job's title that begins the paragraph below its dates as a row of its own."""
    found = list(rows[:1])
    for above, row in pairwise(rows):
        alone = has_range(above) and not undated(above) and not above.bullet
        cut = _title_end(row) if alone and not (row.bullet or is_heading_like(row)) else 0
        found += [slice_of(row, 0, cut), slice_of(row, cut, len(row.text))] if cut else [row]
    return found


def _title_end(row: Row) -> int:
    """Where the title ends that `row` begins with, and a name or statement begins; 0 without.

    "Product Designer Northern Mills Managed projects of ..." begins so, and "Manager of a team of
    five" does not.
    """
    words = list(islice(_TOKEN.finditer(row.text), _TITLE_WORDS + 1))
    capital = list(takewhile(lambda word: word[0][0].isupper() or word[0][0] == "(", words))
    roles = [n for n, word in enumerate(capital[:-1]) if has_role(word[0])]
    if row.dates or not roles or count_words(row.text) <= 2 * _TITLE_WORDS:
        return 0
    return words[roles[-1]].end()


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def _gathered(
    rows: Sequence[Row],
    heads: dict[int, int],
    several: set[int],
    lines_undated: Callable[[int], int],
) -> list[Draft]:
    done: list[Draft] = []
    n = 0
    while n < len(rows):
        if n in heads:
            done.append(Draft(heading=list(rows[n : heads[n]]), several=n in several))
            n = heads[n]
            continue
        if lines := lines_undated(n):
            done.append(Draft(heading=list(rows[n : n + lines])))
            n += lines
            continue
        if done:
            done[-1].body.append(rows[n])
        else:
            done.append(Draft(body=[rows[n]]))
        n += 1
    return done


def _lines_above_first(rows: Sequence[Row], anchor: int) -> int:
    """How many heading lines stand above the dates: the first entry of a section shows it."""
    above = 0
    while above < min(anchor, _MOST_ABOVE) and is_heading_like(rows[anchor - above - 1]):
        above += 1
    return above if above == anchor else min(above, 2)


def _first_above(rows: Sequence[Row], anchor: int, floor: int, above: int) -> int:
    """The first heading line of the job whose dates stand at `anchor`.

    As many lines above belong to it as in the first job, and those that the file marks; or all of
    them up to what sets them apart from the job before.
    """
    if set_apart := _set_apart_above(rows, anchor, floor):
        return set_apart
    if lasted := _lasted_above(rows, anchor, floor):
        return lasted
    start = anchor
    while start > floor and anchor - start < _MOST_ABOVE:
        row = rows[start - 1]
        marked = row.heading and not rows[anchor].heading
        if not is_heading_like(row) or row.dates or (anchor - start >= above and not marked):
            break
        start -= 1
    return start


def _lasted_above(rows: Sequence[Row], anchor: int, floor: int) -> int | None:
    """The employer's line where how long all its jobs lasted stands under it, or None.

    "Acme", "4 years 2 months", "Engineer", "2016 - 2018": so a profile of LinkedIn is printed.
    """
    for lasted in (anchor - 1, anchor - 2):
        above = lasted - 1
        if above >= floor and not rows[lasted].dates and not undated(rows[lasted]):
            named = is_heading_like(rows[above]) and not rows[above].dates
            return above if named else None
        if lasted >= floor and not is_heading_like(rows[lasted]):
            return None
    return None


def _set_apart_above(rows: Sequence[Row], anchor: int, floor: int) -> int | None:
    """The first of the naming lines above the dates if an empty line stands before it, or None.

    So does a bullet, where the dates stand alone right above bullets.
    """
    start = anchor
    while start > floor and anchor - start < _MOST_ABOVE and not rows[start].apart:
        if not is_heading_like(rows[start - 1]) or rows[start - 1].dates:
            break
        start -= 1
    if start == anchor or start <= floor:
        return None
    after = rows[anchor + 1] if anchor + 1 < len(rows) else None
    alone = after is not None and after.bullet and not undated(rows[anchor])
    return start if rows[start].apart or (alone and rows[start - 1].bullet) else None


def _last_below(rows: Sequence[Row], start: int, anchor: int) -> int:
    """Where the heading ends: it goes on while role or employer is not named yet."""
    end = anchor + 1
    while end < len(rows) and end - anchor <= 2:
        row = rows[end]
        if not is_heading_like(row) or row.dates or is_label(row):
            break
        said = sorts(rows[start:end])
        place = _is_place(row)
        named = Sort.ROLE in said, Sort.EMPLOYER in said
        whole = named[0] and (named[1] or _has_two_parts(rows, start, end))
        marked = row.heading or row.font.bold or row.font.italic
        if whole and not place:
            break
        if any(named) and not (
            place or marked or _adds(row, Sort.EMPLOYER if named[0] else Sort.ROLE)
        ):
            break
        end += 1
    return end


def _adds(row: Row, lacking: Sort) -> bool:
    """Whether a line names what the heading lacks, and is no statement."""
    return len(row.text.split()) <= 8 and lacking in sorts([row])


def _has_two_parts(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether two lines name something; where a job was is no name of it."""
    return sum(bool(undated(r)) and not _is_place(r) for r in rows[start:end]) > 1


def _is_place(row: Row) -> bool:
    return is_place(row.text) or is_state(row.text.rpartition(",")[2].strip())


def _is_role(row: Row) -> bool:
    return is_heading_like(row) and has_role(row.text)


def _undated_lines(rows: Sequence[Row], n: int, *, named_freely: bool) -> int:
    """How many lines name the entry without dates that begins here; 0 where none does.

    They stand right above bullets, and after an empty line or the bullets of another entry.
    """
    row = rows[n]
    if not is_heading_like(row):
        return 0
    before = rows[n - 1] if n else None
    if row.heading:
        return 1
    fresh = before is None or before.bullet or ends_sentence(before)
    set_apart = row.apart or (before is not None and _is_said_in_bullet(before))
    end = n + 1
    while set_apart and end - n < _MOST_ABOVE and end < len(rows) and _goes_on_naming(rows[end]):
        end += 1
    named = named_freely or any(has_role(r.text) for r in rows[n:end])
    above_bullets = end < len(rows) and rows[end].bullet
    return end - n if named and above_bullets and (fresh or set_apart) else 0


def _is_said_in_bullet(row: Row) -> bool:
    """Whether a row is a bullet that says more than when or how long ("• 7 months")."""
    return row.bullet and not row.dates and bool(undated(row))


def _goes_on_naming(row: Row) -> bool:
    return is_heading_like(row) and not (row.apart or row.heading or row.dates)
