"""Short lists in columns end where the next section begins, whatever stands at its right."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_layouts import content_of, drawn

ITEMS = (
    ("Ventilator care", "Assessment", "ECMO"),
    ("Infection control", "Preceptorship", "Electronic health records"),
)
JOBS = (
    ("Charge Nurse, Example Hospital", "May 2017 - Present"),
    ("Staff Nurse, Coastal Clinic", "Jan 2013 - Apr 2017"),
)
BULLET = "Lowered line infections by two fifths within a year by a checklist of the night shift"


def lines_of(title: str, bullets: bool) -> list[str]:
    """A list of bullets in three columns, and below `title` jobs with their dates at the right."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(45, 740, "COMPETENCIES")
        for row, items in enumerate(ITEMS):
            for column, item in enumerate(items):
                canvas.drawString(45 + 170 * column, 718 - 13 * row, f"\u2022 {item}")
        canvas.drawString(45, 675, title)
        y = 650
        for job, dates in JOBS:
            canvas.drawString(45, y, job)
            canvas.drawRightString(567, y, dates)
            y -= 20
            if bullets:
                canvas.drawString(60, y, BULLET)
                y -= 20

    content = content_of(drawn(draw))
    return [block.span.of(content.text) for block in content.blocks]


def listed() -> list[str]:
    return [item for column in zip(*ITEMS, strict=True) for item in column]


@pytest.mark.parametrize("bullets", [True, False])
@pytest.mark.parametrize("title", ["EXPERIENCE", "Work History"])
def test_a_list_in_columns_takes_nothing_from_the_section_below(title: str, bullets: bool) -> None:
    jobs = [" ".join(job) for job in JOBS]
    below = [line for job in jobs for line in (job, BULLET)] if bullets else jobs
    assert lines_of(title, bullets) == ["COMPETENCIES", *listed(), title, *below]


def test_a_title_in_one_of_two_columns_ends_none_where_the_other_goes_on() -> None:
    side = ("SKILLS", "PostgreSQL", "Airflow", "LANGUAGES", "English, native", "Irish, fluent")
    main = (
        "Designed a pipeline that loads four million",
        "records a night from twelve hospitals, and",
        "wrote the model of bed demand",
        "that the wards believed, which was kept true",
        "for nine years while hospitals changed",
        "2015 - 2024",
    )

    def draw(canvas: Canvas) -> None:
        for n, (aside, said) in enumerate(zip(side, main, strict=True)):
            canvas.drawString(45, 740 - 13 * n, aside)
            canvas.drawString(230, 740 - 13 * n, said)

    content = content_of(drawn(draw))
    assert " ".join(content.text.split()) == " ".join((*side, *main))
