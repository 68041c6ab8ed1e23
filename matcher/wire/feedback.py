"""A reviewer's word beside the model's."""

from __future__ import annotations

from pydantic import Field

from matcher.desk.feedback import Feedback
from matcher.types import Verdict
from matcher.wire.base import Share, Wire


class JudgedOut(Wire):
    """What the model said of the pair when the feedback was given."""

    verdict: Verdict
    coverage: Share
    policy: str
    model: str


class FeedbackOut(Wire):
    """A reviewer's verdict on a requirement, by its number from 1, and why.

    It stands beside what the model says, and changes no coverage.
    """

    id: str
    posting_id: str
    resume_id: str
    requirement: int
    verdict: Verdict
    reason: str
    reviewer: str = Field(description='What the reviewer goes by, "" where they do not say.')
    created_at: str = Field(description="ISO 8601, UTC.")
    judged: JudgedOut

    @classmethod
    def of(cls, feedback: Feedback) -> FeedbackOut:
        """The wire form of `feedback`."""
        said = feedback.opinion
        return cls(
            id=feedback.id,
            posting_id=said.posting_id,
            resume_id=said.resume_id,
            requirement=said.requirement,
            verdict=said.verdict,
            reason=said.reason,
            reviewer=said.reviewer,
            created_at=feedback.created_at,
            judged=JudgedOut(
                verdict=feedback.model_verdict,
                coverage=feedback.model_coverage,
                policy=feedback.policy,
                model=feedback.model,
            ),
        )
