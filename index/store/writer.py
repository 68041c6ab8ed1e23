"""The right to write to a data folder: one writer at a time, over threads and processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from index.errors import StoreBusy


class WriterLock:
    """The right to write, held by one thread of one process; the same thread may take it again.

    Between processes it is an exclusive transaction on an empty SQLite file: portable, and given
    back by the system when the process dies. Nothing is written for it, so that a full disk does
    not stand in the way.
    """

    def __init__(self, path: Path | None, wait: float) -> None:
        """The lock of the file at `path`; None: of this process alone. `wait` is in seconds."""
        self._wait = wait
        self._threads = threading.RLock()
        self._depth = 0
        self._file = None if path is None else apsw.Connection(str(path))

    @contextmanager
    def held(self, wait: float | None = None) -> Iterator[None]:
        """Hold the lock; `StoreBusy` if it cannot be had within `wait` seconds."""
        limit = self._wait if wait is None else wait
        if not self._threads.acquire(timeout=limit):
            raise busy(limit)
        try:
            if self._depth == 0:
                self._take_file(limit)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._file is not None:
                    self._file.execute("ROLLBACK")
        finally:
            self._threads.release()

    def close(self) -> None:
        """Close the lock file."""
        if self._file is not None:
            self._file.close()

    def _take_file(self, limit: float) -> None:
        if self._file is None:
            return
        self._file.set_busy_timeout(int(limit * 1000))
        try:
            self._file.execute("PRAGMA journal_mode = MEMORY").fetchall()
            self._file.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError as error:
            raise busy(limit) from error


def busy(wait: float) -> StoreBusy:
    """What is told of another writer, for whom `wait` seconds were waited."""
    return StoreBusy(
        f"another writer holds the data folder (waited {wait:g} s). Try again when it is done."
    )
