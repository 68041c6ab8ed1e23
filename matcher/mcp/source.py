"""Where the answers come from: a corpus in this process, or a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from matcher.client.types import Where
from matcher.schemas import MatchOut, RankingOut, SearchOut, Wire

Counted = Literal["all", "minimum", "preferred"]


@dataclass(frozen=True, slots=True)
class Named:
    """A document by its id, or as it is: name and bytes."""

    id: str = ""
    name: str = ""
    data: bytes = b""


class KeptOut(Wire):
    """A kept document in a listing."""

    id: str
    name: str


class ListingOut(Wire):
    """Kept documents, and where the listing goes on; null at its end."""

    items: list[KeptOut]
    next: str | None


class Source(Protocol):
    """What the tools ask. Raises `Fault` or `ClientError`."""

    def match(self, posting: Named, resume: Named, level: Counted) -> MatchOut:
        """One posting against one resume."""

    def rank(self, posting: Named, top: int, level: Counted, where: Where) -> RankingOut:
        """The kept resumes that cover a posting best."""

    def search(self, text: str, top: int, where: Where) -> SearchOut:
        """The kept resumes that show one requirement."""

    def resumes(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept resumes."""

    def postings(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept postings."""

    def close(self) -> None:
        """Give back what it holds."""
