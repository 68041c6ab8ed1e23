"""Postings that were pasted as text: the last ones are remembered, read.

Who holds one posting against one resume after another pastes the same text each time, and reading
it in a child costs a fifth of such a match. One service has one of these, so no tenant can tell by
the time that an answer takes what another has pasted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from matcher.reading import ReadPosting
from matcher.recent import Recent

KEPT = 64  # postings
LONGEST = 50_000  # bytes of one that is remembered


class Pasted:
    """Postings by the hash of their text. Threads may share it; two may read the same at once."""

    def __init__(self, kept: int = KEPT, longest: int = LONGEST) -> None:
        self._longest = longest
        self._kept: Recent[bytes, ReadPosting] = Recent("pasted", kept)

    def read(self, text: str, reader: Callable[[bytes], ReadPosting]) -> ReadPosting:
        """What `reader` makes of `text`, now or the last time. Raises what `reader` raises.

        A text that cannot be read is not remembered.
        """
        data = text.encode()
        if len(data) > self._longest:
            return reader(data)
        return self._kept.get(hashlib.sha256(data).digest(), lambda: reader(data))
