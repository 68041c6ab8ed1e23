"""The table of a file's objects, where it is a stream: how many it says it has, before it is read.

pdfium makes an entry of each: two million that are packed in 20,000 bytes take it more than a
second, and there may be eight. The dictionary of such a stream stands in the file as it is.
"""

from __future__ import annotations

import re

MOST_LISTED = 500_000  # objects; the fullest of 502 files that were looked at has 1,300

_TABLE = re.compile(rb"/Type\s{0,9}/XRef\b")
_SIZE = re.compile(rb"/Size\s{1,9}(\d{1,10})\b")
_REACH = 2_000  # bytes of the dictionary that are looked at, before the type and after it


def are_too_many(data: bytes) -> bool:
    """Whether a table of the file `data` says that it lists more than `MOST_LISTED` objects.

    >>> are_too_many(b"1 0 obj << /Type /XRef /Size 900000 >> stream")
    True
    """
    return any(_listed(data, found) > MOST_LISTED for found in _TABLE.finditer(data))


def _listed(data: bytes, table: re.Match[bytes]) -> int:
    start = max(data.rfind(b"obj", max(0, table.start() - _REACH), table.start()), 0)
    end = data.find(b"stream", table.end(), table.end() + _REACH)
    told = _SIZE.search(data, start, end) if end >= 0 else None
    return int(told[1]) if told else 0
