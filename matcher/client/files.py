"""Files on their way to a server: one as it is, many with a few at work at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from matcher.client.errors import ClientError
from matcher.client.transport import Asked, Call

T = TypeVar("T")
Given = Path | str | tuple[str, bytes]  # a file's path, or a name and bytes

AT_ONCE = 4
_BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Sent(Generic[T]):
    """How the upload of one file ended: with an answer, or with an error.

    `done` of `total` files were sent so far; `total` is None where nobody knows.
    """

    name: str
    done: int
    total: int | None
    answer: T | None
    error: ClientError | OSError | None


def named(given: Given) -> tuple[str, bytes]:
    """The name and bytes of a file. Raises `OSError`."""
    if isinstance(given, tuple):
        return given
    path = Path(given)
    return path.name, path.read_bytes()


def upload(
    path: str,
    name: str,
    data: bytes,
    media_type: str = _BYTES,
    query: Mapping[str, Asked] | None = None,
) -> Call:
    """A file as the body. Sending a document twice adds nothing, so it may be made again."""
    headers = {"Content-Type": media_type, "X-Filename": quote(name)}
    return Call("POST", path, query or {}, headers=headers, body=lambda: data, again=True)


def each(
    files: Iterable[Given], send: Callable[[str, bytes], T], at_once: int = AT_ONCE
) -> Iterator[Sent[T]]:
    """Send `files`, up to `at_once` at a time; gives how each ended, in their order.

    Only the files at work are in memory. One that fails never stops the others.
    """
    total = len(files) if isinstance(files, (list, tuple)) else None
    waiting: deque[tuple[str, Future[T]]] = deque()
    done = 0
    with ThreadPoolExecutor(max_workers=max(1, at_once)) as pool:
        try:
            for given in files:
                name = given[0] if isinstance(given, tuple) else Path(given).name
                waiting.append((name, pool.submit(_sent, given, send)))
                if len(waiting) > at_once:
                    done += 1
                    yield _ended(*waiting.popleft(), done, total)
            while waiting:
                done += 1
                yield _ended(*waiting.popleft(), done, total)
        finally:
            for _, future in waiting:  # whoever listened has gone
                future.cancel()


def _sent(given: Given, send: Callable[[str, bytes], T]) -> T:
    return send(*named(given))


def _ended(name: str, future: Future[T], done: int, total: int | None) -> Sent[T]:
    try:
        return Sent(name, done, total, future.result(), None)
    except (ClientError, OSError) as error:
        return Sent(name, done, total, None, error)
