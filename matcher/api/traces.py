"""OpenTelemetry traces: a span a request, named after its route, with nothing of anybody in it.

FastAPI's own instrumentation is turned off: it puts paths, queries and messages of exceptions into
spans. Where spans go is said by the usual OTEL_* variables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.api.frame import method_of
from matcher.errors import BadRequest
from matcher.version import __version__

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Tracer

NAME = "resume-posting-matcher"


def provider() -> TracerProvider:
    """What sends spans by OTLP over HTTP. Raises `BadRequest` if the extra is not installed."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise BadRequest(
            "MATCHER_TRACES needs the extra otel: pip install 'resume-posting-matcher[otel]'."
        ) from None
    named = Resource.create({"service.name": NAME, "service.version": __version__})
    made = TracerProvider(resource=named)
    made.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return made


class Traces:
    """A layer that makes a span of every request, as plain ASGI; inside the frame."""

    def __init__(self, app: ASGIApp, provider: TracerProvider) -> None:
        self._app = app
        self._tracer: Tracer = provider.get_tracer(NAME, __version__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, as a child of the span that it names."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from opentelemetry.propagators.textmap import DefaultGetter
        from opentelemetry.trace import SpanKind, Status, StatusCode
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        carrier = dict(Headers(scope=scope).items())
        parent = TraceContextTextMapPropagator().extract(carrier, getter=DefaultGetter())
        method = method_of(scope)
        with self._tracer.start_as_current_span(
            method,
            context=parent,
            kind=SpanKind.SERVER,
            record_exception=False,
            set_status_on_exception=False,
        ) as span:

            async def send_traced(message: Message) -> None:
                if message["type"] == "http.response.start":
                    status = message["status"]
                    span.set_attribute("http.response.status_code", status)
                    if status >= 500:
                        span.set_status(Status(StatusCode.ERROR))
                await send(message)

            try:
                await self._app(scope, receive, send_traced)
            finally:
                state = scope.get("state", {})
                route = state.get("template", "-")
                span.update_name(f"{method} {route}")
                span.set_attribute("http.request.method", method)
                span.set_attribute("http.route", route)
                span.set_attribute("matcher.request_id", state.get("request_id", ""))
