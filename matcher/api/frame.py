"""What surrounds every request: its id, its limits, its headers, its line in the log."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import traceback
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.api.answers import problem_response
from matcher.api.catalog import INTERNAL, PROBLEMS

FRAMING = 64 * 1024  # what multipart may add to a file
SECONDS_TO_ARRIVE = 120.0

log = logging.getLogger("matcher.api")

_FRAMES = 12  # the innermost; those further out are the server's own
_SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Frame:
    """The outermost layer, as plain ASGI.

    Nothing of a request but its method, its route's template and its id is ever logged, and no
    exception leaves: a server that prints one would print the document text in its message.
    """

    def __init__(
        self, app: ASGIApp, max_body_size: int, seconds_to_arrive: float = SECONDS_TO_ARRIVE
    ) -> None:
        self._app = app
        self._max_body_size = max_body_size
        self._seconds = seconds_to_arrive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        request_id = _request_id(Headers(scope=scope))
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._serve(scope, _in_time(receive, started + self._seconds), send_framed)
        except Exception as error:  # noqa: BLE001 - the last door
            _confess(request_id, error)
            if not status:
                response = problem_response(request_id, PROBLEMS[INTERNAL])
                await response(scope, receive, send_framed)
        took = (time.monotonic() - started) * 1000
        log.info("%s %s %d %.0f ms %s", scope["method"], _route(scope), status, took, request_id)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a body that says that it is too large before it is read; else go on."""
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > self._max_body_size:
            response = problem_response(scope["state"]["request_id"], PROBLEMS["too_large"])
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _request_id(headers: Headers) -> str:
    given = headers.get("x-request-id", "")
    return given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex


def _route(scope: Scope) -> str:
    """The template of the route: paths themselves may hold what nobody wants in a log."""
    return str(getattr(scope.get("route"), "path", "-"))


def _in_time(receive: Receive, end: float) -> Receive:
    """`receive`, cut off if the body is not there at `end`: slow senders would stay for ever."""
    whole = False

    async def receive_in_time() -> Message:
        nonlocal whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout(max(0.0, end - time.monotonic())):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408) from None
        whole = not message.get("more_body", False)
        return message

    return receive_in_time


def _confess(request_id: str, error: Exception) -> None:
    """Log what kind of error it was and where; its message may quote a document."""
    where = "".join(traceback.format_tb(error.__traceback__, limit=-_FRAMES))
    log.error("%s: %s at\n%s", request_id, type(error).__name__, where)
