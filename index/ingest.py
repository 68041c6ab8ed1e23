"""Many files into a corpus, as a stream of Progress. One bad file never stops the batch.

What was read is added in batches, each in one transaction, and a file's id is the hash of its
bytes: a run may be stopped at any moment, by kill -9 too, and run again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from index.corpus import Corpus
from index.errors import Fault, ModelError, StoreBusy, StoreError, Unreadable
from index.readers.content import Limits
from index.types import Document, Passage, Progress

Extract = Callable[[bytes, str], Document]
Segment = Callable[[Document], Sequence[Passage]]

UNEXPECTED = "unexpected"  # the code of a failure that no reader foresaw: a bug of ours

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A path to read; `failure` where it is already known that it cannot be."""

    path: Path
    failure: str | None = None


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
    segment: Segment,
    extract: Extract | None = None,
    batch: int = 16,
    limits: Limits | None = None,
) -> Iterator[Progress]:
    """Add the files of `paths`; folders are gone through, hidden files in them left out.

    Gives one Progress a file, in the order in which files are done with, not in that of `paths`:
    what failed or was known comes at once, what is new when its batch of `batch` is stored. Known
    files are neither parsed nor embedded again. Files above `limits` are not read.

    Raises what concerns the whole corpus and not a file: `StoreError`, `ModelError`.
    """
    found = list(expand(paths))
    run = _Run(corpus, segment, extract or _readers(), limits or Limits(), len(found))
    waiting: dict[str, _Ready] = {}
    for one in found:
        step = run.read(one, waiting)
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


class _Run:
    """One pass over the files: what is done, of how many."""

    def __init__(
        self, corpus: Corpus, segment: Segment, extract: Extract, limits: Limits, total: int
    ) -> None:
        self._corpus = corpus
        self._segment = segment
        self._extract = extract
        self._limits = limits
        self._total = total
        self._done = 0
        self.added = False

    def read(self, found: _Found, waiting: dict[str, _Ready]) -> Progress | _Ready:
        """Read, extract and segment one file; a Progress if it needs no storing."""
        if found.failure:
            return self._failed(found.path, Unreadable(found.failure))
        try:
            data = self._bytes(found.path)
            document_id = hashlib.sha256(data).hexdigest()
            if document_id in waiting or document_id in self._corpus:
                return self._step(found.path, document_id=document_id)
            document = self._extract(data, _shown(found.path.name))
            return _Ready(found.path, document, self._segment(document))
        except (StoreError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - the one wall: a bad file never stops the batch
            return self._failed(found.path, error)

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


def _readers() -> Extract:
    from index.readers.extract import extract  # the readers load slowly: not with the module

    return extract


def _shown(path: Path | str) -> str:
    """The path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _why(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return f"it cannot be read ({reason or type(error).__name__}). Check the path and its rights."
