"""The questions put to pdfium once a character or an object, asked in bulk.

ctypes checks and converts every argument of a call, which costs more than pdfium's answer. Here the
functions are bound without a declared signature, run by `map`, and write into arrays; pointers are
converted once (`argument`) and used for all calls. They hold the GIL, as each is over in
nanoseconds. The arrays are shared: one thread at a time, as pdfium itself demands.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_CHUNK = 4096  # characters; most pages have fewer

Argument = Any  # a pointer that was made ready for a call, of a type that only ctypes knows
argument: Callable[[int], Argument] = ctypes.c_void_p.from_param


def bare(function: Any, result: Any) -> Callable[..., Any]:
    """`function` without checks. Pointers go in as `argument`, numbers as C ints."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


_Address = ctypes.c_size_t  # of an object: a plain number
_char_object = bare(pdfium.FPDFText_GetTextObject, _Address)
_is_generated = bare(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_is_unmapped = bare(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_char_size = bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_char_code = bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_char_origin = bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_char_matrix = bare(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_char_loose_box = bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_glyph_width = ctypes.PYFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_void_p
)(ctypes.cast(pdfium.FPDFFont_GetGlyphWidth, ctypes.c_void_p).value or 0)
_font = bare(pdfium.FPDFTextObj_GetFont, _Address)
_mode = bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
_kind = bare(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_bounds = bare(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)
_object_matrix = bare(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int)
_object_size = bare(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int)
_page_object = bare(pdfium.FPDFPage_GetObject, _Address)
_form_object = bare(pdfium.FPDFFormObj_GetObject, _Address)

_origins = np.zeros((_CHUNK, 2), np.float64)
_matrices = np.zeros((_CHUNK, 6), np.float32)
_boxes = np.zeros((_CHUNK, 4), np.float32)
_width = np.zeros(1, np.float32)


def _places(array: NDArray[Any], column: int) -> list[Argument]:
    start = array.ctypes.data + column * array.itemsize
    return [argument(start + row * array.strides[0]) for row in range(len(array))]


_ORIGIN_X, _ORIGIN_Y = _places(_origins, 0), _places(_origins, 1)
_MATRIX, _BOX = _places(_matrices, 0), _places(_boxes, 0)
_EDGES = [_places(_boxes, column) for column in range(4)]
_WIDTH = _width.ctypes.data


def pointer(handle: Any) -> Argument:
    """The pointer of one of pypdfium2's objects, or of its handles, ready for a call."""
    return argument(ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value or 0)


def codes(textpage: Any) -> NDArray[np.uint32]:
    """The UTF-16 unit of each character of a text page."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    room = (ctypes.c_ushort * (count + 1))()
    # The text of the page is its characters, unless it leaves some out.
    if count and pdfium.FPDFText_GetText(textpage, 0, count, room) == count + 1:
        return np.frombuffer(room, np.uint16)[:count].astype(np.uint32)
    return np.fromiter(map(_char_code, repeat(pointer(textpage)), range(count)), np.uint32, count)


def generated(textpage: Any, at: Sequence[int]) -> NDArray[np.bool_]:
    """Whether pdfium made up each of the characters `at`, such as its guesses at spaces."""
    found = map(_is_generated, repeat(pointer(textpage)), at)
    return np.asarray(np.fromiter(found, np.int64, len(at)) == 1)


def unmapped(textpage: Any, at: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each of the characters `at` is only a code of its font, which no map explains."""
    found = map(_is_unmapped, repeat(pointer(textpage)), at)
    return np.asarray(np.fromiter(found, np.int64, len(at)) == 1)


def owners(textpage: Any, at: Sequence[int]) -> NDArray[np.uint64]:
    """The address of the text object that draws each of the characters `at`; 0 without one."""
    return np.fromiter(map(_char_object, repeat(pointer(textpage)), at), np.uint64, len(at))


def font_sizes(textpage: Any, at: Sequence[int]) -> NDArray[np.float64]:
    """The font size of each of the characters `at`, before its matrix."""
    return np.fromiter(map(_char_size, repeat(pointer(textpage)), at), np.float64, len(at))


def origins(textpage: Any, at: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Where each of the characters `at` is drawn, (n, 2) in user space; and whether it is known."""
    return _written(_char_origin, textpage, at, _origins, _ORIGIN_X, _ORIGIN_Y)


def matrices(textpage: Any, at: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The matrix (a, b, c, d, e, f) of each of the characters `at`; and whether it is known."""
    return _written(_char_matrix, textpage, at, _matrices, _MATRIX)


def loose_boxes(textpage: Any, at: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(left, top, right, bottom) of each of the characters `at`; and whether it is known.

    Loose boxes are as wide as the advance and the ink together.
    """
    return _written(_char_loose_box, textpage, at, _boxes, _BOX)


def bounds(objects: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(left, bottom, right, top) of each of the page objects; and whether it is known."""
    found = np.zeros((len(objects), 4), np.float32)
    known: list[int] = []
    for start in range(0, len(objects), _CHUNK):
        chunk = objects[start : start + _CHUNK]
        known += map(_bounds, map(argument, chunk), *_EDGES)
        found[start : start + len(chunk)] = _boxes[: len(chunk)]
    return found, np.fromiter(known, np.bool_, len(known))


def text_matrices(objects: Sequence[int]) -> NDArray[np.float64]:
    """The matrix (a, b, c, d, e, f) of each of the text objects, and its font size: (n, 7)."""
    found = np.zeros((len(objects), 7))
    for start in range(0, len(objects), _CHUNK):
        chunk = list(map(argument, objects[start : start + _CHUNK]))
        rows = slice(start, start + len(chunk))
        _matrices[: len(chunk)] = _boxes[: len(chunk)] = 0.0
        deque(map(_object_matrix, chunk, _MATRIX), 0)
        deque(map(_object_size, chunk, _BOX), 0)
        found[rows, :6], found[rows, 6] = _matrices[: len(chunk)], _boxes[: len(chunk), 0]
    return found


def _written(
    call: Callable[..., int],
    textpage: Any,
    at: Sequence[int],
    room: NDArray[Any],
    *places: Sequence[Argument],
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    found = np.zeros((len(at), room.shape[1]), room.dtype)
    known = np.zeros(len(at), np.bool_)
    page = pointer(textpage)
    for start in range(0, len(at), _CHUNK):
        chunk = at[start : start + _CHUNK]
        told = np.fromiter(map(call, repeat(page), chunk, *places), np.bool_, len(chunk))
        known[start : start + len(chunk)] = told
        found[start : start + len(chunk)] = room[: len(chunk)]
    return found, known


def glyph_width(font: int, code: int) -> float:
    """The advance of the character `code` in ems as the font at `font` declares it, or 0.0."""
    _width[0] = 0.0
    _glyph_width(font, code, 1.0, _WIDTH)
    return float(_width[0])


def fonts(objects: Sequence[Argument]) -> NDArray[np.uint64]:
    """The address of the font of each of the text objects; 0 without one."""
    return np.fromiter(map(_font, objects), np.uint64, len(objects))


def render_modes(objects: Sequence[Argument]) -> NDArray[np.uint64]:
    """The text render mode of each of the text objects."""
    return np.fromiter(map(_mode, objects), np.int64, len(objects)).view(np.uint64)


Objects = tuple[list[int], list[Argument], NDArray[np.int64]]  # addresses, the same ready, types


def page_objects(page: Any, most: int) -> Objects:
    """The first `most` objects of a page, in the order in which they are drawn."""
    count = min(most, max(0, pdfium.FPDFPage_CountObjects(page)))
    return _objects(map(_page_object, repeat(pointer(page)), range(count)))


def form_objects(form: Any, most: int) -> Objects:
    """The same of a form, that is a page object."""
    count = min(most, max(0, pdfium.FPDFFormObj_CountObjects(form)))
    return _objects(map(_form_object, repeat(pointer(form)), range(count)))


def _objects(addresses: Iterable[int]) -> Objects:
    found = list(filter(None, addresses))
    ready = list(map(argument, found))
    return found, ready, np.fromiter(map(_kind, ready), np.int64, len(found))
