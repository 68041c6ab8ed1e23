"""Tables of a DOCX file: which are data, and which only set things side by side.

A table that is the layout of a page is read column by column if its columns stand by themselves,
each with headings and what belongs to them; else row by row, so that a label or a date keeps what
stands next to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.readers.dates import is_dates
from index.readers.docx.colour import Paint
from index.readers.docx.look import TWIPS, measure, shading
from index.readers.docx.place import EDGE, NARROW, Place, cut_off
from index.readers.docx.shapes import chosen
from index.readers.docx.story import Story
from index.readers.docx.table_styles import TableStyle
from index.readers.docx.xml import Element, child, children, local, value, whole_number
from index.readers.pieces import Piece, row
from index.types import BlockKind, Unseen

Walk = Callable[[Element, Story, Place], Iterator[Piece]]

# Holders that stand between a container and its paragraphs, rows or cells.
HOLDERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
SHORT = 60  # characters: the cells of a table of data are no longer than that, in the mean
MOST_COLUMNS = 63  # Word's own limit
_DATES = 0.5  # of a column's texts: with more of them dated it is the margin of its neighbour
_HIDDEN_SWITCH = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the columns of the grid that it takes, what is seen in it and what is not."""

    start: int
    end: int
    seen: list[Piece]
    unseen: list[Piece]


Row = list[Cell]


def table(element: Element, story: Story, place: Place, walk: Walk) -> Iterator[Piece]:
    """The pieces of a w:tbl; `walk` reads what is in a cell."""
    rows = [_row for _row in _held(element, "tr") if not _is_deleted(_row)]
    place = _moved(element, story, place)
    style = TableStyle.of(element, story.styles, len(rows), story.tables)
    edges = _edges(element, place)
    read = [list(_cells(each, i, style, edges, story, place, walk)) for i, each in enumerate(rows)]
    for band in _bands(read):
        columns = _columns(band)
        if columns:
            for first, last in columns:
                for cells in band:
                    yield from _told([c for c in cells if first <= c.start < last])
        else:
            for i, cells in enumerate(band):
                yield from _told(cells, heads=_heads(band, i))
        for cells in band:
            for cell in cells:
                yield from cell.unseen


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
            read = walk(cell, story, inside)
            pieces = list(cut_off(read, cell, inside.clip, inside.right - inside.left))
            yield Cell(
                start,
                start + span,
                [p for p in pieces if p.hidden is None],
                [p for p in pieces if p.hidden is not None],
            )
        start += span


def _moved(element: Element, story: Story, place: Place) -> Place:
    """The place of a table that floats, or is indented, off the page."""
    properties = child(element, "tblPr")
    floating = child(properties, "tblpPr")
    page = story.page
    if floating is not None:
        x, y = (measure(value(floating, name), TWIPS) for name in ("tblpX", "tblpY"))
        x_page = value(floating, "horzAnchor") == "page"
        y_page = value(floating, "vertAnchor") == "page"
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
    if hidden is not None and value(hidden) not in _HIDDEN_SWITCH:
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


def _bands(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows that follow one another and are cut at a common place; others alone."""
    band: list[Row] = []
    common: set[int] = set()
    for cells in rows:
        if not any(cell.seen or cell.unseen for cell in cells):
            continue
        cuts = {cell.start for cell in cells[1:]}
        if band and common & cuts:
            common &= cuts
            band.append(cells)
            continue
        if band:
            yield band
        band, common = [cells], cuts
    if band:
        yield band


def _columns(band: list[Row]) -> list[tuple[int, int]]:
    """The columns of `band` as (first, last) of the grid, if it is to be read by them, else []."""
    if len(band) < 2:
        return []
    cuts = set.intersection(*({c.start for c in cells[1:]} for cells in band))
    starts = sorted({0, *cuts})
    if len(starts) > MOST_COLUMNS:
        return []
    ends = [*starts[1:], max(c.end for cells in band for c in cells) + 1]
    full: list[tuple[int, int]] = []
    for first, last in zip(starts, ends, strict=True):
        cells = [[c for c in r if first <= c.start < last] for r in band]
        if any(c.seen for r in cells for c in r):
            full.append((first, last))
    if len(full) < 2 or _is_data(band):
        return []
    stands = all(_stands_alone(band, first, last) for first, last in full)
    return list(zip(starts, ends, strict=True)) if stands else []


def _is_data(band: list[Row]) -> bool:
    """Whether every cell holds one short paragraph at most, and only the first row heads them."""
    cells = [c for r in band for c in r if c.seen]
    if any(len(c.seen) > 1 for c in cells):
        return False
    if any(c.seen[0].kind is BlockKind.HEADING for r in band[1:] for c in r if c.seen):
        return False
    return sum(len(c.seen[0].text) for c in cells) <= SHORT * len(cells)


def _stands_alone(band: list[Row], first: int, last: int) -> bool:
    """Whether a column has headings with texts under them, which are no dates of its neighbour.

    A heading in a row of its own heads the row, and not the column.
    """
    texts: list[Piece] = []
    headed = heads_row = 0
    open_heading = False
    for cells in band:
        own = [p for c in cells if first <= c.start < last for p in c.seen]
        others = any(c.seen for c in cells if not first <= c.start < last)
        for piece in own:
            if piece.kind is BlockKind.HEADING:
                open_heading = True
                heads_row += not others and len(own) == 1
                continue
            headed += open_heading
            open_heading = False
            texts.append(piece)
    dated = sum(1 for p in texts if is_dates(p.text))
    return headed > 0 and heads_row == 0 and dated <= _DATES * len(texts)


def _heads(band: list[Row], at: int) -> bool:
    """Whether a row of headings is the first one of a table of data."""
    return at == 0 and len(band) > 1 and len([c for c in band[0] if c.seen]) > 1 and _is_data(band)


def _told(cells: Row, *, heads: bool = False) -> list[Piece]:
    """The pieces that are seen of the cells of a row."""
    if heads and all(c.seen[0].kind is BlockKind.HEADING for c in cells if c.seen):
        plain = [[replace(p, kind=BlockKind.PARAGRAPH) for p in c.seen] for c in cells]
        return row(plain)
    return row(c.seen for c in cells)


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
