"""What SQLite says went wrong, as a Fault that says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from index.errors import DiskFull, StoreCorrupt, StoreError
from index.store.writer import busy

_BUSY = {apsw.SQLITE_BUSY, apsw.SQLITE_LOCKED}
_CORRUPT = {apsw.SQLITE_CORRUPT, apsw.SQLITE_NOTADB}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Faults:
    """Translates the errors of one connection. `where` names its place, `wait` is in seconds."""

    def __init__(self, where: str, wait: float) -> None:
        self._where = where
        self._wait = wait
        self.db: apsw.Connection | None = None  # asked what the system said

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise what SQLite raises inside as a `StoreError`."""
        try:
            yield
        except apsw.Error as error:
            raise self.fault(error) from error

    def fault(self, error: apsw.Error) -> StoreError:
        """What is told of `error`. The connection must be open, for a full disk to be known."""
        code = getattr(error, "result", 0)
        if code in _BUSY:
            return busy(self._wait)
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
        return StoreError(
            f"the database in {self._where} cannot be used ({type(error).__name__}). Check the "
            "folder, its rights and the free space on its disk."
        )

    def _is_full(self, error: apsw.Error) -> bool:
        if isinstance(error, apsw.FullError):
            return True
        if not isinstance(error, (apsw.IOError, apsw.CantOpenError)):
            return False
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
            return True
        try:
            return self.db is not None and self.db.system_errno in _NO_SPACE
        except (AttributeError, apsw.Error):  # it is closed
            return False
