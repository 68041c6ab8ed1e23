"""Files that an assistant may name: those of one folder, and none unless there is one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from matcher.errors import BadRequest

_MOST_LISTED = 200
_DEEP = 3
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe nobody writes to must not be waited for


class Folder:
    """A folder whose files may be read, and no others, whatever names and links say."""

    def __init__(self, root: Path | None, most_bytes: int) -> None:
        """`root` None: no file may be read. Raises `BadRequest` if it is no folder."""
        if root is not None and not root.is_dir():
            raise BadRequest(f"there is no folder {root} for --files.")
        self._root = root.resolve() if root is not None else None
        self._most = most_bytes

    @property
    def allowed(self) -> bool:
        """Whether any file may be read."""
        return self._root is not None

    def read(self, name: str) -> tuple[str, bytes]:
        """Name and bytes of the file called `name` in the folder. Raises `BadRequest`.

        What is outside, what is hidden (a name that begins with a dot, as keys and settings have)
        and what is not there are refused in the same words.
        """
        if self._root is None:
            raise BadRequest(
                "no file may be read here: start `matcher mcp` with --files FOLDER, or give the "
                "text or an id."
            )
        found = self._inside(name)
        if found is None:
            raise BadRequest("there is no such file in the folder that may be read.")
        with found:
            data = found.read(self._most + 1)
        if len(data) > self._most:
            raise BadRequest(f"the file has more than {self._most:,} bytes.")
        return Path(name).name, data

    def names(self) -> Iterator[str]:
        """The files in the folder and a few folders deep, as they may be named, in order."""
        if self._root is None:
            return
        told = 0
        for folder, below, files in os.walk(self._root):
            inside = Path(folder).relative_to(self._root)
            below[:] = sorted(one for one in below if not one.startswith("."))
            if len(inside.parts) >= _DEEP:
                below.clear()
            for file in sorted(files):
                if file.startswith(".") or told >= _MOST_LISTED:
                    continue
                told += 1
                yield (inside / file).as_posix()

    def _inside(self, name: str) -> BinaryIO | None:
        """The open file, if it is a plain one and really lies in the folder."""
        root = self._root
        if root is None or "\0" in name:
            return None
        try:
            path = (root / name).resolve(strict=True)
            if not path.is_relative_to(root) or _hidden(path.relative_to(root)):
                return None
            # It was looked at by its real path, so a link that came meanwhile is refused.
            held = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _AT_ONCE)
        except (OSError, ValueError, RuntimeError):
            return None
        if not stat.S_ISREG(os.fstat(held).st_mode):
            os.close(held)
            return None
        return os.fdopen(held, "rb")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
