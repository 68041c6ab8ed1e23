"""Which files can be opened at all, where the kernel has Landlock (Linux 5.13 and later)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from index.sandbox.libc import libc

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on all machines
_VERSION = 1  # asked for in place of a rule set
_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1, 4, 8
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_NET_FROM, _NET_RIGHTS = 4, 3  # bind and connect, from version 4 on
_SCOPES_FROM, _SCOPES = 6, 3  # abstract sockets, signals
_O_PATH = getattr(os, "O_PATH", 0)


def version() -> int:
    """The kernel's version of Landlock; 0 where there is none."""
    if os.name != "posix" or not _O_PATH:
        return 0
    found: int = libc().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    return max(0, found)


def rules(readable: Iterable[Path], programs: Iterable[Path] = ()) -> int:
    """A rule set, as a file descriptor: read beneath `readable`, start `programs`, no more.

    Places that are not there are left out. Raises `OSError` where the kernel refuses.
    """
    level = version()
    rights = _RIGHTS[max(known for known in _RIGHTS if known <= level)]
    head = struct.pack(
        "=QQQ",
        rights,
        _NET_RIGHTS if level >= _NET_FROM else 0,
        _SCOPES if level >= _SCOPES_FROM else 0,
    )
    size = 24 if level >= _SCOPES_FROM else 16 if level >= _NET_FROM else 8
    made = _called(_CREATE, ctypes.c_char_p(head), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for place in readable:
            _add(made, place, _READ_FILE | (_READ_DIR if place.is_dir() else 0))
        for place in programs:
            _add(made, place, _READ_FILE | _EXECUTE)
    except BaseException:
        os.close(made)
        raise
    return made


def apply(made: int) -> None:
    """Put this process under the rule set `made`, for good. "No new privileges" must be set."""
    _called(_RESTRICT, ctypes.c_int(made), ctypes.c_uint32(0))


def _add(made: int, place: Path, rights: int) -> None:
    try:
        at = os.open(place, _O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = struct.pack("=Qi", rights, at)
        _called(
            _ADD, ctypes.c_int(made), ctypes.c_int(_BENEATH), ctypes.c_char_p(rule), ctypes.c_int(0)
        )
    finally:
        os.close(at)


def _called(number: int, *arguments: object) -> int:
    answer: int = libc().syscall(number, *arguments)
    if answer < 0:
        raise OSError(ctypes.get_errno(), "Landlock refuses")
    return answer
