"""Pages that draw more than any page does: refused soon, with the limit; others are read."""

import io
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.errors import TooLarge, Unreadable
from index.readers.content import Limits
from index.readers.pdf.forms import MOST_DRAWN, are_too_many
from index.readers.pdf.glyphs import Face
from index.readers.pdf.order import Lane, columns
from index.readers.pdf.read import read
from index.readers.pdf.segments import Segment, Word
from index.readers.pdf.visibility.scene import MOST_FORMS, MOST_OBJECTS
from tests.raw_pdf import raw_pdf

SAID = "BT /F 10 Tf 72 700 Td (Led a team of five) Tj ET\n"
STROKE = "9 9 m 30 9 l S\n"
PIECES = [
    *b"1 0 obj |<< /Subtype /Form |/X 1 0 R |/X 2 0 R |>> stream\n|endstream|/X Do |2 0 obj ".split(
        b"|"
    ),
    b"/Filter /FlateDecode",
    b"\n1 0 obj << ",
    b"/Contents [1 0 R 1 0 R",
    b"/Contents 1 0 R ",
    zlib.compress(b"/X Do " * 200),
    b"\xff" * 9,
]


def test_a_page_of_more_objects_than_the_limit_is_refused_with_both() -> None:
    crowded = raw_pdf(SAID + STROKE * MOST_OBJECTS)
    with pytest.raises(TooLarge, match="page 1 of the PDF has more than 100,000 letters"):
        read(crowded, Limits())


def test_a_page_full_of_strokes_below_the_limit_is_read() -> None:
    assert read(raw_pdf(SAID + STROKE * (MOST_OBJECTS // 10)), Limits()).text == (
        "Led a team of five\n"
    )


def nested(deep: int, times: int) -> bytes:
    """Forms in forms: each draws the next one so many times."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    for level in range(deep):
        canvas.beginForm(f"form{level}")
        if level == 0:
            canvas.rect(9, 9, 5, 5)
        for _ in range(times if level else 0):
            canvas.doForm(f"form{level - 1}")
        canvas.endForm()
    canvas.drawString(72, 700, "Led a team of five")
    canvas.doForm(f"form{deep - 1}")
    canvas.save()
    return file.getvalue()


def test_forms_that_multiply_within_each_other_are_refused() -> None:
    assert MOST_FORMS < 9**4
    with pytest.raises(TooLarge, match="more than 5,000 groups"):
        read(nested(5, 9), Limits())


def test_forms_within_forms_are_read() -> None:
    assert read(nested(3, 5), Limits()).text == "Led a team of five\n"


def drawn(*forms: bytes) -> bytes:
    """A page that draws the first of `forms`; /Xn in their contents is the nth, from 0."""
    names = b" ".join(b"/X%d %d 0 R" % (n, 20 + n) for n in range(len(forms)))
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << %s >> >>"
    objects = [raw_pdf(SAID)]
    for number, content in enumerate(forms, start=20):
        packed = zlib.compress(content)
        said = head % names + b" /Filter /FlateDecode /Length %d" % len(packed)
        objects.append(b"%d 0 obj << %s >> stream\n%s\nendstream endobj\n" % (number, said, packed))
    return b"".join(objects)


@pytest.mark.parametrize(
    ("forms", "many"),
    [
        ([b"/X0 Do /X0 Do"], True),  # itself, twice
        ([b"/X0 Do"], False),  # itself, once: no deeper than a reader follows it
        ([b"/X1 Do ", b"/X0 Do /X0 Do"], True),  # in a ring
        ([b"/X%d Do " % n * 2 for n in range(1, 12)] + [b"9 9 5 5 re f"], False),  # 2^12 - 1
        ([b"/X%d Do " % n * 2 for n in range(1, 13)] + [b"9 9 5 5 re f"], True),  # 2^13 - 1
        ([b"/X1 Do " * (MOST_FORMS - 1), b"9 9 5 5 re f"], False),
        ([b"/X1 Do " * MOST_FORMS, b"9 9 5 5 re f"], True),
    ],
)
def test_what_forms_draw_is_counted_before_the_page_is_loaded(
    forms: list[bytes], many: bool
) -> None:
    assert are_too_many(drawn(*forms)) is many


def test_a_form_that_draws_itself_is_refused_at_once() -> None:
    with pytest.raises(TooLarge, match="draws itself, or others that multiply"):
        read(drawn(b"/X0 Do /X0 Do /X0 Do"), Limits())


LINES = b"BT /F 10 Tf 72 700 Td (Led a team of five) Tj ET\n" * 5_000  # some 0.24 MB
ENOUGH = MOST_DRAWN // len(LINES)


def page(contents: bytes, content: bytes, form: bytes = b"") -> bytes:
    """Objects of a file: a page with /Contents as said, its content 4, and a form called X."""
    said = b"<< /Filter /FlateDecode %s /Length %d >> stream\n%s\nendstream endobj\n"
    packed, drawing = zlib.compress(content), zlib.compress(form)
    return (
        b"%%PDF-1.7\n3 0 obj << /Type /Page /Contents %s /Resources << /XObject << /X 5 0 R >> >> "
        b">> endobj\n4 0 obj "
        % contents
        + said % (b"", len(packed), packed)
        + b"5 0 obj "
        + said % (b"/Subtype /Form", len(drawing), drawing)
    )


@pytest.mark.parametrize(
    ("file", "many"),
    [
        (page(b"[" + b"4 0 R " * ENOUGH + b"]", LINES), False),
        (page(b"[" + b"4 0 R " * (ENOUGH + 1) + b"]", LINES), True),
        (page(b"[ 4 0 R 6 0 R" + b" 4 0 R" * ENOUGH + b"]", LINES), True),
        (page(b"4 0 R", b"/X Do " * (ENOUGH - 1), LINES), False),
        (page(b"4 0 R", b"/X Do " * (ENOUGH + 1), LINES), True),
        (page(b"[4 0 R 4 0 R]", b"/X Do " * (ENOUGH // 2 + 1), LINES), True),
        (page(b"4 0 R", b"/Y Do " * (ENOUGH + 1), LINES), False),  # no form is called Y
    ],
)
def test_what_pages_show_again_and_again_is_counted_before_they_are_loaded(
    file: bytes, many: bool
) -> None:
    assert are_too_many(file) is many


@pytest.mark.parametrize("form", [b"", b"\n5 0 obj << /Subtype /Form >> stream\nendstream"])
def test_contents_that_the_file_lacks_are_looked_for_once(form: bytes) -> None:
    """50 pages with 50 of them each: one search for each would go through 20 GB, in 10 seconds."""
    lost = b" ".join(b"%d 0 R %d 0 R" % (number, number) for number in range(900_000, 900_050))
    file = form + b"\n1 0 obj << /Contents [%s] >> endobj" % lost * 50 + b"\n9" * 4_000_000
    start = time.process_time()
    assert not are_too_many(file)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("before", [b"", b"\n04 0 obj << >> ", b"\n14 0 obj << >> ", b"x4 0 obj "])
def test_a_content_is_the_first_object_of_its_number(before: bytes) -> None:
    file = page(b"[" + b"4 0 R " * (ENOUGH + 1) + b"]", LINES)
    assert are_too_many(before + file)
    assert not are_too_many(b"\n4 0 obj << >> stream\nendstream " + before + file)


def test_a_name_of_two_forms_is_not_guessed_at() -> None:
    one = page(b"4 0 R", b"/X Do " * (ENOUGH + 1), LINES)
    assert not are_too_many(one + b"7 0 obj << /XObject << /X 8 0 R >> >> endobj\n")


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_bytes_can_be_counted(parts: list[bytes]) -> None:
    assert are_too_many(b"".join(parts)) in (True, False)


def segment(x0: float, x1: float, baseline: float) -> Segment:
    middle = (x0 + x1) / 2
    words = (Word("w" * 9, x0, middle - 2, 10, Face()), Word("w" * 9, middle, x1, 10, Face()))
    return Segment(words, x0, x1, baseline, 10)


def test_a_page_is_searched_for_columns_so_often_and_no_segment_is_lost() -> None:
    def blocks(count: int) -> list[Segment]:
        """Two columns of four rows, then a row across both, and so on."""
        return [
            segment(x0, x1, 20.0 * row)
            for row in range(5 * count)
            for x0, x1 in (((50, 550),) if row % 5 == 4 else ((50, 150), (400, 500)))
        ]

    few, many = blocks(4), blocks(60)
    assert sum(column.place.lane is Lane.LEFT for column in columns(few, 550)) == 4
    found = columns(many, 550)
    assert 4 < sum(column.place.lane is Lane.LEFT for column in found) < 32
    assert sorted(id(s) for column in found for s in column.segments) == sorted(map(id, many))


def listing(size: int) -> bytes:
    """A PDF whose table of objects is a packed stream that says that it lists `size` of them."""
    packed = zlib.compress(bytes(7) * 50, 9)
    head = b"1 0 obj\n<< /Size %d /Type /XRef /W [1 4 2] /Root 2 0 R /Filter /FlateDecode" % size
    body = b" /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    return b"%PDF-1.5\n" + head + body + b"startxref\n9\n%%EOF\n"


def test_a_file_that_says_that_it_has_millions_of_objects_is_refused_before_it_is_opened() -> None:
    with pytest.raises(TooLarge, match=r"more than 500,000 objects; no more are read"):
        read(listing(8_000_000), Limits())
    with pytest.raises(Unreadable):  # it has none, but does not say too much
        read(listing(500_000), Limits())
    beside = b"9 0 obj << /Type /EmbeddedFile /Params << /Size 9000000 >> >> endobj\n"
    with pytest.raises(Unreadable):
        read(listing(50).replace(b"1 0 obj", beside + b"1 0 obj", 1), Limits())
