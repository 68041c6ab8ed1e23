"""Years in a thing that a resume says its owner has not worked in."""

import pytest

from matcher.lexicon.denials import affirmed, denials_of
from matcher.types import DateRange, Entry, Kind, Month, Resume, Section, SectionKind
from tests.verify_resumes import resume, ruled

NONE = "3 years are asked for; the resume says that there are none"


def job(named: str, *lines: str) -> Resume:
    """A job of six years, with lines of its own."""
    held = resume(*((SectionKind.EXPERIENCE, text) for text in (named, *lines)))
    first, last = held.passages[0].span, held.passages[-1].span
    span = type(first)(first.start, last.end)
    when = DateRange(Month(2018, 1), Month(2023, 12), first, False)
    section = Section(SectionKind.EXPERIENCE, "", span, (Entry(named, "", when, span, (), first),))
    return Resume("d", "n", (section,), held.passages)


@pytest.mark.parametrize(
    ("asked", "named", "line"),
    [
        ("3+ years outside sales", "Account Manager", "No outside sales experience"),
        ("3 years of Python", "Developer", "Wrote services in Java, no Python experience"),
        ("3 years of B2B outside sales", "Account Manager", "No experience in outside sales"),
        ("3+ years of supervisory experience", "Clerk", "No supervisory experience"),
    ],
)
def test_years_in_what_a_line_denies_are_not_there(asked: str, named: str, line: str) -> None:
    scores = [0.6, 0.6]
    held = job(named, line)
    found = ruled(asked, Kind.YEARS, held, scores)
    assert (found.coverage, found.least, found.most) == (0.05, 0.0, 0.2)
    assert found.reasons == (NONE,)
    assert found.shown == (1,)
    summary = resume((SectionKind.SUMMARY, line), jobs=[(named, Month(2018, 1), None)])
    assert ruled(asked, Kind.YEARS, summary, scores).most == 0.2


@pytest.mark.parametrize(
    ("asked", "named", "line"),
    [
        ("3 years of sales", "Sales Representative", "No outside sales experience"),
        ("3 years of sales", "Account Manager", "No inside sales experience"),
        ("3 years of Java or Python", "Developer", "No Python experience"),
        ("3 years outside sales", "Outside Sales Representative", "No outside sales experience"),
        ("3 years of experience", "Account Manager", "No outside sales experience"),
        ("3 years outside sales", "Account Manager", "Eager to learn outside sales"),
        ("3 years of product management", "Product Owner", "No management experience"),
    ],
)
def test_what_is_denied_beside_it_takes_no_years_away(asked: str, named: str, line: str) -> None:
    found = ruled(asked, Kind.YEARS, job(named, line), [0.6, 0.1])
    assert NONE not in found.reasons
    assert found.coverage > 0.5


def test_a_job_is_not_told_by_what_was_not_done_there() -> None:
    python, nothing = (
        ruled("3 years of Python", Kind.YEARS, job("Developer", line), [0.1, 0.1])
        for line in ("Used Java; no Python or Rust experience", "Used Java")
    )
    assert python.coverage <= nothing.coverage
    leads = ruled("3 years of leading teams", Kind.YEARS, job("Clerk", "No direct reports"), [0.6])
    plain = ruled("3 years of leading teams", Kind.YEARS, job("Clerk", "Filed orders"), [0.6])
    assert leads.coverage <= plain.coverage


def test_a_line_is_parted_into_what_it_affirms_and_what_it_denies() -> None:
    line = "Pass oral medications; no IV therapy"
    assert (affirmed(line), denials_of(line)) == ("Pass oral medications", ["no IV therapy"])
    plain = "Kept the books, and no errors were found"
    assert (affirmed(plain), denials_of(plain)) == (plain, [])
    whole = "My team used Docker; I did not"
    assert (affirmed(whole), denials_of(whole)) == ("", [])
