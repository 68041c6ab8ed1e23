"""One exchange with a child: send the request, hear the answer, all within its time."""

from __future__ import annotations

import os
import select
import socket
import time

from index.sandbox.allowance import Allowance
from index.sandbox.ended import GOES_ON, Ended, too_long, too_much_text

_PIECE = 1 << 18
_LAST_WORDS = 5.0  # seconds for a child that has closed its channel to end


def hold(channel: socket.socket, told: int, request: list[bytes], allowance: Allowance) -> Ended:
    """Talk with a child over `channel`; the pipe `told` tells its end, and closing it ends it.

    Both are closed afterwards, so that the child is gone too, or will be at once.
    """
    end = time.monotonic() + allowance.seconds
    try:
        channel.setblocking(False)
        answer = _exchanged(channel, [memoryview(part) for part in request], allowance, end)
        return answer if isinstance(answer, Ended) else _ended(told, answer, end)
    finally:
        channel.close()
        os.close(told)


def _exchanged(
    channel: socket.socket, unsent: list[memoryview], allowance: Allowance, end: float
) -> bytes | Ended:
    """The whole answer, or why there is none."""
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
        if len(answer) > allowance.answer + 1:
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
