"""Columns that a plain text sets side by side with spaces are read one after the other."""

import pytest

from index.readers.content import Limits
from index.readers.sidebars import one_after_the_other
from index.readers.text import read

HEAD = ("          MARIA EXAMPLE", "   maria@example.org | +1 555 0100 | Madrid in Spain")
MAIN = """\
EXPERIENCE
Data Engineer, Northern Clinics
2018 - 2021
- Ran Kafka clusters for nine
  teams in two regions
- Cut the nightly run to an hour

Analyst, Southern Clinics
2015 - 2018
- Moved the reporting of wards""".splitlines()
SIDE = """\
SKILLS
Python
PostgreSQL

LANGUAGES
Spanish: native
English: fluent""".splitlines()
JOBS = """\
EXPERIENCE
Data Engineer, Northern Clinics           2018 - 2021
Analyst, Southern Clinics                 2015 - 2018
- Moved the reporting
Clerk, Western Clinics                    2012 - 2014
Porter, Eastern Clinics                   2011 - 2012
SKILLS
Python"""
LABELS = """\
EDUCATION         MSc Statistics, University of Bilbao
                  2010 - 2012
SKILLS            Python, SQL
                  Postgres, MySQL
LANGUAGES         Spanish, English
INTERESTS         Bees"""
TABLE = """\
Skills            Experience
Python            5 years
SQL               3 years
Docker            2 years
Kafka             2 years"""


def beside(left: list[str], right: list[str], width: int) -> list[str]:
    count = max(len(left), len(right))
    sides = [[*side, *[""] * (count - len(side))] for side in (left, right)]
    return [f"{a:{width}}{b}".rstrip() for a, b in zip(*sides, strict=True)]


def blocks(lines: list[str]) -> list[str]:
    content = read("\n".join(lines).encode(), Limits())
    return [b.span.of(content.text) for b in content.blocks]


@pytest.mark.parametrize(
    ("left", "right", "width"),
    [(MAIN, SIDE, 40), (SIDE, MAIN, 24), ([f"  {row}" for row in MAIN], SIDE, 40)],
)
def test_a_sidebar_of_spaces_is_read_as_if_it_stood_below(
    left: list[str], right: list[str], width: int
) -> None:
    below = blocks([*HEAD, "", *left, *right])
    assert blocks([*HEAD, "", *beside(left, right, width)]) == below


def test_rows_across_both_columns_end_them() -> None:
    last = ["References are there on request, from any of the clinics above"]
    found = blocks([*HEAD, *beside(MAIN, SIDE, 40), "", *last])
    assert found[-3:] == ["Spanish: native", "English: fluent", *last]


def test_three_columns_are_read_one_after_the_other() -> None:
    third = ["EDUCATION", "MSc Statistics", "Bilbao", "", "HOBBIES", "Bees", "Goats", "", "x"]
    three = beside(beside(MAIN, SIDE, 40), third, 66)
    assert blocks(three) == blocks([*MAIN, *SIDE, *third])


def test_dates_of_a_column_stay_on_their_rows_beside_a_sidebar() -> None:
    jobs = JOBS.splitlines()[:-2]
    found = blocks(beside(jobs, [*SIDE, "x"], 64))
    assert found[1:3] == [
        "Data Engineer, Northern Clinics           2018 - 2021",
        "Analyst, Southern Clinics                 2015 - 2018",
    ]
    assert found[-8:-6] == ["Porter, Eastern Clinics                   2011 - 2012", "SKILLS"]


@pytest.mark.parametrize("text", [JOBS, LABELS, TABLE, "", "a    b\n" * 9])
def test_dates_labels_and_tables_stay_as_they_are_typed(text: str) -> None:
    assert one_after_the_other(text) == text
