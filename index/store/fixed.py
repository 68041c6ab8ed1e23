"""Data folders that cannot be written: a read-only disk, or an account without the right to.

SQLite wants to write for reading too: the index of its log. Where the last writer closed a file,
all of it is in the file, and it can be read as one that nobody changes; whether that holds is
looked at around every reading. Where there is a log, only what its writer holds open can be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import apsw

from index.errors import StoreBusy, StoreError, StoreReadOnly


def is_fixed(folder: Path, file: str) -> bool:
    """Whether the folder is there, and it or `file` in it cannot be written by this account."""
    path = folder / file
    there = [one for one in (folder, path) if one.exists()]
    return folder.is_dir() and not all(os.access(one, os.W_OK) for one in there)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells that a file was written; `logged`: not all that was written need be in it."""

    inode: int
    changed: int
    size: int
    logged: bool

    def differs(self, now: _Stamp) -> bool:
        """Whether a connection of this time does not see what is there now."""
        return not self.logged and now != self


class Fixed:
    """The connection to a database that cannot be written. One thread at a time uses it."""

    def __init__(
        self, path: Path, statements: int, is_current: Callable[[apsw.Connection], bool]
    ) -> None:
        """`is_current` says of a connection whether this program's version wrote the file.

        Raises `StoreError` if it cannot be read, and what `is_current` raises.
        """
        self._path = path
        self._statements = statements
        self._is_current = is_current
        self._connect()

    @contextmanager
    def still(self) -> Iterator[apsw.Connection]:
        """The connection for the `with` block, a new one where the file was written before it.

        Raises `StoreBusy` if it was written by the end of the block, whatever the block raises.
        """
        if self._begun.differs(self._stamp()):
            old = self.db
            self._connect()
            old.close()
        with self._unwritten(self._begun):
            yield self.db

    def _connect(self) -> None:
        begun = self._stamp()
        try:
            with ExitStack() as stack:
                with self._unwritten(begun):
                    db = self._opened("mode=ro" if begun.logged else "mode=ro&immutable=1")
                    stack.callback(db.close)
                    self._insist(db)
                stack.pop_all()
        except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
            raise StoreError(
                f"{self._path.parent} cannot be written, and what was written last is still in its "
                "log. Open it once where it can be written, or read a copy of the folder."
            ) from error
        self.db, self._begun = db, begun

    @contextmanager
    def _unwritten(self, begun: _Stamp) -> Iterator[None]:
        try:
            yield
        finally:
            if begun.differs(self._stamp()):
                raise StoreBusy(
                    f"{self._path.parent} was written by another program meanwhile. Try again."
                )

    def _opened(self, how: str) -> apsw.Connection:
        return apsw.Connection(
            f"file:{quote(str(self._path.absolute()))}?{how}",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
            statementcachesize=self._statements,
        )

    def _insist(self, db: apsw.Connection) -> None:
        db.execute("PRAGMA temp_store = MEMORY")
        if not self._is_current(db):
            raise StoreError(
                f"{self._path.name} in {self._path.parent} was written by an older version, and "
                "cannot be written now. Open it once with this version where it can be written."
            )

    def _stamp(self) -> _Stamp:
        log = [self._path.with_name(f"{self._path.name}{end}") for end in ("-wal", "-shm")]
        try:
            status = self._path.stat()
        except OSError as error:
            raise StoreError(
                f"there is no {self._path.name} in {self._path.parent}, and none can be made "
                "there: it cannot be written. Use another folder, or another account."
            ) from error
        return _Stamp(status.st_ino, status.st_mtime_ns, status.st_size, any(map(_holds, log)))


def _holds(log: Path) -> bool:
    with suppress(OSError):  # its writer closed the file just now
        return log.stat().st_size > 0
    return False


def refused(where: str) -> StoreReadOnly:
    """What is told to whoever wants to write."""
    return StoreReadOnly(
        f"{where} cannot be written: what is kept is read, and nothing is added, changed or "
        "removed. Use an account that may write there, or a copy of the folder."
    )
