"""What is read before a sidebar: the name and what belongs to it, no heading of the text below."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_layouts import content_of, drawn

SIDE = ("CONTACT", "Leeds", "+44 555 0100", "LANGUAGES", "English, native", "Irish, fluent", "GOLF")
JOBS = (
    "Analyst, Northern Clinics, 2019 - 2024",
    "Wrote the first model of bed demand that the wards believed",
    "Moved the reporting of nine wards from spreadsheets to PostgreSQL",
    "Clerk, Western Clinics, 2014 - 2019",
    "Kept the records of nine wards in order for more than two years",
    "Trained nineteen analysts in SQL and in testing what they wrote",
)


def lines_of(below: tuple[tuple[str, float], ...]) -> list[str]:
    """A sidebar, and beside it the name, the lines `below` it with their sizes, a gap, and jobs."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, said in enumerate(SIDE):
            canvas.drawString(40, 740 - 24 * n, said)
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(220, 736, "Maria Example")
        y = 718.0
        for said, size in below:
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(220, y, said)
            y -= size + 4
        y -= 12
        canvas.setFont("Helvetica", 10)
        for said in JOBS:
            canvas.drawString(220, y, said)
            y -= 13

    content = content_of(drawn(draw))
    return content.text.split("\n")


@pytest.mark.parametrize("heading", [("EXPERIENCE", 10.0), ("Where I worked", 12.0)])
def test_a_heading_below_the_name_is_read_with_its_jobs(heading: tuple[str, float]) -> None:
    read = lines_of((("Data Analyst", 10.0), heading))
    assert read[:3] == ["Maria Example", "Data Analyst", "CONTACT"]
    assert read[read.index("GOLF") + 1 :][:2] == [heading[0], JOBS[0]]


@pytest.mark.parametrize(
    "below",
    [
        (("Data Analyst", 12.0), ("Health care", 10.0)),
        (("Data Analyst", 10.0), ("Leeds, England", 10.0)),
        (("Experienced analyst of hospitals", 10.0),),
    ],
)
def test_what_stands_below_the_name_and_heads_nothing_goes_with_it(
    below: tuple[tuple[str, float], ...],
) -> None:
    said = [text for text, _ in below]
    assert lines_of(below)[: len(said) + 1] == ["Maria Example", *said]
