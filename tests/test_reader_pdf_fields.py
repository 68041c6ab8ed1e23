"""Fields of a form and notes on a page: never scored, and told where they say much."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from index.types import Quality
from tests.pdf_layouts import content_of, drawn

JOB = "Clerk, Corner Shop, 2019 - 2021"
DEEDS = "Ran Kubernetes clusters in nine regions and kept them up"
Draw = Callable[[Canvas], None]


def quality_of(draw: Draw) -> Quality:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, JOB)
        draw(canvas)

    content = content_of(drawn(page))
    assert content.text == f"{JOB}\n"
    return content.quality


def field(value: str, *, flags: str = "print", width: float = 300) -> Draw:
    return lambda canvas: canvas.acroForm.textfield(
        name="deeds", value=value, x=60, y=600, width=width, height=20, annotationFlags=flags
    )


def note(text: str) -> Draw:
    return lambda canvas: canvas.freeTextAnnotation(
        text, DA="/Helv 12 Tf 0 g", Rect=[60, 450, 300, 480]
    )


def ticks(canvas: Canvas) -> None:
    for n in range(12):
        canvas.acroForm.checkbox(name=f"tick{n}", x=60, y=600 - 20 * n, checked=True)


@pytest.mark.parametrize("draw", [field(DEEDS), field(f"{DEEDS} " * 300), note(DEEDS)])
def test_a_page_with_a_filled_form_is_not_wholly_read(draw: Draw) -> None:
    assert quality_of(draw) == Quality(unreadable=(1,))


@pytest.mark.parametrize(
    "draw",
    [
        field("Jo Park"),
        field(""),
        field(DEEDS, flags="hidden"),
        field(DEEDS, width=1),
        note("Seen by the office"),
        ticks,
    ],
)
def test_fields_that_say_little_or_are_not_seen_are_nothing_missed(draw: Draw) -> None:
    assert quality_of(draw) == Quality()
