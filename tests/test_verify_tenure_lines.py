"""Years of jobs that are told in a line each, which may be long, and in words instead of dates."""

import pytest

from matcher.types import Kind, Month, SectionKind
from matcher.verify.ruling import NEAR
from matcher.verify.spans import ranges_in, spans_in
from matcher.verify.tenure import held_in
from tests.verify_resumes import grade, reading, resume, ruled

SURELY = NEAR + 0.6
MUCH = (
    "cooked for weddings and for offices, bought what was in season, kept the books of the kitchen "
    "and taught two apprentices, who both passed, how to plan a menu for people with allergies."
)


@pytest.mark.parametrize(
    "head",
    [
        "Caterer (2015 - 2019): I",
        "Served as a caterer from 2015 to 2019, where I",
        "Caterer at Plum & Pear (2015 - 2019). I",
    ],
)
def test_a_long_line_that_begins_with_a_job_and_its_dates_is_a_job(head: str) -> None:
    line = f"{head} {MUCH}"
    assert len(line) > 200
    (job,) = held_in(reading((SectionKind.EXPERIENCE, line))).jobs
    assert (job.first, job.last) == (2015 * 12, 2019 * 12)
    assert "cater" in job.terms
    assert "menu" not in job.terms


@pytest.mark.parametrize(
    ("label", "line"),
    [
        (SectionKind.EXPERIENCE, f"I {MUCH} Most of the guests came in the years 2015 - 2019."),
        (SectionKind.OTHER, f"Caterer (2015 - 2019): I {MUCH}"),
        (SectionKind.EXPERIENCE, f"Caterer: I {MUCH}"),
    ],
)
def test_a_long_line_that_only_names_dates_is_none(label: SectionKind, line: str) -> None:
    assert held_in(reading((label, line))).jobs == ()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Clerk between 2012 and 2014", [(2012, 2014)]),
        ("Clerk from 2015 through 2020", [(2015, 2020)]),
        ("Clerk, 2015 thru 2020", [(2015, 2020)]),
        ("Awarded in 2012 and 2014", []),
        ("Chosen between Dallas 2012 and 2014 others", []),
    ],
)
def test_a_job_between_two_years_lasted_from_one_to_the_other(
    text: str, years: list[tuple[int, int]]
) -> None:
    assert ranges_in(text) == [(first * 12, last * 12) for first, last in years]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("-5 years as a nurse", [5]),
        ("Five steady years as a cook", [5]),
        ("3-5 years of baking", [3]),
        ("COVID-19 years of loss", []),
    ],
)
def test_a_dash_that_only_opens_a_line_is_no_part_of_the_number(
    text: str, years: list[float]
) -> None:
    assert [found for found, _, _ in spans_in(text)] == years


@pytest.mark.parametrize(
    "line",
    [
        "5 years as a payroll clerk",
        "5 years tenure as a payroll clerk",
        "Tenure of 5 years in payroll",
        "Served as a payroll clerk for 5years.",
    ],
)
def test_a_job_may_state_its_years_in_words(line: str) -> None:
    held = resume((SectionKind.EXPERIENCE, line))
    assert grade(ruled("5 years of payroll", Kind.YEARS, held, [SURELY])) == 1
    assert grade(ruled("10 years of payroll", Kind.YEARS, held, [SURELY])) == 0.5


@pytest.mark.parametrize(
    "line", ["Planned the budget of the next 5 years", "Kept a fleet of vans of 5 years"]
)
def test_years_of_something_else_are_no_years_of_work(line: str) -> None:
    assert held_in(reading((SectionKind.EXPERIENCE, line))).stated == ()


def test_years_stated_of_another_trade_make_no_room_for_these() -> None:
    jobs = [("Payroll clerk", Month(2020, 1), Month(2021, 12))]
    other = (SectionKind.EXPERIENCE, "12 years as a beekeeper")
    held = resume(other, jobs=jobs)
    assert ruled("10 years of payroll", Kind.YEARS, held, [NEAR - 0.4, SURELY]).most == 0.6
