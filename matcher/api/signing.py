"""What made a score: said with every answer that has one."""

from __future__ import annotations

from fastapi import Response

from matcher.api.documented import header
from matcher.service import Service

MADE_BY = header("X-Model", "What made the similarities.") | header(
    "X-Policy", "What made the coverages."
)


def made_by(service: Service) -> dict[str, str]:
    """The headers."""
    return {"X-Model": service.model, "X-Policy": service.policy.name}


def sign(response: Response, service: Service) -> None:
    """Give `response` the headers."""
    response.headers.update(made_by(service))
