"""The questions put to pdfium once a character or an object, asked in bulk.

ctypes checks and converts every argument of a call, which costs more than pdfium's answer. Here the
functions are bound without a declared signature, run by `map`, and write into arrays. They hold
the GIL, as each is over in nanoseconds. The arrays are shared: one thread at a time, as pdfium
itself demands.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_CHUNK = 1024
_Pointer = ctypes.c_void_p


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """`function` without checks. Pointers go in as `c_void_p`, numbers as C ints."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _Pointer).value or 0)


_char_object = _bare(pdfium.FPDFText_GetTextObject, _Pointer)
_char_size = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_char_code = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_char_origin = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_char_matrix = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_font = _bare(pdfium.FPDFTextObj_GetFont, _Pointer, _Pointer)
_mode = _bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _Pointer)
_kind = _bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, _Pointer)
_page_object = _bare(pdfium.FPDFPage_GetObject, _Pointer)

_origins = np.zeros((_CHUNK, 2), np.float64)
_matrices = np.zeros((_CHUNK, 6), np.float32)


def _places(array: NDArray[Any], column: int) -> list[_Pointer]:
    start = array.ctypes.data + column * array.itemsize
    return [_Pointer(start + row * array.strides[0]) for row in range(len(array))]


_ORIGIN_X, _ORIGIN_Y = _places(_origins, 0), _places(_origins, 1)
_MATRIX = _places(_matrices, 0)


def pointer(handle: Any) -> ctypes.c_void_p:
    """The bare pointer of one of pypdfium2's objects, or of its handles."""
    return ctypes.cast(getattr(handle, "raw", handle), _Pointer)


def codes(textpage: Any) -> NDArray[np.uint32]:
    """The UTF-16 unit of each character of a text page."""
    bare = pointer(textpage)
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    room = (ctypes.c_ushort * (count + 1))()
    # The text of the page is its characters, unless it leaves some out.
    if count and pdfium.FPDFText_GetText(textpage, 0, count, room) == count + 1:
        return np.frombuffer(room, np.uint16)[:count].astype(np.uint32)
    return np.fromiter(map(_char_code, repeat(bare), range(count)), np.uint32, count)


def owners(textpage: Any, at: Sequence[int]) -> NDArray[np.uint64]:
    """The address of the text object that draws each of the characters `at`; 0 without one."""
    found = [owner or 0 for owner in map(_char_object, repeat(pointer(textpage)), at)]
    return np.array(found, np.uint64)


def font_sizes(textpage: Any, at: Sequence[int]) -> list[float]:
    """The font size of each of the characters `at`, before its matrix."""
    return list(map(_char_size, repeat(pointer(textpage)), at))


def origins(textpage: Any, at: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Where each of the characters `at` is drawn, (n, 2) in user space; and whether it is known."""
    found = np.zeros((len(at), 2))
    bare = pointer(textpage)
    known: list[int] = []
    for start in range(0, len(at), _CHUNK):
        chunk = at[start : start + _CHUNK]
        known += map(_char_origin, repeat(bare), chunk, _ORIGIN_X, _ORIGIN_Y)
        found[start : start + len(chunk)] = _origins[: len(chunk)]
    return found, np.array(known, bool)


def matrices(textpage: Any, at: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The matrix (a, b, c, d, e, f) of each of the characters `at`; and whether it is known."""
    found = np.zeros((len(at), 6), np.float32)
    bare = pointer(textpage)
    known: list[int] = []
    for start in range(0, len(at), _CHUNK):
        chunk = at[start : start + _CHUNK]
        known += map(_char_matrix, repeat(bare), chunk, _MATRIX)
        found[start : start + len(chunk)] = _matrices[: len(chunk)]
    return found, np.array(known, bool)


def fonts(objects: Sequence[int]) -> list[int | None]:
    """The address of the font of each of the text objects."""
    return list(map(_font, objects))


def render_modes(objects: Sequence[int]) -> list[int]:
    """The text render mode of each of the text objects."""
    return list(map(_mode, objects))


def page_objects(page: Any, most: int) -> tuple[list[int], list[int]]:
    """The addresses of the first `most` objects of a page, in the order drawn, and their types."""
    count = min(most, max(0, pdfium.FPDFPage_CountObjects(page)))
    found = [o for o in map(_page_object, repeat(pointer(page)), range(count)) if o]
    return found, list(map(_kind, found))
