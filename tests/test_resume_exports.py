"""Resumes as a networking site prints them: a column of extras first, lengths beside dates."""

from index.types import Block, Document, Font, Span
from matcher.resume.parse import parse
from matcher.types import Entry, Resume, SectionKind

NAME, HEADS = "Jane Roe", {"Contact", "Summary", "Experience", "Education"}
LINES = """Contact
jane.roe@example.com
www.linkedin.com/in/janeroe
(LinkedIn)
Top Skills
Kubernetes
Data Engineering
Languages
Norwegian (Native or Bilingual)
Honors-Awards
Best paper at a workshop
Jane Roe
Data Engineer at Harbour Foods | Pipelines
Oslo, Norway
Summary
Engineer with nine years of experience.
Experience
Harbour Foods
Data Engineer
January 2019 - Present (7 years 11 months)
Oslo, Norway
Built the pipelines that load claims every night.
Page 1 of 2
Polar Storage
4 years 2 months
Senior Engineer
March 2016 - December 2018 (2 years 10 months)
Ran Kafka clusters for nine teams in two regions.
Engineer
November 2014 - February 2016 (1 year 4 months)
Kept the lights on.
Education
University of Oslo
Master's degree, Computer Science · (2012 - 2014)
NTNU
Bachelor's degree, Physics · (2009 - 2012)
Page 2 of 2""".splitlines()


def document(lines: list[str], name: str = NAME) -> Document:
    """A block a line; the name in the largest letters, some headings larger than the rest."""
    text, blocks = "", []
    for line in lines:
        size = 26.0 if line == name else 15.75 if line in HEADS else 10.5
        blocks.append(Block(Span(len(text), len(text) + len(line)), font=Font(size)))
        text += line + "\n"
    return Document("d" * 64, "Profile.pdf", "application/pdf", text, tuple(blocks))


RESUME = parse(document(LINES))


def entries(resume: Resume, kind: SectionKind) -> list[Entry]:
    return [e for s in resume.sections if s.kind is kind for e in s.entries]


def months(entry: Entry) -> tuple[str, str]:
    assert entry.dates is not None
    return str(entry.dates.start), str(entry.dates.end or "present")


def test_a_name_below_a_column_of_extras_is_the_candidate_and_never_quoted() -> None:
    assert RESUME.candidate == "Jane Roe"
    assert not any("Roe" in p.text or "linkedin" in p.text.lower() for p in RESUME.passages)
    [headline] = [p for p in RESUME.passages if "Pipelines" in p.text]
    assert headline.label == "summary"


def test_a_title_in_the_largest_letters_is_no_name() -> None:
    lines = ["Senior Welder" if line == NAME else line for line in LINES]
    assert parse(document(lines, "Senior Welder")).candidate == ""


def test_the_extras_have_sections_of_their_own() -> None:
    labels = {p.text: p.label for p in RESUME.passages}
    assert labels["Kubernetes"] == "skills"
    assert labels["Norwegian (Native or Bilingual)"] == "languages"
    assert labels["Best paper at a workshop"] == "awards"
    assert not any(text.startswith("Page ") for text in labels)


def test_jobs_keep_their_dates_and_an_employer_its_line_above_how_long_all_jobs_lasted() -> None:
    found = [(e.role, e.employer, months(e)) for e in entries(RESUME, SectionKind.EXPERIENCE)]
    assert found == [
        ("Data Engineer", "Harbour Foods", ("2019-01", "present")),
        ("Senior Engineer", "Polar Storage", ("2016-03", "2018-12")),
        ("Engineer", "Polar Storage", ("2014-11", "2016-02")),
    ]
    assert [b.text for b in entries(RESUME, SectionKind.EXPERIENCE)[0].bullets] == [
        "Built the pipelines that load claims every night."
    ]


def test_a_school_of_any_name_stands_with_the_degree_below_it() -> None:
    text = "\n".join(LINES) + "\n"
    headings = [e.heading.of(text) for e in entries(RESUME, SectionKind.EDUCATION) if e.heading]
    assert headings == [
        "University of Oslo\nMaster's degree, Computer Science · (2012 - 2014)",
        "NTNU\nBachelor's degree, Physics · (2009 - 2012)",
    ]


SIDEBAR = """Jane Roe Resume
Curious Welder of Steel
Experience
Welder, Acme Ltd, 2015 - 2018
Jane welded pipes of all kinds.
Contact
jane.roe@example.com"""


def test_a_name_at_the_top_is_sure_where_a_contact_section_stands_anywhere() -> None:
    found = parse(document(SIDEBAR.splitlines(), "Jane Roe Resume"))
    assert found.candidate == "Jane Roe"
    unsure = parse(document(SIDEBAR.splitlines()[:-2], "Jane Roe Resume"))
    assert unsure.candidate == ""


def test_the_foot_of_a_page_that_is_links_alone_is_not_quoted() -> None:
    lines = [*SIDEBAR.splitlines(), "Projects", "github.com/roe/welding-robot"]
    lines.append("www.janeroe.example.com · github.com/janeroe")
    texts = [p.text for p in parse(document(lines, "Jane Roe Resume")).passages]
    assert "github.com/roe/welding-robot" in texts  # one link may be the work itself
    assert not any("janeroe" in text for text in texts)


def test_a_space_read_in_the_wrong_encoding_does_not_glue_sentences() -> None:
    said = [
        "Experienced in the pricing of materials for three fashion houses in Milan.\u00c2 ",
        "Proficient in the development of products from the first sketch to the sale.\u00c2 ",
        "A quick learner who can take in new ideas and communicate them clearly to all.",
    ]
    found = parse(document(["Summary", "".join(said)]))
    assert [p.text for p in found.passages] == [line.rstrip("\u00c2 ") for line in said]
