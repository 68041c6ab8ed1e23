"""The rows and columns of an ODT table."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.docx.xml import Element, children, local
from index.readers.odt.package import attribute

MOST_COLUMNS = 1_000

_ROW_HOLDERS = ("table-header-rows", "table-rows", "table-row-group")
_COLUMN_HOLDERS = ("table-header-columns", "table-columns", "table-column-group")
_UNSEEN = ("collapse", "filter")


def rows(element: Element) -> Iterator[Element]:
    """The rows of a table, headers and groups opened."""
    for part in element:
        if local(part) == "table-row":
            yield part
        elif local(part) in _ROW_HOLDERS:
            yield from rows(part)


def columns(row: Element) -> Iterator[tuple[int, int, Element | None]]:
    """The cells of a row, each with the columns where it begins and ends.

    None for one that a cell of a row above reaches over: it shows nothing.
    """
    at = end = 0
    for cell in children(row, "table-cell", "covered-table-cell"):
        times = _number(cell, "repeated")
        if local(cell) == "table-cell":
            end = at + max(times, _number(cell, "spanned"))
            yield at, end, cell
        elif at >= end:
            yield at, at + times, None
        at += times


def gone_columns(table: Element) -> frozenset[int]:
    """The numbers of the columns that are not shown."""
    found: set[int] = set()
    at = 0
    for column in _columns(table):
        if at >= MOST_COLUMNS:
            break
        times = _number(column, "repeated")
        if attribute(column, "table:visibility") in _UNSEEN:
            found |= set(range(at, at + times))
        at += times
    return frozenset(found)


def _columns(element: Element) -> Iterator[Element]:
    for part in element:
        if local(part) == "table-column":
            yield part
        elif local(part) in _COLUMN_HOLDERS:
            yield from _columns(part)


def _number(element: Element, what: str) -> int:
    number = attribute(element, f"table:number-columns-{what}")
    return min(max(1, int(number[:6])), MOST_COLUMNS) if number.isdecimal() else 1
