"""ActualText: what a file says of its glyphs to programs alone. It is forgotten before reading.

pdfium puts it in the place of the glyphs that it marks, so that it could say anything at all.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from index.readers.pdf.calls import argument, bare
from index.readers.pdf.visibility.scene import handle_of

_KEY = b"ActualText"
_MOST_MARKS = 64  # of one object, one within the other

_count_marks = bare(pdfium.FPDFPageObj_CountMarks, ctypes.c_int)
_mark_of = bare(pdfium.FPDFPageObj_GetMark, ctypes.c_size_t)


def forget(texts: Sequence[int]) -> None:
    """Take ActualText off the text objects at the addresses `texts`, for as long as they live."""
    handles = list(map(argument, texts))
    counts = list(map(_count_marks, handles))
    if not any(counts):  # most pages have thousands of objects, and no mark at all
        return
    done: set[int] = set()  # objects between the same marks share them
    for at, handle, count in zip(texts, handles, counts, strict=True):
        for i in range(min(count, _MOST_MARKS)):
            mark = _mark_of(handle, i)
            if mark and mark not in done:
                done.add(mark)
                pointer = ctypes.cast(ctypes.c_void_p(mark), pdfium.FPDF_PAGEOBJECTMARK)
                pdfium.FPDFPageObjMark_RemoveParam(handle_of(at), pointer, _KEY)
