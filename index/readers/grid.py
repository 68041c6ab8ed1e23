"""Tables as grids: which are data, and which only set things side by side.

A table that is the layout of a page is read column by column if its columns stand by themselves,
each with headings and what belongs to them; else row by row, so that a label or a date keeps what
stands next to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.dates import is_dates
from index.readers.pieces import SHORT, Piece, row
from index.types import BlockKind

MOST_COLUMNS = 63  # Word's own limit
_DATES = 0.5  # of a column's texts: with more of them dated it is the margin of its neighbour


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the columns of the grid that it takes, what is seen in it and what is not."""

    start: int
    end: int
    seen: list[Piece]
    unseen: list[Piece]

    @classmethod
    def of(cls, start: int, end: int, pieces: Iterable[Piece]) -> Cell:
        """The cell between two columns of the grid that holds `pieces`."""
        held = list(pieces)
        seen = [piece for piece in held if piece.hidden is None]
        return cls(start, end, seen, [piece for piece in held if piece.hidden is not None])


Row = list[Cell]


def in_order(rows: Iterable[Row]) -> Iterator[Piece]:
    """The pieces of a table's `rows` as they are read."""
    for band in _bands(rows):
        columns = _columns(band)
        if columns:
            for first, last in columns:
                for cells in band:
                    yield from _told([c for c in cells if first <= c.start < last])
        else:
            labelled = _is_labelled(band)
            for i, cells in enumerate(band):
                yield from _told(cells, plain=labelled or _heads(band, i))
        for cells in band:
            for cell in cells:
                yield from cell.unseen


def _bands(rows: Iterable[Row]) -> Iterator[list[Row]]:
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
    heads = [c.seen[0] for c in band[0] if c.seen]
    return (
        at == 0 < len(heads) - 1
        and len(band) > 1
        and _is_data(band)
        and all(map(_is_heading, heads))
    )


def _is_labelled(band: list[Row]) -> bool:
    """Whether each row says several things of what it names: a skill, or the labels of a form.

    A title in the margin of a section stands over empty cells, or has dates beside it.
    """
    full = [[c.seen for c in r if c.seen] for r in band]
    if any(len(r) < 3 or any(len(seen) > 1 for seen in r) for r in full):
        return False
    rows = [[seen[0] for seen in r] for r in full]
    if len(rows) > 1 and all(map(_is_heading, rows[0])):
        rows = rows[1:]  # the heads of its columns
    if not all(_is_heading(r[0]) and not any(map(_is_heading, r[1::2])) for r in rows):
        return False
    pieces = [piece for r in rows for piece in r]
    if any(p.kind is BlockKind.LIST_ITEM or len(p.text) > SHORT for p in pieces):
        return False
    labels = all(p.text.endswith(":") for p in pieces if _is_heading(p))
    return labels or not any(is_dates(p.text) for p in pieces)


def _is_heading(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING


def _told(cells: Row, *, plain: bool = False) -> list[Piece]:
    """The pieces that are seen of the cells of a row, or as `plain` text whatever it looks like."""
    if plain:
        return row([replace(p, kind=BlockKind.PARAGRAPH) for p in c.seen] for c in cells)
    return row(c.seen for c in cells)
