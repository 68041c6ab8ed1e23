"""The boxes of a quote hold its ink and no other: rendered pages, turned and cropped ones too."""

import io

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Limits
from index.readers.extract import extract
from index.types import Box
from matcher.asked import Asked
from matcher.matching import hold, match
from matcher.policy import shipped
from matcher.posting.parse import parse as parse_posting
from matcher.profile import Profile
from matcher.resume.parse import parse
from matcher.schemas import EvidenceOut
from matcher.types import Evidence, Month
from matcher.weights import Weights
from tests.fakes import FakeEmbedder, line_document

SCALE = 3.0  # pixels a point
SLACK = 1.0  # points around a box that a glyph may reach over it, such as the tail of a "j"
MODEL = FakeEmbedder(dim=64)
POSTING = (
    "Engineer\n\nMinimum qualifications:\n- Ran Kafka clusters for nine teams in two regions\n"
)
RED, BLUE = (1, 0, 0), (0, 0, 1)
# Each line is a run of pieces; the red ones are what has to be quoted. A sentence that denies
# something is a passage of its own, so that what stands beside it begins and ends inside a line.
WRAPPED = [
    [("Experience", BLUE)],
    [("Engineer, Polar Storage, Jan 2018 - Dec 2021", BLUE)],
    [("\u2022 ", BLUE), ("Ran Kafka clusters for nine teams in two regions, and kept the", RED)],
    [("   ", BLUE), ("journal of every one of them in good order.", RED)],
    [("\u2022 ", BLUE), ("Fed the cats of the house every day at noon.", BLUE)],
]
INSIDE = [
    [("Summary", BLUE)],
    [("Has no experience with sheep, nor with any other animal that is", BLUE)],
    [("kept on a farm. ", BLUE), ("Ran Kafka clusters for nine teams in two", RED)],
    [("regions of the north. ", RED), ("Has never had experience with goats and", BLUE)],
    [("does not wish for any. Keeps bees on the roof of the office, and", BLUE)],
    [("sells their honey to the neighbours on the first Sunday of May.", BLUE)],
]


def pdf(
    lines: list[list[tuple[str, tuple[int, int, int]]]], turned: int, *, cropped: bool
) -> bytes:
    """A page of `lines`, turned by degrees, and cut to a crop box."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    for row, line in enumerate(lines):
        at = 120.0
        canvas.setFont("Helvetica", 11)
        for text, colour in line:
            canvas.setFillColorRGB(*colour)
            canvas.drawString(at, 640 - 16 * row, text)
            at += canvas.stringWidth(text, "Helvetica", 11)
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        page = document[0]
        page.set_rotation(turned)
        if cropped:
            page.set_cropbox(60, 300, 560, 760)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def quoted(data: bytes) -> Evidence:
    """The best evidence for what the posting asks."""
    document = extract(data, "r.pdf", Limits())
    asked = Asked.of(
        parse_posting(line_document(POSTING.encode())), Weights(), MODEL.embed, Month(2024, 1)
    )
    held = hold(asked, Profile.of(parse(document), MODEL.embed), shipped())
    [pair] = match(held, document, shipped()).pairs
    assert pair.evidence[0].quote == pair.evidence[0].span.of(document.text)
    return pair.evidence[0]


def ink(data: bytes) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where the page, as it is shown, has red and where it has blue."""
    with pypdfium2.PdfDocument(data) as document:
        seen = np.asarray(document[0].render(scale=SCALE).to_pil().convert("RGB")).astype(int)
    red, green, blue = seen[..., 0], seen[..., 1], seen[..., 2]
    return (red - blue > 100) & (green < 150), (blue - red > 100) & (green < 150)


def inside(boxes: list[Box], shape: tuple[int, ...], slack: float) -> NDArray[np.bool_]:
    covered = np.zeros(shape, bool)
    for box in boxes:
        rows = slice(max(0, round((box.y0 - slack) * SCALE)), round((box.y1 + slack) * SCALE))
        columns = slice(max(0, round((box.x0 - slack) * SCALE)), round((box.x1 + slack) * SCALE))
        covered[rows, columns] = True
    return covered


@pytest.mark.parametrize(
    ("turned", "cropped"),
    [(0, False), (90, False), (0, True), (90, True), (180, True), (270, True)],
)
@pytest.mark.parametrize("lines", [WRAPPED, INSIDE], ids=["wrapped", "inside lines"])
def test_the_boxes_of_a_quote_hold_its_ink_and_no_other(
    lines: list[list[tuple[str, tuple[int, int, int]]]], turned: int, cropped: bool
) -> None:
    data = pdf(lines, turned, cropped=cropped)
    evidence = quoted(data)
    assert [page for page, _ in evidence.boxes] == [1, 1]  # it stands on two lines
    boxes = [box for _, box in evidence.boxes]
    red, blue = ink(data)
    assert red.sum() > 1000
    assert not (red & ~inside(boxes, red.shape, SLACK)).any()
    assert not (blue & inside(boxes, blue.shape, -SLACK)).any()
    for box in boxes:
        assert (red & inside([box], red.shape, 0.0)).any()


def test_the_wire_has_a_page_and_a_box_for_each_line() -> None:
    evidence = quoted(pdf(WRAPPED, 0, cropped=False))
    wire = EvidenceOut.of(evidence).model_dump(mode="json")
    first, second = evidence.boxes
    assert [line["page"] for line in wire["boxes"]] == [1, 1]
    assert wire["boxes"][1]["box"] == [
        round(edge, 1) for edge in (second[1].x0, second[1].y0, second[1].x1, second[1].y1)
    ]
    assert first[1].y1 <= second[1].y0 + 2.0
    assert wire["box"][0] == min(line["box"][0] for line in wire["boxes"])
