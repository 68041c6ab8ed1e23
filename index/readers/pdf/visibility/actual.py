"""ActualText: what a file says of its glyphs to programs alone. It is forgotten before reading.

pdfium puts it in the place of the glyphs that it marks, so that it could say anything at all.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from index.readers.pdf.calls import Argument, argument, bare

_KEY = b"ActualText"
_MOST_MARKS = 64  # of one object, one within the other

_mark_of = bare(pdfium.FPDFPageObj_GetMark, ctypes.c_size_t)
_remove = bare(pdfium.FPDFPageObjMark_RemoveParam, ctypes.c_int)


def forget(texts: Sequence[Argument]) -> None:
    """Take ActualText off text objects, for as long as they live."""
    marked = texts
    done: set[int] = set()  # objects between the same marks share them
    for n in range(_MOST_MARKS):
        marks = list(map(_mark_of, marked, itertools.repeat(n)))
        if not any(marks):  # as on most pages
            return
        marked = list(itertools.compress(marked, marks))
        for text, mark in zip(marked, filter(None, marks), strict=True):
            if mark not in done:
                done.add(mark)
                _remove(text, argument(mark), _KEY)
