"""Work in a process of its own, which may be killed; the parent stays without threads or files.

The parent forks, so it must open no corpus and search nothing itself: what faiss and SQLite hold
must not cross a fork. It loads their modules once, so that a child starts in milliseconds.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO


class Child:
    """A process that runs `work` with the writing end of a pipe."""

    def __init__(self, work: Callable[[BinaryIO], None]) -> None:
        reading, writing = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            code = 0
            try:
                with os.fdopen(writing, "wb", buffering=0) as pipe:
                    work(pipe)  # type: ignore[arg-type]
            except BaseException:  # noqa: BLE001 - a child must not run on in the parent's code
                traceback.print_exc()
                code = 3
            os._exit(code)
        os.close(writing)
        self.pipe = os.fdopen(reading, "rb")

    def kill(self) -> None:
        """Kill it as `kill -9` does."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end; gives its exit code, negative for a signal."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def ask(question: Callable[[], Any]) -> Any:
    """What `question()` answers in a child. Raises `RuntimeError` if the child fails."""

    def work(pipe: BinaryIO) -> None:
        pipe.write(pickle.dumps(question()))

    child = Child(work)
    with child.pipe:
        said = child.pipe.read()
    code = child.wait()
    if code:
        raise RuntimeError(f"the child ended with {code}")
    return pickle.loads(said)  # noqa: S301 - from our own child
