"""The parts of a row that gaps, separators and e-mail addresses set apart."""

from __future__ import annotations

import re
from itertools import pairwise

from matcher.lexicon.resumes import SEPARATORS
from matcher.resume.reach import LONGEST, MAIL
from matcher.resume.row import Row, slice_of

_DASHES = " -–—~*"  # that set an e-mail address apart from what stands beside it
CELLS = re.compile(rf"\s{{2,}}|\t|\s[{re.escape(SEPARATORS)}]\s")


def cells(row: Row) -> list[Row]:
    """The parts of a row that wide gaps and separators set apart ("Berlin | +49 30 1234567").

    An e-mail address is a part of its own, whatever stands around it, and dashes beside it are of
    no part ("Jane Roe - jane@example.org - Leeds").
    """
    if len(row.text) > LONGEST:
        return [row]
    edges = {0, len(row.text)}
    for gap in CELLS.finditer(row.text):
        edges |= {gap.start(), gap.end()}
    for address in MAIL.finditer(row.text):
        before = row.text[: address.start()]
        after = row.text[address.end() :]
        edges |= {address.start(), address.end(), len(before.rstrip(_DASHES))}
        edges.add(len(row.text) - len(after.lstrip(_DASHES)))
    parts = [slice_of(row, a, b) for a, b in pairwise(sorted(edges))]
    return [part for part in parts if any(c.isalnum() for c in part.text)]
