"""One posting held against one resume: exact, whole, and the same through every door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.types import Document, Passage, Vectors
from matcher.coverage import coverage_of, judge, overall
from matcher.errors import BadRequest
from matcher.pairing import nearest, offers, similarities
from matcher.policy import Policy
from matcher.types import (
    Evidence,
    Finding,
    Match,
    Month,
    Pair,
    Posting,
    Requirement,
    Resume,
    Scored,
)
from matcher.verify.verify import verify
from matcher.weights import Weights

Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Asked:
    """The requirements of a posting that count, their weights, and their vectors (a row each).

    Jobs that go on are taken to end in month `as_of`.
    """

    posting: Posting
    requirements: tuple[Requirement, ...]
    weights: tuple[float, ...]
    vectors: Vectors
    as_of: Month

    @classmethod
    def of(cls, posting: Posting, weights: Weights, embed: Embed, as_of: Month) -> Asked:
        """What `weights` leave of `posting`; `BadRequest` if they leave nothing."""
        weights.check(len(posting.requirements))
        numbered = enumerate(posting.requirements, start=1)
        weighed = [(r, weights.of(number, r.level)) for number, r in numbered]
        counted = [(r, weight) for r, weight in weighed if weight > 0]
        if not counted:
            raise BadRequest(
                f"none of the posting's {len(weighed)} requirements is left to match: "
                "their levels or weights leave all of them out."
            )
        requirements = tuple(r for r, _ in counted)
        vectors = embed([r.text for r in requirements])
        return cls(posting, requirements, tuple(weight for _, weight in counted), vectors, as_of)


def match(asked: Asked, resume: Resume, document: Document, embed: Embed, policy: Policy) -> Match:
    """Pair what is asked with the passages of `resume`, which stands in `document`."""
    offered = offers(resume.passages, resume.candidate)
    vectors = embed([offer.text for offer in offered])
    cosines = similarities(asked.vectors, vectors)
    pairs = []
    for requirement, weight, row in zip(asked.requirements, asked.weights, cosines, strict=True):
        near = nearest(requirement, offered, row, policy)
        finding = verify(requirement, resume, near, asked.as_of)
        pairs.append(pair(requirement, weight, near, finding, document, policy))
    return Match(
        posting_id=asked.posting.document_id,
        posting_title=asked.posting.title,
        resume_id=document.id,
        resume_name=document.name,
        pairs=tuple(pairs),
        coverage=overall(pairs, policy),
        model=vectors.model,
        as_of=asked.as_of,
    )


def pair(
    requirement: Requirement,
    weight: float,
    near: Sequence[Scored],
    finding: Finding | None,
    document: Document,
    policy: Policy,
) -> Pair:
    """Judge one requirement and quote what shows it. A verdict of unknown quotes nothing."""
    judged = judge(requirement, near, policy, finding)
    shown = to_quote(near, finding, policy) if judged.counts else ()
    return Pair(
        requirement=requirement,
        evidence=tuple(_evidence(document, s.passage, s.similarity) for s in shown),
        coverage=judged.coverage,
        verdict=judged.verdict,
        weight=weight if judged.counts else 0.0,
        reasons=judged.reasons,
    )


def to_quote(near: Sequence[Scored], finding: Finding | None, policy: Policy) -> Sequence[Scored]:
    """What to quote, best first: what a rule found, or else what is near; none of it is forced."""
    if finding is None or finding.scale is not None:
        return [s for s in near if s.score >= policy.floor][: policy.quotes]
    place = {passage.text: n for n, passage in reversed(list(enumerate(finding.passages)))}
    first = [s for s in near if s.passage.text in place]
    first.sort(key=lambda s: place[s.passage.text])
    if finding.at_least and near and coverage_of(near[0].score, policy) > finding.coverage:
        rest = [s for s in near if s.passage.text not in place and s.score >= policy.floor]
        first = rest + first
    return first[: policy.quotes]


def _evidence(document: Document, passage: Passage, similarity: float) -> Evidence:
    page, box = document.locate(passage.span)
    return Evidence(passage.span.of(document.text), passage.span, page, box, similarity)
