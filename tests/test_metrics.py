"""Metrics against values computed by hand."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.metrics import (
    Interval,
    Ordering,
    auc,
    bootstrap,
    brier,
    calibration_error,
    confusion,
    first_hit,
    ordering,
    quadratic_kappa,
    quotes_line,
    reliability,
)


def test_auc_counts_pairs_and_halves_ties() -> None:
    """0.5 beats 0.2 and ties 0.5: (1 + 0.5) / 2; 0.9 beats both: 2 / 2. Mean 3.5 / 4."""
    assert auc([0.5, 0.9], [0.2, 0.5]) == 0.875


def test_auc_of_nothing_is_not_a_number() -> None:
    assert math.isnan(auc([], [0.3]))


def test_kappa_of_a_one_step_error_weighs_a_quarter() -> None:
    """Four labels, one off by a step of two grades apart by 1: o = .25 at (1, 2).

    Disagreement seen: .25 * 1/4 = .0625. Marginals (.25, .5, .25) and (.25, .25, .5):
    chance sum of w * product = (.25*.25 + .5*.25 + .5*.5 + .25*.25) / 4 + (.25*.5 + .25*.25)
    = .5 / 4 + .1875 = .3125. kappa = 1 - .0625 / .3125 = .8.
    """
    assert quadratic_kappa([0, 1, 1, 2], [0, 1, 2, 2]) == pytest.approx(0.8)


def test_brier_is_the_mean_square() -> None:
    assert brier([0.5, 0.0], [1, 2]) == 0.5


def test_calibration_error_weighs_bins_by_their_size() -> None:
    """Two bins of two: |.2 - 0| = .2 and |.7 - .75| = .05; mean .125."""
    assert calibration_error([0.1, 0.3, 0.6, 0.8], [0, 0, 1, 2], bins=2) == pytest.approx(0.125)


def test_a_quote_must_share_more_than_half_of_the_shorter_one() -> None:
    assert quotes_line("Managed a team of ten", "- Managed a team of ten people in Lyon")
    assert not quotes_line("Managed budgets for retail", "Managed a team of ten")


def test_a_whole_page_is_no_quote() -> None:
    line = "Managed a team"
    assert not quotes_line(line + " word" * 60, line)


def test_the_first_hit_is_a_place_or_nothing() -> None:
    assert first_hit(["nothing here", "Managed a team"], ["Managed a team"]) == 1
    assert first_hit(["nothing here"], ["Managed a team"]) is None


@given(st.lists(st.integers(0, 2), min_size=2, max_size=30).filter(lambda g: len(set(g)) > 1))
def test_full_agreement_is_one(grades: list[int]) -> None:
    assert quadratic_kappa(grades, grades) == pytest.approx(1.0)


def test_auc_is_the_share_of_pairs_whatever_their_order() -> None:
    """3 of [.7, .1, .7] against [.7, .2]: (.5 + 1) + (0 + 0) + (.5 + 1) = 3 of 6."""
    assert auc([0.7, 0.1, 0.7], [0.7, 0.2]) == 0.5


def test_figures_of_nothing_are_not_numbers() -> None:
    found = (brier([], []), calibration_error([], []), quadratic_kappa([], []))
    assert all(math.isnan(value) for value in found)
    assert math.isnan(quadratic_kappa([1, 1], [1, 1]))  # one grade alone leaves no chance


def test_bins_are_of_equal_count_least_covered_first() -> None:
    """Sorted .1 .3 | .6 | .8: means .2 and .6 and .8; grades 0 1 | 1 | 2 over two: .25, .5, 1."""
    found = reliability([0.8, 0.1, 0.6, 0.3], [2, 0, 1, 1], bins=3)
    assert [b.size for b in found] == [2, 1, 1]
    assert [b.coverage for b in found] == pytest.approx([0.2, 0.6, 0.8])
    assert [b.met for b in found] == pytest.approx([0.25, 0.5, 1.0])


def test_more_bins_than_answers_leave_no_empty_bin() -> None:
    assert [b.size for b in reliability([0.1, 0.9], [0, 2])] == [1, 1]


def test_the_confusion_matrix_has_a_row_a_grade() -> None:
    found = confusion([0, 0, 1, 2, 2, 2], [0, 3, 2, 2, 1, 2], answers=4)
    assert found == ((1, 0, 0, 1), (0, 0, 1, 0), (0, 1, 2, 0))


def test_a_level_pair_is_not_in_order() -> None:
    """.5 over .2 and .3 is right twice; .3 over .2 right, over .3 level: 3 of 4."""
    found = ordering([0.5, 0.3], [0.2, 0.3])
    assert (found.right, found.level, found.pairs, found.share) == (3, 1, 4, 0.75)
    assert found + Ordering(1, 0, 4) == Ordering(4, 1, 8)
    assert math.isnan(ordering([], [0.3]).share)


def mean(some: Sequence[float]) -> dict[str, float]:
    return {"mean": sum(some) / len(some)}


def test_the_interval_of_a_share_is_near_the_textbook_one() -> None:
    """60 of 100: .6 -+ 1.96 * sqrt(.6 * .4 / 100) = .504 to .696; a step is .01."""
    found = bootstrap([1.0] * 60 + [0.0] * 40, mean)["mean"]
    assert found.value == 0.6
    assert found.low == pytest.approx(0.504, abs=0.015)
    assert found.high == pytest.approx(0.696, abs=0.015)


def test_the_same_seed_gives_the_same_interval() -> None:
    some = [0.1, 0.4, 0.9, 0.3]
    assert bootstrap(some, mean, 50, seed=1) == bootstrap(some, mean, 50, seed=1)
    assert bootstrap(some, mean, 50, seed=1) != bootstrap(some, mean, 50, seed=2)


def test_rounds_without_a_number_are_left_out() -> None:
    """Of two samples, a round holds only the nan, only the 2, or both: the number is always 2."""

    def known(some: Sequence[float]) -> dict[str, float]:
        return {"known": max((v for v in some if v == v), default=math.nan)}

    assert bootstrap([math.nan, 2.0], known, 40) == {"known": Interval(2.0, 2.0, 2.0)}


def test_nothing_has_no_interval() -> None:
    found = bootstrap([], lambda some: {"count": float(len(some))})["count"]
    assert found.value == 0
    assert math.isnan(found.low)
    assert math.isnan(found.high)
