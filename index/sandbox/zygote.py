"""The process that forks the children that read files.

It is started clean, has one thread, has the readers loaded, and never looks at a file. It is told
over a socket: a byte and two descriptors, the child's channel and the write end of a pipe. The
child gets the channel. Through the pipe the zygote says how the child ended; and when the other end
of the pipe is closed, nobody waits for the child any longer, and it is killed.
"""

from __future__ import annotations

import array
import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NoReturn

from index.sandbox import child
from index.sandbox.confine import Confinement
from index.sandbox.wire import READY

_DESCRIPTORS = 2
_SELDOM = 200_000  # objects that a child makes before it looks for cycles among them
_RESIDENT_UNIT = 1 if sys.platform == "darwin" else 1024


def main(control_fd: int, functions: list[str]) -> None:
    """Serve until the other end of the socket `control_fd` is closed."""
    control = socket.socket(fileno=control_fd)
    tasks = {name: child.Task.of(name) for name in functions}
    child.silence()
    gc.collect()
    gc.freeze()  # what is here stays: children need not touch it when they collect
    gc.set_threshold(_SELDOM)  # they live for a few files
    nursery = _Nursery(control, tasks, Confinement.prepared(["index", *functions]))
    control.sendall(READY + json.dumps(threads()).encode() + b"\n")
    nursery.run()


def threads() -> int:
    """How many threads this process has; 0 where that is not told."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names only
    except OSError:
        return 0


class _Nursery:
    """The children at work, each known by the pipe through which its end is told."""

    def __init__(
        self, control: socket.socket, tasks: Mapping[str, child.Task], confinement: Confinement
    ) -> None:
        self._control = control
        self._tasks = tasks
        self._confinement = confinement
        self._pids: dict[int, int] = {}  # pipe -> process
        self._poll = select.poll()
        self._woken, waker = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(waker, False)
        self._waker = waker
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        self._poll.register(control, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)

    def run(self) -> None:
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor == self._control.fileno():
                    if not self._take():
                        self._end()
                elif descriptor == self._woken:
                    self._reap()
                elif descriptor in self._pids:
                    self._give_up(descriptor)

    def _take(self) -> bool:
        """Fork for one request; False if there will be none any more."""
        room = socket.CMSG_SPACE(_DESCRIPTORS * array.array("i").itemsize)
        try:
            byte, passed, _, _ = self._control.recvmsg(1, room)
        except OSError:
            return False
        descriptors = array.array("i")
        for level, kind, data in passed:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                descriptors.frombytes(data[: len(data) - len(data) % descriptors.itemsize])
        if not byte:
            return False
        if len(descriptors) != _DESCRIPTORS:
            for descriptor in descriptors:
                os.close(descriptor)
            return True
        self._fork(*descriptors)
        return True

    def _fork(self, channel: int, pipe: int) -> None:
        try:
            pid = os.fork()
        except OSError:  # no room for a process now: the closed pipe says so
            os.close(channel)
            os.close(pipe)
            return
        if pid == 0:
            self._live(channel, pipe)
        os.close(channel)
        self._pids[pipe] = pid
        self._poll.register(pipe, 0)  # errors only: the reader has gone

    def _live(self, channel: int, pipe: int) -> NoReturn:
        """The life of a child, which never comes back from here."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            for descriptor in (self._woken, self._waker, pipe, *self._pids):
                os.close(descriptor)
            self._control.close()
            child.serve(channel, channel, self._tasks, self._confinement)
        except BaseException:  # noqa: BLE001 - the end of the process says that it went wrong
            os._exit(1)
        os._exit(0)

    def _reap(self) -> None:
        while True:
            try:
                if not os.read(self._woken, 512):
                    break
            except BlockingIOError:
                break
        for pipe, pid in list(self._pids.items()):
            done, status, used = os.wait4(pid, os.WNOHANG)
            if done:
                self._tell(pipe, status, used.ru_maxrss * _RESIDENT_UNIT)

    def _tell(self, pipe: int, status: int, resident: int) -> None:
        self._poll.unregister(pipe)
        del self._pids[pipe]
        with suppress(OSError):  # where nobody waits for it
            os.write(pipe, b"%d %d" % (os.waitstatus_to_exitcode(status), resident))
        os.close(pipe)

    def _give_up(self, pipe: int) -> None:
        pid = self._pids[pipe]
        _kill(pid)
        _, status = os.waitpid(pid, 0)
        self._tell(pipe, status, 0)

    def _end(self) -> NoReturn:
        for pid in self._pids.values():
            _kill(pid)
        os._exit(0)


def _kill(pid: int) -> None:
    """End a child that has not been waited for, and what it started."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except OSError:
            continue


def start() -> None:
    """Begin, as the bootstrap line of `index.sandbox.handle` asks."""
    main(int(sys.argv[1]), json.loads(sys.argv[2]))
