"""Whose a resume is: names behind labels and beside what the document is called; private lines."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from index.types import BlockKind, Font
from matcher.resume.contact import is_contact
from matcher.resume.noise import is_noise
from matcher.resume.parse import parse
from tests.pdf_layouts import drawn, resume_of
from tests.test_resume_sections import document, quotes

BIG, BODY = Font(size=20.0), Font(size=10.0)


@pytest.mark.parametrize(
    ("top", "name"),
    [
        (["CURRICULUM VITAE", "Name: Rahul Deshmukh", "Mobile: +91 98555 00100"], "Rahul Deshmukh"),
        (["Jane Roe – Curriculum Vitae", "jane@example.org"], "Jane Roe"),
        (["Jane Roe Curriculum Vitae", "jane@example.org"], "Jane Roe"),
        (["Curriculum Vitae of Jane Roe", "jane@example.org"], "Jane Roe"),
        (["CV: Jane Roe", "jane@example.org"], "Jane Roe"),
        (["Vita Sackville", "jane@example.org"], "Vita Sackville"),
        (["Lebenslauf", "Persönliche Daten", "Name Jürgen Groß", "+49 341 555010"], "Jürgen Groß"),
        (["Ольга Коваль / Olha Koval", "olha@example.org"], "Ольга Коваль / Olha Koval"),
        (["Resume", "Project Name: Blue Harbour", "jane@example.org"], ""),
        (["Name: Gianna Ross.", "gianna@example.org"], "Gianna Ross"),
        (["Contact", "Name Service Engineer", "jane@example.org"], ""),
        (["Java / Python", "jane@example.org"], ""),
        (["ROE, Jane", "jane@example.org"], "Jane ROE"),
        (["O'Brien, Sean", "Dublin, Ireland", "sean@example.org"], "Sean O'Brien"),
        (["Jane Roe – Data Analyst", "jane@example.org"], "Jane Roe"),
        (["Jane de la Roe y García", "jane@example.org"], "Jane de la Roe y García"),
        (["Java, Python", "jane@example.org"], ""),
        (["Austin, Texas", "jane@example.org"], ""),
        (["Roe, Jane"], ""),
        (["Mining, Safety", "jane@example.org"], ""),
        (["Full Stack - Web Developer", "jane@example.org"], ""),
    ],
)
def test_the_name_is_told_from_its_label_and_from_what_the_document_is_called(
    top: list[str], name: str
) -> None:
    assert parse(document(*top, "Skills", "SQL")).candidate == name


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ROE, Jane", []),
        ("Jane Roe - Data Analyst", ["Data Analyst"]),
        ("Jane Roe — jane@example.org — Leeds", []),
        ("Data Analyst - Health Care", ["Data Analyst - Health Care"]),
    ],
)
def test_a_name_at_the_top_is_never_quoted_however_it_is_written(
    line: str, said: list[str]
) -> None:
    resume = parse(document(line, "jane@example.org", "Skills", "SQL"))
    assert quotes(resume) == [*said, "SQL"]


def test_what_the_document_is_called_is_no_name_however_large() -> None:
    resume = parse(
        document(
            ("Europass Curriculum Vitae", BlockKind.PARAGRAPH, BIG),
            ("Personal information", BlockKind.PARAGRAPH, BODY),
            ("Anna Nowak", BlockKind.HEADING, Font(size=14.0)),
            ("anna@example.org", BlockKind.PARAGRAPH, BODY),
            ("Skills", BlockKind.PARAGRAPH, BODY),
            ("SAP MM", BlockKind.PARAGRAPH, BODY),
        )
    )
    assert resume.candidate == "Anna Nowak"
    assert quotes(resume) == ["SAP MM"]


def test_a_name_is_sure_where_mail_stands_below_any_heading_but_references() -> None:
    job = ("Experience", "Analyst, Metro Rail, 2019 - 2021")
    assert parse(document("Priya Raman", *job, "priya@example.org")).candidate == "Priya Raman"
    referee = ("References", "boss@example.org")
    assert parse(document("Priya Raman", *job, *referee)).candidate == ""


@pytest.mark.parametrize(
    "line",
    [
        "Sex Female",
        "Nationality Polish",
        "Date of birth 04/05/1990",
        "Geburtsdatum 12.03.1985 in Halle (Saale)",
        "Familienstand verheiratet, zwei Kinder",
        "Staatsangehörigkeit: deutsch",
        "Née le 3 mars 1990 à Lyon",
        "Father’s Name Suresh Deshmukh",
        "⌂ ul. Długa 12/3, 30-001 Kraków (Poland)",
    ],
)
def test_a_private_line_needs_no_colon_at_the_top(line: str) -> None:
    assert is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line",
    [
        "Gender Studies graduate",
        "Gender pay gap analyst",
        "Nationality law and visas",
        "Place of birth records kept for nine hospitals in two counties",
        "Sex education teacher",
        "✓ Infection control",
        "via Zoom, 24 classes a week",
    ],
)
def test_a_claim_in_the_words_of_such_a_label_is_none(line: str) -> None:
    assert not is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line",
    [
        "© European Union, 2002-2018 | http://europass.cedefop.europa.eu Page1/1",
        "Page 1/2 © European Communities, 2003 20060628",
        "Levels: A1/A2: Basic user - B1/B2: Independent user - C1/C2: Proficient user",
        "Common European Framework of Reference for Languages",
        "Other language(s) UNDERSTANDING SPEAKING WRITING",
        "Listening Reading Spoken interaction Spoken production",
        "JOB APPLIED FOR Procurement Specialist",
        "Position applied for: Welder",
        "I hereby declare that the above information is true to the best of my knowledge.",
    ],
)
def test_what_a_europass_form_prints_by_itself_is_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "English C1 according to the Common European Framework of Reference",
        "European Union procurement, 2018",
        "Applied for three patents",
        "Helped importers declare that goods were correctly valued",
        "Listening, reading and writing lessons for adults",
        "Understanding of speaking and writing disorders",
    ],
)
def test_a_claim_about_europe_or_languages_is_no_noise(line: str) -> None:
    assert not is_noise(line)


def test_an_address_at_the_head_of_a_sidebar_is_no_part_of_what_is_read_before_it() -> None:
    side = ["123 Your Street", "Pune, 411001", "(555) 555-0100", "priya@example.org"]
    job = ["Metro Rail Corp, Analyst", "June 2021 - May 2023", "Reported nine lines every morning."]
    lines = [(72, 740, "Priya Raman"), (72, 700, "EXPERIENCE")]
    lines += [(72, 680 - 14 * n, said) for n, said in enumerate(job * 3)]
    lines += [(400, 740 - 14 * n, said) for n, said in enumerate([*side, "SKILLS", "SQL", "R"])]

    def page(canvas: Canvas) -> None:
        for line in lines:
            canvas.drawString(*line)

    resume = resume_of(drawn(page))
    assert resume.candidate == "Priya Raman"
    assert not any(part in quote for part in side for quote in quotes(resume))


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        ("Place: Satara (Rahul Deshmukh)", False),
        ("Place: Pune", False),
        ("Date:", False),
        ("Date: 12/03/2024", False),
        ("Place of work: Pune", True),
        ("Dates: 2019 - 2021", True),
        ("Place: first of 40 in chess", True),
    ],
)
def test_where_a_resume_is_signed_is_not_quoted(foot: str, kept: bool) -> None:
    said = quotes(parse(document("Skills", "Welding", "Cutting", foot)))
    assert said == ["Welding", "Cutting", *([foot] if kept else [])]


@pytest.mark.parametrize("line", ["12 Main Street, Springfield, IL 62701", "Springfield, IL"])
def test_a_place_without_what_reaches_somebody_beside_it_stays(line: str) -> None:
    work = ("Experience", "Site Manager, Roe Builders, 2019 - 2021", line, "- Built nine houses.")
    assert any(line in quote for quote in quotes(parse(document(*work))))
