"""Pages that lie on their side are read in the direction of their text, with boxes as shown."""

import io

import pypdfium2
import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Content, Limits
from index.readers.pdf.glyphs import Frame
from index.readers.pdf.read import read
from index.readers.pdf.sideways import Turn
from index.types import BlockKind, Box, PageSize, Unseen

WIDTH, HEIGHT = LETTER
SIDEBAR = ("Skills", "Python and Kafka", "Postgres and dbt", "Languages", "Polish, fluent")
JOBS = (
    "Cut the cost of the warehouse by a third in one year,",
    "with models that were rewritten by a team of five",
    "Moved the alerts from batches to streams in a month",
    "Trained nine clerks in keeping the ledgers of wards",
)


def drawn(canvas: Canvas, height: float) -> None:
    """Two columns: a sidebar, and a list whose bullets are drawn as circles."""
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(60, height - 60, "Jane Example")
    for n, line in enumerate(SIDEBAR):
        canvas.setFont("Helvetica-Bold" if n in (0, 3) else "Helvetica", 10)
        canvas.drawString(60, height - 110 - 16 * n, line)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(240, height - 110, "Experience")
    canvas.setFont("Helvetica", 10)
    for n, line in enumerate(JOBS):
        if n != 1:
            canvas.circle(245, height - 130 - 12 * n + 3, 1.5, fill=1)
        canvas.drawString(254, height - 130 - 12 * n, line)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, height - 400, "Nobody sees this")


def page() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    drawn(canvas, HEIGHT)
    canvas.save()
    return file.getvalue()


def turned_by_the_page(degrees: int) -> bytes:
    document = pypdfium2.PdfDocument(page())
    document[0].set_rotation(degrees)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def turned_by_the_text(degrees: int) -> bytes:
    """An upright page whose text is set on its side."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER if degrees == 180 else (HEIGHT, WIDTH))
    corner = {90: (0, WIDTH), 180: (WIDTH, HEIGHT), 270: (HEIGHT, 0)}[degrees]
    canvas.translate(*corner)
    canvas.rotate(-degrees)
    drawn(canvas, HEIGHT)
    canvas.save()
    return file.getvalue()


def said(content: Content) -> list[tuple[str, BlockKind, Unseen | None]]:
    return [(b.span.of(content.text), b.kind, b.hidden) for b in content.blocks]


def turned(box: Box, degrees: int) -> Box:
    """A box of the upright page on the page that was turned clockwise."""
    if degrees == 90:
        return Box(HEIGHT - box.y1, box.x0, HEIGHT - box.y0, box.x1)
    if degrees == 180:
        return Box(WIDTH - box.x1, HEIGHT - box.y1, WIDTH - box.x0, HEIGHT - box.y0)
    return Box(box.y0, WIDTH - box.x1, box.y1, WIDTH - box.x0)


def edges(box: Box | None) -> tuple[float, ...]:
    assert box
    return box.x0, box.y0, box.x1, box.y1


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("way", [turned_by_the_page, turned_by_the_text])
def test_a_page_on_its_side_says_what_it_says_upright(way: object, degrees: int) -> None:
    upright, aside = read(page(), Limits()), read(way(degrees), Limits())  # type: ignore[operator]
    assert said(aside) == said(upright)
    assert aside.quality == upright.quality
    texts = [text for text, _, _ in said(aside)]
    assert texts.index("Polish, fluent") < texts.index("Experience")
    assert ("Nobody sees this", BlockKind.PARAGRAPH, Unseen.COLOUR) in said(aside)
    assert sum(kind is BlockKind.LIST_ITEM for _, kind, _ in said(aside)) == 3


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("way", [turned_by_the_page, turned_by_the_text])
def test_its_boxes_are_on_the_page_as_it_is_shown(way: object, degrees: int) -> None:
    upright, aside = read(page(), Limits()), read(way(degrees), Limits())  # type: ignore[operator]
    size = (WIDTH, HEIGHT) if degrees == 180 else (HEIGHT, WIDTH)
    assert (aside.pages[0].width, aside.pages[0].height) == size
    for one, other in zip(upright.blocks, aside.blocks, strict=True):
        for line, found in zip(one.lines, other.lines, strict=True):
            boxes = [(line.box, found.box), *zip(line.words, found.words, strict=True)]
            for box, place in boxes:
                assert box
                assert edges(place) == pytest.approx(edges(turned(box, degrees)), abs=0.01)


def test_a_page_of_two_directions_has_none_of_its_own() -> None:
    size, frames = PageSize(600, 800), (Frame.turned(0), Frame.turned(90))
    half = {frame: range(50) for frame in frames}
    assert Turn.of(half, size) == Turn(frames[0], 600)  # type: ignore[arg-type]
    most = {frames[0]: range(20), frames[1]: range(80)}
    assert Turn.of(most, size) == Turn(frames[1], 800, 0, -600)  # type: ignore[arg-type]
