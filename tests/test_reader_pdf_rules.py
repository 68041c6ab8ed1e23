"""Tables with borders are read row by row; lines that are no borders part nothing."""

import io
from collections.abc import Callable, Sequence

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from index.readers.pdf.rules import Borders, joined
from index.types import Box
from tests.pdf_layouts import content_of, drawn

DEGREES = (
    ("Sr.\nNo.", "Degree", "University / Board", "Year", "Percentage"),
    ("1", "B.E. (Electrical\nEngineering)", "Example University, Kolhapur", "2016", "68.4 %"),
    ("2", "H.S.C.", "State Board of Secondary and\nHigher Education", "2012", "71.2 %"),
)
JOBS = (
    (
        ("Company", "Northern Pumps Ltd., Leeds"),
        ("Designation", "Maintenance Engineer"),
        ("Duration", "Aug 2018 to Date"),
        (
            "Duties",
            "Looked after the switchgear of the whole plant.\nWrote the plan of every stop.",
        ),
    ),
    (
        ("Company", "Southern Looms Ltd., York"),
        ("Designation", "Trainee"),
        ("Duration", "July 2016 to July 2018"),
        ("Duties", "Put up forty looms."),
    ),
)
READ = [
    "EDUCATION",
    "Sr. Degree University / Board Year Percentage",
    "No.",
    "1 B.E. (Electrical Example University, Kolhapur 2016 68.4 %",
    "Engineering)",
    "2 H.S.C. State Board of Secondary and 2012 71.2 %",
    "Higher Education",
    "EXPERIENCE",
    "Company Northern Pumps Ltd., Leeds",
    "Designation Maintenance Engineer",
    "Duration Aug 2018 to Date",
    "Duties Looked after the switchgear of the whole plant.",
    "Wrote the plan of every stop.",
    "Company Southern Looms Ltd., York",
    "Designation Trainee",
    "Duration July 2016 to July 2018",
    "Duties Put up forty looms.",
]
GRID = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
)


def put(canvas: Canvas, y: float, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> float:
    """A table with borders below `y`; where it ends."""
    table = Table([list(row) for row in rows], colWidths=list(widths), style=GRID)
    _, height = table.wrapOn(canvas, 490, 600)
    table.drawOn(canvas, 60, y - height)
    return y - height - 22


def tables(canvas: Canvas) -> None:
    canvas.drawString(60, 740, "EDUCATION")
    y = put(canvas, 730, DEGREES, (36, 110, 220, 44, 70))
    canvas.drawString(60, y + 4, "EXPERIENCE")
    y = put(canvas, y - 6, JOBS[0], (110, 370))
    put(canvas, y + 14, JOBS[1], (110, 370))


def lines_of(data: bytes) -> list[str]:
    content = content_of(data)
    return [line.span.of(content.text) for block in content.blocks for line in block.lines]


def test_a_table_with_borders_is_read_row_by_row() -> None:
    assert lines_of(drawn(tables)) == READ


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_borders_are_found_on_pages_that_are_turned(degrees: int) -> None:
    document = pypdfium2.PdfDocument(drawn(tables))
    document[0].set_rotation(degrees)
    file = io.BytesIO()
    document.save(file)
    assert lines_of(file.getvalue()) == READ


SIDE = ("SKILLS", "Python and pandas", "PostgreSQL", "Airflow and dbt", "Docker", "Terraform", "Go")
MAIN = (
    "EXPERIENCE",
    "Designed a pipeline that loads four million",
    "records a night from twelve hospitals, and",
    "wrote the model of bed demand that the wards",
    "believed, which was kept true for nine years",
    "while the hospitals changed their systems,",
    "their names and twice their owners.",
)


def frame(canvas: Canvas) -> None:
    canvas.rect(40, 600, 540, 120)


def divider(canvas: Canvas) -> None:
    canvas.line(200, 710, 200, 600)
    canvas.line(60, 690, 190, 690)
    canvas.line(210, 690, 540, 690)


def underline(canvas: Canvas) -> None:
    canvas.line(60, 664, 540, 664)


@pytest.mark.parametrize("ornament", [frame, divider, underline])
def test_a_line_that_is_no_border_of_cells_parts_no_columns(
    ornament: Callable[[Canvas], None],
) -> None:
    def draw(canvas: Canvas) -> None:
        for x, lines in ((60, SIDE), (210, MAIN)):
            for n, said in enumerate(lines):
                canvas.drawString(x, 700 - 13 * n, said)
        ornament(canvas)

    assert " ".join(lines_of(drawn(draw))) == " ".join((*SIDE, *MAIN))


def test_the_borders_of_cells_are_one_line_and_those_of_two_columns_are_two() -> None:
    cells = [Box(50, 9.0, 90, 9.5), Box(10, 9.4, 50, 9.9)]
    assert joined(cells) == joined(cells[::-1]) == [Box(10, 9.0, 90, 9.9)]
    headings = [Box(360, 9.0, 560, 9.5), Box(35, 9.4, 330, 9.9)]
    assert joined(headings) == headings[::-1]


def test_only_lines_that_meet_upright_ones_are_borders_and_a_drawing_has_none() -> None:
    level = [Box(10, y, 90, y + 0.5) for y in (10, 30, 50)]
    bar = Box(40, 30, 40.5, 50)
    assert Borders.of(level, [bar]).lines == [(line, (40,)) for line in level[1:]]
    hatched = [Box(x, 0, x + 0.5, 900) for x in range(400)]
    assert Borders.of([Box(0, y, 900, y + 0.5) for y in range(0, 900, 3)], hatched).lines == ()
