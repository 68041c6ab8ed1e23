"""Readers that do what a hostile file might make a reader do. Children call them by name."""

import json
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from index.errors import Encrypted, Unreadable
from index.readers.ocr import load
from index.sandbox import child
from index.sandbox.reading import Wanted
from index.types import Document
from matcher.errors import BadRequest
from tests.fakes import line_document


def fine(data: bytes, name: str) -> Document:
    return line_document(data, name)


def hostile(data: bytes, name: str) -> Document:
    """Does what `data` says."""
    _DEEDS[data.decode().split(" ")[0]](data.decode())
    return line_document(data, name)


def _hang(_: str) -> None:
    time.sleep(600)


def _spin(_: str) -> None:
    while True:
        pass


def _swallow(_: str) -> None:
    """Goes on whatever signal it is sent."""
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    while True:
        pass


def _eat(_: str) -> None:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def _eat_and_excuse(_: str) -> None:
    """As a reader's last wall does: whatever it is, the file is unreadable."""
    try:
        bytearray(1 << 40)
    except Exception as error:  # noqa: BLE001
        raise Unreadable(f"damaged ({type(error).__name__}).") from None


def _segfault(_: str) -> None:
    import ctypes

    ctypes.string_at(8)


def _leave(_: str) -> None:
    os._exit(0)


def _deep(_: str) -> None:
    sys.setrecursionlimit(10**9)

    def dig() -> None:
        sorted([1], key=lambda _: dig())

    dig()


def _fork(_: str) -> None:
    while True:
        os.fork()


def _thread(_: str) -> None:
    threading.Thread(target=time.sleep, args=(1,)).start()


def _exec(_: str) -> None:
    os.execv("/bin/true", ["true"])  # noqa: S606 - it is refused


def _close_and_hang(_: str) -> None:
    os.closerange(3, 100)
    time.sleep(600)


def _write(text: str) -> None:
    Path(text.split(" ")[1]).write_text("I was here")


def _append(text: str) -> None:
    with Path(text.split(" ")[1]).open("a") as file:
        file.write("I was here")


def _remove(text: str) -> None:
    Path(text.split(" ")[1]).unlink()


def _read(text: str) -> None:
    Path(text.split(" ")[1]).read_bytes()


def _connect(text: str) -> None:
    socket.create_connection(("127.0.0.1", int(text.split(" ")[1])), 1)


def _kill(text: str) -> None:
    os.kill(int(text.split(" ")[1]), signal.SIGKILL)


def _unlimit(_: str) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def _leak(_: str) -> None:
    raise KeyError("the document's own words")


def _garble(text: str) -> None:
    """Writes an answer of its own over the channel, the one socket or pipe that it has."""
    answer = bytes.fromhex(text.split(" ")[1])
    for descriptor in range(3, 100):
        try:
            os.write(descriptor, answer)
        except OSError:
            continue
    os._exit(0)


def _flood(_: str) -> None:
    for descriptor in range(3, 100):
        try:
            while True:
                os.write(descriptor, b"D" * (1 << 16))
        except OSError:
            continue


def _repeat(_: str) -> None:
    """Gives for every file to come the answer that it gives for this one."""
    kept: list[bytes] = []
    send = child._send

    def again(sink: int, answer: bytes) -> None:
        kept.append(answer)
        send(sink, kept[0])

    child._send = again


def _go_on(_: str) -> None:
    """Answers, and some moments later once more, before it is asked."""
    send = child._send

    def twice(sink: int, answer: bytes) -> None:
        send(sink, answer)
        time.sleep(0.1)
        send(sink, answer)

    child._send = twice


def _nap(_: str) -> None:
    time.sleep(0.6)


def _print(_: str) -> None:
    sys.stdout.write("D[]")
    sys.stderr.write("D[]")
    os.write(1, b"D[]")


def _refuse(_: str) -> None:
    raise Encrypted("a password is needed.")


def _ask(_: str) -> None:
    raise BadRequest("pick one.")


def _system_exit(_: str) -> None:
    raise SystemExit(3)


def _interrupt(_: str) -> None:
    raise KeyboardInterrupt


_DEEDS = {
    name.removeprefix("_"): deed for name, deed in globals().items() if callable(deed)
}  # by the word that a file starts with


def huge(data: bytes, name: str) -> Document:
    """More than any answer may be."""
    return line_document(b"x" * 2_000_000, name)


def elsewhere(data: bytes, name: str) -> Document:
    """A well-formed document, but of another file."""
    return line_document(data + b"!", name)


def who(data: bytes, name: str) -> str:
    """Which child this is."""
    return str(os.getpid())


def outside(data: bytes, name: str) -> str:
    """What of the outside a child sees: its environment, open descriptors, place and threads."""
    return json.dumps(
        [dict(os.environ), [at for at in range(200) if _is_open(at)], str(Path.cwd()), sys.argv]
    )


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def recognise(data: bytes, name: str) -> str:
    """Needs what text recognition needs, and asks for it where it is not allowed."""
    try:
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    except RuntimeError:
        raise Wanted from None
    return "recognised"


def engine(data: bytes, name: str) -> str:
    """Whether there is an engine where a child may neither have one nor ask for one."""
    return str(load.engine())
