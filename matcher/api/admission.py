"""Who comes in: decided by the head of a request alone, before any of its body is read."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.api.answers import problem_response
from matcher.api.catalog import PROBLEMS
from matcher.api.faults import Busy
from matcher.api.operations import Operation, Operations
from matcher.api.origins import is_foreign_change, is_own_name
from matcher.api.rates import Left, Rates
from matcher.api.turns import FULL, Turns
from matcher.keys.key import DEFAULT, Key
from matcher.keys.key import Scope as KeyScope
from matcher.keys.ring import Keyring
from matcher.serving import Serving

CHALLENGE = 'Bearer realm="resume-posting-matcher"'
_ENDING = "the server is about to stop. Send the request again in a few seconds."


class Refusal(Exception):
    """A request that is not let in: the code of the problem, and what is said with it."""

    def __init__(
        self, code: str, detail: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})


class Gate:
    """What decides who comes in, and who is inside."""

    def __init__(
        self,
        serving: Serving,
        keyring: Keyring,
        turns: Turns,
        operations: Operations,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.operations = operations
        self.draining = False
        self.inside = 0  # requests of which a key, or this machine's user, is let in
        self._serving = serving
        self._keyring = keyring
        self._turns = turns
        self._rates = Rates(serving)
        self._clock = clock
        self._notes: set[asyncio.Task[None]] = set()

    @contextmanager
    def admitted(self, scope: Scope, operation: Operation) -> Iterator[Left | None]:
        """Let a request in for the `with` block, or raise `Refusal`. Says what is left of its rate.

        Its tenant and the id of its key are put into the scope's state.
        """
        key = self._caller(scope, operation)
        if operation.scope is None:
            yield None
            return
        if self.draining:
            raise Refusal("not_ready", _ENDING)
        left = self._charged(key, operation)
        place = (key.id if key else "", operation.follows)
        if not self._rates.enter(*place):
            raise Refusal("too_many_at_once", headers=left.headers() if left else None)
        self.inside += 1
        try:
            with self._expected(scope, operation):
                yield left
        finally:
            self.inside -= 1
            self._rates.leave(*place)

    def stands(self, key_id: str | None) -> bool:
        """Whether who was let in, by the key `key_id` or by none, would be let in now.

        For answers that take long: a key may end meanwhile, and so may the server.
        """
        if self.draining:
            return False
        return not self._keyring.needed if key_id is None else self._keyring.stands(key_id)

    def _caller(self, scope: Scope, operation: Operation) -> Key | None:
        """The key of a request, None where it needs none. Raises `Refusal`."""
        headers, state = Headers(scope=scope), scope["state"]
        state["tenant"], state["key"] = DEFAULT, None
        if not self._keyring.needed:
            if not is_own_name(headers.get("host", ""), self._serving.hosts):
                raise Refusal("unknown_host")
            if is_foreign_change(scope["method"], headers, self._serving.origins):
                raise Refusal("cross_site")
            return None
        if operation.scope is None:
            return None
        key = self._keyring.find(_key_text(headers))
        if key is None:
            raise Refusal("unauthorized", headers={"WWW-Authenticate": CHALLENGE})
        _check_scope(key, operation.scope)
        state["tenant"], state["key"] = key.tenant, key.id
        self._note(key)
        return key

    def _charged(self, key: Key | None, operation: Operation) -> Left | None:
        """Take a request's share of its key's rates. Raises `Refusal`."""
        if key is None:
            return None
        left = self._rates.take(key.id, operation.takes_file, self._clock())
        if left is not None and left.wait:
            wait = {"Retry-After": str(math.ceil(left.wait))}
            said = f"this key may send {left.per_minute:,} {left.name} a minute."
            raise Refusal("rate_limited", f"{said} {_REMEDY}", left.headers() | wait)
        return left

    @contextmanager
    def _expected(self, scope: Scope, operation: Operation) -> Iterator[None]:
        """Count on a file that will want a turn. Raises `Refusal` if there is no place."""
        if not operation.works:
            yield
            return
        if not operation.takes_file:
            if self._turns.full(upload=False):
                raise Refusal("busy", FULL)
            yield
            return
        token = scope["state"].get("token") or object()
        try:
            self._turns.expect(token)
        except Busy as busy:
            raise Refusal("busy", str(busy)) from None
        scope["state"]["token"] = token
        try:
            yield
        finally:
            self._turns.forget(token)

    def _note(self, key: Key) -> None:
        """Have the day of the key's use noted, beside the request."""
        if self._keyring.unnoted(key):
            with suppress(RuntimeError):  # no event loop runs: nobody is served
                task = asyncio.create_task(run_in_threadpool(self._keyring.note, key))
                self._notes.add(task)
                task.add_done_callback(self._notes.discard)


_REMEDY = "Try again after the seconds in Retry-After."


class Admission:
    """The layer that asks the gate, as plain ASGI."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        operation = self._gate.operations.find(scope["method"], scope["path"])
        scope["state"]["template"] = operation.template
        try:
            with self._gate.admitted(scope, operation) as left:
                await self._app(scope, receive, _telling(left, send) if left else send)
        except Refusal as refusal:
            problem = PROBLEMS[refusal.code]
            response = problem_response(scope["state"]["request_id"], problem, refusal.detail)
            response.headers.update(refusal.headers)
            await response(scope, receive, send)


def _telling(left: Left, send: Send) -> Send:
    """`send`, with what is left of a rate in the head of the answer."""

    async def send_telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in left.headers().items():
                headers.setdefault(name, value)
        await send(message)

    return send_telling


def _key_text(headers: Headers) -> str:
    """The text of a request's key, "" if there is none or there are two."""
    kind, _, bearer = headers.get("authorization", "").partition(" ")
    given = [headers.get("x-api-key", "").strip()]
    given.append(bearer.strip() if kind.lower() == "bearer" else "")
    found = {one for one in given if one}
    return found.pop() if len(found) == 1 else ""


def _check_scope(key: Key, needed: Any) -> None:
    """Raise `Refusal` if the key may not do it. What is the server's is the default tenant's."""
    if needed not in key.scopes:
        raise Refusal("forbidden", f"this needs a key with the scope {needed}; yours has not.")
    if needed is KeyScope.ADMIN and key.tenant != DEFAULT:
        raise Refusal("forbidden", "this is the server's operator's alone.")
