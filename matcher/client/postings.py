"""The kept postings of a server."""

from __future__ import annotations

from matcher.client.files import Given, named, upload
from matcher.client.transport import Call, Transport
from matcher.client.types import Posting

_PATH = "/v1/postings"


class Postings:
    """Create, get and erase. An id may be its beginning, where that is unique."""

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

    def get(self, id: str) -> Posting:
        """What was understood of a posting."""
        return self._transport.read(Posting, Call("GET", f"{_PATH}/{id}"))

    def delete(self, id: str) -> None:
        """Erase a posting for good."""
        self._transport.send(Call("DELETE", f"{_PATH}/{id}"))
