"""Files that are there whole or not at all, known by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol


class Out(Protocol):
    """What an index writes itself into."""

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all of `data`; gives its bytes."""


Fill = Callable[[Out], None]


class Draft:
    """A file in the making, under a name of its own beside the one that it will have.

    It is there from the beginning. Whoever deletes it stops the writer at the next piece, and has
    deleted all of it: it cannot take its name any more.
    """

    def __init__(self, path: Path) -> None:
        """Begin the file that will be `path`. Raises `OSError`."""
        self._path = path
        self._draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
        self._file = self._draft.open("xb+")

    def fill(self, fill: Fill) -> str:
        """Write it, and have the disk hold it; gives its digest in hex.

        Raises `OSError` or `RuntimeError` if it cannot be written, or was deleted.
        """
        fill(self)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.seek(0)
        return hashlib.file_digest(self._file, "sha256").hexdigest()

    def write(self, data: bytes | memoryview, /) -> int:
        """Write a piece. Raises `OSError` as `fill`."""
        if not os.fstat(self._file.fileno()).st_nlink:
            raise FileNotFoundError("the draft was deleted")
        return self._file.write(data)

    def place(self) -> None:
        """Give the file its name. Raises `OSError` if it was deleted."""
        self._draft.replace(self._path)
        sync(self._path.parent)

    def close(self) -> None:
        """Close it, and leave nothing of it unless it was placed."""
        with suppress(OSError):  # a full disk: what was not written yet is not wanted
            self._file.close()
        self._draft.unlink(missing_ok=True)

    def __enter__(self) -> Draft:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def write(path: Path, fill: Fill) -> str:
    """Make the file that `fill` writes; gives its digest. Raises what `Draft` raises."""
    with Draft(path) as draft:
        digest = draft.fill(fill)
        draft.place()
    return digest


@contextmanager
def opened(path: Path, digest: str) -> Iterator[BinaryIO]:
    """The file at `path`, whose bytes have this digest: the very file that was looked at.

    Raises `OSError` if there is none, `ValueError` if it is another one.
    """
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            raise ValueError("the file is not the one that was written")
        file.seek(0)
        yield file


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file, or a folder's list of files."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
