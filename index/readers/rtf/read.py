"""RTF: what WordPad, TextEdit and older Word save."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.readers.colours import WHITE, Colour
from index.readers.content import Builder, Content, Limits
from index.readers.marks import is_page_number
from index.readers.pictured import finished
from index.readers.pieces import Piece, add_all
from index.readers.rtf.page import Page
from index.readers.rtf.pictures import pictures
from index.readers.rtf.tables import FOOTERS, HEADERS, colours
from index.readers.rtf.tokens import Lexer
from index.readers.rtf.told import Told
from index.readers.rtf.walk import Walk
from index.readers.sniff import RTF
from index.types import Unseen

_COLOURS = re.compile(rb"\\colortbl([^{}]{0,100000})")
_PAGE_COLOUR = re.compile(rb"\\background\b.{0,3000}?fillColor\}\s*\{\\sv (\d{1,8})\}", re.DOTALL)
_PAGE_IS_COLOURED = re.compile(rb"\\viewbksp1\b")


def read(data: bytes, limits: Limits) -> Content:
    """Read an RTF file: headers first, then the body, then footers.

    Deleted text is not read; a text box or a note stands after the paragraph that it is anchored
    to. Damage is passed over, as word processors do. Pictures in place of text are recognised, each
    as a page, if they are PNG or JPEG. Raises `TooLarge`, `EmptyDocument`, and `NoTextLayer` if
    there are pictures in it and no text.
    """
    builder = Builder(limits)
    table = _COLOURS.search(data)
    known = colours(table[1].decode("latin-1")) if table else []
    said = Told(known, Page(_page_colour(data)))
    Walk(Lexer(data), said).run()
    told = [
        *_once(said.page.in_margin(HEADERS)),
        *said.body.found,
        *_once(said.page.in_margin(FOOTERS)),
    ]
    add_all(builder, told)
    shown = list(pictures(data))
    width, height = said.page.paper
    area = sum(picture.width * picture.height for picture in shown)
    share = area / max(1, width * height) if shown else None

    def opened() -> Iterator[bytes]:
        return (picture.data(data) for picture in shown if picture.opened)

    return finished(builder, told, share, opened, RTF, limits)


def _page_colour(data: bytes) -> Colour:
    found = _PAGE_COLOUR.search(data) if _PAGE_IS_COLOURED.search(data) else None
    if not found:
        return WHITE
    code = int(found[1])  # blue, green, red
    return Colour(code & 255, code >> 8 & 255, code >> 16 & 255)


def _once(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces of headers or footers, each said once, without page numbers."""
    seen: set[tuple[str, Unseen | None]] = set()
    for piece in pieces:
        if (piece.text, piece.hidden) not in seen and not is_page_number(piece.text):
            seen.add((piece.text, piece.hidden))
            yield piece
