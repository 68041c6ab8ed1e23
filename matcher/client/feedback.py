"""Feedback that a server keeps: a reviewer's verdict beside the model's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from matcher.client.paging import pages
from matcher.client.transport import Call, Transport
from matcher.client.types import Feedback, Verdict

Format = Literal["csv", "xlsx", "json"]

_PATH = "/v1/feedback"


class FeedbackBook:
    """Give, list and erase feedback. It changes no coverage, no verdict and no ranking."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def add(
        self,
        posting: str,
        resume: str,
        requirement: int,
        verdict: Verdict,
        reason: str,
        reviewer: str = "",
    ) -> Feedback:
        """A verdict on requirement `requirement`, from 1, of a kept posting and resume, and why."""
        value = {
            "posting_id": posting,
            "resume_id": resume,
            "requirement": requirement,
            "verdict": verdict,
            "reason": reason,
            "reviewer": reviewer,
        }
        return self._transport.read(Feedback, Call.json("POST", _PATH, value, once=True))

    def list(
        self,
        *,
        posting: str | None = None,
        resume: str | None = None,
        blind: bool = False,
        page_size: int = 100,
    ) -> Iterator[Feedback]:
        """All of it, or that on a posting or a resume, in the order in which it was given.

        `blind`: candidates' names and ways of contact are masked in the reasons.
        """
        call = Call("GET", _PATH, {"posting_id": posting, "resume_id": resume, "blind": blind})
        return pages(self._transport, call, "feedback", Feedback, page_size)

    def get(self, id: str) -> Feedback:
        """One piece, as it was given."""
        return self._transport.read(Feedback, Call("GET", f"{_PATH}/{id}"))

    def delete(self, id: str) -> None:
        """Erase one piece."""
        self._transport.send(Call("DELETE", f"{_PATH}/{id}"))

    def export(
        self,
        format: Format = "csv",
        *,
        posting: str | None = None,
        resume: str | None = None,
        blind: bool = True,
    ) -> bytes:
        """All of it, or that on a posting or a resume, as a file's bytes; `blind` as in `list`."""
        query = {"format": format, "posting_id": posting, "resume_id": resume, "blind": blind}
        return self._transport.send(Call("GET", "/v1/exports/feedback", query)).content
