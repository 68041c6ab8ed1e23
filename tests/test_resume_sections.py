"""Sections, contact lines and headings of a resume."""

from dataclasses import replace

import pytest

from index.errors import TooLarge
from index.readers.extract import extract
from index.types import Block, BlockKind, Document, Font, Line, PageSize, Span, Unseen
from matcher.errors import NothingToQuote
from matcher.resume.contact import is_contact
from matcher.resume.names import is_name_shaped
from matcher.resume.noise import is_noise
from matcher.resume.parse import MOST_PASSAGES, MOST_ROWS, parse
from matcher.types import Resume, SectionKind


def document(*lines: str | tuple[str, BlockKind] | tuple[str, BlockKind, Font]) -> Document:
    """A document with a block a line: a paragraph, or of the kind and font given."""
    text, blocks = "", []
    for line in lines:
        said, *marks = (line,) if isinstance(line, str) else line
        kind = marks[0] if marks else BlockKind.PARAGRAPH
        font = marks[1] if len(marks) > 1 else Font()
        blocks.append(Block(Span(len(text), len(text) + len(said)), kind, font=font))
        text += said + "\n"
    return Document("d" * 64, "resume.txt", "text/plain", text, tuple(blocks))


def quotes(resume: Resume) -> list[str]:
    return [passage.text for passage in resume.passages]


def kinds(resume: Resume) -> list[str]:
    return [str(section.kind) for section in resume.sections]


def kind_of_heading(heading: str | tuple[str, BlockKind]) -> str:
    """The kind of the section that a heading opens after a summary."""
    parsed = parse(document("Summary", "Knows her trade well.", heading, "Something said here"))
    return kinds(parsed)[-1] if len(parsed.sections) == 2 else "no heading"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Professional Experience", "experience"),
        ("WORK HISTORY", "experience"),
        ("Berufserfahrung", "experience"),
        ("EXPERIENCE PROFESSIONNELLE", "experience"),
        ("Formación y certificaciones", "education"),
        ("Fähigkeiten und Kenntnisse", "skills"),
        ("Compétences :", "skills"),
        ("Kenntnisse: Java, Kotlin", "skills"),
        ("Employment:", "experience"),
        ("IV. PROFESSIONAL EXPERIENCE", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("W O R K  E X P E R I E N C E", "experience"),
        ("ProfessionalExperience", "experience"),
        ("Academic Background", "education"),
        ("Education & Training", "education"),
        ("Technical Proficiencies", "skills"),
        ("== Core Competencies ==", "skills"),
        ("❖ CORE COMPETENCIES", "skills"),
        ("Highlights", "skills"),
        ("Skills & Interests", "skills"),
        ("Selected Publications", "publications"),
        ("Licenses and Certifications", "certifications"),
        ("Awards and Honors (continued)", "awards"),
        ("Accomplishments", "awards"),
        ("Volunteer Experience", "volunteering"),
        ("Interests or Hobbies", "interests"),
        ("PERSONAL PROJECTS", "projects"),
        ("Languages", "languages"),
        ("Additional Information", "other"),
        (("Software Engineering Experience", BlockKind.HEADING), "experience"),
        (("Tools", BlockKind.HEADING), "skills"),
        ("TOOLS", "skills"),
    ],
)
def test_a_heading_is_known_by_its_wording(heading: str | tuple[str, BlockKind], kind: str) -> None:
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Tools",
        "experience",
        "Experience.",
        "- Skills",
        "Experience with 3 teams",
        "Software Engineering Experience",
        "Leadership",
    ],
)
def test_a_line_that_a_skill_list_may_hold_is_no_heading(line: str) -> None:
    assert kind_of_heading(line) == "no heading"


def test_a_wrapped_line_that_is_a_heading_word_goes_on_the_sentence() -> None:
    parsed = parse(document("Summary", "Ten years in a laboratory and much more of", "Experience"))
    assert kinds(parsed) == ["summary"]


def taken_in(*lines: str, after: str) -> Resume:
    """A resume with a paragraph that a page breaks into `lines`, and a block after it."""
    first = document("Summary", " ".join(lines), after)
    head, whole, *rest = first.blocks
    at, placed = whole.span.start, []
    for line in lines:
        placed.append(Line(Span(at, at + len(line)), 1))
        at += len(line) + 1
    return parse(replace(first, blocks=(head, replace(whole, lines=tuple(placed)), *rest)))


@pytest.mark.parametrize(
    ("lines", "after", "kind"),
    [
        (("Ten years of work with insurers and their", "Skills"), "Excel", ""),
        (("Ten years of work with insurers, lean value", "Skills"), "Excel", "skills"),
        (("Ten years of work with insurers", "Additional Information"), "Veteran", "other"),
        (("Ten years of work, Excellent Communication", "Skills"), "Excel", ""),
        (
            ("Ten years of work, Excellent Communication", "Experience"),
            "Nurse, 2019 - 2021",
            "experience",
        ),
        (("Ten years of work on improving the Customer", "Experience"), "Knows Excel well", ""),
        (("Ten years of work with insurers,", "Skills"), "Excel", ""),
        (("Ten years of work with insurers", "Skills", "and more"), "Excel", ""),
    ],
)
def test_a_heading_set_close_under_a_paragraph_is_none_of_its_lines(
    lines: tuple[str, ...], after: str, kind: str
) -> None:
    assert kinds(taken_in(*lines, after=after)) == ["summary", *([kind] if kind else [])]


MASTER = "Master of Science, Nursing 2017 University of St. Francis, Family Nurse Practitioner"


@pytest.mark.parametrize("end", ["including", "and", "from one end,"])
def test_a_heading_below_an_empty_line_heads_what_follows_a_line_that_breaks_off(end: str) -> None:
    text = (
        "Jo Doe\njo@doe.example\n\nExperience\n\nAnalyst, Polar Storage, 2018 - 2021\n"
        f"- Led improvements in the cold chain {end}\n\nEducation\n\nB.Sc. Chemistry, 2012\n"
    )
    resume = parse(extract(text.encode(), "r.txt"))
    assert kinds(resume) == ["contact", "experience", "education"]
    assert quotes(resume)[1] == f"Led improvements in the cold chain {end}"


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        ((MASTER, "Bachelor of Science, Nursing 2014 University of St. Francis"), 2),
        ((MASTER, "Certificate in Wound Care 2015 Roe College", "Diploma: Nursing 2010"), 3),
        ((MASTER, "with a thesis on wounds"), 1),
        ((MASTER + " and", "Bachelor of Science in Nursing"), 1),
        (("Graduate of Roe College, which gave her the degree", "Master of Science"), 1),
    ],
)
def test_degrees_that_a_page_sets_as_one_paragraph_are_one_each(
    lines: tuple[str, ...], entries: int
) -> None:
    parsed = taken_in(*lines, after="Skills")
    assert len(quotes(parsed)) == entries


def test_a_heading_in_the_line_of_its_text_opens_a_section_and_stays_in_the_quote() -> None:
    parsed = parse(
        document("Jane Doe", "Skills: Python, SQL", "Languages: German", "Hobbies: Chess")
    )
    assert kinds(parsed) == ["contact", "skills", "interests"]
    assert quotes(parsed) == ["Skills: Python, SQL", "Languages: German", "Hobbies: Chess"]


def test_a_heading_of_unknown_wording_is_told_by_the_font_of_the_known_ones() -> None:
    big = Font(size=14.0, bold=True)
    parsed = parse(
        document(
            ("Summary", BlockKind.HEADING, big),
            "Builds bridges.",
            ("Welcome to my World", BlockKind.HEADING, big),
            "I also sing.",
            ("Skills", BlockKind.HEADING, big),
            "Welding",
        )
    )
    assert [(str(s.kind), s.heading) for s in parsed.sections] == [
        ("summary", "Summary"),
        ("other", "Welcome to my World"),
        ("skills", "Skills"),
    ]


@pytest.mark.parametrize("label", ["Responsibilities", "Key contributions:", "Job Duties"])
def test_a_label_within_a_job_set_like_the_headings_heads_no_section(label: str) -> None:
    headings = ("Experience", label, "Education", "Skills")
    said = ("Welder, Acme Ltd, 2019 - 2021", "Welded pipe on two refineries", "BSc", "Python")
    bold = Font(size=12.0, bold=True)
    lines = [
        part
        for heading, line in zip(headings, said, strict=True)
        for part in ((heading, BlockKind.HEADING, bold), line)
    ]
    parsed = parse(document(*lines))
    assert [s.heading for s in parsed.sections] == ["Experience", "Education", "Skills"]
    assert "Welded pipe on two refineries" in quotes(parsed)


def test_the_contact_block_is_a_section_and_never_a_passage() -> None:
    parsed = parse(
        document(
            "JANE M. DOE",
            "12 Main Street, Springfield, IL 62701",
            "jane.doe@example.com | +1 (217) 555-0123 | linkedin.com/in/janedoe",
            "Structural Engineer",
            "Summary",
            "Designs bridges that stand.",
        )
    )
    assert kinds(parsed) == ["contact", "summary", "summary"]
    assert quotes(parsed) == ["Structural Engineer", "Designs bridges that stand."]


def test_a_name_in_one_line_with_a_title_is_left_out_of_the_quote() -> None:
    parsed = parse(document("Jane Doe · Software Engineer · jane@example.com", "Skills", "SQL"))
    assert quotes(parsed) == ["Software Engineer", "SQL"]


def test_a_bold_heading_behind_an_icon_is_a_heading() -> None:
    bold = Font(size=10.0, bold=True)
    parsed = parse(
        document("Summary", "A builder.", ("Education", BlockKind.LIST_ITEM, bold), "BSc")
    )
    assert kinds(parsed) == ["summary", "education"]


def test_what_is_no_contact_ends_the_contact_section() -> None:
    parsed = parse(
        document(
            "Contact",
            "Jane Doe",
            "jane@example.com",
            "Achieved every goal that was set for the whole team",
            "Django and Python",
        )
    )
    assert quotes(parsed) == [
        "Achieved every goal that was set for the whole team",
        "Django and Python",
    ]


def test_a_contact_section_in_the_middle_hides_its_lines() -> None:
    parsed = parse(
        document(
            "Skills", "Welding", "Contact", "Berlin", "030 1234567", "Education", "BSc Physics"
        )
    )
    assert kinds(parsed) == ["skills", "contact", "education"]
    assert quotes(parsed) == ["Welding", "BSc Physics"]


def test_a_line_with_contact_and_a_claim_keeps_the_claim() -> None:
    parsed = parse(
        document(
            "Jane Doe", "Austin, TX | 512-555-0147 | Authorized to work in the US", "Skills", "SQL"
        )
    )
    assert quotes(parsed) == ["Authorized to work in the US", "SQL"]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe · jane@example.com · 555 010 9999 · San Jose, CA",
        "San Jose, CA jane@example.com example.com jdoe jdoe",
        "jane@example.com | +351 210 000 000 | Lisbon",
    ],
)
def test_a_line_of_nothing_but_contact_is_never_quoted(line: str) -> None:
    assert quotes(parse(document("Jane Doe", line, "Skills", "SQL"))) == ["SQL"]


def test_an_address_at_the_end_of_a_claim_is_left_out_of_the_quote() -> None:
    parsed = parse(document("Jane Doe", "Tools: Git, Bash info@example.com", "Summary", "Codes."))
    assert quotes(parsed) == ["Tools: Git, Bash", "Codes."]


def test_contact_under_a_tagline_set_as_a_heading_is_no_passage() -> None:
    bold = Font(size=14.0, bold=True)
    parsed = parse(
        document(
            ("Makes things work", BlockKind.HEADING, bold),
            "mailto:jane@example.com tel:000-000-0000",
            ("Experience", BlockKind.HEADING, bold),
            "Welder at Acme, 2019 to 2021",
            ("Education", BlockKind.HEADING, bold),
            "BSc Physics",
        )
    )
    assert quotes(parsed) == ["Welder at Acme, 2019 to 2021", "BSc Physics"]


def test_an_address_of_the_net_does_not_go_on_the_line_before() -> None:
    parsed = parse(
        document("Experience", "- Wrote clear manuals for users", "www.example.com · x.com/jane")
    )
    assert quotes(parsed)[0] == "Wrote clear manuals for users"


def test_a_footer_in_the_middle_of_a_job_parts_nothing_and_is_no_passage() -> None:
    parsed = parse(
        document(
            "Jane Doe",
            "Experience",
            "Welder at Acme, 2019 - 2021",
            "- Welded pipes.",
            "Jane Doe - page 1 of 2",
            "jane.doe@example.com",
            "- Trained apprentices.",
        )
    )
    assert quotes(parsed) == [
        "Welder at Acme, 2019 - 2021",
        "Welded pipes.",
        "Trained apprentices.",
    ]
    assert {p.context for p in parsed.passages} == {"Welder, Acme, 2019 - 2021"}


def test_references_are_no_passages() -> None:
    parsed = parse(
        document("Skills", "SQL", "References", "Prof. John Smith, Acme University", "He knows me.")
    )
    assert quotes(parsed) == ["SQL"]
    assert kinds(parsed) == ["skills", "references"]


@pytest.mark.parametrize(
    "line",
    [
        "Page 1 of 2",
        "2/3",
        "- 2 -",
        "Curriculum Vitae",
        "References available upon request.",
        "Personal and professional references available upon request",
        "Available upon request",
    ],
)
def test_page_numbers_and_formulas_are_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize("line", ["Page layout", "2 of 3 projects won", "Available on weekends"])
def test_a_statement_is_no_noise(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "jane@example.com",
        "Phone: (415) 555-0132",
        "[CITY], [STATE] [ZIPCODE]",
        "Date of birth: 1 May 1990",
        "Boston, MA",
        "Nationality: Dutch",
        "https://example.org/~jane",
        "she/her",
        "Jane Doe (they/them)",
        "12 Rue de la Paix, Paris",
        "Hauptstraße 5",
        "Calle Mayor 12, Madrid",
        "26 November 1865",
        "Born on 26.11.1865",
        "United Kingdom",
        "i 26 November 1865",
        "B United Kingdom",
        "@jane_doe",
        "@jane_doe @jane@example",
    ],
)
def test_a_line_to_reach_somebody_is_contact_at_the_top(line: str) -> None:
    assert is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line",
    [
        "Head of Sales, Germany",
        "Entwicklerin, Acme GmbH, Berlin",
        "Built the ordering system of example.com for 300 shops in two years",
        "Ran 24 projects with 1,200 people",
        "US citizen, authorized to work",
        "5 years of moving data via 12 channels",
        "Promoted on 5 March 2019",
        "26 November 2019 - 3 March 2021",
        "1st place of 40 in chess",
        "Data engineer @Acme",
        "R and Python",
    ],
)
def test_a_statement_is_no_contact_even_at_the_top(line: str) -> None:
    assert not is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line", ["+49 30 1234567", "linkedin.com/in/jane-doe", "jane@example.com", "she/her"]
)
def test_telephone_profile_and_mail_are_contact_wherever_they_stand(line: str) -> None:
    assert is_contact(line)


@pytest.mark.parametrize(
    "line",
    [
        "Web: HTML, CSS, React",
        "Mobile: Android, iOS",
        "Web: Node.js, ASP.NET",
        "ASP.NET, Socket.io",
    ],
)
def test_a_kind_of_skills_is_no_contact_whatever_its_name(line: str) -> None:
    assert not is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line", ["Web: a.io, b.io", "Mobile: 0170 1234567, 0170 1234568", "GitHub: janedoe"]
)
def test_such_a_name_before_what_reaches_somebody_is_contact(line: str) -> None:
    assert is_contact(line)


@pytest.mark.parametrize("line", ["2019 - 2021", "https://example.org/paper.pdf"])
def test_dates_and_links_to_work_are_no_contact_inside_the_resume(line: str) -> None:
    assert not is_contact(line, dated=True)


@pytest.mark.parametrize(
    "name",
    [
        *[
            "Jane Doe",
            "JOSÉ DA SILVA",
            "李小龙",
            "محمد الفاروق",
            "Anne-Marie O'Neill, CPA",
            "[NAME]",
        ],
        *["Nguyen The Anh", "PHAM THE HUNG", "To The Vinh", "The Anh Nguyen", "Robert The"],
        *["Metin And", "LARS FROM", "An Van Le", "In Sook Kim", "On Do", "Ho To"],
    ],
)
def test_names_have_their_form(name: str) -> None:
    assert is_name_shaped(name)


@pytest.mark.parametrize(
    "line",
    [
        *["AT THE FIRST SESSION", "Head of Sales", "Work With Us", "The Home Depot"],
        *["SALES AND SERVICE", "Nguyen the Anh", "Bank Of The West"],
    ],
)
def test_a_line_with_an_article_or_the_like_is_no_name(line: str) -> None:
    assert not is_name_shaped(line)


def test_a_title_alone_at_the_top_is_quoted_and_a_name_beside_it_is_not() -> None:
    said = quotes(parse(document("RECRUITER-IN-CHARGE", "Skills", "SQL")))
    assert said == ["RECRUITER-IN-CHARGE", "SQL"]
    assert quotes(parse(document("SENIOR ACCOUNTANT", "Skills", "SQL"))) == [
        "SENIOR ACCOUNTANT",
        "SQL",
    ]
    assert quotes(parse(document("John Baker", "Data Analyst", "j@b.org", "Skills", "SQL"))) == [
        "Data Analyst",
        "SQL",
    ]


@pytest.mark.parametrize("lines", [["Jane Doe", "jane@example.com"], ["Skills"], ["."], []])
def test_a_document_without_evidence_is_refused(lines: list[str]) -> None:
    with pytest.raises(NothingToQuote, match=r"^no line of the resume can be evidence"):
        parse(document(*lines))


def test_a_resume_that_nobody_sees_is_refused_with_the_reason_and_without_its_words() -> None:
    text = "Led a team of nine"
    hidden = (Block(Span(0, len(text)), page=1, hidden=Unseen.COLOUR),)
    page = (PageSize(612, 792),)
    with pytest.raises(NothingToQuote) as refused:
        parse(Document("d", "x", "application/pdf", text, hidden, page))
    assert str(refused.value) == (
        "no line of the resume can be evidence. Hidden text: 5 words on page 1 that a reader does "
        "not see (in the colour of what lies under it). Check that it is a resume with text that "
        "a reader sees."
    )


def test_a_resume_of_more_passages_than_any_has_is_refused() -> None:
    lines = [f"- Led team number {n} of the plant" for n in range(MOST_PASSAGES)]
    assert len(parse(document("Experience", *lines)).passages) == MOST_PASSAGES
    with pytest.raises(TooLarge, match=f"more than {MOST_PASSAGES:,} things"):
        parse(document("Experience", *lines, "- Led one more"))


def test_a_resume_of_more_lines_than_any_has_is_refused() -> None:
    """Though they would be few quotes: what says how to reach somebody is none."""
    lines = ["Experience", "- Led a team", *["jane@example.com"] * (MOST_ROWS - 2)]
    assert "Led a team" in quotes(parse(document(*lines)))
    with pytest.raises(TooLarge, match=r"has 6,001 lines; the limit is 6,000\."):
        parse(document(*lines, "jane@example.com"))


def test_hidden_blocks_are_not_read() -> None:
    shown = document("Skills", "SQL", "Kubernetes")
    blocks = (*shown.blocks[:2], Block(shown.blocks[2].span, hidden=Unseen.STYLE))
    hidden = Document(shown.id, shown.name, shown.media_type, shown.text, blocks)
    assert quotes(parse(hidden)) == ["SQL"]


@pytest.mark.parametrize(
    "heading",
    [
        "Product Designer · Ledgerly · Portland, OR · May 2019 – Present",
        "Product Designer, Ledgerly Software Ltd, Portland, OR · May 2019 – Present",
        "Product Designer, Ledgerly | Portland, OR | May 2019 – Present",
        "Product Designer, Ledgerly Software Ltd • 05/2019 – Present",
    ],
)
def test_a_job_without_a_heading_keeps_its_place_and_dates(heading: str) -> None:
    lines = "Noor Haddad", "Portland, OR · noor@example.com", heading, "• Drew the invoices"
    parsed = parse(document(*lines))
    assert quotes(parsed) == [heading, "Drew the invoices"]
    job = parsed.sections[-1].entries[0]
    assert (job.role, job.dates is not None) == ("Product Designer", True)


def test_bullets_behind_the_dates_of_a_job_in_its_line_are_statements() -> None:
    said = "Led the team of nine fitters", "Cut the time of repairs by half"
    line = f"Fitter, Acme Ironworks Ltd • 2019 – 2022 • {said[0]} • {said[1]}"
    assert quotes(parse(document("Experience", line))) == [line.partition(" • Led")[0], *said]


def test_jobs_without_a_heading_are_found_after_the_summary() -> None:
    parsed = parse(
        document(
            "Summary", "A builder.", "02/2016 to Current", "Designer | Acme Ltd", "Drew plans."
        )
    )
    assert [s.kind for s in parsed.sections] == [SectionKind.SUMMARY, SectionKind.EXPERIENCE]
    assert parsed.sections[1].entries[0].role == "Designer"


def roles_after(heading: str, *lines: str) -> list[str]:
    """The roles of a job, and of what stands under `heading` behind it."""
    before = ("Experience", "Clerk, Acme Ltd, 2019 - 2021", "- Kept the books of nine shops.")
    after = ("Education", "BSc Physics, 2012")
    parsed = parse(document(*before, heading, *lines, *after))
    return [e.role for s in parsed.sections if s.kind is SectionKind.EXPERIENCE for e in s.entries]


@pytest.mark.parametrize("heading", ["Accomplishments", "Key Achievements:"])
def test_jobs_below_the_accomplishments_of_another_are_jobs(heading: str) -> None:
    below = ("- Cut costs by half.", "02/2014 to 03/2016", "Graphic Designer, Roe Ltd", "- Drew.")
    assert roles_after(heading, *below) == ["Clerk", "Graphic Designer"]
    assert roles_after(heading, *below, heading, *below) == ["Clerk", *["Graphic Designer"] * 2]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Accomplishments", "Salesperson of the Year, Acme Ltd, 2015 - 2016"),
        ("Accomplishments", "Trained 40 clerks"),
        ("Awards and Honors", "Visiting Scientist, Institute of Pumps, 2015 - 2016"),
    ],
)
def test_what_was_awarded_after_a_job_is_no_job(heading: str, line: str) -> None:
    assert roles_after(heading, line) == ["Clerk"]


WHO = [
    ["李小龙", "Beijing, China"],
    ["JAVA SMITH", "she/her"],
    ["Jane Doe (she/her)", "jane@example.com"],
    ["Mohammed Al-Farouq", "12 Rue de la Paix, Paris | m@example.com | +33 1 23 45 67 89"],
    ["Alice", "26 November 1865", "United Kingdom", "+39 0325658974"],
]


@pytest.mark.parametrize("top", WHO, ids=lambda top: str(top[0]))
def test_no_name_pronoun_address_or_birthday_is_quoted(top: list[str]) -> None:
    assert quotes(parse(document(*top, "Skills", "SQL, Python"))) == ["SQL, Python"]


@pytest.mark.parametrize(
    ("top", "name"),
    [
        (["Jane Q. Doe, PhD", "jane@example.com"], "Jane Q. Doe"),
        (["Jane Doe (she/her)", "Berlin, Germany"], "Jane Doe"),
        (["JANE DOE · Software Engineer · jane@example.com"], "JANE DOE"),
        (["李小龙", "Beijing, China"], "李小龙"),
        (["CURRICULUM VITAE", "Jane Doe", "jane@example.com"], "Jane Doe"),
        (["Curriculum Vitae", "jane@example.com"], ""),
        (["Research Scientist", "San Francisco, CA jane@example.com"], ""),
        (["Machine Learning"], ""),
        (["[NAME]", "jane@example.com"], ""),
        ([], ""),
    ],
)
def test_the_candidate_is_the_name_at_the_top_or_nothing(top: list[str], name: str) -> None:
    assert parse(document(*top, "Skills", "SQL")).candidate == name


@pytest.mark.parametrize(
    "ending",
    [
        "; Supervisor: Jane Roe (555-123-4567)",
        ", Phone: 030 1234567",
        " (415) 555-0132",
        " | Supervisor, J. Roe, +49 (30) 1234567",
    ],
)
def test_who_can_say_how_a_job_was_done_is_left_out_of_the_quote(ending: str) -> None:
    line = "Welder at Acme Ltd, Jan 2019 - Mar 2021"
    parsed = parse(document("Experience", line + ending, "- Moved 1 000 000 tons in 555-123 days."))
    assert quotes(parsed) == [line, "Moved 1 000 000 tons in 555-123 days."]
    (job,) = (e for s in parsed.sections for e in s.entries)
    assert (job.role, job.employer) == ("Welder", "Acme Ltd")
    assert job.dates is not None


@pytest.mark.parametrize("dash", [" - ", " – ", "  -  ", " * "])
def test_a_name_set_apart_from_its_mail_by_dashes_is_never_quoted(dash: str) -> None:
    line = dash.join(("Jane Roe", "jane@example.org", "Leeds"))
    resume = parse(extract(f"{line}\n\nExperience\n- Built pipelines\n".encode(), "a.txt"))
    assert quotes(resume) == ["Built pipelines"]
    assert resume.candidate == "Jane Roe"


@pytest.mark.parametrize("above", [(), ("CURRICULUM VITAE",), ("Resume:",)])
def test_a_name_set_like_the_headings_is_the_candidates(above: tuple[str, ...]) -> None:
    big = Font(size=14.0, bold=True)
    headings = [(said, BlockKind.HEADING, big) for said in (*above, "HANNAH LEVY")]
    resume = parse(
        document(
            *headings,
            "hannah@example.com, Austin, TX",
            ("EXPERIENCE", BlockKind.HEADING, big),
            "Ran assays for 30 batches a week",
            ("EDUCATION", BlockKind.HEADING, big),
            "BSc Chemistry, 2016",
            ("SKILLS", BlockKind.HEADING, big),
            "HPLC, Python",
            ("WHAT I STAND FOR", BlockKind.HEADING, big),
            "Clean benches and honest figures",
        )
    )
    assert resume.candidate == "HANNAH LEVY"
    assert "HANNAH LEVY" not in [section.heading for section in resume.sections]
    assert [section.heading for section in resume.sections][-1] == "WHAT I STAND FOR"


def test_a_name_in_the_largest_letters_of_a_page_is_found_below_its_sidebar() -> None:
    page = (
        b"<aside><h2>Languages</h2><p>Dutch</p></aside><h1>Jane Roe</h1><h2>Experience</h2>"
        b"<p>jane@example.org</p><p>Engineer, Acme Ltd, 2019 - 2021</p>"
    )
    resume = parse(extract(page, "resume.html"))
    assert quotes(resume) == ["Dutch", "Engineer, Acme Ltd, 2019 - 2021"]


@pytest.mark.parametrize(
    ("heading", "line", "kind"),
    [
        ("License", "Ohio Resident Educator License, 2015", SectionKind.CERTIFICATIONS),
        ("CERTS", "American Welding Society D1.1", SectionKind.CERTIFICATIONS),
        ("Tickets", "Forklift, slinging and banksman", SectionKind.CERTIFICATIONS),
        ("Papers", "On the ecology of moss, Nature 2019", SectionKind.PUBLICATIONS),
        ("Tools", "Lathe, mill and grinder", SectionKind.SKILLS),
    ],
)
def test_a_common_word_on_a_line_of_its_own_behind_an_empty_one_is_a_heading(
    heading: str, line: str, kind: SectionKind
) -> None:
    school = "Education\nOhio State University, BS Education, 2014\n\n"
    text = f"Jane Doe\njane@x.org\n\n{school}{heading}\n{line}\n"
    resume = parse(extract(text.encode(), "resume.txt"))
    assert [(s.kind, s.heading) for s in resume.sections][-1] == (kind, heading)
    assert [p.text for p in resume.passages] == ["Ohio State University, BS Education, 2014", line]


def test_where_every_line_has_an_empty_one_before_it_a_common_word_is_no_heading() -> None:
    lines = "Skills", "Welding", "Tools", "Grinding", "Pipe fitting"
    text = "Jane Doe\n\njane@x.org\n\n" + "\n\n".join(lines) + "\n"
    resume = parse(extract(text.encode(), "resume.txt"))
    assert [s.heading for s in resume.sections][-1] == "Skills"


@pytest.mark.parametrize(
    ("line", "headed"),
    [
        ("IABP, CRRT", False),
        ("BLS, ACLS, PALS", False),
        ("PYTHON", False),
        ("ACLS", False),
        ("BOARDS, PANELS AND JURIES", True),
        ("HACKATHONS", True),
    ],
)
def test_a_tool_a_certificate_or_a_list_set_like_the_headings_is_none(
    line: str, headed: bool
) -> None:
    bold = Font(size=12.0, bold=True)
    parsed = parse(
        document(
            ("SKILLS", BlockKind.HEADING, bold),
            "Works well with others",
            (line, BlockKind.HEADING, bold),
            "More was said of it here",
            ("EDUCATION", BlockKind.HEADING, bold),
            "BSc, University of Leeds, 2015",
        )
    )
    assert (line in [section.heading for section in parsed.sections]) is headed
    assert headed or line in quotes(parsed)


def test_a_task_that_is_not_ticked_is_not_quoted_where_others_are_ticked() -> None:
    held, open_ = "[x] AWS Certified Developer", "[ ] Google Professional ML Engineer"
    both = parse(document("Certifications", held, open_))
    assert quotes(both) == [held]
    assert len(quotes(parse(document("Certifications", open_, "[ ] CISSP")))) == 2


@pytest.mark.parametrize("tick", ["☑", "✅", "[x]"])
def test_a_tick_tells_nothing_of_the_boxes_of_another_list(tick: str) -> None:
    skills = "☐ Python", "☐ SQL"
    parsed = parse(document("Skills", *skills, "Certifications", f"{tick} AWS Developer"))
    assert [quote for quote in quotes(parsed) if quote in skills] == list(skills)


def test_a_tick_of_a_picture_is_a_bullet() -> None:
    lines = "✅ Python", "☐ SQL"
    assert len(quotes(parse(document("Skills", *lines)))) == 2


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        ("Köln, 12.11.2026", False),
        ("Bad Homburg, den 3. November 2026", False),
        ("Python, 2026", True),
        ("Forklift License, 03/15/2024", True),
        ("Basic Life Support, 2024-05-01", True),
        ("PMP, 10/10/2020", True),
        ("PMP, 10.10.2020", True),
        ("Promoted to Charge Nurse, 12/05/2016", True),
        ("Promoted to Charge Nurse, March 5, 2016", True),
    ],
)
def test_the_place_and_day_at_the_foot_are_not_quoted(foot: str, kept: bool) -> None:
    parsed = parse(document("Skills", "Python, SQL", "AutoCAD", "Data warehouses", foot))
    assert (foot in quotes(parsed)) is kept


@pytest.mark.parametrize(
    ("below", "apart"),
    [
        ("Illinois pharmacy technician license", True),
        ("Certified Pharmacy Technician (PTCB)", True),
        ("Fluent in Vietnamese", True),
        ("Applied Mathematics", False),
        ("Music Performance", False),
        ("Paralegal Studies", False),
    ],
)
def test_a_licence_or_a_language_below_a_degree_is_no_part_of_it(below: str, apart: bool) -> None:
    degree = "B.S., Northern Illinois University, 2016"
    text = f"Education\n{degree}\n{below}\n"
    found = [p.text for p in parse(extract(text.encode(), "resume.txt")).passages]
    assert (found == [degree, below]) is apart
