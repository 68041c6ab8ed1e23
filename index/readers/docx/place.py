"""Where a text of a DOCX file stands, and what of it a reader of the page does not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.docx.colour import WHITE, Rgb, look_alike
from index.readers.docx.look import NO_LOOK, TWIPS, Look, measure
from index.readers.docx.xml import Element, child, local, value
from index.readers.pieces import Piece
from index.readers.sizes import LEAST_ADVANCE, LETTER, RAISED_SHARE
from index.types import Unseen

TINY = 4.0  # points: smaller letters are not read, as in PDF
NARROW = 2.5  # points: nor are letters that are narrowed to the width of such a size
CLIPPED_BELOW = 0.3  # of the size of the letters: a line that is cut to less shows no text
HIGHEST = 648.0  # points between the margins of Word's own page: no line is raised out of that
FAINT = 0.05  # opacity
LEAST_LETTER, LEAST_LINE = 0.4, 1.0  # of the size: what a letter and a line take at least
EDGE = 1.0  # points: what is thinner than that shows nothing
_SIZE = 10.0  # points, where a file says nothing


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins, in points. The default is Word's own."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0

    @classmethod
    def of(cls, section: Element | None) -> Page:
        """The page of a w:sectPr."""
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        told = {
            "width": measure(value(size, "w"), TWIPS),
            "height": measure(value(size, "h"), TWIPS),
            **{side: measure(value(margins, side), TWIPS) for side in _SIDES},
        }
        return cls(**{name: abs(at) for name, at in told.items() if at is not None})


_BESIDE = ("tbl", "drawing", "pict", "object")
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a text, as far as it decides whether the text is seen.

    - `ground`: the colour behind it; None where that cannot be told
    - `painted`: whether something nearer than the page has painted that ground
    - `hidden`: why nothing here is seen, whatever it looks like
    - `clip`: the points of height that are left for a line
    - `left`, `right`: where its column begins and ends, in points from the page's left edge
    - `look`: how the table around sets it
    """

    ground: Rgb | None = WHITE
    painted: bool = False
    hidden: Unseen | None = None
    clip: float = float("inf")
    left: float = 72.0
    right: float = 540.0
    look: Look = NO_LOOK


def unseen(look: Look, place: Place, letters: int = 1) -> Unseen | None:
    """Why a run of so many `letters`, set in `look` at `place`, is not seen; None where it is."""
    if place.hidden:
        return place.hidden
    if look.vanish:
        return Unseen.STYLE
    if look.ink is not None and look.ink.opacity <= FAINT:
        return Unseen.ALPHA
    if abs(look.raised or 0.0) >= HIGHEST:
        return Unseen.OFF_PAGE
    size = _SIZE if look.size is None else look.size
    if _is_tiny(look, size, letters):
        return Unseen.TINY
    if place.clip <= max(EDGE, CLIPPED_BELOW * size) or abs(look.raised or 0) >= place.clip + size:
        return Unseen.CLIPPED
    ground = place.ground if look.fill is None else look.fill.over(place.ground)
    ink = look.ink.over(ground) if look.ink is not None else None
    if ink is None or ground is None or not look_alike(ink, ground):
        return Unseen.STRUCK if look.struck else None
    return Unseen.ALPHA if look.ink and look.ink.opacity < 1 else Unseen.COLOUR


def cut_off(
    pieces: Iterable[Piece], holder: Element, height: float, width: float = float("inf")
) -> Iterator[Piece]:
    """The `pieces` in `holder`, which shows no more than `height` points of them.

    Those that begin below that, however low their lines are, are hidden. Where something in the
    holder stands beside its text, that is not known.
    """
    if height == float("inf") or any(local(e) in _BESIDE for e in holder.iter()):
        yield from pieces
        return
    used = 0.0
    for piece in pieces:
        if piece.hidden is None:
            size = piece.font.size or _SIZE
            lines = max(1.0, len(piece.text) * LEAST_LETTER * size // max(width, size))
            if used >= height:
                piece = replace(piece, hidden=Unseen.CLIPPED)
            used += lines * LEAST_LINE * size
        yield piece


def _is_tiny(look: Look, size: float, letters: int) -> bool:
    scale = 1.0 if look.scale is None else look.scale
    if size * (RAISED_SHARE if look.small else 1.0) < TINY or size * min(1.0, scale) <= NARROW:
        return True
    if look.fitted is not None and look.fitted / max(letters, 1) <= LEAST_ADVANCE * size:
        return True
    advance = LETTER * size * scale + (look.spacing or 0.0)
    return letters > 1 and advance <= LEAST_ADVANCE * size
