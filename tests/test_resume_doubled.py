"""Profiles copied from a page of the web, each line of which stands twice."""

from index.readers.extract import extract
from matcher.resume.parse import parse

PROFILE = """Jane Roe
Jane Roe
2nd degree connection
2nd
Graz, Austria Contact info
jane@example.org

Experience
Experience
Acme logo
Backend Engineer
Backend Engineer
Acme · Full-time
Acme · Full-time
Mar 2020 - Present · 5 yrs
Mar 2020 - Present · 5 yrs

Led a team of five
Led a team of five
…see more
Skills
Skills
Python
Python
12 endorsements
12 endorsements
"""


def test_lines_that_stand_twice_are_read_once_and_those_of_the_page_not_at_all() -> None:
    read = parse(extract(PROFILE.encode(), "profile.txt"))
    jobs = [entry for s in read.sections for entry in s.entries if entry.role]
    assert [(job.role, job.employer) for job in jobs] == [("Backend Engineer", "Acme")]
    said = [passage.text for passage in read.passages]
    assert said[-2:] == ["Led a team of five", "Python"]
    assert not {"Acme logo", "2nd", "…see more", "12 endorsements"} & {*said}
    assert read.candidate == "Jane Roe"


def test_lines_that_stand_twice_on_no_page_are_all_read() -> None:
    text = "Jane Roe\njane@example.org\n\nSKILLS\n" + "Python\nPython\nGo\nGo\nSQL\nSQL\n" * 2
    assert len(parse(extract(text.encode(), "resume.txt")).passages) == 12


def test_a_line_that_stands_twice_by_chance_stands_as_it_is() -> None:
    text = "Jane Roe\njane@example.org\n\nSKILLS\nPython\nPython\nNissan logo\n"
    read = parse(extract(text.encode(), "resume.txt"))
    assert [passage.text for passage in read.passages] == ["Python", "Python", "Nissan logo"]
