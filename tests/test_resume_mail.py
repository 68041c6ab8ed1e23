"""Resumes that came as the text of a mail."""

import pytest

from index.readers.extract import extract
from matcher.resume.parse import parse

RESUME = (
    "Jane Roe\nGraz | jane@example.org\n\nEXPERIENCE\nEngineer, Acme, 2019 - 2021\n- Led a team\n"
)
SAID = ["Engineer, Acme, 2019 - 2021", "Led a team"]


def said(text: str) -> list[str]:
    return [passage.text for passage in parse(extract(text.encode(), "resume.txt")).passages]


@pytest.mark.parametrize(
    "head",
    [
        "From: Max Poe <max@example.com>\nTo: jobs@example.com\nSubject: Python and Go\n\n",
        "---------- Forwarded message ---------\nFrom: Max Poe <max@example.com>\n"
        "Date: Mon, 3 Mar 2025 at 10:00\nSubject: Backend Engineer\nTo: <jobs@example.com>\n\n",
        "Von: Max Poe\nGesendet: Montag, 3. März 2025 10:00\nAn: Jobs\nBetreff: Bewerbung\n\n",
        "Dear Sir or Madam,\n\nplease find my resume below.\n\n",
        "Hi Max,\n\n",
    ],
)
def test_what_a_mail_says_of_itself_is_no_evidence_and_names_nobody(head: str) -> None:
    read = parse(extract((head + RESUME).encode(), "resume.txt"))
    assert [passage.text for passage in read.passages] == SAID
    assert read.candidate == "Jane Roe"


@pytest.mark.parametrize(
    "foot",
    ["\nKind regards,\nJane Roe\n", "\n--\nJane Roe\nSent from my iPhone\n", "\nSincerely,\n"],
)
def test_leave_taken_at_the_foot_is_no_evidence(foot: str) -> None:
    assert said(RESUME + foot) == SAID


@pytest.mark.parametrize(
    "line",
    [
        "Date: 2019 - 2021",
        "From: Vienna To: Graz, drove a truck",
        "Dear customers answered: 40 a day",
        "Hello Kitty campaign designed",
        "Sent from my desk 300 letters a week",
    ],
)
def test_lines_of_a_resume_that_begin_like_a_mail_are_evidence(line: str) -> None:
    assert any(line in passage for passage in said(f"{RESUME}- {line}\n"))
