"""Laws of layout, one page each: what is beside what, and in which order it is read."""

import textwrap
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from index.types import BlockKind
from tests.pdf_layouts import content_of, drawn

WIDTH, HEIGHT = LETTER
JOBS = (
    ("2019 - Present", "Data Engineer, Northern Clinics"),
    ("2015 - 2019", "Analyst, Southern Clinics"),
    ("2012 - 2015", "Clerk, Western Clinics"),
)
TASK = (
    "Designed and ran a data pipeline that loads four million records a night from twelve "
    "hospitals into one warehouse."
)
Draw = Callable[[Canvas], None]


def texts(draw: Draw, kind: BlockKind | None = None) -> list[str]:
    content = content_of(drawn(draw))
    return [b.span.of(content.text) for b in content.blocks if kind in (None, b.kind)]


def rows(canvas: Canvas, x: float, y: float, lines: Sequence[str], step: float = 12) -> float:
    for line in lines:
        canvas.drawString(x, y, line)
        y -= step
    return y


def test_the_cells_of_a_layout_table_stay_in_their_row() -> None:
    def draw(canvas: Canvas) -> None:
        table = Table(
            [[date, f"{job}\n{textwrap.fill(TASK, 60)}"] for date, job in JOBS],
            colWidths=[90, 400],
            style=TableStyle(
                [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            ),
        )
        table.wrapOn(canvas, 490, 600)
        table.drawOn(canvas, 60, 500)

    expected = [line for date, job in JOBS for line in (f"{date} {job}", TASK)]
    assert texts(draw) == expected


def test_a_place_below_the_date_at_the_left_comes_below_the_job_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        y = 700.0
        for date, job in JOBS:
            rows(canvas, 60, y, (date, "Madrid"))
            y = rows(canvas, 180, y, (job, *textwrap.wrap(TASK, 60))) - 10

    expected = [line for date, job in JOBS for line in (f"{date} {job}", "Madrid", TASK)]
    assert texts(draw) == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [("Jan 2019 -", "Present"), ("03/2015", "- 12/2018"), ("2015 \u2013", "2018")],
)
@pytest.mark.parametrize("at", [60, 0])
def test_a_span_of_dates_on_two_rows_is_one(start: str, end: str, at: float) -> None:
    """In a column at the left, or set against the right edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, date in enumerate((start, end)):
            write = canvas.drawString if at else canvas.drawRightString
            write(at or 550, 700 - 12 * n, date)
        rows(canvas, 180, 700, ("Clerk, Western Clinics", "Kept the records of nine wards"))

    content = content_of(drawn(draw))
    found = [b.span.of(content.text) for b in content.blocks]
    span, job = f"{start} {end}", "Clerk, Western Clinics"
    text = "Kept the records of nine wards"
    assert found == [f"{span} {job}" if at else f"{job} {span}", text]
    assert content.quality.doubtful == ()


def test_a_span_that_wraps_at_its_dash_is_no_list_item() -> None:
    lines = ("Clerk, Western Clinics, 2015", "- 2018", "- Kept the records", "- 2019 audit")

    def draw(canvas: Canvas) -> None:
        rows(canvas, 60, 700, lines)

    assert texts(draw) == [f"{lines[0]} {lines[1]}", "Kept the records", "2019 audit"]


def test_labels_of_rows_are_no_stack_of_notes() -> None:
    skills = (("Languages", "Python, SQL and R"), ("Tools", "Git and Docker"), ("Other", "Chess"))

    def draw(canvas: Canvas) -> None:
        for n, (label, values) in enumerate(skills):
            canvas.drawString(60, 700 - 14 * n, label)
            canvas.drawString(180, 700 - 14 * n, values)

    assert texts(draw) == [f"{label} {values}" for label, values in skills]


def test_a_list_in_three_columns_ends_before_the_heading_below_it() -> None:
    skills = ["Python", "SQL", "Airflow", "Docker", "Kubernetes", "Terraform", "dbt", "R", "Git"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(66, 714, "SKILLS")
        canvas.drawString(66, 652, "EXPERIENCE")
        canvas.setFont("Helvetica", 10)
        for n, skill in enumerate(skills):
            canvas.drawString(60 + 160 * (n % 3), 700 - 17 * (n // 3), f"\u2022 {skill}")
        rows(canvas, 66, 640, textwrap.wrap(TASK + " " + TASK, 90))

    found = texts(draw)
    assert found[0] == "SKILLS"
    assert found[1:10] == skills[::3] + skills[1::3] + skills[2::3]
    assert found[10:] == ["EXPERIENCE", f"{TASK} {TASK}"]


ABREAST = {
    "Skills": ("Python and SQL", "Kafka streaming", "Docker images", "Terraform"),
    "Education": ("BSc Statistics", "University of Bilbao", "2011 - 2015"),
    "Languages": ("Basque, native", "English, fluent", "Danish, basic"),
}


@pytest.mark.parametrize("count", [2, 3])
def test_sections_that_begin_side_by_side_are_read_one_after_the_other(count: int) -> None:
    """Whatever stands below: the dates at the right edge stay with their jobs."""
    sections = [(title, *lines) for title, lines in ABREAST.items()][:count]

    def draw(canvas: Canvas) -> None:
        for n, (title, *lines) in enumerate(sections):
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(60 + 170 * n, 700, title)
            canvas.setFont("Helvetica", 10)
            rows(canvas, 60 + 170 * n, 684, lines)
        rows(canvas, 60, 620, ("Experience",))
        for n, (date, job) in enumerate(JOBS):
            canvas.drawString(60, 600 - 14 * n, job)
            canvas.drawRightString(550, 600 - 14 * n, date)

    found = "\n".join(texts(draw))
    jobs = [f"{job} {date}" for date, job in JOBS]
    assert found.split("\n") == [*(line for s in sections for line in s), "Experience", *jobs]


def test_short_lines_with_dates_beside_them_are_no_measure_of_how_far_text_reaches() -> None:
    """Else "Education", in the type of all else, would be the second line of the item above it."""
    lines = (
        ("Senior Engineer", "Jan 2019 - Present"),
        ("Acme Corp, Berlin", ""),
        ("\u2022 Built pipelines for the booking of three million rooms", ""),
        ("Engineer", "Mar 2015 - Dec 2018"),
        ("Globex", "Paris"),
        ("\u2022 Wrote Django", ""),
        ("Education", ""),
        ("MSc Physics, Bilbao", "2013 - 2015"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(50, 742, "Jane Roe")
        canvas.setFont("Helvetica", 10)
        for n, (left, right) in enumerate(lines):
            canvas.drawString(50, 700 - 14 * n, left)
            canvas.drawRightString(560, 700 - 14 * n, right)

    found = texts(draw)
    assert found[-3:] == ["Wrote Django", "Education", "MSc Physics, Bilbao 2013 - 2015"]


def test_the_head_of_a_table_is_no_row_of_sections() -> None:
    table = (("Languages", "Level"), ("Danish", "native"), ("English", "fluent"))

    def draw(canvas: Canvas) -> None:
        for n, (language, level) in enumerate(table):
            canvas.drawString(60, 700 - 14 * n, language)
            canvas.drawString(250, 700 - 14 * n, level)

    assert "\n".join(texts(draw)) == "\n".join(" ".join(row) for row in table)


def test_headings_turned_beside_their_sections_come_before_them() -> None:
    experience = [line for date, job in JOBS for line in (job, date)]
    education = ["MSc Statistics, Bilbao", "2010 - 2012", "BSc Mathematics, Bilbao", "2006 - 2010"]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        for heading, lines in (("EXPERIENCE", experience), ("EDUCATION", education)):
            canvas.setFont("Helvetica-Bold", 9)
            canvas.saveState()
            canvas.translate(60, y - 65)
            canvas.rotate(90)
            canvas.drawString(0, 0, heading)
            canvas.restoreState()
            canvas.setFont("Helvetica", 10)
            y = rows(canvas, 90, y, lines, 14) - 24

    assert texts(draw) == ["EXPERIENCE", *experience, "EDUCATION", *education]


def test_a_turned_note_comes_after_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        rows(canvas, 90, 700, textwrap.wrap(TASK, 60))
        canvas.rotate(90)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(400, -30, "printed by the office of the clinic on a Tuesday")

    assert " ".join(texts(draw)) == f"{TASK} printed by the office of the clinic on a Tuesday"


def test_numbered_items_are_items_and_a_lone_number_is_text() -> None:
    items = ("Adaptive models of demand", "Sparse routes of data", "Quiet wards at night")

    def draw(canvas: Canvas) -> None:
        rows(canvas, 72, 700, [f"{n}. {item}" for n, item in enumerate(items, start=1)])
        rows(canvas, 72, 600, ["3. place in the race of the year"])

    assert texts(draw, BlockKind.LIST_ITEM) == list(items)
    assert texts(draw)[-1] == "3. place in the race of the year"


def test_lines_driven_apart_to_fill_a_narrow_column_are_one_text() -> None:
    """Justified text without hyphens: before a long word the spaces are as wide as tabs."""
    lines = (
        "Full-time training for months in",
        "programming of object-oriented",
        "enterprise web-frameworks.",
        "Other topics were object-oriented",
        "design patterns, test-driven work,",
        "SQL databases and web servers in",
        "Java environments.",
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        measure = max(stringWidth(line, "Helvetica", 10) for line in lines)
        for n, line in enumerate(lines):
            x, parts = 60.0, line.split()
            free = measure - sum(stringWidth(part, "Helvetica", 10) for part in parts)
            gap = free / (len(parts) - 1) if n < len(lines) - 1 else 3.0
            for part in parts:
                canvas.drawString(x, 700 - 12 * n, part)
                x += stringWidth(part, "Helvetica", 10) + gap

    assert texts(draw) == [" ".join(lines)]


def test_two_paragraphs_side_by_side_with_hardly_a_gap_are_told_by_their_baselines() -> None:
    left = ("3D models of parts and of all that", "they are made of, with drawings", "and lists")
    right = ("Frames of steel and aluminium that", "carry the pumps and the cranes of", "a ship")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        edge = 60 + max(stringWidth(line, "Helvetica", 10) for line in left) + 5
        rows(canvas, 60, 700, left)
        rows(canvas, edge, 706, right)

    assert " ".join(texts(draw)) == " ".join((*left, *right))


def sidebar_page(
    canvas: Canvas, side: Sequence[str], main: Sequence[str], x: tuple[float, float]
) -> None:
    canvas.setFont("Helvetica", 9)
    rows(canvas, x[0], 700, side, 15)
    rows(canvas, x[1], 705, main, 12.7)
    canvas.drawCentredString(WIDTH / 2, 30, "Page of a resume")
    canvas.showPage()


def test_each_lane_is_read_on_overleaf_before_the_other() -> None:
    side = [f"Skill number {n} of the side" for n in range(36)]
    main = [f"Line {n} of the work that was done in those years, and of more" for n in range(80)]

    def order(x: tuple[float, float]) -> list[str]:
        def draw(canvas: Canvas) -> None:
            sidebar_page(canvas, side[:18], main[:40], x)
            sidebar_page(canvas, side[18:], main[40:], x)

        return [word for text in texts(draw) for word in text.split() if "Page" not in text]

    assert order((40, 240)) == " ".join([*side, *main]).split()
    assert order((420, 40)) == " ".join([*main, *side]).split()


def test_the_main_column_goes_on_where_the_next_page_has_no_sidebar() -> None:
    side = [f"Skill number {n} of the side" for n in range(12)]
    main = [f"Line {n} of the work that was done in those years, and of more" for n in range(80)]

    def draw(canvas: Canvas) -> None:
        sidebar_page(canvas, side, main[:40], (420, 40))
        sidebar_page(canvas, (), main[40:], (420, 40))

    words = [word for text in texts(draw) for word in text.split() if "Page" not in text]
    assert words == " ".join([*main, *side]).split()


def test_a_column_that_outlasts_its_neighbour_is_not_cut_short_by_a_footer() -> None:
    side = [f"Skill {n}" for n in range(8)]
    main = [f"Line {n} of the work that was done in those years" for n in range(20)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        rows(canvas, 420, 700, side, 15)
        y = 705.0
        for n in range(0, 20, 5):
            y = rows(canvas, 40, y, main[n : n + 5], 13) - 18
        canvas.drawCentredString(
            WIDTH / 2, y - 4, "A foot that reaches over both of the columns " * 2
        )

    found = " ".join(texts(draw))
    assert found.index(main[-1]) < found.index(side[0])


def test_the_text_that_goes_on_over_a_whole_page_is_read_after_its_sidebar() -> None:
    side = [f"Skill number {n}" for n in range(12)]
    main = [f"Line {n} of the work that was done in those years, and more" for n in range(40)]
    wide = ["The work went on over the whole of the next page, from one margin to the other."] * 3

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        rows(canvas, 420, 700, side, 15)
        rows(canvas, 40, 705, main, 12.7)
        canvas.showPage()
        canvas.setFont("Helvetica", 14)
        rows(canvas, 40, 705, wide, 20)

    words = " ".join(texts(draw)).split()
    assert words == " ".join([*side, *main, *wide]).split()


def test_places_beside_dates_are_not_cut_off_with_the_other_column() -> None:
    """The right column begins its lines at many edges; the corridor before it is wide."""
    right = ("LANGUAGES", "  Spanish: native", "    English: fluent", "  German: basic")
    other = ("STRENGTHS", "    Hard-working", "  Eye for detail", "    Good company")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(2):  # above both columns, but not above the corridor before the places
            canvas.drawString(40, 764 - 13 * n, f"fact {n} of contact")
            canvas.drawString(
                205, 764 - 13 * n, f"fact {n} of an address that is a long one indeed"
            )
        y = 700.0
        for date, job in JOBS:
            canvas.drawString(40, y, job)
            canvas.drawString(40, y - 14, date)
            canvas.drawString(205, y - 14, "Madrid")
            rows(canvas, 40, y - 28, (f"Work of {date[:4]}", "Other work"), 14)
            y -= 84
        for n, line in enumerate((*right, *other, *right, *other)):
            canvas.drawString(
                380 + 8 * (len(line) - len(line.lstrip())), 703 - 15 * n, line.strip()
            )

    found = texts(draw)
    for date, _ in JOBS:
        assert f"{date} Madrid" in found


def test_a_title_that_wraps_before_its_date_is_one_text() -> None:
    title = "Sparse Mixtures of Many Experts at Scale and the Efficient Routing of Tokens"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        rows(canvas, 60, 700, (title, "Trillion-parameter models"))
        canvas.drawRightString(545, 700, "July 2023")
        canvas.setFont("Helvetica", 10)
        rows(canvas, 60, 670, ("With two others, at a conference",))

    assert texts(draw)[0] == f"{title} Trillion-parameter models July 2023"


def test_a_list_item_goes_on_overleaf_though_with_a_capital() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 74, "\u2022")
        rows(canvas, 70, 74, ("Ran the classes in modern dance, in jazz and in the art of Tribal",))
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        rows(canvas, 70, 720, ("Fusion, and kept the books.",))
        canvas.drawString(60, 708, "\u2022")
        rows(canvas, 70, 708, ("Sold the tickets",))

    assert texts(draw, BlockKind.LIST_ITEM) == [
        "Ran the classes in modern dance, in jazz and in the art of Tribal "
        "Fusion, and kept the books.",
        "Sold the tickets",
    ]


LEFT = {
    0: "{0}", 1: "Python", 2: "SQL", 3: "Docker", 5: "{1}", 6: "English (native)",
    7: "French (B2)", 9: "{2}", 10: "BSc Computer Science", 11: "University of Leeds",
}  # fmt: skip
RIGHT = {
    0: "{3}", 1: "Senior Engineer, Acme Ltd", 2: "\u2022 Built pipelines in Kafka and Spark that",
    3: "  serve forty million events a day", 4: "\u2022 Led a team of six across two countries",
    5: "Data Analyst, Beta Bank", 6: "\u2022 Wrote SQL reports for the board and",
    7: "  mended the monthly closing", 9: "{4}", 10: "\u2022 Contributor to Apache Airflow",
}  # fmt: skip
DATES = {1: "Jan 2019 - Present", 5: "2015 - 2018"}


def grid_page(headings: Sequence[str], font: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        for x, lines in ((50, LEFT), (200, RIGHT)):
            for row, line in lines.items():
                canvas.setFont(font if line.startswith("{") else "Helvetica", 9)
                canvas.drawString(x, 700 - 14 * row, line.format(*headings))
        canvas.setFont("Helvetica", 9)
        for row, date in DATES.items():
            canvas.drawRightString(545, 700 - 14 * row, date)

    return draw


@pytest.mark.parametrize(
    ("headings", "font"),
    [
        (("SKILLS", "LANGUAGES", "EDUCATION", "EXPERIENCE", "PROJECTS"), "Helvetica"),
        (("Skills", "Languages", "Education", "Experience", "Projects"), "Helvetica-Bold"),
        (("Skills", "Languages", "Education", "Experience", "Projects"), "Helvetica"),
    ],
)
def test_two_columns_on_one_line_grid_are_read_one_after_the_other(
    headings: Sequence[str], font: str
) -> None:
    found = texts(grid_page(headings, font))
    left = [line.format(*headings) for line in LEFT.values()]
    assert found[: len(left)] == left
    assert found[len(left) :] == [
        headings[3],
        "Senior Engineer, Acme Ltd Jan 2019 - Present",
        "Built pipelines in Kafka and Spark that serve forty million events a day",
        "Led a team of six across two countries",
        "Data Analyst, Beta Bank 2015 - 2018",
        "Wrote SQL reports for the board and mended the monthly closing",
        headings[4],
        "Contributor to Apache Airflow",
    ]


MAIN = (
    "EXPERIENCE", "Senior Engineer, Acme Corp", "Built billing pipelines in Go and Kafka",
    "That job ended in 2019", "Engineer, Beta Inc", "Maintained the warehouse of a chain",
)  # fmt: skip
BESIDE = (
    ("EDUCATION", "BSc Computer Science, MIT, 2011 - 2015"),
    ("EDUCATION", "BSc Computer Science", "MIT, 2011 - 2015", "Thesis on consensus"),
    ("CONTACT", "jane@x.org", "SKILLS", "Python and Go", "LANGUAGES", "Dutch"),
)


@pytest.mark.parametrize("side", BESIDE)
@pytest.mark.parametrize(("font", "size"), [("Helvetica-Bold", 9), ("Helvetica", 12)])
@pytest.mark.parametrize("third", [False, True])
def test_a_sidebar_on_the_same_baselines_is_told_by_the_titles_of_its_sections(
    side: Sequence[str], font: str, size: float, third: bool
) -> None:
    """As many short lines on both sides look like jobs with notes beside them."""
    columns = [MAIN, side]
    if third:
        columns.insert(0, ("HOBBIES", "Chess", "Sailing", "Rowing"))

    def draw(canvas: Canvas) -> None:
        for n, column in enumerate(columns):
            for row, line in enumerate(column):
                title = line.isupper()
                canvas.setFont(*((font, size) if title else ("Helvetica", 9)))
                text = line if size == 9 or not title else line.capitalize()
                canvas.drawString(50 + 190 * n, 700 - 13 * row, text)

    found = [text.casefold() for text in texts(draw)]
    assert found == [line.casefold() for column in columns for line in column]


def test_dates_below_a_row_of_titles_stay_with_their_jobs() -> None:
    table = (
        ("SKILLS", "LANGUAGES"), ("Python and Go", "Dutch, native"), ("", ""),
        ("EXPERIENCE", ""), ("Engineer, Acme Corp", "2019 - Present"),
        ("Analyst, Beta Inc", "2015 - 2019"),
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        for n, (left, right) in enumerate(table):
            canvas.setFont("Helvetica-Bold" if left.isupper() else "Helvetica", 9)
            canvas.drawString(50, 700 - 13 * n, left)
            if right[:1].isalpha():
                canvas.drawString(300, 700 - 13 * n, right)
            else:
                canvas.drawRightString(560, 700 - 13 * n, right)

    found = texts(draw)
    assert "Engineer, Acme Corp 2019 - Present" in found
    assert "Analyst, Beta Inc 2015 - 2019" in found


def test_two_tables_with_headings_in_capitals_are_read_row_by_row() -> None:
    table = [
        ("LANGUAGE", "LEVEL"), ("English", "Native"), ("French", "Fluent"), ("Dutch", "Basic"),
        ("SKILL", "SENIORITY"), ("Python", "Expert"), ("Docker", "Good"), ("Go", "Some"),
    ]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        for n, column in enumerate(zip(*table, strict=True)):
            rows(canvas, 60 + 200 * n, 700, column)

    lines = " ".join(texts(draw)).split()
    assert lines == [word for row in table for word in row]


@pytest.mark.parametrize(
    ("last", "job", "date"),
    [
        ("Led a team of six engineers across two countries", "Data Analyst, Beta Bank", "2018"),
        ("Led a team of six engineers in two cities", "Data Analyst, Beta Bank", ""),
    ],
)
def test_a_job_line_at_the_bullets_above_it_is_no_part_of_the_last_one(
    last: str, job: str, date: str
) -> None:
    lines = [
        "\u2022 Built streaming pipelines in Kafka and Spark that serve",
        "  forty million events a day for the fraud department",
        "\u2022 Ran the yearly audit of all the data that is kept by us",
        f"\u2022 {last}",
        job,
        "\u2022 Wrote reports",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        rows(canvas, 60, 700, lines)
        canvas.drawRightString(545, 700 - 48, date)

    assert texts(draw)[2:4] == [last, f"{job} {date}".strip()]


def test_titles_and_dates_in_a_column_of_labels_stay_in_their_rows() -> None:
    """As in a Europass CV: labels end at one edge, some wrap, and titles stand alone."""
    table = (
        ("WORK EXPERIENCE", ()),
        (
            "09/2018-Present",
            ("Junior engineer", "Northern Clinics", "Design of waste water plants"),
        ),
        ("10/2015-08/2018", ("Draughtsman", "Southern Clinics", "Soil sampling on 14 sites")),
        ("EDUCATION AND TRAINING", ()),
        ("2012-2015", ("Master of Science", "Technical University")),
        ("PERSONAL SKILLS", ()),
        ("Mother tongue", ("Italian",)),
        ("Communication\nskills", ("Good skills gained as a tutor",)),
        ("Driving licence", ("B",)),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        y = 700.0
        for label, told in table:
            parts = label.split("\n")
            for n, part in enumerate(parts):
                canvas.drawRightString(160, y - 12 * n, part)
            rows(canvas, 175, y, told)
            y -= 12 * max(len(parts), len(told)) + 8

    read = "\n".join(texts(draw))
    for label, told in table:
        assert " ".join((label.split("\n")[0], *told[:1])) in read
    assert read.index("Soil") < read.index("EDUCATION") < read.index("2012-2015 Master")


def test_labels_of_one_small_word_stay_in_their_rows() -> None:
    """As moderncv has them: "languages", "tools"."""
    labelled = (
        ("languages", "C, Python and a little Rust"),
        ("tools", "Jenkins, Yocto and Altium"),
        ("Sep 2016", "Embedded engineer, Southern Clinics"),
        ("standards", "The rules for medical software, and those for its risks"),
        ("English", "Fluent, in daily use"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, (label, told) in enumerate(labelled):
            canvas.drawRightString(130, 700 - 15 * n, label)
            canvas.drawString(150, 700 - 15 * n, told)

    assert " ".join(texts(draw)) == " ".join(f"{label} {told}" for label, told in labelled)


def set_apart(groups: Sequence[Sequence[str]]) -> Draw:
    """`groups` of close lines in a narrow column, each set apart from the next."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        y = 700.0
        for group in groups:
            y = rows(canvas, 60, y, group) - 10

    return draw


def test_an_item_that_a_narrow_list_breaks_is_one_where_others_stand_alone() -> None:
    items = (
        ("AWS Certified Solutions", "Architect, 2023"),
        ("Certified Scrum Product Owner",),
        ("Google UX Design Professional", "Certificate"),
    )
    assert texts(set_apart(items)) == [" ".join(item) for item in items]


def test_close_lines_that_are_all_in_pairs_stay_apart() -> None:
    pairs = (
        ("Data Engineer for all of health", "Northern Clinics, Madrid"),
        ("Analyst of patient journeys", "Southern Clinics, Sevilla"),
        ("Clerk in the accounts office", "Western Clinics, Lugo"),
    )
    assert texts(set_apart(pairs)) == [line for pair in pairs for line in pair]


def test_a_name_of_two_large_lines_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 28)
        rows(canvas, 60, 720, ("Noor", "Haddad"), 32)
        canvas.setFont("Helvetica", 10)
        rows(canvas, 60, 660, ("Site Reliability Engineer", "noor@example.org", "Amsterdam"))

    assert texts(draw)[:2] == ["Noor Haddad", "Site Reliability Engineer"]


def test_two_large_headings_are_no_name() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        rows(canvas, 60, 720, ("Experience", "Education"), 18)
        canvas.setFont("Helvetica", 10)
        rows(canvas, 60, 660, ("Clerk, Western Clinics", "Analyst, Southern Clinics"))

    assert texts(draw)[:2] == ["Experience", "Education"]


def test_a_form_with_a_table_a_section_is_read_row_by_row() -> None:
    """As many resumes from India are; the titles stand over the labels."""
    table = (
        ("ACADEMIC QUALIFICATION:", ""),
        ("Examination", "Board or university, and the year of passing"),
        ("B.Com.", "Pune University, 2014"),
        ("WORK EXPERIENCE:", ""),
        ("Company", "Sahyadri Foods, with plants in three states of India"),
        ("Designation", "Senior Accountant"),
        ("Duration", "June 2018 to date"),
        ("PERSONAL DETAILS:", ""),
        ("Languages Known", "English, Hindi, Marathi"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, (label, told) in enumerate(table):
            canvas.drawString(60, 700 - 16 * n, label)
            canvas.drawString(220, 700 - 16 * n, told)

    assert " ".join(texts(draw)) == " ".join(" ".join(row).strip() for row in table)


def beside(left: Sequence[str], right: Sequence[str]) -> Draw:
    """Two columns on the same baselines; what stands in capitals at the left is bold."""

    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(left):
            canvas.setFont("Helvetica-Bold" if line.isupper() else "Helvetica", 10)
            canvas.drawString(50, 740 - 14 * n, line)
        canvas.setFont("Helvetica", 10)
        rows(canvas, 220, 740, right, 14)

    return draw


PROSE = (
    "Welder with ten years on refineries and tank farms in Texas who",
    "keeps crews safe and work on time, at ease with the 6G position",
    "and with all processes, from root pass to cap, on pipe and plate",
    "of carbon and stainless steel, and who likes to train the young.",
    "I have planned work, and have led crews of up to nine people in",
    "three shifts, kept logs of heat numbers and of filler metal and",
    "passed all shots with a reject rate of one in ninety, as well as",
    "isometric drawings, and laid out spools in the shop and the field.",
)


@pytest.mark.parametrize(
    "side",
    [
        ("EDUCATION", "2015 - 2019", "BSc Welding", "Ohio State", "SKILLS", "TIG, MIG"),
        ("TRAINING", "Rigging", "2019", "2020", "LANGUAGES", "English", "Spanish"),
    ],
)
def test_a_sidebar_with_dates_beside_untitled_prose_is_read_apart(side: Sequence[str]) -> None:
    read = " ".join(texts(beside(side, PROSE)))
    assert " ".join(side) in read
    assert " ".join(PROSE) in read


def test_dates_and_titles_at_the_left_stay_with_their_jobs_of_mere_prose() -> None:
    side = ("EXPERIENCE", "2015 - 2019", "", "", "TRAINING", "2014 - 2015", "", "")
    jobs = ("", "Pipe Welder, Gulf Fabrication", *PROSE[1:3], "", "Helper, Tank Co.", *PROSE[2:4])
    read = " ".join(texts(beside(side, jobs)))
    assert "2015 - 2019 Pipe Welder, Gulf Fabrication keeps crews" in read
    assert "TRAINING 2014 - 2015 Helper, Tank Co. and with all" in read


FIRST_HALF = ("Managed the budgets of twelve wards and", "kept the books of the clinic")
SECOND_HALF = ("Wrote the first model of bed demand that", "the wards believed")


def halves(canvas: Canvas, *, titled: bool = False) -> None:
    """Prose in two columns below one title, and a section below it that is as narrow as one."""
    for x, rows in (
        (60, ("HIGHLIGHTS", *FIRST_HALF, *FIRST_HALF)),
        (320, (*SECOND_HALF, *SECOND_HALF)),
    ):
        for n, row in enumerate(rows, start=int(x > 60)):
            canvas.drawString(x, 700 - 13 * n, row)
    if titled:
        canvas.drawString(320, 700, "PROJECTS")
    for n, row in enumerate(("EDUCATION", "MSc Statistics, University of Bilbao, 2012")):
        canvas.drawString(60, 610 - 13 * n, row)


def test_the_right_half_of_a_section_is_read_before_the_next_one() -> None:
    found = texts(halves)
    assert found.index("EDUCATION") == len(found) - 2
    assert " ".join(found[1:-2]) == " ".join((*FIRST_HALF, *FIRST_HALF, *SECOND_HALF, *SECOND_HALF))


def test_a_column_with_a_title_of_its_own_is_read_after_the_other_one() -> None:
    found = texts(lambda canvas: halves(canvas, titled=True))
    assert found.index("EDUCATION") < found.index("PROJECTS")


@pytest.mark.parametrize("x", [404, 420, 436])
def test_a_short_third_column_goes_between_no_two_lines_of_the_second(x: float) -> None:
    """Most lines of the second column leave room for a corridor that one of them runs into."""
    jobs = (
        "EXPERIENCE",
        "Data Engineer, Northern Clinics",
        "2019 - Present",
        "Designed and ran a data pipeline that loads four",
        "million records a night from twelve hospitals into",
        "one warehouse.",
        "Cut the monthly cloud bill by a third by moving cold",
        "partitions to cheaper storage.",
        "Taught SQL to thirty nurses",
        "Wrote the weekly report on bed occupancy and",
        "presented it to the board of directors.",
    )
    short = ("INTERESTS", "Chess")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9.5)
        rows(canvas, 50, 700, ("SKILLS", "Python, SQL", "PostgreSQL", "Docker"))
        rows(canvas, 180, 700, jobs)
        rows(canvas, x, 700, short)

    assert " ".join(texts(draw)).endswith(" ".join((*jobs, *short)))


@pytest.mark.parametrize("title", ["Accomplishments", "Core Qualifications", "Key competencies"])
def test_a_list_in_two_columns_ends_before_a_section_of_deeds(title: str) -> None:
    left = ("High standards of service", "Skills in spreadsheets", "Devotion to data", "Patience")
    right = ("Bilingual in Spanish", "Strong in writing")
    deeds = ("Managed 200 calls a day for the clinic", "Earned bonuses", "Beat the target")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 714, "Highlights")
        rows(canvas, 66, 700, [f"\u2022 {line}" for line in left])
        rows(canvas, 390, 688, [f"\u2022 {line}" for line in right])
        rows(canvas, 60, 640, (title, *deeds))

    assert texts(draw) == ["Highlights", *left, *right, title, *deeds]


@pytest.mark.parametrize(
    ("x", "item", "after", "joined"),
    [
        (72, "Docker and", "Kubernetes", True),
        (72, "Checked in with", "Front Desk", True),
        (72, "Docker", "Kubernetes", False),
        (72, "Python, SQL", "Kubernetes", False),
        (60, "Docker", "Kubernetes", False),
    ],
)
def test_an_item_of_a_narrow_list_that_ends_in_a_joining_word_goes_on(
    x: float, item: str, after: str, *, joined: bool
) -> None:
    """Where its further lines stand, even if the next word had fitted."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows(canvas, 60, 700, ("\u2022", "\u2022"))
        rows(canvas, 72, 700, ("Airflow, a scheduler", item))
        canvas.drawString(x, 676, after)

    assert (f"{item} {after}" in texts(draw)) is joined
