"""What evidence is worth: hand-computed coverages, verdicts and means."""

from dataclasses import replace
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Span
from matcher.coverage import (
    SOME_LEAST,
    SOME_MOST,
    Found,
    calibrated,
    composed,
    covered,
    expected_grade,
    judge,
    overall,
    ruled,
    verdict_of,
    whole,
)
from matcher.policy import Grader, shipped
from matcher.types import AnyOf, Kind, Level, Pair, Part, Requirement, Verdict
from matcher.verify.ruling import Ruling
from matcher.weights import Weights

GRADER = Grader(
    best=1.0,
    second=0.5,
    least=2.0,
    late=0.0,
    lesser=6.5,
    behind=4.0,
    kinds={"trait": 1.0},
    partly=1.0,
    met=3.0,
)
POLICY = replace(shipped(), grader=GRADER, met=0.7, partial=0.3, offset=0.0, slope=1.0, name="test")
scores = st.floats(-12, 16, width=16)
tenths = st.integers(0, 10_000).map(lambda n: n / 10_000)


def requirement(
    text: str = "Experience with Python and Kafka",
    level: Level = Level.MINIMUM,
    kind: Kind = Kind.SKILL,
) -> Requirement:
    span = Span(0, len(text))
    return Requirement(text, level, kind, span, (AnyOf((Part(text, span),)),))


def pair(level: Level, coverage: float, weight: float) -> Pair:
    return Pair(requirement(level=level), (), coverage, Verdict.PARTIAL, weight, ())


def logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


def test_a_coverage_is_the_expected_grade_of_the_best_two_scores() -> None:
    """eta = 1 * 2 + 0.5 * 2 = 3: the mean of logistic(3 - 1) and logistic(3 - 3)."""
    expected = (logistic(2) + 0.5) / 2
    assert expected_grade(Found(2.0, 2.0), Kind.SKILL, GRADER) == pytest.approx(expected)


def test_a_word_that_is_found_nowhere_takes_off() -> None:
    """eta = 1 * 2 + 0.5 * 2 + 2 * (0 - 0.5) = 2: the mean of logistic(1) and logistic(-1)."""
    assert expected_grade(Found(2.0, 2.0, (), 0.0), Kind.SKILL, GRADER) == pytest.approx(0.5)


def test_a_kind_moves_the_whole_scale() -> None:
    shifted = expected_grade(Found(2.0, 0.0), Kind.TRAIT, GRADER)
    assert shifted == pytest.approx(expected_grade(Found(3.0, 0.0), Kind.SKILL, GRADER))


def test_several_things_cover_half_by_the_whole_and_half_by_their_mean() -> None:
    """.5 of the whole; a mean of .75 of the parts: .625."""
    assert composed(np.array(0.5), np.array([1.0, 0.5]), POLICY) == 0.625
    one, other, third = (Found(2.0, 1.0), Found.alone(4.0), Found.alone(-2.0))
    each = [whole(found, Kind.SKILL, POLICY) for found in (one, other, third)]
    policy = replace(POLICY, partial=each[2] - 0.01)
    found = covered(Found(2.0, 1.0, (4.0, -2.0)), Kind.SKILL, policy)
    assert found == pytest.approx((each[0] + (each[1] + each[2]) / 2) / 2, abs=0.00005)


def test_several_things_of_which_one_is_missing_are_met_in_part_at_most() -> None:
    """(.9 + (1 + .2) / 2) / 2 is .75, but what covers .2 is missing; so it is of any other."""
    assert composed(np.array(0.9), np.array([1.0, 0.2]), POLICY) == SOME_MOST == 0.6
    assert composed(np.array(0.9), np.array([1.0, 0.3]), POLICY) == pytest.approx(0.775)
    assert composed(np.array(0.5), np.array([0.4, 0.2]), POLICY) == 0.4


def test_who_shows_one_of_several_things_shows_a_part() -> None:
    """(.05 + (.8 + .1 + .1) / 3) / 2 is .1917, but what covers .8 is met."""
    assert composed(np.array(0.05), np.array([0.8, 0.1, 0.1]), POLICY) == SOME_LEAST == 0.4
    assert composed(np.array(0.05), np.array([0.6, 0.2, 0.2]), POLICY) == pytest.approx(0.1917)


def test_a_choice_alone_is_bounded_by_nothing() -> None:
    assert composed(np.array(0.9), np.array([0.2]), POLICY) == pytest.approx(0.55)
    assert composed(np.array(0.05), np.array([0.7]), POLICY) == pytest.approx(0.375)


@given(tenths, st.lists(tenths, min_size=1, max_size=5), st.integers(0, 4), tenths)
def test_more_of_one_thing_never_covers_less(
    one: float, parts: list[float], place: int, more: float
) -> None:
    better = list(parts)
    better[place % len(parts)] = max(more, parts[place % len(parts)])
    low, high = (composed(np.array(one), np.array(some), POLICY) for some in (parts, better))
    assert low <= high


def test_a_tie_goes_to_the_even_ten_thousandth() -> None:
    """(.5 + .0001) / 2 is .25005, and (.5 + .0003) / 2 is .25015."""
    assert composed(np.array(0.5), np.array([0.0001]), POLICY) == 0.2500
    assert composed(np.array(0.5), np.array([0.0003]), POLICY) == 0.2502


@given(tenths, st.lists(tenths, min_size=1, max_size=40))
def test_parts_compose_the_same_number_in_any_order(one: float, parts: list[float]) -> None:
    found = composed(np.array(one), np.array(parts), POLICY)
    assert found == composed(np.array(one), np.array(parts[::-1]), POLICY)
    unbound = composed(np.array(one), np.array(parts), replace(POLICY, partial=0.0, met=1.1))
    assert unbound == pytest.approx((one + sum(parts) / len(parts)) / 2, abs=0.0000501)


def test_one_thing_covers_what_it_shows() -> None:
    found = Found(2.0, 1.0)
    assert covered(found, Kind.SKILL, POLICY) == whole(found, Kind.SKILL, POLICY)


@given(st.tuples(scores, scores), st.tuples(scores, scores), st.sampled_from(list(Kind)))
def test_better_passages_never_cover_less(
    one: tuple[float, float], other: tuple[float, float], kind: Kind
) -> None:
    low, high = sorted(one), sorted(other)
    worse = Found(min(low[1], high[1]), min(low[0], high[0]))
    better = Found(max(low[1], high[1]), max(low[0], high[0]))
    for policy in (POLICY, shipped()):
        assert (
            judge(worse, kind, policy).coverage <= judge(better, kind, policy).coverage
            or judge(worse, kind, policy).verdict is Verdict.UNKNOWN
        )


def test_a_coverage_is_set_right_on_the_log_odds() -> None:
    """0.8 has log-odds log(4) = 1.386; 0.5 times that less 0.2 is 0.493: logistic gives 0.6208."""
    assert calibrated(0.8, replace(POLICY, offset=-0.2, slope=0.5)) == 0.6208
    assert calibrated(0.8, POLICY) == 0.8


def test_the_shipped_policy_is_sound() -> None:
    policy = shipped()
    assert 0 < policy.partial < policy.met < 1
    assert policy.slope > 0
    assert policy.grader.best > 0
    assert policy.grader.second >= 0
    assert policy.grader.met > policy.grader.partly
    assert all(0 <= trust <= 1 for trust in policy.trust.values())
    weights = policy.ranker
    assert min(weights.late, weights.cosine, weights.lexical, weights.parts, weights.denial) >= 0


@pytest.mark.parametrize(
    ("coverage", "verdict"),
    [
        (0.0, Verdict.MISSING),
        (0.29, Verdict.MISSING),
        (0.3, Verdict.PARTIAL),
        (0.69, Verdict.PARTIAL),
        (0.7, Verdict.MET),
    ],
)
def test_verdicts_change_at_the_stated_cuts(coverage: float, verdict: Verdict) -> None:
    assert verdict_of(coverage, POLICY) is verdict


def test_a_rule_counts_for_as_much_as_it_is_trusted() -> None:
    """0.75 of the rule's 0.9 and 0.25 of the scores' 0.1: 0.7."""
    assert ruled(0.1, Ruling(0.9, (0,), ()), 0.75) == pytest.approx(0.7)


def test_where_something_else_will_do_the_better_of_rule_and_scores_counts() -> None:
    low = Ruling(0.1, (), (), at_least=True)
    assert ruled(0.8, low, 1.0) == 0.8
    assert ruled(0.8, replace(low, coverage=0.95), 1.0) == 0.95


def test_a_rule_may_scale_what_the_scores_give() -> None:
    assert ruled(0.8, Ruling(0.0, (), (), scale=0.5), 1.0) == 0.4
    most = Ruling.by_lines(0.5, "no line states it")
    assert [ruled(lines, most, 0.3) for lines in (0.2, 0.9)] == [0.2, 0.5]


def test_what_a_rule_cannot_know_is_unknown_and_does_not_count() -> None:
    unknown = Ruling(0.0, (), ("ask the candidate",), unknown=True)
    judged = judge(Found(9.0, 9.0), Kind.LANGUAGE, POLICY, unknown)
    assert (judged.verdict, judged.coverage, judged.counts) == (Verdict.UNKNOWN, 0.0, False)
    assert judged.reasons == ("ask the candidate",)


def test_what_only_lines_show_of_travel_is_partly_there_or_unknown() -> None:
    most = Ruling.by_lines(0.5, "no line states travel")
    near, far = (
        judge(Found(score, score), Kind.LOGISTICS, POLICY, most, 0.8) for score in (20.0, 0.0)
    )
    assert (near.verdict, near.coverage) == (Verdict.PARTIAL, 0.5)
    assert (far.verdict, far.coverage, far.counts) == (Verdict.UNKNOWN, 0.0, False)


def test_work_authorization_that_is_not_stated_is_unknown() -> None:
    judged = judge(Found(0.0, 0.0), Kind.AUTHORIZATION, POLICY)
    assert judged.verdict is Verdict.UNKNOWN
    assert "ask the candidate" in judged.reasons[0]


def test_the_overall_coverage_is_the_weighted_mean_of_the_parts_and_nothing_else() -> None:
    """(2 * 1.0 + 2 * 0.5 + 1 * 0.2) / 5 = 0.64; minimum (1.0 + 0.5) / 2; preferred 0.2."""
    pairs = [
        pair(Level.MINIMUM, 1.0, 2.0),
        pair(Level.MINIMUM, 0.5, 2.0),
        pair(Level.PREFERRED, 0.2, 1.0),
        pair(Level.PREFERRED, 0.9, 0.0),
    ]
    found = overall(pairs, POLICY)
    assert (found.overall, found.minimum, found.preferred) == (0.64, 0.75, 0.2)
    assert found.policy == "test"


def test_where_nothing_counts_there_is_no_number() -> None:
    found = overall([pair(Level.MINIMUM, 0.9, 0.0)], POLICY)
    assert (found.overall, found.minimum, found.preferred) == (None, None, None)


def test_a_weight_by_number_takes_the_place_of_the_levels() -> None:
    weights = Weights(minimum=2.0, numbers=((3, 0.5),))
    assert weights.of(1, Level.MINIMUM) == 2.0
    assert weights.of(3, Level.MINIMUM) == 0.5
    assert weights.of(1, Level.RESPONSIBILITY) == 0.0
