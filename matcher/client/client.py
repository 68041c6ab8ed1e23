"""The front of the client: `Client(url)`, and what can be asked of a server.

>>> with Client("http://127.0.0.1:8000", key=None) as client:  # doctest: +SKIP
...     posting = client.postings.add("posting.txt")
...     resume = client.resumes.add("resume.pdf")
...     for pair in client.match(posting.id, resume.id).pairs:
...         print(pair.verdict, pair.requirement.text)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matcher.client.feedback import FeedbackBook, Format
from matcher.client.jobs import Jobs
from matcher.client.postings import Postings
from matcher.client.resumes import Resumes
from matcher.client.retrying import Retries
from matcher.client.transport import Asked, Call, Transport
from matcher.client.types import (
    Match,
    Matches,
    ProblemKind,
    Ranking,
    ResumeCounts,
    Search,
    ServiceInfo,
    Weights,
    Where,
)

Counted = Literal["all", "minimum", "preferred"]

TIMEOUT = 60.0  # seconds without a byte; a scanned resume may take half of that to be read


class Client:
    """A server, with what is kept there. May be used by several threads; close it in the end.

    Every method raises a `ClientError` (`matcher.client.errors`): `Refusal` with the server's code,
    `Unreachable`, or `Unexpected`. What may safely be made again is, after a pause (`Retries`).
    """

    def __init__(
        self,
        url: str,
        key: str | None = None,
        timeout: float = TIMEOUT,
        *,
        retries: Retries | None = None,
        transport: Transport | None = None,
    ) -> None:
        """`url` such as http://127.0.0.1:8000, `timeout` in seconds without a byte.

        Raises `ValueError` for what is no HTTP address.
        """
        self._transport = transport or Transport.to(url, key, timeout, retries or Retries())
        self.resumes = Resumes(self._transport)
        self.postings = Postings(self._transport)
        self.jobs = Jobs(self._transport)
        self.feedback = FeedbackBook(self._transport)

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- matching

    def match(
        self,
        posting: str,
        resume: str,
        *,
        level: Counted = "all",
        weights: Weights | None = None,
        blind: bool = False,
    ) -> Match:
        """Hold a kept posting against a kept resume, by their ids.

        `blind`, here and below: the answer does not say who a resume is of, nor how to reach them.
        """
        value = {"posting_id": posting, "resume_id": resume, **_counting(level, weights)}
        return self._transport.read(Match, _asking("/v1/matches", value, {"blind": blind}))

    def match_text(
        self,
        text: str,
        resume: str,
        *,
        level: Counted = "all",
        weights: Weights | None = None,
        blind: bool = False,
    ) -> Match:
        """As `match`, for the text of a posting that is not to be kept."""
        value = {"posting_text": text, "resume_id": resume, **_counting(level, weights)}
        return self._transport.read(Match, _asking("/v1/matches", value, {"blind": blind}))

    def match_many(
        self,
        posting: str,
        resumes: Sequence[str],
        *,
        brief: bool = False,
        level: Counted = "all",
        weights: Weights | None = None,
        blind: bool = False,
    ) -> Matches:
        """Hold a kept posting against up to 100 kept resumes; one that is not there stops no other.

        `brief`: coverages and verdicts alone, which is several times as fast.
        """
        value = {
            "posting_id": posting,
            "resume_ids": list(resumes),
            "detail": "brief" if brief else "full",
            **_counting(level, weights),
        }
        return self._transport.read(Matches, _asking("/v1/matches/batch", value, {"blind": blind}))

    def rank(
        self,
        posting: str,
        top: int = 10,
        *,
        where: Where | None = None,
        versions: bool = False,
        level: Counted = "all",
        weights: Weights | None = None,
        brief: bool = False,
        blind: bool = False,
    ) -> Ranking:
        """The kept resumes that cover a kept posting best, of those that have all of `where`.

        Of a person's resumes the newest is ranked; `versions`: the older ones too. `brief`: without
        quotes, reasons and parts, a tenth as long.
        """
        value = _ranking({"posting_id": posting}, top, where, versions, level, weights)
        return self._transport.read(Ranking, _ranked(value, brief, blind))

    def rank_text(
        self,
        text: str,
        top: int = 10,
        *,
        where: Where | None = None,
        versions: bool = False,
        level: Counted = "all",
        weights: Weights | None = None,
        brief: bool = False,
        blind: bool = False,
    ) -> Ranking:
        """As `rank`, for the text of a posting that is not to be kept."""
        value = _ranking({"posting_text": text}, top, where, versions, level, weights)
        return self._transport.read(Ranking, _ranked(value, brief, blind))

    def export(
        self,
        posting: str,
        format: Format = "csv",
        top: int = 10,
        *,
        blind: bool = True,
        where: Where | None = None,
        versions: bool = False,
        level: Counted = "all",
        weights: Weights | None = None,
    ) -> bytes:
        """What `rank` answers as a file's bytes; `blind`: resumes go by their ids in tables."""
        value = _ranking({"posting_id": posting}, top, where, versions, level, weights)
        query = {"format": format, "blind": blind}
        return self._transport.send(_asking("/v1/rankings/export", value, query)).content

    def search(
        self,
        requirement: str,
        top: int = 10,
        *,
        where: Where | None = None,
        versions: bool = False,
        blind: bool = False,
    ) -> Search:
        """The kept resumes that show one requirement, written as a line of a posting would be."""
        value = {"text": requirement, **_chosen(top, where, versions)}
        return self._transport.read(Search, _asking("/v1/searches", value, {"blind": blind}))

    def search_of(
        self,
        posting: str,
        number: int,
        top: int = 10,
        *,
        where: Where | None = None,
        versions: bool = False,
        blind: bool = False,
    ) -> Search:
        """As `search`, for requirement `number`, from 1, of a kept posting."""
        value = {"posting_id": posting, "number": number, **_chosen(top, where, versions)}
        return self._transport.read(Search, _asking("/v1/searches", value, {"blind": blind}))

    def counts(self, *, where: Where | None = None, versions: bool = False) -> ResumeCounts:
        """What the kept resumes that pass `where` have, counted: what could be filtered by next."""
        value = {"versions": versions, **({"where": where.json()} if where else {})}
        return self._transport.read(ResumeCounts, _asking("/v1/counts", value))

    # ---- the server

    def info(self) -> ServiceInfo:
        """Version, policy, model and limits."""
        return self._transport.read(ServiceInfo, Call("GET", "/v1"))

    def ready(self) -> bool:
        """Whether model and corpus are open: asked once, without waiting."""
        return self._transport.answers("/readyz")

    def problems(self) -> tuple[ProblemKind, ...]:
        """Every code that a `Refusal` of this server may have, and what to do about it."""
        return self._transport.read(_Problems, Call("GET", "/problems")).problems


@dataclass(frozen=True, slots=True)
class _Problems:
    problems: tuple[ProblemKind, ...]


def _asking(path: str, value: Mapping[str, Any], query: Mapping[str, Asked] | None = None) -> Call:
    """A question: asking it twice changes nothing."""
    return Call.json("POST", path, value, query=query or {}, again=True)


def _ranked(value: Mapping[str, Any], brief: bool, blind: bool) -> Call:
    detail = {"detail": "brief"} if brief else {}
    return _asking("/v1/rankings", {**value, **detail}, {"blind": blind})


def _ranking(
    posting: dict[str, Any],
    top: int,
    where: Where | None,
    versions: bool,
    level: Counted,
    weights: Weights | None,
) -> dict[str, Any]:
    return posting | _chosen(top, where, versions) | _counting(level, weights)


def _chosen(top: int, where: Where | None, versions: bool) -> dict[str, Any]:
    return {"top": top, "versions": versions} | ({"where": where.json()} if where else {})


def _counting(level: Counted, weights: Weights | None) -> dict[str, Any]:
    return {"level": level} | ({"weights": weights.json()} if weights else {})
