"""Pieces of the OpenAPI document: answers with examples, problems, bodies that are files."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from matcher.api import examples, examples_more
from matcher.api.answers import MEDIA_TYPE
from matcher.api.bodies import PostingIn, ProblemOut
from matcher.api.catalog import INTERNAL, PROBLEMS, Problem

Documented = dict[int | str, dict[str, Any]]

_ANSWERS = {**examples.ANSWERS, **examples_more.ANSWERS}
_SCHEMAS = "#/components/schemas/"
_BYTES = {"type": "string", "format": "binary"}
_MULTIPART = {
    "schema": {
        "type": "object",
        "required": ["file"],
        "properties": {"file": _BYTES},
        "additionalProperties": False,
    },
}
_FILES = {
    "schema": {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "array", "items": _BYTES, "minItems": 1, "maxItems": 20}},
        "additionalProperties": False,
    },
}
_FILE_NAME = {
    "name": "X-Filename",
    "in": "header",
    "required": False,
    "description": "The name of a file that is the body itself, percent-encoded if not ASCII.",
    "schema": {"type": "string"},
    "example": "resume.pdf",
}
_REQUEST_ID = {
    "name": "X-Request-Id",
    "in": "header",
    "required": False,
    "description": "Answered again, in the header and in problems, if it is of up to 64 letters, "
    "digits, - and _; else one is made up.",
    "schema": {"type": "string"},
}

_FOREIGN = {
    "type": "object",
    "not": {"properties": {"text": {}, "name": {}}, "additionalProperties": False},
    "description": "A job as an applicant-tracking system or a web page (JSON-LD) gives it.",
}
# Operations whose body is a file describe it themselves: FastAPI knows no body of any type.
RESUME_BODY: dict[str, Any] = {
    "parameters": [_FILE_NAME],
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": _FILES,
            "application/octet-stream": {"schema": _BYTES},
            "text/plain": {"schema": {"type": "string"}, "example": examples.RESUME_TEXT},
        },
    },
}
ARCHIVE_BODY: dict[str, Any] = {
    "parameters": [_FILE_NAME | {"example": "resumes.zip"}],
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": _MULTIPART,
            "application/zip": {"schema": _BYTES},
            "application/octet-stream": {"schema": _BYTES},
        },
    },
}
POSTING_BODY: dict[str, Any] = {
    "parameters": [_FILE_NAME],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [{"$ref": _SCHEMAS + PostingIn.__name__}, _FOREIGN]},
                "examples": examples.POSTING_REQUESTS,
            },
            "multipart/form-data": _MULTIPART,
            "application/octet-stream": {"schema": _BYTES},
            "text/plain": {"schema": {"type": "string"}, "example": examples.POSTING_TEXT},
        },
    },
}


# Headers of answers.
ETAG: dict[str, Any] = {
    "ETag": {"description": "Names what is answered.", "schema": {"type": "string"}}
}
REPLAYED: dict[str, Any] = {
    "Idempotency-Replayed": {
        "description": "true: it was answered before, and not done again.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "ETags of answers that are there already: 304 if it is one of them.",
    "schema": {"type": "string"},
}
_EVENT = {
    "description": "One event. Its data is the job as JSON.",
    "type": "object",
    "required": ["id", "event", "data"],
    "properties": {
        "id": {"type": "string"},
        "event": {"type": "string", "enum": ["progress", "end"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
# A stream of events: its answer has no end, and no ETag.
STREAM: Documented = {
    200: {
        "description": "Events, as they come.",
        "content": {"text/event-stream": {"schema": _EVENT, "example": examples_more.EVENTS}},
    }
}


def json_body(requests: dict[str, Any]) -> dict[str, Any]:
    """Examples for an operation whose body FastAPI describes."""
    return {"requestBody": {"content": {"application/json": {"examples": requests}}}}


def answers(
    status: int,
    model: type[BaseModel],
    description: str,
    headers: dict[str, Any] | None = None,
    example: str | None = None,
) -> Documented:
    """One good answer: its model, what it means, the headers that it carries.

    `example` is a name in `examples.ANSWERS`; the model's own where none is given.
    """
    shown = {"answer": example_of(example or model.__name__)}
    answer: dict[str, Any] = {
        "model": model,
        "description": description,
        "content": {"application/json": {"examples": shown}},
    }
    return {status: answer | ({"headers": headers} if headers else {})}


def plain_answer(description: str) -> Documented:
    """A good answer that is plain text."""
    content = {"schema": {"type": "string"}, "example": examples.RESUME_TEXT}
    return {200: {"description": description, "content": {"text/plain": content}}}


def header(name: str, description: str) -> dict[str, Any]:
    """A header of an answer."""
    return {name: {"description": description, "schema": {"type": "string"}}}


def problems(*codes: str) -> Documented:
    """The problems that an operation answers, by status, with an example each."""
    by_status: dict[int, list[Problem]] = defaultdict(list)
    for code in sorted({*codes, INTERNAL}):
        by_status[PROBLEMS[code].status].append(PROBLEMS[code])
    return {status: _problem_answer(found) for status, found in sorted(by_status.items())}


def work_problems(*codes: str) -> Documented:
    """As `problems`, for an operation that waits for its turn and uses the corpus."""
    store = ("disk_full", "store_busy", "store_corrupt", "store_error", "store_read_only")
    return problems(*codes, "busy", "not_ready", *store)


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add to an OpenAPI document what is only referred to, and the header that all take.

    Examples are referred to because FastAPI drops the nulls of those that it is given.
    """
    _, extra = models_json_schema(
        [(ProblemOut, "serialization"), (PostingIn, "validation")],
        ref_template=_SCHEMAS + "{model}",
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(extra["$defs"])
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    document["components"]["examples"] = {
        **{name: {"value": value} for name, value in _ANSWERS.items()},
        **{p.code: {"summary": p.title, "value": examples.problem(p)} for p in PROBLEMS.values()},
    }
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation["parameters"] = [*operation.get("parameters", []), _REQUEST_ID]
            if method == "get" and path.startswith("/v1/"):
                _tag(operation)
    return document


def _tag(operation: dict[str, Any]) -> None:
    """That an operation's answer has an ETag."""
    answer = operation["responses"]["200"]
    if "text/event-stream" in answer["content"]:
        return
    operation["parameters"].append(_IF_NONE_MATCH)
    answer["headers"] = {**answer.get("headers", {}), **ETAG}
    operation["responses"]["304"] = {"description": "It is what If-None-Match names."}


def _problem_answer(found: list[Problem]) -> dict[str, Any]:
    schema = {"$ref": _SCHEMAS + ProblemOut.__name__}
    shown = {p.code: example_of(p.code) for p in found}
    return {
        "description": "; ".join(p.title for p in found),
        "content": {MEDIA_TYPE: {"schema": schema, "examples": shown}},
    }


def example_of(name: str) -> dict[str, str]:
    """A reference to the example of a name in `examples.ANSWERS`."""
    return {"$ref": f"#/components/examples/{name}"}
