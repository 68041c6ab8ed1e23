"""Spans of dates in narrow cells: "Jan 2019 -" above "Present", or "Sep 2016 - Aug" above "2022".

Read row by row, the end of such a span stands behind what is beside its start. And where a date
fills its cell, what is beside it begins as near as the next word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.readers.pdf.segments import Segment

_EDGE = 3.0  # points: edges nearer than this are one edge
_MOST = 8  # cells of a row; one of more is a row of a table
_STEP = 1.8  # in ems: rows further apart than this are no span
_ROWS = 4  # a span has at most so many

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:(?:(?:\d{{1,2}} )?{_MONTH} )?{_YEAR}|(?:\d{{1,2}}[/.])?\d{{1,2}}[/.](?:19|20)?\d\d)"
_FROM = r"(?:since|from|expected|exp\.)"
_TO = r"(?: ?[-\u2013\u2014]| (?:to|until|till|through))"
_NOW = r"(?:present|current|now|today|ongoing)"
_ENDS = rf"(?:{_DATE}|{_NOW}|{_MONTH})"
_SPAN = re.compile(rf"(?:{_FROM} )?{_DATE}(?:{_TO} ?(?:{_DATE}|{_NOW}))?", re.IGNORECASE)
# What a span may be so far where it breaks; words may stand before it on its line.
_BEGUN = re.compile(
    rf"(?P<text>.*[\s,(])??(?P<date>{_MONTH}|{_FROM}|(?:{_FROM} )?{_DATE}(?:{_TO}(?: {_MONTH})?)?)",
    re.IGNORECASE,
)
# What stands on one row of a span.
_PIECE = re.compile(
    rf"(?:[-\u2013\u2014] ?|to )?{_ENDS}(?:{_TO}(?: ?{_ENDS})?)?",
    re.IGNORECASE,
)
_LIKE = re.compile(rf"{_ENDS}|[-\u2013\u2014]|to", re.IGNORECASE)
_WORDS = 6  # of a piece
_SHARED = 3  # so many texts begin at an edge
_YEARS = re.compile(_YEAR)


def is_span(text: str) -> bool:
    """Whether `text` is a date or a span of dates, and nothing else.

    >>> is_span("Sep 2016 - Aug 2022"), is_span("2016 -"), is_span("2016, Tulsa")
    (True, False, False)
    """
    return bool(_SPAN.fullmatch(text)) and _runs_forward(text)


def is_piece(text: str) -> bool:
    """Whether `text` is a part of a span of dates, as it may stand on a row.

    >>> is_piece("2016 -"), is_piece("- Aug 2022"), is_piece("Tulsa")
    (True, True, False)
    """
    return bool(_PIECE.fullmatch(text))


def spans(found: Sequence[Segment]) -> list[Sequence[Segment]] | None:
    """`found` as spans of dates, each of one or more rows; None if it is anything else."""
    parts: list[Sequence[Segment]] = []
    while found:
        ends = range(min(_ROWS, len(found)), 0, -1)
        end = next((n for n in ends if is_span(joined(found[:n]))), 0)
        if not end:
            return None
        parts.append(found[:end])
        found = found[end:]
    return parts


def dates_in(found: Sequence[Segment], after: int = 0) -> tuple[int, int] | None:
    """Where the first span of dates in `found` from `after` on begins and ends, if there is one."""
    for start in range(after, len(found)):
        for stop in range(len(found), start, -1):
            if is_span(joined(found[start:stop])):
                return start, stop
    return None


def joined(found: Sequence[Segment]) -> str:
    """What `found` says, as one text."""
    return " ".join(segment.text for segment in found)


def parted(found: Sequence[Segment]) -> list[Segment]:
    """`found`, by baseline, with each date that stands too close before a column of text apart.

    In a narrow cell its gap may be no wider than a stretched space, but the text after it begins
    where others do.
    """
    ends = {n: end for n, segment in enumerate(found) if (end := _date_end(segment))}
    if not ends:
        return list(found)
    begins = Counter(round(s.x0) for s in found)
    begins.update(round(found[n].words[end].x0) for n, end in ends.items())
    out: list[Segment] = []
    for n, segment in enumerate(found):
        end = ends.get(n, 0)
        at = round(segment.words[end].x0)
        if end and sum(begins[at + step] for step in (-1, 0, 1)) >= _SHARED:
            out.extend(_halves(segment, end))
        else:
            out.append(segment)
    return out


def _date_end(segment: Segment) -> int:
    """How many words of `segment` are a piece of a span before other words; 0 without one."""
    words = segment.words
    if len(words) < 2 or not _LIKE.fullmatch(words[0].text) or is_piece(segment.text):
        return 0
    ends = range(min(_WORDS, len(words) - 1), 0, -1)
    texts = {end: " ".join(word.text for word in words[:end]) for end in ends}
    return next((end for end in ends if is_piece(texts[end])), 0)


def _halves(segment: Segment, end: int) -> tuple[Segment, Segment]:
    words = segment.words
    return (
        replace(segment, words=words[:end], x1=words[end - 1].x1),
        replace(segment, words=words[end:], x0=words[end].x0),
    )


def closed(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """`rows` with the rest of each span of dates right after its start, in the row of that."""
    found = [list(row) for row in rows]
    for n, row in enumerate(found):
        if len(row) > _MOST:
            continue
        for start in list(row):
            begun = _BEGUN.fullmatch(start.text)
            rest = _rest(start, begun, found[n : n + _ROWS]) if begun else []
            at = row.index(start) + 1
            for other, segment in rest:
                other.remove(segment)
            row[at:at] = [segment for _, segment in rest]
    return [row for row in found if row]


def _rest(
    start: Segment, begun: re.Match[str], rows: Sequence[list[Segment]]
) -> list[tuple[list[Segment], Segment]]:
    """The segments below `start`, each with its row, that go on with the span it begins.

    They share an edge. A text that ends in a date is a start only where its line wraps: at the end
    of its row, above nothing but the rest.
    """
    text, last = begun["date"], start
    wraps = bool(begun["text"])
    if wraps and start is not rows[0][-1]:
        return []
    taken: list[tuple[list[Segment], Segment]] = []
    whole: list[tuple[list[Segment], Segment]] = []
    for row in rows[1:]:
        if len(row) > (1 if wraps else _MOST):
            break
        segment = next((s for s in row if _goes_under(s, start, last, wraps=wraps)), None)
        if segment is None:
            break
        text, last = f"{text} {segment.text}", segment
        taken.append((row, segment))
        ended = text.removesuffix(")") if wraps else text
        if is_span(ended):
            whole = list(taken)
        elif not _BEGUN.fullmatch(text):
            break
    return whole


def _goes_under(segment: Segment, start: Segment, last: Segment, *, wraps: bool) -> bool:
    step = segment.baseline - last.baseline
    if not 0 < step <= _STEP * max(segment.size, last.size):
        return False
    edges = [abs(segment.x0 - start.x0), abs(segment.x1 - start.x1)]
    return min(edges[:1] if wraps else edges) <= _EDGE


def _runs_forward(text: str) -> bool:
    years = list(_years(text))
    return years == sorted(years)


def _years(text: str) -> Iterator[int]:
    return (int(year) for year in _YEARS.findall(text))
