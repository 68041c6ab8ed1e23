"""Metrics against values computed by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.metrics import auc, brier, calibration_error, first_hit, quadratic_kappa, quotes_line


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
