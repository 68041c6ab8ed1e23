"""One thing that may become a document: what it is called, what tells it has changed, its bytes."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True, slots=True)
class Item:
    """A file, a member of an archive, or a row of a table.

    - `name`: for people: a path, `path!member` or `path#row`; names inside an archive are only
      names, and never become paths
    - `place`: where it stands, so that a later run finds it again; not for people
    - `stamp`: changes whenever the bytes may have changed; "" where nothing cheap tells it
    - `file`: the name that goes with the bytes, such as "cv.pdf"
    - `dated`: when it was last changed, in seconds since 1970; 0 where unknown
    - `load`: gives the bytes; raises `Fault` or `OSError` where they cannot be had
    - `held`: bytes of memory that the item keeps until it is read
    """

    name: str
    place: str
    stamp: str
    file: str
    dated: int
    load: Callable[[], bytes]
    held: int = 0


def broken(name: str, error: Exception, place: str = "") -> Item:
    """An item of which it is known already that it cannot be had, and why."""

    def load() -> NoReturn:
        raise error

    return Item(name, place, "", name, 0, load)


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")
