"""Documents that hold pictures in place of text: recognised, or refused with what to do."""

import base64
import io
import zipfile
from dataclasses import dataclass, field

import numpy as np
import pytest
from PIL import Image

from index.errors import NoTextLayer
from index.readers.content import Limits
from index.readers.extract import extract
from index.readers.html.embedded import own_size
from index.readers.ocr import load
from index.readers.ocr.engine import Recognised, RecognisedLine, Recognition
from index.readers.sniff import DOCX, ODT, RTF
from index.sandbox.checks import check_document
from index.types import Quality, TextSource, Unseen
from tests.word import RELATIONS, SPACES, WORD, package, para, text

LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
SAID = ("Led nine pilots", "Cut costs by half")


@dataclass
class FakeEngine:
    """Says the next of `said` of each picture."""

    said: tuple[str, ...] = SAID
    confidence: float = 0.99
    name: str = "fake"
    shapes: list[tuple[int, ...]] = field(default_factory=list)

    def read(self, picture: np.ndarray) -> Recognition:
        words = self.said[len(self.shapes) % len(self.said)].split()
        self.shapes.append(picture.shape)
        read = [
            Recognised(w, 90.0 * n + 60, 90.0 * n + 140, self.confidence)
            for n, w in enumerate(words)
        ]
        return Recognition(0.0, (RecognisedLine(tuple(read), 200.0, 22.0, 0.1),), ())


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr(load, "engine", lambda: fake)
    monkeypatch.setattr(load, "available", lambda: True)
    return fake


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "engine", lambda: None)
    monkeypatch.setattr(load, "available", lambda: False)


def png(width: int = 600, height: int = 800) -> bytes:
    held = io.BytesIO()
    Image.new("L", (width, height), 255).save(held, "PNG")
    return held.getvalue()


def drawing(link: str, points: int = 400) -> str:
    """A picture in a line of text, so many points wide and high."""
    side = points * 12_700
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><a:graphic>'
        f'<a:graphicData><a:blip r:embed="{link}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def docx(body: str, **pictures: bytes) -> bytes:
    links = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/image" Target="media/{name}.png"/>'
        for name in pictures
    )
    return package(
        {
            "word/document.xml": f'<w:document xmlns:w="{WORD}" {SPACES}><w:body>{body}</w:body>'
            "</w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{LINKS}">{links}'
            "</Relationships>",
            **{f"word/media/{name}.png": data for name, data in pictures.items()},
        }
    )


def odt(*pictures: bytes, body: str = "", side: float = 0.0) -> bytes:
    """`body`, and behind it the pictures, so many points wide and high."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    shown = "".join(
        f'<text:p><draw:frame svg:width="{side}pt" svg:height="{side}pt">'
        f'<draw:image xlink:href="Pictures/{n}.png"/></draw:frame></text:p>'
        for n in range(len(pictures))
    )
    content = (
        f'<office:document-content xmlns:office="{urn}office:1.0" xmlns:text="{urn}text:1.0" '
        f'xmlns:draw="{urn}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:svg="{urn}svg-compatible:1.0">'
        f"<office:body><office:text>{body}{shown}</office:text></office:body></office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", content)
        for n, data in enumerate(pictures):
            archive.writestr(f"Pictures/{n}.png", data)
    return held.getvalue()


def rtf(body: str, *pictures: tuple[str, bytes], twips: int = 10_000) -> bytes:
    """`body`, and behind it pictures of a kind and their data, so many twips wide and high."""
    shown = "".join(
        rf"{{\*\shppict{{\pict{{\*\picprop{{\sp{{\sn a}}{{\sv b}}}}}}\{kind}\picwgoal{twips}"
        rf"\pichgoal{twips}{{\*\blipuid 00}} {data.hex()}}}}}"
        r"{\nonshppict{\pict\wmetafile8 00}}\par"
        for kind, data in pictures
    )
    return rf"{{\rtf1\ansi {body}\par {shown}}}".encode("latin-1")


def test_pictures_of_a_word_file_without_text_are_pages_in_the_order_that_it_shows_them(
    engine: FakeEngine,
) -> None:
    first, second = png(600, 800), png(700, 800)
    logo = png(200, 299)  # too small for a page of writing
    body = "".join(para(drawing(name)) for name in ("b", "logo", "a", "b"))
    data = docx(body, a=second, b=first, logo=logo, unused=png(999, 999))
    document = extract(data, "scan.docx")
    assert document.text == "Led nine pilots\nCut costs by half\n"
    assert engine.shapes == [(800, 600), (800, 700)]
    assert document.media_type == DOCX
    assert [block.page for block in document.blocks] == [1, 2]
    assert all(len(line.words) for block in document.blocks for line in block.lines)
    assert document.quality.source is TextSource.OCR
    assert document.quality.confidence == pytest.approx(0.99)
    check_document(document, data)


def test_a_line_of_text_above_a_large_picture_is_read_with_it(engine: FakeEngine) -> None:
    body = para("Curriculum", text("SQL", "<w:vanish/>")) + para(drawing("a", 500))
    data = docx(body, a=png())
    document = extract(data, "scan.docx")
    assert document.text == "Curriculum\nLed nine pilots\nSQL\n"
    assert [block.hidden for block in document.blocks] == [None, None, Unseen.STYLE]
    assert document.quality.source is TextSource.BOTH
    check_document(document, data)


def test_pictures_of_an_odt_file_without_text_are_read(engine: FakeEngine) -> None:
    data = odt(png(), png(500, 800))
    document = extract(data, "scan.odt")
    assert (document.text, document.media_type) == ("Led nine pilots\nCut costs by half\n", ODT)
    check_document(document, data)


def test_a_damaged_picture_is_passed_over_and_an_unsure_one_is_not_read(
    engine: FakeEngine,
) -> None:
    document = extract(odt(b"none", png()), "scan.odt")
    assert document.text == "Led nine pilots\n"
    engine.confidence = 0.5
    with pytest.raises(NoTextLayer, match="the ODT file holds pictures and no text, and recog"):
        extract(odt(png()), "scan.odt")
    with pytest.raises(NoTextLayer, match="the DOCX file holds pictures and no text, and recog"):
        extract(docx(para(drawing("a")), a=png()), "scan.docx")


def test_without_an_engine_it_is_said_what_to_install_and_what_was_not_read(nothing: None) -> None:
    for data in (docx(para(drawing("a")), a=png()), odt(png())):
        with pytest.raises(NoTextLayer, match=r"pip install 'resume-posting-matcher\[ocr\]'"):
            extract(data, "scan")
    part = docx(para("Curriculum") + para(drawing("a", 500)), a=png())
    document = extract(part, "scan.docx")
    assert document.text == "Curriculum\n"
    assert document.quality == Quality(unreadable=(1,))
    check_document(document, part)  # page 1 of a format that knows no pages


def test_recognition_that_is_off_says_so_and_nothing_is_looked_at_in_vain(
    engine: FakeEngine,
) -> None:
    with pytest.raises(NoTextLayer, match="is switched off"):
        extract(odt(png()), "scan.odt", Limits(ocr_pages=0))
    with pytest.raises(NoTextLayer, match="is switched off"):
        extract(png(), "scan.png", Limits(ocr_pages=0))
    small = odt(png(64, 64))
    with pytest.raises(NoTextLayer, match="sure of nothing"):
        extract(small, "logo.odt")
    assert engine.shapes == []


LONG = ("Led nine " * 30).strip()
BEHIND = (
    drawing("a", 500)
    .replace("<wp:inline", '<wp:anchor behindDoc="1"')
    .replace("</wp:inline>", "</wp:anchor>")
)
BESIDE = [
    ("scan.odt", "Curriculum", odt(png(), body="<text:p>Curriculum</text:p>", side=500)),
    ("scan.rtf", "Curriculum", rtf("Curriculum", ("pngblip", png()))),
    ("ground.docx", "Curriculum", docx(para("Curriculum") + para(BEHIND), a=png())),
    ("long.odt", LONG, odt(png(), body=f"<text:p>{LONG}</text:p>", side=500)),
    ("long.rtf", LONG, rtf(LONG, ("pngblip", png()))),
    ("long.docx", LONG, docx(para(LONG) + para(drawing("a", 500)), a=png())),
]


@pytest.mark.parametrize(("name", "said", "data"), BESIDE, ids=[name for name, _, _ in BESIDE])
def test_text_beside_a_large_picture_is_not_all_that_the_file_says(
    name: str, said: str, data: bytes, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = extract(data, name)
    assert document.text == f"{said}\nLed nine pilots\n"
    assert document.quality.source is TextSource.BOTH
    check_document(document, data)
    monkeypatch.setattr(load, "available", lambda: False)
    document = extract(data, name)
    assert (document.text, document.quality) == (f"{said}\n", Quality(unreadable=(1,)))
    check_document(document, data)


@pytest.mark.parametrize(
    ("picture", "unreadable"),
    [
        ('<img src="a.png" width="800" height="1100">', (1,)),
        ('<img src="a.png" style="width:50%;height:600px">', (1,)),
        ('<img src="a.png" width="200" height="200">', ()),
        ('<img src="a.png" width="1000" height="120">', ()),
        ('<img src="a.png" width="800" height="1100" hidden>', ()),
        ('<img src="a.png" style="width:99%;height:99%;position:fixed;z-index:-1">', ()),
        ("<img src='a.png'>", ()),
    ],
)
def test_a_large_picture_in_a_page_of_html_is_told(picture: str, unreadable: tuple[int]) -> None:
    document = extract(f"<h1>Jo</h1><p>Led a team</p>{picture}".encode(), "cv.html")
    assert document.quality == Quality(unreadable=unreadable)


def embedded(form: str, width: int, height: int) -> str:
    """The address of a picture that stands in the page itself."""
    held = io.BytesIO()
    Image.new("L", (width, height), 255).save(held, form, exif=b"Exif\0\0" + 900 * b"-")
    return f"data:image/{form};base64,{base64.b64encode(held.getvalue()).decode()}"


@pytest.mark.parametrize("form", ["png", "jpeg", "gif"])
@pytest.mark.parametrize(
    ("size", "said", "unreadable"),
    [
        ((800, 1100), "", (1,)),
        ((400, 500), "", ()),
        ((400, 500), 'width="800"', (1,)),
        ((1600, 2200), 'style="width:200px"', ()),
        ((1600, 2200), 'style="height:auto;max-height:400px"', ()),
        ((1600, 2200), 'style="width:100%"', ()),
        ((1600, 2200), 'style="max-width:100%"', ()),
        ((1600, 2200), 'style="width:0"', ()),
        ((1600, 2200), "hidden", ()),
    ],
)
def test_a_picture_that_stands_in_html_itself_has_its_own_size(
    form: str, size: tuple[int, int], said: str, unreadable: tuple[int]
) -> None:
    page = f'<h1>Jo</h1><p>Led a team</p><img src="{embedded(form, *size)}" {said}>'
    document = extract(page.encode(), "cv.html")
    assert document.quality == Quality(unreadable=unreadable)


@pytest.mark.parametrize(
    "source",
    [
        "data:image/png;base64,iVBORw0K",
        "data:image/png;base64,a",
        "data:image/jpeg;base64,/9j/2wAA",
        "data:image/jpeg;base64,/9j/4P////8AAAA=",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png,%89PNG",
    ],
)
def test_a_picture_in_html_that_is_cut_short_has_no_size(source: str) -> None:
    assert own_size(source) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.odt", odt(png(), body="<text:p>Curriculum</text:p>", side=100)),
        ("logo.rtf", rtf("Curriculum", ("pngblip", png()), twips=2_000)),
        ("ground.docx", docx(para("Led nine " * 30) + para(BEHIND), a=png())),
    ],
)
def test_a_small_picture_or_one_behind_much_text_is_none_of_it(
    name: str, data: bytes, engine: FakeEngine
) -> None:
    assert extract(data, name).quality == Quality()
    assert engine.shapes == []


def test_pictures_of_an_rtf_file_without_text_are_read_in_order(engine: FakeEngine) -> None:
    held = io.BytesIO()
    Image.new("L", (700, 800), 255).save(held, "JPEG")
    data = rtf("", ("jpegblip", held.getvalue()), ("emfblip", b"none"), ("pngblip", png()))
    document = extract(data, "scan.rtf")
    assert (document.text, document.media_type) == ("Led nine pilots\nCut costs by half\n", RTF)
    assert engine.shapes == [(800, 700), (800, 600)]
    check_document(document, data)


def test_a_picture_as_binary_data_is_read_and_a_large_drawing_is_told(engine: FakeEngine) -> None:
    held = png()
    binary = b"{\\rtf1{\\pict\\pngblip\\bin%d %s}\\par}" % (len(held), held)
    assert extract(binary, "scan.rtf").text == "Led nine pilots\n"
    drawn = rtf("Curriculum", ("emfblip", b"none"))
    assert extract(drawn, "drawn.rtf").quality == Quality(unreadable=(1,))
