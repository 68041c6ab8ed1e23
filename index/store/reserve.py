"""Bytes of the disk set aside: deleting needs space too, and a full disk has none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FILE = "reserve"
SIZE = 4 << 20  # bytes: what erasing a large resume writes into the log, several times over
_LEAST = 64 << 10  # bytes below which a reserve is not worth having
_PIECE = 64 << 10


class Reserve:
    """A file that stands for free space, in a folder that is used by one program.

    It holds nothing. `release` gives its space to whoever writes next, `take` takes it again, as
    far as the disk has it.
    """

    def __init__(self, folder: Path | None, size: int = SIZE) -> None:
        """The reserve of `folder`; None has none. Nothing is done yet."""
        self._path = None if folder is None else folder / FILE
        self._size = size

    def take(self) -> int:
        """Set aside what is missing, or half of it, or a quarter; gives the bytes set aside."""
        if self._path is None:
            return 0
        size = self._size
        while size >= _LEAST:
            try:
                _allocate(self._path, size)
            except OSError:
                self.release()
                size //= 2
            else:
                return size
        return 0

    def release(self) -> bool:
        """Give the space back; True if there was any."""
        if self._path is None:
            return False
        with suppress(OSError):
            self._path.unlink()
            return True
        return False

    @property
    def held(self) -> int:
        """The bytes set aside."""
        if self._path is None:
            return 0
        with suppress(OSError):
            return self._path.stat().st_size
        return 0


def _allocate(path: Path, size: int) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.fstat(handle).st_size == size:
            return
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, size)
            os.ftruncate(handle, size)
            return
        for _ in range(0, size, _PIECE):
            os.write(handle, os.urandom(_PIECE))  # bytes that no file system packs away
    finally:
        os.close(handle)
