"""ActualText: what a file says of its glyphs to programs alone. It is forgotten before reading.

pdfium puts it in the place of the glyphs that it marks, so that it could say anything at all.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from index.readers.pdf.visibility.scene import handle_of

_KEY = b"ActualText"
_MOST_MARKS = 64  # of one object, one within the other

_Pointer = ctypes.c_void_p
# Without ctypes' checks of arguments: most pages have thousands of objects, and no mark at all.
_marks: Any = ctypes.PYFUNCTYPE(ctypes.c_int, _Pointer)(
    ctypes.cast(pdfium.FPDFPageObj_CountMarks, _Pointer).value or 0
)


def forget(texts: Iterable[int]) -> None:
    """Take ActualText off the text objects at the addresses `texts`, for as long as they live."""
    for at in texts:
        count = _marks(at)
        if count > 0:
            handle = handle_of(at)
            for i in range(min(count, _MOST_MARKS)):
                mark = pdfium.FPDFPageObj_GetMark(handle, i)
                pdfium.FPDFPageObjMark_RemoveParam(handle, mark, _KEY)
