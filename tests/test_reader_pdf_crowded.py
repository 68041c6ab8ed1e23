"""Pages that draw more than any page does: refused soon, with the limit; others are read."""

import io

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.errors import TooLarge
from index.readers.content import Limits
from index.readers.pdf.read import read
from index.readers.pdf.visibility.scene import MOST_FORMS, MOST_OBJECTS
from tests.raw_pdf import raw_pdf

SAID = "BT /F 10 Tf 72 700 Td (Led a team of five) Tj ET\n"
STROKE = "9 9 m 30 9 l S\n"


def test_a_page_of_more_objects_than_the_limit_is_refused_with_both() -> None:
    crowded = raw_pdf(SAID + STROKE * MOST_OBJECTS)
    with pytest.raises(TooLarge, match="page 1 of the PDF has more than 100,000 letters"):
        read(crowded, Limits())


def test_a_page_full_of_strokes_below_the_limit_is_read() -> None:
    assert read(raw_pdf(SAID + STROKE * (MOST_OBJECTS // 10)), Limits()).text == (
        "Led a team of five\n"
    )


def nested(deep: int, times: int) -> bytes:
    """Forms in forms: each draws the next one so many times."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    for level in range(deep):
        canvas.beginForm(f"form{level}")
        if level == 0:
            canvas.rect(9, 9, 5, 5)
        for _ in range(times if level else 0):
            canvas.doForm(f"form{level - 1}")
        canvas.endForm()
    canvas.drawString(72, 700, "Led a team of five")
    canvas.doForm(f"form{deep - 1}")
    canvas.save()
    return file.getvalue()


def test_forms_that_multiply_within_each_other_are_refused() -> None:
    assert MOST_FORMS < 9**4
    with pytest.raises(TooLarge, match="more than 5,000 groups"):
        read(nested(5, 9), Limits())


def test_forms_within_forms_are_read() -> None:
    assert read(nested(3, 5), Limits()).text == "Led a team of five\n"
