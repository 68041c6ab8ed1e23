"""Labelled pairs beside their answers, scored by hand; no model is needed."""

import math

import pytest

from matcher.evaluation import (
    NO_ANSWER,
    Answers,
    Figure,
    GoldPair,
    Label,
    Prediction,
    Wanted,
    outcomes_of,
    score,
)
from matcher.reliability import by_kind, failures, numbers, trust
from matcher.types import Verdict

PIPELINES = "Built nightly pipelines in Python"
DEGREE = "MSc Statistics, Ghent"


def label(grade: int, *lines: str, kind: str = "skill", disputed: bool = False) -> Label:
    return Label(grade, disputed, assessable=True, lines=lines, kind=kind)


def pair(name: str, *rows: tuple[Label, Prediction | None]) -> Answers:
    labels = tuple(one for one, _ in rows)
    wanted = tuple(Wanted("required", f"{name} {n}") for n in range(len(rows)))
    gold = GoldPair(name, "", wanted, labels, (PIPELINES, DEGREE), None)
    return Answers(gold, tuple(answer for _, answer in rows))


MET = Prediction(0.9, Verdict.MET, (PIPELINES, DEGREE))
PARTLY = Prediction(0.5, Verdict.PARTIAL, (DEGREE, PIPELINES))
MISSING = Prediction(0.1, Verdict.MISSING, (DEGREE,))

ONE = pair("one", (label(2, PIPELINES), MET), (label(0), MISSING))
TWO = pair(
    "two",
    (label(2, PIPELINES), PARTLY),  # the first quote is wrong, the second right
    (label(1, DEGREE, kind="education"), None),  # lost by the posting parser
    (label(0, disputed=True), MET),
)


def test_a_lost_requirement_is_no_answer_and_says_so() -> None:
    right, lost, _ = outcomes_of(TWO)
    assert (right.hit, right.lost) == (1, False)
    assert (lost.answer, lost.hit, lost.lost) == (NO_ANSWER, None, True)


def test_disputed_labels_and_what_no_resume_shows_are_not_scored() -> None:
    unseen = Label(0, disputed=False, assessable=False, lines=(), kind="authorization")
    asked = pair("three", (unseen, MISSING), (label(2, PIPELINES, disputed=True), MET))
    assert [(o.graded, o.shown) for o in outcomes_of(asked)] == [(False, False)] * 2


def test_the_figures_are_those_of_all_undisputed_outcomes() -> None:
    """Grades 2 0 2 1, coverages .9 .1 .5 0. Brier: (.01 + .01 + .25 + .25) / 4 = .13.

    Evidence is in three; right first in one, among three in two. Met .9 and .5 both over .1: 1;
    over the partly one at 0: 1; some (.9, .5, 0) over .1: 2 of 3. Verdicts 2 0 1 0: 2 of 4 right.
    """
    found = {f.name: f.value for f in score([*outcomes_of(ONE), *outcomes_of(TWO)])}
    assert found["requirements"] == 4
    assert found["unanswered"] == 1
    assert found["evidence@1"] == pytest.approx(1 / 3)
    assert found["evidence@3"] == pytest.approx(2 / 3)
    assert found["auc met|none"] == 1
    assert found["auc some|none"] == pytest.approx(2 / 3)
    assert found["auc met|partly"] == 1
    assert found["brier(grade/2)"] == pytest.approx(0.13)
    assert found["verdict accuracy"] == 0.5


def test_no_outcomes_give_figures_that_are_no_numbers() -> None:
    found = score([])
    assert found[:2] == (Figure("requirements", 0), Figure("unanswered", 0))
    assert all(math.isnan(float(f.value)) for f in found[2:])


def test_kinds_stand_apart() -> None:
    """Skills: .9 (2), .1 (0), .5 (2): mean coverage .5, mean grade / 2 2/3, brier .27 / 3."""
    education, skill = by_kind([*outcomes_of(ONE), *outcomes_of(TWO)])
    assert (education.kind, education.shown, education.first_quote) == ("education", 1, 0.0)
    assert math.isnan(education.auc)
    assert (skill.shown, skill.first_quote, skill.graded) == (2, 0.5, 3)
    assert skill.coverage == pytest.approx(0.5)
    assert skill.met == pytest.approx(2 / 3)
    assert skill.brier == pytest.approx(0.09)
    assert skill.auc == 1


def test_the_interval_is_over_whole_pairs() -> None:
    """Evidence@1 of ONE is 1 and of TWO 0: a round of two pairs gives 1, 1/3 or 0."""
    found = trust([ONE, TWO], rounds=200)
    first = found.figures["evidence@1"]
    assert (first.low, first.value, first.high) == (0.0, pytest.approx(1 / 3), 1.0)
    assert numbers([outcomes_of(ONE)])["evidence@1"] == 1.0


def test_trust_counts_grades_by_verdicts() -> None:
    """Grade 0 missing; grade 1 lost, so missing; grade 2 once partial and once met."""
    found = trust([ONE, TWO], rounds=2)
    assert (found.pairs, found.requirements, found.unanswered) == (2, 4, 1)
    assert found.confusion == ((1, 0, 0, 0), (1, 0, 0, 0), (0, 1, 1, 0))
    assert sum(b.size for b in found.bins) == 4


def test_the_worst_coverages_come_first_then_wrong_quotes_of_what_is_met() -> None:
    """Off by .5: the met one at .5 and the lost one; with one place, the wrong quote follows."""
    sure = Prediction(0.95, Verdict.MET, (DEGREE,))
    misquoted = pair("three", (label(2, PIPELINES), sure))
    found = failures([ONE, TWO, misquoted], worst=2)
    assert [(f.pair, round(f.distance, 2)) for f in found] == [("two", 0.5), ("three", 0.05)]
