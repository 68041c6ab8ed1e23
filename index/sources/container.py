"""Files that hold several documents, and the items that stand in them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from index.sources.item import Item
from index.sources.kinds import Kind


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds several documents, on disk or inside an archive."""

    kind: Kind
    name: str
    place: str
    stamp: str
    dated: int
    size: int
    open: Callable[[], BinaryIO]
    path: str | None  # on disk; None inside an archive


Shared = tuple[Item, float]  # an item, and how much of its container is behind it; 0 for unknown


def held(name: str, place: str, file: str, dated: int, data: bytes) -> Item:
    """An item whose bytes are in memory."""
    stamp = hashlib.sha256(data).hexdigest()[:32]
    return Item(name, place, stamp, file, dated, partial(same, data), len(data))


def same(data: bytes) -> bytes:
    """What loads an item that is in memory."""
    return data


def last_of(name: str) -> str:
    """The last part of a path, whichever system wrote it."""
    return name.replace("\\", "/").rpartition("/")[2]
