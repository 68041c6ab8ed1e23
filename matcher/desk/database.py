"""The desk's SQLite file: one connection, its transactions; every sqlite error leaves as a Fault.

As in `index.store.database`: threads share the connection under a lock, processes the file through
WAL, and nothing else in the process may open it. Rows are few and small, so that there is no lock
file of its own; a little space is set aside, so that erasing works on a full disk. What deleting
leaves between the cells of pages is blanked: see `index.store.slack`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import apsw

from index.errors import DiskFull, StoreBusy, StoreCorrupt, StoreError
from index.store import slack
from index.store.fixed import Fixed, is_fixed, refused
from index.store.reserve import Reserve
from index.store.transaction import make_private, transaction
from index.store.wal import WriteAheadLog
from matcher.desk.schema import has_gaps, is_current, migrate

T = TypeVar("T")

FILE = "desk.sqlite"
RESERVED = 1 << 20  # bytes of the disk
WAIT = 10.0  # seconds that a writer waits for its turn

_STATEMENTS = 64  # kept ready

# What SQLite says where the index of its log finds no room.
_NO_SPACE = {apsw.SQLITE_IOERR_SHMSIZE, apsw.SQLITE_IOERR_WRITE}


class Database:
    """An open desk file, and the only ways to read and write it."""

    def __init__(self, folder: Path | None, wait: float = WAIT) -> None:
        """Open the file in `folder`, made if it is not there; None keeps it in memory.

        In a folder that cannot be written it is read alone, or empty where there is none.
        Raises `StoreBusy`, `StoreCorrupt`, `StoreTooNew`, `DiskFull`, `StoreError`.
        """
        self._lock = threading.RLock()
        self._open = True
        self._reserve = Reserve(folder, RESERVED)
        path = None if folder is None else folder / FILE
        self._fixed: Fixed | None = None
        self._read_only = folder is not None and is_fixed(folder, FILE)
        if path is not None and self._read_only and path.exists():
            with _faults():
                self._fixed = Fixed(path, _STATEMENTS, is_current)
            self._db = self._fixed.db
            return
        path = None if self._read_only else path
        if path is not None:
            with suppress(OSError):  # what is wrong with the folder is told by SQLite
                make_private(path)
        try:
            self._with_reserve(lambda: self._connect(path, wait))
        finally:
            self._reserve.take()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A consistent view for the `with` block. Keep it short: other threads wait."""
        with _faults(), self._lock, self._current() as db, transaction(db, "BEGIN"):
            yield db

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One write transaction: all of the `with` block or, if it raises, nothing."""
        if self._read_only:
            raise refused("the data folder")
        with _faults(), self._lock:
            with transaction(self._opened()):
                yield self._db
            self._log.move_on()

    def erase(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run `work` in one write transaction, then wipe: what it deletes is in no file any more.

        Works on a full disk. Where a reader of another process keeps the log in use, the next
        erasure or opening wipes.
        """

        def delete() -> T:
            with self.writing() as db:
                return work(db)

        try:
            done = self._with_reserve(delete)
            self._wipe()
        finally:
            self._reserve.take()
        return done

    def check(self) -> None:
        """Read all of the file. Raises `StoreCorrupt` where it is damaged."""
        with self.reading() as db:
            if db.execute("PRAGMA integrity_check(1)").get != "ok":
                raise _damaged()

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        with self._lock:
            if self._open:
                self._open = False
                with _faults():
                    self._db.close()

    def _with_reserve(self, work: Callable[[], T]) -> T:
        """Do `work`; if the disk is full, again with the space of the reserve."""
        try:
            return work()
        except DiskFull:
            if not self._reserve.release():
                raise
        return work()

    def _connect(self, path: Path | None, wait: float) -> None:
        with _faults():
            if path is None:
                self._db = apsw.Connection(":memory:", statementcachesize=_STATEMENTS)
            else:
                self._db, _ = slack.connect(path, _STATEMENTS)
            try:
                self._prepare(wait)
            except BaseException:
                self._db.close()
                raise

    def _prepare(self, wait: float) -> None:
        db = self._db
        db.set_busy_timeout(int(wait * 1000))
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        self._log = WriteAheadLog(db)
        if has_gaps(db):
            db.execute("VACUUM")  # every page is written anew, its gap blank
        with transaction(db):
            migrate(db)
        self._wipe()

    def _wipe(self) -> None:
        """Move the log into the file and empty it, so that deleted bytes are nowhere."""
        with suppress(apsw.BusyError, apsw.LockedError, apsw.FullError), self._lock:
            self._log.empty()

    @contextmanager
    def _current(self) -> Iterator[apsw.Connection]:
        """The connection for the `with` block, in which nobody else uses it."""
        if self._fixed is None:
            yield self._opened()
            return
        self._opened()
        with self._fixed.still() as self._db:
            yield self._db

    def _opened(self) -> apsw.Connection:
        if not self._open:
            raise StoreError("the desk is closed.")
        return self._db


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise StoreBusy("another process is writing to desk.sqlite. Try again.") from error
    except apsw.FullError as error:
        raise _full() from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise _damaged() from error
    except apsw.Error as error:
        if getattr(error, "extendedresult", 0) in _NO_SPACE:
            raise _full() from error
        raise StoreError(
            f"desk.sqlite in the data folder cannot be used ({type(error).__name__}). Check the "
            "folder, its rights and the free space on its disk."
        ) from error


def _damaged() -> StoreCorrupt:
    return StoreCorrupt(
        "desk.sqlite in the data folder is damaged. Restore it from a copy, or delete it: jobs, "
        "feedback and edits of postings are then lost, and nothing else."
    )


def _full() -> DiskFull:
    return DiskFull("the disk is full: nothing was written to desk.sqlite. Free some space.")
