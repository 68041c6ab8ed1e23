"""ETags: what a GET answers is told apart by a hash of it, and not sent again to who has it."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.errors import PreconditionFailed, PreconditionRequired

_KEPT = ("etag", "x-request-id", "cache-control", "x-model", "x-policy")  # of a 304


def tag_of(model: BaseModel) -> str:
    """The ETag of what is answered as `model`."""
    return _tag(model.model_dump_json().encode())


def insist(if_match: str | None, now: str) -> None:
    """Raise unless `if_match`, a request's header, names `now`: the ETag of what is there.

    `PreconditionRequired` where there is no such header, `PreconditionFailed` for another ETag.
    """
    if if_match is None:
        raise PreconditionRequired("an edit needs the header If-Match. GET it to have its ETag.")
    if not _names(if_match, now, weak=False):
        raise PreconditionFailed("it is not what If-Match names any more. Get it again.")


class Tags:
    """Gives the answers of GET under /v1 an ETag, and answers 304 to who has what there is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"][:4] != "/v1/":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("if-none-match")
        held: Message | None = None

        async def send_tagged(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and message["status"] == 200:
                held = message  # until its body is there
                return
            if held is not None:
                start, held = held, None
                if not message.get("more_body", False):  # a stream has no hash before its end
                    start, message = _tagged(start, message, asked)
                await send(start)
            await send(message)

        await self._app(scope, receive, send_tagged)


def _tagged(start: Message, body: Message, asked: str | None) -> tuple[Message, Message]:
    headers = MutableHeaders(scope=start)
    tag = headers.setdefault("ETag", _tag(body.get("body", b"")))
    if asked is None or not _names(asked, tag, weak=True):
        return start, body
    kept = [(name, value) for name, value in start["headers"] if name.decode() in _KEPT]
    return {**start, "status": 304, "headers": kept}, {**body, "body": b""}


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _names(header: str, tag: str, *, weak: bool) -> bool:
    """Whether a list of ETags, or *, names `tag`; `weak`: W/ before it does not matter."""
    listed = [one.strip() for one in header.split(",")]
    if weak:
        listed = [one.removeprefix("W/") for one in listed]
    return tag in listed or listed == ["*"]
