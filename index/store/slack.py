"""Pages without slack: what SQLite leaves between a page's pointers and its cells is blanked.

When a page is split or filled anew, SQLite copies cells and leaves the old bytes in the gap that is
free now. `secure_delete` blanks what is deleted, and not such copies: they outlive the row. So
every page that is written to the database file has its gap blanked on the way. With a write-ahead
log that is at a checkpoint alone; the log itself is emptied by every erasure.

The gap means nothing to SQLite, so that a page is the same page with another one.
"""

from __future__ import annotations

import threading
from pathlib import Path

import apsw

NAME = "blank-slack"

_PAGE_1 = 100  # bytes of the file's own header, before the first page's
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}  # first byte of a page of a table or an index -> its header
# Pages of other kinds begin with the number of a page. In a larger file one could begin like these.
_MOST_PAGES = 2 << 24
_WHOLE = 65_536  # as which 0 is read where a page says where its cells begin
_LEAST = 512  # bytes of a page


class _Main(apsw.VFSFile):
    """The database file."""

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        """Write a page, its gap blanked."""
        super().xWrite(blanked(data, offset), offset)

    def scrub(self, size: int) -> int:
        """Blank the gaps of all pages of `size` bytes; gives how many were not blank.

        The caller keeps checkpoints out.
        """
        changed = 0
        for offset in range(0, self.xFileSize() // size * size, size):
            page = self.xRead(size, offset)
            if blanked(page, offset) is not page:
                self.xWrite(page, offset)
                changed += 1
        if changed:
            self.xSync(apsw.SQLITE_SYNC_FULL)
        return changed


class _Files(apsw.VFS):
    """The system's files, but for the gaps in pages of databases."""

    def __init__(self) -> None:
        super().__init__(NAME, "")
        self._opened: list[_Main] = []

    def xOpen(  # noqa: N802 - SQLite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        """Open a file."""
        if not flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            return apsw.VFSFile("", name, flags)
        opened = _Main("", name, flags)
        self._opened.append(opened)
        return opened

    def taken(self) -> _Main:
        """The database file that was opened last."""
        last = self._opened[-1]
        self._opened.clear()
        return last


_files = _Files()  # one for the process: SQLite knows it by its name
_opening = threading.Lock()


def connect(path: Path, statements: int) -> tuple[apsw.Connection, _Main]:
    """A connection to the database at `path`, which keeps `statements` ready, and its file."""
    with _opening:
        connection = apsw.Connection(str(path), vfs=NAME, statementcachesize=statements)
        return connection, _files.taken()


def blanked(page: bytes, offset: int) -> bytes:
    """`page`, which stands at `offset` of the file, with its gap blanked: itself if it is blank.

    Whatever is no page of a table or an index stays as it is.
    """
    start = 0 if offset else _PAGE_1
    if len(page) < _LEAST or offset >= _MOST_PAGES * len(page):
        return page
    head = _HEADS.get(page[start])
    if head is None:
        return page
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    low = start + head + 2 * cells
    high = int.from_bytes(page[start + 5 : start + 7], "big") or _WHOLE
    if not low <= high <= len(page) or page.count(0, low, high) == high - low:
        return page
    return page[:low] + bytes(high - low) + page[high:]
