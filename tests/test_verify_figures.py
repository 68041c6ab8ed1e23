"""Figures with their unit, each against the least that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.types import Kind, SectionKind
from tests.verify_resumes import resume, rule, ruled


@pytest.mark.parametrize(
    ("asked", "held", "coverage", "least", "most"),
    [
        ("GPA of 3.5 or higher", "BSc Biology, 2015, GPA 2.9", 0.1, 0.0, 0.3),
        ("GPA of 3.5 or higher", "BSc Biology, 2015, GPA 3.4/4.0", 0.5, 0.0, 0.5),
        ("GPA of 3.5 or higher", "BSc Biology, 3.8/4.0 GPA", 0.95, 0.75, 1.0),
        ("Minimum 3.0 GPA", "GPA 2.8 (major 3.6 GPA)", 0.95, 0.75, 1.0),
        ("60 wpm typing", "Typed 45 wpm", 0.1, 0.0, 0.3),
        ("Typing speed of at least 40 wpm", "Typing: 65 words per minute", 0.95, 0.75, 1.0),
    ],
)
def test_a_figure_is_held_against_the_least(
    asked: str, held: str, coverage: float, least: float, most: float
) -> None:
    found = ruled(asked, Kind.OTHER, resume((SectionKind.EDUCATION, held)))
    assert (found.coverage, found.least, found.most) == (coverage, least, most)
    assert found.shown == (0,)


def test_the_reason_tells_both_figures() -> None:
    held = resume((SectionKind.EDUCATION, "BSc Biology, GPA 2.9"))
    found = ruled("GPA of 3.5 or higher", Kind.EDUCATION, held)
    assert found.reasons == ("a GPA of 3.5 is asked for; the resume states 2.9",)


@pytest.mark.parametrize(
    "held", ["BSc Biology, 2015", "CGPA 8.7/10", "GPA 4.2/5.0", "GPA 3.75/5", "CGPA 3.95/10"]
)
def test_a_gpa_that_is_not_stated_on_the_same_scale_is_unknown(held: str) -> None:
    found = ruled("GPA of 3.5 or higher", Kind.EDUCATION, resume((SectionKind.EDUCATION, held)))
    assert found.unknown


@pytest.mark.parametrize("label", [SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING])
def test_a_gpa_of_a_job_is_that_of_others(label: SectionKind) -> None:
    held = resume((SectionKind.SUMMARY, "GPA 2.7"), (label, "Raised average student GPA to 3.8"))
    found = ruled("GPA of 3.5 or higher", Kind.EDUCATION, held)
    assert found.reasons == ("a GPA of 3.5 is asked for; the resume states 2.7",)
    typed = resume((label, "Typed 65 wpm"))
    assert ruled("60 wpm typing", Kind.OTHER, typed).least == 0.75


@pytest.mark.parametrize(
    "text",
    ["Budget of $1M", "3.5 years of audit", "Version 3.9 of Python", "GPA", "45 calls a day"],
)
def test_other_numbers_are_no_such_figures(text: str) -> None:
    found = rule(text, Kind.SKILL, resume((SectionKind.EDUCATION, "GPA 1.1; 12 wpm")))
    assert found is None or "GPA" not in found.reasons[0]


def test_a_low_gpa_lowers_what_a_degree_is_worth_beside_it() -> None:
    asked = "Bachelor's degree with a GPA of 3.5 or higher"
    low, high = (
        ruled(asked, Kind.EDUCATION, resume((SectionKind.EDUCATION, f"BSc Biology, GPA {gpa}")))
        for gpa in ("2.5", "3.9")
    )
    assert low.coverage < 0.6
    assert high.coverage > 0.9


@given(st.floats(1.0, 4.0), st.floats(1.0, 4.0))
def test_a_higher_figure_is_never_worth_less(first: float, second: float) -> None:
    low, high = sorted((round(first, 2), round(second, 2)))
    worth = [
        ruled(
            "GPA of 3.0 or higher",
            Kind.EDUCATION,
            resume((SectionKind.EDUCATION, f"BSc Biology, GPA {gpa:.2f}")),
        ).coverage
        for gpa in (low, high)
    ]
    assert worth[0] <= worth[1]
