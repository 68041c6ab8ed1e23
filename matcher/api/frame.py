"""What surrounds every request: its id, its limits, its headers, its line in the log."""

from __future__ import annotations

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass

from pydantic_core import from_json
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.api.answers import MEDIA_TYPE, problem_response
from matcher.api.arrival import SECONDS_TO_ARRIVE, SECONDS_TO_STREAM, Arrival, Room
from matcher.api.catalog import INTERNAL, PROBLEMS

FRAMING = 64 * 1024  # what multipart may add to a file

log = logging.getLogger("matcher.api")

_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_FRAMES = 12  # the innermost; those further out are the server's own
_SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


@dataclass(slots=True)
class Served:
    """What may be known outside of a request and its answer. `code` is that of its problem."""

    method: str
    route: str = "-"
    status: int = 0
    seconds: float = 0.0
    request_id: str = ""
    code: str = ""
    key: str | None = None
    tenant: str = ""


Watch = Callable[[Served], None]


class Frame:
    """The outermost layer, as plain ASGI.

    Nothing of a request but its method, its route's template and its ids is ever logged, and no
    exception leaves: a server that prints one would print the document text in its message.
    """

    def __init__(
        self,
        app: ASGIApp,
        max_body_size: int,
        seconds_to_arrive: float = SECONDS_TO_ARRIVE,
        watch: Watch | None = None,
        room: Room | None = None,
        streamed: Collection[str] = (),
    ) -> None:
        """`watch` is told of every answer; `room` bounds the bytes of all bodies together.

        Bodies for the paths `streamed` go to the disk as they come: they need no room, and may take
        an hour. A sender that is too slow is cut all the same.
        """
        self._app = app
        self._max_body_size = max_body_size
        self._seconds = seconds_to_arrive
        self._watch = watch
        self._room = room or Room()
        self._streamed = frozenset(streamed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        headers = Headers(scope=scope)
        served = Served(method_of(scope), request_id=_request_id(headers))
        scope.setdefault("state", {})["request_id"] = served.request_id
        with self._arrival(scope, receive, headers, started) as arrival:
            framed = _framed(served, arrival, send)
            try:
                await self._serve(scope, headers, arrival, framed)
            except Exception as error:  # noqa: BLE001 - the last door
                _confess(served.request_id, error)
                if not served.status:
                    response = problem_response(served.request_id, PROBLEMS[INTERNAL])
                    await response(scope, receive, framed)
        served.seconds = time.monotonic() - started
        served.route = _route(scope)
        served.key, served.tenant = scope["state"].get("key"), scope["state"].get("tenant", "")
        tell(served)
        if self._watch:
            self._watch(served)

    def _arrival(self, scope: Scope, receive: Receive, headers: Headers, now: float) -> Arrival:
        if scope["path"] in self._streamed:
            return Arrival(receive, headers, now + SECONDS_TO_STREAM, None)
        return Arrival(receive, headers, now + self._seconds, self._room)

    async def _serve(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Refuse a body that says that it is too large before it is read; else go on."""
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > self._max_body_size:
            response = problem_response(scope["state"]["request_id"], PROBLEMS["too_large"])
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _framed(served: Served, arrival: Arrival, send: Send) -> Send:
    """`send`, with what every answer has in its head, and an eye on what is answered."""
    problem = False

    async def send_framed(message: Message) -> None:
        nonlocal problem
        if message["type"] == "http.response.start":
            served.status = message["status"]
            headers = MutableHeaders(scope=message)
            problem = headers.get("content-type") == MEDIA_TYPE
            headers["X-Request-Id"] = served.request_id
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
            if arrival.pending:  # nobody will read the rest of it
                headers["Connection"] = "close"
        elif problem:
            problem = False
            served.code = str(from_json(message.get("body", b"{}")).get("code", ""))
        await send(message)

    return send_framed


def tell(served: Served) -> None:
    """The line in the log. What is in `extra` becomes fields where the log is JSON."""
    milliseconds = round(served.seconds * 1000)
    fields = {
        "method": served.method,
        "route": served.route,
        "status": served.status,
        "ms": milliseconds,
        "request_id": served.request_id,
        "code": served.code or None,
        "key": served.key,
        "tenant": served.tenant or None,
    }
    log.info(
        "%s %s %d %d ms %s",
        served.method,
        served.route,
        served.status,
        milliseconds,
        served.request_id,
        extra={"fields": fields},
    )


def method_of(scope: Scope) -> str:
    """The method; one that is none of HTTP's is the caller's own text, and is not repeated."""
    method = str(scope["method"])
    return method if method in _METHODS else "other"


def _request_id(headers: Headers) -> str:
    given = headers.get("x-request-id", "")
    return given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex


def _route(scope: Scope) -> str:
    """The template of the route: paths themselves may hold what nobody wants in a log."""
    known = scope["state"].get("template", "-")
    return str(getattr(scope.get("route"), "path", known))


def _confess(request_id: str, error: Exception) -> None:
    """Log what kind of error it was and where; its message may quote a document."""
    where = "".join(traceback.format_tb(error.__traceback__, limit=-_FRAMES))
    log.error("%s: %s at\n%s", request_id, type(error).__name__, where)
