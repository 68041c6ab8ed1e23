"""What the operations on feedback take and answer."""

from __future__ import annotations

from pydantic import Field

from matcher.api.bodies import Body, DocumentId, OfRequirement, Text
from matcher.schemas import FeedbackOut, Wire
from matcher.types import Verdict


class FeedbackIn(Body):
    """A verdict of your own on one requirement of a kept posting and a kept resume, and why."""

    posting_id: DocumentId
    resume_id: DocumentId
    requirement: OfRequirement = Field(description="Its number, from 1.")
    verdict: Verdict = Field(strict=False)
    reason: Text = Field(min_length=1, max_length=2000)
    reviewer: Text = Field("", max_length=100, description="What you want to go by.")


class FeedbackList(Wire):
    """Some of the feedback, in the order in which it was given."""

    feedback: list[FeedbackOut]
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")
