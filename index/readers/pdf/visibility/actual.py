"""ActualText: what a file says of its glyphs to programs alone. It is forgotten before reading.

pdfium puts it in the place of the glyphs that it marks, so that it could say anything at all.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from index.readers.pdf.calls import argument, bare
from index.readers.pdf.visibility.scene import handle_of

_KEY = b"ActualText"
_MOST_MARKS = 64  # of one object, one within the other

_mark_of = bare(pdfium.FPDFPageObj_GetMark, ctypes.c_size_t)


def forget(texts: Sequence[int]) -> None:
    """Take ActualText off the text objects at the addresses `texts`, for as long as they live."""
    marked = list(zip(texts, map(argument, texts), strict=True))
    done: set[int] = set()  # objects between the same marks share them
    for n in range(_MOST_MARKS):
        marks = list(map(_mark_of, [handle for _, handle in marked], itertools.repeat(n)))
        if not any(marks):  # as on most pages
            return
        marked = list(itertools.compress(marked, marks))
        for (at, _), mark in zip(marked, filter(None, marks), strict=True):
            if mark not in done:
                done.add(mark)
                pointer = ctypes.cast(ctypes.c_void_p(mark), pdfium.FPDF_PAGEOBJECTMARK)
                pdfium.FPDFPageObjMark_RemoveParam(handle_of(at), pointer, _KEY)
