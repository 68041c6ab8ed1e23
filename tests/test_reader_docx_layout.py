"""Word pages as people lay them out: tables as columns, labels beside texts, text boxes."""

import docx
import pytest
from docx.table import _Cell

from index.readers.content import Limits
from index.readers.docx.read import read
from tests.word import H, L, P, T, blocks, by_hand, para, part, saved, text, texts

Lines = tuple[str, ...]


def fill(cell: _Cell, lines: Lines) -> None:
    """`#` begins a bold line, `*` a bullet."""
    for i, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.add_run(line.lstrip("#*")).bold = line.startswith("#")
        if line.startswith("*"):
            paragraph.style = "List Bullet"


def table(*rows: tuple[Lines, ...]) -> bytes:
    document = docx.Document()
    made = document.add_table(len(rows), max(map(len, rows)))
    for cells, lines in zip(made.rows, rows, strict=True):
        for cell, held in zip(cells.cells, lines, strict=False):
            fill(cell, held)
    return saved(document)


def test_a_sidebar_in_several_rows_is_read_down_and_then_the_other_column() -> None:
    data = table(
        (("#Contact", "Graz"), ("#Profile", "Builds search engines for nine years.")),
        (("#Skills", "SQL", "Go"), ("#Experience", "Engineer, Acme\t2019 - 2021", "*Led a team")),
        (("#Languages", "German"), ("Analyst, Beta\t2016 - 2019", "*Wrote reports")),
    )
    assert blocks(data) == [
        (H, "Contact"),
        (P, "Graz"),
        (H, "Skills"),
        (P, "SQL"),
        (P, "Go"),
        (H, "Languages"),
        (P, "German"),
        (H, "Profile"),
        (P, "Builds search engines for nine years."),
        (H, "Experience"),
        (P, "Engineer, Acme\t2019 - 2021"),
        (L, "Led a team"),
        (P, "Analyst, Beta\t2016 - 2019"),
        (L, "Wrote reports"),
    ]


def test_a_row_of_headings_over_a_row_of_texts_is_two_columns() -> None:
    data = table((("#SKILLS",), ("#EXPERIENCE",)), (("SQL", "Go"), ("Acme", "*Led a team")))
    assert texts(data) == ["SKILLS", "SQL", "Go", "EXPERIENCE", "Acme", "Led a team"]


def test_a_date_in_the_margin_stays_with_its_job() -> None:
    data = table(
        (("#EXPERIENCE",), ()),
        (("2019 - 2021",), ("#Engineer", "*Led a team")),
        (("2016 - 2019",), ("#Analyst", "*Wrote reports")),
        (("#EDUCATION",), ()),
        (("2015",), ("BSc Physics", "Graz")),
    )
    assert texts(data) == [
        "EXPERIENCE",
        "2019 - 2021",
        "Engineer",
        "Led a team",
        "2016 - 2019",
        "Analyst",
        "Wrote reports",
        "EDUCATION",
        "2015",
        "BSc Physics",
        "Graz",
    ]


def test_a_label_in_the_margin_stays_with_its_text() -> None:
    data = table(
        (("#Profile",), ("Builds search engines.", "Reads maps.")),
        (("#Experience",), ("#Engineer", "2019 - 2021", "*Led a team")),
        (("#Skills",), ("SQL, Go",)),
    )
    said = texts(data)
    assert said[:4] == ["Profile", "Builds search engines.", "Reads maps.", "Experience"]
    assert said[-2:] == ["Skills", "SQL, Go"]


def test_a_table_of_data_is_read_row_by_row_with_its_bold_head() -> None:
    data = table((("#Skill",), ("#Years",)), (("SQL",), ("4",)), (("Go",), ("2",)))
    assert blocks(data) == [(T, "Skill | Years"), (T, "SQL | 4"), (T, "Go | 2")]


def test_a_name_across_the_top_and_a_merged_sidebar_on_the_right() -> None:
    document = docx.Document()
    made = document.add_table(3, 2)
    fill(made.cell(0, 0).merge(made.cell(0, 1)), ("Jo Park",))
    fill(made.cell(1, 1).merge(made.cell(2, 1)), ("#Skills", "SQL", "Go"))
    fill(made.cell(1, 0), ("#Experience", "Engineer", "*Led a team"))
    fill(made.cell(2, 0), ("Analyst", "*Wrote reports"))
    assert texts(saved(document)) == [
        "Jo Park",
        "Experience",
        "Engineer",
        "Led a team",
        "Analyst",
        "Wrote reports",
        "Skills",
        "SQL",
        "Go",
    ]


@pytest.mark.parametrize("first", [0, 1])
def test_one_and_two_columns_say_the_same(first: int) -> None:
    left = ("#Skills", "SQL", "Go"), ("#Languages", "German")
    right = ("#Experience", "Engineer, Acme", "*Led a team"), ("Analyst", "*Wrote reports")
    columns = (left, right) if first == 0 else (right, left)
    flat = docx.Document()
    for column in columns:
        for lines in column:
            for line in lines:
                paragraph = flat.add_paragraph(style="List Bullet" if line[0] == "*" else None)
                paragraph.add_run(line.lstrip("#*")).bold = line[0] == "#"
    assert blocks(table(*zip(*columns, strict=True))) == blocks(saved(flat))


BOX = (
    '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset>'
    '</wp:positionV><wp:extent cx="{w}" cy="{h}"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    "<w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    "</a:graphic></wp:anchor></w:drawing></w:r>"
)


def box(x: float, y: float, width: float, height: float, *lines: str) -> str:
    """A text box on the page, its place in points."""
    x, y, w, h = (round(points * 12_700) for points in (x, y, width, height))
    return BOX.format(x=x, y=y, w=w, h=h, content="".join(map(para, lines)))


def test_text_boxes_are_read_by_where_they_stand() -> None:
    boxes = (
        box(230, 400, 330, 300, "Experience", "Led a team"),
        box(40, 120, 170, 200, "Skills", "SQL"),
        box(40, 30, 520, 60, "Jo Park"),
        box(40, 340, 170, 200, "Languages", "German"),
        box(230, 120, 330, 250, "Profile", "Builds search engines"),
    )
    assert texts(by_hand(para(*boxes))) == [
        "Jo Park",
        "Skills",
        "SQL",
        "Languages",
        "German",
        "Profile",
        "Builds search engines",
        "Experience",
        "Led a team",
    ]


def test_a_heading_may_be_one_by_its_size_alone() -> None:
    large = '<w:sz w:val="32"/>'
    small = '<w:sz w:val="20"/>'
    body = para(text("Experience", large)) + para(text("Led a team of nine at Acme.", small)) * 3
    assert blocks(by_hand(body))[:2] == [(H, "Experience"), (P, "Led a team of nine at Acme.")]


def test_a_heading_may_be_one_by_capitals_that_are_only_shown() -> None:
    assert blocks(by_hand(para(text("Experience", "<w:caps/>")) + para("Led"))) == [
        (H, "Experience"),
        (P, "Led"),
    ]


def test_the_columns_of_a_section_are_read_as_they_flow() -> None:
    columns = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    assert texts(by_hand(para("Left") + para("Right") + columns)) == ["Left", "Right"]


def test_what_is_no_text_of_the_file_makes_part_of_it_unreadable() -> None:
    body = para("Led") + '<w:altChunk r:id="x"/>'
    assert read(by_hand(body), Limits()).quality.unreadable == (1,)
    assert read(by_hand(para("Led")), Limits()).quality.unreadable == ()


def test_text_in_the_header_and_footer_is_read_once_a_file() -> None:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    body = para("One", properties=reference) + para("Two") + reference
    assert texts(by_hand(body, header=part("hdr", para("jo@example.org")))) == [
        "jo@example.org",
        "One",
        "Two",
    ]


def test_dates_at_the_right_stay_on_the_line_of_their_job() -> None:
    data = table(
        (("Acme", "Engineer", "*Led a team"), ("2019 - 2021", "Graz")),
        (("Analyst, Beta", "*Wrote reports"), ("2016 - 2019",)),
    )
    assert texts(data) == [
        "Acme\t2019 - 2021",
        "Engineer\tGraz",
        "Led a team",
        "Analyst, Beta\t2016 - 2019",
        "Wrote reports",
    ]


def test_as_many_dates_as_jobs_in_one_row_stand_on_the_lines_of_the_jobs() -> None:
    jobs = ("#Experience", "Engineer, Acme", "*Led a team", "Analyst, Beta", "*Wrote reports")
    dated = texts(table((jobs, ("2019 - 2021", "2016 - 2019"))))
    assert dated[1::2] == ["Engineer, Acme\t2019 - 2021", "Analyst, Beta\t2016 - 2019"]
    doubtful = ("2019 - 2021", "2016 - 2019", "2015")
    assert texts(table((jobs, doubtful)))[-3:] == list(doubtful)


@pytest.mark.parametrize(
    "row",
    [
        (("Acme", "Engineer"), ("2019 - 2021",)),  # the dates come next, wherever they stand
        (("Engineer", "*Led a team"), ("Graz",)),
        (("Engineer", "*Led a team"), ("Shipped the platform of 2019",)),
        (("Engineer", "*Led a team"), ("*2019 award",)),
        (("2019 - 2021",), ("Engineer", "*Led a team")),
        (("Engineer", "*Led a team"), ("SQL", "Go", "Certified 2019")),
        (("Engineer", "*Led a team"), ("#Courses", "Graz 2019")),
    ],
)
def test_what_stands_beside_a_job_and_is_no_date_of_it_stays_where_it_is(
    row: tuple[tuple[str, ...], ...],
) -> None:
    said = [line.lstrip("*#") for cell in row for line in cell]
    assert texts(table(row)) == said


def test_jobs_with_their_dates_on_the_line_are_a_column_and_no_margin_of_dates() -> None:
    data = table(
        (("#Skills", "SQL"), ("#Experience", "Engineer, Acme 2019 - 2021", "*Led")),
        (("#Languages", "German"), ("#Education", "BSc Physics, Graz 2015")),
    )
    assert texts(data)[:5] == ["Skills", "SQL", "Languages", "German", "Experience"]


def test_what_is_said_of_a_skill_in_bold_stays_in_its_row() -> None:
    head = (("#Skill",), ("#Years",), ("#Level",))
    data = table(head, (("#Python",), ("8 years",), ("Expert",)), (("#SQL",), ("4",), ("Good",)))
    assert blocks(data) == [
        (T, "Skill | Years | Level"),
        (T, "Python | 8 years | Expert"),
        (T, "SQL | 4 | Good"),
    ]


def test_a_form_with_two_labels_a_row_is_read_row_by_row() -> None:
    data = table(
        (("Employer:",), ("Acme",), ("Period:",), ("2019 - 2021",)),
        (("Position:",), ("Engineer",), ("Place:",), ("Graz",)),
    )
    assert blocks(data) == [
        (T, "Employer: | Acme | Period: | 2019 - 2021"),
        (T, "Position: | Engineer | Place: | Graz"),
    ]


def test_a_title_in_the_margin_of_its_section_stays_a_heading() -> None:
    data = table(
        (("#Experience",), ("2019 - 2021",), ("Engineer, Acme",)),
        (("#Education",), ("2015",), ("BSc Physics",)),
    )
    assert [said for kind, said in blocks(data) if kind is H] == ["Experience", "Education"]
    empty = table(
        (("#Languages",), ("German",), ("fluent",)), ((), ("Dutch",), ("good",)), (("x",), (), ())
    )
    assert blocks(empty)[0] == (H, "Languages")


def test_what_was_done_stands_behind_the_row_of_a_job() -> None:
    duties = "Built pipelines for forty plants in nine countries of Europe and Asia."
    data = table((("2019 - 2021",), ("Acme",), (duties,)), (("2016 - 2019",), ("Beta",), ("Led",)))
    assert blocks(data) == [
        (T, "2019 - 2021 | Acme"),
        (P, duties),
        (T, "2016 - 2019 | Beta | Led"),
    ]
