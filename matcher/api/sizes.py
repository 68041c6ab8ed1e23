"""How large a body may be: as large as a file, and for some paths larger."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from matcher.api.answers import problem_response
from matcher.api.catalog import PROBLEMS


class Sizes:
    """Refuses a body that says that it is too large before it is read, and any other on its way."""

    def __init__(self, app: ASGIApp, usual: int, larger: Mapping[str, int]) -> None:
        """`usual` and, by the path that it is POSTed to, `larger` are bytes."""
        self._apps = {size: RequestBodyLimitMiddleware(app, size) for size in larger.values()}
        self._apps[usual] = RequestBodyLimitMiddleware(app, usual)
        self._usual = usual
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        limit = self._usual
        if scope["type"] == "http" and scope["method"] == "POST":
            limit = self._larger.get(scope["path"], limit)
        declared = ""
        if scope["type"] == "http":
            declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > limit:
            detail = (
                f"The request has {int(declared[:20]):,} bytes; the limit is {limit:,}. "
                "Send a smaller file; GET /v1 shows the limits."
            )
            response = problem_response(scope["state"]["request_id"], PROBLEMS["too_large"], detail)
            await response(scope, receive, send)
        else:
            await self._apps[limit](scope, receive, send)
