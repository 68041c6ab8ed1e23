"""What the next lower degree is worth, as readers of the project's packs graded it."""

import pytest

from matcher.lexicon.degrees import Rank
from matcher.types import Kind, SectionKind
from matcher.verify.degree import FAR_BELOW, FULL, ONE_BELOW
from tests.verify_resumes import resume, ruled


@pytest.mark.parametrize(
    ("asked", "held", "worth"),
    [
        ("Bachelor's degree in nursing", "Associate in Nursing, 2015", 0.4),
        ("Bachelor's degree in nursing", "Associate in Welding, 2015", 0.38),
        ("Master's degree in statistics", "B.S. in Statistics, 2015", 0.25),
        ("Master's degree in statistics", "B.A. in History, 2015", 0.15),
        ("PhD in statistics", "M.S. in Statistics, 2015", 0.32),
        ("PhD in statistics", "B.S. in Statistics, 2015", 0.15),
    ],
)
def test_a_lower_degree_shows_less_the_higher_the_one_asked_for(
    asked: str, held: str, worth: float
) -> None:
    found = ruled(asked, Kind.EDUCATION, resume((SectionKind.EDUCATION, held)))
    assert found is not None
    assert found.coverage == worth


def test_a_degree_nearer_to_the_one_asked_for_is_never_worth_less() -> None:
    for near, elsewhere in ONE_BELOW.values():
        assert FAR_BELOW <= elsewhere <= near < FULL
    assert set(ONE_BELOW) == set(Rank) - {Rank.SCHOOL}
