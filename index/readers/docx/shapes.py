"""Text boxes of a DOCX file: what they say, and whether anything of it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.readers.docx.boxes import Held
from index.readers.docx.charts import ground_of, words
from index.readers.docx.colour import UNKNOWN_PAINT, WHITE, Paint, Palette, of_css, of_drawing
from index.readers.docx.floats import EMU, Rect, extent, off_page
from index.readers.docx.place import EDGE, Place
from index.readers.docx.story import Story
from index.readers.docx.vml import css, css_points, is_filled
from index.readers.docx.word_art import art
from index.readers.docx.xml import Element, any_value, child, link, local
from index.types import Unseen

INSET = 3.6  # points that a text box keeps free above and below its text, where it does not say
# What Office understands of what a file says it needs; the rest of the file's alternatives are not
# shown by it.
_UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
_PREFIXES = ("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "cx", "am3d", "v", "o")
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


def chosen(alternate: Element) -> Element | None:
    """The one branch that is shown of an mc:AlternateContent: a choice understood, else the rest.

    >>> from lxml.etree import fromstring
    >>> mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    >>> chosen(fromstring(f'<a xmlns="{mc}"><Choice Requires="x"/><Fallback/></a>')).tag[-8:]
    'Fallback'
    """
    for branch in alternate:
        if local(branch) == "Fallback":
            return branch
        if local(branch) == "Choice" and _is_understood(branch):
            return branch
    return None


def held(drawing: Element, story: Story, place: Place) -> list[Held]:
    """The texts that a w:drawing, w:pict or w:object holds, in reading order."""
    if local(drawing) != "drawing":
        return [box for element in drawing for box in _vml(element, story, place)]
    found: list[Held] = []
    for element in drawing:
        around, rect = _floating(element, story, place)
        found += _texts(element, story, around, rect)
    return found


def _floating(element: Element, story: Story, place: Place) -> tuple[Place, Rect | None]:
    """What a drawing does to the texts in it, and where it stands."""
    inside = replace(story.column(place), clip=float("inf"))
    size = extent(element)
    if size is not None and min(size) <= EDGE:
        inside = _hidden(inside, Unseen.CLIPPED)
    description = child(element, "docPr")
    if description is not None and description.get("hidden") in ("1", "true"):
        inside = _hidden(inside, Unseen.STYLE)
    float_ = story.layers.of_element(element)
    if float_ is None:
        return inside, None
    if off_page(float_.rect, float_.frames, story.page):
        inside = _hidden(inside, Unseen.OFF_PAGE)
    elif story.layers.is_covered(float_):
        inside = _hidden(inside, Unseen.COVERED)
    if story.layers.may_be_under(float_):
        inside = replace(inside, ground=None)
    return inside, float_.rect


def _texts(
    element: Element, story: Story, place: Place, rect: Rect | None, scale: float = 1.0
) -> Iterator[Held]:
    """The texts of what `element` holds; `rect` is where it stands, if it is in no group."""
    for part in element:
        name = local(part)
        if name in ("txbxContent", "txBody"):
            yield Held(part, place, rect)
        elif name in ("wsp", "sp"):
            yield from _texts(part, story, _shape(part, story, place, scale), rect, scale)
        elif name in ("wgp", "grpSp", "wpc", "lockedCanvas"):
            # One shape of a group may be the ground of another.
            inside, share = _group(part, replace(place, ground=None))
            yield from _texts(part, story, inside, None, scale * share)
        elif name == "AlternateContent":
            branch = chosen(part)
            if branch is not None:
                yield from _texts(branch, story, place, rect, scale)
        elif name == "relIds":
            data = story.part(link(part, "dm"))
            yield from _diagram(data, place, rect)
        elif name == "chart":
            yield from _chart(story.part(link(part)), story, place, rect)
        elif len(part):
            yield from _texts(part, story, place, rect, scale)


def _diagram(data: Element | None, place: Place, rect: Rect | None) -> Iterator[Held]:
    """SmartArt: the texts of its points, in the order in which the file lists them."""
    points = child(data, "ptLst")
    for point in points if points is not None else ():
        text = child(point, "t")
        if point.get("type", "node") in ("node", "asst") and text is not None:
            yield Held(text, replace(place, ground=None), rect)


def _chart(space: Element | None, story: Story, place: Place, rect: Rect | None) -> Iterator[Held]:
    """The words of a chart."""
    palette = story.styles.palette
    content = words(space, palette) if space is not None else None
    if content is not None:
        yield Held(content, replace(place, ground=ground_of(space, palette, place.ground)), rect)


def _group(group: Element, place: Place) -> tuple[Place, float]:
    """The place in a group, and what one of its units of height is worth."""
    frame = child(group, "grpSpPr", "xfrm")
    size, inner = child(frame, "ext"), child(frame, "chExt")
    if size is None:
        return place, 1.0
    width, height = _emu(size.get("cx")), _emu(size.get("cy"))
    across, down = (_emu(inner.get(side)) if inner is not None else 0.0 for side in ("cx", "cy"))
    if min(across, down) <= 0:
        return place, 1.0  # it says nothing of its size
    if min(width, height) <= EDGE:
        return _hidden(place, Unseen.CLIPPED), 1.0
    return place, height / down


def _shape(shape: Element, story: Story, place: Place, scale: float) -> Place:
    """The place inside a shape: its own ground, and nothing seen where it has no room."""
    properties = child(shape, "spPr")
    size = child(properties, "xfrm", "ext")
    body = child(shape, "bodyPr")
    if size is not None and not _grows(body):
        width, height = (scale * _emu(size.get(side)) for side in ("cx", "cy"))
        place = _sized(place, width, height, body)
    palette = story.styles.palette
    paint = _fill(properties, child(shape, "style", "fillRef"), palette)
    return _painted(place, paint)


def _sized(place: Place, width: float, height: float, body: Element | None) -> Place:
    if min(width, height) <= EDGE:
        return _hidden(place, Unseen.CLIPPED)
    inset = sum(
        INSET if body is None or body.get(side) is None else _emu(body.get(side))
        for side in ("tIns", "bIns")
    )
    return replace(place, clip=min(place.clip, max(0.0, height - inset)))


def _grows(body: Element | None) -> bool:
    return child(body, "spAutoFit") is not None


def _fill(properties: Element | None, reference: Element | None, palette: Palette) -> Paint | None:
    for element in properties if properties is not None else ():
        if local(element) in _FILLS:
            return of_drawing(element, palette)
    if reference is None or reference.get("idx", "0") == "0":
        return None
    colour = next((e for e in reference if local(e) == "schemeClr"), None)
    rgb = palette.named(any_value(colour) or "") if colour is not None else None
    return (
        Paint(rgb)
        if rgb and reference.get("idx") == "1" and colour is not None and len(colour) == 0
        else (UNKNOWN_PAINT)
    )


def _painted(place: Place, paint: Paint | None) -> Place:
    if paint is None or paint.opacity <= 0:
        return place
    return replace(place, ground=paint.over(place.ground), painted=True)


def _vml(element: Element, story: Story, place: Place) -> Iterator[Held]:
    """The texts of a VML shape and of those in it."""
    name = local(element)
    if name == "txbxContent":
        yield Held(element, place)
        return
    if name == "AlternateContent":
        branch = chosen(element)
        for part in branch if branch is not None else ():
            yield from _vml(part, story, place)
        return
    if name in ("shape", "rect", "roundrect", "oval", "group"):
        around, place = place, _vml_shape(element, story, story.column(place))
        drawn = art(element, place, around)
        if drawn is not None:
            yield Held(*drawn)
    for part in element:
        yield from _vml(part, story, place)


def _vml_shape(shape: Element, story: Story, place: Place) -> Place:
    style = css(shape.get("style"))
    place = replace(place, clip=float("inf"))
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        place = _hidden(place, Unseen.STYLE)
    grouped = local(shape.getparent()) == "group"
    sizes = [css_points(style.get(name)) for name in ("width", "height")]
    box = child(shape, "textbox")
    grows = css(box.get("style") if box is not None else "").get("mso-fit-shape-to-text") == "t"
    least = 0.0 if grouped else EDGE  # a group measures in units of its own
    if not grows and any(s is not None and s <= least for s in sizes):
        place = _hidden(place, Unseen.CLIPPED)
    float_ = story.layers.of_element(shape)
    if float_ is not None:
        if off_page(float_.rect, float_.frames, story.page) or _is_above(float_.rect, style):
            place = _hidden(place, Unseen.OFF_PAGE)
        if story.layers.may_be_under(float_):
            place = replace(place, ground=None)
    if grouped or local(shape) == "group":
        place = replace(place, ground=None)
    if not is_filled(shape) and shape.get("filled", "t") in ("f", "false", "0"):
        return place
    if any(local(e) in ("imagedata", "fill") for e in shape):
        return replace(place, ground=None, painted=True)
    # A shape of VML is white where it does not say its colour.
    colour = shape.get("fillcolor")
    return replace(place, ground=of_css(colour) if colour else WHITE, painted=True)


def _is_above(rect: Rect, style: dict[str, str]) -> bool:
    return style.get("mso-position-vertical-relative") == "page" and rect.y1 <= 0


def _hidden(place: Place, why: Unseen) -> Place:
    return replace(place, hidden=place.hidden or why)


def _emu(text: str | None) -> float:
    try:
        return float(text) / EMU if text and len(text) < 20 else 0.0
    except ValueError:
        return 0.0


def _is_understood(choice: Element) -> bool:
    needed = (choice.get("Requires") or "").split()
    spaces = choice.nsmap
    return all(
        spaces[prefix].startswith(_UNDERSTOOD) if prefix in spaces else prefix in _PREFIXES
        for prefix in needed
    ) and bool(needed)
