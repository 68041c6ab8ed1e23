"""A page of a PDF as a picture, with whatever must not be seen painted over before it leaves."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.errors import Unreadable
from index.readers.pdf.glyphs import View
from index.readers.pdf.shots import MOST_PIXELS, Picture, Shot
from index.types import Box

_WHOLE = 0.5  # share of the page from which a picture is the page itself: a scan, a background
_FORMS_DEEP = 6
_PAINT = (222, 225, 230)
_WHITE = (255, 255, 255)
_AROUND = 1.5  # points painted beyond a box: what letters have above, below and beside it

Pixels = NDArray[np.uint8]


def render(data: bytes, shot: Shot) -> Picture:
    """The page that `shot` asks for. Raises `DocumentError` if there is no such page to draw."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unreadable("the file cannot be opened again to draw it. Export it again.") from None
    with closing(document):
        if not 1 <= shot.page <= len(document):
            raise Unreadable(f"the file has {len(document)} page(s), and no page {shot.page}.")
        try:
            with closing(document[shot.page - 1]) as page:
                scale = _scale(page, shot.scale)
                drawn = page.render(scale=scale, may_draw_forms=False, draw_annots=not shot.blind)
                pixels = drawn.to_numpy()[:, :, 2::-1].copy()
                _cover(pixels, shot, page, scale)
        except pypdfium2.PdfiumError:
            raise Unreadable(f"page {shot.page} cannot be drawn. Export the file again.") from None
    height, width, _ = pixels.shape
    return Picture(width, height, base64.b64encode(_png(pixels)).decode())


def _scale(page: pypdfium2.PdfPage, wanted: float) -> float:
    size = View.of(page).size
    area = max(1.0, size.width * size.height)
    return float(min(wanted, (MOST_PIXELS / area) ** 0.5))


# ---- painting over -----------------------------------------------------------------------------


def _cover(pixels: Pixels, shot: Shot, page: pypdfium2.PdfPage, scale: float) -> None:
    if shot.blind:
        pictures = list(_pictures(page))
        size = View.of(page).size
        whole = _WHOLE * size.width * size.height
        if any((box.x1 - box.x0) * (box.y1 - box.y0) > whole for box in pictures):
            _keep_only(pixels, shot.keeps, scale)
        else:
            for box in pictures:
                _paint(pixels, box, scale)
    for box in shot.covers:
        _paint(pixels, box, scale)


def _keep_only(pixels: Pixels, keeps: tuple[Box, ...], scale: float) -> None:
    before = pixels.copy()
    pixels[:] = _WHITE
    for box in keeps:
        rows, columns = _inside(pixels, box, scale)
        pixels[rows, columns] = before[rows, columns]


def _paint(pixels: Pixels, box: Box, scale: float) -> None:
    rows, columns = _inside(pixels, box, scale)
    pixels[rows, columns] = _PAINT


def _inside(pixels: Pixels, box: Box, scale: float) -> tuple[slice, slice]:
    height, width, _ = pixels.shape

    def edge(value: float, most: int) -> int:
        return int(min(max(value * scale, 0), most))

    return (
        slice(edge(box.y0 - _AROUND, height), edge(box.y1 + _AROUND, height - 1) + 1),
        slice(edge(box.x0 - _AROUND, width), edge(box.x1 + _AROUND, width - 1) + 1),
    )


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Where the pictures of the page are; one inside a form is told by the form's own place."""
    view = View.of(page)
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, at)
        if _is_picture(item, _FORMS_DEEP):
            left, bottom, right, top = (pdfium.c_float() for _ in range(4))
            if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                x0, y0 = view.point(left.value, bottom.value)
                x1, y1 = view.point(right.value, top.value)
                yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_picture(item: Any, deep: int) -> bool:
    """Whether an object is a picture, a shading, or a form that holds one."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
        return True
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        return False
    if not deep:
        return True
    held = range(max(0, pdfium.FPDFFormObj_CountObjects(item)))
    return any(_is_picture(pdfium.FPDFFormObj_GetObject(item, at), deep - 1) for at in held)


# ---- PNG ---------------------------------------------------------------------------------------


def _png(pixels: Pixels) -> bytes:
    """`pixels` as PNG: eight bits a channel, grey where the page has no colour."""
    grey = bool((pixels[:, :, :1] == pixels[:, :, 1:]).all())
    channels = pixels[:, :, :1] if grey else pixels
    height, width, depth = channels.shape
    rows = channels.reshape(height, width * depth)
    lines = np.empty((height, 1 + width * depth), np.uint8)
    lines[:, 0] = 2  # each byte as the difference to the one above
    lines[0, 1:] = rows[0]
    lines[1:, 1:] = rows[1:] - rows[:-1]
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if grey else 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(lines.tobytes(), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
