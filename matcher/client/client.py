"""The front of the client: `Client(url)`, and what can be asked of a server.

>>> with Client("http://127.0.0.1:8000", key=None) as client:  # doctest: +SKIP
...     posting = client.postings.add("posting.txt")
...     resume = client.resumes.add("resume.pdf")
...     for pair in client.match(posting.id, resume.id).pairs:
...         print(pair.verdict, pair.requirement.text)
"""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from matcher.client.postings import Postings
from matcher.client.resumes import Resumes
from matcher.client.retrying import Retries
from matcher.client.transport import Call, Transport
from matcher.client.types import Match, ProblemKind, Ranking, ServiceInfo, Weights

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

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ---- matching

    def match(
        self,
        posting: str,
        resume: str,
        *,
        level: Counted = "all",
        weights: Weights | None = None,
    ) -> Match:
        """Hold a kept posting against a kept resume, by their ids."""
        value = {"posting_id": posting, "resume_id": resume, **_counting(level, weights)}
        return self._transport.read(Match, Call.json("POST", "/v1/matches", value, again=True))

    def match_text(
        self,
        posting: str,
        resume: str,
        *,
        level: Counted = "all",
        weights: Weights | None = None,
    ) -> Match:
        """As `match`, for the text of a posting that is not to be kept."""
        value = {"posting_text": posting, "resume_id": resume, **_counting(level, weights)}
        return self._transport.read(Match, Call.json("POST", "/v1/matches", value, again=True))

    def rank(
        self,
        posting: str,
        top: int = 10,
        *,
        level: Counted = "all",
        weights: Weights | None = None,
    ) -> Ranking:
        """The kept resumes that cover a kept posting best."""
        value = {"posting_id": posting, "top": top, **_counting(level, weights)}
        return self._transport.read(Ranking, Call.json("POST", "/v1/rankings", value, again=True))

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


def _counting(level: Counted, weights: Weights | None) -> dict[str, Any]:
    return {"level": level} | ({"weights": weights.json()} if weights else {})
