"""What is arranged with who is hired is nothing that a resume lacks."""

import pytest

from matcher.posting.kinds import kind_of
from matcher.types import Kind, SectionKind
from tests.verify_resumes import grade, resume, ruled

HELD = resume(
    (SectionKind.EXPERIENCE, "Gave immediate attention to callers and posted public notices"),
    (SectionKind.EXPERIENCE, "Used hand and power tools; started a summer programme for locals"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Kitchen runs until midnight on Fridays",
        "Bartending until 2 a.m.",
        "Full-time, 40 hours per week",
        "Monday to Friday, 8am to 5pm",
        "Flexibility to work outside of normal business hours",
        "Some evenings and weekends",
        "Summer availability",
        "Start in June",
        "Must be able to start in February 2018.",
        "Local candidates only",
        "Locals preferred",
        "Must be on site M-F",
        "Own tools required",
        "Must have own knives",
        "Must own a camera",
        "Salary requirements must be submitted with application",
        "W2 only",
        "No corp to corp",
        "Face-to-face interview required",
        "Three professional references required",
        "Must be bondable",
        "TB test required",
        "Minimum 6-month commitment",
        "Must commit to one year",
        "Seasonal position, May through October",
        "Must be willing to sign an NDA",
        "Contingent upon contract award",
        "Minimal travel to support meetings with customers",
        "Work in cold environments",
        "Employee must pass post offer criminal background check.",
    ],
)
def test_what_is_arranged_with_who_is_hired_is_logistics(text: str) -> None:
    assert kind_of(text) is Kind.LOGISTICS


@pytest.mark.parametrize(
    "text",
    [
        "Own tools and frameworks for deployment",
        "Own the product roadmap",
        "Conduct in-person interviews with candidates",
        "Perform background checks on new hires",
        "Draft non-disclosure agreements",
        "Administer TB tests",
        "Analyze salary history and compensation requirements",
        "Starting new programs in May and June",
        "Start a new team in Boston",
        "Local marketing expertise in the broadcasting industry",
        "W2 processing and 1099 reporting",
        "Bonded warehouse experience",
        "Seasonal menus",
        "Light travel industry exposure",
        "Deliver standards on site and within the laboratories",
    ],
)
def test_a_duty_in_words_of_an_arrangement_is_none(text: str) -> None:
    assert kind_of(text) is not Kind.LOGISTICS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Must work until midnight", "the hours"),
        ("Start in June", "the first day"),
        ("Locals preferred", "living nearby"),
        ("Own tools required", "tools of one's own"),
        ("One-year commitment", "such terms"),
        ("Available to start immediately", "an early start"),
    ],
)
def test_an_arrangement_is_unknown_and_the_reason_names_it(text: str, said: str) -> None:
    found = ruled(text, Kind.LOGISTICS, HELD)
    assert found.unknown
    assert found.reasons == (f"a resume seldom states {said}; ask the candidate",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Start in June", "Available from June 2027"),
        ("Available to start immediately", "Available immediately"),
        ("Own tools required", "I have my own tools and a van"),
        ("40 hours per week", "Availability: full-time"),
    ],
)
def test_an_arrangement_that_a_line_states_is_met(text: str, line: str) -> None:
    held = resume((SectionKind.SUMMARY, line))
    assert grade(ruled(text, Kind.LOGISTICS, held)) == 1
