"""What a child does to itself before it looks at a file: give up all that reading does not need."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from index.sandbox import landlock, seccomp
from index.sandbox.allowance import Allowance
from index.sandbox.libc import libc

if sys.platform != "win32":
    import resource

_FILES = 64  # open at once: a lazily imported module, a font
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
# Beside Python's own folders: shared libraries, their cache, time zones, fonts.
_SYSTEM = "/lib /lib64 /usr/lib /usr/lib64 /usr/share /etc/ld.so.cache /etc/fonts /etc/localtime"
_DEVICES = "/dev/null /dev/urandom"
_MACHINE = (  # what libraries of arithmetic ask of it; some wait for ever where it is not told
    "/sys/devices/system/cpu /sys/devices/system/node /proc/cpuinfo /proc/meminfo /proc/stat"
)
_PACKAGES = ("site-packages", "dist-packages")  # folders of sys.path that hold libraries


@dataclass(frozen=True, slots=True)
class Controls:
    """What this platform holds a child with.

    - `limits`: memory, processor time and file size are bounded by the system
    - `calls`: system calls are filtered: no network, no writing, no programs
    - `files`: Landlock: files outside the program's own folders cannot be opened
    - `forked`: children are forked from a warm process; else each is a new Python
    """

    limits: bool
    calls: bool
    files: bool
    forked: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there, in words; empty where everything is."""
        lacks = []
        if not self.limits:
            lacks.append("no limits of memory and processor time")
        if not self.calls:
            lacks.append("no filter of system calls, so network and files are not closed")
        if not self.files:
            lacks.append("no Landlock, so files that this user may read can be read")
        return tuple(lacks)


def controls() -> Controls:
    """What this platform has."""
    linux = platform.system() == "Linux"
    return Controls(
        limits=os.name == "posix",
        calls=seccomp.supported(),
        files=linux and landlock.version() > 0,
        forked=os.name == "posix",
    )


@dataclass(frozen=True, slots=True)
class Confinement:
    """Made once, by the process that forks children: what each then applies to itself.

    - `mapped`: bytes of address space that a child begins with
    - `rules`: the Landlock rule set of a child that starts no programs, or None
    """

    mapped: int
    rules: int | None
    readable: tuple[Path, ...] = field(repr=False)

    @classmethod
    def prepared(cls, modules: Iterable[str]) -> Confinement:
        """For the children of this process, that run code of `modules`."""
        readable = _readable(modules)
        rules = landlock.rules(readable) if controls().files else None
        if seccomp.supported():
            seccomp.program(os.getpid())  # made now, so that no child has to
        return cls(_mapped(), rules, readable)

    def apply(self, allowance: Allowance) -> None:
        """Bind this process to `allowance`. Raises `OSError` where the system refuses."""
        if platform.system() == "Linux":
            _give_up_privileges()
            self._close_files(allowance)
        if sys.platform != "win32":
            self._bound(allowance)
        if seccomp.supported():
            starts = bool(allowance.programs)
            seccomp.apply(seccomp.program(os.getpid(), threads=allowance.threads, programs=starts))

    def _close_files(self, allowance: Allowance) -> None:
        if self.rules is None:
            return
        rules = self.rules
        if allowance.programs:
            rules = landlock.rules(self.readable, [Path(name) for name in allowance.programs])
        landlock.apply(rules)
        os.close(rules)

    def _bound(self, allowance: Allowance) -> None:
        alone = not (allowance.threads or allowance.programs)
        bounds = {
            "AS": (self.mapped + allowance.memory,) * 2,
            "CPU": (allowance.cpu_seconds, allowance.cpu_seconds + 1),
            "FSIZE": (0, 0),
            "CORE": (0, 0),
            "NOFILE": (_FILES, _FILES),
            "NPROC": (0, 0) if alone else None,
        }
        for name, wanted in bounds.items():
            which = getattr(resource, f"RLIMIT_{name}", None)
            if which is None or wanted is None:
                continue
            most = resource.getrlimit(which)[1]
            most = sys.maxsize if most == resource.RLIM_INFINITY else most
            with suppress(OSError, ValueError):  # macOS knows RLIMIT_AS and does not take it
                resource.setrlimit(which, (min(wanted[0], most), min(wanted[1], most)))


def die_with_parent() -> None:
    """Have the system end this process when that which forked it ends; of Linux alone."""
    if platform.system() == "Linux":
        libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _give_up_privileges() -> None:
    """Die with the process that forked; be looked into by no other; gain no rights again."""
    die_with_parent()
    prctl = libc().prctl
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "privileges cannot be given up")


def _mapped() -> int:
    """Bytes of address space of this process; 0 where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _readable(modules: Iterable[str]) -> tuple[Path, ...]:
    """Where Python, its libraries and the packages of `modules` lie."""
    places = [*_SYSTEM.split(), *_DEVICES.split(), *_MACHINE.split()]
    paths = sysconfig.get_paths()
    places += [paths["stdlib"], paths["platstdlib"]]
    places += [place for place in sys.path if Path(place).name in _PACKAGES]
    for module in modules:
        found = getattr(sys.modules.get(module.partition(".")[0]), "__path__", ())
        places += list(found)
    return tuple(Path(place) for place in dict.fromkeys(places))
