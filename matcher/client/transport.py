"""Requests that are made again where that is safe, and answers that are what they should be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import uuid4

import httpx2

from matcher.client.decoding import decoded
from matcher.client.errors import ClientError, Unexpected, Unreachable, refusal
from matcher.client.retrying import BROKEN, BUSY, Retries, seconds_of
from matcher.version import __version__

T = TypeVar("T")
Asked = str | int | float | bool | None | tuple[str, ...]  # None is left out, a tuple comes often
Body = Callable[[], bytes | Iterable[bytes]]  # called anew for every try

_SAFE = ("GET", "DELETE", "PUT", "HEAD")  # what may be done twice
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Call:
    """A request. `again`: it may be made again when nobody knows whether it was done.

    `once`: it carries an Idempotency-Key, by which the server does it once however often it comes.
    """

    method: str
    path: str
    query: Mapping[str, Asked] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body | None = None
    again: bool = False
    once: bool = False

    @classmethod
    def json(cls, method: str, path: str, value: object, **more: Any) -> Call:
        """A request with `value` as its body; fields that are None are left out."""
        data = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        headers = {"Content-Type": _JSON, **more.pop("headers", {})}
        return cls(method, path, headers=headers, body=lambda: data, **more)


class Transport:
    """One server, by a pool of connections. May be used by several threads."""

    def __init__(self, client: httpx2.Client, retries: Retries) -> None:
        self._client = client
        self._retries = retries

    @classmethod
    def to(cls, url: str, key: str | None, timeout: float, retries: Retries) -> Transport:
        """A way to the server at `url`. Raises `ValueError` for what is no HTTP address."""
        address = httpx2.URL(url)
        if address.scheme not in ("http", "https") or not address.host:
            raise ValueError("the server's address is such as http://127.0.0.1:8000")
        headers = {"User-Agent": f"resume-posting-matcher-client/{__version__}"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        client = httpx2.Client(base_url=address, headers=headers, timeout=timeout)
        return cls(client, retries)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def read(self, kind: type[T], call: Call) -> T:
        """The JSON that `call` is answered with, as `kind`."""
        return decoded(kind, _json(self.send(call)))

    def send(self, call: Call) -> httpx2.Response:
        """The good answer to `call`, read whole.

        Raises `Refusal` for any other, `Unreachable` if none came.
        """
        return self._answered(call, whole=True)

    def answers(self, path: str) -> bool:
        """Whether a GET of `path` is answered well, asked once."""
        try:
            return self._client.get(path).is_success
        except httpx2.TransportError:
            return False

    def pause(self, tried: int) -> None:
        """Wait as long as after `tried` tries of a request, where there may be more of them."""
        self._retries.sleep(self._retries.backoff(tried))

    @contextmanager
    def stream(self, call: Call) -> Iterator[httpx2.Response]:
        """The good answer to `call`, not read yet. Raises as `send` does."""
        answer = self._answered(call, whole=False)
        try:
            yield answer
        finally:
            answer.close()

    def _answered(self, call: Call, whole: bool) -> httpx2.Response:
        headers = dict(call.headers)
        if call.once:
            headers.setdefault("Idempotency-Key", uuid4().hex)
        again = call.again or call.once or call.method in _SAFE
        tried = 0
        while True:
            tried += 1
            answer, failure, retried = self._try(call, headers, again, whole)
            if answer is not None:
                return answer
            wait = self._retries.wait(tried, getattr(failure, "retry_after", None))
            if not retried or wait is None:
                raise failure
            self._retries.sleep(wait)

    def _try(
        self, call: Call, headers: Mapping[str, str], again: bool, whole: bool
    ) -> tuple[httpx2.Response | None, ClientError, bool]:
        """A good answer; or else what went wrong, and whether it may be tried again."""
        query = {name: _words(value) for name, value in call.query.items() if value is not None}
        request = self._client.build_request(
            call.method,
            call.path,
            params=query or None,
            headers=dict(headers),
            content=call.body() if call.body else None,
        )
        try:
            answer = self._client.send(request, stream=True)
            if whole or not answer.is_success:
                try:
                    answer.read()
                finally:
                    answer.close()
            if answer.is_success:
                return answer, ClientError(), False
        except httpx2.TransportError as error:
            return None, _unreachable(error), again
        failure = _refused(answer)
        status = answer.status_code
        return None, failure, status in BUSY or (again and status in BROKEN)


def _refused(answer: httpx2.Response) -> ClientError:
    try:
        found = answer.json()
    except ValueError:
        found = {}
    return refusal(
        answer.status_code,
        found if isinstance(found, dict) else {},
        answer.headers.get("x-request-id", ""),
        seconds_of(answer.headers.get("retry-after", "")),
    )


def _unreachable(error: httpx2.TransportError) -> Unreachable:
    kind = type(error).__name__
    return Unreachable(f"the server gave no answer ({kind}). Is it running, and is its address so?")


def _json(answer: httpx2.Response) -> object:
    if answer.headers.get("content-type", "").partition(";")[0].strip() != _JSON:
        raise Unexpected("the answer is no JSON: another program answers at this address.")
    try:
        found: object = answer.json()
    except ValueError:
        raise Unexpected(
            "the answer is no JSON: it was cut off, or is another program's."
        ) from None
    return found


def _words(value: Asked) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    return [str(value).lower() if isinstance(value, bool) else str(value)]
