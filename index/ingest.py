"""Many files into a corpus, as a stream of Progress. One bad file never stops the batch.

What was read is added in batches, each in one transaction, and a file's id is the hash of its
bytes: a run may be stopped at any moment, by kill -9 too, and run again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from index.corpus import Corpus
from index.errors import Fault, ModelError, StoreBusy, StoreError, Unreadable
from index.readers.content import Limits
from index.types import Document, Passage, Progress

R = TypeVar("R")
Read = Callable[[bytes, str], R]
Segment = Callable[[R], tuple[Document, Sequence[Passage]]]

UNEXPECTED = "unexpected"  # the code of a failure that no reader foresaw: a bug of ours

_AHEAD = 8  # files, for each that is read at once, that may be done before their turn comes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A path to read; `failure` where it is already known that it cannot be."""

    path: Path
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Told(Generic[R]):
    """A file that was read: what came of it, the id that is known already, or the failure."""

    path: Path
    id: str = ""
    made: R | None = None
    failure: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that became a document, waiting for its batch."""

    path: Path
    document: Document
    passages: Sequence[Passage]


def ingest(
    corpus: Corpus,
    paths: Iterable[Path],
    *,
    read: Read[R],
    segment: Segment[R],
    at_once: int = 1,
    batch: int = 16,
    limits: Limits | None = None,
) -> Iterator[Progress]:
    """Add the files of `paths`; folders are gone through, hidden files in them left out.

    `read` makes something of a file's bytes and name, in up to `at_once` threads; `segment` makes a
    document and its passages of that, in the thread of the caller. Gives one Progress a file: what
    failed or was known in the order of `paths`, what is new when its batch of `batch` is stored.
    Known files are neither parsed nor embedded again. Files above `limits` are not read.

    Raises what concerns the whole corpus and not a file: `StoreError`, `ModelError`.
    """
    found = list(expand(paths))
    run = _Run(corpus, read, segment, limits or Limits(), len(found))
    waiting: dict[str, _Ready] = {}
    with _threads(at_once) as pool:
        for told in _in_order(pool, run.tell, found, at_once * _AHEAD):
            step = run.take(told, waiting)
            if isinstance(step, Progress):
                yield step
                continue
            waiting[step.document.id] = step
            if len(waiting) >= batch:
                yield from run.store(list(waiting.values()))
                waiting.clear()
    if waiting:
        yield from run.store(list(waiting.values()))
    if run.added:
        with suppress(StoreBusy):  # the next search brings the index up to date itself
            corpus.refresh()


@contextmanager
def _threads(at_once: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that, when the work is broken off, begin nothing more."""
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="ingest")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ThreadPoolExecutor,
    tell: Callable[[_Found], _Told[R]],
    found: Iterable[_Found],
    ahead: int,
) -> Iterator[_Told[R]]:
    """`tell` of each, in their order, while others are worked at; no more than `ahead` of them."""
    rest = iter(found)
    pending: deque[Future[_Told[R]]] = deque()
    while True:
        pending.extend(pool.submit(tell, one) for one in islice(rest, ahead - len(pending)))
        if not pending:
            return
        yield pending.popleft().result()


def expand(paths: Iterable[Path]) -> Iterator[_Found]:
    """The files of `paths` and of the folders among them, each folder's in sorted order.

    Links are followed, but no folder is entered twice. What cannot be read is found all the same,
    with the failure.
    """
    entered: set[tuple[int, int]] = set()
    for path in paths:
        yield from _expand(path, entered)


def _expand(top: Path, entered: set[tuple[int, int]]) -> Iterator[_Found]:
    pending = [top]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                regular = stat.S_ISREG(status.st_mode)
                yield _Found(path, None if regular else "it is not a regular file.")
                continue
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            inside = [inner for inner in path.iterdir() if not inner.name.startswith(".")]
            pending.extend(sorted(inside, reverse=True))
        except (OSError, ValueError) as error:
            yield _Found(path, _why(error))


class _Run(Generic[R]):
    """One pass over the files: what is done, of how many."""

    def __init__(
        self, corpus: Corpus, read: Read[R], segment: Segment[R], limits: Limits, total: int
    ) -> None:
        self._corpus = corpus
        self._read = read
        self._segment = segment
        self._limits = limits
        self._total = total
        self._done = 0
        self.added = False

    def tell(self, found: _Found) -> _Told[R]:
        """Read one file, unless it is known. Several threads may ask at once."""
        path = found.path
        if found.failure:
            return _Told(path, failure=Unreadable(found.failure))
        try:
            data = self._bytes(path)
            document_id = hashlib.sha256(data).hexdigest()
            if document_id in self._corpus:
                return _Told(path, document_id)
            return _Told(path, document_id, self._read(data, _shown(path.name)))
        except (StoreError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - the one wall: a bad file never stops the batch
            return _Told(path, failure=error)

    def take(self, told: _Told[R], waiting: dict[str, _Ready]) -> Progress | _Ready:
        """Segment what was read; a Progress if there is nothing to store."""
        if told.failure:
            return self._failed(told.path, told.failure)
        if told.made is None or told.id in waiting or told.id in self._corpus:
            return self._step(told.path, document_id=told.id)
        try:
            return _Ready(told.path, *self._segment(told.made))
        except (StoreError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - as above
            return self._failed(told.path, error)

    def store(self, ready: Sequence[_Ready]) -> Iterator[Progress]:
        """Add `ready` together; one by one if they do not go together, to name the bad one."""
        try:
            added = self._corpus.add_many([(r.document, r.passages) for r in ready])
        except (StoreError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - as above
            if len(ready) == 1:
                yield self._failed(ready[0].path, error)
            else:
                for one in ready:
                    yield from self.store([one])
            return
        for one, new in zip(ready, added, strict=True):
            self.added |= new
            yield replace(self._step(one.path, document_id=one.document.id), added=new)

    def _bytes(self, path: Path) -> bytes:
        with path.open("rb") as file:
            self._limits.check("bytes", os.fstat(file.fileno()).st_size, "bytes")
            data = file.read(self._limits.bytes + 1)  # it may have grown since
        self._limits.check("bytes", len(data), "bytes")
        return data

    def _failed(self, path: Path, error: Exception) -> Progress:
        if isinstance(error, Fault):
            return replace(self._step(path), failure=str(error), code=error.code)
        if isinstance(error, OSError):
            return replace(self._step(path), failure=_why(error), code=Unreadable.code)
        # the error's own words may quote the document
        _log.debug("%s failed", _shown(path), exc_info=error)
        why = f"reading it failed in a way that was not foreseen ({type(error).__name__})."
        return replace(self._step(path), failure=why, code=UNEXPECTED)

    def _step(self, path: Path, document_id: str | None = None) -> Progress:
        self._done += 1
        return Progress(self._done, self._total, _shown(path), document_id)


def _shown(path: Path | str) -> str:
    """The path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _why(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return f"it cannot be read ({reason or type(error).__name__}). Check the path and its rights."
