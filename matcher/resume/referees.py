"""The telephone numbers in a row, with the label and the name before each."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from index.types import Span
from matcher.lexicon.resumes import REFEREE_LABELS
from matcher.resume.reach import MAY_BE_PHONE
from matcher.resume.row import Row, slice_of

_LONGEST_ROW = 10_000  # characters of a row in which telephone numbers are looked for
# A number in a form that only telephones have, or behind their label.
_SURE_PHONE = (
    r"(?:\+\d[\d().\s-]{7,16}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
    r"|\b(?:tele)?(?:phone|tel|mobile|cell|ph)\b[.:\s#]{1,3}\(?\d[\d().\s/-]{5,16}\d)"
)
_REFEREE = re.compile(
    rf"[\s,;|(\[–-]{{0,6}}(?:\b(?:{'|'.join(sorted(REFEREE_LABELS, key=lambda w: (-len(w), w)))})"
    r"\s?[:,]\s?(?:[^\W\d_][\w.'’-]{0,30},?\s){0,5}[(\[–-]{0,2}\s?)?"
    rf"(?:\b[ptmc]\s?:\s?)?{_SURE_PHONE}(?:\s?(?:ext|x)\.?\s?\d{{1,5}})?[)\]]?[\s,;]{{0,4}}",
    re.IGNORECASE,
)


def without_referee(row: Row) -> list[tuple[Row, bool]]:
    """The row cut at the telephone numbers in it: each part, and whether it is such a number.

    The label and the name before a number ("Supervisor: Jane Roe") go with it. Dates are none.
    """
    cuts: set[tuple[int, int]] = set()
    if len(row.text) > _LONGEST_ROW or not MAY_BE_PHONE.search(row.text):
        return [(row, False)]
    for match in _REFEREE.finditer(row.text):
        span = Span(row.span.start + match.start(), row.span.start + match.end())
        if not any(date.span.overlaps(span) for date in row.dates):
            cuts.add(match.span())
    if not cuts:
        return [(row, False)]
    edges = sorted({0, len(row.text), *(edge for cut in cuts for edge in cut)})
    parts = [(slice_of(row, a, b), (a, b) in cuts) for a, b in pairwise(edges)]
    return [
        (replace(p, dates=tuple(d for d in row.dates if p.span.contains(d.span))), private)
        for p, private in parts
        if any(c.isalnum() for c in p.text)
    ]
