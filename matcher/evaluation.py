"""Hold the whole trip against labelled pairs: the posting is built, read, matched, and scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.types import Span
from matcher.errors import BadRequest, NoRequirements
from matcher.metrics import auc, brier, calibration_error, first_hit, quadratic_kappa
from matcher.service import ReadResume, Service, read_posting, read_resume
from matcher.types import Level, Pair, Verdict

HEADINGS = {"required": "Minimum Qualifications:", "preferred": "Preferred Qualifications:"}
GRADE = {Verdict.MET: 2, Verdict.PARTIAL: 1, Verdict.MISSING: 0, Verdict.UNKNOWN: 0}


@dataclass(frozen=True, slots=True)
class Label:
    """What raters say of one requirement: grade 0-2, and the lines that show it, best first.

    `disputed`: the raters did not agree. `assessable`: a resume can show such a thing at all.
    """

    grade: int
    disputed: bool
    assessable: bool
    lines: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A requirement of a labelled pair; `level` is one of HEADINGS."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A labelled pair: a requirement and a label each; the resume is `pdf`, or else the lines."""

    id: str
    title: str
    wanted: tuple[Wanted, ...]
    labels: tuple[Label, ...]
    resume_lines: tuple[str, ...]
    pdf: Path | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer for one requirement: the quotes are best first."""

    coverage: float
    verdict: Verdict
    quotes: tuple[str, ...]


NO_ANSWER = Prediction(0.0, Verdict.MISSING, ())


@dataclass(frozen=True, slots=True)
class Answers:
    """The predictions for one pair, None where the posting parser lost a requirement."""

    pair: GoldPair
    predictions: tuple[Prediction | None, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One requirement's label beside its answer; `hit` is the place of the first right quote.

    `hit` is looked for among three quotes, where the raters saw evidence. Where the posting parser
    lost the requirement, the answer is NO_ANSWER and `lost` says so.
    """

    wanted: Wanted
    label: Label
    answer: Prediction
    hit: int | None
    lost: bool = False

    @property
    def shown(self) -> bool:
        """Whether evidence is scored: the raters agree, and saw some."""
        return not self.label.disputed and self.label.grade >= 1

    @property
    def graded(self) -> bool:
        """Whether coverage is scored: the raters agree, and a resume can show such a thing."""
        return not self.label.disputed and self.label.assessable


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number, and the name by which scorers know it."""

    name: str
    value: float | int | str


@dataclass(frozen=True, slots=True)
class Report:
    """All answers, the figures they come to, and how often the first quote is right by kind."""

    answers: tuple[Answers, ...]
    figures: tuple[Figure, ...]
    first_quote_by_kind: tuple[Figure, ...]

    def figure(self, name: str) -> float | int | str:
        """The value of the figure named `name`; KeyError if there is none."""
        return {f.name: f.value for f in self.figures}[name]


def evaluate(service: Service, gold: Path, progress: Callable[[str], None] | None = None) -> Report:
    """Run every pair of a gold file through reading and matching, and score the answers.

    The file is a JSON list of ``{id, title, requirements: [{level, text}], resume_lines, labels:
    [{grade, disputed, assessable, evidence, kind}]}``; ``evidence`` are numbers of resume lines,
    from 1. Where ``pdf`` is set, that file beside the gold file is the resume. Raises `BadRequest`
    if the file is not of this form.
    """
    answers = answer(service, load(gold), progress)
    outcomes = [one for pair in answers for one in outcomes_of(pair)]
    return Report(answers, score(outcomes), _by_kind([o for o in outcomes if o.shown]))


def answer(
    service: Service, pairs: Sequence[GoldPair], progress: Callable[[str], None] | None = None
) -> tuple[Answers, ...]:
    """The answers for each pair."""
    answers = []
    for number, pair in enumerate(pairs, start=1):
        if progress:
            progress(f"{number} of {len(pairs)}")
        answers.append(Answers(pair, predict(service, pair)))
    return tuple(answers)


def outcomes_of(answers: Answers) -> tuple[Outcome, ...]:
    """Each requirement of one pair, its label beside its answer."""
    pair = answers.pair
    return tuple(
        Outcome(
            wanted,
            label,
            found or NO_ANSWER,
            first_hit((found or NO_ANSWER).quotes[:3], label.lines),
            found is None,
        )
        for wanted, label, found in zip(pair.wanted, pair.labels, answers.predictions, strict=True)
    )


def predict(service: Service, pair: GoldPair) -> tuple[Prediction | None, ...]:
    """An answer for each requirement of `pair`, None where the posting parser lost it."""
    text, spans = posting_text(pair.title, pair.wanted)
    try:
        posting = read_posting(text.encode(), "posting.txt", service.limits)
    except NoRequirements:
        return (None,) * len(pair.wanted)
    match = service.match(posting, resume_of(pair, service))
    return tuple(answer_at(match.pairs, span) for span in spans)


def posting_text(title: str, wanted: Sequence[Wanted]) -> tuple[str, tuple[Span, ...]]:
    """A posting that asks for `wanted` under ordinary headings, and where each one stands."""
    text = f"{title}\n" if title else ""
    spans: dict[int, Span] = {}
    for level, heading in HEADINGS.items():
        asked = [n for n, one in enumerate(wanted) if one.level == level]
        if asked:
            text += f"\n{heading}\n\n"
        for n in asked:
            line = " ".join(wanted[n].text.split())
            spans[n] = Span(len(text), len(text) + len(line))
            text += line + "\n"
    return text, tuple(spans[n] for n in range(len(wanted)))


def score(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """The figures: evidence at 1 and 3, AUC, Brier, agreement of verdicts, calibration.

    Disputed labels are left out. Evidence is scored where the grade is 1 or 2, coverage where a
    resume can show such a thing.
    """
    shown = [o.hit for o in outcomes if o.shown]
    graded = [o for o in outcomes if o.graded]
    covered = [o.answer.coverage for o in graded]
    grades = [o.label.grade for o in graded]
    verdicts = [GRADE[o.answer.verdict] for o in graded]
    none, partly, met = (
        [c for c, seen in zip(covered, grades, strict=True) if seen == grade] for grade in range(3)
    )
    agreed = sum(v == g for v, g in zip(verdicts, grades, strict=True))
    return (
        Figure("requirements", len(graded)),
        Figure("unanswered", sum(o.lost for o in outcomes)),
        Figure("evidence@1", _share(sum(hit == 0 for hit in shown), len(shown))),
        Figure("evidence@3", _share(sum(hit is not None for hit in shown), len(shown))),
        Figure("auc met|none", auc(met, none)),
        Figure("auc some|none", auc(partly + met, none)),
        Figure("auc met|partly", auc(met, partly)),
        Figure("brier(grade/2)", brier(covered, grades)),
        Figure("verdict kappa_q", quadratic_kappa(verdicts, grades)),
        Figure("verdict accuracy", _share(agreed, len(graded))),
        Figure("ece5", calibration_error(covered, grades)),
    )


def load(gold: Path) -> tuple[GoldPair, ...]:
    """The labelled pairs of the file `gold`; `BadRequest` says where it is not of the form."""
    try:
        raw = json.loads(gold.read_bytes())
    except (OSError, ValueError) as error:
        raise BadRequest(f"{gold}: cannot be read as JSON ({type(error).__name__}).") from error
    if not isinstance(raw, list) or not raw:
        raise BadRequest(f"{gold}: it must be a list of labelled pairs, and not empty.")
    return tuple(_gold_pair(pair, n, gold) for n, pair in enumerate(raw, start=1))


def _gold_pair(raw: dict[str, Any], number: int, gold: Path) -> GoldPair:
    try:
        lines = tuple(str(line) for line in raw["resume_lines"])
        wanted = tuple(Wanted(str(r["level"]), str(r["text"])) for r in raw["requirements"])
        labels = tuple(_label(one, lines) for one in raw["labels"])
        pdf = gold.parent / raw["pdf"] if raw.get("pdf") else None
        pair = GoldPair(str(raw["id"]), str(raw.get("title") or ""), wanted, labels, lines, pdf)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
        raise BadRequest(
            f"{gold}: pair {number} has not the fields of a labelled pair "
            f"({type(error).__name__}: {error})."
        ) from error
    if pdf and not pdf.is_file():
        raise BadRequest(f"{gold}: pair {number} names {pdf.name}, which is not beside it.")
    if len(wanted) != len(labels) or any(one.level not in HEADINGS for one in wanted):
        raise BadRequest(
            f"{gold}: pair {number} needs a label for each requirement, and levels that are "
            f"{' or '.join(HEADINGS)}."
        )
    return pair


def _label(raw: dict[str, Any], lines: Sequence[str]) -> Label:
    grade = int(raw["grade"])
    if grade not in (0, 1, 2):
        raise ValueError(f"grade {grade} is none of 0, 1, 2")
    shown = tuple(lines[int(n) - 1] for n in raw["evidence"])
    kind = str(raw.get("kind") or "other")
    return Label(grade, bool(raw["disputed"]), bool(raw["assessable"]), shown, kind)


def _by_kind(shown: Sequence[Outcome]) -> tuple[Figure, ...]:
    kinds = sorted({o.label.kind for o in shown})
    hits = {kind: [o.hit == 0 for o in shown if o.label.kind == kind] for kind in kinds}
    return tuple(Figure(kind, f"{sum(found)}/{len(found)}") for kind, found in hits.items())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def answer_at(pairs: Sequence[Pair], span: Span) -> Prediction | None:
    """The answer of the pair whose requirement covers most of the line that asked for it.

    Of a line that the parser cut, what it requires stands for it before what it only wishes for.
    """

    def shared(pair: Pair) -> int:
        at = pair.requirement.span
        return min(at.end, span.end) - max(at.start, span.start)

    within = [pair for pair in pairs if shared(pair) > 0]
    required = [pair for pair in within if pair.requirement.level is Level.MINIMUM]
    best = max(required or within, key=shared, default=None)
    if best is None:
        return None
    return Prediction(best.coverage, best.verdict, tuple(e.quote for e in best.evidence))


def resume_of(pair: GoldPair, service: Service) -> ReadResume:
    """The resume of `pair`, read as an upload would be."""
    if pair.pdf:
        return read_resume(pair.pdf.read_bytes(), pair.pdf.name, service.limits)
    text = "\n".join(pair.resume_lines)
    return read_resume(text.encode(), "resume.txt", service.limits)
