"""Pages that draw more than any page does: refused soon, with the limit; others are read."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.errors import TooLarge
from index.readers.content import Limits
from index.readers.pdf.forms import are_too_many
from index.readers.pdf.read import read
from index.readers.pdf.visibility.scene import MOST_FORMS, MOST_OBJECTS
from tests.raw_pdf import raw_pdf

SAID = "BT /F 10 Tf 72 700 Td (Led a team of five) Tj ET\n"
STROKE = "9 9 m 30 9 l S\n"
PIECES = [
    *b"1 0 obj |<< /Subtype /Form |/X 1 0 R |/X 2 0 R |>> stream\n|endstream|/X Do |2 0 obj ".split(
        b"|"
    ),
    b"/Filter /FlateDecode",
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


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_bytes_can_be_counted(parts: list[bytes]) -> None:
    assert are_too_many(b"".join(parts)) in (True, False)
