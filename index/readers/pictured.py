"""A document that shows pictures in place of text, or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from index.errors import NoTextLayer
from index.readers.content import Builder, Content, Limits
from index.readers.pieces import Piece
from index.types import Quality, TextSource

PICTURED = 0.4
"""The share of a page that pictures take which may hold a part of what the file says."""


def finished(
    builder: Builder,
    told: Sequence[Piece],
    shown: float | None,
    pictures: Callable[[], Iterable[bytes]],
    media_type: str,
    limits: Limits,
) -> Content:
    """What `builder` holds, which are the pieces `told`, with what is on the pictures beside them.

    `shown` is the share of a page that the pictures cover, None where there are none. Where they
    stand for text and cannot be read, the quality says so. Raises `EmptyDocument`; `NoTextLayer`
    where there is no other text.
    """
    if shown is None:
        return builder.finish(media_type)
    from index.readers.picture import read_inside  # with the parser of another format

    if not any(c.isalnum() for piece in told if piece.hidden is None for c in piece.text):
        return read_inside(pictures(), media_type, limits, builder)
    if shown < PICTURED:
        return builder.finish(media_type)
    with suppress(NoTextLayer):
        found = read_inside(pictures(), media_type, limits, builder)
        return replace(found, quality=replace(found.quality, source=TextSource.BOTH))
    # The file does not say on which page it shows what.
    return builder.finish(media_type, quality=Quality(unreadable=(1,)))
