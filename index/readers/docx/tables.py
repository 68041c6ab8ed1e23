"""Tables of a DOCX file: their rows and cells, where they stand, and what of them is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from index.readers.docx.colour import Paint
from index.readers.docx.form_fields import is_unfilled
from index.readers.docx.look import TWIPS, measure, shading
from index.readers.docx.place import EDGE, NARROW, Place, cut_off
from index.readers.docx.shapes import chosen
from index.readers.docx.story import Story
from index.readers.docx.table_styles import TableStyle
from index.readers.docx.xml import OFF, Element, child, children, local, value, whole_number
from index.readers.grid import MOST_COLUMNS, Cell, in_order
from index.readers.pieces import Piece
from index.types import Unseen

Walk = Callable[[Element, Story, Place], Iterator[Piece]]

# Holders that stand between a container and its paragraphs, rows or cells.
HOLDERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


def table(element: Element, story: Story, place: Place, walk: Walk) -> Iterator[Piece]:
    """The pieces of a w:tbl; `walk` reads what is in a cell."""
    rows = [r for r in _held(element, "tr") if not _is_deleted(r) and not is_unfilled(r, "tbl")]
    place = _moved(element, story, place)
    style = TableStyle.of(element, story.styles, len(rows), story.tables)
    edges = _edges(element, place)
    read = [list(_cells(each, i, style, edges, story, place, walk)) for i, each in enumerate(rows)]
    yield from in_order(read)


def _cells(
    element: Element,
    at: int,
    style: TableStyle,
    edges: list[float],
    story: Story,
    place: Place,
    walk: Walk,
) -> Iterator[Cell]:
    properties = child(element, "trPr")
    place = _in_row(properties, place)
    found = list(_held(element, "tc"))
    start = min(whole_number(value(child(properties, "gridBefore"))) or 0, MOST_COLUMNS)
    for i, cell in enumerate(found):
        own = child(cell, "tcPr")
        span = min(max(1, whole_number(value(child(own, "gridSpan"))) or 1), MOST_COLUMNS)
        inside = _in_cell(own, style.cell(at, i, len(found)), story, place)
        last = len(edges) - 1
        left, right = edges[min(start, last)], edges[min(start + span, last)]
        if left >= story.page.width:
            inside = replace(inside, hidden=inside.hidden or Unseen.OFF_PAGE)
        inside = replace(inside, left=left, right=right)
        told = child(own, "tcW")
        width = measure(value(told, "w"), TWIPS) if value(told, "type") == "dxa" else None
        if (width or right - left) <= NARROW and inside.clip < float("inf"):
            # Its letters stand one under another, in a row that does not grow.
            inside = replace(inside, hidden=inside.hidden or Unseen.CLIPPED)
        if child(own, "cellDel") is None:
            read = () if is_unfilled(cell, "tr") else walk(cell, story, inside)
            width = inside.right - inside.left
            yield Cell.of(start, start + span, cut_off(read, cell, inside.clip, width))
        start += span


def _moved(element: Element, story: Story, place: Place) -> Place:
    """The place of a table that floats, or is indented, off the page."""
    properties = child(element, "tblPr")
    floating = child(properties, "tblpPr")
    page = story.page
    if floating is not None:
        x, y = (measure(value(floating, name), TWIPS) for name in ("tblpX", "tblpY"))
        x_page = value(floating, "horzAnchor") == "page"
        # Where it says nothing, its height is counted from the page too.
        y_page = value(floating, "vertAnchor") in ("page", "margin", None)
        start = (x or 0.0) + (0.0 if x_page else page.left)
        if (
            start >= page.width
            or start <= -page.width
            or (y_page and y is not None and abs(y) >= page.height)
        ):
            place = replace(place, hidden=place.hidden or Unseen.OFF_PAGE)
    indent = measure(value(child(properties, "tblInd"), "w"), TWIPS) or 0.0
    if place.left + indent >= page.width or place.left + indent <= -page.width:
        place = replace(place, hidden=place.hidden or Unseen.OFF_PAGE)
    return place


def _in_row(properties: Element | None, place: Place) -> Place:
    hidden = child(properties, "hidden")
    if hidden is not None and value(hidden) not in OFF:
        return replace(place, hidden=place.hidden or Unseen.STYLE)
    height = child(properties, "trHeight")
    if height is not None and value(height, "hRule") == "exact":
        points = measure(value(height), TWIPS)
        if points is not None:
            return replace(place, clip=min(place.clip, abs(points)))
    return place


def _in_cell(
    properties: Element | None, styled: tuple[object, Paint | None], story: Story, place: Place
) -> Place:
    look, fill = styled
    shade = child(properties, "shd")
    if shade is not None:
        own = shading(shade, story.styles.palette)
        fill = own if own.opacity > 0 or value(shade) == "nil" else fill
    place = replace(place, look=look)  # type: ignore[arg-type]
    if fill is not None and fill.opacity > 0:
        place = replace(place, ground=fill.over(place.ground), painted=True)
    merged = [child(properties, name) for name in ("vMerge", "hMerge")]
    if any(m is not None and value(m) != "restart" for m in merged):
        # Merged into the cell above or before it, which shows its own content alone.
        place = replace(place, hidden=place.hidden or Unseen.COVERED)
    return place


def _edges(element: Element, place: Place) -> list[float]:
    """Where the columns of the grid begin, and the last one ends, in points across the page."""
    edges = [place.left]
    grid = child(element, "tblGrid")
    for column in children(grid, "gridCol") if grid is not None else ():
        edges.append(edges[-1] + abs(measure(value(column, "w"), TWIPS) or 0.0))
    if len(edges) == 1 or edges[-1] - edges[0] <= EDGE:
        return [place.left, place.right]
    if value(child(element, "tblPr", "tblLayout"), "type") != "fixed":
        return [min(edge, place.right) for edge in edges]  # Word makes such a table fit
    return edges


def _is_deleted(element: Element) -> bool:
    return child(element, "trPr", "del") is not None


def _held(element: Element, name: str) -> Iterator[Element]:
    for part in element:
        found = local(part)
        if found == name:
            yield part
        elif found in HOLDERS:
            yield from _held(part, name)
        elif found == "AlternateContent":
            branch = chosen(part)
            if branch is not None:
                yield from _held(branch, name)
