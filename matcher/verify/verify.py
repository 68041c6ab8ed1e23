"""The front of the verifiers: the rule decides, the embedding finds the line."""

from __future__ import annotations

from matcher.types import Finding, Kind, Requirement, Resume
from matcher.verify.education import verify_education
from matcher.verify.language import verify_language

VERIFIERS = {Kind.EDUCATION: verify_education, Kind.LANGUAGE: verify_language}


def verify(requirement: Requirement, resume: Resume) -> Finding | None:
    """What a rule says of `requirement`, or None where no rule applies."""
    verifier = VERIFIERS.get(requirement.kind)
    return verifier(requirement, resume) if verifier else None
