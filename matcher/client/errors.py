"""What can go wrong on the way to a server. Each has a `code` to decide by.

::

    ClientError
     +-- Unreachable        unreachable       no answer came: no server, no network, no time
     +-- Unexpected         unexpected        the answer is none that this client knows
     +-- Refusal            (the server's)    the server answered a problem (RFC 9457)
          +-- Rejected      400, 409, 413, 415, 422 ...   what was sent cannot be used
          +-- NotAllowed    401, 403                      no key, or not for this
          +-- NotFound      404, 410                      there is no such thing
          +-- TryLater      429, 503                      busy: `retry_after` says how long
          +-- ServerFault   500 and up                    the server failed

The codes of refusals are listed by `Client.problems()`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class ClientError(Exception):
    """The root of all that this client raises about a server."""

    code = "client_error"


class Unreachable(ClientError):
    """No answer came."""

    code = "unreachable"


class Unexpected(ClientError):
    """The answer is none that this client knows: another program, or another version."""

    code = "unexpected"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of what was sent."""

    field: str
    message: str


class Refusal(ClientError):
    """The server's own problem.

    `code` is stable, `status` is HTTP's, `detail` is a sentence, `request_id` finds it in the
    server's log, `fields` names what is wrong with what was sent, and `retry_after` is the number
    of seconds that the server asks to wait, None where it does not.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        request_id: str = "",
        fields: Sequence[FieldError] = (),
        retry_after: float | None = None,
    ) -> None:
        told = "; ".join(f"{one.field}: {one.message}" for one in fields)
        super().__init__(f"{detail}{f' ({told})' if told else ''} [{code}, {status}]")
        self.status = status
        self.code = code
        self.detail = detail
        self.request_id = request_id
        self.fields = tuple(fields)
        self.retry_after = retry_after


class Rejected(Refusal):
    """What was sent cannot be used."""


class NotAllowed(Refusal):
    """The key is missing, or does not allow this."""


class NotFound(Refusal):
    """There is no such thing, or no more."""


class TryLater(Refusal):
    """The server is busy, or this key asked too often."""


class ServerFault(Refusal):
    """The server failed. `request_id` finds it in its log."""


_BY_STATUS: Mapping[int, type[Refusal]] = {
    401: NotAllowed,
    403: NotAllowed,
    404: NotFound,
    410: NotFound,
    429: TryLater,
    503: TryLater,
}


def refusal(
    status: int, problem: Mapping[str, object], request_id: str, retry_after: float | None
) -> Refusal:
    """The error for an answer of `status`, whose body was `problem` ({} if it was none)."""
    kind = _BY_STATUS.get(status, ServerFault if status >= 500 else Rejected)
    found = problem.get("errors")
    fields = [
        FieldError(str(one.get("field", "")), str(one.get("message", "")))
        for one in (found if isinstance(found, list) else ())
        if isinstance(one, dict)
    ]
    return kind(
        status,
        str(problem.get("code") or f"http_{status}"),
        str(problem.get("detail") or problem.get("title") or f"the server answered {status}."),
        str(problem.get("request_id") or request_id),
        fields,
        retry_after,
    )
