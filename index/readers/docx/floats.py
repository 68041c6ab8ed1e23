"""What floats on a page of a DOCX file, and where: read off its anchors, the rest estimated.

Word lays out a page only when it shows it. A height that is counted from a paragraph is estimated
by the characters that stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.readers.docx.colour import Palette, of_drawing
from index.readers.docx.place import Page
from index.readers.docx.vml import css, css_points, is_filled
from index.readers.docx.xml import Element, child, link, local, whole_number

EMU = 12_700.0  # of a point
_LINE, _LETTERS = 14.0, 85  # a line of text: its points, and how many characters fill it
_FLOW = "flow"  # the attribute that keeps a paragraph's estimated height on the parsed tree
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill")
_SHAPES = ("{*}shape", "{*}rect", "{*}roundrect", "{*}oval", "{*}group")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points from the top left of the page, or of the pages set end to end."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Rect, slack: float = 0.0) -> bool:
        """Whether the two share a point, heights taken with `slack`."""
        across = self.x0 < other.x1 and other.x0 < self.x1
        return across and self.y0 < other.y1 + slack and other.y0 < self.y1 + slack

    def holds(self, other: Rect) -> bool:
        """Whether `other` lies inside, a point more or less."""
        left, right = self.x0 - 1 <= other.x0, other.x1 <= self.x1 + 1
        return left and right and self.y0 - 1 <= other.y0 and other.y1 <= self.y1 + 1


@dataclass(frozen=True, slots=True)
class Float:
    """Something that is anchored in a paragraph and stands where it says.

    `frames` are what its place is counted from; `height` is the order of drawing.
    """

    element: Element
    rect: Rect
    frames: tuple[str, str]
    anchor: float
    height: int
    behind: bool
    painted: bool
    opaque: bool
    repeated: bool = False


def floats_of(
    root: Element,
    page: Page,
    palette: Palette,
    is_opaque: Callable[[str | None], bool],
    most: int,
) -> list[Float]:
    """The floats of a part, or `most` and one where there are more."""
    anchors = [e for e in root.iter("{*}anchor") if _is_drawing(e)][: most + 1]
    picts = [e for e in root.iter("{*}pict") if len(e)]
    if not anchors and not picts:
        return []
    _estimate(root, page.top)
    made = [_anchored(e, flow_of(e), page, palette, is_opaque) for e in anchors]
    for pict in picts:
        made += _drawn(pict, flow_of(pict), page)
    return made[: most + 1]


def off_page(rect: Rect, frames: tuple[str, str], page: Page) -> bool:
    """Whether a rectangle shows nothing of itself on the page.

    A height that is counted from a paragraph counts only where no paragraph could bring it back.
    """
    if rect.x1 <= 0 or rect.x0 >= page.width:
        return True
    if frames[1] == "page":
        return rect.y1 <= 0 or rect.y0 >= page.height
    return False


def pictured(body: Element, page: Page, *, grounds: bool) -> float:
    """The share of a page that the pictures in a body cover, all of them together.

    Those behind the text count if `grounds` do.
    """
    points = 0.0
    for drawing in body.iter("{*}inline", "{*}anchor"):
        size = extent(drawing) if grounds or not _is_behind(drawing) else None
        if size is not None and next(drawing.iter("{*}blip"), None) is not None:
            points += max(0.0, size[0]) * max(0.0, size[1])
    return points / max(1.0, page.width * page.height)


def _is_behind(element: Element) -> bool:
    return element.get("behindDoc") in ("1", "true")


def extent(element: Element) -> tuple[float, float] | None:
    """Width and height of a drawing in points, or None where it takes a share of the page."""
    size = child(element, "extent")
    if size is None or any(local(e) in ("sizeRelH", "sizeRelV") for e in element):
        return None
    return (_number(size.get("cx")) or 0.0) / EMU, (_number(size.get("cy")) or 0.0) / EMU


def _estimate(container: Element, y: float) -> float:
    """Write the estimated height of each paragraph on it; the height after the last one."""
    for element in container:
        name = local(element)
        if name == "p":
            element.set(_FLOW, f"{y:.0f}")
            letters = sum(len(t.text or "") for t in element.iter("{*}t"))
            y += _LINE * max(1, -(-letters // _LETTERS))
        elif name == "tr":
            y = max([_estimate([cell], y) for cell in element], default=y)
        elif name not in ("pPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr"):
            y = _estimate(element, y)
    return y


def flow_at(paragraph: Element) -> float | None:
    """The estimated height of a paragraph, where heights were estimated."""
    return _number(paragraph.get(_FLOW))


def flow_of(element: Element) -> float:
    """The estimated height of the outermost paragraph that holds `element`."""
    found = 0.0
    for holder in element.iterancestors("{*}p"):
        found = _number(holder.get(_FLOW)) or found
    return found


def _number(text: str | None) -> float | None:
    try:
        found = float(text) if text and len(text) < 20 else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e12 else None


def _is_drawing(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "drawing"


def _anchored(
    element: Element,
    at: float,
    page: Page,
    palette: Palette,
    is_opaque: Callable[[str | None], bool],
) -> Float:
    size = extent(element)
    width, height = size or (page.width, page.height)
    x, x_frame = _offset(element, "positionH", page, width, at)
    y, y_frame = _offset(element, "positionV", page, height, at)
    painted, opaque = _paint(element, palette, is_opaque)
    behind = _is_behind(element)
    return Float(
        element,
        Rect(x, y, x + width, y + height),
        (x_frame, y_frame),
        at,
        whole_number(element.get("relativeHeight")) or 0,
        behind,
        painted,
        opaque and size is not None,
    )


def _offset(anchor: Element, name: str, page: Page, extent: float, at: float) -> tuple[float, str]:
    """Where a drawing begins across or down the page, and "page" if the page itself says so."""
    across = name == "positionH"
    position = child(anchor, name)
    frame = position.get("relativeFrom", "") if position is not None else ""
    offset = child(position, "posOffset")
    points = (_number(offset.text) or 0.0) / EMU if offset is not None else None
    whole = page.width if across else page.height
    low, high = (page.left, page.right) if across else (page.top, page.bottom)
    start = {"page": 0.0, "leftMargin": 0.0, "topMargin": 0.0, "rightMargin": whole - high}.get(
        frame, low
    )
    if frame in ("paragraph", "line"):
        start = at
    if points is None:
        align = child(position, "align")
        room = whole if frame == "page" else whole - low - high
        word = (align.text or "") if align is not None else ""
        share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}.get(word, 0.0)
        return start + share * (room - extent), frame or "column"
    fixed = frame in ("page", "margin", "topMargin", "leftMargin", "rightMargin", "bottomMargin")
    if frame == "bottomMargin":
        start = whole - high
    return start + points, "page" if fixed else frame or "paragraph"


def _paint(
    element: Element, palette: Palette, is_opaque: Callable[[str | None], bool]
) -> tuple[bool, bool]:
    """Whether a drawing paints any ground, and whether all of its ground is opaque."""
    painted = opaque = False
    for part in element.iter("{*}pic", "{*}wsp"):
        if local(part) == "pic":
            blip = child(part, "blipFill", "blip")
            painted = True
            opaque |= blip is not None and len(blip) == 0 and is_opaque(link(blip, "embed"))
            continue
        properties = child(part, "spPr")
        fill = (
            next((e for e in properties if local(e) in _FILLS), None)
            if (properties is not None)
            else None
        )
        paint = of_drawing(fill, palette)
        if paint is None:
            reference = child(part, "style", "fillRef")
            painted |= reference is not None and reference.get("idx", "0") != "0"
        elif paint.opacity > 0:
            painted = True
            geometry = child(properties, "prstGeom")
            square = geometry is not None and geometry.get("prst") == "rect"
            opaque |= square and paint.rgb is not None and paint.opacity >= 1
    return painted, opaque


def _drawn(pict: Element, at: float, page: Page) -> Iterator[Float]:
    """The floats of a VML drawing; they are never said to cover anything."""
    for shape in pict.iter(*_SHAPES):
        style = css(shape.get("style"))
        if style.get("position") != "absolute" or local(shape.getparent()) == "group":
            continue
        x, y = css_points(style.get("margin-left")), css_points(style.get("margin-top"))
        width, height = css_points(style.get("width")), css_points(style.get("height"))
        left = 0.0 if style.get("mso-position-horizontal-relative") == "page" else page.left
        top = style.get("mso-position-vertical-relative")
        y0 = (y or 0.0) + {"page": 0.0, "margin": page.top}.get(top or "", at)
        x0 = left + (x or 0.0)
        width, height = width or page.width, height or page.height
        z = (style.get("z-index") or "0").lstrip("-")
        painted = local(shape) == "group" or is_filled(shape)
        yield Float(
            shape,
            Rect(x0, y0, x0 + width, y0 + height),
            ("vml", "page" if top in ("page", "margin") else top or ""),
            at,
            whole_number(z) or 0,
            (style.get("z-index") or "").startswith("-"),
            painted,
            False,
        )
