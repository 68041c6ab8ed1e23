"""The page at `/`: the files of `matcher/web`, and nothing else, under a strict policy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

router = APIRouter(include_in_schema=False)

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",  # asked for again each time, and sent again if it has changed
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the page. `tag` names its content."""

    data: bytes
    media_type: str
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Every file of the page by its name; there are no folders among them."""
    found: dict[str, Asset] = {}
    for file in files("matcher").joinpath("web").iterdir():
        media_type = TYPES.get(file.name.rpartition(".")[2])
        if media_type:
            data = file.read_bytes()
            tag = hashlib.sha256(data).hexdigest()[:32]
            found[file.name] = Asset(data, media_type, f'"{tag}"')
    return found


@router.api_route("/", methods=["GET", "HEAD"])
async def home(request: Request) -> Response:
    """The page."""
    return _answer("index.html", request)


@router.api_route("/web/{name}", methods=["GET", "HEAD"])
async def asset(name: str, request: Request) -> Response:
    """What the page is made of."""
    return _answer(name, request)


def _answer(name: str, request: Request) -> Response:
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    headers = _HEADERS | {"ETag": found.tag}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    return Response(found.data, headers=headers, media_type=found.media_type)
