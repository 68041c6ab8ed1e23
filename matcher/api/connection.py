"""One connection: who sends or reads too slowly is cut, who is refused can read why.

uvicorn's protocol has no time for a request's head to arrive in, none for an answer to be read in,
and closes at once: a client that still sends then gets a reset in place of the answer.
"""

from __future__ import annotations

import asyncio
import socket
import uuid
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from matcher.api.answers import problem_response
from matcher.api.catalog import PROBLEMS, Problem
from matcher.api.frame import ALWAYS
from matcher.api.quick import Quick

HEAD_SECONDS = 10.0  # for the head of a request, from the connection or its first byte
READ_SECONDS = 20.0  # in which a client must have read what is written
LINGER_SECONDS = 10.0  # for which what a refused client still sends is taken and thrown away
IDLE_SECONDS = 2.0  # of these, without a byte


class Connection(H11Protocol):
    """A connection of HTTP/1.1."""

    head_seconds = HEAD_SECONDS
    read_seconds = READ_SECONDS
    linger_seconds = LINGER_SECONDS
    idle_seconds = IDLE_SECONDS

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parting = False
        self._came = False
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._real: asyncio.Transport

    # ---- what asyncio calls

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin."""
        self._real = transport
        _send_at_once(transport)
        super().connection_made(cast(asyncio.Transport, _Parting(transport, self)))
        self._time("head", self.head_seconds, self._head_is_late)

    def data_received(self, data: bytes) -> None:
        """Take what was sent; throw it away once the answer is out and nobody will read it."""
        self._came = True
        if self.parting:
            self._time("idle", self.idle_seconds, self._real.close)
            return
        if self._at_rest and self._refused(data):
            return
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._untime("head")
        elif "head" not in self._timers:
            self._time("head", self.head_seconds, self._head_is_late)

    def pause_writing(self) -> None:
        """The client reads more slowly than is written: for so long and no longer."""
        super().pause_writing()
        self._time("read", self.read_seconds, self._real.abort)

    def resume_writing(self) -> None:
        """It has read."""
        self._untime("read")
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        for name in list(self._timers):
            self._untime(name)
        super().connection_lost(exc)

    # ---- what uvicorn calls

    def shutdown(self) -> None:
        """The server ends: finish the answer that is under way."""
        if self.parting:
            self._real.abort()
        else:
            super().shutdown()

    def _should_upgrade(self) -> bool:
        """Never; uvicorn would warn of each request that asks for it."""
        return False

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn calls it so
        """What came is no HTTP."""
        self._refuse(PROBLEMS["bad_http"])

    def _refused(self, data: bytes) -> bool:
        """Whether the request that begins with `data` is refused at once."""
        quick: Quick = cast(Any, self.config.app).state.quick
        look = quick.look(data)
        if look.answer is not None:
            self._real.write(look.answer)
            self._part(unread=look.unread)
            return True
        if look.token is not None:  # the state of this connection's requests begins with it
            self.app_state = self.app_state | {"token": look.token}
        return False

    @property
    def _at_rest(self) -> bool:
        """Whether what comes now begins a request."""
        idle = self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE
        return idle and not self.conn.trailing_data[0]

    # ---- parting

    def part(self) -> None:
        """Hang up: at once if the client is done, else when it has stopped sending."""
        self._part(unread=self.conn.their_state in (h11.SEND_BODY, h11.ERROR))

    def _part(self, *, unread: bool) -> None:
        if self.parting or self._real.is_closing():
            return
        self._untime("head")
        if self._real.get_write_buffer_size():
            self._time("read", self.read_seconds, self._real.abort)
        if not unread or not self._ends():
            self._real.close()
            return
        self.parting = True
        self.flow.resume_reading()
        self._time("linger", self.linger_seconds, self._real.close)
        self._time("idle", self.idle_seconds, self._real.close)

    def _ends(self) -> bool:
        """Say that nothing more will be written; False if this kind of connection cannot."""
        if not self._real.can_write_eof():
            return False
        self._real.write_eof()
        return True

    def _head_is_late(self) -> None:
        self._timers.pop("head", None)
        if self._came and self.conn.our_state is h11.IDLE:
            self._refuse(PROBLEMS["too_slow"])
        else:
            self._real.close()

    def _refuse(self, problem: Problem) -> None:
        """Answer with a problem where no application can, and hang up."""
        response = problem_response(uuid.uuid4().hex, problem)
        response.headers.update(ALWAYS | {"Connection": "close"})
        head = h11.Response(status_code=problem.status, headers=response.raw_headers)
        try:
            for event in (head, h11.Data(data=bytes(response.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:  # an answer had begun
            self._real.abort()
        self.part()

    # ---- timers

    def _time(self, name: str, seconds: float, late: Any) -> None:
        self._untime(name)
        self._timers[name] = self.loop.call_later(seconds, late)

    def _untime(self, name: str) -> None:
        timer = self._timers.pop(name, None)
        if timer is not None:
            timer.cancel()


def _send_at_once(transport: asyncio.Transport) -> None:
    """Let no answer wait for the client to have confirmed its head, which takes 40 ms.

    asyncio sees to that only for sockets whose protocol is told; those of a listener are not.
    """
    found = transport.get_extra_info("socket")
    if found is not None and found.family in (socket.AF_INET, socket.AF_INET6):
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class _Parting:
    """A transport whose `close` is the connection's `part`."""

    def __init__(self, transport: asyncio.Transport, connection: Connection) -> None:
        self._transport = transport
        self._connection = connection

    def close(self) -> None:
        """Hang up politely."""
        self._connection.part()

    def is_closing(self) -> bool:
        """Whether nothing more may be written."""
        return self._connection.parting or self._transport.is_closing()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
