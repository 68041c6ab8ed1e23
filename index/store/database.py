"""One SQLite connection, its locks and its transactions; every sqlite error leaves as a Fault.

Threads share the connection under a lock: statements are short, an in-memory database works the
same way, and no reader can hold an old page for long. Processes share the file through WAL. There
is one writer at a time: a lock file of its own spans every write together with the checkpoint that
a commit may start, and the closing of the connection.

The library is the one that `apsw` carries, not the system's: SQLite before 3.51.3 can lose a
commit that overlaps a checkpoint by another connection ("WAL-reset bug"). The lock rules that
overlap out as well, whatever the library.

What is deleted is blanked by SQLite (`secure_delete`), and what it leaves between the cells of
pages by `index.store.slack`.

A connection must not cross a fork. The files must not be opened by anything else in this process:
closing any handle of a file gives up all POSIX locks that the process has on it.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import apsw

from index.errors import DiskFull, StoreBusy, StoreCorrupt, StoreError
from index.store import slack
from index.store.reserve import Reserve
from index.store.schema import SCRUBBED, is_current, migrate
from index.store.transaction import transaction
from index.store.wal import WriteAheadLog

T = TypeVar("T")

FILE = "corpus.db"
LOCK = "writer.lock"
WAIT = 10.0  # seconds that a writer waits for its turn

_STATEMENTS = 256  # kept ready

_BUSY = {apsw.SQLITE_BUSY, apsw.SQLITE_LOCKED}
_CORRUPT = {apsw.SQLITE_CORRUPT, apsw.SQLITE_NOTADB}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class WriterLock:
    """The right to write, held by one thread of one process; the same thread may take it again.

    Between processes it is an exclusive transaction on an empty SQLite file: portable, and given
    back by the system when the process dies. Nothing is written for it, so that a full disk does
    not stand in the way.
    """

    def __init__(self, path: Path | None, wait: float) -> None:
        self._wait = wait
        self._threads = threading.RLock()
        self._depth = 0
        self._file = None if path is None else _connect(path, wait)

    @contextmanager
    def held(self, wait: float | None = None) -> Iterator[None]:
        """Hold the lock; `StoreBusy` if it cannot be had within `wait` seconds."""
        limit = self._wait if wait is None else wait
        if not self._threads.acquire(timeout=limit):
            raise _busy(limit)
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
            raise _busy(limit) from error


class Database:
    """An open database, and the only ways to read and write it."""

    def __init__(self, folder: Path | None, wait: float = WAIT) -> None:
        """Open the database of `folder`, made if it is not there; None keeps it in memory.

        Raises `StoreBusy`, `StoreCorrupt`, `StoreTooNew`, `DiskFull`, or `StoreError` if the folder
        cannot be used.
        """
        self._wait = wait
        self._where = "memory" if folder is None else str(folder)
        self._lock = threading.RLock()
        self._open = True
        self.reserve = Reserve(folder)
        try:
            self._connect(folder)
        except DiskFull:  # reading needs a little space too, for the index of the log
            if not self.reserve.release():
                raise
            self._connect(folder)
        self.reserve.take()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A consistent view for the `with` block. Keep it short: other threads wait."""
        with self._faults(), self._lock, transaction(self._opened(), "BEGIN"):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One write transaction: all of the `with` block or, if it raises, nothing."""
        with self._faults(), self._writer.held(), self._lock:
            with transaction(self._opened()):
                yield self._db
            self._log.move_on()

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Keep every other writer out, over several transactions."""
        with self._faults(), self._writer.held():
            yield

    def erase(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run `work` in one write transaction, then wipe: what it deletes is in no file any more.

        On a full disk the reserve is used. Raises `StoreBusy` as `wipe` does.
        """

        def delete() -> T:
            with self.writing() as db:
                return work(db)

        with self.exclusively():
            try:
                done = self._with_reserve(delete)
                self._with_reserve(self.wipe)
            finally:
                self.reserve.take()
        return done

    def wipe(self) -> None:
        """Move the log into the database and empty it, so that deleted bytes are nowhere.

        Raises `StoreBusy` if a reader of another process keeps the log in use.
        """
        with self._faults(), self._writer.held(), self._lock:
            emptied = self._log.empty()
        if not emptied:
            raise StoreBusy(
                f"a reader of {self._where} keeps removed bytes in use (waited {self._wait:g} s). "
                "They are erased when the folder is next opened with nobody reading."
            )

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        with self._lock:
            if not self._open:
                return
            self._open = False
        with suppress(StoreBusy, apsw.Error), self._writer.held(), self._lock:
            self._db.close()
        with self._lock:
            self._db.close()
        self._writer.close()

    def _connect(self, folder: Path | None) -> None:
        with self._faults():
            self._writer = WriterLock(None if folder is None else folder / LOCK, self._wait)
            try:
                self._open_file(folder)
            except BaseException:
                self._writer.close()
                raise
            try:
                self._prepare(folder)
            except BaseException as error:
                fault = self._fault(error) if isinstance(error, apsw.Error) else None
                self._db.close()
                self._writer.close()
                if fault is not None:
                    raise fault from error
                raise

    def _open_file(self, folder: Path | None) -> None:
        if folder is None:
            self._db, self._main = _connect(":memory:", self._wait), None
        else:
            self._db, self._main = slack.connect(folder / FILE, _STATEMENTS)
            self._db.set_busy_timeout(int(self._wait * 1000))
        self._log = WriteAheadLog(self._db)

    def _prepare(self, folder: Path | None) -> None:
        db = self._db
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")  # no sorted copies of anything in /tmp
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA fullfsync = ON")  # macOS: an fsync there does not reach the disk
        db.execute("PRAGMA checkpoint_fullfsync = ON")
        db.execute("BEGIN")  # one view of the file, should another process be making it now
        current = is_current(db)
        db.execute("COMMIT")
        if not current:
            with self._writer.held():
                db.execute("PRAGMA journal_mode = WAL").fetchall()
                self._scrub()
                db.execute("BEGIN IMMEDIATE")
                migrate(db)
                db.execute("COMMIT")
        if folder is not None:
            self._finish_erasure(folder / f"{FILE}-wal")

    def _scrub(self) -> None:
        """Blank what programs of before left in the gaps of pages: see `index.store.slack`."""
        version = self._db.pragma("user_version")
        if self._main is None or not 0 < version < SCRUBBED:
            return
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._main.scrub(self._db.pragma("page_size"))
        self._db.execute("PRAGMA shrink_memory").fetchall()

    def _finish_erasure(self, log: Path) -> None:
        """Empty a log that a killed process left behind: it may hold what was being erased."""
        if not log.exists() or log.stat().st_size == 0:
            return
        self._db.set_busy_timeout(0)
        try:
            with suppress(StoreBusy, apsw.FullError), self._writer.held(wait=0):
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self._db.set_busy_timeout(int(self._wait * 1000))

    def _with_reserve(self, work: Callable[[], T]) -> T:
        """Do `work`; if the disk is full, again with the space of the reserve and of the log."""
        try:
            return work()
        except DiskFull:
            if not self.reserve.release():
                raise
        with suppress(DiskFull):
            self.wipe()
        return work()

    def _opened(self) -> apsw.Connection:
        if not self._open:
            raise StoreError(f"the corpus in {self._where} is closed.")
        return self._db

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: apsw.Error) -> StoreError:
        code = getattr(error, "result", 0)
        if code in _BUSY:
            return _busy(self._wait)
        if code in _CORRUPT:
            return StoreCorrupt(
                f"the database in {self._where} is damaged. Restore the folder from a copy, or "
                "delete it and index the files again."
            )
        if self._is_full(error):
            return DiskFull(
                f"the disk of {self._where} is full: what was to be written last is not kept, all "
                "before it is. Free some space and try again; reading goes on, and removing "
                "documents works."
            )
        if isinstance(error, (apsw.ReadOnlyError, apsw.CantOpenError)) and self._is_fixed():
            return StoreError(
                f"{self._where} cannot be written, and reading wants that too, for its locks. Use "
                "an account that may write there, or a copy of the folder."
            )
        return StoreError(
            f"the database in {self._where} cannot be used ({type(error).__name__}). Check the "
            "folder, its rights and the free space on its disk."
        )

    def _is_fixed(self) -> bool:
        """Whether the folder is there, and this user may not write in it."""
        return os.path.isdir(self._where) and not os.access(self._where, os.W_OK)  # noqa: PTH112

    def _is_full(self, error: apsw.Error) -> bool:
        if isinstance(error, apsw.FullError):
            return True
        if not isinstance(error, (apsw.IOError, apsw.CantOpenError)):
            return False
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
            return True
        with suppress(AttributeError, apsw.Error):
            return self._db.system_errno in _NO_SPACE
        return False


def _connect(path: Path | str, wait: float) -> apsw.Connection:
    connection = apsw.Connection(str(path), statementcachesize=_STATEMENTS)
    connection.set_busy_timeout(int(wait * 1000))
    return connection


def _busy(wait: float) -> StoreBusy:
    return StoreBusy(
        f"another writer holds the data folder (waited {wait:g} s). Try again when it is done."
    )
