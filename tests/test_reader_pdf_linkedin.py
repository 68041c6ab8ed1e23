"""LinkedIn's "Save to PDF": read in order, and parsed to its jobs with their dates."""

import pytest

from matcher.types import Month, SectionKind
from tests.linkedin import EDUCATION, EXPERIENCE, HEADLINE, NAME, PLACE, SIDEBAR, profile
from tests.pdf_layouts import content_of, resume_of

SPREADS = [0.0, 120.0]


@pytest.mark.parametrize("spread", SPREADS)
def test_the_name_comes_first_then_the_sidebar_then_the_jobs_over_all_pages(spread: float) -> None:
    text = content_of(profile(spread=spread)).text
    marks = [
        NAME, HEADLINE, PLACE, *SIDEBAR, "Summary\n", "Experience\n",
        *(role.title + "\n" for company in EXPERIENCE for role in company.roles),
        "Education\n", *(school for school, _ in EDUCATION),
    ]  # fmt: skip
    at = -1
    for mark in marks:
        at = text.find(mark, at + 1)
        assert at >= 0, mark


@pytest.mark.parametrize("spread", SPREADS)
def test_every_role_is_an_entry_with_its_dates(spread: float) -> None:
    resume = resume_of(profile(spread=spread))
    (section,) = (s for s in resume.sections if s.kind is SectionKind.EXPERIENCE)
    assert [(e.role, e.dates and (e.dates.start, e.dates.end)) for e in section.entries] == [
        ("Senior Data Engineer", (Month(2021, 3), None)),
        ("Data Engineer", (Month(2019, 1), Month(2021, 3))),
        ("Analyst", (Month(2015, 5), Month(2018, 12))),
        ("Records Clerk", (Month(2012, 6), Month(2015, 4))),
    ]
    assert [e.employer for e in section.entries] == [
        company.name for company in EXPERIENCE for _ in company.roles
    ]


@pytest.mark.parametrize("spread", SPREADS)
def test_the_foot_of_a_page_and_the_contact_are_no_passages(spread: float) -> None:
    texts = [passage.text for passage in resume_of(profile(spread=spread)).passages]
    assert not [text for text in texts if "Page " in text or "linkedin.com" in text]
    assert NAME not in texts
