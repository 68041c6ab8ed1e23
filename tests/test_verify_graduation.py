"""When a degree is to be completed, against the dates that education states."""

import pytest

from matcher.types import Kind, SectionKind
from matcher.verify.graduation import asked_of, held_in
from tests.verify_resumes import asks, reading, resume, rule, ruled

SCHOOL = SectionKind.EDUCATION
WINDOW = "Graduating between December 2026 and June 2027"
JANUARY = 2027 * 12


def _span(text: str) -> tuple[int | None, int | None] | None:
    found = asked_of(asks(text, Kind.EDUCATION))
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (WINDOW, (JANUARY - 1, JANUARY + 5)),
        ("Expected graduation: Spring 2027", (JANUARY + 2, JANUARY + 4)),
        ("Expected graduation date of May 2027 or later", (JANUARY + 4, None)),
        ("Degree must be completed by 06/2027", (None, JANUARY + 5)),
        ("Graduated no earlier than 2027", (JANUARY, None)),
        ("Enrolled in a degree program, graduating in 2027", (JANUARY, JANUARY + 11)),
        ("Internship from June 2027 to August 2027", None),
        ("Graduate degree required by 2027", None),
        ("Must graduate by June 2027", (None, JANUARY + 5)),
        ("Graduate certificate in health administration, 2010", None),
        ("Recent graduates are welcome", None),
        ("Complete the 2027 budget", None),
    ],
)
def test_a_time_of_graduation_is_asked_for(
    text: str, span: tuple[int | None, int | None] | None
) -> None:
    assert _span(text) == span


@pytest.mark.parametrize(
    ("line", "coverage"),
    [
        ("BSc Biology, expected May 2027", 0.9),
        ("BSc Biology, State University, 08/2023 - 05/2027", 0.9),
        ("BSc Biology, 2027", 0.9),
        ("BSc Biology, May 2024", 0.1),
        ("BSc Biology, expected December 2027", 0.1),
        ("BSc Biology, December 2026 - December 2029", 0.1),
        ("BSc Biology, 2023 - Present", 0.5),
    ],
)
def test_a_degree_ends_in_time_or_not(line: str, coverage: float) -> None:
    found = ruled(WINDOW, Kind.SKILL, resume((SCHOOL, line)))
    assert (found.coverage, found.shown) == (coverage, (0,))
    assert found.reasons[0].startswith("graduation in December 2026 to June 2027 is asked for; ")


@pytest.mark.parametrize("line", ["BSc Biology", "High school diploma, May 2027"])
def test_without_a_date_of_a_degree_it_is_unknown(line: str) -> None:
    assert ruled(WINDOW, Kind.SKILL, resume((SCHOOL, line)), [0.9]).unknown


def test_until_then_the_degree_may_be_under_way() -> None:
    asked = "Bachelor's degree completed by August 2027"
    late, soon = (
        ruled(asked, Kind.EDUCATION, resume((SCHOOL, f"BSc Biology, expected May {year}")))
        for year in (2028, 2027)
    )
    assert soon.coverage == 0.93
    assert late.most == 0.3


def test_dates_of_work_are_no_graduation() -> None:
    line = "Trained staff, January 2027"
    assert held_in(reading((SectionKind.EXPERIENCE, line))) == ()
    assert rule("Trained staff in 2027", Kind.EXPERIENCE, resume((SCHOOL, "BSc, 2027"))) is None
