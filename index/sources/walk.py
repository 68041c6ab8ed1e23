"""The files of folders, in sorted order, without holding more than one folder's names a level."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

LEADS_OUT = "it is a link that leads out of the folder. To read it, name the file that it leads to."


@dataclass(frozen=True, slots=True)
class Found:
    """A path, and what the system says of it; `failure` where it is no file that can be read."""

    path: str
    status: os.stat_result | None = None
    failure: str | None = None


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """The files of `paths` and of the folders among them; hidden ones in folders are left out.

    Links are followed as far as they stay inside what was named: a link in a folder that somebody
    sent may point at any file of this machine. No folder is entered twice. What cannot be read is
    found all the same, with the failure.
    """
    named = [os.fspath(path) for path in paths]
    inside = [os.path.realpath(path) for path in named]
    entered: set[tuple[int, int]] = set()
    for path in named:
        yield from _walk(path, inside, entered)


def _walk(top: str, inside: Sequence[str], entered: set[tuple[int, int]]) -> Iterator[Found]:
    levels: list[Iterator[str]] = [iter([top])]
    while levels:
        path = next(levels[-1], None)
        if path is None:
            levels.pop()
            continue
        try:
            if len(levels) > 1 and _leads_out(path, inside):
                yield Found(path, None, LEADS_OUT)
                continue
            status = os.stat(path)  # noqa: PTH116 - no Path for each of a million
            if not stat.S_ISDIR(status.st_mode):
                regular = stat.S_ISREG(status.st_mode)
                yield Found(path, status, None if regular else "it is not a regular file.")
            elif (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                names = sorted(n for n in os.listdir(path) if not n.startswith("."))  # noqa: PTH208
                levels.append(map(partial(os.path.join, path), names))
        except (OSError, ValueError) as error:
            yield Found(path, None, why(error))


def _leads_out(path: str, inside: Sequence[str]) -> bool:
    if not os.path.islink(path):  # noqa: PTH114
        return False
    real = os.path.realpath(path)
    return not any(os.path.commonpath([one, real]) == one for one in inside)


def why(error: OSError | ValueError) -> str:
    """A sentence for a path that the system refuses."""
    reason = error.strerror if isinstance(error, OSError) else None
    return f"it cannot be read ({reason or type(error).__name__}). Check the path and its rights."
