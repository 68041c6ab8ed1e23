"""What no reader of a PDF page sees is told apart; whatever can be seen stays text."""

import io
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.errors import NoTextLayer
from index.readers.colours import LEAST
from index.readers.content import Content, Limits
from index.readers.extract import extract
from index.readers.pdf.read import read
from index.readers.pdf.visibility.contrast import difference, differs, lab
from index.readers.pdf.visibility.picture import Camera
from index.readers.pdf.visibility.pieces import Piece
from index.readers.pdf.visibility.reasons import Ground
from index.readers.pdf.visibility.scene import TextObject
from index.types import Block, Box, Document, Unseen
from matcher.resume.parse import parse

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from tricks.bases import bases
from tricks.case import Case
from tricks.paper import Paper, bar, draw, image, stream, text
from tricks.pdf import cases

REASONS = {
    "colour of the ground": Unseen.COLOUR,
    "nearly the colour of the ground": Unseen.COLOUR,
    "colour of its own bar": Unseen.COLOUR,
    "stroked in the colour of the ground": Unseen.COLOUR,
    "as the image below": Unseen.COLOUR,
    "in a gradient": Unseen.COLOUR,
    "as the ground, in a form": Unseen.COLOUR,
    "render mode 3": Unseen.RENDER_MODE,
    "render mode 7": Unseen.RENDER_MODE,
    "alpha 0": Unseen.ALPHA,
    "alpha 0.02": Unseen.ALPHA,
    "tiny": Unseen.TINY,
    "tiny by its matrix": Unseen.TINY,
    "one sign for many letters": Unseen.TINY,
    "left of the page": Unseen.OFF_PAGE,
    "below the page": Unseen.OFF_PAGE,
    "outside the crop box": Unseen.OFF_PAGE,
    "outside the crop box, turned": Unseen.OFF_PAGE,
    "clipped by an empty path": Unseen.CLIPPED,
    "clipped to another place": Unseen.CLIPPED,
    "under a bar of the ground": Unseen.COVERED,
    "under a dark bar": Unseen.COVERED,
    "under thin bars": Unseen.COVERED,
    "under an image": Unseen.COVERED,
    "under an annotation": Unseen.COVERED,
    "over each other": Unseen.OVERPRINTED,
    "as in a mirror": Unseen.MIRRORED,
    "layer off": Unseen.LAYER,
    "layer off by membership": Unseen.LAYER,
    "form with its layer off": Unseen.LAYER,
}
# Their letters stand on each other, or are unseen for several reasons: they make other words.
UNREAD = {"squeezed", "over visible letters", "over each other"}
# Bring visible words of their own.
OWN_PAGE = {"within a visible line", "as the ground, over great letters"}
WIDTH, HEIGHT = LETTER


@cache
def made() -> tuple[Case, ...]:
    return tuple(cases())


@cache
def document(data: bytes) -> Document:
    return extract(data, "resume.pdf", Limits())


def of(trick: bool) -> list[object]:
    names = dict.fromkeys(case.name for case in made() if case.is_trick is trick)
    return [pytest.param([c for c in made() if c.name == name], id=name) for name in names]


def said(blocks: Iterable[Block], content: Content | Document) -> set[str]:
    return {word for b in blocks for word in re.findall(r"\w+", b.span.of(content.text))}


def seen(content: Content | Document) -> set[str]:
    return said([b for b in content.blocks if not b.hidden], content)


def hidden(content: Content | Document) -> set[str]:
    return said([b for b in content.blocks if b.hidden], content)


@pytest.mark.parametrize("played", of(trick=True))
def test_a_trick_hides_its_words_and_no_others(played: list[Case]) -> None:
    for case in played:
        content = document(case.data)
        assert not seen(content) & set(case.hidden)
        assert seen(content) >= set(case.visible)
        if case.name not in UNREAD:
            assert hidden(content) >= set(case.hidden)
        if case.name in REASONS:
            assert {b.hidden for b in content.blocks if b.hidden} == {REASONS[case.name]}


@pytest.mark.parametrize("honest", of(trick=False))
def test_a_decoy_hides_nothing(honest: list[Case]) -> None:
    for case in honest:
        content = document(case.data)
        assert [b.hidden for b in content.blocks if b.hidden] == []
        assert seen(content) >= set(case.visible)


def passages(data: bytes) -> list[tuple[str, str, str]]:
    return [(p.text, p.context, p.label) for p in parse(document(data)).passages]


@pytest.mark.parametrize("played", of(trick=True))
def test_passages_with_the_stuffing_are_those_without_it(played: list[Case]) -> None:
    plain = {base.words: passages(base.paper.pdf()) for base in bases()}
    for case in played:
        if case.name not in OWN_PAGE:
            assert passages(case.data) == plain[case.visible]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([("3 Tr", "0 g"), ("", "1 g"), ("1 Tr", "1 g 1 G")]),
    st.floats(20, 400),
    st.floats(20, 760),
    st.sampled_from([6, 10, 24]),
)
def test_stuffing_anywhere_changes_no_passage(
    how: tuple[str, str], x: float, y: float, size: int
) -> None:
    base = bases()[0].paper
    mode, colour = how
    stuffed = base.below(text(x, y, size, "Kubernetes Terraform Spark", f"{colour} {mode}"))
    assert passages(stuffed.pdf()) == passages(base.pdf())


def test_a_white_word_within_a_line_leaves_the_words_around_it() -> None:
    words = "BT /F1 10 Tf 60 500 Td 0 g (Ran payroll ) Tj 1 g (Kubernetes ) Tj 0 g (monthly) Tj ET"
    content = read(Paper(words).pdf(), Limits())
    assert [(b.span.of(content.text), b.hidden) for b in content.blocks] == [
        ("Ran payroll monthly", None),
        ("Kubernetes", Unseen.COLOUR),
    ]


def test_half_a_line_under_a_bar_is_covered_and_the_rest_is_read() -> None:
    body = text(60, 500, 10, "Planned routes") + text(140, 500, 10, "secretly Kubernetes")
    content = read(Paper(body + bar(138, 495, 200, 14, "0 g")).pdf(), Limits())
    assert [(b.span.of(content.text), b.hidden) for b in content.blocks] == [
        ("Planned routes", None),
        ("secretly Kubernetes", Unseen.COVERED),
    ]


def test_hidden_blocks_come_last_one_reason_each_on_their_page_and_place() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    canvas.drawString(72, 700, "First page")
    canvas.setFillGray(1)
    canvas.drawString(100, 600, "Kubernetes")
    canvas.showPage()
    canvas.drawString(72, 700, "Second page")
    canvas.setFont("Helvetica", 1)
    canvas.drawString(200, 300, "Terraform")
    canvas.save()
    content = read(file.getvalue(), Limits())
    told = [(b.span.of(content.text), b.hidden, b.page) for b in content.blocks]
    assert told == [
        ("First page", None, 1),
        ("Second page", None, 2),
        ("Kubernetes", Unseen.COLOUR, 1),
        ("Terraform", Unseen.TINY, 2),
    ]
    box = content.blocks[2].box
    assert box is not None
    assert (box.x0, box.y1) == pytest.approx((100, HEIGHT - 600), abs=3)
    assert content.blocks[2].lines[0].words == (box,)


@pytest.mark.parametrize(
    ("size", "page", "unseen"),
    [
        (3.9, (612, 792), True),
        (4.0, (612, 792), False),
        (3.9, (1224, 1584), True),
        (2.1, (306, 396), False),  # a viewer shows half a page at twice its size
        (1.9, (306, 396), True),
    ],
)
def test_letters_under_four_points_on_a_page_shown_at_its_size_are_tiny(
    size: float, page: tuple[float, float], unseen: bool
) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=page)
    canvas.drawString(40, 300, "Harbour planner")
    canvas.setFont("Helvetica", size)
    canvas.drawString(40, 200, "Kubernetes Terraform")
    canvas.save()
    content = read(file.getvalue(), Limits())
    told = {b.span.of(content.text): b.hidden for b in content.blocks}
    assert told == {
        "Harbour planner": None,
        "Kubernetes Terraform": Unseen.TINY if unseen else None,
    }


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "/CropBox [40 60 580 760]"])
def test_white_words_are_found_however_the_page_is_shown(turn: int, crop: str) -> None:
    paper = Paper(
        text(72, 700, 11, "Harbour planner") + text(72, 640, 11, "Kubernetes", "1 g"),
        page=f"/Rotate {turn} {crop}",
    )
    content = read(paper.pdf(), Limits())
    assert [(b.span.of(content.text), b.hidden) for b in content.blocks] == [
        ("Harbour planner", None),
        ("Kubernetes", Unseen.COLOUR),
    ]
    page, box = content.pages[0], content.blocks[1].box
    assert box is not None
    assert 0 <= box.x0 < box.x1 <= page.width
    assert 0 <= box.y0 < box.y1 <= page.height


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "/CropBox [40 60 580 760]"])
def test_ink_lies_inside_the_boxes_of_words_and_nowhere_else(turn: int, crop: str) -> None:
    rows = ("Harbour planner at Tidewater", "Kept ledgers of forty ships", "Sailing and Danish")
    body = "".join(text(72, 700 - 40 * n, 8 + 4 * n, row) for n, row in enumerate(rows))
    data = Paper(body, page=f"/Rotate {turn} {crop}").pdf()
    shown = document(data)
    scale = 3
    with pypdfium2.PdfDocument(data) as file:
        ink = file[0].render(scale=scale, grayscale=True).to_numpy().squeeze() < 128
    outside = ink.copy()
    for block in shown.blocks:
        for page, box in shown.boxes(block.span):
            assert page == 1
            part = np.s_[
                int((box.y0 - 1) * scale) : int((box.y1 + 1) * scale) + 1,
                int((box.x0 - 1) * scale) : int((box.x1 + 1) * scale) + 1,
            ]
            outside[part] = False
        for line in block.lines:
            assert len(line.words) == len(line.span.of(shown.text).split())
            for box in line.words:
                inside = ink[
                    int(box.y0 * scale) : int(box.y1 * scale),
                    int(box.x0 * scale) : int(box.x1 * scale),
                ]
                assert 0.05 < inside.mean() < 0.6
    assert ink.any()
    assert not outside.any()


def scanned(words: str, canvas: Canvas) -> None:
    """A page that is a picture, with `words` as a text layer that is not drawn."""
    rng = np.random.default_rng(7)
    noise = rng.integers(100, 255, (60, 40), np.uint8).tobytes()
    picture = ImageReader(Image.frombytes("L", (40, 60), noise))
    canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
    if words:
        layer = canvas.beginText(72, 700)
        layer.setTextRenderMode(3)
        layer.textLine(words)
        layer.setTextRenderMode(0)
        canvas.drawText(layer)


def test_a_text_layer_of_unknown_making_under_a_picture_of_nothing_is_no_text() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    scanned("Harbour planner", canvas)
    canvas.showPage()
    canvas.drawString(72, 700, "Danish")
    canvas.save()
    content = read(file.getvalue(), Limits())
    assert seen(content) == {"Danish"}
    assert hidden(content) == {"Harbour", "planner"}
    assert content.quality.unreadable == (1,)


def test_a_picture_behind_visible_text_makes_no_layer_of_what_is_hidden() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    scanned("Kubernetes", canvas)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 500, "Harbour planner since the spring")
    canvas.save()
    content = read(file.getvalue(), Limits())
    assert hidden(content) == {"Kubernetes"}
    assert "Harbour" in seen(content)


def test_pages_of_pictures_among_pages_of_text_are_unreadable_and_blank_ones_are_not() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    canvas.drawString(72, 700, "Harbour planner")
    canvas.showPage()
    scanned("", canvas)
    canvas.showPage()
    canvas.showPage()
    canvas.drawString(72, 700, "Danish")
    canvas.save()
    content = read(file.getvalue(), Limits())
    assert content.quality.unreadable == (2,)
    assert len(content.pages) == 4
    assert content.quality.unknown == 0.0


def test_pages_of_pictures_alone_have_no_text_layer() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    scanned("", canvas)
    canvas.save()
    with pytest.raises(NoTextLayer):
        read(file.getvalue(), Limits())


def test_what_the_file_says_of_its_text_is_not_its_text() -> None:
    body = "/Span << /ActualText (Kubernetes Terraform) >> BDC\n"
    body += text(72, 700, 11, "Harbour planner") + "EMC\n" + text(72, 660, 11, "Danish")
    paper = Paper(body, trailer="/Info << /Keywords (Prolog) /Title (Erlang) >>")
    content = read(paper.pdf(), Limits())
    assert content.text == "Harbour planner\nDanish\n"


def test_annotations_and_values_of_form_fields_are_no_text() -> None:
    paper = Paper(text(72, 700, 11, "Harbour planner"))
    look = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>",
        b"BT /F1 10 Tf 2 4 Td (Kubernetes) Tj ET",
    )
    paper = paper.with_object(look)
    kinds = (
        "/Subtype /FreeText /DA (/F1 10 Tf) /Contents (Kubernetes)",
        "/Subtype /Text /Contents (Terraform)",
        "/Subtype /Widget /FT /Tx /T (skills) /V (Kubernetes)",
    )
    for n, kind in enumerate(kinds):
        rect = f"/Rect [300 {500 - 40 * n} 500 {520 - 40 * n}] /AP << /N 10 0 R >>"
        paper = paper.with_object(f"<< /Type /Annot {kind} /F 4 {rect} >>")
    paper = replace(
        paper,
        page="/Annots [11 0 R 12 0 R 13 0 R]",
        catalog="/AcroForm << /Fields [13 0 R] >>",
    )
    content = read(paper.pdf(), Limits())
    assert content.text == "Harbour planner\n"


def test_text_drawn_over_and_over_is_read_and_the_layer_below_all_others_is_not_lost() -> None:
    paper = image(Paper(), "Im1", bytes([30]) * 4, (2, 2))
    body = draw("Im1", 60, 480, 200, 60) + text(70, 500, 14, "Harbour planner", "1 g")
    content = read(replace(paper, body=body).pdf(), Limits())
    assert seen(content) == {"Harbour", "planner"}


def test_a_plain_page_is_never_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object) -> None:
        raise AssertionError("a picture in colour was taken")

    monkeypatch.setattr(Camera, "colour", unwanted)
    base = bases()[0]
    assert seen(read(base.paper.pdf(), Limits())) >= {"Harbour", "Education"}


@pytest.mark.parametrize(("grey", "apart"), [(254, False), (239, False), (230, True), (200, True)])
def test_grey_on_white_is_seen_from_the_least_contrast_on(grey: int, apart: bool) -> None:
    one = np.full((1, 3), grey, np.uint8)
    white = np.full((1, 3), 255, np.uint8)
    assert bool(difference(one, white)[0] >= LEAST) is apart
    level = grey / 255
    content = read(Paper(text(72, 700, 12, "Harbour", f"{level:.4f} g")).pdf(), Limits())
    assert content.blocks[0].hidden is (None if apart else Unseen.COLOUR)


@given(st.lists(st.integers(0, 255), min_size=8, max_size=8))
def test_pictures_differ_where_their_colours_look_different(values: list[int]) -> None:
    one, two = (np.array(part, np.uint8).reshape(1, 1, 4) for part in (values[:4], values[4:]))
    apart = difference(one.reshape(1, 4)[:, :3], two.reshape(1, 4)[:, :3])[0] >= LEAST
    assert differs(one, two).tolist() == [[bool(apart)]]


def test_lightness_is_that_of_cie_lab() -> None:
    """L* is 0 for black, 100 for white, 50.03 for grey 119; sRGB red is (53.2, 80.1, 67.2)."""
    colours = np.array([[0, 0, 0], [255, 255, 255], [119, 119, 119], [0, 0, 255]], np.uint8)
    found = lab(colours)
    assert found[:, 0] == pytest.approx([0, 100, 50.03, 53.24], abs=0.05)
    assert found[3, 1:] == pytest.approx([80.1, 67.2], abs=0.1)


def test_a_huge_page_is_looked_at_within_bounds() -> None:
    paper = Paper(
        text(300, 9000, 200, "Harbour planner") + text(300, 5000, 200, "Kubernetes", "1 g"),
        width=14000,
        height=14000,
    )
    content = read(paper.pdf(), Limits())
    assert (seen(content), hidden(content)) == ({"Harbour", "planner"}, {"Kubernetes"})


def test_boxes_of_nothing_are_no_boxes() -> None:
    camera = Camera(None, None, annotated=False)  # type: ignore[arg-type]
    assert camera.scale_for(Box(0, 0, 0, 0), 2.0) == 2.0


class Sheet:
    """A camera that shows one grey, and counts its pictures."""

    def __init__(self, grey: int) -> None:
        self.grey = grey
        self.pictures = 0

    def scale_for(self, _part: Box, wanted: float) -> float:
        return wanted

    def colour(self, part: Box, _scale: float) -> np.ndarray:
        self.pictures += 1
        shape = (round(part.y1 - part.y0), round(part.x1 - part.x0), 4)
        return np.full(shape, self.grey, np.uint8)


def test_one_picture_tells_which_of_many_texts_have_the_colour_of_their_ground() -> None:
    def piece(level: int, alpha: float = 1.0) -> Piece:
        rows = np.zeros(0, np.int64)
        return Piece(TextObject(None, 0), rows, 0, (level, level, level), alpha)

    sheet = Sheet(255)
    texts = {piece(255): True, piece(250): True, piece(0): False, piece(0, 0.05): True}
    boxes = {p: Box(10.0, 20.0 * n, 60.0, 20.0 * n + 9) for n, p in enumerate(texts)}
    ground = Ground(sheet, boxes)  # type: ignore[arg-type]
    assert [ground.looks_like(p) for p in texts] == list(texts.values())
    assert sheet.pictures == 1
