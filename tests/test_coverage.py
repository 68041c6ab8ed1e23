"""What evidence is worth: hand-computed coverages, verdicts and means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Passage, Span
from matcher.coverage import coverage_of, judge, overall, verdict_of
from matcher.policy import Policy
from matcher.types import AnyOf, Finding, Kind, Level, Pair, Part, Requirement, Scored, Verdict
from matcher.weights import Weights

POLICY = Policy(
    knots=((0.2, 0.0), (0.4, 0.5), (0.8, 1.0)), met=0.7, partial=0.3, floor=0.2, name="test"
)


def requirement(
    text: str = "Experience with Python and Kafka",
    level: Level = Level.MINIMUM,
    kind: Kind = Kind.SKILL,
) -> Requirement:
    span = Span(0, len(text))
    return Requirement(text, level, kind, span, (AnyOf((Part(text, span),)),))


def scored(text: str, score: float) -> Scored:
    return Scored(Passage("d", 0, text, "", "skills", Span(0, len(text))), 0.5, 0.5, score)


def pair(level: Level, coverage: float, weight: float) -> Pair:
    return Pair(requirement(level=level), (), coverage, Verdict.PARTIAL, weight, ())


@pytest.mark.parametrize(
    ("score", "coverage"),
    [(-1.0, 0.0), (0.2, 0.0), (0.3, 0.25), (0.4, 0.5), (0.6, 0.75), (0.8, 1.0), (2.0, 1.0)],
)
def test_coverage_follows_the_line_through_the_knots(score: float, coverage: float) -> None:
    assert coverage_of(score, POLICY) == coverage


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_a_better_passage_never_covers_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert coverage_of(low, Policy()) <= coverage_of(high, Policy())


def test_the_shipped_policy_rises_from_nothing_to_at_most_everything() -> None:
    xs, ys = zip(*Policy().knots, strict=True)
    assert list(xs) == sorted(set(xs))
    assert list(ys) == sorted(ys)
    assert ys[0] == 0.0
    assert ys[-1] <= 1.0
    assert 0 < Policy().partial < Policy().met < 1


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


def test_no_passage_at_all_is_missing_and_says_so() -> None:
    judged = judge(requirement(), [], POLICY)
    assert (judged.coverage, judged.verdict) == (0.0, Verdict.MISSING)
    assert judged.reasons == ("nothing in the resume comes near",)


def test_reasons_name_what_the_line_says_and_what_it_does_not() -> None:
    judged = judge(requirement(), [scored("Wrote Python services", 0.6)], POLICY)
    assert judged.verdict is Verdict.MET
    assert "it says Python" in judged.reasons
    assert "it does not say Kafka" in judged.reasons


def test_work_authorization_that_is_not_stated_is_unknown_and_does_not_count() -> None:
    asked = requirement("Must be authorized to work here", kind=Kind.AUTHORIZATION)
    judged = judge(asked, [scored("Wrote Python services", 0.35)], POLICY)
    assert judged.verdict is Verdict.UNKNOWN
    assert not judged.counts
    assert "ask the candidate" in judged.reasons[0]


def test_a_rule_may_scale_what_the_nearest_line_covers() -> None:
    """The line covers .75 at a score of .6; half of the years make it .75 * .75."""
    asked = requirement("5 years of experience with Kafka", kind=Kind.YEARS)
    half = Finding(0.0, (), ("5 years are asked for",), scale=0.75)
    judged = judge(asked, [scored("Ran Kafka clusters", 0.6)], POLICY, half)
    assert judged.coverage == 0.5625
    assert judged.reasons[-1] == "5 years are asked for"


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
