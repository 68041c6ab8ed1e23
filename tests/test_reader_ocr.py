"""Scans: recognised by a small fake where the law is ours, by the real engine where it is its."""

import io
import random
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.errors import NoTextLayer, TooLarge, Unreadable
from index.readers import picture
from index.readers.content import Content, Limits
from index.readers.extract import extract
from index.readers.ocr import load
from index.readers.ocr.engine import Recognised, RecognisedLine, Recognition
from index.readers.pdf import read as pdf
from index.readers.pdf.layers import LayerWord, is_declared
from index.readers.pdf.scans import SURE, frame_of, mean_confidence, scan
from index.types import Block, BlockKind, Box, TextSource, Unseen
from matcher.resume.parse import parse
from tests.raw_pdf import NAMELESS, numbered, raw_pdf
from tests.scans import BULLETS, HEIGHT, RESUME, WIDTH, drawn, laid, made, noise, paste, pictured

DPI = 200
LEFT = (
    "A sidebar of several lines that go on",
    "under each other, wrapped by hand, so",
    "that whoever reads across the page is",
    "found out at once by the words that",
    "stand together and do not belong there.",
    "It is as long as the text beside it.",
)
RIGHT = (
    "Scheduled forty vessels a week with",
    "Python and SQL, and cut the waiting",
    "time of pilots by a third within two",
    "years. Trained nine colleagues in the",
    "use of radar, pilotage and forecasts,",
    "and wrote the manual for all of it.",
)
TEXT = "\n".join(text for _, _, text in RESUME) + "\n"
STUFFING = "Kubernetes Terraform Prolog"
installed = pytest.mark.skipif(
    not load.available(), reason="text recognition is not installed (extra 'ocr')"
)


@dataclass
class FakeEngine:
    """Says the same of every picture: `lines` in points, `dots` too, as sure as `confidence`."""

    lines: tuple[tuple[float, float, str], ...] = RESUME
    dots: tuple[tuple[float, float], ...] = BULLETS
    confidence: float = 0.99
    size: float = 11.0
    name: str = "fake"
    pictures: list[tuple[int, ...]] = field(default_factory=list)

    def read(self, picture: np.ndarray) -> Recognition:
        self.pictures.append(picture.shape)
        by = picture.shape[1] / WIDTH
        dots = tuple(
            Box((x - 2) * by, (y - 5) * by, (x + 2) * by, (y - 1) * by) for x, y in self.dots
        )
        return Recognition(0.0, tuple(self._line(by, *line) for line in self.lines), dots)

    def _line(self, by: float, x: float, y: float, text: str) -> RecognisedLine:
        words = []
        for word in text.split():
            end = x + stringWidth(word, "Helvetica", self.size)
            words.append(Recognised(word, x * by, end * by, self.confidence))
            x = end + stringWidth(" ", "Helvetica", self.size)
        return RecognisedLine(tuple(words), y * by, self.size * by, 0.1)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr(load, "engine", lambda: fake)
    return fake


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "engine", lambda: None)
    monkeypatch.setattr(load, "available", lambda: False)


def read(data: bytes, **limits: float) -> Content:
    return pdf.read(data, Limits(**limits))


def seen(content: Content) -> str:
    return "".join(content.text[b.span.start : b.span.end + 1] for b in visible(content))


def visible(content: Content) -> list[Block]:
    return [block for block in content.blocks if not block.hidden]


def hidden(content: Content) -> set[str]:
    blocks = (block for block in content.blocks if block.hidden)
    return {word for block in blocks for word in block.span.of(content.text).split()}


def under(
    words: tuple[tuple[float, float, str], ...], image: Image.Image | None = None, maker: str = ""
) -> bytes:
    """A scan with `words` laid under it, and a page of visible text."""

    def page(canvas: Canvas) -> None:
        paste(canvas, image or pictured())
        laid(canvas, words)

    return made(
        page, lambda canvas: drawn(canvas, ((72, 90, "Danish"),), bullets=False), maker=maker
    )


# --- what is decided about pages -----------------------------------------------------------------


def test_a_scan_is_read_with_its_lines_bullets_boxes_and_confidence(engine: FakeEngine) -> None:
    content = read(made(pictured()))
    assert seen(content) == TEXT
    items = [b for b in content.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.span.of(content.text) for b in items] == [RESUME[n][2] for n in (2, 3, 4)]
    assert content.quality.source is TextSource.OCR
    assert content.quality.confidence == pytest.approx(0.99)
    assert all(b.confidence == pytest.approx(0.99) for b in content.blocks)
    first = content.blocks[1].lines[0]
    assert first.words[0].x0 == pytest.approx(72, abs=0.5)
    assert first.words[0].x1 == pytest.approx(72 + stringWidth("Harbour", "Helvetica", 11), abs=0.5)
    assert first.box is not None
    assert first.box.y0 < 115 < 120 < first.box.y1


def test_a_page_of_text_is_never_recognised(engine: FakeEngine) -> None:
    content = read(made(drawn))
    assert engine.pictures == []
    assert content.quality.source is TextSource.FILE
    assert content.quality.confidence is None


def test_a_page_in_a_font_without_a_map_is_read_off_its_picture(engine: FakeEngine) -> None:
    data = raw_pdf(numbered("Streamed events daily", 29), {"N": NAMELESS})
    content = read(data)
    assert seen(content) == TEXT
    assert (content.quality.source, content.quality.unknown) == (TextSource.OCR, 0.0)
    assert len(engine.pictures) == 1


TYPED = tuple((72.0, 400.0 + 15 * n, f"{text} that all can see") for n, text in enumerate(LEFT))


def illustrated(image: Image.Image, y: float = 60) -> bytes:
    """A page of text with a picture over its width, 240 points high, `y` from the top."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, HEIGHT - y - 240, WIDTH, 240)
        drawn(canvas, TYPED, bullets=False)

    return made(page)


def cropped() -> Image.Image:
    """The part of a page that says `TEXT`."""
    by = DPI / 72
    return pictured().crop((0, round(60 * by), round(WIDTH * by), round(300 * by)))


def test_words_on_a_large_picture_beside_text_are_read_off_it(engine: FakeEngine) -> None:
    engine.lines = (*RESUME, *TYPED)
    content = read(illustrated(cropped()))
    found = seen(content).split()
    assert sorted(found) == sorted(f"{TEXT} {' '.join(text for *_, text in TYPED)}".split())
    assert (content.quality.source, content.quality.unreadable) == (TextSource.BOTH, ())


def test_a_page_with_a_large_picture_of_words_is_not_read_wholly(nothing: None) -> None:
    assert read(illustrated(cropped())).quality.unreadable == (1,)


def test_photos_and_pictures_under_the_text_hold_no_words(engine: FakeEngine) -> None:
    plain = Image.new("L", (600, 240), 255)
    for data in (illustrated(noise()), illustrated(cropped(), y=360), illustrated(plain)):
        content = read(data)
        assert content.quality.unreadable == ()
        assert seen(content).split() == " ".join(text for *_, text in TYPED).split()
    assert not engine.pictures


def test_scans_among_pages_of_text_make_a_file_of_both(engine: FakeEngine) -> None:
    content = read(made(drawn, pictured(), lambda canvas: None))
    assert content.quality.source is TextSource.BOTH
    assert content.quality.unreadable == ()
    assert [b.confidence for b in content.blocks if b.page == 1] == [None] * 7
    assert seen(content) == TEXT * 2


def test_the_stamp_on_a_scan_is_said_once_and_the_scan_is_read(engine: FakeEngine) -> None:
    def page(canvas: Canvas) -> None:
        paste(canvas, pictured())
        drawn(canvas, ((300, 700, "Scanned by machine 7"),), bullets=False)

    engine.lines = (*RESUME, (300, 700, "Scanned by machine 7"))
    content = read(made(page))
    assert content.quality.source is TextSource.BOTH
    assert seen(content).count("Scanned by machine 7") == 1
    assert "Harbour planner" in seen(content)


def test_only_so_many_pages_are_recognised_and_the_others_are_unreadable(
    engine: FakeEngine,
) -> None:
    content = read(made(*[pictured()] * 4), ocr_pages=2)
    assert len(engine.pictures) == 2
    assert content.quality.unreadable == (3, 4)
    assert seen(content) == TEXT * 2


def test_no_page_is_begun_when_the_time_is_over(engine: FakeEngine) -> None:
    content = read(made(drawn, pictured()), ocr_seconds=0)
    assert engine.pictures == []
    assert content.quality.unreadable == (2,)


def test_a_page_that_is_not_read_for_sure_is_not_quoted(engine: FakeEngine) -> None:
    engine.confidence = SURE - 0.01
    content = read(made(drawn, pictured()))
    assert content.quality.unreadable == (2,)
    assert seen(content) == TEXT
    with pytest.raises(NoTextLayer, match="sharper"):
        read(made(pictured()))


def test_a_blank_sheet_is_not_recognised_and_hides_nothing(engine: FakeEngine) -> None:
    white = Image.new("L", (1700, 2200), 250)
    content = read(made(drawn, white))
    assert engine.pictures == []
    assert content.quality.unreadable == ()
    assert hidden(read(under(RESUME, white))) == {w for _, _, text in RESUME for w in text.split()}


def test_a_huge_page_is_looked_at_in_a_small_picture(engine: FakeEngine) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(14_400, 14_400))
    canvas.drawImage(ImageReader(noise()), 0, 0, 14_400, 14_400)
    canvas.save()
    read(file.getvalue())
    height, width = engine.pictures[0]
    assert height * width <= 6_100_000


def test_without_an_engine_a_scan_says_what_to_install(nothing: None) -> None:
    with pytest.raises(NoTextLayer, match=r"pip install 'resume-posting-matcher\[ocr\]'") as told:
        read(made(pictured()))
    assert str(told.value).startswith("there is no text in the file: its page is a picture")
    content = read(made(drawn, pictured()))
    assert content.quality.unreadable == (2,)
    assert seen(content) == TEXT


def test_a_switched_off_engine_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, engine: FakeEngine
) -> None:
    monkeypatch.setattr(load, "available", lambda: True)
    with pytest.raises(NoTextLayer, match="switched off"):
        read(made(pictured()), ocr_pages=0)


# --- layers of text under pictures ---------------------------------------------------------------


def test_a_layer_that_says_what_the_picture_shows_is_the_text(engine: FakeEngine) -> None:
    small = tuple((x, y, text.replace("Svendborg", "Svendb0rg")) for x, y, text in RESUME)
    engine.lines = small  # recognition may err
    content = read(under(RESUME))
    assert seen(content) == TEXT + "Danish\n"
    assert hidden(content) == set()
    assert content.quality.source is TextSource.BOTH
    assert content.quality.confidence == pytest.approx(0.99)
    items = [b for b in content.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.span.of(content.text) for b in items] == [RESUME[n][2] for n in (2, 3, 4)]


@pytest.mark.parametrize("at", [(72, 500), (90, 150), (90, 151), (72, 120)])
def test_words_that_the_picture_does_not_show_are_hidden_wherever_they_are_laid(
    engine: FakeEngine, at: tuple[float, float]
) -> None:
    plain, stuffed = read(under(RESUME)), read(under((*RESUME, (*at, STUFFING))))
    assert seen(stuffed) == seen(plain)
    assert hidden(stuffed) == set(STUFFING.split())
    assert {b.hidden for b in stuffed.blocks if b.hidden} == {Unseen.PICTURE}


def test_a_layer_that_says_something_else_altogether_is_replaced(engine: FakeEngine) -> None:
    lies = tuple((x, y, STUFFING) for x, y, _ in RESUME)
    content = read(under(lies))
    assert seen(content) == TEXT + "Danish\n"
    assert hidden(content) == set(STUFFING.split())


def test_a_wrong_word_of_a_layer_costs_none_that_the_picture_shows(engine: FakeEngine) -> None:
    x, y, text = RESUME[2]
    lie = " ".join(["Qzvxjk", *text.split()[1:]])
    content = read(under((*RESUME[:2], (x, y, lie), *RESUME[3:])))
    assert seen(content) == TEXT + "Danish\n"
    assert "Qzvxjk" in hidden(content)


def test_a_word_laid_twice_in_one_place_counts_once(engine: FakeEngine) -> None:
    content = read(under((*RESUME, *RESUME[2:3])))
    assert seen(content) == TEXT + "Danish\n"


def test_a_layer_of_too_many_words_is_not_believed(engine: FakeEngine) -> None:
    row = " ".join("abcdefghijklmnopqrstuvwxyz" * 2)

    def page(canvas: Canvas) -> None:
        paste(canvas, pictured())
        laid(canvas, [(20, 10 + 7 * n, row) for n in range(110)], size=4)

    content = read(made(drawn, page))
    assert content.quality.unreadable == (2,)
    assert engine.pictures == []
    assert seen(content) == TEXT


def test_a_layer_of_unknown_making_is_not_believed_without_an_engine(nothing: None) -> None:
    content = read(under(RESUME))
    assert content.quality.unreadable == (1,)
    assert seen(content) == "Danish\n"
    assert hidden(content) == {word for _, _, text in RESUME for word in text.split()}


def test_a_declared_layer_is_believed_where_there_is_ink(nothing: None) -> None:
    # Its words are as wide as the ink; nothing is drawn where the stuffing is laid.
    lines = tuple(line for line in RESUME if line[2] not in ("Experience", "Education"))
    content = read(under((*lines, (72, 500, STUFFING)), maker="ABBYY FineReader 15"))
    assert seen(content) == "\n".join([*(text for _, _, text in lines), "Danish"]) + "\n"
    assert hidden(content) == set(STUFFING.split())
    assert content.quality.unreadable == ()
    assert content.quality.source is TextSource.BOTH
    assert content.quality.confidence is None


def test_two_words_in_one_place_are_both_doubted_without_an_engine(nothing: None) -> None:
    content = read(under((RESUME[1], (72, 120, STUFFING)), maker="Tesseract 5.3"))
    assert seen(content) in ("Danish\n", "of Aarhus\nDanish\n", "Aarhus\nDanish\n")


@pytest.mark.parametrize(
    ("makers", "font", "declared"),
    [
        (["Adobe Acrobat Pro DC 20 Paper Capture Plug-in"], "Times", True),
        (["", "ocrmypdf 16.1 / Tesseract OCR 5"], "", True),
        (["pikepdf"], "GlyphLessFont", True),
        (["Microsoft Word", "Skia/PDF"], "Helvetica", False),
        (["Democracy Printer"], "Arial", False),
    ],
)
def test_layers_are_declared_by_their_program_or_their_font(
    makers: list[str], font: str, declared: bool
) -> None:
    assert is_declared([LayerWord("x", Box(0, 0, 1, 1), (0,), font)], makers) is declared


# --- frames --------------------------------------------------------------------------------------


@given(
    degrees=st.floats(-45, 315),
    x=st.floats(0, 600),
    y=st.floats(0, 800),
)
@settings(max_examples=60, deadline=None)
def test_a_box_of_a_turned_frame_holds_its_own_points(degrees: float, x: float, y: float) -> None:
    frame = frame_of(degrees)
    u, v = frame.into(x, y)
    box = frame.onto(Box(u, v, u + 30, v + 10))
    assert box.x0 - 1e-6 <= x <= box.x1 + 1e-6
    assert box.y0 - 1e-6 <= y <= box.y1 + 1e-6


def test_confidence_is_the_mean_over_letters() -> None:
    fake = FakeEngine(lines=((72, 90, "ab abcdef"),))
    found = scan(np.zeros((100, 100), np.uint8), 1.0, fake)
    sure = {word: 0.5 if len(word.text) == 2 else 0.9 for word in found.sure}
    assert mean_confidence(list(sure), sure) == pytest.approx((2 * 0.5 + 6 * 0.9) / 8)


# --- pictures as files ---------------------------------------------------------------------------


def encoded(image: Image.Image, form: str, **more: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **more)
    return file.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_pictures_are_read_as_files(engine: FakeEngine, form: str) -> None:
    document = extract(encoded(pictured(), form), "scan")
    assert document.text == TEXT
    assert document.media_type == f"image/{form.lower()}"
    assert document.quality.source is TextSource.OCR
    assert len(document.pages) == 1


def test_a_page_is_as_large_as_the_file_tells_or_as_a4(engine: FakeEngine) -> None:
    told = picture.read(encoded(pictured(), "PNG", dpi=(DPI, DPI)), Limits())
    assert told.pages[0].width == pytest.approx(WIDTH, abs=1)
    screen = picture.read(encoded(pictured(), "PNG", dpi=(72, 72)), Limits())
    assert screen.pages[0].height == pytest.approx(842, abs=1)


def test_a_tiff_has_a_page_for_each_picture_and_an_animation_has_one(engine: FakeEngine) -> None:
    images = [pictured(), pictured(RESUME[:2]), pictured(RESUME[:1])]
    many = {"save_all": True, "append_images": images[1:]}
    tiff = picture.read(encoded(images[0], "TIFF", **many), Limits())
    assert len(tiff.pages) == 3
    assert {b.page for b in tiff.blocks} == {1, 2, 3}
    film = picture.read(encoded(images[0], "GIF", **many), Limits())
    assert len(film.pages) == 1
    with pytest.raises(TooLarge, match="3 pages; the limit is 2"):
        picture.read(encoded(images[0], "TIFF", **many), Limits(pages=2))


def test_a_photo_is_turned_as_its_camera_says(engine: FakeEngine) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned by a quarter
    content = picture.read(encoded(pictured(), "JPEG", exif=exif), Limits())
    height, width = engine.pictures[0]
    assert width > height
    assert content.pages[0].width > content.pages[0].height


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_kind_are_grey_on_white(mode: str) -> None:
    grey = np.full((40, 60), 255, np.uint8)
    grey[10:20, 10:50] = 0
    if mode == "I;16":
        image = Image.fromarray(grey.astype(np.uint16) * 257)
    elif mode in ("LA", "RGBA"):
        image = Image.new(mode, (60, 40), 0)  # black, and clear but for the ink
        image.putalpha(Image.fromarray(255 - grey))
    else:
        image = Image.fromarray(grey).convert(mode)
    data = encoded(image, "TIFF" if mode in ("CMYK", "I;16") else "PNG")
    (found, _), *rest = picture._pictures(data, Limits())
    assert rest == []
    assert found.dtype == np.uint8
    assert found[15, 30] < 30
    assert found[30, 5] > 225


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be `width` by `height`."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000, 2**31 - 1])
def test_a_picture_of_too_many_pixels_is_not_decoded(engine: FakeEngine, side: int) -> None:
    with pytest.raises((TooLarge, Unreadable), match=r"pixels|damaged"):
        picture.read(bomb(side, side), Limits())
    assert engine.pictures == []


def test_the_limit_of_pixels_is_named(engine: FakeEngine) -> None:
    with pytest.raises(TooLarge, match="64,000,000 pixels; the limit is 40,000,000"):
        picture.read(bomb(8_000, 8_000), Limits())


def test_damaged_pictures_are_said_to_be_so(engine: FakeEngine) -> None:
    whole = {form: encoded(pictured(), form) for form in ("PNG", "JPEG", "TIFF", "GIF", "WEBP")}
    rng = random.Random(5)
    for data in whole.values():
        with pytest.raises(Unreadable):
            picture.read(data[:60], Limits())
        for _ in range(20):
            torn = bytearray(data[: rng.randrange(100, len(data))])
            for _ in range(5):
                torn[rng.randrange(20, len(torn))] ^= 0xFF
            with suppress(Unreadable, TooLarge, NoTextLayer):
                picture.read(bytes(torn), Limits())


def test_without_an_engine_a_picture_says_what_to_install(nothing: None) -> None:
    with pytest.raises(NoTextLayer, match=r"pip install 'resume-posting-matcher\[ocr\]'"):
        extract(encoded(pictured(), "PNG"), "scan.png")


# --- the real engine -----------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return text.split()


@installed
@pytest.mark.parametrize("turn", [0.0, 2.0, -4.0, 180.0])
def test_a_scan_is_read_word_for_word_upright_askew_and_upside_down(turn: float) -> None:
    content = read(made(pictured(turn=turn)))
    assert words_of(content.text) == words_of(TEXT)
    kinds = [b.kind for b in content.blocks]
    assert kinds.count(BlockKind.LIST_ITEM) == 3
    assert kinds[0] is kinds[5] is BlockKind.HEADING
    assert content.quality.confidence is not None
    assert content.quality.confidence > 0.98


@installed
@pytest.mark.parametrize("turn", [90.0, 270.0])
def test_a_picture_on_its_side_is_read(turn: float) -> None:
    content = picture.read(encoded(pictured(turn=turn), "PNG", dpi=(DPI, DPI)), Limits())
    assert words_of(content.text) == words_of(TEXT)
    assert [b.kind for b in content.blocks].count(BlockKind.LIST_ITEM) == 3


@installed
@pytest.mark.parametrize("turn", [0.0, 3.0])
def test_word_boxes_hold_the_ink_and_leave_none(turn: float) -> None:
    data = made(pictured(turn=turn, bullets=False))
    content = read(data)
    page = pypdfium2.PdfDocument(data)[0]
    scale = 2.0
    ink = np.asarray(page.render(scale=scale).to_pil().convert("L")) < 128
    rest = ink.copy()
    for block in content.blocks:
        for line in block.lines:
            assert len(line.words) == len(line.span.of(content.text).split())
            for box in line.words:
                part = (
                    slice(int((box.y0 - 1) * scale), int((box.y1 + 2) * scale)),
                    slice(int((box.x0 - 1) * scale), int((box.x1 + 2) * scale)),
                )
                assert 0.03 < ink[part].mean() < 0.6
                rest[part] = False
    assert rest.sum() < 0.02 * ink.sum()


@installed
def test_two_columns_are_read_one_after_the_other() -> None:
    left = tuple((60.0, 100.0 + 16 * n, text) for n, text in enumerate(LEFT))
    right = tuple((330.0, 104.0 + 16 * n, text) for n, text in enumerate(RIGHT))
    content = read(made(pictured((*left, *right), bullets=False)))
    assert words_of(content.text) == words_of(" ".join((*LEFT, *RIGHT)))


@installed
def test_a_layer_of_the_real_picture_is_held_against_it() -> None:
    content = read(under((*RESUME, (90, 150, STUFFING))))
    assert hidden(content) == set(STUFFING.split())
    assert words_of(seen(content)) == words_of(TEXT + "Danish")


@installed
def test_stuffing_in_a_layer_reaches_no_passage() -> None:
    passages = [
        [p.text for p in parse(extract(under(words), "a.pdf")).passages]
        for words in (RESUME, (*RESUME, (72, 500, STUFFING), (90, 170, "Terraform")))
    ]
    assert passages[0] == passages[1]
    assert any("forty vessels" in text for text in passages[0])


@installed
def test_a_picture_of_nothing_is_no_text() -> None:
    with pytest.raises(NoTextLayer):
        read(made(noise()))


@installed
def test_recognition_opens_no_socket_and_starts_no_program(tmp_path: Path) -> None:
    code = """
import sys
calls = []
sys.addaudithook(lambda name, args: calls.append(name) if name.split(".")[0] in
    ("socket", "subprocess", "os.system", "urllib") else None)
import numpy as np
from index.readers.ocr.load import engine
found = engine().read(np.full((400, 600), 255, np.uint8))
assert found.lines == ()
assert "rapidocr" not in sys.modules and "requests" not in sys.modules
assert "openvino_telemetry" not in sys.modules
print([name for name in calls if "gethostname" not in name])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []


def test_a_changed_network_is_not_run(tmp_path: Path) -> None:
    from index.readers.ocr import weights

    (tmp_path / weights.LINES[0]).write_bytes(b"other weights")
    assert weights.pinned(tmp_path, weights.LINES) is None
    assert weights.pinned(tmp_path, weights.LETTERS) is None
