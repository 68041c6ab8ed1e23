"""How text is set at one place of an RTF file, and why it is not seen there."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from enum import Enum, auto

from index.readers.colours import BLACK, WHITE, Colour
from index.readers.rtf.cells import Shading, colour_of
from index.readers.sizes import LEAST_ADVANCE, LETTER, RAISED_SHARE
from index.types import Font, Unseen

TINY_HALF_POINTS = 8  # 4 pt: smaller letters are not read, as in PDF
NARROW_HALF_POINTS = 5  # nor are letters that are narrowed to the width of such a size
HIGHEST_HALF_POINTS = 1_296  # of the page between its margins: no line is raised out of that
TINY_LINE = 50  # twips, 1/20 pt: a line set exactly this high or less cuts its text off
FAR = 10_000  # twips to the left of the text, or above it: off any page
BEYOND = 1_134  # twips; a shape that ends further than this off the page is not on it
PAPER = (12_240, 15_840)  # twips, unless the file says
_PLAIN_SIZE = 24
_WATERMARK = "PowerPlusWaterMark"  # what Word calls its own
_OLD_PLACE = re.compile(rb"\\(dpx|dpy|dpxsize|dpysize)(-?\d{1,9})")


class Into(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    FONTS = auto()
    STYLES = auto()
    PROPERTY = auto()  # of a shape
    NOWHERE = auto()


@dataclass(slots=True)
class Shape:
    """A drawn shape: its edges in twips, and its properties as they are written."""

    edges: dict[str, int] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)

    def back(self, page: Colour | None) -> Colour | None:
        """What lies under its text; None where another shape may."""
        if self.properties.get("fillType", "0") not in ("0", "solid"):
            return None
        if self.properties.get("fFilled") == "0":
            return page if self.properties.get("fBehindDocument") == "1" else None
        number = self.properties.get("fillColor", "")
        if not number.isdigit() or len(number) > 10:
            return WHITE
        code = int(number)  # blue, green, red
        return Colour(code & 255, code >> 8 & 255, code >> 16 & 255)

    @property
    def art(self) -> str:
        """The letters that are drawn along a path, as WordArt of before 2010; no watermark."""
        if self.properties.get("wzName", "").startswith(_WATERMARK):
            return ""
        return self.properties.get("gtextUNICODE", "")

    def unseen_art(self, page: Colour | None) -> Unseen | None:
        """Why such letters are not seen on `page`, or None: they are painted by what fills it."""
        if self.properties.get("fLine") != "0" or page is None:
            return None
        if self.properties.get("fFilled") == "0":
            return Unseen.ALPHA
        paint = self.back(page)
        return Unseen.COLOUR if paint is not None and paint.is_like(page) else None

    @property
    def is_hidden(self) -> bool:
        """Whether it is marked as not to be shown."""
        return self.properties.get("fHidden") == "1"

    @classmethod
    def of_old(cls, drawing: bytes) -> Shape:
        """The shape of a drawing as Word wrote it before 1997, its place behind its text."""
        said = {name.decode(): int(number) for name, number in _OLD_PLACE.findall(drawing)}
        x, y, width, height = (said.get(f"dp{name}", 0) for name in ("x", "y", "xsize", "ysize"))
        edges = {"shpleft": x, "shptop": y, "shpright": x + width, "shpbottom": y + height}
        return cls(edges if said else {})

    @property
    def is_flat(self) -> bool:
        """Whether it has no width or no height."""
        sides = (("shpleft", "shpright"), ("shptop", "shpbottom"))
        given = [(self.edges[a], self.edges[b]) for a, b in sides if {a, b} <= self.edges.keys()]
        return any(start == end for start, end in given)

    def is_off_page(self, paper: tuple[int, int]) -> bool:
        """Whether it lies wholly off the page."""
        width, height = paper
        return (
            self.edges.get("shpright", 0) < -BEYOND
            or self.edges.get("shpbottom", 0) < -BEYOND
            or self.edges.get("shpleft", 0) > width + BEYOND
            or self.edges.get("shptop", 0) > height + BEYOND
        )


@dataclass(slots=True)
class State:
    """What holds in a group: it is copied where a group opens, and given up where it closes.

    Numbers are indices into the tables of the file, and 0 is automatic; sizes are half-points.
    """

    into: Into = Into.BODY
    under: Into = Into.BODY
    # of characters
    font: int | None = None
    size: int = _PLAIN_SIZE
    scale: int = 100
    spacing: int = 0  # between letters, in twips
    raised: int = 0
    bold: bool = False
    italic: bool = False
    capitals: bool = False  # shown in them, however it was typed
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    lined: bool = False  # drawn by its outlines or its shadow, whatever its colour
    small: bool = False  # above or below the line
    ink: int = 0
    mark: int = 0
    mark_pattern: int = 0
    mark_share: int = 0
    # of paragraphs
    style: int = 0
    outline: int | None = None
    is_item: bool = False
    in_table: bool = False
    back: int = 0
    pattern: int = 0
    share: int = 0
    line_height: int = 0
    row_height: int = 0
    frame_height: int = 0
    indent: int = 0
    first: int = 0  # of the first line, to the indent
    end: int = 0
    at_end: bool = False  # set against the right edge
    x: int = 0
    y: int = 0
    # of groups
    doubled: int = 1  # how many characters stand after a Unicode one, for readers that know none
    shape: Shape | None = None

    def inner(self) -> State:
        """The state of a group that opens here."""
        return copy.copy(self)

    def plain(self) -> None:
        r"""Forget how characters are set: `\plain`."""
        self.font, self.size, self.scale, self.spacing = None, _PLAIN_SIZE, 100, 0
        self.raised = 0
        self.bold = self.italic = self.hidden = self.deleted = self.struck = False
        self.capitals = self.lined = self.small = False
        self.ink = self.mark = self.mark_pattern = self.mark_share = 0

    def pard(self) -> None:
        r"""Forget how paragraphs are set: `\pard`."""
        self.style, self.outline = 0, None
        self.is_item = self.in_table = False
        self.back = self.pattern = self.share = self.line_height = self.frame_height = 0
        self.indent = self.first = self.end = self.x = self.y = 0
        self.at_end = False

    @property
    def hints(self) -> Font:
        """The hints for a block."""
        return Font(self.size / 2, self.bold, self.italic)

    def unseen(
        self, colours: list[Colour | None], back: Colour | None, paper: tuple[int, int]
    ) -> Unseen | None:
        """Why text is not seen here, or None; `back` lies under the paragraph, None if unknown."""
        if self.hidden or self.deleted or (self.shape and self.shape.is_hidden):
            return Unseen.STYLE
        if self._is_tiny:
            return Unseen.TINY
        if -TINY_LINE <= self.line_height < 0 or -TINY_LINE <= self.frame_height < 0:
            return Unseen.CLIPPED
        if self.in_table and -TINY_LINE <= self.row_height < 0:
            return Unseen.CLIPPED
        if self._is_off_page(paper):
            return Unseen.OFF_PAGE
        if self.shape and self.shape.is_flat:
            return Unseen.CLIPPED
        return self._faded(colours, back) or (Unseen.STRUCK if self.struck else None)

    def _is_off_page(self, paper: tuple[int, int]) -> bool:
        start = self.indent + self.first
        if min(start, self.x, self.y) <= -FAR or max(self.indent, start) >= paper[0]:
            return True
        if (self.at_end and self.end <= -paper[0]) or abs(self.raised) >= HIGHEST_HALF_POINTS:
            return True
        return self.shape is not None and self.shape.is_off_page(paper)

    @property
    def _is_tiny(self) -> bool:
        narrowed = self.size * min(self.scale, 100) / 100
        if (
            self.size * (RAISED_SHARE if self.small else 1) < TINY_HALF_POINTS
            or narrowed < NARROW_HALF_POINTS
        ):
            return True
        size = 10 * self.size  # twips
        return LETTER * size * self.scale / 100 + self.spacing <= LEAST_ADVANCE * size

    def _faded(self, colours: list[Colour | None], back: Colour | None) -> Unseen | None:
        if self.lined:
            return None
        marked = Shading(self.mark, self.mark_pattern, self.mark_share)
        around = Shading(self.back, self.pattern, self.share)
        under = (marked if marked.is_given else around).over(back, colours)
        if under is None:
            return None
        ink = colour_of(colours, self.ink) or (BLACK if under.green > 127 else WHITE)
        return Unseen.COLOUR if ink.is_like(under) else None
