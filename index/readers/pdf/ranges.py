"""Spans of dates on two rows: "Jan 2019 -" above "Present" in a narrow column, or a dash wrapped.

Read row by row, the end of such a span stands behind what is beside its start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.readers.pdf.segments import Segment

_EDGE = 3.0  # points: edges nearer than this are one edge
_MOST = 8  # cells of a row; one of more is a row of a table
_STEP = 1.8  # in ems: rows further apart than this are no span

_DATE = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? )?(?:19|20)\d\d"
    r"|\d{1,2}[/.](?:19|20)?\d\d"
)
_START = re.compile(rf"(?P<text>.*[\s,(])??(?:{_DATE})(?P<dash> ?[-\u2013\u2014])?", re.IGNORECASE)
_END = re.compile(
    rf"(?P<dash>[-\u2013\u2014] ?)?(?:{_DATE}|present|current|now|today|ongoing)\)?", re.IGNORECASE
)


def closed(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """`rows` with the end of each span of dates right after its start, in the row of that."""
    found = [list(row) for row in rows]
    for above, row in pairwise(found):
        if max(len(above), len(row)) > _MOST:
            continue
        for segment in list(row):
            start = _start_of(segment, above, alone=len(row) == 1)
            if start is not None:
                above.insert(start + 1, segment)
                row.remove(segment)
    return [row for row in found if row]


def _start_of(end: Segment, above: Sequence[Segment], *, alone: bool) -> int | None:
    """Which segment of the row `above` begins the span that `end` ends; None if none does.

    Between them stands one dash, and they share an edge. A text that ends in a date is a start only
    where its line wraps: at the end of its row, above nothing but the `end`.
    """
    match = _END.fullmatch(end.text)
    if match is None:
        return None
    for n, segment in enumerate(above):
        begun = _START.fullmatch(segment.text)
        near = 0 < end.baseline - segment.baseline <= _STEP * max(end.size, segment.size)
        if not (begun and near and bool(begun["dash"]) != bool(match["dash"])):
            continue
        edges = (abs(end.x0 - segment.x0), abs(end.x1 - segment.x1))
        wrapped = alone and n == len(above) - 1 and edges[0] <= _EDGE
        if (not begun["text"] and min(edges) <= _EDGE) or wrapped:
            return n
    return None
