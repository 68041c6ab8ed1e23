"""Fit the line from score to coverage, and the cut points, on labelled pairs.

    python scripts/calibrate_coverage.py [GOLD.json]

Every pair goes through the real trip. Requirements that a rule settles are left out of the fit. The
line is
fitted by least squares at fixed places and made to rise; its error is measured on resumes that
the fit has not seen (leave one pair out). Prints what to write into `matcher/policy.py`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.evaluation import load, posting_text, resume_of
from matcher.metrics import auc, brier, calibration_error, quadratic_kappa
from matcher.pairing import nearest, offers, similarities
from matcher.policy import Policy
from matcher.service import ReadResume, Service, read_posting
from matcher.settings import Settings
from matcher.types import Requirement, Scored, Verdict
from matcher.verify.verify import verify

GOLD = Path("../shared/data/gold/dev.json")
PLACES = np.array([0.15, 0.35, 0.5, 0.65, 0.9])
SMOOTH = 3.0  # rows' worth of pull towards equal steps


@dataclass(frozen=True, slots=True)
class Seen:
    """One labelled requirement: its best score, its grade, and what a rule made of it.

    `settled` is the coverage that a rule gave, or None; `scale` what it left of the score's.
    """

    pair: str
    score: float
    grade: int
    settled: float | None
    scale: float


def gather(gold: Path) -> list[Seen]:
    service = Service.in_memory(Settings(data=Path("unused")), progress=print)
    seen = []
    for pair in load(gold):
        text, spans = posting_text(pair.title, pair.wanted)
        resume = resume_of(pair, service)
        match = service.match(read_posting(text.encode(), "posting.txt"), resume)
        by_start = {p.requirement.span.start: p for p in match.pairs}
        for label, span in zip(pair.labels, spans, strict=True):
            found = by_start.get(span.start)
            if label.disputed or not label.assessable or found is None:
                continue
            if found.verdict is Verdict.UNKNOWN:
                continue
            near = nearest_of(service, found.requirement, resume)
            rule = verify(found.requirement, resume.resume, near, match.as_of)
            scale = rule.scale if rule and rule.scale is not None else 1.0
            settled = found.coverage if rule and rule.scale is None else None
            score = near[0].score
            seen.append(Seen(pair.id, score, label.grade, settled, scale))
    return seen


def nearest_of(
    service: Service, requirement: Requirement, resume: ReadResume
) -> tuple[Scored, ...]:
    offered = offers(resume.resume.passages, resume.resume.candidate)
    asked = service.resumes.embed([requirement.text])
    held = service.resumes.embed([offer.text for offer in offered])
    return nearest(requirement, offered, similarities(asked, held)[0], service.policy)


def hats(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Row i: how much each of PLACES has to say at score i; rows sum to 1."""
    return np.array([np.interp(scores, PLACES, row) for row in np.eye(len(PLACES))]).T


def fit(scores: NDArray[np.float64], grades: NDArray[np.float64]) -> NDArray[np.float64]:
    """Coverage at PLACES: least squares on grade / 2, pulled towards equal steps, rising."""
    second = np.diff(np.eye(len(PLACES)), n=2, axis=0) * np.sqrt(SMOOTH)
    left = np.vstack([hats(scores), second])
    right = np.concatenate([grades / 2, np.zeros(len(second))])
    heights = np.linalg.lstsq(left, right, rcond=None)[0]
    return np.clip(np.maximum.accumulate(heights), 0, 0.97)


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if not gold.exists():
        sys.exit(f"{gold} is not here; name a gold file.")
    seen = gather(gold)
    free = [s for s in seen if s.settled is None]
    scores = np.array([s.score for s in free])
    scales = np.array([s.scale for s in free])
    grades = np.array([s.grade for s in free], float)
    held_out = np.empty(len(free))
    for pair in {s.pair for s in free}:
        out = np.array([s.pair == pair for s in free])
        held_out[out] = hats(scores[out]) @ fit(scores[~out], grades[~out])
    ruled = [s for s in seen if s.settled is not None]
    cover = np.concatenate([held_out * scales, [s.settled for s in ruled]])
    grade = np.concatenate([grades, [s.grade for s in ruled]]).astype(int)
    print(f"{len(seen)} requirements, {len(seen) - len(free)} of them settled by a rule")
    print(f"held out: brier {brier(cover, grade):.4f}, ece {calibration_error(cover, grade):.4f}")
    print(f"          auc met|none {auc(cover[grade == 2], cover[grade == 0]):.3f}")
    best = max(
        (quadratic_kappa(np.digitize(cover, [low, high]), grade), low, high)
        for low in np.arange(0.25, 0.5, 0.05)
        for high in np.arange(0.5, 0.8, 0.05)
    )
    print(f"          kappa {best[0]:.3f} with cuts {best[1]:.2f} and {best[2]:.2f}")
    heights = fit(scores, grades)
    print(
        "knots", tuple((float(x), round(float(y), 2)) for x, y in zip(PLACES, heights, strict=True))
    )
    print("policy now", Policy().name, Policy().knots, Policy().partial, Policy().met)


if __name__ == "__main__":
    main()
