"""What stands on a page in the fields of a form and in notes: seen, and no text of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_ENOUGH = 8  # words: a name, a day and a signature are fewer
_MOST = 2_000  # fields and notes of a page that are looked at
_LONGEST = 4_000  # bytes of a value: what is longer holds enough words
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_LEAST = 4.0  # points of the sides of what is seen
_SAYS = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
_WRITTEN = ("Tx", "Ch")  # fields with a text; others are boxes to tick, buttons and signatures


def says_more(page: pypdfium2.PdfPage) -> bool:
    """Whether a filled-in form or notes on `page` say so much that something is missed."""
    words = 0
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        with _annotation(page, at) as one:
            words += len(_said(one).split())
        if words >= _ENOUGH:
            return True
    return False


@contextmanager
def _annotation(page: pypdfium2.PdfPage, at: int) -> Iterator[Any]:
    one = pdfium.FPDFPage_GetAnnot(page, at)
    try:
        yield one
    finally:
        pdfium.FPDFPage_CloseAnnot(one)


def _said(one: Any) -> str:
    """The text that a field or a note shows; nothing of what is not seen."""
    key = _SAYS.get(pdfium.FPDFAnnot_GetSubtype(one)) if one else None
    if key is None or pdfium.FPDFAnnot_GetFlags(one) & _UNSEEN:
        return ""
    if key == b"V" and _text(one, b"FT") not in _WRITTEN:
        return ""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(one, box):
        return ""
    sides = (abs(box.right - box.left), abs(box.top - box.bottom))
    return _text(one, key) if min(sides) >= _LEAST else ""


def _text(one: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(one, key, None, 0)
    if size > _LONGEST:
        return "- " * _ENOUGH
    held = ctypes.create_string_buffer(max(2, size))
    pdfium.FPDFAnnot_GetStringValue(
        one, key, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return held.raw[: size - 2].decode("utf-16-le", "replace") if size > 2 else ""
