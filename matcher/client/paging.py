"""Listings, a page at a time: the next is fetched when the last was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from matcher.client.decoding import decoded
from matcher.client.errors import Unexpected
from matcher.client.transport import Call, Transport

T = TypeVar("T")


def pages(
    transport: Transport, call: Call, field: str, kind: type[T], page_size: int
) -> Iterator[T]:
    """The items in `field` of every page that `call` lists, `page_size` at a time."""
    query = {**call.query, "limit": page_size}
    while True:
        page = transport.read(dict[str, object], replace(call, query=query))
        items = page.get(field)
        yield from decoded(tuple[kind, ...], items, field)  # type: ignore[valid-type]
        following = _following(page)
        if following is None:
            return
        if following.items() <= query.items():
            raise Unexpected("a page of the listing names itself as the next.")
        query |= following


def _following(page: dict[str, object]) -> dict[str, str | int] | None:
    """What asks for the next page; None on the last."""
    for name in ("cursor", "offset"):
        value = page.get(f"next_{name}")
        if isinstance(value, (str, int)):
            return {name: value}
    return None
