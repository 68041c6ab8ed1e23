"""Pages whose text runs in another direction than the page is shown in: read in their own.

Such a page is laid out as if it were turned until its text is upright, so that columns, bullets and
the order of reading are found as on any page. Boxes are on the page as it is shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from index.readers.pdf.glyphs import Frame, Glyphs
from index.types import Box, PageSize

_MOST = 0.75  # of the letters: the direction of the page; with less it has none of its own


@dataclass(frozen=True, slots=True)
class Turned(Frame):
    """A frame of a page that was turned so that its text is upright; `degrees` are against that.

    On the turned page, whose top left corner is at `x` and `y` of the frame `home`, `home` is
    upright.
    """

    home: Frame
    x: float
    y: float

    def shown(self, box: Box) -> Box:
        """A box of this frame on the page as it is shown."""
        at = self.onto(box)
        return self.home.onto(Box(at.x0 + self.x, at.y0 + self.y, at.x1 + self.x, at.y1 + self.y))


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned to be read: until the frame `home` is upright.

    `width` is that of the turned page, in points; `x` and `y` as of `Turned`.
    """

    home: Frame
    width: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def of(cls, seen: Mapping[Frame, Glyphs], size: PageSize) -> Turn:
        """The turn of a page of that size, of which that is seen: mostly none.

        >>> Turn.of({}, PageSize(612, 792)).width
        612
        """
        letters = {frame: len(glyphs) for frame, glyphs in seen.items()}
        main = max(letters, key=lambda frame: letters[frame], default=Frame.turned(0))
        own = main.degrees in (90, 180, 270) and letters[main] >= _MOST * sum(letters.values())
        if not own:
            return cls(Frame.turned(0), size.width)
        page = _into(main, Box(0, 0, size.width, size.height))
        return cls(main, page.x1 - page.x0, page.x0, page.y0)

    def frames(self, found: Mapping[Frame, Glyphs]) -> Mapping[Frame, Glyphs]:
        """`found`, in frames of the turned page."""
        if not self.home.degrees:
            return found
        turned = {}
        for frame, glyphs in found.items():
            plain = Frame.turned((frame.degrees - self.home.degrees) % 360)
            x, y = plain.into(self.x, self.y)
            own = Turned(plain.degrees, plain.cosine, plain.sine, self.home, self.x, self.y)
            turned[own] = replace(
                glyphs, x0=glyphs.x0 - x, x1=glyphs.x1 - x, baseline=glyphs.baseline - y
            )
        return dict(sorted(turned.items(), key=lambda pair: pair[0].degrees))

    def boxes(self, shown: Iterable[Box]) -> list[Box]:
        """Boxes of the shown page on the turned one."""
        if not self.home.degrees:
            return list(shown)
        found = [_into(self.home, box) for box in shown]
        x, y = self.x, self.y
        return [Box(b.x0 - x, b.y0 - y, b.x1 - x, b.y1 - y) for b in found]


def _into(frame: Frame, box: Box) -> Box:
    """The smallest box of `frame` that holds a box of the page."""
    corners = [frame.into(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
