"""The quickest no: while the queue is full, an upload is refused by the first look at its bytes.

A busy server has the least time for those whom it cannot serve. So this is decided before the head
is parsed, and before a task, a layer or a body: it costs a quarter of an answer that goes through
the application.
"""

from __future__ import annotations

import re
import uuid
from asyncio import get_running_loop
from dataclasses import dataclass

from matcher.api.answers import problem_response
from matcher.api.catalog import PROBLEMS
from matcher.api.frame import ALWAYS, Served, Watch, tell
from matcher.api.operations import Operation, Operations
from matcher.api.turns import FULL, Turns

ON_THE_WAY = 0.1  # seconds in which who is let through here comes to the gate
TOLD_AFTER = 0.25  # seconds, for what is refused comes in crowds: first the answers, then the log
_ID = "0" * 32
_BUSY = PROBLEMS["busy"]
_LINE = re.compile(rb"POST (/[!->@-~]*)(?:\?[!-~]*)? HTTP/1\.1\r\n")
_SIZE = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.I)
_ORIGIN = re.compile(rb"\r\norigin:", re.I)
_END = b"\r\n\r\n"
_LONGEST_HEAD = 16_384


@dataclass(frozen=True, slots=True)
class Look:
    """`answer`: the request is refused with it, and `unread` says that more of it is to come.

    `token`: a place is kept for it.
    """

    answer: bytes | None = None
    unread: bool = False
    token: object = None


_GO_ON = Look()


class Quick:
    """Refuses what would want a turn while there is none, and tells `watch`.

    Of hundreds whose heads come at once the gate sees none before all were looked at here: who is
    let through is counted on from then.
    """

    def __init__(self, operations: Operations, turns: Turns, watch: Watch) -> None:
        self._turns = turns
        self._watch = watch
        self._works = {path.encode(): one for path, one in operations.plain("POST") if one.works}
        self._untold: list[Served] = []

    def look(self, data: bytes) -> Look:
        """What is to be done with a request that begins with `data`.

        A page's request is never refused here: a browser must be told more of another origin's page
        than is known here.
        """
        line = _LINE.match(data)
        operation = self._works.get(line[1]) if line else None
        if operation is None:
            return _GO_ON
        end = data.find(_END, 0, _LONGEST_HEAD)
        if end < 0:  # no place for a line alone: a few bytes without a key would fill the queue
            return _GO_ON
        if not self._turns.full(operation.takes_file):
            if not operation.takes_file:
                return _GO_ON
            token = object()
            self._turns.expect(token, ON_THE_WAY)
            return Look(token=token)
        if _ORIGIN.search(data, 0, end):
            return _GO_ON
        size = _SIZE.search(data, 0, end + 2)
        whole = size is not None and len(data) >= end + len(_END) + int(size[1])
        return Look(self._answer(operation), unread=not whole)

    def flush(self) -> None:
        """Tell of those that were refused and not told of yet; at the end no timer comes to it."""
        untold, self._untold = self._untold, []
        for served in untold:
            tell(served)
            self._watch(served)

    def _answer(self, operation: Operation) -> bytes:
        request_id = uuid.uuid4().hex
        if not self._untold:
            get_running_loop().call_later(TOLD_AFTER, self.flush)
        self._untold.append(
            Served("POST", operation.template, _BUSY.status, 0.0, request_id, "busy")
        )
        return _ANSWER.replace(_ID.encode(), request_id.encode())


def _answer() -> bytes:
    """The answer, with a request id of zeros."""
    response = problem_response(_ID, _BUSY, FULL)
    response.headers.update(ALWAYS | {"Connection": "close", "X-Request-Id": _ID})
    lines = [b"HTTP/1.1 %d Service Unavailable" % _BUSY.status]
    lines += [name + b": " + value for name, value in response.raw_headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + bytes(response.body)


_ANSWER = _answer()
