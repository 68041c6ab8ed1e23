"""What is too pale to be seen is so in every format."""

from collections.abc import Callable

import pytest

from index.readers.extract import extract
from tests.raw_pdf import raw_pdf

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


@pytest.mark.parametrize("make", [pdf, html, rtf])
@pytest.mark.parametrize(
    ("ink", "paper", "unseen"),
    [
        ("FFFFD5", "FFFFFF", True),  # contrast 1.02
        ("FFFFB2", "FFFFFF", True),  # 1.04
        ("EEEEEE", "FFFFFF", True),  # 1.16
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
