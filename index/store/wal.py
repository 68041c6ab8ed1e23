"""The write-ahead log of a connection: moved on between transactions, emptied by erasures."""

from __future__ import annotations

from contextlib import suppress

import apsw

_AHEAD = 1000  # pages of a log that is moved into the file


class WriteAheadLog:
    """The log of one connection. Whoever uses it holds the lock of the connection."""

    def __init__(self, db: apsw.Connection) -> None:
        """From now on the log is moved on by `move_on` alone, and not by SQLite itself."""
        self._db = db
        self._ahead = 0  # pages of the log at the last commit
        db.set_wal_hook(self._committed)

    def _committed(self, _db: apsw.Connection, _name: str, pages: int) -> int:
        self._ahead = pages
        return apsw.SQLITE_OK

    def move_on(self) -> None:
        """Move a long log into the file, as far as readers and the disk let it.

        SQLite would do so inside the commit, and the fault of a full disk would pass for one of the
        commit, which was done.
        """
        if self._ahead >= _AHEAD:
            with suppress(apsw.Error):
                self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def empty(self) -> bool:
        """Move all of the log into the file and empty it, so that deleted bytes are nowhere.

        False if a reader of another process keeps it in use. Raises what apsw raises.
        """
        ((busy, _, _),) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        # Pages in memory have gaps that are not blank, and would come into the next log.
        self._db.execute("PRAGMA shrink_memory").fetchall()
        return not busy
