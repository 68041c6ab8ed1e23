"""Skills in columns without bullets: each is a text of its own, and no row of a table.

"Risk assessment   Vendor management" says two things, and as a row it would read as one. Only lists
below a title that says so are parted: a label and its value look alike elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from index.readers.pdf.bullets import begins_item
from index.readers.pdf.segments import Segment
from index.readers.pdf.tabs import is_date

_TITLE = re.compile(
    r"(?:(?:technical|core|key|soft|other|additional|relevant|professional|areas? of|skill)\s)*"
    r"(?:skills|highlights|expertise|strengths|competenc(?:y|ies)|qualifications|proficiencies)",
    re.IGNORECASE,
)
_VALUE = re.compile(  # of a label before it
    r"\W*(?:\d.*|.*\byears?|.*[,:;].*|(?:very |highly |fully )?"
    r"(?:native|fluent|advanced|intermediate|basic|beginner|expert|proficient|good|excellent"
    r"|conversational|strong|high|medium|low|yes|no)(?: (?:level|knowledge|proficiency|speaker))?)",
    re.IGNORECASE,
)
_TAB = 1.5  # in ems: a gap as wide as this was made by a tab
_EDGE = 0.5  # in ems: what begins so near to an edge begins at it
_STEP = 2.4  # in ems: rows further apart are no list
_ROWS, _CELLS = 3, 4  # rows at least, cells of a row at most
_WORDS = 8  # of a cell at most
_PHRASES = 0.5  # of the cells are more than one word

_Cell = list[Segment]


def listed(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """`rows` of a column with such lists cell by cell, column after column."""
    out: list[list[Segment]] = []
    n = 0
    while n < len(rows):
        out.append(rows[n])
        n += 1
        if len(out[-1]) == 1 and _TITLE.fullmatch(out[-1][0].text.strip(" :")):
            found = _list(rows[n - 1 :])
            out += [cell for column in _columns(found) for cell in column]
            n += len(found)
    return out


def _columns(found: Sequence[Sequence[_Cell]]) -> list[list[_Cell]]:
    """The columns of rows of cells, by where the cells of the first row begin."""
    columns: list[list[_Cell]] = [[] for _ in (found[0] if found else ())]
    for row in found:
        for cell in row:
            columns[_column(cell, found[0])].append(cell)
    return columns


def _list(rows: Sequence[list[Segment]]) -> list[list[_Cell]]:
    """The rows below the first of `rows`, cell by cell, as far as they are a list, if they are."""
    parted = [_cells(row) for row in rows[1:]]
    head = parted[0] if parted else []
    if not 1 < len(head) <= _CELLS:
        return []
    near = takewhile(lambda pair: _is_near(*pair), pairwise(rows))
    count = sum(1 for _ in near)
    found = list(takewhile(lambda row: len(row) > 1 and _fits(row, head), parted[:count]))
    cells = [cell for row in found for cell in row]
    phrases = sum(_words(cell) > 1 for cell in cells)
    whole = len(found) >= _ROWS and phrases >= _PHRASES * len(cells)
    return found if whole and not any(map(_is_value, cells)) else []


def _cells(row: Sequence[Segment]) -> list[_Cell]:
    cells: list[_Cell] = [[row[0]]]
    for before, segment in pairwise(row):
        if segment.x0 - before.x1 > _TAB * segment.size:
            cells.append([])
        cells[-1].append(segment)
    return cells


def _is_near(above: Sequence[Segment], row: Sequence[Segment]) -> bool:
    return row[0].baseline - above[0].baseline <= _STEP * row[0].size


def _fits(row: Sequence[_Cell], head: Sequence[_Cell]) -> bool:
    """Whether each cell of `row` begins where one of `head` does, and is set as that is."""
    places = [_column(cell, head) for cell in row]
    bold = head[0][0].words[0].face.bold
    return (
        len(set(places)) == len(row)
        and -1 not in places
        and all(word.face.bold is bold for cell in row for s in cell for word in s.words)
        and all(_words(cell) <= _WORDS and not begins_item(cell[0]) for cell in row)
        and not any(cell[0].text[0].islower() for cell in row)
    )


def _column(cell: _Cell, head: Sequence[_Cell]) -> int:
    reach = _EDGE * cell[0].size
    return next((n for n, h in enumerate(head) if abs(h[0].x0 - cell[0].x0) <= reach), -1)


def _words(cell: _Cell) -> int:
    return sum(len(segment.words) for segment in cell)


def _is_value(cell: _Cell) -> bool:
    text = " ".join(segment.text for segment in cell)
    return is_date(cell[0]) or _VALUE.fullmatch(text) is not None
