"""The application: what is opened, what surrounds it, what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from matcher.api import (
    exports,
    feedback,
    images,
    info,
    jobs,
    matches,
    postings,
    resumes,
    searches,
    web,
)
from matcher.api.answers import install
from matcher.api.documented import complete
from matcher.api.frame import FRAMING, Frame
from matcher.api.sizes import Sizes
from matcher.api.tags import Tags
from matcher.api.turns import Turns
from matcher.service import Service
from matcher.settings import Settings
from matcher.tenants import DEFAULT, Tenants
from matcher.version import __version__

_DESCRIPTION = """Each requirement of a job posting, paired with the closest evidence in a resume:
quoted, located and scored.

Errors are problem details (RFC 9457); decide by their `code`. Documents are kept under the hash of
their bytes, so that sending one again adds nothing. Only so many requests are at work at once; the
others wait, and beyond that are refused with 503 and `Retry-After`."""


class Door(FastAPI):
    """FastAPI with the house's OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = complete(super().openapi())
        return self.openapi_schema


def create_app(
    settings: Settings, service: Service | Tenants | None = None, turns: Turns | None = None
) -> FastAPI:
    """The HTTP door. It opens services of its own, by tenant, and closes them at the end.

    Those that are given are used instead and left open; a single one is the default tenant's.
    `turns` bounds the requests at work.
    """
    limit = settings.limits.bytes + FRAMING
    larger = {"/v1/jobs": max(limit, settings.archive_bytes + FRAMING)}
    app = Door(
        title="Resume-posting matcher",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=_lifespan(settings, service),
        redirect_slashes=False,
        docs_url=None,  # its page loads scripts from elsewhere; /openapi.json has all of it
        redoc_url=None,
        middleware=[
            Middleware(Frame, max_body_size=max(larger.values())),
            Middleware(Sizes, usual=limit, larger=larger),
            Middleware(Tags),
        ],
    )
    app.state.tenants = None
    app.state.turns = turns or Turns()
    install(app)
    rooms = (resumes, images, postings, matches, exports, searches, feedback, jobs, info, web)
    for room in rooms:
        app.include_router(room.router)
    return app


def _lifespan(settings: Settings, given: Service | Tenants | None) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if given is None:
            tenants = await run_in_threadpool(_opened, settings)
        else:
            tenants = given if isinstance(given, Tenants) else Tenants.of_one(given)
        app.state.tenants = tenants
        try:
            yield
        finally:
            app.state.tenants = None
            if given is None:
                await run_in_threadpool(tenants.close)

    return lifespan


def _opened(settings: Settings) -> Tenants:
    tenants = Tenants.open(settings)
    with tenants.using(DEFAULT) as service:
        service.get_ready()
        service.worker.start()  # jobs that were interrupted go on
    return tenants
