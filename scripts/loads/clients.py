"""Many clients on one thread, on bare sockets: a client must cost little beside the server.

`drive` has every client send its requests one after the other over a connection that is kept, and
begin another where the server closed it. Nothing is sent twice. When an answer came is told by the
system, where it can: one thread that reads hundreds of answers comes late to the last of them, and
that is no time of the server's.
"""

from __future__ import annotations

import selectors
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

PIECE = 256 * 1024
TIMEOUT = 60.0  # seconds without a word from the server, after which a client gives up
_LOOKED = 1.0  # seconds between two looks for such servers
_STAMPS = 35 if sys.platform == "linux" else None  # SO_TIMESTAMPNS, which Python does not name
_STAMP = struct.Struct("@qq")  # seconds and nanoseconds since 1970


@dataclass(slots=True)
class Answer:
    """What came back for one request, and when, in seconds of the monotonic clock.

    `sent` is when the last byte that could be sent was handed to the system. `fault` is "" for a
    whole answer, else what came in its place: "reset", "closed", "timeout".
    """

    began: float
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    sent: float = 0.0
    ended: float = 0.0
    fault: str = ""

    @property
    def seconds(self) -> float:
        """From the beginning, connecting included, to the last byte of the answer."""
        return self.ended - self.began

    @property
    def wait(self) -> float:
        """From the last byte that was sent to the last byte of the answer."""
        return max(0.0, self.ended - self.sent)


def request(
    method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    """A request as bytes."""
    named = {"Host": "127.0.0.1", "Content-Length": str(len(body))} | dict(headers or {})
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def ask(port: int, asked: bytes) -> Answer:
    """The answer to one request on a connection of its own."""
    return drive(port, [[asked]])[0][0]


def drive(port: int, scripts: Sequence[Iterable[bytes]]) -> list[list[Answer]]:
    """Have a client for each script send its requests; their answers."""
    with selectors.DefaultSelector() as selector:
        clients = [_Client(port, iter(script), selector) for script in scripts]
        for client in clients:
            client.follow()
        looked = time.monotonic()
        while selector.get_map():
            for key, _ in selector.select(timeout=_LOOKED):
                key.data.act()
            now = time.monotonic()
            if now - looked >= _LOOKED:
                looked = now
                for client in clients:
                    client.tire(now)
    return [client.answers for client in clients]


class _Client:
    """One client: a connection, what of its request is still to be sent, and what came back."""

    def __init__(
        self, port: int, script: Iterator[bytes], selector: selectors.BaseSelector
    ) -> None:
        self.answers: list[Answer] = []
        self._port = port
        self._script = script
        self._selector = selector
        self._socket: socket.socket | None = None
        self._left = memoryview(b"")
        self._came = b""
        self._head_only = False
        self._heard = 0.0

    def follow(self) -> None:
        """Begin the next request, if there is one."""
        asked = next(self._script, None)
        if asked is None:
            self._hang_up()
            return
        now = self._heard = time.monotonic()
        self.answers.append(Answer(now))
        self._left, self._came = memoryview(asked), b""
        self._head_only = asked.startswith(b"HEAD ")
        if self._socket is None:
            self._socket = socket.socket()
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if _STAMPS is not None:
                self._socket.setsockopt(socket.SOL_SOCKET, _STAMPS, 1)
            self._socket.setblocking(False)
            self._socket.connect_ex(("127.0.0.1", self._port))
            self._selector.register(self._socket, selectors.EVENT_READ, self)
        self._send()

    def act(self) -> None:
        """Take what has come, then send what can be sent."""
        if self._socket is None:
            return
        answers = len(self.answers)
        self._take()
        if self._socket is not None and answers == len(self.answers) and self._left:
            self._send()

    def tire(self, now: float) -> None:
        """Give up on a server that says nothing."""
        if self._socket is not None and now - self._heard > TIMEOUT:
            self._end("timeout")

    def _send(self) -> None:
        if self._socket is None:
            return
        try:
            while self._left:
                self._left = self._left[self._socket.send(self._left[:PIECE]) :]
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:  # it has hung up, and may have said why
            self._left = memoryview(b"")
        self.answers[-1].sent = time.monotonic()
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._left else 0)
        self._selector.modify(self._socket, events, self)

    def _take(self) -> None:
        if self._socket is None:
            return
        try:
            piece, told, _, _ = self._socket.recvmsg(PIECE, socket.CMSG_SPACE(_STAMP.size))
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self._end("reset")
            return
        self._heard = time.monotonic()
        self._came += piece
        answer = self.answers[-1]
        if read_answer(self._came, answer, ended=not piece, head_only=self._head_only):
            answer.ended = _came(told, self._heard)
            if not piece or answer.headers.get("connection") == "close" or self._left:
                self._hang_up()
            self.follow()
        elif not piece:
            self._end("closed")

    def _end(self, fault: str) -> None:
        self.answers[-1].fault = fault
        self.answers[-1].ended = time.monotonic()
        self._hang_up()
        self.follow()

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None


def _came(told: Sequence[tuple[int, int, bytes]], now: float) -> float:
    """When the last piece came, by the monotonic clock; `now` where the system does not say."""
    for level, kind, stamp in told:
        if (level, kind) == (socket.SOL_SOCKET, _STAMPS):
            seconds, nanoseconds = _STAMP.unpack(stamp)
            return now - max(0.0, time.time() - (seconds + nanoseconds / 1e9))
    return now


def read_answer(
    came: bytes, answer: Answer, *, ended: bool = False, head_only: bool = False
) -> bool:
    """Read an answer of HTTP/1.1 into `answer`; False if it is not whole yet.

    `ended`: no more will come. `head_only`: it was asked for by HEAD.
    """
    head, end, body = came.partition(b"\r\n\r\n")
    if not end:
        return False
    first, *lines = head.decode("latin-1").split("\r\n")
    named = (line.partition(":") for line in lines)
    answer.headers = {name.lower(): value.strip() for name, _, value in named}
    answer.status = int(first.split(" ", 2)[1])
    answer.body = body
    if head_only:
        return True
    size = answer.headers.get("content-length")
    if size is not None:
        return len(body) >= int(size)
    if answer.headers.get("transfer-encoding") == "chunked":
        return body.endswith(b"0\r\n\r\n")
    return ended or answer.status in (204, 304)


class Pulse:
    """Asks for one thing over and over beside the rest: every second time on a new connection."""

    def __init__(self, port: int, asked: bytes, every: float = 0.02) -> None:
        self.answers: list[Answer] = []
        self._port = port
        self._asked = asked
        self._every = every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            self.answers += drive(self._port, [self._paced()])[0]

    def _paced(self) -> Iterator[bytes]:
        for _ in range(2):
            self._over.wait(self._every)
            yield self._asked
