"""The PDF reader on pages drawn here, so that every word's place is known."""

import io
import threading

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import Font
from reportlab.pdfgen.canvas import Canvas

from index.errors import DocumentError, EmptyDocument, Encrypted, NoTextLayer, TooLarge, Unreadable
from index.readers.content import Content, Limits
from index.readers.pdf.read import read
from index.types import BlockKind, Box, Unseen

WIDTH, HEIGHT = LETTER
BULLET = "\u2022"


class Sheet:
    """A canvas that measures y from the top of the page, as the reader does."""

    def __init__(self, **options: object) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=LETTER, **options)  # type: ignore[arg-type]

    def put(
        self, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica"
    ) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def put_right(self, x: float, y: float, text: str, *, size: float = 10) -> None:
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawRightString(x, HEIGHT - y, text)

    def width(self, text: str, *, size: float = 10) -> float:
        return float(self.canvas.stringWidth(text, "Helvetica", size))

    def page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()

    def read(self) -> Content:
        return read(self.data(), Limits())


def texts(content: Content, kind: BlockKind | None = None) -> list[str]:
    return [b.span.of(content.text) for b in content.blocks if kind is None or b.kind is kind]


def box_of(content: Content, text: str) -> Box:
    box = next(b.box for b in content.blocks if b.span.of(content.text) == text)
    assert box is not None
    return box


LONG_BULLET = (
    "Designed and ran a data pipeline that loads four million records a night from twelve",
    "hospitals into one warehouse, with checks that stop bad files before they are stored",
)
SHORT_BULLET = "Cut the nightly run from six hours to forty minutes"
SUMMARY = (
    "Engineer with nine years of work on data platforms for health care, from the first sketch to",
    "the pager at night, who likes small teams and writing things down for the people after her.",
)


def single_column(sheet: Sheet) -> None:
    sheet.put(72, 60, "Maria Example", size=22, font="Helvetica-Bold")
    sheet.put(72, 90, SUMMARY[0])
    sheet.put(72, 102, SUMMARY[1])
    sheet.put(72, 130, "EXPERIENCE", size=10, font="Helvetica-Bold")
    sheet.put(72, 150, "Data Engineer, Northern Clinics")
    sheet.put_right(540, 150, "Mar 2019 - Present")
    sheet.put(76, 164, BULLET)
    sheet.put(88, 164, LONG_BULLET[0])
    sheet.put(88, 176, LONG_BULLET[1])
    sheet.put(76, 188, BULLET)
    sheet.put(88, 188, SHORT_BULLET)
    sheet.put(72, 206, "Analyst, Southern Clinics")
    sheet.put_right(540, 206, "2015 - 2019")


def test_a_single_column_becomes_its_blocks_in_order() -> None:
    sheet = Sheet()
    single_column(sheet)
    content = sheet.read()
    assert [(b.kind, b.span.of(content.text)) for b in content.blocks] == [
        (BlockKind.HEADING, "Maria Example"),
        (BlockKind.PARAGRAPH, " ".join(SUMMARY)),
        (BlockKind.HEADING, "EXPERIENCE"),
        (BlockKind.PARAGRAPH, "Data Engineer, Northern Clinics Mar 2019 - Present"),
        (BlockKind.LIST_ITEM, " ".join(LONG_BULLET)),
        (BlockKind.LIST_ITEM, SHORT_BULLET),
        (BlockKind.PARAGRAPH, "Analyst, Southern Clinics 2015 - 2019"),
    ]
    assert content.media_type == "application/pdf"


def test_boxes_are_where_the_words_were_drawn() -> None:
    sheet = Sheet()
    single_column(sheet)
    content = sheet.read()
    box = box_of(content, SHORT_BULLET)
    assert box.x0 == pytest.approx(88, abs=1)
    assert box.x1 == pytest.approx(88 + sheet.width(SHORT_BULLET), abs=1)
    assert box.y0 == pytest.approx(188 - 8, abs=1)
    assert box.y1 == pytest.approx(188 + 2, abs=1)
    assert all(b.page == 1 for b in content.blocks)
    assert [(p.width, p.height) for p in content.pages] == [LETTER]


def test_a_wrapped_bullet_keeps_a_line_for_each_visual_line() -> None:
    sheet = Sheet()
    single_column(sheet)
    content = sheet.read()
    item = next(b for b in content.blocks if b.span.of(content.text).startswith("Designed"))
    assert [line.span.of(content.text) for line in item.lines] == list(LONG_BULLET)
    second = item.lines[1].box
    assert second is not None
    assert (second.x0, second.y1) == pytest.approx((88, 178), abs=1)


def test_fonts_are_hinted() -> None:
    sheet = Sheet()
    sheet.put(72, 60, "Plain words of the body here")
    sheet.put(72, 90, "Bold words of the body here", font="Times-Bold", size=11)
    sheet.put(72, 120, "Slanted words of the body here", font="Times-Italic")
    plain, bold, slanted = (b.font for b in sheet.read().blocks)
    assert (plain.bold, plain.italic, plain.size) == (False, False, 10)
    assert (bold.bold, bold.italic, bold.size) == (True, False, 11)
    assert (slanted.bold, slanted.italic) == (False, True)


SIDEBAR = ["SKILLS", "Python", "PostgreSQL", "Airflow", "LANGUAGES", "Spanish", "English"]
MAIN = [
    "Data Engineer, Northern Clinics",
    "Moved the reporting of twelve hospitals from spreadsheets.",
    "Analyst, Southern Clinics",
    "Wrote the first model of bed demand that the wards believed",
    "Clerk, Western Clinics",
    "Kept the records of nine wards in order for three long years",
]


def test_a_sidebar_is_read_apart_from_the_main_column_under_a_common_band() -> None:
    sheet = Sheet()
    sheet.put(150, 50, "Maria Example, data engineer for health care", size=16)
    for n, text in enumerate(SIDEBAR):
        sheet.put(60, 100 + 17 * n, text)
    for n, text in enumerate(MAIN):
        sheet.put(220, 103 + 13 * n, text, font="Helvetica" if n % 2 else "Helvetica-Bold")
    content = sheet.read()
    assert content.text.split("\n")[:-1] == [
        "Maria Example, data engineer for health care",
        *SIDEBAR,
        *MAIN,
    ]


def test_a_sidebar_of_widely_spaced_skills_is_a_column_too() -> None:
    skills = ["Python", "Ansible", "Linux", "Django", "HTML and CSS", "Javascript", "Git", "SQL"]
    lines = [f"Sentence {n} of a long profile beside the list of skills" for n in range(24)]
    sheet = Sheet()
    for n, text in enumerate(skills):
        sheet.put(60, 104 + 31 * n, text)  # a bar is drawn below each
    for n, text in enumerate(lines):
        sheet.put(240, 100 + 12 * n, text)
    content = sheet.read()
    assert content.text.split() == " ".join([*skills, *lines]).split()


def test_three_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    columns = [[f"{name} column, line {n} of it" for n in range(8)] for name in ("A", "B", "C")]
    for c, column in enumerate(columns):
        for n, text in enumerate(column):
            sheet.put(50 + 180 * c, 100 + (12 + c) * n + 3 * c, text)
    assert texts(sheet.read()) == [text for column in columns for text in column]


def test_dates_and_places_at_the_right_stay_with_their_job_line() -> None:
    sheet = Sheet()
    expected = []
    for n in range(5):
        y = 80 + 60 * n
        sheet.put(72, y, f"Job number {n}, Clinic {n}")
        sheet.put_right(540, y, f"201{n} - 201{n + 1}")
        sheet.put(88, y + 12, f"Worked on task {n} with the team of the ward")
        sheet.put(88, y + 24, f"Closed case {n} in less than half of the time")
        expected.append(f"Job number {n}, Clinic {n} 201{n} - 201{n + 1}")
    assert [t for t in texts(sheet.read()) if t.startswith("Job")] == expected


def test_a_stack_of_place_and_date_beside_bullets_goes_to_the_job_line() -> None:
    sheet = Sheet()
    sheet.put(72, 80, "Data Engineer, Northern Clinics")
    sheet.put_right(540, 80, "Madrid, Spain")
    sheet.put(76, 92, BULLET)
    sheet.put(88, 92, "Moved the reporting of twelve hospitals to one warehouse, and")
    sheet.put_right(540, 92, "May 2019 - Present")
    sheet.put(88, 104, "trained the people who keep it")
    sheet.put(76, 116, BULLET)
    sheet.put(88, 116, "Wrote the first model of bed demand that the wards believe in")
    sheet.put(76, 128, BULLET)
    sheet.put(88, 128, "Kept the nightly run under forty minutes for all of the year")
    assert texts(sheet.read()) == [
        "Data Engineer, Northern Clinics Madrid, Spain May 2019 - Present",
        "Moved the reporting of twelve hospitals to one warehouse, and "
        "trained the people who keep it",
        "Wrote the first model of bed demand that the wards believe in",
        "Kept the nightly run under forty minutes for all of the year",
    ]


def test_labels_at_the_left_stay_with_their_line() -> None:
    sheet = Sheet()
    for n, (label, value) in enumerate((("Languages", "Python, SQL"), ("Tools", "Git, Make"))):
        sheet.put(72, 80 + 14 * n, label)
        sheet.put(160, 80 + 14 * n, value)
    assert texts(sheet.read()) == ["Languages Python, SQL", "Tools Git, Make"]


def test_a_value_that_wraps_beside_its_label_is_one_block() -> None:
    sheet = Sheet()
    values = (
        "Python, SQL, R, and the parts of statistics that a hospital needs to plan",
        "its beds",
    )
    sheet.put(72, 80, "Skills")
    sheet.put(140, 80, values[0])
    sheet.put(140, 92, values[1])
    sheet.put(72, 104, "Tools")
    sheet.put(140, 104, "Git, Make")
    assert texts(sheet.read()) == ["Skills " + " ".join(values), "Tools Git, Make"]


def test_the_cells_of_a_table_row_stay_on_one_line() -> None:
    sheet = Sheet()
    rows = [("Course", "Place", "Year"), ("Statistics", "Madrid", "2011"), ("SQL", "Bonn", "2013")]
    for n, row in enumerate(rows):
        for x, cell in zip((72, 220, 380), row, strict=True):
            sheet.put(x, 100 + 15 * n, cell)
    content = sheet.read()
    assert texts(content, BlockKind.TABLE_ROW) == [" ".join(row) for row in rows]


def test_bullets_in_two_columns_are_items_of_their_own() -> None:
    sheet = Sheet()
    left, right = ["Reporting", "Forecasts", "Budgets"], ["Payroll", "Hiring", "Audits"]
    for n in range(3):
        for x, text in ((72, left[n]), (300, right[n])):
            sheet.put(x, 100 + 13 * n, BULLET)
            sheet.put(x + 10, 100 + 13 * n, text)
    content = sheet.read()
    assert texts(content, BlockKind.LIST_ITEM) == left + right


@pytest.mark.parametrize("glyph", ["\u2022", "-", "\u2013", "*", "\u00b7"])
def test_every_usual_glyph_starts_an_item_and_is_no_part_of_it(glyph: str) -> None:
    sheet = Sheet()
    for n, text in enumerate(("First item of the list", "Second item of the list")):
        sheet.put(72, 100 + 14 * n, f"{glyph} {text}")
    content = sheet.read()
    items = ["First item of the list", "Second item of the list"]
    assert texts(content, BlockKind.LIST_ITEM) == items


def test_bullets_drawn_as_shapes_start_items() -> None:
    sheet = Sheet()
    for n in range(3):
        sheet.canvas.circle(76, HEIGHT - (97 + 14 * n), 2, fill=1)
        sheet.put(88, 100 + 14 * n, f"Item {n} of the list")
    content = sheet.read()
    assert texts(content, BlockKind.LIST_ITEM) == [f"Item {n} of the list" for n in range(3)]


def test_bullets_of_a_symbol_font_start_items() -> None:
    sheet = Sheet()
    for n in range(2):
        sheet.put(72, 100 + 14 * n, "n", font="ZapfDingbats", size=7)  # a black square
        sheet.put(84, 100 + 14 * n, f"Item {n} of the list")
    content = sheet.read()
    assert texts(content, BlockKind.LIST_ITEM) == ["Item 0 of the list", "Item 1 of the list"]


def test_a_rating_in_dots_or_stars_says_nothing() -> None:
    sheet = Sheet()
    for top, signs, skill in ((100, "lllmm", "Go"), (120, "l", "Kafka")):
        sheet.put(72, top, signs, font="ZapfDingbats")
        sheet.put(140 if len(signs) > 1 else 84, top, skill)
    content = sheet.read()
    assert texts(content) == ["Go", "Kafka"]
    assert texts(content, BlockKind.LIST_ITEM) == ["Kafka"]


def test_short_lines_below_each_other_stay_separate() -> None:
    sheet = Sheet()
    skills = ["Languages: Python, SQL, R", "Tools: Git, Make, Docker", "Cloud: none so far"]
    for n, text in enumerate(skills):
        sheet.put(72, 100 + 12 * n, text)
    assert texts(sheet.read()) == skills


def test_a_list_that_ends_its_line_in_a_comma_goes_on() -> None:
    """Though its column has room: a frame of its own may be narrower."""
    sheet = Sheet()
    for n, line in enumerate(("Python, Go, Kafka, Rust, dbt,", "Snowflake, PostgreSQL", "Chess")):
        sheet.put(72, 100 + 14 * n, line)
    assert texts(sheet.read()) == ["Python, Go, Kafka, Rust, dbt, Snowflake, PostgreSQL", "Chess"]


def test_a_letter_spaced_heading_is_put_together() -> None:
    sheet = Sheet()
    sheet.put(72, 80, "W O R K   E X P E R I E N C E", size=14)
    sheet.canvas.setFont("Helvetica", 14)
    sheet.canvas.drawString(72, HEIGHT - 120, "EDUCATION", charSpace=5)
    sheet.put(72, 150, "An ordinary line of the body follows the two headings here.")
    assert texts(sheet.read())[:2] == ["WORK EXPERIENCE", "EDUCATION"]


def test_a_list_of_abbreviations_is_no_heading_however_it_is_set() -> None:
    sheet = Sheet()
    sheet.put(72, 80, "IABP, CRRT", size=14)
    sheet.put(72, 110, "LICENSES, TRAINING", size=14)
    sheet.put(72, 150, "An ordinary line of the body follows the two lines above here.")
    assert texts(sheet.read(), BlockKind.HEADING) == ["LICENSES, TRAINING"]


@pytest.mark.parametrize(
    ("line", "size", "headed"),
    [
        ("Art, Music", 14, True),
        ("Tools, Tech", 14, True),
        ("BLS, ACLS", 10, False),
        ("BLS, C4", 14, False),
    ],
)
def test_a_heading_of_short_words_is_larger_than_the_text(
    line: str, size: int, headed: bool
) -> None:
    sheet = Sheet()
    sheet.put(72, 80, line, size=size, font="Helvetica-Bold")
    for n in range(3):
        sheet.put(72, 110 + 14 * n, "An ordinary line of the body follows the line above here.")
    assert (line in texts(sheet.read(), BlockKind.HEADING)) is headed


def test_words_without_space_characters_are_told_apart_by_their_gaps() -> None:
    sheet = Sheet()
    line = "Managed the budgets of twelve wards and trained their clerks"
    x = 72.0
    for word in line.split():
        sheet.put(x, 100, word)
        x += sheet.width(word) + sheet.width(" ")
    assert texts(sheet.read()) == [line]


def test_fake_bold_is_read_once() -> None:
    sheet = Sheet()
    for offset in (0.0, 0.3):
        sheet.put(72 + offset, 100, "Professional experience of a well skilled filler")
    assert texts(sheet.read()) == ["Professional experience of a well skilled filler"]


def test_ligatures_are_opened() -> None:
    pdfmetrics.registerFont(Font("HelveticaMac", "Helvetica", "MacRomanEncoding"))
    sheet = Sheet()
    sheet.put(72, 100, "An of\ufb01ce with \ufb01ne work\ufb02ows", font="HelveticaMac")
    assert texts(sheet.read()) == ["An office with fine workflows"]


def test_a_superscript_stays_in_its_line() -> None:
    sheet = Sheet()
    sheet.put(72, 100, "Ranked 4", size=10)
    x = 72 + sheet.width("Ranked 4")
    sheet.put(x, 96, "th", size=6)
    sheet.put(x + sheet.width("th", size=6) + 2.8, 100, "in the national contest")
    assert texts(sheet.read()) == ["Ranked 4th in the national contest"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_rotated_page_reads_as_it_is_shown(turn: int) -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(turn)
    # Turn the drawing the other way, so that it is upright when shown. For a quarter turn the
    # canvas swaps the sides of the sheet, so the page is shown as LETTER either way.
    shift = {0: (0.0, 0.0), 90: (HEIGHT, 0.0), 180: (WIDTH, HEIGHT), 270: (0.0, WIDTH)}[turn]
    sheet.canvas.translate(*shift)
    sheet.canvas.rotate(turn)
    for y, text in ((80, "The first line of the page"), (100, "A second line below it")):
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(72, HEIGHT - y, text)
    content = sheet.read()
    assert texts(content) == ["The first line of the page", "A second line below it"]
    box = box_of(content, "A second line below it")
    assert (box.x0, box.y1) == pytest.approx((72, 102), abs=1)
    assert box.x1 == pytest.approx(72 + sheet.width("A second line below it"), abs=2)
    assert (content.pages[0].width, content.pages[0].height) == LETTER


def test_sideways_text_is_kept_in_blocks_of_its_own() -> None:
    sheet = Sheet()
    single_column(sheet)
    upright = texts(sheet.read())
    sheet = Sheet()
    single_column(sheet)
    sheet.canvas.saveState()
    sheet.canvas.translate(30, HEIGHT - 400)
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(0, 0, "Sideways note")
    sheet.canvas.restoreState()
    content = sheet.read()
    assert texts(content) == [*upright, "Sideways note"]
    box = box_of(content, "Sideways note")
    assert (box.x1, box.y1) == pytest.approx((32, 400), abs=2)
    assert box.y1 - box.y0 == pytest.approx(sheet.width("Sideways note"), abs=3)


def test_boxes_are_measured_from_the_crop_box_and_text_outside_it_is_not_seen() -> None:
    sheet = Sheet()
    sheet.canvas.setCropBox((50, 100, 550, 700))
    sheet.put(72, 200, "Inside the crop box")
    sheet.put(72, HEIGHT - 20, "Below the crop box")
    content = sheet.read()
    assert texts(content) == ["Inside the crop box", "Below the crop box"]
    assert [block.hidden for block in content.blocks] == [None, Unseen.OFF_PAGE]
    box = box_of(content, "Inside the crop box")
    assert (box.x0, box.y1) == pytest.approx((72 - 50, 200 - (HEIGHT - 700) + 2), abs=1)
    assert (content.pages[0].width, content.pages[0].height) == (500, 600)


def test_pages_count_from_one() -> None:
    sheet = Sheet()
    for n in range(1, 4):
        sheet.put(72, 100, f"This stands on page {n}")
        sheet.page()
    content = sheet.read()
    assert [b.page for b in content.blocks] == [1, 2, 3]
    assert len(content.pages) == 3


def test_a_sentence_cut_by_the_end_of_a_page_is_one_block_on_both() -> None:
    sheet = Sheet()
    sheet.put(76, 740, BULLET)
    sheet.put(88, 740, "Moved the reporting of twelve hospitals to one warehouse, and trained the")
    sheet.page()
    sheet.put(88, 60, "people who keep it")
    sheet.put(76, 74, BULLET)
    sheet.put(88, 74, "Wrote the first model of bed demand")
    content = sheet.read()
    assert texts(content, BlockKind.LIST_ITEM) == [
        "Moved the reporting of twelve hospitals to one warehouse, and trained the "
        "people who keep it",
        "Wrote the first model of bed demand",
    ]
    assert [line.page for line in content.blocks[0].lines] == [1, 2]


def test_a_file_that_needs_a_password_is_encrypted() -> None:
    sheet = Sheet(encrypt=StandardEncryption("secret", ownerPassword="owner"))
    sheet.put(72, 100, "Nobody reads this")
    with pytest.raises(Encrypted, match="password"):
        sheet.read()


def test_a_file_that_only_forbids_printing_is_read() -> None:
    sheet = Sheet(encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    sheet.put(72, 100, "Everybody reads this")
    assert texts(sheet.read()) == ["Everybody reads this"]


def test_pages_of_pictures_have_no_text_layer() -> None:
    sheet = Sheet()
    sheet.canvas.rect(72, 72, 400, 600, fill=1)
    with pytest.raises(NoTextLayer, match="its page is a picture"):
        sheet.read()


def test_pages_of_nothing_are_empty() -> None:
    sheet = Sheet()
    sheet.page()
    with pytest.raises(EmptyDocument):
        sheet.read()


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7\n" + b"\x00\xff" * 500])
def test_garbage_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Export it again"):
        read(data, Limits())


def test_a_file_cut_short_is_refused_or_read_in_part_never_empty() -> None:
    sheet = Sheet()
    single_column(sheet)
    data = sheet.data()
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        try:
            content = read(data[: int(len(data) * share)], Limits())
        except DocumentError:
            continue
        assert content.blocks


def test_too_many_pages_are_too_large() -> None:
    sheet = Sheet()
    for _ in range(4):
        sheet.put(72, 100, "A page")
        sheet.page()
    with pytest.raises(TooLarge, match=r"4 pages; the limit is 3"):
        read(sheet.data(), Limits(pages=3))


def test_too_many_characters_are_too_large() -> None:
    sheet = Sheet()
    for n in range(60):
        sheet.put(20, 12 * n + 20, "words " * 15)
    with pytest.raises(TooLarge, match="characters"):
        read(sheet.data(), Limits(characters=1000))


def test_threads_may_read_at_the_same_time() -> None:
    sheet = Sheet()
    single_column(sheet)
    data = sheet.data()
    found: list[Content] = []
    threads = [threading.Thread(target=lambda: found.append(read(data, Limits()))) for _ in "1234"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(content == found[0] for content in found)
