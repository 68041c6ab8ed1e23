"""The quickest no: while the queue is full, an upload is refused by the first look at its head.

A busy server has the least time for those whom it cannot serve. So this is decided before a task,
a layer or a body: it costs a third of an answer that goes through the application.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from starlette.types import Scope

from matcher.api.answers import problem_response
from matcher.api.catalog import PROBLEMS
from matcher.api.frame import ALWAYS, Served, Watch, method_of, tell
from matcher.api.operations import Operations
from matcher.api.turns import FULL, Turns

ON_THE_WAY = 0.1  # seconds in which who is let through here comes to the gate
_ID = "0" * 32
_BUSY = PROBLEMS["busy"]


@dataclass(frozen=True, slots=True)
class Quick:
    """Refuses what would want a turn while there is none, and tells `watch`.

    Of hundreds whose heads come at once the gate sees none before all were looked at here: who is
    let through is counted on from then.
    """

    operations: Operations
    turns: Turns
    watch: Watch

    def refusal(self, scope: Scope) -> bytes | None:
        """The whole answer to a request, if it is refused here. A page's request never is.

        A browser must be told more of another origin's page than is known here.
        """
        if scope["method"] != "POST" and not self.turns.full():
            return None
        if any(name == b"origin" for name, _ in scope["headers"]):
            return None
        operation = self.operations.find(scope["method"], scope["path"])
        if not operation.works:
            return None
        if not self.turns.full(operation.takes_file):
            if operation.takes_file:
                scope["state"]["token"] = token = object()
                self.turns.expect(token, ON_THE_WAY)
            return None
        request_id = uuid.uuid4().hex
        served = Served(method_of(scope), operation.template, _BUSY.status, 0.0, request_id, "busy")
        tell(served)
        self.watch(served)
        return _ANSWER.replace(_ID.encode(), request_id.encode())


def _answer() -> bytes:
    """The answer, with a request id of zeros."""
    response = problem_response(_ID, _BUSY, FULL)
    response.headers.update(ALWAYS | {"Connection": "close", "X-Request-Id": _ID})
    lines = [b"HTTP/1.1 %d Service Unavailable" % _BUSY.status]
    lines += [name + b": " + value for name, value in response.raw_headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + bytes(response.body)


_ANSWER = _answer()
