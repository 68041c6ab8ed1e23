"""Laws of words in PDFs: what a reader of the page sees as one word is one word, and no more."""

import io
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Content, Limits
from index.readers.ocr import load
from index.readers.pdf.glyphs import Face, Glyph, Glyphs
from index.readers.pdf.read import read
from index.readers.pdf.segments import segments
from tests.raw_pdf import HELVETICA, NAMELESS, numbered, raw_pdf, to_unicode

HEIGHT = LETTER[1]
FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Italic", "Courier")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
words_of_letters = st.lists(st.text(LETTERS, min_size=2, max_size=12), min_size=1, max_size=8)


def lines_of(content: Content) -> list[str]:
    return [line.span.of(content.text) for block in content.blocks for line in block.lines]


def read_raw(content: str, **fonts: str) -> list[str]:
    return lines_of(read(raw_pdf(content, fonts or None), Limits()))


class Sheet:
    """A page on which every glyph can be put where it should be."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=LETTER)

    def put(
        self, x: float, y: float, text: str, font: str = "Helvetica", size: float = 10
    ) -> float:
        """Draw `text`; where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + stringWidth(text, font, size)

    def lines(self) -> list[str]:
        self.canvas.save()
        return lines_of(read(self.file.getvalue(), Limits()))


@settings(max_examples=30, deadline=None)
@given(words_of_letters, st.sampled_from(FONTS), st.sampled_from((7.0, 10.0, 24.0)))
def test_words_with_spaces_are_read_as_they_were_drawn(
    words: list[str], font: str, size: float
) -> None:
    sheet = Sheet()
    sheet.put(40, 100, " ".join(words), font, min(size, 500 / (6 * len(" ".join(words))) * 10))
    assert sheet.lines() == [" ".join(words)]


@settings(max_examples=30, deadline=None)
@given(words_of_letters, st.sampled_from(FONTS), st.integers(0, 99))
def test_glyphs_drawn_one_by_one_in_any_order_make_the_same_words(
    words: list[str], font: str, seed: int
) -> None:
    text = " ".join(words)
    places, x = [], 40.0
    for letter in text:
        places.append((x, letter))
        x += stringWidth(letter, font, 5)
    random.Random(seed).shuffle(places)
    sheet = Sheet()
    for x, letter in places:
        if letter != " ":
            sheet.put(x, 100, letter, font, 5)
    assert sheet.lines() == [text]


@settings(max_examples=20, deadline=None)
@given(words_of_letters, st.floats(0.2, 1.2))
def test_stretched_spaces_of_justified_lines_part_words(words: list[str], space: float) -> None:
    # In ems: set narrow, or drawn out to the margin. Letter gaps are none.
    x, sheet = 40.0, Sheet()
    for word in words:
        x = sheet.put(x, 100, word, size=5) + 5 * space
    assert " ".join(sheet.lines()) == " ".join(words)


@pytest.mark.parametrize("spacing", [-0.4, -0.2, 0.5, 1.5, 3.0, 6.0])
def test_letter_spacing_changes_no_word(spacing: float) -> None:
    text = f"BT /F 10 Tf {spacing} Tc 40 700 Td (Work Experience and Education) Tj ET"
    assert read_raw(text) == ["Work Experience and Education"]


@pytest.mark.parametrize("gap", ["   ", "  "])
def test_a_heading_spaced_by_space_characters_is_put_together(gap: str) -> None:
    heading = gap.join(" ".join(word) for word in ("WORK", "EXPERIENCE"))
    sheet = Sheet()
    sheet.put(40, 100, heading, "Helvetica-Bold", 12)
    assert sheet.lines() == ["WORK EXPERIENCE"]


def test_a_letter_spaced_heading_may_hold_an_ampersand() -> None:
    sheet = Sheet()
    sheet.put(40, 100, "S K I L L S   &   T O O L S", "Helvetica-Bold", 12)
    assert sheet.lines() == ["SKILLS & TOOLS"]


def test_single_letters_in_a_sentence_are_no_letter_spacing() -> None:
    sheet = Sheet()
    sheet.put(40, 100, "Wrote C, R and a bit of Q in a team I led")
    sheet.put(40, 120, "A B C")
    assert sheet.lines() == ["Wrote C, R and a bit of Q in a team I led", "A B C"]


def test_kerned_pairs_stay_one_word_and_kerned_gaps_are_spaces() -> None:
    kerned = "[(A) 120 (V) 80 (A) -30 (T) 90 (AR)] TJ"
    apart = "[(Led) -278 (twelve) -250 (clerks) -333 (in) -220 (Oslo)] TJ"
    lines = read_raw(f"BT /F 11 Tf 40 700 Td {kerned} 0 -20 Td {apart} ET")
    assert lines == ["AVATAR", "Led twelve clerks in Oslo"]


def test_a_space_drawn_over_by_the_next_letter_is_none() -> None:
    # Some producers draw a space and move back: the word goes on.
    assert read_raw("BT /F 10 Tf 40 700 Td [(man ) 278 (aged teams)] TJ ET") == ["managed teams"]


def test_type_that_is_condensed_or_expanded_keeps_its_words() -> None:
    for scale in (50, 70, 130, 200):
        text = f"BT /F 10 Tf {scale} Tz 40 700 Td (Ran the night desk) Tj ET"
        assert read_raw(text) == ["Ran the night desk"]


def test_small_caps_are_whole_words() -> None:
    sheet, x = Sheet(), 40.0
    for initial, rest in (("M", "ARIA"), ("E", "XAMPLE")):
        x = sheet.put(x, 100, initial, "Times-Roman", 14)
        x = sheet.put(x, 100, rest, "Times-Roman", 10) + 3.5
    assert sheet.lines() == ["MARIA EXAMPLE"]


@pytest.mark.parametrize("offset", [0.0, 0.2, 0.5])
def test_fake_bold_is_read_once_even_where_letters_are_doubled(offset: float) -> None:
    sheet = Sheet()
    for shift in (0.0, offset, offset / 2):
        sheet.put(40 + shift, 100, "Success Bookkeeper 1100")
    assert sheet.lines() == ["Success Bookkeeper 1100"]


def glyphs_of(text: str, advance: float = 5.0, tracking: float = 0.0) -> list[Glyph]:
    places = ((n * (advance + tracking), c) for n, c in enumerate(text))
    return [Glyph(c, x, x + advance, 100, 10, Face("Made")) for x, c in places if c != " "]


@pytest.mark.parametrize("offset", [0.0, 0.4, 1.0])
def test_glyphs_that_are_printed_twice_count_once(offset: float) -> None:
    once = glyphs_of("book 11")
    again = [g._replace(x0=g.x0 + offset, x1=g.x1 + offset) for g in once]
    assert [s.text for s in segments([*once, *again])] == ["book 11"]


def test_a_letter_spaced_heading_is_one_segment() -> None:
    (found,) = segments(glyphs_of("WORK HISTORY", tracking=5.5))
    assert [word.text for word in found.words] == ["WORK", "HISTORY"]
    assert len(segments(glyphs_of("WORK   HISTORY"))) == 2  # without it such a gap is a tab


def test_superscripts_stay_with_their_word() -> None:
    sheet = Sheet()
    x = sheet.put(40, 100, "The 21")
    sheet.canvas.setFont("Helvetica", 6)
    sheet.canvas.drawString(x, HEIGHT - 96.5, "st")
    x = sheet.put(x + stringWidth("st", "Helvetica", 6) + 2.8, 100, "class of 40 m")
    sheet.canvas.setFont("Helvetica", 6)
    sheet.canvas.drawString(x, HEIGHT - 96.5, "2")
    assert sheet.lines() == ["The 21st class of 40 m2"]


@pytest.mark.parametrize(("size", "line"), [(7.5, "Won 1st/50"), (8.2, "Won 1 /50")])
def test_a_superscript_as_large_as_browsers_set_it_stays_with_its_word(
    size: float, line: str
) -> None:
    """Five sixths of the type around it; letters nearly as large are a line of their own."""
    sheet = Sheet()
    x = sheet.put(40, 100, "Won 1", size=9)
    raised = stringWidth("st", "Helvetica", size)
    sheet.put(x, 97, "st", size=size)
    sheet.put(x + raised, 100, "/50", size=9)
    assert line in sheet.lines()


def font_of(codes: dict[int, str], name: str = "ABCDEF+Made", stream: int = 5) -> str:
    return HELVETICA.replace("/Helvetica", f"/{name}").replace(
        " >>", f" /ToUnicode {stream} 0 R >>"
    )


def mapped(content: str, codes: dict[int, str], name: str = "ABCDEF+Made") -> Content:
    fonts = {"F": HELVETICA, "M": font_of(codes, name)}
    return read(raw_pdf(content, fonts, (to_unicode(codes),)), Limits())


@pytest.mark.parametrize("turn", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1"])
def test_ligature_glyphs_are_their_letters(turn: str) -> None:
    codes = {ord(c): c for c in "ancdefilno"} | {ord("w"): "fi", ord("m"): "ffi"}
    content = mapped(
        f"BT /M 10 Tf {turn} 300 400 Tm (wne) Tj ET BT /M 10 Tf {turn} 300 500 Tm (omce) Tj ET",
        codes,
    )
    assert sorted(content.text.split()) == ["fine", "office"]


@pytest.mark.parametrize("name", ["ABCDEF+FontAwesome5Free-Solid", "ABCDEF+Subset7"])
def test_icons_are_dropped_and_never_glued_to_text(name: str) -> None:
    icon = {ord("p"): "\uf095", ord("m"): "\uf0e0"}
    content = mapped(
        "BT /M 10 Tf 40 700 Td (p) Tj /F 10 Tf (555 0100) Tj /M 10 Tf (m) Tj "
        "/F 10 Tf (maria@example.org) Tj ET",
        icon,
        name,
    )
    assert lines_of(content) == ["555 0100 maria@example.org"]
    assert content.quality.unknown == 0


def test_a_letter_that_the_font_does_not_name_is_shown_as_unknown() -> None:
    # "of?ice": a hole would read as another word.
    codes = {ord("o"): "o", ord("f"): "f", ord("x"): "\ufffd", ord("c"): "c", ord("e"): "e"}
    content = mapped("BT /M 10 Tf 40 700 Td (ofxce) Tj ET", codes)
    assert lines_of(content) == ["of\ufffdce"]
    assert content.quality.unknown == pytest.approx(1 / 5)


@pytest.mark.usefixtures("no_engine")
def test_the_numbers_of_glyphs_are_no_letters() -> None:
    """A font without a map numbers its glyphs; pdfium takes the numbers for codes."""
    known = "BT /F 10 Tf 40 700 Td (Streamed events with Kafka for forty teams) Tj ET "
    content = read(
        raw_pdf(known + numbered("Streamed events daily", 29), {"F": HELVETICA, "N": NAMELESS}),
        Limits(),
    )
    assert lines_of(content) == ["Streamed events with Kafka for forty teams"]
    assert content.quality.unknown == pytest.approx(19 / (36 + 19))
    assert content.quality.unreadable == (1,)


@pytest.mark.usefixtures("no_engine")
def test_codes_that_spell_words_are_letters_without_a_map() -> None:
    content = read(raw_pdf(numbered("Streamed events daily", 0), {"N": NAMELESS}), Limits())
    assert lines_of(content) == ["Streamed events daily"]
    assert content.quality.unknown == 0.0


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "engine", lambda: None)


@pytest.mark.parametrize(
    ("texts", "unknown"),
    [
        (["\ue000"], 0),  # an icon
        (["\uf005"] * 5, 0),  # a rating
        (["o", "f", "\ue000", "c", "e"], 1),
        (["\ue000"] * 4, 4),  # a word of a font without a map
        (["\uf041", "\uf042", "\uf043", " ", "\uf044"], 3),
        (["a", " ", "\ue000", " ", "b"], 0),
    ],
)
def test_unknown_letters_are_counted_and_icons_are_not(texts: list[str], unknown: int) -> None:
    face = Face("Made")
    glyphs = (Glyph(t, 5.0 * n, 5.0 * n + 5, 100, 10, face, n) for n, t in enumerate(texts))
    assert Glyphs.of(glyphs).unknown() == unknown


def test_a_font_without_a_map_is_read_by_its_encoding() -> None:
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding "
        "<< /Type /Encoding /Differences [1 /R /u /n /space /fi /l /e /eacute] >> >>"
    )
    content = r"BT /F 10 Tf 40 700 Td (\001\002\003\004\005\006\007\010) Tj ET"
    assert read_raw(content, F=font) == ["Run fileé"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("wrote the docu-", "mentation of it", "wrote the documentation of it"),
        ("ran a data-", "driven team", "ran a data-driven team"),
        ("kept the peace 2015-", "2019 in all", "kept the peace 2015-2019 in all"),
        ("led a cross-", "functional team", "led a cross-functional team"),
    ],
)
def test_hyphens_at_line_ends_go_where_only_the_line_asked(
    first: str, second: str, whole: str
) -> None:
    filler = (
        "and then went on with the work of many more people in the town, as it had to be done, "
    )
    sheet = Sheet()
    sheet.put(40, 100, filler + first)
    sheet.put(40, 112, second + " and " + filler)
    sheet.canvas.save()
    content = read(sheet.file.getvalue(), Limits())
    assert whole in content.text


def test_every_word_has_a_box_that_holds_its_ink() -> None:
    words = "Kept forty-two ledgers at Öresund".split()
    sheet, x, places = Sheet(), 40.0, []
    for word in words:
        end = sheet.put(x, 100, word)
        places.append((x, end))
        x = end + stringWidth(" ", "Helvetica", 10)
    sheet.canvas.save()
    content = read(sheet.file.getvalue(), Limits())
    boxes = content.blocks[0].lines[0].words
    assert [(b.x0, b.x1) for b in boxes] == [
        (pytest.approx(left, abs=0.1), pytest.approx(right, abs=0.1)) for left, right in places
    ]
    assert all(one.x1 < two.x0 for one, two in pairwise(boxes))


def test_a_space_that_is_an_object_of_its_own_parts_words_however_narrow() -> None:
    """Chromium sets the kerned space of "REST API" so, less than a fifth of an em wide.

    A space over which the next letter is drawn is none, nor is one that nobody could see; and a
    gap as narrow without a space parts nothing.
    """

    def line(y: int, *pieces: tuple[float, str]) -> str:
        shown = (f"BT /F1 20 Tf 1 0 0 1 {50 + x} {y} Tm ({said}) Tj ET" for x, said in pieces)
        return "\n".join(shown)

    built = stringWidth("Built a REST", "Helvetica", 20)
    apart = built + 3.6
    assert read_raw(
        "\n".join(
            [
                line(700, (0, "Built a REST"), (built, " "), (apart, "API of one")),
                line(650, (0, "Built a REST"), (apart, "ful API")),
                line(600, (0, "Built a REST"), (built, " "), (built + 0.4, "ful API")),
                "1 Tr " + line(550, (built, " ")) + " 0 Tr",
                line(550, (0, "Built a REST"), (built, "ful API")),
            ]
        )
    ) == ["Built a REST API of one", *["Built a RESTful API"] * 3]


def test_spaces_that_are_objects_part_words_on_a_page_that_is_turned() -> None:
    built = stringWidth("Built a REST", "Helvetica", 20)
    pieces = ((0.0, "Built a REST"), (built, " "), (built + 3.6, "API of one page"))
    turned = (f"BT /F1 20 Tf 0 1 -1 0 200 {50 + x} Tm ({said}) Tj ET" for x, said in pieces)
    assert read_raw("\n".join(turned)) == ["Built a REST API of one page"]
