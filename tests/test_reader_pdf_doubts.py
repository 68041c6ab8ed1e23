"""A page whose reading order is a guess says so; an honest layout does not."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Limits
from index.readers.pdf.glyphs import Face
from index.readers.pdf.order import columns
from index.readers.pdf.read import read
from index.readers.pdf.segments import Segment, Word
from tests.linkedin import profile
from tests.pdf_layouts import Layout, content_of, drawn, one_column
from tests.test_reader_pdf_columns import grid_page
from tests.test_reader_pdf_layouts import LAYOUTS

WIDTH, HEIGHT = LETTER
PROSE = (
    "Moved the reporting of nine wards from spreadsheets to a database that they",
    "could ask themselves, and trained the people who keep it there to this day.",
)


def doubtful(draw: Callable[[Canvas], None]) -> tuple[int, ...]:
    return content_of(drawn(draw)).quality.doubtful


@pytest.mark.parametrize("layout", [one_column(), *LAYOUTS.values()])
def test_no_plain_layout_is_doubtful(layout: Layout) -> None:
    assert doubtful(layout) == ()


def test_a_linkedin_profile_is_not_doubtful() -> None:
    assert content_of(profile(spread=120.0)).quality.doubtful == ()


def prose(canvas: Canvas, pages: int = 1) -> None:
    canvas.setFont("Helvetica", 10)
    for n in range(20):
        canvas.drawString(72, 700 - 12 * n, PROSE[n % 2])


def test_text_that_lies_over_text_is_doubtful() -> None:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        for n in range(4):
            canvas.drawString(150, 697 - 24 * n, "Another text that was put over the first one")

    assert doubtful(draw) == (1,)


def test_a_page_in_two_directions_is_doubtful_and_one_turned_note_is_not() -> None:
    def turned(lines: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            prose(canvas)
            canvas.rotate(90)
            for n in range(lines):
                canvas.drawString(60, -480 - 12 * n, PROSE[n % 2])

        return draw

    assert doubtful(turned(10)) == (1,)
    assert doubtful(turned(1)) == ()


def test_sentences_torn_by_what_stands_among_them_make_a_page_doubtful() -> None:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        for n in range(4):
            y = 400 - 70 * n
            canvas.drawString(72, y, "Managed the budgets of twelve")
            canvas.drawString(330 + 10 * n, y - 6, "wards and of the clerks in them")
            canvas.drawString(150 + 17 * n, y - 26, "who keep the books of all to this day")

    assert doubtful(draw) == (1,)


PLAIN = ("Toolbox", "Tongues", "Schooling", "Career path", "Side work")


def test_sections_side_by_side_with_plain_headings_are_a_guess() -> None:
    assert doubtful(grid_page(PLAIN, "Helvetica")) == (1,)
    assert doubtful(grid_page(PLAIN, "Helvetica-Bold")) == ()  # those are told apart


def test_jobs_with_places_and_dates_at_the_right_are_no_guess() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(4):
            y = 700 - 80 * n
            canvas.drawString(60, y, "Harbour planner")
            canvas.drawString(60, y - 12, "Tidewater Freight")
            canvas.drawString(
                60, y - 24, "\u2022 Kept the ledgers of forty ships in the port of the"
            )
            canvas.drawString(60, y - 36, "  city, and of all their cargo")
            canvas.drawString(460, y, "Rotterdam")
            canvas.drawString(460, y - 12, f"June {2010 + n} - May {2011 + n}")

    assert doubtful(draw) == ()


def test_a_table_of_two_columns_with_titles_is_no_guess() -> None:
    titles = {0: ("Language", "Level"), 5: ("Skill", "Seniority"), 10: ("Tool", "Years")}

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(14):
            if n not in (4, 9):
                left, right = titles.get(n, (f"Thing {n}", "Fluent"))
                canvas.drawString(60, 700 - 14 * n, left)
                canvas.drawString(260, 700 - 14 * n, right)

    assert doubtful(draw) == ()


def test_the_page_is_named_by_its_number() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    prose(canvas)
    canvas.showPage()
    prose(canvas)
    for n in range(4):
        canvas.drawString(150, 697 - 24 * n, "Another text that was put over the first one")
    canvas.save()
    assert read(file.getvalue(), Limits()).quality.doubtful == (2,)


def piece(x0: float, x1: float, row: int) -> Segment:
    """A segment of prose: too long for a date, a place or a label."""
    face = Face("Plain")
    return Segment((Word("w" * 50, x0, x1, 10, face),), x0, x1, 100.0 + 12 * row, 10)


def test_two_cuts_that_are_worth_the_same_contest_each_other() -> None:
    """Rows 0 to 4 are wide on the right, rows 11 to 15 on the left; between them both cuts go."""
    found = []
    for row in range(16):
        if row < 5:
            found += [piece(50, 180, row), piece(210, 560, row)]
        elif row < 11:
            found += [piece(50, 180, row), piece(210, 340, row), piece(370, 560, row)]
        else:
            found += [piece(50, 340, row), piece(370, 560, row)]
    assert any(column.place.contested for column in columns(found, 560))


def test_columns_of_a_column_contest_nothing() -> None:
    found = [piece(x, x + 130, row) for row in range(16) for x in (50.0, 210.0, 370.0)]
    laid = columns(found, 560)
    assert len(laid) == 3
    assert not any(column.place.contested for column in laid)
