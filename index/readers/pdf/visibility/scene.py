"""What a page draws, in its order: its text objects, and everything that may lie over or under."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.calls import page_objects
from index.readers.pdf.glyphs import View
from index.types import Box, PageSize

_MOST_OBJECTS = 200_000
_DEPTH = 8  # forms within forms
_MOST_ANNOTATIONS = 2_000
_BARE = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)  # annotations that cover nothing
_ABOVE_ALL = 1 << 40  # annotations are drawn last

_WHOLE_PAGE = 0.8  # of the page that a picture of it covers
_MUCH_OF_PAGE = 0.1  # of the page: a smaller picture is an ornament
_DRAWING = 100  # so many shapes may be letters

_SHAPES = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
_DOT = (1.0, 9.0)  # points: as wide and high as a drawn bullet may be

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Paint:
    """Something drawn that is not text. `order` counts through the page; `box` is on the page.

    `handle` is None for an annotation.
    """

    order: float
    kind: int  # pdfium's type of page object; -1 for an annotation
    box: Box
    handle: Any = None


@dataclass(frozen=True, slots=True)
class TextObject:
    """A text object: what draws it, when, and through which forms."""

    handle: Any
    order: float
    matrix: Matrix = _UNIT
    forms: tuple[Any, ...] = ()


@dataclass(slots=True, eq=False)
class Scene:
    """The objects of a page. Forms are opened; what they hold counts as drawn by the page."""

    view: View
    paints: list[Paint] = field(default_factory=list)
    annotated: bool = False
    _top: list[int] = field(default_factory=list)  # addresses of the page's own objects
    _kinds: list[int] = field(default_factory=list)  # and their types
    _inner: dict[int, TextObject] = field(default_factory=dict)  # by address, those in forms
    _count: int = 0

    @classmethod
    def of(cls, page: Any, view: View) -> Scene:
        """Everything on `page`. What pdfium cannot place is taken to lie all over it."""
        top, kinds = page_objects(page, _MOST_OBJECTS)
        scene = cls(view, _top=top, _kinds=kinds, _count=len(top))
        for order in np.flatnonzero(np.array(kinds) != pdfium.FPDF_PAGEOBJ_TEXT).tolist():
            scene._other(handle_of(top[order]), kinds[order], order, _UNIT, ())
        scene._annotations(page)
        return scene

    def addresses(self) -> Iterator[int]:
        """Those of all text objects, as the page draws them; objects in forms come last."""
        text = pdfium.FPDF_PAGEOBJ_TEXT
        yield from (at for at, kind in zip(self._top, self._kinds, strict=True) if kind == text)
        yield from self._inner

    def texts(self, wanted: Container[int]) -> dict[int, TextObject]:
        """The text objects at the addresses `wanted`, as the page draws them."""
        top = zip(self._top, self._kinds, range(len(self._top)), strict=True)
        found = {
            at: TextObject(handle_of(at), order)
            for at, kind, order in top
            if at in wanted and kind == pdfium.FPDF_PAGEOBJ_TEXT
        }
        return found | {at: text for at, text in self._inner.items() if at in wanted}

    def dots(self) -> list[Box]:
        """Drawn shapes and pictures of a bullet's size, from the top of the page."""
        low, high = _DOT
        small = (
            paint.box
            for paint in self.paints
            if paint.kind in _SHAPES
            and low <= paint.box.x1 - paint.box.x0 <= high
            and low <= paint.box.y1 - paint.box.y0 <= high
        )
        return sorted(small, key=lambda box: (box.y0, box.x0))

    @property
    def pictures_page(self) -> bool:
        """Whether one picture covers the page."""
        return self._shows(_WHOLE_PAGE)

    @property
    def pictured(self) -> bool:
        """Whether much of the page is one picture, or a drawing of many shapes."""
        return self._shows(_MUCH_OF_PAGE) or len(self.paints) >= _DRAWING

    def _shows(self, share: float) -> bool:
        size = self.view.size
        return any(
            paint.kind == pdfium.FPDF_PAGEOBJ_IMAGE
            and _inside(paint.box, size) >= share * size.width * size.height
            for paint in self.paints
        )

    def boxes(self) -> NDArray[np.float64]:
        """The boxes of all paints, (n, 4)."""
        rows = [(p.box.x0, p.box.y0, p.box.x1, p.box.y1) for p in self.paints]
        return np.array(rows, np.float64).reshape(-1, 4)

    def _other(
        self, handle: Any, kind: int, order: float, matrix: Matrix, forms: tuple[Any, ...]
    ) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._inner[address(handle)] = TextObject(handle, order, matrix, forms)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(forms) < _DEPTH:
            inner, inside = _times(_matrix_of(handle), matrix), (*forms, handle)
            number = max(0, pdfium.FPDFFormObj_CountObjects(handle))
            for i in range(min(number, _MOST_OBJECTS - self._count)):
                self._count += 1
                member = pdfium.FPDFFormObj_GetObject(handle, i)
                # Between its form and the next object of the page.
                at = order + (i + 1) / (number + 1) / 1000 ** len(forms)
                self._other(member, pdfium.FPDFPageObj_GetType(member), at, inner, inside)
        else:
            self.paints.append(Paint(order, kind, self.bounds(handle, matrix), handle))

    def _annotations(self, page: Any) -> None:
        for i in range(min(_MOST_ANNOTATIONS, pdfium.FPDFPage_GetAnnotCount(page))):
            annotation = pdfium.FPDFPage_GetAnnot(page, i)
            if not annotation:
                continue
            rectangle = pdfium.FS_RECTF()
            placed = pdfium.FPDFAnnot_GetRect(annotation, rectangle)
            if placed and pdfium.FPDFAnnot_GetSubtype(annotation) not in _BARE:
                self.annotated = True
                box = self._shown(
                    (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), _UNIT
                )
                self.paints.append(Paint(_ABOVE_ALL + i, -1, box))
            pdfium.FPDFPage_CloseAnnot(annotation)

    def bounds(self, handle: Any, matrix: Matrix) -> Box:
        """The box of an object on the page; all of the page where pdfium does not know."""
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(handle, *edges):
            return Box(0, 0, self.view.size.width, self.view.size.height)
        left, bottom, right, top = (float(edge.value) for edge in edges)
        return self._shown((left, bottom, right, top), matrix)

    def _shown(self, edges: tuple[float, float, float, float], matrix: Matrix) -> Box:
        return shown(edges, matrix, self.view)


def shown(edges: tuple[float, float, float, float], matrix: Matrix, view: View) -> Box:
    """A rectangle (left, bottom, right, top) of a form's space on the page as shown."""
    left, bottom, right, top = edges
    a, b, c, d, e, f = matrix
    corners = [
        view.point(a * x + c * y + e, b * x + d * y + f)
        for x in (left, right)
        for y in (bottom, top)
    ]
    if not all(math.isfinite(value) for corner in corners for value in corner):
        return Box(0, 0, view.size.width, view.size.height)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _inside(box: Box, size: PageSize) -> float:
    """Square points of `box` on the page."""
    width = min(box.x1, size.width) - max(box.x0, 0.0)
    height = min(box.y1, size.height) - max(box.y0, 0.0)
    return max(0.0, width) * max(0.0, height)


def handle_of(at: int) -> Any:
    """The page object at an address."""
    return ctypes.cast(ctypes.c_void_p(at), pdfium.FPDF_PAGEOBJECT)


def address(handle: Any) -> int:
    """What tells one page object from another."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _matrix_of(handle: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _UNIT
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return (
        a * k + b * n,
        a * m + b * o,
        c * k + d * n,
        c * m + d * o,
        e * k + f * n + p,
        e * m + f * o + q,
    )
