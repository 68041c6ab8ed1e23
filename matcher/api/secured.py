"""The part of the OpenAPI document about who may do what: keys, scopes, and their problems."""

from __future__ import annotations

from typing import Any

from matcher.api.answers import MEDIA_TYPE
from matcher.api.catalog import INTERNAL, PROBLEMS
from matcher.api.documented import problems
from matcher.api.operations import scope_of

_SCHEMES: dict[str, Any] = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key that `matcher keys create` made: `Authorization: Bearer rpm_...`.",
    },
    "apiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "X-API-Key",
        "description": "The same key, for programs that cannot send Authorization.",
    },
}
_CHANGING = frozenset(("post", "put", "patch", "delete"))


def secured(document: dict[str, Any]) -> dict[str, Any]:
    """Add to an OpenAPI document which keys are needed, and what is answered without them.

    `x-scope` names the scope that a key must have. A server that needs no keys takes requests
    without them.
    """
    document.setdefault("components", {})["securitySchemes"] = _SCHEMES
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            scope = scope_of(method.upper(), path)
            operation["security"] = [{name: []} for name in _SCHEMES] if scope else []
            codes = ["unknown_host"]
            if method in _CHANGING:
                codes.append("cross_site")
            if scope:
                operation["x-scope"] = str(scope)
                codes += ["unauthorized", "forbidden", "rate_limited", "too_many_at_once"]
            _document(operation["responses"], codes)
    return document


def _document(responses: dict[str, Any], codes: list[str]) -> None:
    wanted = {code: PROBLEMS[code] for code in codes}
    for status, answer in problems(*codes).items():
        found = responses.get(str(status))
        if str(status) == str(PROBLEMS[INTERNAL].status) and found:
            continue
        if not found:
            responses[str(status)] = answer
            continue
        titles = [p.title for p in wanted.values() if p.status == status]
        known = found["description"].split("; ")
        found["description"] = "; ".join(dict.fromkeys([*known, *titles]))
        content = found.setdefault("content", {})
        theirs = answer["content"][MEDIA_TYPE]
        mine = content.setdefault(MEDIA_TYPE, theirs)
        mine["examples"] = dict(sorted({**mine.get("examples", {}), **theirs["examples"]}.items()))
