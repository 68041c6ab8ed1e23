"""The serving side of the zygote: starting it, asking it for children, noticing that it is gone."""

from __future__ import annotations

import array
import json
import logging
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from index.sandbox.wire import READY, WANTED

_STANDARD = 2  # the highest number of a standard stream
START_SECONDS = 60.0  # Python and the readers take a half; a machine may be very busy
_BOOT = (
    "import sys,json;sys.path[:]=json.loads(sys.argv[3]);"
    "from index.sandbox.zygote import start;start()"
)
# Arithmetic libraries start threads as they are loaded, and a process with threads must not fork.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# What of the environment a reader may see: where libraries and language data lie, no secrets.
_PASSED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TESSDATA_PREFIX", "TZ")


_log = logging.getLogger(__name__)


class Gone(Exception):
    """The process that forks is not there; `str` says why, for a log."""


class Handle:
    """One zygote process. Several threads may ask it for children at once."""

    def __init__(self, functions: Sequence[str], *, threaded: bool = False) -> None:
        """Start it; that it is ready is waited for when a child is first asked for.

        `threaded`: what it loads is known to leave threads behind, and to fork well all the same.
        """
        self._control, theirs = (_high(end) for end in socket.socketpair())
        self._lock = threading.Lock()
        self._ready = False
        self._threaded = threaded
        self.threads = 0
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, and our module
                command(theirs.fileno(), functions),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=os.sep,
                env=environment(),
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # Ctrl-C in a terminal is ours to answer
            )
        except OSError as error:
            self._control.close()
            raise Gone(f"it cannot be started ({error.strerror})") from None
        finally:
            theirs.close()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def child(self) -> tuple[socket.socket, int]:
        """A new child: the channel to it, and the read end of the pipe that tells its end.

        The child lives until it is done, or until the pipe is closed. Raises `Gone`.
        """
        with self._lock:
            self._wait_ready()
            ours, theirs = socket.socketpair()
            told, tell = os.pipe()
            try:
                passed = array.array("i", [theirs.fileno(), tell])
                self._control.sendmsg(
                    [WANTED], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed.tobytes())]
                )
            except BaseException as error:
                ours.close()
                os.close(told)
                if isinstance(error, OSError):
                    raise Gone("it has ended") from None
                raise
            finally:
                theirs.close()
                os.close(tell)
        return ours, told

    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def ready(self) -> bool:
        """Whether a child can be had without waiting. Raises `Gone` if there will be none."""
        with self._lock:
            if not self._ready and self._heard():
                self._wait_ready()
            return self._ready

    def close(self) -> None:
        """End it, and with it its children."""
        self._control.close()
        if not self._ready:
            self._process.kill()  # it is loading, and would not hear
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """In a copy of this process that was forked off: the zygote is not the copy's."""
        with suppress(OSError):
            self._control.close()
        self._process.returncode = 0  # not ours to wait for

    def _heard(self) -> bool:
        """Whether it has said something, or has ended."""
        poll = select.poll()  # `select` refuses descriptors of 1,024 and more
        try:
            poll.register(self._control, select.POLLIN)
        except ValueError:  # another thread has closed it
            return True
        return bool(poll.poll(0))

    def _wait_ready(self) -> None:
        if self._ready:
            return
        end = time.monotonic() + START_SECONDS
        said = b""
        while not said.endswith(b"\n"):
            try:  # another thread may have closed it
                self._control.settimeout(max(0.01, end - time.monotonic()))
                piece = self._control.recv(64)
            except TimeoutError:
                raise Gone(f"it was not ready after {START_SECONDS:g} seconds") from None
            except OSError:
                piece = b""
            if not piece:
                raise Gone("it ended before it was ready")
            said += piece
        with suppress(OSError):  # closed meanwhile: asking it for a child will tell
            self._control.settimeout(None)
        self.threads = int(said.removeprefix(READY))
        if (
            self.threads > 1 and not self._threaded
        ):  # a lock that one of them holds at a fork is held for ever
            _log.warning("the process that forks has %d threads, where one is safe", self.threads)
        self._ready = True


def _high(end: socket.socket) -> socket.socket:
    """The socket under a number above the standard streams', which its heir has for itself.

    Where those are closed, as a service's may be, new descriptors take their numbers.
    """
    if end.fileno() > _STANDARD:
        return end
    import fcntl

    with end:
        return socket.socket(fileno=fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _STANDARD + 1))


def command(control: int, functions: Sequence[str]) -> list[str]:
    """The command line of a zygote."""
    asked = [str(control), json.dumps(list(functions)), json.dumps(search_path())]
    return [*python(_BOOT), *asked]


def python(line: str) -> list[str]:
    """The command that runs a line with this Python, without its site and its environment."""
    if not sys.executable:
        raise Gone("this Python does not know where its program is")
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", line]


def environment() -> dict[str, str]:
    """What of our environment a child is given."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    return passed | dict.fromkeys(_ONE_THREAD, "1") | {"LC_ALL": "C.UTF-8"}


def search_path() -> list[str]:
    """Where this process finds modules, whole; what hangs on a folder that is gone is left out."""
    found = []
    for place in sys.path:
        with suppress(OSError):
            found.append(os.path.abspath(place))  # noqa: PTH100 - "" is the present folder
    return list(dict.fromkeys(found))
