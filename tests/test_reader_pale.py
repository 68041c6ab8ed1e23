"""What is too pale to be seen is so in every format."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.readers.colours import LEAST, Colour
from index.readers.extract import extract
from index.readers.pdf.visibility.contrast import difference
from tests.raw_pdf import raw_pdf
from tests.word import by_hand, para, text

STUFFING = "Kubernetes"


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


def pdf(ink: str, paper: str) -> bytes:
    under, over = (" ".join(f"{c / 255:.4f}" for c in rgb(one)) for one in (paper, ink))
    return raw_pdf(
        f"{under} rg 0 0 612 792 re f 0 g BT /F 11 Tf 72 700 Td (Visible words) Tj ET "
        f"{over} rg BT /F 11 Tf 72 600 Td ({STUFFING}) Tj ET"
    )


def html(ink: str, paper: str) -> bytes:
    text = f'<p>Visible words</p><p style="color:#{ink}">{STUFFING}</p>'
    return f'<html><body style="background:#{paper}">{text}</body></html>'.encode()


def rtf(ink: str, paper: str) -> bytes:
    table = "".join(";\\red{}\\green{}\\blue{}".format(*rgb(colour)) for colour in (ink, paper))
    text = f"Visible words\\par\\cf1\\chcbpat2 {STUFFING}\\par"
    return f"{{\\rtf1{{\\colortbl{table};}}{text}}}".encode()


def docx(ink: str, paper: str) -> bytes:
    shade = f'<w:shd w:val="clear" w:fill="{paper}"/>'
    return by_hand(
        para(text("Visible words"))
        + para(text(STUFFING, f'<w:color w:val="{ink}"/>' + shade), properties=shade)
    )


channel = st.integers(0, 255)


@given(st.tuples(channel, channel, channel), st.tuples(channel, channel, channel))
def test_the_measure_of_pictures_is_that_of_colours(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    first, second = (np.array([colour[::-1]], np.uint8) for colour in (one, other))
    apart = float(difference(first, second)[0])
    assume(abs(apart - LEAST) > 0.01)
    assert Colour(*one).is_like(Colour(*other)) is (apart < LEAST)


@pytest.mark.parametrize("make", [pdf, html, rtf, docx])
@pytest.mark.parametrize(
    ("ink", "paper", "unseen"),
    [
        ("FFFFD5", "FFFFFF", True),  # contrast 1.02
        ("FFFFB2", "FFFFFF", True),  # 1.04
        ("EEEEEE", "FFFFFF", True),  # 1.16
        ("EDEDED", "FFFFFF", False),  # 1.17
        ("E0E0E0", "FFFFFF", False),  # 1.32
        ("FFFF00", "FFFFFF", False),  # 1.07, of a strong hue
        ("FF0000", "7F7F7F", False),  # 1.00, of another hue
    ],
)
def test_what_is_too_pale_is_unseen(
    make: Callable[[str, str], bytes], ink: str, paper: str, unseen: bool
) -> None:
    document = extract(make(ink, paper), "cv")
    hidden = [b.span.of(document.text) for b in document.blocks if b.hidden]
    assert hidden == ([STUFFING] if unseen else [])
