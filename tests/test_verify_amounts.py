"""Sizes with their noun, such as budgets and teams, each against the least that is asked for."""

import pytest

from matcher.types import Kind, Level, Requirement, SectionKind
from matcher.verify.amount import asked_of
from tests.verify_resumes import asks, resume, rule, ruled

WORK = SectionKind.EXPERIENCE
MET, PARTLY = (0.9, 0.75, 1.0), (0.5, 0.5, 0.5)
MILLION = "Managed budgets of $1 million or more"


def _least(text: str, kind: Kind = Kind.EXPERIENCE) -> list[tuple[str, float]]:
    found = asked_of(asks(text, kind))
    return [(part.name, part.least) for part in found.parts] if found else []


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (MILLION, [("a budget", 1e6)]),
        ("Experience managing a budget of at least $500,000", [("a budget", 500_000.0)]),
        ("Full P&L responsibility for a EUR 1,5 Mio business", [("a budget", 1.5e6)]),
        ("Track record of carrying a $1M annual quota", [("a quota", 1e6)]),
        ("Managed construction projects valued at $10M or more", [("projects", 1e7)]),
        ("Experience leading teams of 10 or more", [("people led", 10.0)]),
        ("Managed at least five direct reports", [("people led", 5.0)]),
        ("Experience in a hospital with 200+ beds", [("beds", 200.0)]),
        ("Oversaw 25+ branches", [("branches", 25.0)]),
        ("Led teams of 10+ with budgets over $2M", [("a budget", 2e6), ("people led", 10.0)]),
    ],
)
def test_a_size_is_asked_for_by_its_noun(text: str, least: list[tuple[str, float]]) -> None:
    assert _least(text) == least


@pytest.mark.parametrize(
    "text",
    [
        "Experience with budgets up to $1M",
        "Work in a team of 10",
        "401k with a match of $500",
        "Lift 50 lbs",
        "Serve 3 or more clients at once",
        "Fortune 500 experience",
        "Ability to manage multiple projects",
    ],
)
def test_other_numbers_set_no_size(text: str) -> None:
    assert _least(text) == []


def test_a_duty_sets_a_least_only_where_it_says_so() -> None:
    told, least = (
        Requirement(one.text, Level.RESPONSIBILITY, one.kind, one.span, one.all_of)
        for one in (
            asks("Manage a $2M budget", Kind.EXPERIENCE),
            asks("Manage a $2M+ budget", Kind.EXPERIENCE),
        )
    )
    assert asked_of(told) is None
    assert asked_of(least) is not None


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (MILLION, "Managed annual budgets of $250K", PARTLY),
        (MILLION, "Owned a $2.4M P&L", MET),
        (MILLION, "Budgetverantwortung: budget of EUR 1,2 Mio", MET),
        (MILLION, "Responsible for a $15MM annual budget", MET),
        ("Experience leading teams of 10 or more", "Led a team of three", PARTLY),
        ("Managed crews of 20 or more", "Led 45 tradespeople and 4 superintendents", MET),
        ("Experience leading teams of 10 or more", "Ran a brigade of 14 cooks", MET),
        ("Experience leading teams of 10 or more", "Supervised 12 direct reports", MET),
        ("Experience leading teams of 10 or more", "Led a staff of 25", MET),
        ("Experience leading teams of 10 or more", "Supervised eleven employees", MET),
        ("Portfolio of 50+ accounts", "Managed over 500+ accounts", MET),
        ("Oversaw 25+ locations", "Oversaw 12 locations", PARTLY),
    ],
)
def test_a_size_is_held_against_the_least(
    text: str, line: str, found: tuple[float, float, float]
) -> None:
    told = ruled(text, Kind.EXPERIENCE, resume((WORK, line)))
    assert (told.coverage, told.least, told.most) == found
    assert told.shown == (0,)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MILLION, "Managed project budgets and forecasts"),
        (MILLION, "Delivered a $2.5M project on schedule and under budget"),
        (MILLION, "Held to the budget and saved $2 million"),
        (MILLION, "Managed a budget of $900"),
        ("Experience leading teams of 10 or more", "Member of a team of 12"),
        ("Experience leading teams of 10 or more", "Ran payroll for 300 employees"),
        ("Experience leading teams of 10 or more", "Ran a line of 14 stoves"),
        ("Experience leading teams of 10 or more", "Served food to 90 officers"),
        ("Experience leading teams of 10 or more", "Wrote to 30 recruiters and buyers"),
        ("Portfolio of 50+ accounts", "Ranked among 90 account executives"),
    ],
)
def test_what_states_no_such_size_is_partly_there_at_most(text: str, line: str) -> None:
    told = ruled(text, Kind.EXPERIENCE, resume((WORK, line)))
    assert (told.scale, told.most) == (1.0, 0.5)
    assert "states none" in told.reasons[0]


def test_a_sum_of_another_field_is_partly_there() -> None:
    held = resume((WORK, "Managed a $3M construction budget"))
    asked = "Managed marketing budgets of $1M or more"
    near, far = (ruled(asked, Kind.EXPERIENCE, held, [score]) for score in (0.4, 0.0))
    assert (near.coverage, far.coverage) == (0.9, 0.5)
    assert far.reasons == ("a budget of 1M is asked for; the resume states 3M, "
                           "perhaps of something else",)  # fmt: skip


def test_beside_years_a_size_that_is_not_stated_leaves_them_partly_there() -> None:
    asked = "5+ years of experience managing teams of 10 or more"
    years = resume((SectionKind.SUMMARY, "Team manager with 9 years of experience managing teams"))
    told = ruled(asked, Kind.YEARS, years, [0.8])
    assert told.most == 0.5
    assert told.reasons[-1].startswith("10 people led are asked for; the resume states none")


def test_lines_without_figures_state_no_size() -> None:
    assert rule("Managed budgets", Kind.EXPERIENCE, resume((WORK, "Owned a $2M budget"))) is None


@pytest.mark.parametrize(
    "line",
    [
        "Recruited and hired 20 new employees",
        "Responsible for communications for department of 750 employees",
        "Trained staff of eight",
    ],
)
def test_who_is_hired_trained_or_served_is_not_led(line: str) -> None:
    asked = "Experience leading teams of 10 or more"
    assert ruled(asked, Kind.EXPERIENCE, resume((WORK, line))).scale == 1.0
