"""The nouns of a drawn page: glyphs, their faces, and the frames they are measured in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.signs import JOINED, Signs, are_spaces, signs_of, texts_of
from index.types import Box, PageSize

# A glyph of which the file does not say what character it is: an icon, or a letter of a font
# without a map.
UNMAPPED = "\ue000"
ALONE = "\u205f"  # a space that is an object of its own, and no character of its text
_LETTERS_LEAST = 3  # so many glyphs without a meaning in a row are letters
# Above and below the baseline, in ems. Declared font metrics are too often zero or absurd.
ASCENT, DESCENT = 0.8, 0.2


@dataclass(frozen=True, slots=True)
class Face:
    """What a font's name and flags tell. `symbol`: a font of bullets; `icon`: one of pictures.

    `mirrored`: what is set in it shows as in a mirror.
    """

    name: str = ""
    bold: bool = False
    italic: bool = False
    symbol: bool = False
    icon: bool = False
    mirrored: bool = False


class Glyph(NamedTuple):
    """A drawn character in its frame: x grows with the writing, y downwards; points.

    `x0` is its origin, `x1` its origin plus its advance; `size` the type size as it appears. `at`
    is its place among the characters of the page as pdfium counts them. A tuple, as a page has
    thousands of them; `Glyphs` holds them by column.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    face: Face
    at: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs(Sequence[Glyph]):
    """Glyphs of one frame, a column for each of their fields.

    `look` counts in `faces`; what the glyphs say is in `signs` and `longer`, as in `signs_of`.
    """

    signs: Signs
    x0: NDArray[np.float64]
    x1: NDArray[np.float64]
    baseline: NDArray[np.float64]
    size: NDArray[np.float64]
    look: NDArray[np.int64]
    at: NDArray[np.int64]
    faces: tuple[Face, ...]
    longer: tuple[str, ...] = ()

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Glyphs:
        """The same glyphs by column."""
        if isinstance(glyphs, Glyphs):
            return glyphs
        rows = list(glyphs)
        faces: dict[Face, int] = {}
        look = [faces.setdefault(glyph.face, len(faces)) for glyph in rows]
        places = [(g.x0, g.x1, g.baseline, g.size) for g in rows]
        x0, x1, baseline, size = np.array(places, np.float64).reshape(-1, 4).T
        at = np.array([g.at for g in rows], np.int64)
        numbers = np.array(look, np.int64)
        signs, longer = signs_of([g.text for g in rows])
        return cls(signs, x0, x1, baseline, size, numbers, at, tuple(faces), longer)

    def __len__(self) -> int:
        return len(self.signs)

    @property
    def texts(self) -> list[str]:
        """What each of them says."""
        return texts_of(self.signs, self.longer)

    def spaces(self) -> NDArray[np.bool_]:
        """Which of them are white space."""
        return are_spaces(self.signs, self.longer)

    @overload
    def __getitem__(self, key: int) -> Glyph: ...
    @overload
    def __getitem__(self, key: slice) -> Glyphs: ...
    def __getitem__(self, key: int | slice) -> Glyph | Glyphs:
        if isinstance(key, slice):
            return self.chosen(np.arange(len(self))[key])
        return Glyph(
            texts_of(self.signs[[key]], self.longer)[0],
            float(self.x0[key]),
            float(self.x1[key]),
            float(self.baseline[key]),
            float(self.size[key]),
            self.faces[self.look[key]],
            int(self.at[key]),
        )

    def __iter__(self) -> Iterator[Glyph]:
        columns = (self.x0, self.x1, self.baseline, self.size)
        faces = [self.faces[n] for n in self.look.tolist()]
        values = [column.tolist() for column in columns]
        return map(Glyph._make, zip(self.texts, *values, faces, self.at.tolist(), strict=True))

    def unknown(self) -> int:
        """How many are letters of which the file does not say which: a map is missing, or lies.

        A glyph without a meaning is a letter beside letters of its face, or in a row of several;
        alone it is an icon, which has none, and so is one sign that repeats (a rating in stars).
        """
        private = ((self.signs >= 0xE000) & (self.signs <= 0xF8FF)) | (self.signs >= JOINED)
        if not private.any():
            return 0
        texts, looks, count = self.texts, self.look, 0
        places = [k for k in np.flatnonzero(private).tolist() if _is_private(texts[k])]
        starts = [
            k
            for n, k in enumerate(places)
            if not n or k != places[n - 1] + 1 or looks[k] != looks[k - 1]
        ]
        for start in starts:
            stop = start + 1
            while stop < len(texts) and looks[stop] == looks[start] and _is_private(texts[stop]):
                stop += 1
            beside = [k for k in (start - 1, stop) if 0 <= k < len(texts)]
            inside = any(looks[k] == looks[start] and texts[k].isalnum() for k in beside)
            signs = set(texts[start:stop])
            row = stop - start >= _LETTERS_LEAST and (len(signs) > 1 or signs == {UNMAPPED})
            count += stop - start if inside or row else 0
        return count

    def with_blanks(self, x0: Any, baseline: Any, size: Any) -> Glyphs:
        """These and a space, of no width, at each of the places given."""
        count = len(x0)
        return Glyphs(
            np.append(self.signs, np.full(count, ord(ALONE), self.signs.dtype)),
            np.append(self.x0, x0),
            np.append(self.x1, x0),
            np.append(self.baseline, baseline),
            np.append(self.size, size),
            np.append(self.look, np.zeros(count, np.int64)),
            np.append(self.at, np.full(count, -1)),
            self.faces,
            self.longer,
        )

    def chosen(self, which: NDArray[Any]) -> Glyphs:
        """Those at the places `which`, in that order, or where the mask `which` is true."""
        if which.dtype == bool:
            which = np.flatnonzero(which)
        return Glyphs(
            self.signs[which],
            self.x0[which],
            self.x1[which],
            self.baseline[which],
            self.size[which],
            self.look[which],
            self.at[which],
            self.faces,
            self.longer,
        )


def _is_private(text: str) -> bool:
    return "\ue000" <= text <= "\uf8ff"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one direction of writing stands: turned clockwise by `degrees` on the shown page."""

    degrees: int
    cosine: float
    sine: float

    @classmethod
    def turned(cls, degrees: int) -> Frame:
        """The frame of text turned clockwise by `degrees`.

        >>> Frame.turned(90).into(10.0, 20.0)
        (20.0, -10.0)
        """
        if degrees % 90 == 0:
            cosine, sine = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[degrees // 90 % 4]
            return cls(degrees, cosine, sine)
        return cls(degrees, math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))

    def into(self, x: float, y: float) -> tuple[float, float]:
        """A point of the shown page in this frame."""
        return x * self.cosine + y * self.sine, -x * self.sine + y * self.cosine

    def onto(self, box: Box) -> Box:
        """A box of this frame on the shown page."""
        if self.degrees == 0:
            return box
        corners = [
            (u * self.cosine - v * self.sine, u * self.sine + v * self.cosine)
            for u in (box.x0, box.x1)
            for v in (box.y0, box.y1)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def shown(self, box: Box) -> Box:
        """The same, whatever page `onto` speaks of: one that is turned to be read is not shown."""
        return self.onto(box)


@dataclass(frozen=True, slots=True)
class View:
    """The page as shown: its visible box in user space, and its clockwise rotation."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> View:
        """The crop box of `page` and its rotation."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() % 360)

    @property
    def size(self) -> PageSize:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return PageSize(height, width) if self.rotation % 180 else PageSize(width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space, from the top left of the shown page.

        >>> View(0, 0, 600, 800, 90).point(10, 20)
        (20, 10)
        """
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y
