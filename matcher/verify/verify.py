"""The front of the verifiers: the rule decides, the embedding finds the line."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.types import Finding, Kind, Month, Requirement, Resume, Scored
from matcher.verify.education import verify_education
from matcher.verify.language import verify_language
from matcher.verify.years import verify_years


def verify(
    requirement: Requirement, resume: Resume, near: Sequence[Scored], as_of: Month
) -> Finding | None:
    """What a rule says of `requirement`, or None where no rule applies.

    `near` are the resume's passages held against the requirement; jobs that go on end in `as_of`.
    """
    if requirement.kind is Kind.EDUCATION:
        return verify_education(requirement, resume, as_of)
    if requirement.kind is Kind.LANGUAGE:
        return verify_language(requirement, resume)
    if requirement.kind is Kind.YEARS:
        return verify_years(requirement, resume, near, as_of)
    return None
