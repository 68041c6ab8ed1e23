"""Pages of a listing: a limit, and an opaque cursor where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Literal, TypeVar

from fastapi import Query

from index.corpus import Corpus, DocumentInfo
from matcher.errors import BadRequest
from matcher.service import Service

Item = TypeVar("Item")

Limit = Annotated[int, Query(ge=1, le=500, description="How many to answer at most.")]
Cursor = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=100,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="`next_cursor` of the page before, with the same filters; left out for the "
        "first page.",
    ),
]
Order = Annotated[
    Literal["added", "latest"], Query(description="The first that was added first, or last.")
]


def place_of(service: Service, listing: str, cursor: str | None) -> tuple[int, ...] | None:
    """Where `cursor` goes on in `listing`, which names the operation and its filters.

    None for the first page. Raises `BadRequest` for a cursor of anything else.
    """
    if cursor is None:
        return None
    place = service.desk.cursors.read(listing, cursor)
    if place is None:
        raise BadRequest(
            "the cursor is none of this listing with these filters. Begin at the first page."
        )
    return place


def cursor_for(service: Service, listing: str, *place: int) -> str:
    """The cursor behind `place` of `listing`."""
    return service.desk.cursors.make(listing, *place)


def page_of(
    service: Service,
    listing: str,
    cursor: str | None,
    limit: int,
    ask: Callable[[int | None, int], tuple[int, list[Item]]],
) -> tuple[list[Item], str | None]:
    """A page of `listing`, and the cursor behind it; None where nothing follows.

    `ask` gives what follows a place (None: the beginning), at most so many, and the last's place.
    Raises `BadRequest` as `place_of`.
    """
    place = place_of(service, listing, cursor)
    last, found = ask(place[0] if place else None, limit)
    more = len(found) == limit and ask(last, 1)[1]
    return found, cursor_for(service, listing, last) if more else None


def documents_from(
    service: Service, listing: str, cursor: str | None, corpus: Corpus, *, latest: bool = False
) -> Iterator[tuple[DocumentInfo, Callable[[], str]]]:
    """The documents of `corpus` from `cursor` on, each with what makes the cursor to begin at it.

    `latest`: those that were added last come first. What is removed meanwhile moves nothing out of
    sight.
    """
    place = place_of(service, listing, cursor)
    for at, info in corpus.listed(place[0] if place else None, latest=latest):
        yield info, partial(cursor_for, service, listing, at)
