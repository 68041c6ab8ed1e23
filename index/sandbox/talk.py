"""Talking with a child: send a request, hear the answer, all within its time."""

from __future__ import annotations

import os
import select
import socket
import time
from types import TracebackType

from index.sandbox.allowance import Allowance
from index.sandbox.ended import GOES_ON, Ended, too_long, too_much_text
from index.sandbox.wire import HEAD, unpacked

_PIECE = 1 << 18
_LAST_WORDS = 5.0  # seconds for a child that has closed its channel to end


class Child:
    """A child that answers over `channel`. The pipe `told` tells its end, and closing it ends it.

    `files` is how many it was given, and `seconds` how long they took it on the clock.
    """

    def __init__(self, channel: socket.socket, told: int) -> None:
        channel.setblocking(False)
        self._channel = channel
        self._told = told
        self.files = 0
        self.seconds = 0.0

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """It is gone, or will be at once."""
        self._channel.close()
        os.close(self._told)

    def ask(self, request: list[bytes], allowance: Allowance) -> Ended:
        """Its answer; or how it ended without one, or why it is to be ended."""
        start = time.monotonic()
        end = start + allowance.seconds
        said = _exchanged(self._channel, [memoryview(part) for part in request], allowance, end)
        self.files += 1
        self.seconds += time.monotonic() - start
        return said or _ended(self._told, end)


def _exchanged(
    channel: socket.socket, unsent: list[memoryview], allowance: Allowance, end: float
) -> Ended | None:
    """The whole answer, or why it is not waited for; None where the child has closed its channel.

    The answer of a child that goes on is that of one that ended well.
    """
    said = bytearray()
    poll = select.poll()
    poll.register(channel, select.POLLIN | select.POLLOUT)
    while True:
        wait = end - time.monotonic()
        if wait <= 0:
            return Ended(fault=too_long(allowance))
        for _, event in poll.poll(wait * 1000):
            if event & select.POLLOUT and unsent:
                _send_some(channel, unsent)
                if not unsent:
                    poll.modify(channel, select.POLLIN)
            if event & ~select.POLLOUT:
                piece = _some(channel)
                if piece == b"":
                    return None
                said += piece or b""
        if len(said) > allowance.answer + HEAD:
            return Ended(fault=too_much_text(allowance))
        answer = unpacked(said)
        if answer is not None:
            return Ended(0, answer)


def _send_some(channel: socket.socket, unsent: list[memoryview]) -> None:
    try:
        sent = channel.send(unsent[0][:_PIECE])
    except BlockingIOError:
        return
    except OSError:  # it has gone; what it said before is still to be read
        unsent.clear()
        return
    unsent[0] = unsent[0][sent:]
    while unsent and not unsent[0]:
        unsent.pop(0)


def _some(channel: socket.socket) -> bytes | None:
    """What is there to read; b"" at the end, None if nothing is there now."""
    try:
        return channel.recv(_PIECE)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _ended(told: int, end: float) -> Ended:
    """How it ended: it has closed its channel, so that should not take long."""
    poll = select.poll()
    poll.register(told, select.POLLIN)
    wait = min(_LAST_WORDS, max(0.0, end - time.monotonic()))
    if not poll.poll(wait * 1000):
        return Ended(GOES_ON)
    said = os.read(told, 64).split()
    if len(said) != 2:
        return Ended()
    return Ended(int(said[0]), resident=int(said[1]))
