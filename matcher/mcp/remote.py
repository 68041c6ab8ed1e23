"""A running server, asked through the client: nothing is kept there that was not kept before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from matcher.client.client import Client
from matcher.client.errors import Unexpected
from matcher.client.types import PostingInfo, ResumeInfo, Where
from matcher.errors import BadRequest
from matcher.mcp.source import Counted, KeptOut, ListingOut, Named
from matcher.schemas import MatchOut, RankingOut, SearchOut

M = TypeVar("M", bound=BaseModel)


class Remote:
    """A server. A posting may be sent along as text; of resumes those that are kept are asked."""

    def __init__(self, client: Client, blind: bool = True) -> None:
        """`blind`: the server is asked not to say who a resume is of."""
        self._client = client
        self._blind = blind

    def match(self, posting: Named, resume: Named, level: Counted) -> MatchOut:
        """One posting against one kept resume."""
        if not resume.id:
            raise BadRequest(
                "this server matches the resumes that it keeps: upload it there, and give its id."
            )
        if posting.id:
            made = self._client.match(posting.id, resume.id, level=level, blind=self._blind)
        else:
            made = self._client.match_text(
                _text(posting), resume.id, level=level, blind=self._blind
            )
        return _wire(MatchOut, made)

    def rank(self, posting: Named, top: int, level: Counted, where: Where) -> RankingOut:
        """The kept resumes that cover a posting best."""
        if posting.id:
            made = self._client.rank(
                posting.id, top, where=_given(where), level=level, blind=self._blind
            )
        else:
            made = self._client.rank_text(
                _text(posting), top, where=_given(where), level=level, blind=self._blind
            )
        return _wire(RankingOut, made)

    def search(self, text: str, top: int, where: Where) -> SearchOut:
        """The kept resumes that show one requirement."""
        return _wire(
            SearchOut, self._client.search(text, top, where=_given(where), blind=self._blind)
        )

    def resumes(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept resumes."""
        return _listing(lambda: self._client.resumes.list(blind=self._blind), limit, after)

    def postings(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept postings."""
        return _listing(self._client.postings.list, limit, after)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _listing(
    listed: Callable[[], Iterable[ResumeInfo | PostingInfo]], limit: int, after: str | None
) -> ListingOut:
    """Documents after the one with id `after`, which is how the page before ended."""
    found: Iterable[ResumeInfo | PostingInfo] = iter(listed())
    if after is not None and not any(one.id == after for one in found):
        raise BadRequest("`after` is what `next` of the page before said; begin anew.")
    page = list(islice(found, limit + 1))
    items = [KeptOut(id=one.id, name=one.name) for one in page[:limit]]
    return ListingOut(items=items, next=items[-1].id if len(page) > limit else None)


def _text(posting: Named) -> str:
    try:
        return posting.data.decode()
    except UnicodeDecodeError:
        raise BadRequest(
            "this server is sent postings as text, and the file is none: give its text, or keep it "
            "there and give its id."
        ) from None


def _given(where: Where) -> Where | None:
    return None if where == Where() else where


def _wire(kind: type[M], made: Any) -> M:
    """The client's answer as the wire's; what a newer server adds was left behind already."""
    try:
        return kind.model_validate(asdict(made))
    except ValidationError:
        raise Unexpected(
            "the server is of another version: its answer is not understood."
        ) from None
