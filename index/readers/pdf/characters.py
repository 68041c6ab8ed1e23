"""A page's characters with their places, as pdfium draws them. No word of pdfium's own layout.

pdfium's text order glues words on many real resumes, so only its raw facts are taken: code point,
origin, advance, font, matrix. Everything else is built from geometry in the modules beside this.

A page has thousands of characters, and many producers write each as a text object of its own, so
all of a page's are asked and reckoned together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf import calls
from index.readers.pdf.glyphs import Frame, Glyphs, View
from index.readers.pdf.meanings import NOTHING, Alike, characters, lose_codes
from index.readers.pdf.signs import JOINED, Signs, are_spaces, texts_of
from index.readers.pdf.styles import Style, styles

_FAR = 1e6  # points: what is placed beyond is nowhere


def glyphs_by_frame(page: Any, textpage: Any) -> tuple[View, dict[Frame, Glyphs], frozenset[int]]:
    """A page's characters, spaces included, by direction of writing; upright first.

    At last the addresses of the text objects that draw them.
    """
    view = View.of(page)
    row = _Row.of(textpage)
    if row is None:
        return view, {}, frozenset()
    advances = row.advances(textpage)
    row.join_ligatures(textpage, advances)
    return view, row.glyphs(view, advances), row.drawing


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The drawn characters of a page, in the order of its text page."""

    at: NDArray[np.int64]
    signs: Signs  # what they say; `NOTHING` is part of the glyph before it
    places: NDArray[np.float64]  # origins in user space, (n, 2)
    first: NDArray[np.bool_]  # of its text object
    kind: NDArray[np.int64]  # the number of its style
    styles: tuple[Style, ...]
    alike: Alike
    longer: list[str]  # what goes with `signs`
    drawing: frozenset[int]  # the text objects of all that is drawn, left out or not

    @classmethod
    def of(cls, textpage: Any) -> _Row | None:
        """All but what is drawn by icon fonts: pictures, whatever letters they call them."""
        indices, signs, longer, plain = characters(textpage)
        asked = indices.tolist()
        owners = calls.owners(textpage, asked)
        drawing = frozenset(owners.tolist())
        places, known = calls.origins(textpage, asked)
        drawn = (owners != 0) & known
        if not drawn.all():
            columns = (indices, signs, places, owners, plain)
            indices, signs, places, owners, plain = (column[drawn] for column in columns)
        if not len(indices):
            return None
        first = np.append(True, owners[1:] != owners[:-1])
        found, kinds = styles(textpage, indices[first].tolist(), owners[first].tolist())
        kind = kinds[np.cumsum(first) - 1]
        numbers: dict[int, int] = {}
        fonts = np.array([numbers.setdefault(s.font, len(numbers)) for s in found])[kind]
        alike = Alike.of(fonts, signs)
        if lose_codes(textpage, indices, signs, plain, alike):
            alike = Alike.of(fonts, signs)
        row = cls(indices, signs, places, first, kind, found, alike, longer, drawing)
        shown = np.array([s.sound and not s.face.icon for s in found])
        return row if shown.all() else row._kept(shown[kind])

    def _kept(self, which: NDArray[np.bool_]) -> _Row | None:
        """Those of a mask; None if there are none."""
        if not which.any():
            return None
        signs = self.signs[which]
        alike = Alike.of(self.alike.fonts[which], signs)
        places, first, kind = self.places[which], self.first[which], self.kind[which]
        columns = (self.at[which], signs, places, first, kind)
        return _Row(*columns, self.styles, alike, self.longer, self.drawing)

    def advances(self, textpage: Any) -> NDArray[np.float64]:
        """How far the pen moves on from each character, in points."""
        order, bounds = self.alike.order, self.alike.bounds
        firsts = order[bounds[:-1]]
        advance, declared = self._measured(textpage, firsts)
        ems = np.array([s.em for s in self.styles])[self.kind]
        advances = np.empty(len(ems))
        advances[order] = np.repeat(advance / ems[firsts], np.diff(bounds)) * ems[order]
        for n in np.flatnonzero(~declared).tolist():
            same = order[bounds[n] : bounds[n + 1]]  # one sign of one font
            advance, declared = self._measured(textpage, same)
            last = int(declared.argmax()) if declared.any() else len(same) - 1
            advances[same] = advance[last] / ems[same[last]] * ems[same]
            advances[same[: last + 1]] = advance[: last + 1]
        return advances

    def _measured(
        self, textpage: Any, which: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """The advances of the characters `which`, and whether their fonts declare them."""
        styles = [self.styles[k] for k in self.kind[which].tolist()]
        texts = texts_of(self.signs[which], self.longer)
        width = np.array([s.width(t) for s, t in zip(styles, texts, strict=True)])
        size, level = np.array([(s.size, s.level) for s in styles]).T
        loose = self._loose_widths(textpage, which)
        # A letter may reach over its advance (an f does), never fall far short of it.
        declared = (width > 0) & (width < 3 * size) & ((level == 0) | (width <= loose * 1.01))
        usual = size * np.array([0.25 if text.isspace() else 0.5 for text in texts])
        return np.where(declared, width, np.where(loose > 0, loose, usual)), declared

    def _loose_widths(self, textpage: Any, which: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far pdfium's loose boxes reach from the origins; 0.0 where they do not tell."""
        boxes, known = calls.loose_boxes(textpage, self.at[which].tolist())
        width = boxes[:, 2].astype(np.float64) - self.places[which, 0]
        size, level = np.array([(s.size, s.level) for s in self.styles])[self.kind[which]].T
        return np.where(known & (level > 0) & (width > 0) & (width < 6 * size), width, 0.0)

    def join_ligatures(self, textpage: Any, advances: NDArray[np.float64]) -> None:
        """Characters of one object at one origin are one glyph: the first, with all their text."""
        same = np.append(False, (self.places[1:] == self.places[:-1]).all(1)) & ~self.first
        # A space may be drawn over by what follows it: that is no ligature.
        blank = are_spaces(self.signs, self.longer)
        same &= ~blank & ~np.append(False, blank[:-1])
        for k in np.flatnonzero(same).tolist():
            head = k - 1
            while self.signs[head] == NOTHING:
                head -= 1
            if self.styles[self.kind[k]].level:
                loose = self._loose_widths(textpage, np.array([k]))[0]
                advances[head] = max(advances[head], loose)
            else:  # as wide as its letters, nearly
                advances[head] += advances[k]
            self.longer.append("".join(texts_of(self.signs[[head, k]], self.longer)))
            self.signs[head], self.signs[k] = JOINED + len(self.longer) - 1, NOTHING

    def glyphs(self, view: View, advances: NDArray[np.float64]) -> dict[Frame, Glyphs]:
        """All of them, by frame, on the page or off it."""
        x, y = on_page(view, self.places)
        on = (np.abs(x) < _FAR) & (np.abs(y) < _FAR)
        on &= self.signs != NOTHING
        turned = np.array([style.degrees(view) for style in self.styles])[self.kind]
        sizes = np.array([style.size for style in self.styles])
        faces = {face: n for n, face in enumerate(dict.fromkeys(s.face for s in self.styles))}
        looks = np.array([faces[style.face] for style in self.styles])
        found = {}
        for degrees in sorted(set(turned[on].tolist())):
            frame, chosen = Frame.turned(degrees), np.flatnonzero(on & (turned == degrees))
            u, v = in_frame(frame, x[chosen], y[chosen])
            kind = self.kind[chosen]
            found[frame] = Glyphs(
                signs=self.signs[chosen],
                x0=u,
                x1=u + advances[chosen],
                baseline=v,
                size=sizes[kind],
                look=looks[kind],
                at=self.at[chosen],
                faces=tuple(faces),
                longer=tuple(self.longer),
            )
        return found


def on_page(view: View, places: Any) -> tuple[Any, Any]:
    """Points of user space, (n, 2), on the shown page: all at once."""
    return view.point(places[:, 0], places[:, 1])


def in_frame(frame: Frame, x: Any, y: Any) -> tuple[Any, Any]:
    """Points of the shown page in a frame: all at once."""
    return frame.into(x, y)
