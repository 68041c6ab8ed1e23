"""Asks that no heading tells of, and lines of a list that look like something else."""

import pytest

from index.readers.extract import extract
from matcher.errors import NoRequirements
from matcher.posting.kinds import kind_of
from matcher.posting.parse import parse
from matcher.types import Posting


def read(text: str) -> Posting:
    return parse(extract(text.encode(), "posting.txt"))


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.level.value[:3], r.text) for r in read(text).requirements]


@pytest.mark.parametrize(
    "line",
    [
        "CPR certification",
        "Python",
        "Forklift license",
        "5 years of Java",
        "Fluent Spanish",
        "Must have a valid driver's license",
    ],
)
def test_a_line_that_plainly_asks_is_a_posting(line: str) -> None:
    assert asked(line) == [("min", line)]


def test_a_few_lines_under_a_title_are_asked_for() -> None:
    posting = read("Software Engineer\nPython\nSQL\n")
    assert posting.title == "Software Engineer"
    assert [r.text for r in posting.requirements] == ["Python", "SQL"]


def test_a_greeting_above_what_is_asked_for_is_no_ask() -> None:
    assert asked("Dear Sir\nSQL") == [("min", "SQL")]


def test_an_or_with_nothing_behind_it_makes_no_empty_part() -> None:
    (requirement,) = read("Requirements\nPython; or -\n").requirements
    assert [p.text for member in requirement.all_of for p in member.parts] == ["Python; or -"]


@pytest.mark.parametrize(
    "text",
    [
        "Hello world",
        "Hello.",
        "Nurse wanted",
        "https://example.com/jobs/12",
        "Java Developer\nLondon\nACME LTD",
        "Python is great.\nWe had fun.",
        "We use Python",
    ],
)
def test_a_line_that_asks_for_nothing_is_refused(text: str) -> None:
    with pytest.raises(NoRequirements):
        read(text)


def test_a_line_between_items_without_bullets_is_an_item() -> None:
    text = (
        "Job description\n"
        "Selecting features and building classifiers\n"
        "Data mining by known methods\n"
        "Processing and cleaning data\n"
        "Tidy by nature\n"
        "Creating reports\n"
        "37 Central Court\n"
    )
    lines = text.splitlines()[1:-1]
    assert asked(text) == [("res", line) for line in lines]


def test_lines_that_or_joins_are_one_requirement() -> None:
    text = (
        "Basic Qualifications:\nMaster's degree\nOR\nBachelor's degree & 2 years of experience\n"
        "OR\nAssociate degree & 6 years of experience\n"
    )
    whole = (
        "Master's degree OR Bachelor's degree & 2 years of experience OR "
        "Associate degree & 6 years of experience"
    )
    posting = read(text)
    assert [r.text for r in posting.requirements] == [whole]
    assert " ".join(posting.requirements[0].span.of(text).split()) == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python\nOR\n\nNice to have\n- Rust\n", [("min", "Python"), ("pre", "Rust")]),
        ("Python\nOR\nNice to have\n- Rust\n", [("min", "Python"), ("pre", "Rust")]),
        ("Python\nOR\nBenefits:\nHealth insurance\n", [("min", "Python")]),
        (
            "- Python\nOR\nThree years of Java\n",
            [("min", "Python"), ("min", "Three years of Java")],
        ),
        ("Python\n\nOR\n\nJava\n", [("min", "Python OR Java")]),
    ],
)
def test_or_joins_no_heading_and_no_line_set_otherwise(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert asked(f"Requirements:\n{text}") == found


@pytest.mark.parametrize(
    "item",
    [
        "Technical background",
        "Ability to work in a team",
        "Degree-level education or equivalent experience",
        "Additional languages an asset",
        "Privacy law: GDPR, CCPA",
        "CISSP",
        "R",
        "401(k) plan administration including testing and audits",
    ],
)
def test_what_looks_like_a_heading_or_an_offer_between_items_is_an_item(item: str) -> None:
    text = f"Minimum Qualifications:\nThree years of audits\n{item}\nWrites reports\n"
    assert [told for _, told in asked(text)] == ["Three years of audits", item, "Writes reports"]


@pytest.mark.parametrize(
    "line",
    [
        "Other duties as assigned",
        "Perform other job-related duties as required.",
        "So, if you are a welder with experience, please apply today!",
        "Experience in three or more of the following areas:",
    ],
)
def test_what_every_posting_says_is_left_out(line: str) -> None:
    text = f"Minimum Qualifications:\nThree years of audits\n{line}\nWrites reports\n"
    assert [told for _, told in asked(text)] == ["Three years of audits", "Writes reports"]


def test_a_list_ends_at_praise_of_the_company_whatever_it_goes_on_to_seek() -> None:
    about = (
        "Nordwind strives to be the first among builders of boats. As we go on to grow, we are "
        "looking for people who can help our customers sail. Our yards stand in three countries."
    )
    text = (
        f"Requirements:\n- Able to lift a sail\n- Calm in a storm\n{about}\nWhy We Care!\nFirst\n"
    )
    assert [told for _, told in asked(text)] == ["Able to lift a sail", "Calm in a storm"]


def test_a_bonus_that_is_paid_makes_nothing_preferred() -> None:
    text = "Requirements:\nAdminister merit, bonus and equity cycles\nKnows Workday, a plus\n"
    assert [level for level, _ in asked(text)] == ["min", "pre"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Administers drug and alcohol testing program", "experience"),
        ("Ability to pass a drug test", "logistics"),
        ("Thinks on their feet when plans fall apart", "trait"),
        ("On your feet all day", "logistics"),
        ("At ease when priorities change overnight", "trait"),
        ("Overnight stays", "logistics"),
        ("Readiness to relocate", "logistics"),
        ("Quarterly travel to other campuses", "logistics"),
        ("On-site five days", "logistics"),
    ],
)
def test_conditions_of_work_are_told_from_work_with_them(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_a_list_under_a_job_alone_asks_for_its_papers_too() -> None:
    text = (
        "Truck driver\n\n- CDL Class A\n- 3 years OTR experience\n- Clean driving record\n"
        "- Clean the cab\n"
    )
    assert read(text).title == "Truck driver"
    assert asked(text) == [
        ("min", "CDL Class A"),
        ("min", "3 years OTR experience"),
        ("min", "Clean driving record"),
        ("res", "Clean the cab"),
    ]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Line Cook", "Line Cook"),
        ("Frontend developer", "Frontend developer"),
        ("Barista", "Barista"),
        ("We need a driver", ""),
        ("Looking for our next driver", ""),
        ("Acme Corp", ""),
    ],
)
def test_a_plain_first_line_that_names_a_job_and_no_more_is_the_title(
    first: str, title: str
) -> None:
    assert read(f"{first}\n\nRequirements\n- Stamina\n").title == title


def test_as_well_as_joins_two_things_that_are_both_asked_for() -> None:
    [ask] = read("Requirements\n- Knowledge of GAAP as well as IFRS\n").requirements
    assert [[part.text for part in choice.parts] for choice in ask.all_of] == [["GAAP"], ["IFRS"]]
