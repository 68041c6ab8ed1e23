"""Where nothing can be forked (Windows): a new Python for each file, over its standard streams.

It loads what it needs every time, which takes half a second, and has no more confinement than the
platform gives. What is asked of it and what it answers is the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from index.sandbox.allowance import Allowance
from index.sandbox.ended import Ended, too_long, too_much_text
from index.sandbox.handle import START_SECONDS, Gone, environment, python, search_path
from index.sandbox.wire import HEAD, unpacked

_BOOT = (
    "import sys,json;sys.path[:]=json.loads(sys.argv[2]);"
    "from index.sandbox.alone import start;start()"
)


def hold(function: str, request: Sequence[bytes], allowance: Allowance) -> Ended:
    """Start a child that calls `function`, talk with it, and see to its end. Raises `Gone`."""
    try:
        process = subprocess.Popen(  # noqa: S603 - this very Python, and our module
            [*python(_BOOT), json.dumps([function]), json.dumps(search_path())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.sep,
            env=environment(),
        )
    except OSError as error:
        raise Gone(f"it cannot be started ({error.strerror})") from None
    with process:
        return _held(process, request, allowance)


def _held(
    process: subprocess.Popen[bytes], request: Sequence[bytes], allowance: Allowance
) -> Ended:
    assert process.stdout  # noqa: S101 - it is a pipe
    ready = _Timer(process, START_SECONDS)
    begun = process.stdout.read(1)
    if ready.stop() or not begun:
        process.kill()
        raise Gone("it ended before it was ready")
    clock = _Timer(process, allowance.seconds)
    writer = threading.Thread(target=_send, args=(process, request), daemon=True)
    writer.start()
    said = process.stdout.read(allowance.answer + HEAD + 1)
    if len(said) > allowance.answer + HEAD:
        process.kill()
    code = process.wait()
    late = clock.stop()
    writer.join()
    if len(said) > allowance.answer + HEAD:
        return Ended(fault=too_much_text(allowance))
    return Ended(fault=too_long(allowance)) if late else Ended(code, unpacked(said) or b"")


class _Timer:
    """Kills a process when its time is over."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._late = False
        self._process = process
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.start()

    def _kill(self) -> None:
        self._late = True
        self._process.kill()

    def stop(self) -> bool:
        """Whether it was killed."""
        self._timer.cancel()
        self._timer.join()
        return self._late


def _send(process: subprocess.Popen[bytes], request: Sequence[bytes]) -> None:
    assert process.stdin  # noqa: S101 - it is a pipe
    with suppress(OSError):  # it has gone
        for part in request:
            process.stdin.write(part)
        process.stdin.close()  # there is no other request


def start() -> None:
    """The life of the child, as the bootstrap line asks."""
    from index.sandbox import child  # with all the readers, which only this child needs
    from index.sandbox.confine import Confinement

    source, sink = os.dup(0), os.dup(1)
    functions: list[str] = json.loads(sys.argv[1])
    tasks = {name: child.Task.of(name) for name in functions}
    child.silence()
    confinement = Confinement.prepared(["index", *functions])
    os.write(sink, b"!")
    child.serve(source, sink, tasks, confinement)
