"""The walk over a DOCX body: paragraphs, tables, text boxes and controls, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.docx.paragraph import chosen, runs
from index.readers.docx.styles import Styles
from index.readers.docx.xml import Element, child, children, local, value
from index.readers.pieces import Piece, row, settle
from index.types import BlockKind

# Holders that stand between a container and its paragraphs, rows or cells.
_HOLDERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


def pieces(container: Element, styles: Styles) -> Iterator[Piece]:
    """The pieces of a body, a cell, a text box, a header or a note, in order."""
    for element in container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, styles)
        elif name == "tbl":
            for table_row in _held(element, "tr"):
                if child(table_row, "trPr", "del") is None:
                    yield from _row(table_row, styles)
        elif name == "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from pieces(branch, styles)
        elif name in _HOLDERS:
            yield from pieces(element, styles)


def _paragraph(paragraph: Element, styles: Styles) -> Iterator[Piece]:
    properties = child(paragraph, "pPr")
    style_id = value(child(properties, "pStyle"))
    found = runs(paragraph, styles, style_id)
    kind = BlockKind.PARAGRAPH
    if styles.is_heading(style_id, properties):
        kind = BlockKind.HEADING
    elif styles.is_list_item(style_id, properties):
        kind = BlockKind.LIST_ITEM
    yield from settle(found.text, kind, found.font)
    for box in found.boxes:
        yield from pieces(box, styles)


def _row(table_row: Element, styles: Styles) -> list[Piece]:
    return row(list(pieces(cell, styles)) for cell in _held(table_row, "tc"))


def _held(element: Element, name: str) -> Iterator[Element]:
    for part in children(element, name, *_HOLDERS):
        if local(part) == name:
            yield part
        else:
            yield from _held(part, name)
