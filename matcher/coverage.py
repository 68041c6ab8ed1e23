"""What the nearest evidence is worth: a coverage, a verdict, and the reasons in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from matcher.lexicon.words import WORD, term, terms
from matcher.policy import Policy
from matcher.types import AnyOf, Coverage, Finding, Kind, Level, Pair, Requirement, Scored, Verdict

# What a resume normally does not say. Finding nothing about these shows nothing.
SELDOM_WRITTEN = {
    Kind.AUTHORIZATION: "a resume seldom states work authorization; ask the candidate",
    Kind.LOGISTICS: "a resume seldom states travel, shifts or relocation; ask the candidate",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Coverage in 0..1, the verdict it amounts to, and why. An unknown does not count."""

    coverage: float
    verdict: Verdict
    reasons: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether the requirement has a share in the overall coverage."""
        return self.verdict is not Verdict.UNKNOWN


def judge(
    requirement: Requirement,
    nearest: Sequence[Scored],
    policy: Policy,
    finding: Finding | None = None,
) -> Judgement:
    """Judge a requirement by its nearest passages, best first; there may be none.

    Where a rule has found something out, the rule decides.
    """
    best = next(iter(nearest), None)
    covered = coverage_of(best.score, policy) if best else 0.0
    told: tuple[str, ...] = ()
    if finding is not None and finding.scale is not None:
        covered, told = round(covered * finding.scale, 4), finding.reasons
    elif finding is not None and not (finding.at_least and covered > finding.coverage):
        verdict = Verdict.UNKNOWN if finding.unknown else verdict_of(finding.coverage, policy)
        return Judgement(finding.coverage, verdict, finding.reasons)
    verdict = verdict_of(covered, policy)
    if verdict is not Verdict.MET and requirement.kind in SELDOM_WRITTEN:
        return Judgement(0.0, Verdict.UNKNOWN, (SELDOM_WRITTEN[requirement.kind],))
    if best is None or best.score < policy.floor:
        return Judgement(covered, verdict, ("nothing in the resume comes near", *told))
    return Judgement(covered, verdict, (*reasons(requirement, best), *told))


def coverage_of(score: float, policy: Policy) -> float:
    """The line through the policy's knots at `score`, rounded to 4 places.

    >>> coverage_of(0.5, Policy(knots=((0.0, 0.0), (1.0, 1.0))))
    0.5
    """
    (left, low), *rest = policy.knots
    if score <= left:
        return low
    for right, high in rest:
        if score < right:
            return round(low + (high - low) * (score - left) / (right - left), 4)
        left, low = right, high
    return low


def verdict_of(coverage: float, policy: Policy) -> Verdict:
    """Met, partial or missing by the policy's cut points."""
    if coverage >= policy.met:
        return Verdict.MET
    return Verdict.PARTIAL if coverage >= policy.partial else Verdict.MISSING


def reasons(requirement: Requirement, best: Scored) -> tuple[str, ...]:
    """Why the best passage stands where it stands, in words a recruiter can check."""
    near = f"the closest line is {_nearness(best.similarity)} in meaning ({best.similarity:.2f})"
    held = terms(best.passage.text)
    choices = [c for c in requirement.all_of if len(c.parts) > 1 or len(requirement.all_of) > 1]
    named = [_named(choice, held) for choice in choices if all(terms(p.text) for p in choice.parts)]
    return (near, *(named or _said(requirement.text, held)))


def _named(choice: AnyOf, held: frozenset[str]) -> str:
    """Which of a choice's names a line holds."""
    every = [part.text for part in choice.parts]
    found = [part.text for part in choice.parts if terms(part.text) <= held]
    if not found:
        return "it names none of " + _listed(every) if len(every) > 1 else f"it lacks {every[0]}"
    return f"it names {_listed(found)}" + ("; one is enough" if len(every) > 1 else "")


def _said(text: str, held: frozenset[str]) -> tuple[str, ...]:
    """Which telling words of a requirement a line says, in any form of them, and which not."""
    telling = {term(word): word for word in reversed(WORD.findall(text)) if _sayable(word)}
    asked = list(reversed(telling.values()))
    both = [word for word in asked if terms(word) & held]
    gone = [word for word in asked if not terms(word) & held]
    said = [f"it says {_listed(both)}"] if both else []
    return (*said, f"it does not say {_listed(gone)}") if gone else tuple(said)


def _sayable(word: str) -> bool:
    return bool(terms(word)) and not word[0].isdigit()


def overall(pairs: Iterable[Pair], policy: Policy) -> Coverage:
    """The weighted mean of the pairs' coverages, over all of them and by level.

    ``sum(weight * coverage) / sum(weight)``; pairs of weight 0 do not count, and where none
    counts the coverage is None.
    """
    counted = [p for p in pairs if p.weight > 0]
    return Coverage(
        overall=_mean(counted),
        minimum=_mean([p for p in counted if p.requirement.level is Level.MINIMUM]),
        preferred=_mean([p for p in counted if p.requirement.level is Level.PREFERRED]),
        policy=policy.name,
    )


def _mean(pairs: Sequence[Pair]) -> float | None:
    # fsum: exact, so that no order of the pairs and no version of Python moves the last digit.
    total = fsum(p.weight for p in pairs)
    return round(fsum(p.weight * p.coverage for p in pairs) / total, 4) if total else None


def _nearness(similarity: float) -> str:
    if similarity >= 0.6:
        return "very near"
    return "near" if similarity >= 0.45 else "somewhat near" if similarity >= 0.3 else "far"


def _listed(found: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(found[:most])
    return f"{shown} and {len(found) - most} more" if len(found) > most else shown
