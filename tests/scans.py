"""Pages as scanners make them: pictures, pictures over text, and layers that lie."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = LETTER
Line = tuple[float, float, str]  # x, y from the top, text

RESUME: tuple[Line, ...] = (
    (72, 90, "Experience"),
    (72, 120, "Harbour planner, City of Aarhus"),
    (90, 150, "Scheduled forty vessels a week with Python and SQL"),
    (90, 170, "Cut the waiting time of pilots by a third"),
    (90, 190, "Trained nine colleagues in radar and pilotage"),
    (72, 230, "Education"),
    (72, 260, "Nautical college of Svendborg, 2011"),
)
BULLETS = ((78, 150), (78, 170), (78, 190))


def drawn(canvas: Canvas, lines: Sequence[Line] = RESUME, *, bullets: bool = True) -> None:
    """Visible text, headings larger, and round bullets."""
    for x, y, text in lines:
        large = text in ("Experience", "Education")
        canvas.setFont("Helvetica-Bold" if large else "Helvetica", 16 if large else 11)
        canvas.drawString(x, HEIGHT - y, text)
    for x, y in BULLETS if bullets else ():
        canvas.circle(x, HEIGHT - y + 3.5, 1.8, stroke=0, fill=1)


def pictured(
    lines: Sequence[Line] = RESUME, *, dpi: int = 200, turn: float = 0.0, bullets: bool = True
) -> Image.Image:
    """A scan of a page of `lines`, turned counter-clockwise by `turn` degrees."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    drawn(canvas, lines, bullets=bullets)
    canvas.save()
    page = pypdfium2.PdfDocument(file.getvalue())[0]
    image = page.render(scale=dpi / 72).to_pil().convert("L")
    straight = turn % 90 == 0
    return image.rotate(turn, expand=straight, fillcolor=255, resample=Image.Resampling.BICUBIC)


def noise() -> Image.Image:
    """A picture of nothing."""
    grain = np.random.default_rng(7).integers(100, 255, (60, 40), np.uint8)
    return Image.fromarray(grain)


def paste(canvas: Canvas, image: Image.Image) -> None:
    """`image` as large as the page."""
    canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)


def laid(canvas: Canvas, lines: Sequence[Line], size: float = 11) -> None:
    """Text that is not drawn, as the layer of a scan."""
    for x, y, text in lines:
        layer = canvas.beginText(x, HEIGHT - y)
        layer.setFont("Helvetica", size)
        layer.setTextRenderMode(3)
        layer.textLine(text)
        layer.setTextRenderMode(0)
        canvas.drawText(layer)


def made(*pages: object, maker: str = "") -> bytes:
    """A PDF of pages that are functions of a canvas, or pictures; `maker` is its producer."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    if maker:
        canvas.setProducer(maker)
    for page in pages:
        if callable(page):
            page(canvas)
        else:
            assert isinstance(page, Image.Image)
            paste(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
