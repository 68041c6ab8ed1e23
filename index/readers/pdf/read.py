"""The front of the PDF reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError, Encrypted, NoTextLayer, Unreadable
from index.readers.content import Builder, Content, Limits, Written, clean
from index.readers.pdf.blocks import TextBlock, blocks, document_body
from index.readers.pdf.bullets import with_bullets
from index.readers.pdf.characters import glyphs_by_frame
from index.readers.pdf.doubts import is_doubtful
from index.readers.pdf.flows import reading_order
from index.readers.pdf.glyphs import Frame, Glyphs, View
from index.readers.pdf.lines import TextLine, lines
from index.readers.pdf.order import columns
from index.readers.pdf.segments import Segment, segments
from index.readers.pdf.visibility.actual import forget
from index.readers.pdf.visibility.scene import Scene
from index.readers.pdf.visibility.sight import Sight, look, parted
from index.readers.pdf.wraps import goes_on_overleaf
from index.types import BlockKind, Box, PageSize, Quality, Unseen

MEDIA_TYPE = "application/pdf"

_PDFIUM = threading.Lock()  # pdfium keeps global state: one thread at a time

_DAMAGED = "the file is not a PDF that can be opened: it is damaged or cut short. Export it again."
_LOCKED = "the PDF is encrypted and opens only with a password. Send it without one."
_PROTECTION = (
    "the PDF is encrypted in a way that cannot be opened here. Send it without protection."
)


_Laid = tuple[tuple[Frame, list[list[TextLine]]], ...]  # by frame and column


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's writing: what is seen, and by reason what is not."""

    number: int
    size: PageSize
    seen: _Laid
    unseen: tuple[tuple[Unseen, _Laid], ...]
    pictured: bool  # most of what it shows is a picture
    glyphs: int  # that are seen
    unknown: int  # of them, those of which the file does not say what they mean


def read(data: bytes, limits: Limits) -> Content:
    """The text of a PDF as blocks in reading order, each with its page and box.

    Boxes are in points from the top left of the page as it is shown: cropped and rotated. What
    nobody sees comes last, in blocks that say why. Annotations, values of form fields, ActualText
    and metadata are no text.

    Raises `Encrypted`, `Unreadable`, `TooLarge`, `NoTextLayer` (pages of pictures) or
    `EmptyDocument` (nothing at all).
    """
    pages: list[_Page] = []
    drawn = 0
    with _opened(data) as document:
        limits.check("pages", len(document), "pages")
        characters = 0
        for number in range(1, len(document) + 1):
            with _page(document, number) as (page, scene, textpage):
                characters += max(0, pdfium.FPDFText_CountChars(textpage))
                limits.check("characters", characters, "characters of text")
                drawn += max(0, pdfium.FPDFPage_CountObjects(page))
                _, frames = glyphs_by_frame(page, textpage)
                sight = look(page, textpage, frames, scene)
            pages.append(_laid_out(number, scene, frames, sight))
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
) -> Iterator[tuple[pypdfium2.PdfPage, Scene, pypdfium2.PdfTextPage]]:
    with ExitStack() as stack:
        try:
            page = stack.enter_context(closing(document[number - 1]))
            scene = Scene.of(page, View.of(page))
            forget(scene.addresses())
            textpage = stack.enter_context(closing(page.get_textpage()))
        except pypdfium2.PdfiumError:
            raise Unreadable(
                f"page {number} of {len(document)} of the PDF is damaged. Export the file again."
            ) from None
        yield page, scene, textpage


def _laid_out(
    number: int,
    scene: Scene,
    frames: Mapping[Frame, Glyphs],
    sight: Sight,
) -> _Page:
    # The text of a page that is a picture stays until it is known whether they agree.
    reasons = {} if sight.pictured else sight.unseen
    seen, unseen = parted(frames, reasons)
    width = scene.view.size.width
    drawn = [text for glyphs in seen.values() for text in glyphs.texts if not text.isspace()]
    return _Page(
        number=number,
        size=scene.view.size,
        seen=_lines(seen, width, scene.dots()),
        unseen=tuple((reason, _lines(hidden, width, ())) for reason, hidden in unseen.items()),
        pictured=scene.pictured,
        glyphs=len(drawn),
        unknown=sum(glyphs.unknown() for glyphs in seen.values()),
    )


def _lines(frames: Mapping[Frame, Glyphs], width: float, dots: Sequence[Box]) -> _Laid:
    laid = []
    for frame, glyphs in frames.items():
        found = segments(glyphs)
        if found:
            found = with_bullets(found, dots if frame.degrees == 0 else ())
            reach = _reach(found, width if frame.degrees == 0 else 0.0)
            laid.append((frame, [lines(column) for column in columns(found, reach)]))
    return tuple(laid)


def _reach(found: Sequence[Segment], width: float) -> float:
    """How far text may reach to the right: both margins of a page are taken to be alike."""
    return max(max(s.x1 for s in found), width - min(s.x0 for s in found))


def _has_text(page: _Page) -> bool:
    laid = (page.seen, *(hidden for _, hidden in page.unseen))
    return any(_says_something(part) for part in laid)


def _says_something(laid: _Laid) -> bool:
    return any(
        any(c.isalnum() for c in clean(line.text))
        for _, columns_ in laid
        for column in columns_
        for line in column
    )


def _content(pages: list[_Page], limits: Limits) -> Content:
    builder = Builder(limits)
    body = document_body([column for page in pages for _, laid in page.seen for column in laid])
    pieces: list[Written] = []
    block: TextBlock | None = None
    last = -1  # the page that the block ends on
    for stretch in reading_order([page.seen for page in pages]):
        for n, following in enumerate(blocks([stretch.lines], body)):
            new = [
                _written(line, stretch.frame, pages[stretch.page].number)
                for line in following.lines
            ]
            overleaf = n == 0 and last >= 0 and stretch.page == last + 1
            last = stretch.page
            if block and overleaf and _is_one(block, following):
                pieces.extend(new)
                continue
            if block:
                builder.add(pieces, block.kind, font=block.font)
            pieces, block = new, following
    if block:
        builder.add(pieces, block.kind, font=block.font)
    for page in pages:
        for reason, laid in page.unseen:
            for frame, block in _blocks(laid, body):
                hidden = [_written(line, frame, page.number) for line in block.lines]
                builder.add(hidden, block.kind, font=block.font, hidden=reason)
    return builder.finish(MEDIA_TYPE, tuple(page.size for page in pages), _quality(pages))


def _quality(pages: Sequence[_Page]) -> Quality:
    glyphs = sum(page.glyphs for page in pages)
    return Quality(
        doubtful=tuple(p.number for p in pages if is_doubtful(p.seen)),
        unreadable=tuple(p.number for p in pages if p.pictured and not _says_something(p.seen)),
        unknown=sum(page.unknown for page in pages) / glyphs if glyphs else 0.0,
    )


def _written(line: TextLine, frame: Frame, page: int) -> Written:
    words = tuple((word.text, frame.onto(box)) for word, box in line.placed())
    return Written(line.text, page, frame.onto(line.box), words)


def _blocks(laid: _Laid, body: float) -> Iterator[tuple[Frame, TextBlock]]:
    for frame, found in laid:
        for block in blocks(found, body):
            yield frame, block


def _is_one(block: TextBlock, overleaf: TextBlock) -> bool:
    """Whether a block that ends its page and one that begins the next are one text."""
    text = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return (
        block.kind in text
        and overleaf.kind is BlockKind.PARAGRAPH
        and goes_on_overleaf(block.lines, overleaf.lines[0])
    )
