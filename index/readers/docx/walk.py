"""The walk over a DOCX body: paragraphs, tables, text boxes and controls, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.readers.docx.form_fields import is_placeholder
from index.readers.docx.look import TWIPS, measure
from index.readers.docx.paragraph import runs
from index.readers.docx.place import EDGE, Page, Place, cut_off
from index.readers.docx.runs import Runs
from index.readers.docx.setting import Setting, set_over, setting_of
from index.readers.docx.shapes import chosen
from index.readers.docx.story import Story
from index.readers.docx.tables import HOLDERS, table
from index.readers.docx.xml import Element, child, local, value
from index.readers.marks import is_capitals
from index.readers.pieces import Piece, settle
from index.readers.sizes import LETTER
from index.types import BlockKind, Unseen

MOST_JOINED = 100  # paragraphs whose ends were deleted, one after another
_RIGHT = ("right", "end")
_INSIDE = (*HOLDERS, "Choice", "Fallback")  # what follows them may go on with the paragraph


def pieces(container: Element, story: Story, place: Place) -> Iterator[Piece]:
    """The pieces of a body, a cell, a text box, a header or a note, in order."""
    for element in container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, story, place)
        elif name == "tbl":
            yield from table(element, story, place, pieces)
        elif name == "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from pieces(branch, story, place)
        elif name in HOLDERS and not (name == "sdt" and is_placeholder(element)):
            yield from pieces(element, story, place)
        elif name in ("oMathPara", "oMath"):
            yield from _paragraph(element, story, place)
        elif name == "altChunk":
            story.skipped = True
    if story.carried and local(container) not in _INSIDE:
        yield from _say(Runs(story.carried), BlockKind.PARAGRAPH)
        story.carried = []


def _paragraph(paragraph: Element, story: Story, place: Place) -> Iterator[Piece]:
    properties = child(paragraph, "pPr")
    style_id = value(child(properties, "pStyle"))
    styles = story.styles
    setting = styles.setting(style_id)
    if properties is not None:
        setting = set_over(setting, setting_of(properties, styles.palette))
    place = _ground(paragraph, setting, story, place)
    found = runs(paragraph, story, style_id, _framed(properties, story.page, place))
    if _goes_on(properties) and story.joined < MOST_JOINED:
        story.joined += 1
        story.carried, found.parts = found.parts, []
    else:
        story.joined = 0
    if setting.start or setting.first or setting.end:
        found = _indented(found, setting, story.page, place)
    text = found.text
    kind = BlockKind.PARAGRAPH
    if styles.is_heading(style_id, properties):
        kind = BlockKind.HEADING
    elif styles.is_list_item(style_id, properties):
        kind = BlockKind.LIST_ITEM
    elif found.is_capitals and is_capitals(text.strip().upper()):
        kind = BlockKind.HEADING
    yield from _say(found, kind)
    carried, story.carried = story.carried, []
    for box in found.boxes:
        read = pieces(box.content, story, box.place)
        yield from cut_off(read, box.content, box.place.clip)
    story.carried = carried


def _say(found: Runs, kind: BlockKind) -> Iterator[Piece]:
    for said, font in found.texts:
        yield from settle(said, kind, font)
    for unseen, why in found.unseen:
        text = " ".join(unseen.split())
        if text:
            yield Piece(text, BlockKind.PARAGRAPH, found.font, why)


def _ground(paragraph: Element, setting: Setting, story: Story, place: Place) -> Place:
    """The place of a paragraph's text: its own shading, and lines that are cut."""
    if setting.fill is not None and setting.fill.opacity > 0:
        place = replace(place, ground=setting.fill.over(place.ground), painted=True)
    elif not place.painted and story.layers.may_be_behind(
        paragraph, place.left, place.right, story.page
    ):
        place = replace(place, ground=None)
    if setting.line is not None and setting.line < place.clip:
        place = replace(place, clip=setting.line)
    return place


def _framed(properties: Element | None, page: Page, place: Place) -> Place:
    """The place of a paragraph in a frame: off the page, or with no room."""
    frame = child(properties, "framePr")
    if frame is None or value(frame, "dropCap") in ("drop", "margin"):
        return place
    x, y, width, height = (measure(value(frame, name), TWIPS) for name in ("x", "y", "w", "h"))
    left = (x or 0.0) + (0.0 if value(frame, "hAnchor") == "page" else page.left)
    off = left >= page.width or left <= -page.width or (width is not None and left + width < 0)
    if value(frame, "vAnchor") in ("page", "margin") and y is not None:
        top = y + (page.top if value(frame, "vAnchor") == "margin" else 0.0)
        off |= top >= page.height or top <= -(height or page.height)
    if off:
        return replace(place, hidden=place.hidden or Unseen.OFF_PAGE)
    if height is not None and value(frame, "hRule") == "exact":
        return replace(place, clip=min(place.clip, height))
    if width is not None and 0 < width <= EDGE:
        return replace(place, hidden=place.hidden or Unseen.CLIPPED)
    return place


def _indented(found: Runs, setting: Setting, page: Page, place: Place) -> Runs:
    """`found`, all of it unseen if indents push it off the page."""
    start = place.left + (setting.start or 0.0) + (setting.first or 0.0)
    end = place.right - (setting.end or 0.0)
    length = max(sum(len(text) for text, _ in found.parts), 1) * LETTER * (found.font.size or 10.0)
    right = setting.align in _RIGHT
    off = end - length >= page.width if right else start >= page.width or start + length <= 0
    if off:
        found.parts = [(text, why or Unseen.OFF_PAGE) for text, why in found.parts]
    return found


def _goes_on(properties: Element | None) -> bool:
    """Whether the text runs on into the next paragraph: a drop cap, or an end that was deleted."""
    if value(child(properties, "framePr"), "dropCap") in ("drop", "margin"):
        return True
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None
