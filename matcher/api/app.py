"""The application: what is opened, what surrounds it, what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from matcher.api import (
    exports,
    feedback,
    following,
    images,
    info,
    jobs,
    matches,
    metrics,
    postings,
    resumes,
    searches,
    web,
)
from matcher.api.admission import Admission, Gate
from matcher.api.answers import install
from matcher.api.documented import complete
from matcher.api.frame import FRAMING, Frame
from matcher.api.metrics import Metrics
from matcher.api.operations import Operations
from matcher.api.quick import Quick
from matcher.api.secured import secured
from matcher.api.sizes import Sizes
from matcher.api.tags import Tags
from matcher.api.traces import Traces
from matcher.api.turns import JOBS, Turns
from matcher.keys.ring import Keyring
from matcher.service import Service
from matcher.serving import Serving
from matcher.settings import Settings
from matcher.tenants import DEFAULT, Tenants
from matcher.version import __version__

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_DESCRIPTION = """Each requirement of a job posting, paired with the closest evidence in a resume:
quoted, located and scored.

Errors are problem details (RFC 9457); decide by their `code`. Documents are kept under the hash of
their bytes, so that sending one again adds nothing. Only so many requests are at work at once; the
others wait, and beyond that are refused with 503 and `Retry-After`.

A server that more than its own machine can reach needs a key: `matcher keys create` makes one.
Which scope an operation needs is its `x-scope`; none implies another. What one tenant's keys keep,
no other tenant's can see or learn of. A key that asks too often is told so with 429, `Retry-After`
and `RateLimit`.

A POST with an `Idempotency-Key` is done once; matching keeps nothing and needs none. Answers to GET
have an `ETag`. Listings go on with `next_cursor`, which is opaque. What made a score is named by
`X-Model` and `X-Policy`: two scores are comparable where both are the same.

Within v1, fields, parameters, operations, codes and values of enumerations are added, and none is
taken away or changes its meaning: pass over what you do not know. What is to go is marked
`deprecated` here and answered with the header `Deprecation` for six months and two minor versions
at least; only then there is a v2, beside which v1 stays for a year."""

ROOMS = (
    *(resumes, images, postings, matches, exports, searches, feedback, jobs, following),
    *(info, metrics, web),
)
# FastAPI's own would put paths, queries and the messages of exceptions into spans.
_NO_TELEMETRY: Any = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
_CORS_HEADERS = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "X-API-Key",
    "X-Filename",
    "X-Request-Id",
)
_CORS_EXPOSED = (
    "ETag",
    "Link",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Model",
    "X-Policy",
    "X-Request-Id",
)


class Door(FastAPI):
    """FastAPI with the house's OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = complete(secured(super().openapi()))
        return self.openapi_schema


def create_app(
    settings: Settings,
    service: Service | Tenants | None = None,
    turns: Turns | None = None,
    traces: TracerProvider | None = None,
) -> FastAPI:
    """The HTTP door. It opens services of its own, by tenant, and closes them at the end.

    Those that are given are used instead and left open; a single one is the default tenant's.
    `turns` bounds the requests at work; `traces` takes a span of every request.
    """
    serving = settings.serving
    turns = turns or Turns(serving.jobs or JOBS, serving.waiting, float(serving.patience))
    keyring = Keyring(settings.data, serving.keys)
    gate = Gate(serving, keyring, turns, Operations(room.router for room in ROOMS))
    counted = Metrics(turns, gate)
    app = Door(
        title="Resume-posting matcher",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=_lifespan(settings, service, keyring),
        redirect_slashes=False,
        docs_url=None,  # its page loads scripts from elsewhere; /openapi.json has all of it
        redoc_url=None,
        telemetry=_NO_TELEMETRY,
        middleware=_layers(settings, gate, counted, traces),
    )
    app.state.tenants = None
    app.state.turns = turns
    app.state.gate = gate
    app.state.metrics = counted
    app.state.quick = Quick(gate.operations, turns, counted.watch)
    install(app)
    for room in ROOMS:
        app.include_router(room.router)
    return app


def _layers(
    settings: Settings, gate: Gate, counted: Metrics, traces: TracerProvider | None
) -> list[Middleware]:
    """What a request goes through, the outermost first."""
    limit = settings.limits.bytes + FRAMING
    larger = {"/v1/jobs": max(limit, settings.archive_bytes + FRAMING)}
    most = max(larger.values())
    layers = [Middleware(Frame, max_body_size=most, watch=counted.watch, streamed=tuple(larger))]
    if traces is not None:
        layers.append(Middleware(Traces, provider=traces))
    if settings.serving.origins:
        layers.append(_cors(settings.serving))
    layers.append(Middleware(Admission, gate=gate))
    layers.append(Middleware(Sizes, usual=limit, larger=larger))
    layers.append(Middleware(Tags))
    return layers


def _cors(serving: Serving) -> Middleware:
    """Answers to preflights of the origins that were set; it stands before the gate.

    A browser sends no key with a preflight.
    """
    return Middleware(
        CORSMiddleware,
        allow_origins=serving.origins,
        allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
        allow_headers=_CORS_HEADERS,
        expose_headers=_CORS_EXPOSED,
        max_age=600,
    )


def _lifespan(settings: Settings, given: Service | Tenants | None, keyring: Keyring) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if given is None:
            tenants = await run_in_threadpool(_opened, settings)
        else:
            tenants = given if isinstance(given, Tenants) else Tenants.of_one(given)
        app.state.tenants = tenants
        app.state.metrics.state.tenants = tenants
        app.state.metrics.state.data = settings.data
        try:
            yield
        finally:
            app.state.quick.flush()
            app.state.tenants = app.state.metrics.state.tenants = None
            keyring.close()
            if given is None:
                await run_in_threadpool(tenants.close)

    return lifespan


def _opened(settings: Settings) -> Tenants:
    tenants = Tenants.open(settings, most_open=settings.serving.open_tenants)
    with tenants.using(DEFAULT) as service:
        service.get_ready()
    return tenants
