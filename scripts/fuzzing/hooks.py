"""What this API promises beyond its schema, for schemathesis (SCHEMATHESIS_HOOKS)."""

from __future__ import annotations

import schemathesis
from schemathesis import GenerationMode

_NO_TEXT = (bool, int, float, list, dict, type(None))


@schemathesis.hook
def filter_case(ctx, case) -> bool:  # noqa: ANN001, ARG001
    """Leave out numbers and the like in place of a text: written as one, `true` is a text."""
    raw = case.media_type and not ("json" in case.media_type or "multipart" in case.media_type)
    return not (raw and isinstance(case.body, _NO_TEXT))


@schemathesis.check
def a_valid_request_is_never_called_invalid(ctx, response, case) -> None:  # noqa: ANN001, ARG001
    """What follows the schema may be refused, but not as breaking the schema."""
    generated = case.meta.generation.mode if case.meta else None
    if generated is GenerationMode.POSITIVE and response.status_code == 422:
        body = response.json()
        if body["code"] == "invalid_request":
            raise AssertionError(body["errors"])


@schemathesis.check
def a_refusal_is_a_problem_with_its_request_id(ctx, response, case) -> None:  # noqa: ANN001, ARG001
    """Every refusal is a problem detail, and names the request as the header does."""
    if response.status_code >= 400:
        body = response.json()
        named = [body["request_id"]] == response.headers["x-request-id"]
        if not named or body["status"] != response.status_code:
            raise AssertionError("the problem does not say what the answer says")
