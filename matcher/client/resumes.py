"""The kept resumes of a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.client.files import AT_ONCE, Given, Sent, each, named, upload
from matcher.client.paging import pages
from matcher.client.transport import Call, Transport
from matcher.client.types import (
    PostingRanking,
    Receipt,
    Resume,
    ResumeAdded,
    ResumeInfo,
    Sheet,
    Tags,
    Versions,
    Weights,
    Where,
)

_PATH = "/v1/resumes"


class Resumes:
    """Upload, list, get, show and erase. An id may be its beginning, where that is unique."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def add(self, file: Given, *, tags: Sequence[str] = ()) -> ResumeAdded:
        """Upload a file: its path, or its name and bytes, and give it `tags`.

        The same bytes again add nothing but tags.
        """
        return self._send(*named(file), tags)

    def add_many(
        self, files: Iterable[Given], at_once: int = AT_ONCE, *, tags: Sequence[str] = ()
    ) -> Iterator[Sent[ResumeAdded]]:
        """Upload `files`, `at_once` at a time, and tell after each how far it is.

        A file that fails is told as such and stops no other. Nothing is sent before the first
        answer is asked for. Each is given `tags`.
        """
        return each(files, lambda name, data: self._send(name, data, tags), at_once)

    def tag(self, id: str, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Tags:
        """Take tags from a resume, then give it others; the tags that it has then."""
        value = {"add_tags": list(add), "remove_tags": list(remove)}
        call = Call.json("PATCH", f"{_PATH}/{id}", value, again=True)
        return self._transport.read(Tags, call)

    def list(
        self,
        *,
        name: str | None = None,
        added_from: str | None = None,
        added_to: str | None = None,
        where: Where | None = None,
        latest: bool = False,
        blind: bool = False,
        page_size: int = 100,
    ) -> Iterator[ResumeInfo]:
        """All that pass, in the order in which they were added; a page is fetched when it is due.

        `name` is a part of the file's name; days are such as "2026-11-26", in UTC, and go before
        those of `where`. `latest`: who was added last comes first. `blind`: they go by their ids.
        """
        having = where or Where()
        query = {
            "name": name,
            "added_from": added_from or having.added_from,
            "added_to": added_to or having.added_to,
            "degree": having.degree,
            "years": having.years,
            "skill": having.skills or None,
            "language": having.languages or None,
            "location": having.locations or None,
            "tag": having.tags or None,
            "order": "latest" if latest else None,
            "blind": blind,
        }
        return pages(self._transport, Call("GET", _PATH, query), "resumes", ResumeInfo, page_size)

    def get(self, id: str, *, blind: bool = False) -> Resume:
        """What was understood of a resume; `blind`: with who it is of masked."""
        return self._transport.read(Resume, Call("GET", f"{_PATH}/{id}", {"blind": blind}))

    def text(self, id: str, *, blind: bool = True) -> str:
        """The text of a resume as it was read; `blind`: with who it is of masked."""
        return self._transport.send(Call("GET", f"{_PATH}/{id}/text", {"blind": blind})).text

    def sheet(self, id: str, *, blind: bool = True) -> Sheet:
        """A resume as it is laid out; `blind`: without who it is of."""
        return self._transport.read(Sheet, Call("GET", f"{_PATH}/{id}/sheet", {"blind": blind}))

    def page(self, id: str, page: int, *, scale: float = 2.0, blind: bool = True) -> bytes:
        """A page, from 1, as PNG of `scale` pixels a point. `NotFound` if it cannot be drawn."""
        query = {"scale": scale, "blind": blind}
        return self._transport.send(Call("GET", f"{_PATH}/{id}/pages/{page}.png", query)).content

    def versions(self, id: str) -> Versions:
        """The versions of a resume, itself among them; the newest alone is ranked."""
        return self._transport.read(Versions, Call("GET", f"{_PATH}/{id}/versions"))

    def postings(
        self, id: str, top: int = 10, weights: Weights | None = None, *, blind: bool = False
    ) -> PostingRanking:
        """The kept postings that a resume covers best; `weights` of levels alone."""
        value = {"resume_id": id, "top": top} | ({"weights": weights.json()} if weights else {})
        call = Call.json("POST", "/v1/suitable", value, query={"blind": blind}, again=True)
        return self._transport.read(PostingRanking, call)

    def delete(self, id: str) -> Receipt:
        """Erase a resume for good; the receipt says what was erased."""
        return self._transport.read(Receipt, Call("DELETE", f"{_PATH}/{id}"))

    def _send(self, name: str, data: bytes, tags: Sequence[str]) -> ResumeAdded:
        query = {"tag": tuple(tags)} if tags else {}
        return self._transport.read(ResumeAdded, upload(_PATH, name, data, query=query))
