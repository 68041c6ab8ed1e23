"""What a page draws, in its order: its text objects, and everything that may lie over or under."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf.calls import Argument, argument, bounds, form_objects, page_objects
from index.readers.pdf.glyphs import View
from index.types import Box

# Of a page, with those in its forms. Of 421 pages of real resumes the fullest has 6,100 objects,
# nearly all of them letters.
MOST_OBJECTS = 100_000
MOST_FORMS = 5_000
_DEPTH = 8  # forms within forms
_MOST_ANNOTATIONS = 2_000
_BARE = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)  # annotations that cover nothing
_ABOVE_ALL = 1 << 40  # annotations are drawn last

_WHOLE_PAGE = 0.8  # of the page that a picture of it covers
_MUCH_OF_PAGE = 0.1  # of the page: a smaller picture is an ornament
_DRAWING = 100  # so many shapes may be letters

_SHAPES = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
_DOT = (1.0, 9.0)  # points: as wide and high as a drawn bullet may be
_RULE = (3.0, 9.0)  # points: a rule is at most so thick, and its pieces are so long at least

Floats = NDArray[np.float64]
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


@dataclass(frozen=True, slots=True, eq=False)
class Paints:
    """What a page draws that is not text, in its order, a column for each field of `Paint`.

    `at` are addresses, 0 for an annotation.
    """

    order: Floats
    kind: NDArray[np.int64]
    boxes: Floats  # (n, 4)
    at: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.order)

    def after(self, order: float) -> list[Paint]:
        """Those that are drawn later than `order`."""
        chosen = np.flatnonzero(self.order > order)
        rows = (self.order[chosen], self.kind[chosen], self.boxes[chosen], self.at[chosen])
        return [
            Paint(when, kind, Box(*box), handle_of(at) if at else None)
            for when, kind, box, at in zip(*(row.tolist() for row in rows), strict=True)
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The objects of a page. Forms are opened; what they hold counts as drawn by the page."""

    view: View
    paints: Paints
    annotated: bool
    full: bool  # the page draws more than `MOST_OBJECTS` or opens more than `MOST_FORMS`
    own: list[int]  # addresses of the page's own text objects
    _ready: list[Argument]  # the same, ready for a call
    _orders: NDArray[np.int64]  # and when they are drawn
    _inner: dict[int, TextObject]  # by address, those in forms

    @classmethod
    def of(cls, page: Any, view: View) -> Scene:
        """Everything on `page`. What pdfium cannot place is taken to lie all over it."""
        full = pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS
        top, ready, kinds = page_objects(page, 0 if full else MOST_OBJECTS)
        walk = _Walk(view, len(top), full=full)
        text = kinds == pdfium.FPDF_PAGEOBJ_TEXT
        own = text.tolist()
        texts, ready = (list(itertools.compress(held, own)) for held in (top, ready))
        orders = np.flatnonzero(text)
        rest = np.flatnonzero(~text)
        others = [top[order] for order in rest.tolist()]
        walk.go(others, kinds[rest], rest.astype(np.float64), _UNIT, ())
        walk.annotations(page)
        paints, inner = walk.paints(), walk.inner
        return cls(view, paints, walk.annotated, walk.full, texts, ready, orders, inner)

    def addresses(self) -> list[int]:
        """Those of all text objects, as the page draws them; objects in forms come last."""
        return [*self.own, *self._inner]

    def ready(self) -> list[Argument]:
        """Those objects, ready for a call."""
        return [*self._ready, *map(argument, self._inner)]

    def texts(self, wanted: Collection[int]) -> dict[int, TextObject]:
        """The text objects at the addresses `wanted`, as the page draws them."""
        own = zip(self.own, self._orders.tolist(), strict=True)
        found = {at: TextObject(handle_of(at), order) for at, order in own if at in wanted}
        return found | {at: text for at, text in self._inner.items() if at in wanted}

    def dots(self) -> list[Box]:
        """Drawn shapes and pictures of a bullet's size, from the top of the page."""
        low, high = _DOT
        size = self.paints.boxes[:, 2:] - self.paints.boxes[:, :2]
        small = ((low <= size) & (size <= high)).all(1) & np.isin(self.paints.kind, _SHAPES)
        found = [Box(*edges) for edges in self.paints.boxes[small].tolist()]
        return sorted(found, key=lambda box: (box.y0, box.x0))

    def rules(self, *, level: bool) -> list[Box]:
        """Drawn lines and the thin sides of tables: the level ones, or the upright ones."""
        size = self.paints.boxes[:, 2:] - self.paints.boxes[:, :2]
        long, thin = (size if level else size[:, ::-1]).T
        chosen = (thin <= _RULE[0]) & (long >= _RULE[1])
        chosen &= self.paints.kind == pdfium.FPDF_PAGEOBJ_PATH
        return [Box(*edges) for edges in self.paints.boxes[chosen].tolist()]

    @property
    def pictures_page(self) -> bool:
        """Whether one picture covers the page."""
        return self._shows(_WHOLE_PAGE)

    @property
    def pictured(self) -> bool:
        """Whether much of the page is one picture, or a drawing of many shapes."""
        return self._shows(_MUCH_OF_PAGE) or len(self.paints) >= _DRAWING

    def _shows(self, share: float) -> bool:
        pictures = self.paints.kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if not pictures.any():
            return False
        size, boxes = self.view.size, self.paints.boxes[pictures]
        width = np.minimum(boxes[:, 2], size.width) - np.maximum(boxes[:, 0], 0.0)
        height = np.minimum(boxes[:, 3], size.height) - np.maximum(boxes[:, 1], 0.0)
        inside = np.maximum(width, 0.0) * np.maximum(height, 0.0)
        return bool((inside >= share * size.width * size.height).any())

    def placed(self, texts: Sequence[int]) -> Floats:
        """The boxes of text objects, by address, (n, 4); all of the page where they are unknown."""
        edges, known = bounds(texts)
        boxes = np.empty((len(texts), 4))
        matrices: dict[Matrix, list[int]] = {}
        for n, at in enumerate(texts):
            inner = self._inner.get(at)
            matrices.setdefault(inner.matrix if inner else _UNIT, []).append(n)
        for matrix, rows in matrices.items():
            boxes[rows] = _shown(edges[rows], known[rows], matrix, self.view)
        return boxes


@dataclass(slots=True, eq=False)
class _Walk:
    """Goes through the objects of a page and of its forms. `count` of them were met.

    It is `full` when there are more than it goes through.
    """

    view: View
    count: int
    forms: int = 0
    full: bool = False
    annotated: bool = False
    inner: dict[int, TextObject] = field(default_factory=dict)
    _at: list[int] = field(default_factory=list)
    _kinds: list[NDArray[np.int64]] = field(default_factory=list)
    _orders: list[Floats] = field(default_factory=list)
    _boxes: list[Floats] = field(default_factory=list)

    def go(
        self,
        found: Sequence[int],
        kinds: NDArray[np.int64],
        orders: Floats,
        matrix: Matrix,
        forms: tuple[Any, ...],
    ) -> None:
        """Take objects that are drawn through `forms`, at the addresses `found`."""
        opened = kinds == pdfium.FPDF_PAGEOBJ_FORM
        opened &= len(forms) < _DEPTH
        text = kinds == pdfium.FPDF_PAGEOBJ_TEXT
        start = 0
        for n in [*np.flatnonzero(opened | text).tolist(), len(found)]:
            if n > start:
                self._paint(found[start:n], kinds[start:n], orders[start:n], matrix)
            start = n + 1
            if n == len(found):
                break
            handle = handle_of(found[n])
            if text[n]:
                self.inner[found[n]] = TextObject(handle, float(orders[n]), matrix, forms)
            else:
                self._open(handle, float(orders[n]), matrix, forms)

    def _open(self, form: Any, order: float, matrix: Matrix, forms: tuple[Any, ...]) -> None:
        """What a form holds is drawn between it and the next object of the page."""
        number = max(0, pdfium.FPDFFormObj_CountObjects(form))
        self.count += number
        self.forms += 1
        self.full |= self.count > MOST_OBJECTS or self.forms > MOST_FORMS
        if self.full or not number:
            return
        held, _, kinds = form_objects(form, number)
        steps = np.arange(1, len(held) + 1) / (number + 1) / 1000 ** len(forms)
        inner = _times(_matrix_of(form), matrix)
        self.go(held, kinds, order + steps, inner, (*forms, form))

    def _paint(
        self, found: Sequence[int], kinds: NDArray[np.int64], orders: Floats, matrix: Matrix
    ) -> None:
        self._at.extend(found)
        self._kinds.append(kinds)
        self._orders.append(orders)
        self._boxes.append(_shown(*bounds(found), matrix, self.view))

    def annotations(self, page: Any) -> None:
        """Take those that may cover something; they are drawn last."""
        rectangle = pdfium.FS_RECTF()
        for i in range(min(_MOST_ANNOTATIONS, pdfium.FPDFPage_GetAnnotCount(page))):
            annotation = pdfium.FPDFPage_GetAnnot(page, i)
            if not annotation:
                continue
            placed = pdfium.FPDFAnnot_GetRect(annotation, rectangle)
            if placed and pdfium.FPDFAnnot_GetSubtype(annotation) not in _BARE:
                self.annotated = True
                edges = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
                box = _shown(np.array([edges], np.float32), np.array([True]), _UNIT, self.view)
                self._at.append(0)
                self._kinds.append(np.array([-1]))
                self._orders.append(np.array([_ABOVE_ALL + i], np.float64))
                self._boxes.append(box)
            pdfium.FPDFPage_CloseAnnot(annotation)

    def paints(self) -> Paints:
        """All that was met but texts."""
        return Paints(
            np.concatenate([*self._orders, np.empty(0)]),
            np.concatenate([*self._kinds, np.empty(0, np.int64)]),
            np.concatenate([*self._boxes, np.empty((0, 4))]),
            np.array(self._at, np.uint64),
        )


def shown(edges: tuple[float, float, float, float], matrix: Matrix, view: View) -> Box:
    """A rectangle (left, bottom, right, top) of a form's space on the page as shown."""
    known = np.array([True])
    return Box(*_shown(np.array([edges], np.float64), known, matrix, view)[0].tolist())


def _shown(edges: NDArray[Any], known: NDArray[np.bool_], matrix: Matrix, view: View) -> Floats:
    """The same of many, (n, 4); all of the page where they are not `known`, or are nowhere."""
    left, bottom, right, top = edges.astype(np.float64).T
    a, b, c, d, e, f = matrix
    with np.errstate(invalid="ignore", over="ignore"):
        corners = [
            view.point(a * x + c * y + e, b * x + d * y + f)
            for x in (left, right)
            for y in (bottom, top)
        ]
        xs, ys = np.array([x for x, _ in corners]), np.array([y for _, y in corners])
        known = known & np.isfinite(xs).all(0) & np.isfinite(ys).all(0)
    boxes = np.stack((xs.min(0), ys.min(0), xs.max(0), ys.max(0)), 1)
    boxes[~known] = (0.0, 0.0, view.size.width, view.size.height)
    return boxes


def handle_of(at: int) -> Any:
    """The page object at an address."""
    return ctypes.cast(ctypes.c_void_p(at), pdfium.FPDF_PAGEOBJECT)


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
