"""What a child is really kept from, by trying."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.readers.ocr import load


@dataclass(frozen=True, slots=True)
class Probed:
    """Each is true where a child was refused what it tried.

    - `network`: to open a socket
    - `writing`: to write a file in the folder that was named
    - `reading`: to read the file in it that was named
    - `processes`: to start a process
    - `memory`: to take as much memory as it likes
    """

    network: bool
    writing: bool
    reading: bool
    processes: bool
    memory: bool


def probe(data: bytes, folder: str) -> Probed:
    """Try all of it. `folder` is one that the user may write to, `data` the name of a file in it.

    The file that is tried to be written is removed again.
    """
    foreign = Path(folder) / data.decode()
    return Probed(
        network=_is_refused(lambda: socket.socket().close()),
        writing=_is_refused(lambda: _write(Path(folder) / f"{data.decode()}.written")),
        reading=_is_refused(foreign.read_bytes),
        processes=_is_refused(_fork),
        memory=_is_bounded(),
    )


def engine(_data: bytes, _folder: str) -> str:
    """The name of the engine of text recognition, loaded in this child; "" without one."""
    found = load.engine()
    return found.name if found else ""


def _is_refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except (OSError, AttributeError):
        return True
    return False


def _write(path: Path) -> None:
    path.write_bytes(b"written")
    path.unlink()


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _is_bounded() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
