"""The front of the PDF reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError, Encrypted, NoTextLayer, Unreadable
from index.readers.content import Builder, Content, Limits, Written, clean
from index.readers.pdf.blocks import TextBlock, blocks, document_body
from index.readers.pdf.bullets import with_bullets
from index.readers.pdf.characters import glyphs_by_frame, small_shapes
from index.readers.pdf.glyphs import Frame, Glyph, View
from index.readers.pdf.lines import TextLine, lines
from index.readers.pdf.order import columns
from index.readers.pdf.segments import Segment, segments
from index.readers.pdf.wraps import goes_on_overleaf
from index.types import BlockKind, Box, PageSize

MEDIA_TYPE = "application/pdf"

_PDFIUM = threading.Lock()  # pdfium keeps global state: one thread at a time

_DAMAGED = "the file is not a PDF that can be opened: it is damaged or cut short. Export it again."
_LOCKED = "the PDF is encrypted and opens only with a password. Send it without one."
_PROTECTION = (
    "the PDF is encrypted in a way that cannot be opened here. Send it without protection."
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's writing, its lines by frame and column."""

    number: int
    size: PageSize
    frames: tuple[tuple[Frame, list[list[TextLine]]], ...]


def read(data: bytes, limits: Limits) -> Content:
    """The text of a PDF as blocks in reading order, each with its page and box.

    Boxes are in points from the top left of the page as it is shown: cropped and rotated.

    Raises `Encrypted`, `Unreadable`, `TooLarge`, `NoTextLayer` (pages of pictures) or
    `EmptyDocument` (nothing at all).
    """
    pages: list[_Page] = []
    drawn = 0
    with _opened(data) as document:
        limits.check("pages", len(document), "pages")
        characters = 0
        for number in range(1, len(document) + 1):
            with _page(document, number) as (page, textpage):
                characters += max(0, pdfium.FPDFText_CountChars(textpage))
                limits.check("characters", characters, "characters of text")
                drawn += max(0, pdfium.FPDFPage_CountObjects(page))
                view, frames = glyphs_by_frame(page, textpage)
                dots = small_shapes(page, view)
            pages.append(_laid_out(number, view, frames, dots))
    if drawn and not any(_has_text(page) for page in pages):
        raise NoTextLayer(
            f"none of the {len(pages)} page(s) holds text: they are pictures, such as a scan. "
            "Run text recognition (OCR) on the file first, or export it with its text."
        )
    return _content(pages, limits)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error.err_code) from None
        with closing(document):
            yield document


def _refusal(code: int | None) -> DocumentError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Encrypted(_LOCKED)
    if code == pdfium.FPDF_ERR_SECURITY:
        return Encrypted(_PROTECTION)
    return Unreadable(_DAMAGED)


@contextmanager
def _page(
    document: pypdfium2.PdfDocument, number: int
) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise Unreadable(
            f"page {number} of {len(document)} of the PDF is damaged. Export the file again."
        ) from None
    with closing(page), closing(textpage):
        yield page, textpage


def _laid_out(number: int, view: View, frames: dict[Frame, list[Glyph]], dots: list[Box]) -> _Page:
    laid = []
    for frame, glyphs in frames.items():
        found = segments(glyphs)
        if found:
            found = with_bullets(found, dots if frame.degrees == 0 else ())
            reach = _reach(found, view.size.width if frame.degrees == 0 else 0.0)
            laid.append((frame, [lines(column) for column in columns(found, reach)]))
    return _Page(number, view.size, tuple(laid))


def _reach(found: Sequence[Segment], width: float) -> float:
    """How far text may reach to the right: both margins of a page are taken to be alike."""
    return max(max(s.x1 for s in found), width - min(s.x0 for s in found))


def _has_text(page: _Page) -> bool:
    return any(
        any(c.isalnum() for c in clean(line.text))
        for _, laid in page.frames
        for column in laid
        for line in column
    )


def _content(pages: list[_Page], limits: Limits) -> Content:
    builder = Builder(limits)
    body = document_body([column for page in pages for _, laid in page.frames for column in laid])
    pieces: list[Written] = []
    block: TextBlock | None = None
    for page in pages:
        for n, (frame, following) in enumerate(_page_blocks(page, body)):
            new = [_written(line, frame, page.number) for line in following.lines]
            if block and n == 0 and _is_one(block, following):
                pieces.extend(new)
                continue
            if block:
                builder.add(pieces, block.kind, font=block.font)
            pieces, block = new, following
    if block:
        builder.add(pieces, block.kind, font=block.font)
    return builder.finish(MEDIA_TYPE, tuple(page.size for page in pages))


def _written(line: TextLine, frame: Frame, page: int) -> Written:
    words = tuple((word.text, frame.onto(box)) for word, box in line.placed())
    return Written(line.text, page, frame.onto(line.box), words)


def _page_blocks(page: _Page, body: float) -> Iterator[tuple[Frame, TextBlock]]:
    for frame, laid in page.frames:
        for block in blocks(laid, body):
            yield frame, block


def _is_one(block: TextBlock, overleaf: TextBlock) -> bool:
    """Whether a block that ends its page and one that begins the next are one text."""
    text = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return (
        block.kind in text
        and overleaf.kind is BlockKind.PARAGRAPH
        and goes_on_overleaf(block.lines[-1], overleaf.lines[0])
    )
