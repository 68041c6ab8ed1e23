"""Children that have text recognition from the start, for files that turned out to need it.

Loading the engine and making its networks ready is half of reading a scanned page. So from the
second such file on there is another process that forks, in which that is done; it costs some
230 MB, and nobody waits for it: until it is ready, or where it cannot be had, a child of the usual
process loads the engine itself.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from index.readers.ocr import load
from index.sandbox.confine import die_with_parent
from index.sandbox.handle import Gone, Handle

_LOADED = "index.sandbox.recognising.engine"  # its module has `warm`, which loads the engine
_TRIED = 20.0  # seconds for a copy to read a line, on a machine that is very busy


class Recognising:
    """The process that forks children with an engine, for `functions`. Many threads may ask."""

    def __init__(self, functions: Sequence[str]) -> None:
        self._functions = (*functions, _LOADED)
        self._lock = threading.Lock()
        self._files = 0
        self._handle: Handle | None = None

    @property
    def pid(self) -> int | None:
        """Its process id; None where there is none now."""
        handle = self._handle
        return handle.pid if handle else None

    def handle(self) -> Handle | None:
        """The process if it is ready. The second file that needs it has it started."""
        with self._lock:
            self._files += 1
            if self._files == 2 and load.available():
                with suppress(Gone):
                    self._handle = Handle(self._functions, threaded=True)
            found = self._handle
        try:
            return found if found and found.ready() else None
        except Gone:  # it cannot be had here, and is not tried again
            self.drop(found)
            return None

    def drop(self, handle: Handle | None) -> None:
        """Forget `handle`, which has ended."""
        with self._lock:
            if handle is None or self._handle is not handle:
                return
            self._handle = None
        handle.close()

    def close(self) -> None:
        """End it; the next files begin as the first did."""
        with self._lock:
            handle, self._handle, self._files = self._handle, None, 0
        if handle is not None:
            handle.close()

    def forked(self) -> None:
        """In a copy of this process: begin as if nothing had been started."""
        self._lock = threading.Lock()
        self._files = 0
        if self._handle is not None:
            self._handle.forget()
            self._handle = None


def engine(_data: bytes) -> str:
    """The name of the engine; "" without one."""
    found = load.engine()
    return found.name if found else ""


def warm() -> None:
    """Load the engine, and see that a copy of this process can use it.

    Its threads wait for work that nobody gives them, and a copy has none of them: it must do all
    of the work in its own. Raises `RuntimeError` where it does not.
    """
    with _on_one_core():
        known = load.warmed()
    copy = os.fork()
    if copy == 0:
        die_with_parent()  # one that hangs is ended by it, which may be killed meanwhile
        os._exit(0 if load.warmed() == known else 1)
    end = time.monotonic() + _TRIED
    while time.monotonic() < end:
        pid, status = os.waitpid(copy, os.WNOHANG)
        if pid:
            if status:
                break
            return
        time.sleep(0.01)
    else:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)
    raise RuntimeError("a copy of the process with the engine does not read as it does")


@contextmanager
def _on_one_core() -> Iterator[None]:
    """A library that is loaded here starts no thread for each core."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)
