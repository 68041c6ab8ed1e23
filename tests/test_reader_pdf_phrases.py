"""Skills in columns without bullets are read one by one; labels and values stay in their rows."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_layouts import content_of, drawn

Table = tuple[tuple[str, ...], ...]
SKILLS: Table = (
    ("Project management", "Python and pandas", "Public speaking"),
    ("Stakeholder relations", "SQL and PostgreSQL", "Negotiation"),
    ("Budget planning", "Kafka", "German"),
    ("Risk assessment", "Docker and Kubernetes", "Strong writer"),
)
LEVELS: Table = (
    ("Microsoft Excel", "Very good"),
    ("Adobe Photoshop", "Advanced level"),
    ("Public speaking", "Good"),
)
LABELS: Table = (("Languages", "Python"), ("Databases", "Postgres"), ("Cloud", "AWS"))
YEARS: Table = (("Project work", "Nine years"), ("Kafka use", "2 years"), ("Data work", "Long"))


def table(rows: Table, title: str = "SKILLS") -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, title)
        for n, row in enumerate(rows, start=1):
            for k, cell in enumerate(row):
                canvas.drawString(60 + 150 * k, 700 - 14 * n, cell)
        canvas.drawString(60, 620, "EDUCATION")
        canvas.drawString(60, 606, "MSc Statistics, University of Bilbao, 2012")

    return draw


def read(draw: Callable[[Canvas], None]) -> list[str]:
    content = content_of(drawn(draw))
    return [b.span.of(content.text) for b in content.blocks][1:-2]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("title", ["SKILLS", "Core Qualifications", "Areas of Expertise:"])
def test_each_skill_of_a_list_in_columns_is_a_text(columns: int, title: str) -> None:
    rows = tuple(row[:columns] for row in SKILLS)
    assert read(table(rows, title)) == [
        cell for column in zip(*rows, strict=True) for cell in column
    ]


@pytest.mark.parametrize("rows", [LEVELS, LABELS, YEARS])
def test_a_value_stays_with_its_label(rows: Table) -> None:
    assert read(table(rows)) == [" ".join(row) for row in rows]


def test_rows_below_another_title_stay_rows() -> None:
    rows = tuple(row[:2] for row in SKILLS)
    assert read(table(rows, "PERSONAL DETAILS")) == [" ".join(row) for row in rows]
