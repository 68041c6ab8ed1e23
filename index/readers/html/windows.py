"""Boxes that cut off what is pushed over their edges: by margins, indents, offsets and the like.

No layout is worked out. Of each such box it is kept where lines begin in it, as the elements
between say it; where that is not known, the box counts no more. Widths that no sheet gives in
pixels are reckoned with as several, from nothing to the whole window: what is cut off in each is
cut off in any.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.readers.css.hiding import shifts
from index.readers.css.lengths import VIEWPORT, fixed, pixels
from index.readers.css.look import Look, resolved
from index.readers.css.tree import Frame
from index.readers.html.rooms import height_of_box

MOST = 4  # boxes inside each other, the innermost of them
_CUTS, _SCROLLS = ("hidden", "clip"), ("scroll", "auto")
_WIDEST = 0.75  # of its size: no text has wider letters on the average
_LAST_LINE, _LINE = 1.4, 1.5  # of the size: how deep the letters of a line reach; lines of many
_EDGE = 16.0  # pixels of a text at an edge of which nothing is read
_MARGINED = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure".split())
_ARRANGING = frozenset(
    "justify-content align-items place-items place-content columns column-count writing-mode"
    " flex-direction".split()
)
_FAR = 1e6

Lengths = tuple[float, ...]  # one for each width that is thought of
_WIDTHS: Lengths = (0.0, 160.0, 320.0, 640.0, 960.0, VIEWPORT[0])


@dataclass(frozen=True, slots=True)
class Window:
    """What is known, in pixels, of a box that cuts off and of the lines in it.

    - `seen`: how many texts were seen before it; None where it does not matter
    - `whole`, `height`: its size inside its borders; None where it grows, or is scrolled
    - `width`: that of the box that holds the lines
    - `start`: where they begin from its left edge
    - `down`, `deep`: where they begin from its upper edge, at least and at most, if nothing that is
      seen stands before; None where it does not cut there
    - `margin`: what of `down` one more margin is laid over
    - `arranged`: it lays out its children in ways of its own
    """

    key: int
    seen: int | None
    whole: Lengths | None
    width: Lengths
    height: float | None
    start: Lengths
    down: float = 0.0
    deep: float | None = 0.0
    margin: float = 0.0
    arranged: bool = False
    passed: bool = False

    def is_passed(self, look: Look) -> bool:
        """Whether lines of this look begin behind its right or below its lower edge."""
        if self.passed or (self.height is not None and self.down >= self.height):
            return True
        edges = zip(self._begins(look), self.whole or (), strict=False)
        return self.whole is not None and all(begin >= edge for begin, edge in edges)

    def _begins(self, look: Look) -> Iterator[float]:
        """Where the first line begins at most; words that are indented may go to the next."""
        for start, width in zip(self.start, self.width, strict=True):
            indent = look.indent + look.indent_share * width
            yield start + (indent if look.unwrapped else min(indent, 0.0))

    def cuts(self, look: Look, letters: int, seen: int) -> bool:
        """Whether the first `letters` of a block end before its left or above its upper edge.

        `seen`: how many texts were seen before the block.
        """
        long = letters * _WIDEST * look.size
        indents = (look.indent + look.indent_share * width for width in self.width)
        begins = (start + indent for start, indent in zip(self.start, indents, strict=True))
        if look.leftwards and long <= -max(begins):
            return True
        if self.deep is None or self.seen not in (None, seen):
            return False
        lines = math.ceil(long / max(max(self.width) / 2, 1.0))
        return self.deep + (_LAST_LINE + _LINE * (lines - 1)) * look.size <= 0


def windows(
    frame: Frame, declared: dict[str, str], seen: int, *, is_block: bool
) -> tuple[Window, ...]:
    """Those that the text of `frame` stands in; `seen` texts were seen before it."""
    around = frame.parent.windows if frame.parent else ()
    if not (declared or (around and frame.tag in _MARGINED)):
        return around
    values = resolved(declared, frame.look)
    boxed = is_block or values.get("display", "").startswith(("inline-", "flow-root"))
    found = [moved for w in around if (moved := _moved(w, values, frame, boxed=boxed))]
    own = _opened(values, frame, seen) if boxed else None
    return tuple([*found, own] if own else found)[-MOST:]


def _opened(values: dict[str, str], frame: Frame, seen: int) -> Window | None:
    """The window that `frame` is itself."""
    across, down = values.get("overflow-x", "visible"), values.get("overflow-y", "visible")
    if across == "visible" and down not in ("visible", "clip"):
        across = "auto"
    if down == "visible" and across not in ("visible", "clip"):
        down = "auto"
    if {across, down} == {"visible"}:
        return None
    size = frame.look.size
    left, right, top, bottom = (
        pixels(values.get(f"padding-{side}", ""), size, VIEWPORT[0]) or 0.0
        for side in ("left", "right", "top", "bottom")
    )
    inside = values.get("box-sizing") == "border-box"
    given = _width(values, frame)
    width = _WIDTHS if given is None else (max(given - (left + right) * inside, 0.0),)
    whole = tuple(wide + left + right for wide in width)
    page = frame.tag in ("html", "body")  # what these cut off is the window, which scrolls down
    high = None if page or down not in _CUTS else height_of_box(values, size)
    if high is not None and not inside:
        high += top + bottom
    flows_out = {across, down} <= {"clip", "visible"} and not top  # so do margins inside
    return Window(
        frame.key,
        seen,
        whole if across in _CUTS else None,
        width,
        high,
        (left,) * len(width),
        top,
        None if page or flows_out or down == "visible" else top,
        margin=math.inf if flows_out else 0.0,
        arranged=_arranges(values, frame),
    )


def _width(values: dict[str, str], frame: Frame) -> float | None:
    """The width in pixels that a box has; None where it is not known."""
    size = frame.look.size
    width, least = fixed(values.get("width", ""), size), fixed(values.get("min-width", "0"), size)
    grows = "flex" in values or "flex-grow" in values or "table" in values.get("display", "")
    if width is None or least is None or grows or frame.tag in ("td", "th", "table"):
        return None
    most = fixed(values.get("max-width", ""), size)
    return max(width if most is None else min(width, most), least)


def _arranges(values: dict[str, str], frame: Frame) -> bool:
    """Whether a box may have its children elsewhere than at its start."""
    display = values.get("display", "")
    laid_out = "grid" in display or "table" in display or "box" in display
    return laid_out or frame.tag == "table" or not _ARRANGING.isdisjoint(values)


def _moved(window: Window, values: dict[str, str], frame: Frame, *, boxed: bool) -> Window | None:
    """`window` for what is in `frame`, which has these values; None where that is not known."""
    position, size = values.get("position", ""), frame.look.size
    if position == "absolute":
        return _placed(window, values, frame)
    floats = values.get("float", "none") not in ("none", "left")
    if position in ("fixed", "sticky") or floats or window.arranged or not frame.look.leftwards:
        return None
    own, by = _width(values, frame), (0.0, 0.0)
    begins: list[float] = []
    wide: list[float] = []
    paddings: list[float] = []
    for start, width in zip(window.start, window.width, strict=True):
        left, right = (_margin(values, side, size, width) for side in ("left", "right"))
        padding = pixels(values.get("padding-left", ""), size, width) or 0.0
        if (left or padding) and not boxed:  # a line may be broken there
            return None
        wide.append(max(width - left - right, 0.0) if own is None else own)
        moved = shifts(values, size, wide[-1]) if boxed else (0.0, 0.0)
        if moved is None:
            return None
        by = moved
        if position == "relative":
            left += _offset(values, ("left", "right"), size, width)
        begins.append(start + left + by[0])
        paddings.append(padding)
    down = by[1]
    if position == "relative":
        down += _offset(values, ("top", "bottom"), size, window.height or 0.0)
    # What is moved out at the left as a whole; a line that does not end may come back.
    ends = zip(begins, paddings, wide, strict=True)
    gone = max(begins) <= 0 > min(begins) and all(sum(parts) <= _EDGE for parts in ends)
    comes_back = frame.look.unwrapped or frame.look.in_row or frame.look.indent > 0
    return _lowered(
        replace(
            window,
            start=tuple(b + p for b, p in zip(begins, paddings, strict=True)),
            width=tuple(max(w - p, 0.0) for w, p in zip(wide, paddings, strict=True)),
            arranged=_arranges(values, frame) or frame.look.in_row,
            passed=window.passed or (gone and boxed and not comes_back),
        ),
        values,
        frame,
        down,
        boxed=boxed,
    )


def _lowered(
    window: Window, values: dict[str, str], frame: Frame, down: float, *, boxed: bool
) -> Window:
    """`window` for what is in a box that is moved `down`, with its margin and padding."""
    size, width = frame.look.size, max(window.width)
    top = pixels(values.get("padding-top", ""), size, width) or 0.0
    margin = _margin(values, "top", size, width)
    usual = size if frame.tag in _MARGINED and "margin-top" not in values else margin
    if not boxed:
        top = margin = usual = 0.0
    more = max(margin - window.margin, 0.0) if margin > 0 else margin
    return replace(
        window,
        down=window.down + down + more + top,
        deep=None if window.deep is None else window.deep + down + usual + top,
        margin=0.0 if top else max(window.margin, margin),
    )


def _placed(window: Window, values: dict[str, str], frame: Frame) -> Window | None:
    """`window` for what is in a box that is placed by the sides of another, if that is its own."""
    holder = frame.holder
    if holder is None or holder.key != window.key or window.whole is None:
        return None
    size, whole, low = frame.look.size, window.whole, window.height
    if shifts(values, size, 1.0) != (0.0, 0.0):
        return None
    past = [
        _is_past(values, "left", size, whole),
        _is_past(values, "right", size, whole) and "width" not in values,
        _is_past(values, "top", size, (low,)) if low is not None else False,
        _is_past(values, "bottom", size, (0.0, _FAR) if low is None else (low,)),
    ]
    return replace(window, passed=True) if any(past) else None


def _is_past(values: dict[str, str], side: str, size: float, whole: Lengths) -> bool:
    """Whether a box is placed so far from this side that it stands behind the other."""
    return all(
        (length := pixels(values.get(side, ""), size, edge)) is not None
        and length + _margin(values, side, size, edge) >= edge
        for edge in whole
    )


def _margin(values: dict[str, str], side: str, size: float, whole: float) -> float:
    return pixels(values.get(f"margin-{side}", ""), size, whole) or 0.0


def _offset(values: dict[str, str], sides: tuple[str, str], size: float, whole: float) -> float:
    """By how much a box is moved from where it would stand; of two sides the first counts."""
    first, second = (pixels(values.get(side, ""), size, whole) for side in sides)
    return first if first is not None else -(second or 0.0)
