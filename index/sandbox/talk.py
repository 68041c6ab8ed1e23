"""An exchange with a child: send the request, hear the answer, all within its time."""

from __future__ import annotations

import os
import select
import socket
import time

from index.sandbox.allowance import Allowance
from index.sandbox.ended import GOES_ON, Ended, too_long, too_much_text
from index.sandbox.wire import LENGTH, framed

_PIECE = 1 << 18
_LAST_WORDS = 5.0  # seconds for a child that has closed its channel to end


class Child:
    """A child over whose channel we talk; the pipe `told` tells its end, and closing it ends it.

    `files` are those that it has read, in `seconds` on the clock.
    """

    def __init__(self, channel: socket.socket, told: int) -> None:
        channel.setblocking(False)
        self._channel = channel
        self._told = told
        self.files = 0
        self.seconds = 0.0

    def ask(self, request: list[bytes], allowance: Allowance, *, again: bool = False) -> Ended:
        """What it answers to the request. It has ended then, unless it is to be asked `again`."""
        start = time.monotonic()
        end = start + allowance.seconds
        answer = _exchanged(self._channel, [memoryview(p) for p in request], allowance, end, again)
        if isinstance(answer, bytes):
            answer = _ended(self._told, answer, end)
        self.files += 1
        self.seconds += time.monotonic() - start
        return answer

    def close(self) -> None:
        """End it, or let it be gone."""
        self._channel.close()
        os.close(self._told)


def hold(channel: socket.socket, told: int, request: list[bytes], allowance: Allowance) -> Ended:
    """Talk with a child that reads one file. It is gone afterwards, or will be at once."""
    child = Child(channel, told)
    try:
        return child.ask(request, allowance)
    finally:
        child.close()


def _exchanged(
    channel: socket.socket,
    unsent: list[memoryview],
    allowance: Allowance,
    end: float,
    again: bool,
) -> bytes | Ended:
    """All that it says until it closes its channel, or why that is not waited for.

    Of a child that is asked `again` an answer of the length that it begins with is all.
    """
    answer = bytearray()
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
                    return bytes(answer)
                answer += piece or b""
        if again and (whole := framed(answer)) is not None:
            return Ended(0, whole)
        if len(answer) > allowance.answer + 1 + LENGTH.size * again:
            return Ended(fault=too_much_text(allowance))


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


def _ended(told: int, answer: bytes, end: float) -> Ended:
    """How it ended: it has closed its channel, so that should not take long."""
    poll = select.poll()
    poll.register(told, select.POLLIN)
    wait = min(_LAST_WORDS, max(0.0, end - time.monotonic()))
    if not poll.poll(wait * 1000):
        return Ended(GOES_ON)
    said = os.read(told, 64).split()
    if len(said) != 2:
        return Ended()
    return Ended(int(said[0]), answer, int(said[1]))
