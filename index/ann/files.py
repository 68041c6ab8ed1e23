"""Files that are there whole or not at all, known by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write(path: Path, fill: Callable[[BinaryIO], None]) -> str:
    """Make the file that `fill` writes, and have the disk hold it; gives its digest in hex.

    Raises `OSError` or `RuntimeError` if it cannot be written; then nothing is left of it.
    """
    draft = path.with_name(path.name + ".tmp")
    try:
        with draft.open("wb") as file:
            fill(file)
        found = digest(draft)
        sync(draft)
        draft.replace(path)
    except (OSError, RuntimeError):
        with suppress(OSError):
            draft.unlink()
        raise
    sync(path.parent)
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file, or a folder's list of files."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
