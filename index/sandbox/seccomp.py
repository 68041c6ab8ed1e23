"""A filter for system calls: what a reader needs is let through, everything else fails.

Written as classic BPF, as the kernel takes it. No socket can be opened, no file written, no program
started, no process but the own one signalled. What is refused fails with EPERM, so that a library
that asks in passing goes on without.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Iterable
from functools import cache

from index.sandbox.libc import libc

_NUMBERS = {  # of the calls of a reader, by machine: x86_64, aarch64 (-1: it has none)
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "stat": (4, -1),
    "lstat": (6, -1),
    "poll": (7, -1),
    "ppoll": (271, 73),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "access": (21, -1),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "dup": (32, 23),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "time": (201, -1),
    "times": (100, 153),
    "getrusage": (98, 165),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "uname": (63, 160),
    "fcntl": (72, 25),
    "getcwd": (79, 17),
    "readlink": (89, -1),
    "readlinkat": (267, 78),
    "getdents64": (217, 61),
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "fstatfs": (138, 44),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_THREADS = {  # and what libraries that start them ask of the machine
    "arch_prctl": (158, -1),
    "sched_setaffinity": (203, 122),
    "sched_getparam": (143, 121),
    "mbind": (237, 235),
}
_PROGRAMS = {  # to start one, wait for it and hear what it says
    "execve": (59, 221),
    "vfork": (58, -1),
    "fork": (57, -1),
    "wait4": (61, 260),
    "pipe2": (293, 59),
    "dup2": (33, -1),
    "dup3": (292, 24),
    "chdir": (80, 49),
    "set_tid_address": (218, 96),
    "close_range": (436, 436),
    "ioctl": (16, 29),
}
_OPEN, _OPENAT = (2, -1), (257, 56)
_CLONE, _CLONE3 = (56, 220), (435, 435)
_PRLIMIT = (302, 261)
_SIGNALS = {"tgkill": (234, 131)}  # of the own process only: abort() is said with it

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7), "arm64": (1, 0xC00000B7)}
_X32 = 0x40000000  # calls of another numbering, which x86_64 kernels take too

# BPF: load a word at an offset, compare, return.
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM, _ENOSYS = 0x00050000 | 1, 0x00050000 | 38

_CLONE_THREAD = 0x00010000
_PR_SET_SECCOMP, _FILTER = 22, 2

Step = tuple[int, int, int, int]

_SOMEBODY = 0x5EED5EED  # stands for the process in a filter that is kept: no process has the number


def supported() -> bool:
    """Whether this machine is one whose numbers are known here."""
    return os.name == "posix" and platform.system() == "Linux" and _machine() is not None


def program(own_pid: int, *, threads: bool = False, programs: bool = False) -> bytes:
    """The filter for the process `own_pid`, as the kernel takes it."""
    somebody, own = (struct.pack("=I", number) for number in (_SOMEBODY, own_pid))
    return _program(threads=threads, programs=programs).replace(somebody, own)


@cache
def _program(*, threads: bool, programs: bool) -> bytes:
    """The filter with `_SOMEBODY` in place of the process: made once, where children are forked."""
    machine = _machine()
    if machine is None:
        raise OSError(f"no system calls are known of {platform.machine()}")
    column, architecture = machine
    steps: list[Step] = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if column == 0:
        steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    names = _NUMBERS | (_THREADS if threads or programs else {}) | (_PROGRAMS if programs else {})
    for numbers in names.values():
        steps += _allowed(numbers[column])
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    steps += _unless(_OPEN[column], argument=1, bits=writing)
    steps += _unless(_OPENAT[column], argument=2, bits=writing)
    for numbers in _SIGNALS.values():
        steps += _only(numbers[column], argument=0, value=_SOMEBODY)
    steps += _only(_PRLIMIT[column], argument=2, value=0)  # looking, not setting
    steps += _refused(_CLONE3[column], _ENOSYS)  # its flags cannot be seen; clone's can
    if programs:
        steps += _allowed(_CLONE[column])
    elif threads:
        steps += _only_with(_CLONE[column], argument=0, bits=_CLONE_THREAD)
    steps.append((_RETURN, 0, 0, _EPERM))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def apply(filters: bytes) -> None:
    """Put this process under `filters`, for good. "No new privileges" must be set already.

    Raises `OSError` where the kernel refuses.
    """
    held = ctypes.create_string_buffer(filters)
    head = struct.pack("@HP", len(filters) // 8, ctypes.addressof(held))
    if libc().prctl(_PR_SET_SECCOMP, _FILTER, ctypes.c_char_p(head), 0, 0):
        raise OSError(ctypes.get_errno(), "the filter of system calls is refused")


def _machine() -> tuple[int, int] | None:
    return _MACHINES.get(platform.machine())


def _allowed(number: int) -> Iterable[Step]:
    return _refused(number, _ALLOW)


def _refused(number: int, answer: int) -> Iterable[Step]:
    return [] if number < 0 else [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, answer)]


def _unless(number: int, argument: int, bits: int) -> Iterable[Step]:
    """Allowed if none of `bits` is in the argument."""
    if number < 0:
        return []
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _low(argument)),
        (_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, _EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _only_with(number: int, argument: int, bits: int) -> Iterable[Step]:
    """Allowed if one of `bits` is in the argument."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _low(argument)),
        (_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _EPERM),
    ]


def _only(number: int, argument: int, value: int) -> Iterable[Step]:
    """Allowed if the argument, in all of its 64 bits, is `value`, of 32."""
    return [
        (_EQUAL, 0, 6, number),
        (_LOAD, 0, 0, _low(argument)),
        (_EQUAL, 0, 3, value),
        (_LOAD, 0, 0, _low(argument) + 4),
        (_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _EPERM),
    ]


def _low(argument: int) -> int:
    """Where the low half of an argument lies; both machines are little-endian."""
    return _ARGUMENTS_AT + 8 * argument
