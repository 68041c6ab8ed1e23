"""The kept postings of a server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.client.files import Given, named, upload
from matcher.client.paging import pages
from matcher.client.transport import Call, Transport
from matcher.client.types import Edit, Posting, PostingInfo, Receipt

_PATH = "/v1/postings"


class Postings:
    """Create, list, get, edit and erase. An id may be its beginning, where that is unique."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def add(self, file: Given) -> Posting:
        """Create a posting of a file: its path, or its name and bytes.

        PDF, DOCX, HTML, text and so on, or the JSON of one posting as an applicant-tracking system
        gives it. The same bytes again add nothing.
        """
        return self._transport.read(Posting, upload(_PATH, *named(file)))

    def add_text(self, text: str, name: str | None = None) -> Posting:
        """Create a posting of plain text, Markdown or HTML."""
        value = {"text": text} if name is None else {"text": text, "name": name}
        return self._transport.read(Posting, Call.json("POST", _PATH, value, again=True))

    def list(self, page_size: int = 100, *, latest: bool = False) -> Iterator[PostingInfo]:
        """All of them, in the order in which they were added; a page is fetched when it is due.

        `latest`: what was added last comes first.
        """
        call = Call("GET", _PATH, {"order": "latest" if latest else None})
        return pages(self._transport, call, "postings", PostingInfo, page_size)

    def get(self, id: str) -> Posting:
        """What was understood of a posting, and what was made of it since."""
        return self._transport.read(Posting, Call("GET", f"{_PATH}/{id}"))

    def edit(self, id: str, edits: Mapping[int, Edit | None]) -> Posting:
        """Change level, weight or must-have of requirements, by number from 1.

        None takes an edit back. What is edited is what was there when this was called: `Rejected`
        with code precondition_failed if somebody else edits it meanwhile.
        """
        now = self._transport.send(Call("GET", f"{_PATH}/{id}"))
        value = {str(number): one and one.json() for number, one in edits.items()}
        call = Call.json(
            "PATCH",
            f"{_PATH}/{id}",
            {"requirements": value},
            headers={"If-Match": now.headers.get("etag", "*")},
        )
        return self._transport.read(Posting, call)

    def delete(self, id: str) -> Receipt:
        """Erase a posting for good; the receipt says what was erased."""
        return self._transport.read(Receipt, Call("DELETE", f"{_PATH}/{id}"))
