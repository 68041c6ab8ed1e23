"""Errors as problem details (RFC 9457). Every error of this door leaves through here."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from index.errors import Fault
from matcher.api import (
    bodies,
    feedback_bodies,
    filters,
    job_bodies,
    match_bodies,
    posting_bodies,
    resume_bodies,
)
from matcher.api.bodies import FieldProblem, ProblemOut
from matcher.api.catalog import INTERNAL, PROBLEMS, Problem, problem_of

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger("matcher.api")

_BY_STATUS = {
    400: "invalid_request",  # a body that could not be parsed
    404: "not_found",
    405: "method_not_allowed",
    408: "too_slow",
    413: "too_large",
    503: "busy",  # no room for the body
}
_UNREAD = {408, 413}  # the rest of the body is not wanted
_LOCATIONS = {"body", "path", "query", "header"}
_ROOMS = (bodies, feedback_bodies, filters, job_bodies, match_bodies, posting_bodies, resume_bodies)
_PARAMETERS = (
    *("file", "id", "code", "limit", "cursor", "page", "scale", "blind", "format", "name"),
    *("added_from", "added_to", "degree", "years", "skill", "language", "callback_url"),
    *("Idempotency-Key", "If-Match", "Last-Event-ID", "X-Callback-Secret"),
)
_FIELDS = _LOCATIONS.union(
    *(
        model.model_fields
        for room in _ROOMS
        for model in vars(room).values()
        if isinstance(model, type) and issubclass(model, BaseModel)
    ),
    _PARAMETERS,
)


def install(app: FastAPI) -> None:
    """Answer every fault, validation error and routing error of `app` as a problem."""
    app.add_exception_handler(Fault, _fault)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)


def problem_response(
    request_id: str,
    problem: Problem,
    detail: str | None = None,
    errors: Sequence[FieldProblem] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer that `problem` happened; `detail` takes the place of the usual one."""
    body = _body(problem, detail, errors, request_id)
    extra = dict(headers or {})
    if problem.retry_after is not None:
        extra["Retry-After"] = str(problem.retry_after)
    if problem.status in _UNREAD:
        extra["Connection"] = "close"
    return Response(
        body.model_dump_json(exclude_none=True), problem.status, extra, media_type=MEDIA_TYPE
    )


def problem_of_fault(fault: Fault, request_id: str) -> ProblemOut:
    """`fault` as a part of an answer; the operator's own is logged."""
    problem, detail = _told(fault, request_id)
    return _body(problem, detail, None, request_id)


def _fault(request: Request, error: Exception) -> Response:
    fault = cast(Fault, error)  # what the handler is registered for
    problem, detail = _told(fault, request.state.request_id)
    return problem_response(request.state.request_id, problem, detail)


def _told(fault: Fault, request_id: str) -> tuple[Problem, str | None]:
    """The row of a fault, and its own sentence if that is for the caller; else it is logged."""
    problem = problem_of(fault)
    if not problem.told and problem.status >= 500:
        log.error("%s: %s: %s", request_id, problem.code, fault)
    return problem, str(fault) if problem.told else None


def _body(
    problem: Problem,
    detail: str | None,
    errors: Sequence[FieldProblem] | None,
    request_id: str,
) -> ProblemOut:
    return ProblemOut(
        type=problem.type,
        title=problem.title,
        status=problem.status,
        detail=detail or problem.detail,
        code=problem.code,
        request_id=request_id,
        errors=list(errors) if errors is not None else None,
    )


def _invalid(request: Request, error: Exception) -> Response:
    invalid = cast(RequestValidationError, error)
    errors = [_field_problem(found) for found in invalid.errors()]
    return problem_response(request.state.request_id, PROBLEMS["invalid_request"], errors=errors)


def _refused(request: Request, error: Exception) -> Response:
    refusal = cast(HTTPException, error)
    problem = PROBLEMS[_BY_STATUS.get(refusal.status_code, INTERNAL)]
    errors = None
    if problem.code == "invalid_request":
        errors = [FieldProblem(field="body", message="it cannot be parsed", type="unparsable")]
    return problem_response(
        request.state.request_id, problem, errors=errors, headers=_headers(request, refusal)
    )


def _headers(request: Request, refusal: HTTPException) -> dict[str, str]:
    """The refusal's own; Starlette's Allow knows only the first of several routes of a path."""
    headers = dict(refusal.headers or {})
    template = getattr(request.scope.get("route"), "path", "")
    operations = request.app.openapi()["paths"].get(template)
    if "Allow" in headers and operations:
        headers["Allow"] = ", ".join(sorted(operations)).upper()
    return headers


def _field_problem(found: Mapping[str, Any]) -> FieldProblem:
    """What is wrong and where. Names that the caller made up are values too: they become "*"."""
    parts = [
        str(part) if isinstance(part, int) or part in _FIELDS else "*" for part in found["loc"]
    ]
    return FieldProblem(field=".".join(parts), message=found["msg"], type=found["type"])
