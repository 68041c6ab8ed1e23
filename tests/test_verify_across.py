"""Work across functions: lines that say who else was at the table."""

import pytest

from matcher.lexicon.functions import functions_in
from matcher.types import Kind, SectionKind
from matcher.verify.verify import needs_of
from tests.verify_resumes import asks, resume, rule, ruled

ASKED = "Ability to work cross-functionally with multiple teams"


@pytest.mark.parametrize(
    ("line", "coverage"),
    [
        ("Sat with lawyers, designers and product managers each week to agree the terms", 0.95),
        ("Worked closely with marketing and sales on the launch of three tills", 0.8),
        ("Liaised between nursing staff and the pharmacy", 0.8),
        ("Led a cross-functional team that opened two shops", 0.8),
        ("Settled each plan together with physicians, dietitians and social workers", 0.95),
        ("Coordinated across engineering, finance, IT and HR to move the office", 0.95),
    ],
)
def test_a_line_names_who_else_was_at_the_table(line: str, coverage: float) -> None:
    held = resume((SectionKind.EXPERIENCE, "Sold shoes"), (SectionKind.EXPERIENCE, line))
    found = ruled(ASKED, Kind.TRAIT, held)
    assert (found.coverage, found.shown) == (coverage, (1,))


@pytest.mark.parametrize(
    "line",
    [
        "Worked with SAP finance, sales and procurement modules",
        "Ran marketing and sales",
        "Collaborated with engineering",
        "Worked together with engineers, developers and programmers",  # one function
        "It worked with the pr branch and it helped",
        "Never worked with sales or marketing",
        "Met with customers and vendors",  # nobody of the organisation
        "Cross-functional collaboration",  # only claimed
        "Worked with marketing reports, sales data and finance software",
    ],
)
def test_what_names_no_functions_is_left_to_the_lines(line: str) -> None:
    assert rule(ASKED, Kind.TRAIT, resume((SectionKind.EXPERIENCE, line))) is None


def test_a_list_of_skills_tells_of_no_work_together() -> None:
    line = (SectionKind.SKILLS, "Worked with sales, finance and HR")
    assert rule(ASKED, Kind.TRAIT, resume(line)) is None


def test_who_stands_beside_an_organisation_counts_among_stakeholders() -> None:
    held = resume((SectionKind.EXPERIENCE, "Met with customers and vendors each month"))
    found = ruled("Experience coordinating with various stakeholders", Kind.EXPERIENCE, held)
    assert (found.coverage, found.reasons) == (0.8, ("it names 2 functions that worked together",))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (ASKED, True),
        ("Experience working and communicating cross functionally in a team environment", True),
        ("Strong collaboration skills across departments", True),
        ("Lead cross-functional teams", False),
        ("Work across functions to price insurance", False),
        ("Excellent team player", False),
        ("5 years in cross-functional teams", False),
    ],
)
def test_only_a_requirement_about_nothing_else_is_ruled_on(text: str, about: bool) -> None:
    assert (needs_of(asks(text, Kind.TRAIT)).across is not None) is about


def test_the_line_that_names_most_is_shown_first_and_another_line_lowers_nothing() -> None:
    two = (SectionKind.EXPERIENCE, "Worked with sales and finance on prices")
    four = (SectionKind.EXPERIENCE, "Met with sales, HR, legal and IT every day")
    assert ruled(ASKED, Kind.TRAIT, resume(two, four)).shown == (1, 0)
    assert ruled(ASKED, Kind.TRAIT, resume(two, four)).coverage == 0.95
    assert ruled(ASKED, Kind.TRAIT, resume(two)).coverage == 0.8
    assert ruled(ASKED, Kind.TRAIT, resume(two)).at_least


def test_names_of_one_function_count_once() -> None:
    assert functions_in("Met with nurses, RNs, nurse practitioners and doctors") == (2, 0)
