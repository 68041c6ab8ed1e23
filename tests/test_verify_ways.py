"""Numbers of years that go with one thing, of which another one would do with years of its own."""

import pytest

from matcher.reasons import by_rule
from matcher.types import Kind, Month, SectionKind
from matcher.verify.ruling import NEAR
from matcher.verify.tenure import asked_of, is_limit
from matcher.verify.verify import LIMIT
from matcher.verify.ways import ways_of
from tests.verify_resumes import asks, resume, rule, ruled

SURELY = NEAR + 0.6
SCHOOL, WORK, SKILLS = SectionKind.EDUCATION, SectionKind.EXPERIENCE, SectionKind.SKILLS
PAIRS = "Bachelor's degree and 5 years of payroll, or Master's degree and 3 years, or PhD"


def _job(last: int) -> list[tuple[str, Month, Month | None]]:
    return [("Payroll clerk", Month(2020, 1), Month(last, 12))]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("BS with 3+ years or MS with 1+", [(3, 3), (4, 1)]),
        ("5 years of experience with a BS or 3 years with an MS", [(3, 5), (4, 3)]),
        (PAIRS, [(3, 5), (4, 3), (5, None)]),
        ("BA and 8 years of sales; or MA and 2 years of sales", [(3, 8), (4, 2)]),
        ("BS or MS in Biology and 5 years of sales", []),
        ("PhD, or Master's degree with 5 years of sales", []),
        ("Bachelor's degree and 5 years of sales, or equivalent experience", []),
        ("Bachelor's degree, 5 years of sales, and 2 years of managing", []),
    ],
)
def test_each_degree_goes_with_its_own_years(
    text: str, ways: list[tuple[int, float | None]]
) -> None:
    found = ways_of(asks(text, Kind.YEARS))
    read = [(d.options[0].rank, years.parts[0].years if years else None) for d, years in found]
    assert read == ways


def test_a_field_that_one_degree_or_length_names_holds_for_the_others() -> None:
    found = ways_of(asks("BS in Biology with 5 years or MS with 2 years of sales", Kind.YEARS))
    assert [degree.options[0].fields for degree, _ in found] == [(("biolog",),)] * 2
    assert [set(years.parts[0].field) for _, years in found if years] == [{"sale"}] * 2


@pytest.mark.parametrize(
    ("degree", "last", "most"),
    [
        ("BSc Biology, 2015", 2022, 0.6),
        ("BSc Biology, 2015", 2025, 1.0),
        ("MSc Biology, 2015", 2022, 1.0),
        ("PhD Biology, 2015", 2020, 1.0),
    ],
)
def test_a_pair_of_degree_and_years_holds_together(degree: str, last: int, most: float) -> None:
    """Three years are enough with a master's degree, and not with a bachelor's."""
    held = resume((SCHOOL, degree), jobs=_job(last))
    found = ruled(PAIRS, Kind.YEARS, held, [0.0, SURELY])
    assert found.most == most
    assert (found.coverage > 0.9) is (most == 1.0)


def test_one_degree_may_need_no_years_and_another_many() -> None:
    text = "PhD with 0-3 years of payroll or MS with 10+ years of payroll"
    held = {
        degree: ruled(text, Kind.YEARS, resume((SCHOOL, degree), jobs=_job(2022)), [0.0, SURELY])
        for degree in ("PhD Biology, 2015", "MSc Biology, 2015")
    }
    assert [one.most for one in held.values()] == [1.0, 0.6]


@pytest.mark.parametrize(
    ("skills", "states"),
    [
        ("Java (6 years), Python (1 year)", "5 years are asked for; the resume states 6"),
        ("Java (1 year), Python (4 years)", "3 years are asked for; the resume states 4"),
    ],
)
def test_of_two_things_either_will_do_with_its_own_years(skills: str, states: str) -> None:
    held = resume((SKILLS, skills))
    text = "3+ years of Python or 5+ years of Java"
    found = ruled(text, Kind.YEARS, held, [SURELY])
    assert found.coverage > 0.9
    assert found.reasons == (states,)
    both = ruled("3+ years of Python and 5+ years of Java", Kind.YEARS, held, [SURELY])
    assert both.most == 0.6


def test_too_few_years_that_are_stated_are_not_short_where_a_job_names_the_thing() -> None:
    held = resume((SKILLS, "Python (1 year)"), jobs=[("Python developer", Month(2020, 1), None)])
    assert ruled("3+ years of Python", Kind.YEARS, held, [SURELY, SURELY]).most == 1.0


def test_between_two_lengths_the_lower_one_is_asked_for() -> None:
    found = asked_of(asks("Between 2 and 5 years of sales", Kind.YEARS))
    assert found is not None
    assert [part.years for part in found.parts] == [2]
    assert asked_of(asks("10 years of audit and 5 years of tax", Kind.YEARS)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "0-2 years of software engineering experience",
        "No more than 3 years of sales experience",
        "Up to 5 years of experience in sales",
        "Entry level (0-1 years of experience)",
        "Maximum of 4 years of experience",
    ],
)
def test_an_upper_limit_is_nothing_to_have(text: str) -> None:
    found = ruled(text, Kind.YEARS, resume((WORK, "Sold shoes")))
    assert (found.scale, found.most, found.reasons) == (1.0, 1.0, (LIMIT,))
    assert by_rule(found, 1.0, 0.84) == "by the lines 84 %"


@pytest.mark.parametrize("text", ["2-4 years of sales", "No less than 3 years of sales", "Sales"])
def test_other_years_are_no_limit(text: str) -> None:
    assert not is_limit(asks(text, Kind.YEARS))


def test_beside_a_degree_an_upper_limit_says_nothing() -> None:
    held = resume((SCHOOL, "BSc Biology, 2015"))
    text = "BSc in Biology with 0-5 years of experience"
    found = rule(text, Kind.EDUCATION, held)
    assert found is not None
    assert LIMIT not in found.reasons
