"""A corpus in this process: files are read in the sandbox, as through every door."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice

from index.corpus import Corpus
from matcher.blinding import blind_match_of, blind_ranking, blind_said, blind_search
from matcher.client.types import Where
from matcher.errors import BadRequest
from matcher.mcp.source import Counted, KeptOut, ListingOut, Named
from matcher.reading import ReadPosting, ReadResume
from matcher.schemas import MatchOut, RankingOut, SearchOut
from matcher.service import Service
from matcher.weights import Weights
from matcher.where import where_of
from matcher.withheld import unnamed


class Local:
    """A service, which few calls use at once: each keeps a core busy."""

    def __init__(self, service: Service, blind: bool = True) -> None:
        """`blind`: answers do not say who a resume is of, nor how to reach them."""
        self._service = service
        self._blind = blind
        self._turns = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))

    def match(self, posting: Named, resume: Named, level: Counted) -> MatchOut:
        """One posting against one resume, kept or not."""
        with self._working() as service:
            asked = self._posting(posting)
            read = self._resume(resume)
            made = service.match(asked, read, _weights(level))
            said = service.desk.feedback.on(made.posting_id, [made.resume_id])
            told = blind_said(said, service, self._blind).get(made.resume_id, ())
            return MatchOut.of(blind_match_of(made, read, self._blind), asked.posting, told)

    def rank(self, posting: Named, top: int, level: Counted, where: Where) -> RankingOut:
        """The kept resumes that cover a posting best."""
        with self._working() as service:
            asked = self._posting(posting)
            made = service.rank(asked, top, _weights(level), where=where_of(asdict(where)))
            ids = [match.resume_id for match in made.matches]
            said = service.desk.feedback.on(made.posting_id, ids)
            told = blind_said(said, service, self._blind)
            return RankingOut.of(blind_ranking(made, service, self._blind), asked.posting, told)

    def search(self, text: str, top: int, where: Where) -> SearchOut:
        """The kept resumes that show one requirement."""
        with self._working() as service:
            made = service.search_requirement(text, top, where=where_of(asdict(where)))
            return SearchOut.of(blind_search(made, service, self._blind))

    def resumes(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept resumes."""
        return _listing(self._service.resumes, limit, after, self._blind)

    def postings(self, limit: int, after: str | None) -> ListingOut:
        """Some of the kept postings."""
        return _listing(self._service.postings, limit, after, blind=False)

    def close(self) -> None:
        """Nothing: the service is its opener's."""

    @contextmanager
    def _working(self) -> Iterator[Service]:
        with self._turns:
            yield self._service

    def _posting(self, named: Named) -> ReadPosting:
        if named.id:
            return self._service.posting(named.id)
        return self._service.read_posting(named.data, named.name)

    def _resume(self, named: Named) -> ReadResume:
        if named.id:
            return self._service.resume(named.id)
        return self._service.read_resume(named.data, named.name)


def _listing(corpus: Corpus, limit: int, after: str | None, blind: bool) -> ListingOut:
    begin = 0 if after is None else _number(after)
    found = [
        KeptOut(id=one.id, name=unnamed(one.id) if blind else one.name)
        for one in islice(corpus.documents(), begin, None)
    ]
    more = len(found) > limit
    return ListingOut(items=found[:limit], next=str(begin + limit) if more else None)


def _number(after: str) -> int:
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise BadRequest("`after` is what `next` of the page before said.")
    return int(after)


def _weights(level: Counted) -> Weights:
    return Weights.asked(level, {}, {})
