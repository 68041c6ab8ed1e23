"""Idempotency-Key: a request that comes twice is done once, and answered the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel
from starlette.responses import Response

from matcher.desk.answers import Answer
from matcher.service import Service

REPLAYED = "Idempotency-Replayed"
PROBLEMS = ("idempotency_key_in_use", "idempotency_key_reused")

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=128,
        pattern=r"^[A-Za-z0-9._:-]+$",
        description="A name of your own for this request, such as a UUID. The same request with "
        "the same key is answered again and not done again, for 24 hours.",
    ),
]


@dataclass(frozen=True, slots=True)
class Made:
    """A good answer: `about` are the documents with which it is forgotten."""

    status: int
    body: BaseModel
    location: str = ""
    about: tuple[str, ...] = ()


def once(
    service: Service,
    operation: str,
    key: str | None,
    asked: Iterable[bytes],
    make: Callable[[], Made],
) -> Response:
    """The answer that `make` gives; with a key, the one that it gave before to the same `asked`.

    A request that fails is not remembered. Raises what `make` raises, `KeyReused` and `KeyInUse`.
    """
    if key is None:
        return _response(_answer(make()))
    named = f"{operation} {key}"
    known = service.desk.answers.begin(named, _digest(asked))
    if known is not None:
        return _response(known, replayed=True)
    try:
        made = make()
        answer = _answer(made)
        service.desk.answers.end(named, answer, made.about)
    except BaseException:
        service.desk.answers.drop(named)
        raise
    return _response(answer)


def _answer(made: Made) -> Answer:
    return Answer(made.status, made.location, made.body.model_dump_json().encode())


def _response(answer: Answer, *, replayed: bool = False) -> Response:
    headers = {"Location": answer.location} if answer.location else {}
    if replayed:
        headers[REPLAYED] = "true"
    return Response(answer.body, answer.status, headers, media_type="application/json")


def _digest(asked: Iterable[bytes]) -> bytes:
    """A hash of all parts, each with its length, so that no two lists have the same."""
    whole = hashlib.sha256()
    for part in asked:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()
