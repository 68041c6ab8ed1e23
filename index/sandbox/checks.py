"""Whether an answer can be: what the types alone do not say about a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from index.types import Block, Document, Line, Span


def check_document(document: Document, data: bytes) -> None:
    """Raise `ValueError` unless `document` can be what the file `data` says."""
    if document.id != hashlib.sha256(data).hexdigest():
        raise ValueError("the document is not of this file")
    check_places(document)


def check_places(document: Document) -> None:
    """Raise `ValueError` unless every span lies in the text and every page is there."""
    whole = Span(0, len(document.text))
    pages = len(document.pages)
    before = 0
    for block in document.blocks:
        if block.span.start < before or block.span.end > whole.end:
            raise ValueError("the blocks overlap, or leave the text")
        before = block.span.end
        _check_page(block.page, pages)
        _check_lines(block, document.text, pages)
    _check_inside((remark.span for remark in document.remarks), whole)
    for page in (*document.quality.unreadable, *document.quality.doubtful):
        _check_page(page, pages or 1)  # what knows no pages (DOCX, HTML) is one


def _check_lines(block: Block, text: str, pages: int) -> None:
    before = block.span.start
    for line in block.lines:
        if line.span.start < before or line.span.end > block.span.end:
            raise ValueError("the lines of a block overlap, or leave it")
        before = line.span.end
        _check_page(line.page, pages)
        _check_words(line, text)


def _check_words(line: Line, text: str) -> None:
    if line.words and len(line.words) != len(line.span.of(text).split()):
        raise ValueError("a line has more or fewer boxes than words")


def _check_page(page: int | None, pages: int) -> None:
    if page is not None and not 1 <= page <= pages:
        raise ValueError("a page that is not there")


def _check_inside(spans: Iterable[Span], whole: Span) -> None:
    for span in spans:
        if not whole.contains(span):
            raise ValueError("a span leaves the text")
