"""The front of the PDF reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError, Encrypted, NoTextLayer, TooLarge, Unreadable
from index.readers.content import Content, Limits
from index.readers.ocr import load
from index.readers.pdf import forms, xrefs
from index.readers.pdf.blanks import Blanks
from index.readers.pdf.characters import glyphs_by_frame
from index.readers.pdf.fields import says_more
from index.readers.pdf.glyphs import Frame, Glyphs, View
from index.readers.pdf.pages import Laid, Page, content, laid_out, scanned
from index.readers.pdf.recognise import Recogniser, Told
from index.readers.pdf.rules import NO_BORDERS, Borders
from index.readers.pdf.segments import segments
from index.readers.pdf.sideways import Turn
from index.readers.pdf.visibility.actual import forget
from index.readers.pdf.visibility.scene import MOST_FORMS, MOST_OBJECTS, Scene
from index.readers.pdf.visibility.sight import UNREADABLE, look, parted
from index.types import Box, TextSource

MEDIA_TYPE = "application/pdf"

_PDFIUM = threading.Lock()  # pdfium keeps global state: one thread at a time

_DAMAGED = "the file is not a PDF that can be opened: it is damaged or cut short. Export it again."
_LOCKED = "the PDF is encrypted and opens only with a password. Send it without one."
_PROTECTION = (
    "the PDF is encrypted in a way that cannot be opened here. Send it without protection."
)
_OVER = (
    "no text in the file can be read: its words are printed over each other, or as in a mirror. "
    "Export it again."
)
_MULTIPLIED = (
    f"a drawing in the PDF draws itself, or others that multiply, more than {MOST_FORMS:,} times, "
    f"or a page shows the same over and over, more than {forms.MOST_DRAWN:,} bytes in all; no more "
    "is read. Export the file with its drawings as pictures."
)
_LISTED = (
    f"the PDF says that it has more than {xrefs.MOST_LISTED:,} objects; no more are read. "
    "Export it again, or send a simpler file."
)


def read(data: bytes, limits: Limits) -> Content:
    """The text of a PDF as blocks in reading order, each with its page and box.

    Boxes are in points from the top left of the page as it is shown: cropped and rotated. What
    nobody sees comes last, in blocks that say why. Annotations, values of form fields, ActualText
    and metadata are no text; a page on which many words stand in such fields is not wholly read.

    A page that is a picture is recognised, if an engine is installed; the text that a file lays
    under such a picture counts where it agrees with it.

    Raises `Encrypted`, `Unreadable`, `TooLarge`, `NoTextLayer` (pages of pictures that could not be
    recognised) or `EmptyDocument` (nothing at all).
    """
    pages: list[Page] = []
    drawn = 0
    if forms.are_too_many(data):
        raise TooLarge(_MULTIPLIED)
    if xrefs.are_too_many(data):
        raise TooLarge(_LISTED)
    with _opened(data) as document:
        limits.check("pages", len(document), "pages")
        characters = 0
        recogniser = Recogniser(load.engine, limits, _makers(document))
        for number in range(1, len(document) + 1):
            with _page(document, number) as (page, scene, textpage):
                characters += max(0, pdfium.FPDFText_CountChars(textpage))
                limits.check("characters", characters, "characters of text")
                drawn += max(0, pdfium.FPDFPage_CountObjects(page))
                _, frames, drawing = glyphs_by_frame(page, textpage)
                sight = look(page, textpage, frames, scene)
                told = recogniser.page(page, scene, frames, sight)
                silent = [at for at in scene.own if at not in drawing]
                blanks = Blanks.of(silent, scene.view)
                more = says_more(page)
            laid = _laid_out(number, scene, frames, told, blanks)
            pages.append(replace(laid, unreadable=laid.unreadable or (more and bool(laid.seen))))
    unread = any(page.unreadable for page in pages) and not any(page.seen for page in pages)
    if unread or (drawn and not any(page.has_text for page in pages)):
        raise NoTextLayer(_no_text(pages, recogniser))
    return content(pages, MEDIA_TYPE, limits)


def _no_text(pages: Sequence[Page], recogniser: Recogniser) -> str:
    if any(not UNREADABLE.isdisjoint(dict(page.unseen)) for page in pages):
        return _OVER
    shown = "page is a picture" if len(pages) == 1 else f"{len(pages)} pages are pictures"
    found = f"there is no text in the file: its {shown}, such as a scan."
    if recogniser.pages:
        return f"{found} Recognition (OCR) is sure of nothing there. Send a sharper scan."
    if load.available():
        return f"{found} Recognition (OCR) is switched off. Send the document itself."
    return f"{found} To have it read, {load.INSTALL}; or send the document itself."


def _makers(document: pypdfium2.PdfDocument) -> list[str]:
    """The programs that made the file, as it says."""
    return [document.get_metadata_value(key) for key in ("Producer", "Creator")]


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
            if scene.full:
                raise TooLarge(_crowded(number))
            forget(scene.ready())
            textpage = stack.enter_context(closing(page.get_textpage()))
        except pypdfium2.PdfiumError:
            raise Unreadable(
                f"page {number} of {len(document)} of the PDF is damaged. Export the file again."
            ) from None
        yield page, scene, textpage


def _crowded(number: int) -> str:
    return (
        f"page {number} of the PDF has more than {MOST_OBJECTS:,} letters, lines and pictures, or "
        f"more than {MOST_FORMS:,} groups of them; no more are read. Export the file with its "
        "drawings as pictures, or leave the page out."
    )


def _laid_out(
    number: int,
    scene: Scene,
    frames: Mapping[Frame, Glyphs],
    told: Told,
    blanks: Blanks,
) -> Page:
    if told.dropped:
        frames = {frame: _kept(glyphs, told.dropped) for frame, glyphs in frames.items()}
    seen, unseen = parted(frames, told.unseen)
    seen = blanks.among(seen)
    turn = Turn.of(seen if told.scan is None else {}, scene.view.size)
    width = turn.width
    drawn = sum(len(glyphs) - int(glyphs.spaces().sum()) for glyphs in seen.values())
    dots = sorted([*scene.dots(), *told.bullets], key=lambda dot: dot.y0)
    dots = sorted(turn.boxes(dots), key=lambda dot: dot.y0) if turn.home.degrees else dots
    along = turn.home.degrees % 180 == 0
    lines = (turn.boxes(scene.rules(level=level)) for level in (along, not along))
    written = _lines(turn.frames(seen), width, dots, Borders.of(*lines))
    read_off = scanned(told.scan, width) if told.scan else ()
    source = TextSource.OCR if told.layer or read_off else TextSource.FILE
    return Page(
        number=number,
        size=scene.view.size,
        seen=(*written, *read_off),
        unseen=tuple(
            (reason, _lines(turn.frames(hidden), width, ())) for reason, hidden in unseen.items()
        ),
        sure=told.scan.sure if told.scan else {},
        layer=told.confidence,
        source=TextSource.BOTH if written and read_off else source,
        unreadable=told.unreadable or not UNREADABLE.isdisjoint(unseen),
        glyphs=drawn,
        unknown=sum(glyphs.unknown() for glyphs in seen.values()),
    )


def _kept(glyphs: Glyphs, dropped: frozenset[int]) -> Glyphs:
    return glyphs.chosen(np.array([at not in dropped for at in glyphs.at.tolist()], bool))


def _lines(
    frames: Mapping[Frame, Glyphs], width: float, dots: Sequence[Box], borders: Borders = NO_BORDERS
) -> Laid:
    found = ((frame, segments(glyphs)) for frame, glyphs in frames.items())
    return tuple(
        laid_out(frame, parts, dots, width, borders)
        if frame.degrees == 0
        else laid_out(frame, parts, (), width)
        for frame, parts in found
        if parts
    )
