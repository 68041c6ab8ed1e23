"""Fit the numbers of matcher/policy.json on labelled texts, and print how well they do.

    python scripts/fit_policy.py [--gold ../shared/data/gold/dev.json] [--write]

1. The ranker, on half of the project's held-out packs (`scripts/truth`; the adapter never saw
   them): the weights with which the labelled lines of a resume stand first (a softmax over its
   passages).
2. The grader, on the same packs: a proportional-odds model of the grades with weights of 0 or more.
3. What sets it right, two numbers, on the gold pairs, which were labelled by two readers; measured
   leaving one pair out.

The other half of the held-out packs is touched by none of this; the figures on it come last.

What is a matter of judgement and not of fitting stands in `CHOSEN`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from truth.read import for_fitting, pack_of, packs, untouched

from matcher.asked import Ask, Asked
from matcher.coverage import USUAL, Found, calibrations, composed, expected_grade, ruled
from matcher.evaluation import GoldPair, Label, posting_text, resume_of
from matcher.evaluation import load as load_gold
from matcher.incidence import before
from matcher.matching import hold
from matcher.metrics import auc, brier, calibration_error, quadratic_kappa, quotes_line
from matcher.pairing import Signals, signals
from matcher.policy import FILE, Grader, Policy, Ranker
from matcher.profile import Profile
from matcher.service import Service, read_posting
from matcher.settings import Settings
from matcher.types import Kind, Month, Verdict
from matcher.verify.ruling import Ruling
from matcher.weights import Weights

TRUTH = Path(__file__).parent / "truth" / "packs"
GOLD = Path("../shared/data/gold/dev.json")
AS_OF = Month(2026, 11)
FULL_WORDS = 8

# Chosen, with the reason; each was compared with its neighbours on the held-out packs.
CHOSEN = Policy(
    name="late-4",
    ranker=Ranker(
        late=0, cosine=0, prior=0, lexical=0, parts=0, part_terms=0, brevity=0,
        unnamed=3.0, named=1.5,
        full_words=FULL_WORDS,
        denial=40.0,  # below any line that denies nothing
        slight=1.5,  # about a third of the odds
        pending=1.0,
        ruled=2.5,
        labels={},
    ),
    grader=Grader(
        best=0, second=0, least=0,
        late=8.0,
        lesser=10.7,  # about partly, where every word is found
        behind=4.0,  # whole resumes are told apart as well as without, short ones are covered
        kinds={}, partly=0, met=0,
    ),
    # Kappa on gold is highest at .69, on packs and short resumes at .57 to .62, and level between.
    met=0.63,
    partial=0.37,
    floor=2.0,
    spread=3.0,
    in_field=6.0,
    declared=1.0,
    deed=9.5,
    # Where the rule's squared error is far below the scores' it counts nearly alone; years, where
    # it is not, count by half.
    trust={
        "degree": 0.7, "years": 0.45, "certificate": 0.85, "tongue": 0.9, "permit": 0.9,
        "condition": 0.8, "record": 0.75, "across": 0.75,
    },
    offset=0.0,
    slope=1.0,
)  # fmt: skip
RANKED = ("late", "cosine", "prior", "lexical", "parts", "part_terms", "brevity")
LABELS = ("skills", "summary")
KINDS_PULL = 100.0  # towards no difference between kinds: writers grade some more kindly

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A labelled requirement held against its resume. `right`: which passages raters accept."""

    pair: str
    ask: Ask
    label: Label
    right: NDArray[np.bool_]
    columns: Floats  # (passages, RANKED and LABELS)
    asked: Asked
    profile: Profile


def cases(pairs: Iterable[GoldPair], service: Service) -> list[Case]:
    """Every requirement of `pairs` that raters agree on."""
    found = []
    for pair in pairs:
        text, spans = posting_text(pair.title, pair.wanted)
        posting = read_posting(text.encode(), "posting.txt", service.limits).posting
        resume = resume_of(pair, service).resume
        profile = Profile.of(resume, service.resumes.read)
        asked = Asked.of(posting, Weights(), service.resumes.read, AS_OF)
        made = signals(asked, profile)
        by_start = {ask.requirement.span.start: ask for ask in asked.asks}
        for label, span in zip(pair.labels, spans, strict=True):
            ask = by_start.get(span.start)
            if ask is None or label.disputed:
                continue
            right = [any(quotes_line(o.text, line) for line in label.lines) for o in profile.offers]
            found.append(
                Case(
                    pair.id, ask, label, np.array(right, bool), columns(ask, made, profile),
                    asked, profile,
                )
            )  # fmt: skip
    return found


def columns(ask: Ask, made: Signals, profile: Profile) -> Floats:
    """What a passage's score is a weighted sum of, a row a passage."""
    members = ask.members or ((ask.query,),)

    def shared(rows: Floats) -> Floats:
        best: Floats = np.mean([rows[list(member)].max(axis=0) for member in members], axis=0)
        return best

    labels = [[float(o.label == label) for o in profile.offers] for label in LABELS]
    return np.column_stack(
        [
            made.late[ask.query],
            made.cosine[ask.query],
            profile.embedded.priors,
            made.lexical[ask.query],
            shared(made.late),
            shared(made.lexical),
            -np.maximum(0.0, 1.0 - profile.lines.words / FULL_WORDS),
            *labels,
        ]
    )


def fit_ranker(seen: Sequence[Case]) -> Ranker:
    """The weights that make the accepted passages stand first: softmax, pulled a little to 0."""
    shown = [c for c in seen if c.label.grade >= 1 and c.right.any()]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros_like(weights)
        for case in shown:
            z = case.columns @ weights
            p = np.exp(z - z.max())
            p /= p.sum()
            inside = p * case.right
            total -= np.log(max(inside.sum(), 1e-12))
            slope -= case.columns.T @ (inside / max(inside.sum(), 1e-12) - p)
        pull = 0.002
        return (
            total / len(shown) + pull * float(weights @ weights),
            slope / len(shown) + 2 * pull * weights,
        )

    first = np.array([4.0, 5.0, 1.0, 1.0, 3.0, 1.0, 1.0, -0.2, -0.5])
    bounds = [(0, None)] * len(RANKED) + [(None, None)] * len(LABELS)
    fitted = minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds).x.round(3)
    named = dict(zip((*RANKED, *LABELS), map(float, fitted), strict=True))
    labels = {label: named.pop(label) for label in LABELS}
    return replace(CHOSEN.ranker, **named, labels=labels)


def fit_grader(features: Floats, kinds: Sequence[Kind], grades: Floats) -> Grader:
    """Proportional odds by maximum likelihood; the three weights are 0 or more."""
    names = list(Kind)
    is_kind = np.array([[float(kind is name) for name in names] for kind in kinds])

    def parts(t: Floats) -> tuple[Floats, Floats, float, float]:
        return t[:3], t[3 : 3 + len(names)], t[-2], t[-2] + np.exp(t[-1])

    def loss(t: Floats) -> float:
        weights, offsets, partly, met = parts(t)
        eta = features @ weights + is_kind @ offsets
        some, all_ = _logistic(eta - partly), _logistic(eta - met)
        chance = np.select([grades == 0, grades == 1], [1 - some, some - all_], all_)
        pull = KINDS_PULL * (offsets @ offsets) + 0.01 * (weights @ weights)
        return float(pull - np.log(np.maximum(chance, 1e-9)).sum())

    start = np.r_[np.full(3, 0.2), np.zeros(len(names)), features[:, 0].mean() / 2, 0.0]
    bounds = [(0, None)] * 3 + [(None, None)] * (len(names) + 2)
    weights, offsets, partly, met = parts(minimize(loss, start, bounds=bounds).x)
    best, second, least = (round(float(w), 4) for w in weights)
    return replace(
        CHOSEN.grader,
        best=best,
        second=second,
        least=least,
        kinds={n.value: round(float(o), 3) for n, o in zip(names, offsets, strict=True)},
        partly=round(float(partly), 4),
        met=round(float(met), 4),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A case under a policy: what the scores give before it is set right, and the grade.

    `raw` has the grade of the whole and that of each part. It is None where the answer is unknown.
    """

    pair: str
    raw: tuple[float, ...] | None
    ruling: Ruling | None
    trust: float
    grade: int
    features: tuple[float, ...]
    kind: Kind
    hit: bool | None


def judged(seen: Sequence[Case], policy: Policy) -> list[Judged]:
    """Every case by the very code of a match."""
    done: list[Judged] = []
    held = None
    for case in seen:
        if held is None or held.profile is not case.profile or held.asked is not case.asked:
            held = hold(case.asked, case.profile, policy)
        one = next(a for a in held.appraisals if a.ask is case.ask)
        found, kind = one.found, case.ask.requirement.kind
        features = (found.best, found.second, found.least - USUAL)
        each = (found, *(Found.alone(part, found.least) for part in found.parts))
        raw = tuple(expected_grade(shown, kind, policy.grader) for shown in each)
        trust = case.ask.trust(policy)
        unknown = one.judgement.verdict is Verdict.UNKNOWN
        hit = None
        if case.label.grade >= 1 and case.right.any():
            hit = bool(len(one.order)) and bool(case.right[one.order[0]])
        done.append(
            Judged(
                case.pair,
                None if unknown else raw,
                one.ruling,
                trust,
                case.label.grade,
                features,
                kind,
                hit,
            )
        )
    return done


def covered_by(known: Sequence[Judged], offset: float, slope: float) -> Floats:
    """The coverages of `known` with what the scores give set right, and rules at their word.

    Without the bounds of `matcher.coverage.composed`: steps have no slope to follow.
    """
    each = [one.raw or () for one in known]
    raw = np.clip(np.concatenate(each), 0.005, 0.995)
    shown = _logistic(offset + slope * np.log(raw / (1 - raw)))
    sizes = [len(grades) for grades in each]
    shares = np.concatenate([_shares(size) for size in sizes])
    scored = np.add.reduceat(shares * shown, before(sizes))
    pairs = zip(known, scored.tolist(), strict=True)
    return np.array([s if o.ruling is None else ruled(s, o.ruling, o.trust) for o, s in pairs])


def shown_by(known: Sequence[Judged], offset: float, slope: float) -> Floats:
    """As `covered_by`, as a match shows it: by its own code, with the bounds of parts."""
    policy = replace(CHOSEN, offset=offset, slope=slope)

    def scored(one: Judged) -> float:
        whole, *parts = calibrations(np.array(one.raw), policy)
        return float(composed(whole, np.array(parts), policy) if parts else whole)

    pairs = ((one, scored(one)) for one in known)
    return np.array([s if o.ruling is None else ruled(s, o.ruling, o.trust) for o, s in pairs])


def _shares(size: int) -> Sequence[float]:
    """What the whole and its parts, `size` in all, count for: half, and the mean half."""
    return (1.0,) if size == 1 else (0.5, *[0.5 / (size - 1)] * (size - 1))


def fit_calibration(known: Sequence[Judged]) -> tuple[float, float]:
    """Offset and slope of the log-odds by least squares on grade / 2, a little pulled."""
    grades = np.array([one.grade for one in known])

    def loss(t: Floats) -> float:
        missed = covered_by(known, *t) - grades / 2
        return float(missed @ missed + 0.5 * t[0] ** 2 + 0.5 * (t[1] - 1) ** 2)

    offset, slope = minimize(loss, np.array([0.0, 1.0]), bounds=[(None, None), (0.2, 3.0)]).x
    return round(float(offset), 3), round(float(slope), 3)


def report(name: str, covered: Floats, grades: Floats, verdicts: Floats) -> None:
    met, partly, none = (covered[grades == g] for g in (2, 1, 0))
    print(
        f"{name:<28} n {len(grades):>5}  AUC met|none {auc(met, none):.3f}  partly|none "
        f"{auc(partly, none):.3f}  met|partly {auc(met, partly):.3f}  Brier "
        f"{brier(covered, grades):.4f}  ECE {calibration_error(covered, grades):.4f}  kappa "
        f"{quadratic_kappa(verdicts.astype(int), grades.astype(int)):.3f}"
    )


def hits(name: str, done: Sequence[Judged]) -> None:
    found = [one.hit for one in done if one.hit is not None]
    print(f"{name:<28} evidence@1 {np.mean(found):.3f} of {len(found)}")


def left_out(done: Sequence[Judged]) -> tuple[Floats, Floats, Floats]:
    """Coverages and verdicts with the last two numbers fitted on the other pairs, and grades."""
    known = [one for one in done if one.raw is not None]
    grades = np.array([one.grade for one in known])
    covered = np.zeros(len(known))
    for pair in sorted({one.pair for one in known}):
        out = np.array([one.pair == pair for one in known])
        rest = [one for one in known if one.pair != pair]
        fitted = fit_calibration(rest)
        covered[out] = shown_by([one for one in known if one.pair == pair], *fitted)
    return covered, verdicts_of(covered), grades


def verdicts_of(covered: Floats) -> Floats:
    """0, 1 or 2 by the cut points that were chosen."""
    verdicts: Floats = np.digitize(covered, [CHOSEN.partial, CHOSEN.met]).astype(float)
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--write", action="store_true", help="write matcher/policy.json")
    options = parser.parse_args()
    service = Service.in_memory(Settings(data=Path("unused"), as_of=AS_OF), progress=print)
    seen = cases([p for p in packs(TRUTH) if for_fitting(pack_of(p))], service)
    unseen = cases([p for p in packs(TRUTH) if untouched(pack_of(p))], service)
    print(f"{len(seen)} requirements to fit on, {len(unseen)} that nothing is fitted on")
    policy = replace(CHOSEN, ranker=fit_ranker(seen))
    done = [one for one, c in zip(judged(seen, policy), seen, strict=True) if c.label.assessable]
    hits("packs", done)
    features = np.array([one.features for one in done])
    grades = np.array([one.grade for one in done], float)
    kinds = [one.kind for one in done]
    fold = np.array([sum(one.pair.split("/")[0].encode()) % 5 for one in done])
    policy = replace(policy, grader=fit_grader(features, kinds, grades))
    crossed = np.zeros(len(done))  # what the scores and rules give, not set right
    for number in range(5):
        inside, outside = fold == number, fold != number
        some = [k for k, there in zip(kinds, outside, strict=True) if there]
        grader = fit_grader(features[outside], some, grades[outside])
        under = replace(policy, grader=grader)
        keep = [c for c in seen if c.label.assessable]
        again = judged([c for c, there in zip(keep, inside, strict=True) if there], under)
        crossed[inside] = [
            0.0 if one.raw is None else covered_by([one], 0.0, 1.0)[0] for one in again
        ]
    report("packs, crossed, as they come", crossed, grades, verdicts_of(crossed))
    if not options.gold.exists():
        sys.exit(f"{options.gold} is not here: the last two numbers cannot be fitted.")
    gold = cases(load_gold(options.gold), service)
    measured = [
        one for one, c in zip(judged(gold, policy), gold, strict=True) if c.label.assessable
    ]
    hits("gold", judged(gold, policy))
    known = [one for one in measured if one.raw is not None]
    gold_grades = np.array([one.grade for one in known])
    covered = covered_by(known, 0.0, 1.0)
    report("gold, as they come", covered, gold_grades, verdicts_of(covered))
    report("gold, a pair left out", *(left_out(known)[i] for i in (0, 2, 1)))
    offset, slope = fit_calibration(known)
    policy = replace(policy, offset=offset, slope=slope)
    covered = shown_by(known, offset, slope)
    report("gold, in the fit", covered, gold_grades, verdicts_of(covered))
    text = json.dumps(asdict(policy), indent=2) + "\n"
    last = [
        one for one, c in zip(judged(unseen, policy), unseen, strict=True) if c.label.assessable
    ]
    hits("packs, untouched", last)
    known = [one for one in last if one.raw is not None]
    covered = shown_by(known, offset, slope)
    last_grades = np.array([one.grade for one in known])
    report("packs, untouched", covered, last_grades, verdicts_of(covered))
    print(text)
    if options.write:
        FILE.write_text(text, encoding="utf-8")


def _logistic(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(x, -40, 40)))


if __name__ == "__main__":
    main()
