"""Resumes as PDF for the page: what stands where is known, and each colour is one thing's alone."""

import io
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

NAME = "Quirina Vandersloot"
MAIL = "quirina@vandersloot.example"
PHONE = "+32 9 555 01 42"
QUOTE = "Built data pipelines in Python that load claims every night"
AGAIN = "Mentored by Vandersloot, two juniors learned Kafka streaming"
BLUE, GREEN = Color(0, 0, 1), Color(0, 0.6, 0)
RED = (255, 0, 0)
HEIGHT = A4[1]

POSTING = """Data Engineer

Minimum qualifications:
- Built data pipelines in Python
- Experience with Kafka streaming

Preferred qualifications:
- Experience with underwater welding
"""


def resume(photo: bool = True, extra: tuple[str, ...] = ()) -> bytes:
    """A page: contact in black, `QUOTE` in blue, `AGAIN` in green, and a red photo."""
    out = io.BytesIO()
    page = canvas.Canvas(out, A4, invariant=True)
    page.setFont("Helvetica-Bold", 20)
    page.drawString(72, HEIGHT - 80, NAME)
    page.setFont("Helvetica", 10)
    page.drawString(72, HEIGHT - 100, f"{MAIL} | {PHONE}")
    if photo:
        page.drawImage(_square(), 480, HEIGHT - 320, 60, 60)
    page.setFont("Helvetica-Bold", 12)
    page.drawString(72, HEIGHT - 150, "Experience")
    page.setFont("Helvetica", 10)
    page.drawString(72, HEIGHT - 170, "Data Engineer, Example Insurance, 2019 - 2023")
    for at in range(2 + len(extra)):
        page.drawString(78, HEIGHT - 190 - 20 * at, "\u2022")
    page.setFillColor(BLUE)
    page.drawString(90, HEIGHT - 190, QUOTE)
    page.setFillColor(GREEN)
    page.drawString(90, HEIGHT - 210, AGAIN)
    page.setFillColor(Color(0, 0, 0))
    for at, line in enumerate(extra):
        page.drawString(90, HEIGHT - 230 - 20 * at, line)
    page.setFont("Helvetica-Bold", 12)
    page.drawString(72, HEIGHT - 420, "Education")
    page.setFont("Helvetica", 10)
    page.drawString(72, HEIGHT - 440, "BSc Statistics, Example University, 2014 - 2018")
    page.save()
    return out.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file of this name."""
    path = folder / name
    path.write_bytes(data)
    return path


def _square() -> ImageReader:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (30, 30), RED).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)
