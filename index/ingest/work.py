"""What a caller does with a file's bytes, and how a source comes through."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from index.corpus import Outcome, Traits
from index.errors import (
    Fault,
    ModelError,
    ReaderCrashed,
    StoreError,
    TookTooLong,
    Unreadable,
)
from index.sources.item import Item
from index.sources.walk import why
from index.types import Document, Passage, Vectors

R = TypeVar("R")
Embed = Callable[[Sequence[str]], Vectors]

UNEXPECTED = "unexpected"  # the code of a failure that no reader foresaw: a bug of ours

WHOLE = (StoreError, ModelError)  # what concerns the whole corpus and not a source
# What may be well tomorrow: a disk that fails, a machine too busy to read in time, a process that
# was ended for others' want of memory. Such failures are not remembered.
_PASSING = (OSError, TookTooLong, ReaderCrashed)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A document, its passages, and what is to be kept beside it."""

    document: Document
    passages: Sequence[Passage]
    note: bytes | None = None
    traits: Traits | None = None


def _none(_read: object) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Work(Generic[R]):
    """Reading, then making; several sources may be read at once.

    - `read`: something of a file's bytes and its name; called by several threads
    - `make`: a document of that, with a function that embeds; called by one thread
    - `texts`: what `make` will ask to be embedded, as far as known, so that many go together
    - `version`: of the program and its limits: a failure of another one is tried again
    - `maker`: the name of the notes
    """

    read: Callable[[bytes, str], R]
    make: Callable[[R, Embed], Made]
    texts: Callable[[R], Sequence[str]] = _none
    version: str = ""
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """A source on its way.

    `outcome` is what became of it where that is known; else `read` is what was read of it, or
    `made` what was made of that. `fresh`: it is not remembered yet, and can be.
    """

    item: Item
    outcome: Outcome | None = None
    fresh: bool = True
    id: str = ""
    read: R | None = None
    data: bytes = b""
    made: Made | None = None


def failure_of(error: Exception, name: str) -> Outcome:
    """What is told of an error. The words of one that nobody foresaw may quote a document."""
    if isinstance(error, Fault):
        return Outcome(None, error.code, str(error))
    if isinstance(error, OSError):
        return Outcome(None, Unreadable.code, why(error))
    _log.debug("%s failed", name, exc_info=error)
    kind = type(error).__name__
    return Outcome(None, UNEXPECTED, f"reading it failed in a way that was not foreseen ({kind}).")


def failed(told: Told[R], error: Exception) -> Told[R]:
    """A source that failed with `error`; remembered, unless that may be the machine's."""
    lasting = not isinstance(error, _PASSING)
    outcome = failure_of(error, told.item.name)
    return replace(told, outcome=outcome, fresh=lasting, read=None, data=b"")
