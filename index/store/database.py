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

Where the folder cannot be written, it is read all the same: see `index.store.fixed`.

A connection must not cross a fork. The files must not be opened by anything else in this process:
closing any handle of a file gives up all POSIX locks that the process has on it.
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
from index.store.faults import Faults
from index.store.fixed import Fixed, is_fixed, refused
from index.store.reserve import FILE as RESERVE
from index.store.reserve import Reserve
from index.store.schema import SCRUBBED, is_current, migrate
from index.store.transaction import transaction
from index.store.wal import WriteAheadLog
from index.store.writer import WriterLock as WriterLock

T = TypeVar("T")

FILE = "corpus.db"
LOCK = "writer.lock"
WAIT = 10.0  # seconds that a writer waits for its turn

_STATEMENTS = 256  # kept ready


class Database:
    """An open database, and the only ways to read and write it."""

    def __init__(self, folder: Path | None, wait: float = WAIT) -> None:
        """Open the database of `folder`, made if it is not there; None keeps it in memory.

        A folder that cannot be written is opened for reading alone. Raises `StoreBusy`,
        `StoreCorrupt`, `StoreTooNew`, `DiskFull`, or `StoreError` if the folder cannot be used.
        """
        self._wait = wait
        self._where = "memory" if folder is None else str(folder)
        self._faults = Faults(self._where, wait)
        self._lock = threading.RLock()
        self._open = True
        self._fixed: Fixed | None = None
        self.reserve = Reserve(folder)
        if folder is not None and is_fixed(folder, FILE):
            self._read_only(folder)
            return
        if folder is not None:
            _insist_on_file(folder)
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
        with self._faults.told(), self._lock, self._current() as db, transaction(db, "BEGIN"):
            yield db

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: what writes raises `StoreReadOnly`."""
        return self._fixed is not None

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One write transaction: all of the `with` block or, if it raises, nothing."""
        with self.exclusively(), self._lock:
            with transaction(self._opened()):
                yield self._db
            self._log.move_on()

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Keep every other writer out, over several transactions."""
        if self.read_only:
            raise refused(self._where)
        with self._faults.told(), self._writer.held():
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
        with self.exclusively(), self._lock:
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

    def _read_only(self, folder: Path) -> None:
        self._writer = WriterLock(None, self._wait)
        with self._faults.told():
            self._fixed = Fixed(folder / FILE, _STATEMENTS, is_current)
        self._db = self._fixed.db

    @contextmanager
    def _current(self) -> Iterator[apsw.Connection]:
        """The connection for the `with` block, in which nobody else uses it."""
        if self._fixed is None:
            yield self._opened()
            return
        self._opened()
        with self._fixed.still() as self._db:
            yield self._db

    def _connect(self, folder: Path | None) -> None:
        with self._faults.told():
            self._writer = WriterLock(None if folder is None else folder / LOCK, self._wait)
            try:
                self._open_file(folder)
            except BaseException:
                self._writer.close()
                raise
            try:
                self._prepare(folder)
            except BaseException as error:
                fault = self._faults.fault(error) if isinstance(error, apsw.Error) else None
                self._db.close()
                self._writer.close()
                if fault is not None:
                    raise fault from error
                raise

    def _open_file(self, folder: Path | None) -> None:
        if folder is None:
            self._db = apsw.Connection(":memory:", statementcachesize=_STATEMENTS)
            self._main = None
        else:
            self._db, self._main = slack.connect(folder / FILE, _STATEMENTS)
        self._faults.db = self._db
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


def _insist_on_file(folder: Path) -> None:
    """Raise `StoreCorrupt` where the database is gone and what belongs to it is still there.

    Nothing of that is made before the database has its tables.
    """
    beside = [name for name in (RESERVE, f"{FILE}-wal") if (folder / name).exists()]
    beside += [path.name for path in folder.glob("ann-*.faiss")]
    file = folder / FILE  # looked at last: another process may be making all of them now
    if beside and not (file.exists() and file.stat().st_size):
        raise StoreCorrupt(
            f"{FILE} is missing from {folder}, or empty, and other files of a corpus are there "
            f"({beside[0]}). Restore {FILE} from a copy, or delete that folder and index the "
            "files again."
        )
