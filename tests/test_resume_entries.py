"""Jobs, degrees and projects: role, employer, dates, bullets."""

from itertools import permutations

import pytest

from index.readers.extract import extract
from index.types import Block, BlockKind, Box, Document, Font, Line, Span
from matcher.resume.parse import parse
from matcher.resume.row import Row
from matcher.resume.rows import _bullets
from matcher.types import Entry, Month, SectionKind


def document(*lines: str | tuple[str, BlockKind]) -> Document:
    """A document with a block a line: a paragraph, or of the kind given."""
    text, blocks = "", []
    for line in lines:
        said, kind = (line, BlockKind.PARAGRAPH) if isinstance(line, str) else line
        blocks.append(Block(Span(len(text), len(text) + len(said)), kind, font=Font()))
        text += said + "\n"
    return Document("d" * 64, "resume.txt", "text/plain", text, tuple(blocks))


def entries(kind: SectionKind, *lines: str | tuple[str, BlockKind]) -> list[Entry]:
    parsed = parse(document(*lines))
    return [e for s in parsed.sections if s.kind is kind for e in s.entries]


def jobs(*lines: str | tuple[str, BlockKind]) -> list[tuple[str, str, str]]:
    """Role, employer and dates of every job under a heading."""
    text = "\n".join(("Experience", *(x if isinstance(x, str) else x[0] for x in lines))) + "\n"
    return [
        (e.role, e.employer, e.dates.span.of(text) if e.dates else "")
        for e in entries(SectionKind.EXPERIENCE, "Experience", *lines)
    ]


def degrees(*lines: str) -> list[tuple[str, str, str]]:
    text = "\n".join(("Education", *lines)) + "\n"
    return [
        (e.role, e.employer, e.dates.span.of(text) if e.dates else "")
        for e in entries(SectionKind.EDUCATION, "Education", *lines)
    ]


ACME = ("Data Engineer", "Acme Ltd", "Jan 2019 - Present")


@pytest.mark.parametrize(
    "heading",
    [
        ["Data Engineer | Acme Ltd | Jan 2019 - Present"],
        ["Data Engineer, Acme Ltd, Berlin, Germany    Jan 2019 - Present"],
        ["Data Engineer at Acme Ltd, Berlin (Jan 2019 - Present)"],
        ["Data Engineer @ Acme Ltd", "Jan 2019 - Present"],
        ["Jan 2019 - Present", "Data Engineer", "Acme Ltd, Berlin, Germany"],
        ["Jan 2019 - Present Data Engineer – Acme Ltd"],
        ["Acme Ltd — Berlin, Germany", "Data Engineer", "Jan 2019 - Present"],
        ["Acme Ltd", "Data Engineer    Jan 2019 - Present"],
        ["Data Engineer    Jan 2019 - Present", "Acme Ltd, Berlin, Germany"],
        ["Acme Ltd    Jan 2019 - Present", "Data Engineer"],
        ["Acme Ltd Boston, MA", "Data Engineer Jan 2019 - Present 4 months"],
    ],
    ids=lambda lines: " / ".join(lines),
)
def test_a_job_is_read_in_every_layout(heading: list[str]) -> None:
    second = ["Nurse | Mercy Hospital | 2015 - 2018"] if "|" in heading[0] else []
    found = jobs(*heading, "- Moved data.", "- Kept it safe.", *second)
    assert found[0] == ACME
    assert found[1:] == ([("Nurse", "Mercy Hospital", "2015 - 2018")] if second else [])


def test_the_first_job_shows_how_many_lines_stand_above_the_dates() -> None:
    found = jobs(
        "Acme Ltd",
        "Data Engineer",
        "2019 - 2021",
        "Moved data between many places",
        "Globex Corporation",
        "Welder",
        "2015 - 2018",
        "Welded pipes",
    )
    assert found == [
        ("Data Engineer", "Acme Ltd", "2019 - 2021"),
        ("Welder", "Globex Corporation", "2015 - 2018"),
    ]


def test_dates_above_the_title_take_no_line_of_the_job_before() -> None:
    found = jobs(
        "2019 - 2021",
        "Data Engineer",
        "Acme Ltd",
        "Moved data between places",
        "2015 - 2018",
        "Welder",
        "Globex Corporation",
        "Welded pipes",
    )
    assert [role for role, _, _ in found] == ["Data Engineer", "Welder"]
    parsed = entries(
        SectionKind.EXPERIENCE, "Experience", "2019", "Data Engineer", "Moved data between places"
    )
    assert [b.text for b in parsed[0].bullets] == ["Moved data between places"]


def test_several_roles_under_one_employer_are_several_jobs() -> None:
    found = jobs(
        "Acme Ltd",
        "Senior Engineer",
        "2019 - 2021",
        "- Led the team.",
        "Junior Engineer",
        "2017 - 2019",
        "- Learned.",
    )
    assert [(role, when) for role, _, when in found] == [
        ("Senior Engineer", "2019 - 2021"),
        ("Junior Engineer", "2017 - 2019"),
    ]


def test_an_employer_with_years_of_its_own_or_a_length_is_that_of_all_jobs_below_it() -> None:
    last = ("Polar Inc", "Clerk", "2012 - 2014", "- Filed letters", "Cook", "2001 - 2002", "- Fed")
    dated = ("Acme Ltd  2015 - 2021", "Senior Engineer  2018 - 2021", "- Led five people")
    dated = (
        *dated,
        "Engineer  2015 - 2018",
        "- Built the pumps",
        "Teacher  2009 - 2011",
        "- Taught",
    )
    assert jobs(*dated) == [
        ("", "Acme Ltd", "2015 - 2021"),
        ("Senior Engineer", "Acme Ltd", "2018 - 2021"),
        ("Engineer", "Acme Ltd", "2015 - 2018"),
        ("Teacher", "", "2009 - 2011"),
    ]
    lasted = ("Acme Ltd", "6 years 2 months", "Senior Engineer", "2018 - 2021", "- Led five people")
    assert jobs(*lasted, "Engineer", "2015 - 2018", "- Built the pumps", *last) == [
        ("Senior Engineer", "Acme Ltd", "2018 - 2021"),
        ("Engineer", "Acme Ltd", "2015 - 2018"),
        ("Clerk", "Polar Inc", "2012 - 2014"),
        ("Cook", "", "2001 - 2002"),
    ]


def test_jobs_without_dates_are_told_by_their_titles_above_bullets() -> None:
    found = jobs(
        "Welder, Acme Ltd", "- Welded.", "- Cut.", "Teacher, Springfield School", "- Taught."
    )
    assert found == [("Welder", "Acme Ltd", ""), ("Teacher", "Springfield School", "")]


@pytest.mark.parametrize(
    ("title", "below", "employer"),
    [
        ("Tester, Fabrikam", "2016 - 2018 | Graz", "Fabrikam"),
        ("Tester, Platform", "Fabrikam | 2016 - 2018", "Fabrikam"),
        ("Tester", "2016 - 2018 | Fabrikam", "Fabrikam"),
        ("Tester, Graz", "2016 - 2018 | Fabrikam Inc", "Fabrikam Inc"),
    ],
)
def test_what_stands_behind_the_dates_is_no_employer_where_the_title_names_one(
    title: str, below: str, employer: str
) -> None:
    assert jobs(title, below, ("Wrote tests", BlockKind.LIST_ITEM)) == [
        ("Tester", employer, "2016 - 2018")
    ]


def test_the_terms_of_a_job_are_no_employer() -> None:
    found = jobs("Clerk", "Fabrikam · Full-time", "2016 - 2018", ("Wrote", BlockKind.LIST_ITEM))
    assert found == [("Clerk", "Fabrikam", "2016 - 2018")]


def test_what_cannot_be_told_stays_empty() -> None:
    assert jobs("Blue Ocean, Green Field, 2019 - 2021", "- Did things.") == [
        ("", "", "2019 - 2021")
    ]


def test_a_title_keeps_its_field_and_loses_the_place() -> None:
    found = jobs("Director, Product Management    2019 - 2021", "Acme Inc., Austin, TX")
    assert found[0][0] == "Director, Product Management"
    assert jobs("Research Intern Santa Clara, CA", "Globex Research May 2022 – Aug 2022")[0][
        :2
    ] == (
        "Research Intern",
        "Globex Research",
    )


def test_a_date_torn_over_lines_is_one_line_again() -> None:
    found = jobs(
        "Welder", ",", "10/2013", "to", "04/2014", "Acme Ltd", "–", "Boston", ",", "MA", "- Cut."
    )
    assert found == [("Welder", "Acme Ltd", "10/2013\nto\n04/2014")]


def test_dates_become_months_and_labels_are_no_bullets() -> None:
    (job,) = entries(
        SectionKind.EXPERIENCE,
        "Experience",
        "Welder at Acme Ltd, 03/2019 - Present",
        "Responsibilities:",
        "• Welded pipes.",
        "• Trained apprentices.",
    )
    assert job.dates is not None
    assert (job.dates.start, job.dates.end, job.dates.present) == (Month(2019, 3), None, True)
    assert [b.text for b in job.bullets] == ["Welded pipes.", "Trained apprentices."]


def test_a_paragraph_that_begins_as_a_job_is_cut_after_its_dates() -> None:
    found = jobs(
        "General Manager 10/2013 to 09/2016 Opened a new store and trained twenty people in all "
        "the duties of sales, of stock keeping, and of the service that customers expect."
    )
    assert found == [("General Manager", "", "10/2013 to 09/2016")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["BSc Computer Science, University of Leeds, 2012 - 2015"],
            [("BSc Computer Science", "University of Leeds", "2012 - 2015")],
        ),
        (
            ["Bachelor of Science", "Business Management", "Springfield College", "1992"],
            [("Bachelor of Science", "Springfield College", "1992")],
        ),
        (
            ["University of Leeds", "PhD, Physics, 2011 - 2015", "MIT", "BS Physics, 2007 - 2011"],
            [
                ("PhD, Physics", "University of Leeds", "2011 - 2015"),
                ("BS Physics", "MIT", "2007 - 2011"),
            ],
        ),
        (
            ["2015", "MBA", "Acme University", "2010", "B.A. in History", "Globex College"],
            [
                ("MBA", "Acme University", "2015"),
                ("B.A. in History", "Globex College", "2010"),
            ],
        ),
        (
            ["PhD Princeton University, Princeton, NJ Sept 2018 – May 2023", "- Thesis: Stars"],
            [("PhD", "Princeton University", "Sept 2018 – May 2023")],
        ),
        (["High School Diploma 1999"], [("High School Diploma", "", "1999")]),
        (
            [
                "Medical Transcription 2013 At-Home Studies, Tulsa",
                "Associate of Arts 1985 St. Gregory's College, Shawnee, Oklahoma, USA",
            ],
            [("", "", "2013"), ("Associate of Arts", "St. Gregory's College", "1985")],
        ),
        (["- MSc Biology, Leeds University"], [("MSc Biology", "Leeds University", "")]),
    ],
)
def test_a_degree_is_read_in_every_layout(
    lines: list[str], expected: list[tuple[str, str, str]]
) -> None:
    assert degrees(*lines) == expected


@pytest.mark.parametrize(
    ("below", "employer"),
    [
        (("Leeds, UK", "Northern Payments Ltd"), "Northern Payments Ltd"),
        (("Boise, ID", "Northern Payments Ltd"), "Northern Payments Ltd"),
        (("Northern Payments Ltd", "Leeds, UK"), "Northern Payments Ltd"),
        (("Leeds, UK", "Ledgers of four million payments a day"), ""),
        (("Leeds, UK", "Wrote the ledger of Northern Payments Ltd"), ""),
    ],
)
def test_the_employer_may_stand_below_the_place(below: tuple[str, str], employer: str) -> None:
    found = jobs("04/2021 - Present Backend Engineer", *below, "- Cut latency by half.")
    assert found == [("Backend Engineer", employer, "04/2021 - Present")]


def test_jobs_listed_as_bullets_are_jobs() -> None:
    found = jobs("- Teachers (2011 - 2016)", "- Logistics (2009 - 2011)", "- Welder (2005 - 2009)")
    assert found == [
        ("Teachers", "", "2011 - 2016"),
        ("", "", "2009 - 2011"),
        ("Welder", "", "2005 - 2009"),
    ]


def test_a_bullet_with_dates_is_a_statement_where_others_have_none() -> None:
    found = jobs(
        "Welder | Acme Ltd | 2005 - 2012",
        "- Worked as a trainer, 2011 - 2012",
        "- Ran the furnace, 2009 - 2011",
        "- Kept the books",
        "- Sold steel",
    )
    assert found == [("Welder", "Acme Ltd", "2005 - 2012")]


def test_the_sure_name_is_the_employer_and_glued_names_are_none() -> None:
    assert jobs("Director, Center of Excellence", "2005 - 2009 Acme Ltd - Berlin, Germany") == [
        ("Director", "Acme Ltd", "2005 - 2009")
    ]
    assert jobs("2014 - 2016 IT Consultant for Notes We4IT GmbH Bremen", "- Built it.") == [
        ("", "", "2014 - 2016")
    ]


def test_details_of_a_degree_stay_with_it() -> None:
    (degree,) = entries(
        SectionKind.EDUCATION,
        "Education",
        "BSc Physics, Leeds University, 2015",
        "GPA: 3.9, Dean's List 2014",
        "Coursework: Optics, Statistics",
    )
    assert [b.text for b in degree.bullets] == [
        "GPA: 3.9, Dean's List 2014",
        "Coursework: Optics, Statistics",
    ]


def test_a_project_is_named_by_the_line_above_its_bullets() -> None:
    first, second = entries(
        SectionKind.PROJECTS,
        "Projects",
        "Star Map, 2021",
        "- Drew stars.",
        "Sun Dial",
        "- Drew suns.",
    )
    assert (first.role, first.employer, second.role) == ("Star Map", "", "Sun Dial")


def test_a_heading_that_a_paragraph_took_in_is_set_free() -> None:
    lines = ["Was pillar of the team for all of six months.", "Experience"]
    start, marks = 0, []
    for n, line in enumerate(lines):
        marks.append(Line(Span(start, start + len(line)), 1, Box(30, 10 * n, 300, 10 * n + 9)))
        start += len(line) + 1
    text = " ".join(lines) + "\nWelder at Acme Ltd, 2019 - 2021\n"
    blocks = (
        Block(Span(0, start - 1), page=1, lines=tuple(marks)),
        Block(Span(start, len(text) - 1), page=1),
    )
    parsed = parse(Document("d" * 64, "a.pdf", "application/pdf", text, blocks))
    assert [str(s.kind) for s in parsed.sections] == ["summary", "experience"]
    assert parsed.sections[1].entries[0].role == "Welder"


def test_the_lines_after_an_empty_line_name_the_next_job_however_the_first_is_set() -> None:
    text = (
        "Experience\n\nInitech — Data Engineer, Summer 2016 – Winter 2018\n* Moved data\n\n"
        "Globex Corp\nIntern\n2013 - 15\n* Helped with reporting\n\n"
        "Umbrella, Inc.\nLab Technician\n* Washed glasses\n"
    )
    parsed = parse(extract(text.encode(), "resume.txt"))
    assert [
        (e.role, e.employer, [b.text for b in e.bullets])
        for section in parsed.sections
        for e in section.entries
    ] == [
        ("Data Engineer", "Initech", ["Moved data"]),
        ("Intern", "Globex Corp", ["Helped with reporting"]),
        ("Lab Technician", "Umbrella, Inc.", ["Washed glasses"]),
    ]
    assert [p.text for p in parsed.passages[2:4]] == [
        "Globex Corp\nIntern\n2013 - 15",
        "Helped with reporting",
    ]


def test_naming_lines_between_bullets_begin_a_job() -> None:
    found = jobs(
        "Initech — Data Engineer, 2016 – 2018",
        "- Moved data.",
        "Globex Corp",
        "Intern",
        "2013 - 2015",
        "- Helped with reporting.",
        "Umbrella Ltd",
        "Lab Technician",
        "- Washed glasses.",
    )
    assert found[1:] == [
        ("Intern", "Globex Corp", "2013 - 2015"),
        ("Lab Technician", "Umbrella Ltd", ""),
    ]


def test_lines_under_the_dates_of_a_bulleted_job_are_no_other_job() -> None:
    found = jobs(
        "- Analyst, Aug 2020 - Sep 2021", "Acme Ltd • Internship", "Remote", "- Cleaned data."
    )
    assert len(found) == 1
    found = jobs(
        "Frontend Developer of a Capstone Project    Feb 2023 - Aug 2023 • 7 mos",
        "Acme Ltd • Internship",
        "Remote",
        "- Cleaned data.",
    )
    assert len(found) == 1


@pytest.mark.parametrize("name", ["Initech, Inc.", "Initech, LLC", "Initech Ltd"])
def test_a_legal_form_is_a_part_of_the_name_before_its_comma(name: str) -> None:
    assert jobs(f"Data Engineer, {name}, Austin, TX, 2019 - 2021", "- Moved data.") == [
        ("Data Engineer", name, "2019 - 2021")
    ]


DATED_BULLETS = (
    "• Lead of the storage group, Jan 2020 - Jun 2020",
    "• Moved claims between data centres.",
    "• Engineer on call for nine regions, 2019 - 2021",
    "• Cut the cost of storage by a third.",
)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_bullets_with_dates_of_their_own_open_no_job_in_any_order(order: tuple[int, ...]) -> None:
    heading = "Data Engineer | Acme Ltd | Jan 2019 - Present"
    [job] = entries(
        SectionKind.EXPERIENCE, "Experience", heading, *(DATED_BULLETS[n] for n in order)
    )
    assert (job.role, job.employer) == ("Data Engineer", "Acme Ltd")
    assert {b.text for b in job.bullets} == {said.removeprefix("• ") for said in DATED_BULLETS}


def test_jobs_that_are_bullets_themselves_are_still_jobs() -> None:
    found = jobs(
        "• Data Engineer, Acme Ltd, 2019 - 2021",
        "• Moved claims between data centres.",
        "• Nurse, Mercy Hospital, 2015 - 2018",
        "• Cared for twelve patients a night.",
    )
    assert found == [
        ("Data Engineer", "Acme Ltd", "2019 - 2021"),
        ("Nurse", "Mercy Hospital", "2015 - 2018"),
    ]


def test_dates_amid_a_long_line_of_titles_open_a_job_and_amid_a_statement_none() -> None:
    long = (
        "Acme Company Ltd April 2009 to June 2013 Training Consultant and Senior Technical Writer"
    )
    first = ("Data Engineer | Acme Ltd | Jan 2014 - Present", "- Built pipelines")
    assert [dates for _, _, dates in jobs(*first, long, "- Wrote manuals")] == [
        "Jan 2014 - Present",
        "April 2009 to June 2013",
    ]
    told = "Ran the warehouse from April 2009 to June 2013 as the only engineer of our small team"
    assert len(jobs(*first, told, "- Wrote manuals")) == 1


@pytest.mark.parametrize(
    "heading",
    [
        ["Company: Acme Ltd", "Designation: Data Engineer", "Duration: Jan 2019 - Present"],
        ["Job Title: Data Engineer", "Employer: Acme Ltd", "Jan 2019 - Present"],
        ["Position: Data Engineer | Organisation: Acme Ltd | Period: Jan 2019 - Present"],
    ],
)
def test_what_a_line_is_called_is_no_part_of_what_it_names(heading: list[str]) -> None:
    assert jobs(*heading, "Responsibilities:", "- Built pipelines") == [ACME]


@pytest.mark.parametrize("degree", ["M. Sc. Physics", "Ph. D. in Physics", "B. A. (Physics)"])
def test_a_degree_may_have_spaces_between_its_letters(degree: str) -> None:
    found = degrees(f"2009 - 2011 {degree}", "Bonn University", "2006 - 2009 B.Sc. Maths", "Leeds")
    assert [dates for _, _, dates in found] == ["2009 - 2011", "2006 - 2009"]
    assert found[0][:2] == (degree, "Bonn University")


@pytest.mark.parametrize(
    "deed", ["Built the pipeline in Go for the bank", "Ran labs for a college"]
)
def test_what_was_done_for_an_employer_is_none(deed: str) -> None:
    assert jobs("2019 - 2021", "Engineer, Acme", deed) == [("Engineer", "Acme", "2019 - 2021")]
    assert jobs("2019 - 2021", "Engineer", "Built Environments Ltd", "Graz")[0][1] == (
        "Built Environments Ltd"
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["09/2013 - 03/2019 Elektroingenieur, Stadtwerke Bonn"],
            ("Elektroingenieur", "Stadtwerke Bonn", "09/2013 - 03/2019"),
        ),
        (
            ["seit 04/2019 Projektleiter Netzbau, Westnetz GmbH, Dortmund"],
            ("Projektleiter Netzbau", "Westnetz GmbH", "seit 04/2019"),
        ),
        (
            ["Oct 2019-Now Senior Firmware Engineer, Lee Valley Instruments, Cork."],
            ("Senior Firmware Engineer", "Lee Valley Instruments", "Oct 2019-Now"),
        ),
        (
            [
                "Staff Nurse, Medical-Surgical",
                "Kootenai Health, Coeur d'Alene, ID",
                "June 2018 - Present",
            ],
            ("Staff Nurse", "Kootenai Health", "June 2018 - Present"),
        ),
        (
            ["Staff Nurse, Telemetry  2015 - 2018", "Kootenai Health, Coeur d'Alene, ID"],
            ("Staff Nurse", "Kootenai Health", "2015 - 2018"),
        ),
        (
            ["Company Wipro", "Designation Test Engineer", "Duration Jan 2015 - Dec 2017"],
            ("Test Engineer", "Wipro", "Jan 2015 - Dec 2017"),
        ),
    ],
)
def test_a_jobs_heading_in_the_form_of_a_country_names_role_and_employer(
    lines: list[str], found: tuple[str, str, str]
) -> None:
    assert jobs(*lines, "Did the work of the day.") == [found]


def test_a_role_that_begins_as_a_label_does_is_a_role() -> None:
    assert jobs("Company Secretary, Acme Ltd", "2015 - 2018") == [
        ("Company Secretary", "Acme Ltd", "2015 - 2018")
    ]


def test_the_employer_is_named_before_its_city_and_state() -> None:
    for city in ("Austin, TX", "Killeen, TX", "Coeur d'Alene, ID"):
        assert jobs(f"Analyst, Corvane Payments, {city}  2015 - 2018") == [
            ("Analyst", "Corvane Payments", "2015 - 2018")
        ]


def test_the_head_of_a_table_is_no_degree() -> None:
    degree = "B.Tech Computer Science | Pune University | 2015"
    found = [("B.Tech Computer Science", "Pune University", "2015")]
    assert degrees("Degree | School | Year", degree) == degrees(degree) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["Welder, Harland Fabrication, Leeds, UK, 2018 - Present"],
            ("Welder", "Harland Fabrication", "2018 - Present"),
        ),
        (
            ["Learning Manager, Vantero Logistics, Antwerp, Belgium", "2013 - 2018"],
            ("Learning Manager", "Vantero Logistics", "2013 - 2018"),
        ),
        (
            ["01/2020 - heute", "Pflegefachkraft, Klinikum Nord, Hamburg"],
            ("Pflegefachkraft", "Klinikum Nord", "01/2020 - heute"),
        ),
        (
            ["Bluebird Logistics", "Phoenix, AZ", "Dispatcher", "March 2019 - June 2023"],
            ("Dispatcher", "Bluebird Logistics", "March 2019 - June 2023"),
        ),
        (
            ["Organization: Zenith Infra", "Designation: Site Engineer", "Duration: 2019 to 2022"],
            ("Site Engineer", "Zenith Infra", "2019 to 2022"),
        ),
        (["Welder, Acme, Germany  2015 - 2018"], ("Welder", "Acme", "2015 - 2018")),
    ],
)
def test_role_and_employer_of_jobs_in_five_countries(
    lines: list[str], found: tuple[str, str, str]
) -> None:
    assert jobs(*lines, ("Did the work of the day.", BlockKind.LIST_ITEM)) == [found]


@pytest.mark.parametrize(
    ("heading", "role", "employer"),
    [
        ("Barista, Starbucks, WA", "Barista", "Starbucks"),
        ("Software Engineer, Google, CA", "Software Engineer", "Google"),
        ("Nurse, Kaiser Permanente, CA", "Nurse", "Kaiser Permanente"),
        ("Deputy Sheriff, Orange County, CA", "Deputy Sheriff", "Orange County"),
        ("Designation Officer, EASA", "Designation Officer", "EASA"),
        ("Monteur | Blitzableiter Bau GmbH", "", "Blitzableiter Bau GmbH"),
        ("Mitarbeiter bei Berater GmbH", "", "Mitarbeiter bei Berater GmbH"),
        ("Halbleiter, Infineon", "", ""),
        ("Bauleiter, Infineon", "Bauleiter", "Infineon"),
    ],
)
def test_what_looks_like_a_city_a_label_or_a_german_role_is_told_by_what_stands_around_it(
    heading: str, role: str, employer: str
) -> None:
    found = jobs(f"{heading}  2015 - 2018", "Did the work of the day.")
    assert found == [(role, employer, "2015 - 2018")]


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("- Built bridges on Google Cloud", "Professional Services Manager, SAP, 2015 - 2019"),
        ("- Cars registered", "Nurse, Mercy, 2015 - 2019"),
        ("- Books certified", "Public Accountant, Ernst, 2015 - 2019"),
    ],
)
def test_a_job_with_its_dates_goes_on_from_no_line(before: str, heading: str) -> None:
    found = jobs("Dealer, Acme, 2010 - 2012", before, heading)
    assert [dates for _, _, dates in found] == ["2010 - 2012", "2015 - 2019"]


SAID = "{} managed the designs of two lines of gloves, and of all that was sold beside them"


@pytest.mark.parametrize(
    ("below", "role"),
    [
        (SAID.format("Apparel Designer Northern Mills , Leeds Has"), "Apparel Designer"),
        (
            SAID.format("Apparel Designer/Developer Northern Mills Has"),
            "Apparel Designer/Developer",
        ),
        (SAID.format("Product Designer (contract) Mills and Sons"), "Product Designer"),
        # None of these begins with a title that something else follows.
        (SAID.format("Designer of gloves who"), ""),
        (SAID.format("Northern Mills of Leeds, where a Designer"), ""),
        (SAID.format("Designers and tailors"), ""),
        (SAID.format("As a Designer I"), ""),
    ],
)
def test_a_title_that_begins_the_paragraph_below_its_dates_is_the_jobs(
    below: str, role: str
) -> None:
    found = entries(SectionKind.EXPERIENCE, "Experience", "05/2014 to 06/2016", below)
    assert [entry.role for entry in found] == [role]
    said = [
        bullet.span.of(document("Experience", "05/2014 to 06/2016", below).text)
        for entry in found
        for bullet in entry.bullets
    ]
    assert " ".join(said).endswith(below.removeprefix(role).lstrip())


class Counted(str):
    """A text that counts the characters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        Counted.copied += len(part)
        return part


def test_bullets_in_one_line_are_cut_without_copying_it_for_each() -> None:
    text = Counted("\u2022 Led a team of five across two sites " * 400)
    row = Row(text, Span(0, len(text)), BlockKind.PARAGRAPH, False, 0, Font())
    parts = list(_bullets(row, frozenset()))
    assert {part.text for part in parts} == {"Led a team of five across two sites"}
    assert Counted.copied < 4 * len(text)
