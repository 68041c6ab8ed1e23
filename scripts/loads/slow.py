"""Connections that drip: they hold nobody else up, and are closed."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.loads import made
from scripts.loads.clients import Answer, Pulse, ask, read_answer
from scripts.loads.figures import Figure, at_most, figure, law, quantile
from scripts.loads.matches import match
from scripts.loads.server import Server, serving
from scripts.loads.uploads import upload

CLOSED_SECONDS, RATIO = 20.0, 2.0
KINDS = ("head", "body", "chunks")
_PAUSE = 0.005  # seconds between two requests of who is not slow
_GIVEN_UP = 30.0  # seconds: later than any that is right
_START = {
    "head": b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "body": b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n",
    "chunks": b"POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n",
}
_DROP = {"head": b"a", "body": b"a" * 20, "chunks": b"4\r\naaaa\r\n"}


@dataclass(frozen=True, slots=True)
class Held:
    """A slow connection: which kind, what it was answered (0: nothing), seconds until it was shut.

    It is shut when the system refuses to send more: an answer alone still holds a connection.
    """

    kind: str
    status: int
    seconds: float


def measure(connections: int = 200, seconds: float = 12.0) -> list[Figure]:
    """`connections` slow ones of three kinds beside one client that matches all the time."""
    with serving() as server:
        added = ask(server.port, upload(made.resume(0), "resume.pdf"))
        asked = match(json.loads(added.body)["id"], made.posting())
        for _ in range(10):
            ask(server.port, asked)
        sockets = server.sockets()
        before = beside(server, asked, seconds)
        slow = Slow(server.port, connections)
        with slow, Pulse(server.port, asked, every=_PAUSE) as pulse:
            time.sleep(1.0)
            most = server.sockets() - sockets
            time.sleep(seconds - 1.0)
        during = pulse.answers
        after = beside(server, asked, seconds)
        time.sleep(0.5)
        left = server.sockets() - sockets
        return [
            law("slow connections held at once", most, most > 0, "> 0"),
            *told(slow.held, [*before, *after], during),
            law("sockets left open", left, left <= 0),
            law("errors in the log", server.faults, not server.faults),
        ]


def beside(server: Server, asked: bytes, seconds: float) -> list[Answer]:
    """The answers that a client gets who asks all the time."""
    with Pulse(server.port, asked, every=_PAUSE) as pulse:
        time.sleep(seconds)
    return pulse.answers


def told(held: Sequence[Held], alone: Sequence[Answer], during: Sequence[Answer]) -> list[Figure]:
    """What came of the slow ones, and of the others without and with them."""
    longest = max(one.seconds for one in held)
    usual, slowed = (
        quantile([one.seconds * 1000 for one in some], 0.99) for some in (alone, during)
    )
    refused = sum(one.status == 503 for one in during)
    wrong = sum(one.status not in (200, 503) for one in [*alone, *during])
    statuses = Counter(one.status for one in held)
    strange = set(statuses) - {0, 408, 429, 503}
    return [
        figure("slow connections, by what they were answered", str(dict(statuses))),
        law("slow connections answered otherwise", str(strange or 0), not strange),
        at_most("the last was shut after", longest, CLOSED_SECONDS, "s", law=True),
        law("others: wrong or broken answers", wrong, not wrong),
        law("others: refused meanwhile", f"{refused} of {len(during)}", not refused),
        figure("others without them, p99", round(usual, 1), "ms"),
        figure("others with them, p99", round(slowed, 1), "ms"),
        at_most("ratio", slowed / usual, RATIO),
    ]


class Slow:
    """Slow connections on a thread of their own: begun by `with`, waited for by `join`."""

    def __init__(self, port: int, connections: int, every: float = 0.5) -> None:
        self.held: list[Held] = []
        self._port = port
        self._connections = connections
        self._every = every
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))

    def __enter__(self) -> Slow:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.join()

    def join(self) -> None:
        """Wait until the last of them is shut."""
        self._thread.join()

    async def _all(self) -> None:
        kinds = [KINDS[n % len(KINDS)] for n in range(self._connections)]
        self.held += await asyncio.gather(*(self._one(kind) for kind in kinds))

    async def _one(self, kind: str) -> Held:
        loop, began = asyncio.get_running_loop(), time.monotonic()
        answer, came = Answer(began), b""
        with socket.socket() as connection:
            connection.setblocking(False)
            await loop.sock_connect(connection, ("127.0.0.1", self._port))
            try:
                connection.send(_START[kind])
                while time.monotonic() - began < _GIVEN_UP:
                    await asyncio.sleep(self._every)
                    came += _waiting(connection)
                    read_answer(came, answer)
                    connection.send(_DROP[kind])
            except OSError:
                pass
        return Held(kind, answer.status, time.monotonic() - began)


def _waiting(connection: socket.socket) -> bytes:
    """What has come and was not taken."""
    try:
        return connection.recv(65_536)
    except BlockingIOError:
        return b""
