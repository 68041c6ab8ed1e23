"""The desk's SQLite file: one connection, its transactions; every sqlite error leaves as a Fault.

As in `index.store.database`: threads share the connection under a lock, processes the file through
WAL, and nothing else in the process may open it. Rows are few and small, so that there is neither
a reserve of space nor a lock file of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import apsw

from index.errors import DiskFull, StoreBusy, StoreCorrupt, StoreError
from matcher.desk.schema import migrate

T = TypeVar("T")

FILE = "desk.sqlite"
WAIT = 10.0  # seconds that a writer waits for its turn


class Database:
    """An open desk file, and the only ways to read and write it."""

    def __init__(self, folder: Path | None, wait: float = WAIT) -> None:
        """Open the file in `folder`, made if it is not there; None keeps it in memory.

        Raises `StoreBusy`, `StoreCorrupt`, `StoreTooNew`, `DiskFull`, `StoreError`.
        """
        self._lock = threading.RLock()
        self._open = True
        path = ":memory:" if folder is None else str(folder / FILE)
        with _faults():
            self._db = apsw.Connection(path)
            try:
                self._prepare(wait)
            except BaseException:
                self._db.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A consistent view for the `with` block. Keep it short: other threads wait."""
        with _faults(), self._lock:
            yield from self._transaction("BEGIN")

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One write transaction: all of the `with` block or, if it raises, nothing."""
        with _faults(), self._lock:
            yield from self._transaction("BEGIN IMMEDIATE")

    def erase(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run `work` in one write transaction, then wipe: what it deletes is in no file any more.

        Where a reader of another process keeps the log in use, the next erasure or opening wipes.
        """
        with self.writing() as db:
            done = work(db)
        self._wipe()
        return done

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        with self._lock:
            if self._open:
                self._open = False
                with _faults():
                    self._db.close()

    def _prepare(self, wait: float) -> None:
        db = self._db
        db.set_busy_timeout(int(wait * 1000))
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("BEGIN IMMEDIATE")
        try:
            migrate(db)
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
        self._wipe()

    def _wipe(self) -> None:
        """Move the log into the file and empty it, so that deleted bytes are nowhere."""
        with suppress(apsw.BusyError, apsw.LockedError, apsw.FullError), self._lock:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _transaction(self, begin: str) -> Iterator[apsw.Connection]:
        if not self._open:
            raise StoreError("the desk is closed.")
        self._db.execute(begin)
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise StoreBusy("another process is writing to desk.sqlite. Try again.") from error
    except apsw.FullError as error:
        raise DiskFull(
            "the disk is full: nothing was written to desk.sqlite. Free some space."
        ) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise StoreCorrupt(
            "desk.sqlite in the data folder is damaged. Restore it from a copy, or delete it: "
            "jobs, feedback and edits of postings are then lost, and nothing else."
        ) from error
    except apsw.Error as error:
        raise StoreError(
            f"desk.sqlite in the data folder cannot be used ({type(error).__name__}). Check the "
            "folder, its rights and the free space on its disk."
        ) from error
