"""Hold the whole trip against labelled pairs: the posting is built, read, matched, and scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.types import Span
from matcher.errors import BadRequest
from matcher.metrics import auc, brier, calibration_error, first_hit, quadratic_kappa
from matcher.service import ReadResume, Service, read_posting, read_resume
from matcher.types import Pair, Verdict

HEADINGS = {"required": "Minimum Qualifications:", "preferred": "Preferred Qualifications:"}
GRADE = {Verdict.MET: 2, Verdict.PARTIAL: 1}


@dataclass(frozen=True, slots=True)
class Report:
    """Predictions by pair id, one a requirement, and the figures they come to."""

    predictions: dict[str, list[dict[str, Any] | None]]
    metrics: dict[str, Any]


def evaluate(service: Service, gold: Path, progress: Callable[[str], None] | None = None) -> Report:
    """Run every pair of a gold file through reading and matching, and score the answers.

    The file is a JSON list of ``{id, title, requirements: [{level, text}], resume_lines, labels:
    [{grade, disputed, assessable, evidence, kind}]}``; where ``pdf`` is set, that file beside the
    gold file is the resume. Raises `BadRequest` if the file is not of this form.
    """
    pairs = _load(gold)
    predictions: dict[str, list[dict[str, Any] | None]] = {}
    for number, pair in enumerate(pairs, start=1):
        if progress:
            progress(f"{number} of {len(pairs)}")
        resume = _resume(pair, gold.parent, service)
        predictions[pair["id"]] = predict(service, pair, resume)
    return Report(predictions, score(pairs, predictions))


def predict(
    service: Service, pair: dict[str, Any], resume: ReadResume
) -> list[dict[str, Any] | None]:
    """An answer for each requirement of `pair`, None where the posting parser lost it."""
    text, spans = posting_text(pair.get("title") or "", pair["requirements"])
    match = service.match(read_posting(text.encode(), "posting.txt", service.limits), resume)
    return [_answer(_aligned(match.pairs, span)) for span in spans]


def posting_text(
    title: str, requirements: Sequence[dict[str, str]]
) -> tuple[str, tuple[Span, ...]]:
    """A posting that asks for `requirements` under ordinary headings, and where each one stands."""
    text = f"{title}\n" if title else ""
    spans: dict[int, Span] = {}
    for level, heading in HEADINGS.items():
        asked = [n for n, r in enumerate(requirements) if r["level"] == level]
        if asked:
            text += f"\n{heading}\n\n"
        for n in asked:
            line = " ".join(requirements[n]["text"].split())
            spans[n] = Span(len(text), len(text) + len(line))
            text += line + "\n"
    return text, tuple(spans[n] for n in range(len(requirements)))


def score(
    pairs: Sequence[dict[str, Any]], predictions: dict[str, list[dict[str, Any] | None]]
) -> dict[str, Any]:
    """The figures: evidence at 1 and 3, AUC, Brier, agreement of verdicts, calibration.

    Disputed labels are left out. Evidence is scored where the grade is 1 or 2, coverage where the
    requirement can be assessed from a resume.
    """
    answered = list(_answered(pairs, predictions))
    shown = [(label, hit) for label, answer, hit in answered if label["grade"] >= 1]
    graded = [(label, answer) for label, answer, _ in answered if label["assessable"]]
    covered = [float(answer["coverage"]) for _, answer in graded]
    grades = [int(label["grade"]) for label, _ in graded]
    verdicts = [GRADE.get(Verdict(answer["verdict"]), 0) for _, answer in graded]
    by_grade = {
        g: [c for c, seen in zip(covered, grades, strict=True) if seen == g] for g in range(3)
    }
    agree = [v == g for v, g in zip(verdicts, grades, strict=True)]
    found = {
        "requirements": len(graded),
        "unanswered": sum(a is None for answers in predictions.values() for a in answers),
        "evidence@1": sum(hit == 0 for _, hit in shown) / len(shown),
        "evidence@3": sum(hit is not None for _, hit in shown) / len(shown),
        "auc met|none": auc(by_grade[2], by_grade[0]),
        "auc some|none": auc(by_grade[1] + by_grade[2], by_grade[0]),
        "auc met|partly": auc(by_grade[2], by_grade[1]),
        "brier(grade/2)": brier(covered, grades),
        "verdict kappa_q": quadratic_kappa(verdicts, grades),
        "verdict accuracy": sum(agree) / len(agree),
        "ece5": calibration_error(covered, grades),
    }
    rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in found.items()}
    return rounded | {"evidence@1 by kind": _by_kind(shown)}


def _by_kind(shown: Sequence[tuple[dict[str, Any], int | None]]) -> dict[str, str]:
    kinds = sorted({label["kind"] for label, _ in shown})
    hits = {kind: [hit == 0 for label, hit in shown if label["kind"] == kind] for kind in kinds}
    return {kind: f"{sum(found)}/{len(found)}" for kind, found in hits.items()}


def _answered(
    pairs: Sequence[dict[str, Any]], predictions: dict[str, list[dict[str, Any] | None]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any], int | None]]:
    for pair in pairs:
        for label, answer in zip(pair["labels"], predictions[pair["id"]], strict=True):
            if label["disputed"]:
                continue
            given = answer or {"coverage": 0.0, "verdict": "missing", "evidence": []}
            lines = [pair["resume_lines"][n - 1] for n in label["evidence"]]
            yield label, given, first_hit(given["evidence"][:3], lines)


def _aligned(pairs: Sequence[Pair], span: Span) -> Pair | None:
    """The pair whose requirement covers most of the line that asked for it."""

    def shared(pair: Pair) -> int:
        at = pair.requirement.span
        return min(at.end, span.end) - max(at.start, span.start)

    best = max(pairs, key=shared, default=None)
    return best if best and shared(best) > 0 else None


def _answer(pair: Pair | None) -> dict[str, Any] | None:
    if pair is None:
        return None
    return {
        "coverage": pair.coverage,
        "verdict": pair.verdict.value,
        "evidence": [e.quote for e in pair.evidence],
    }


def _resume(pair: dict[str, Any], folder: Path, service: Service) -> ReadResume:
    if pair.get("pdf"):
        path = folder / pair["pdf"]
        return read_resume(path.read_bytes(), path.name, service.limits)
    text = "\n".join(pair["resume_lines"])
    return read_resume(text.encode(), "resume.txt", service.limits)


def _load(gold: Path) -> list[dict[str, Any]]:
    try:
        pairs = json.loads(gold.read_bytes())
    except (OSError, ValueError) as error:
        raise BadRequest(f"{gold}: cannot be read as JSON ({type(error).__name__}).") from error
    needed = {"id", "requirements", "resume_lines", "labels"}
    if not isinstance(pairs, list) or not all(
        isinstance(p, dict) and needed <= p.keys() for p in pairs
    ):
        raise BadRequest(f"{gold}: every entry needs the fields {', '.join(sorted(needed))}.")
    return pairs
