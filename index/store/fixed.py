"""Data folders that cannot be written: a read-only disk, or an account without the right to.

SQLite wants to write for reading too: the index of its log. Where the last writer closed a file,
all of it is in the file, and it can be read as one that nobody changes; whether that holds is
looked at around every reading. Where there is a log, only what its writer holds open can be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import apsw

from index.errors import StoreBusy, StoreError, StoreReadOnly


def is_fixed(folder: Path, file: str) -> bool:
    """Whether the folder is there, and it or `file` in it cannot be written by this account."""
    path = folder / file
    there = [one for one in (folder, path) if one.exists()]
    return folder.is_dir() and not all(os.access(one, os.W_OK) for one in there)


class Fixed:
    """The connection to a database that cannot be written. Raises `StoreError` if it has none."""

    def __init__(self, path: Path, statements: int) -> None:
        self._path = path
        self._begun = self._stamp()
        log = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]
        self._alone = not any(one.exists() and one.stat().st_size for one in log)
        how = "mode=ro&immutable=1" if self._alone else "mode=ro"
        try:
            self.db = apsw.Connection(
                f"file:{quote(str(path.absolute()))}?{how}",
                flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
                statementcachesize=statements,
            )
            self.db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
            raise StoreError(
                f"{path.parent} cannot be written, and what was written last is still in its log. "
                "Open it once where it can be written, or read a copy of the folder."
            ) from error

    @contextmanager
    def still(self) -> Iterator[None]:
        """Raise `StoreBusy` if the file was changed by the end of the `with` block."""
        yield
        if self._alone and self._stamp() != self._begun:
            raise StoreBusy(
                f"{self._path.parent} was written by another program meanwhile. Open it again."
            )

    def _stamp(self) -> tuple[int, int]:
        try:
            status = self._path.stat()
        except OSError as error:
            raise StoreError(
                f"there is no corpus in {self._path.parent}, and none can be made there: it cannot "
                "be written. Use another folder, or another account."
            ) from error
        return status.st_mtime_ns, status.st_size


def refused(where: str) -> StoreReadOnly:
    """What is told to whoever wants to write."""
    return StoreReadOnly(
        f"{where} cannot be written: what is kept is read, and nothing is added, changed or "
        "removed. Use an account that may write there, or a copy of the folder."
    )
