"""DOCX, read from its XML: nothing that a reader of the page sees is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import EmptyDocument, NoTextLayer
from index.readers.content import Builder, Content, Limits
from index.readers.docx.package import Package
from index.readers.docx.styles import Styles
from index.readers.docx.walk import pieces
from index.readers.docx.xml import Element, child, children, link, local, switch, value
from index.readers.pieces import Piece, add_all
from index.readers.sniff import DOCX

# A page number in a header or footer, in a few ways of writing it.
_PAGE_NUMBER = re.compile(r"\W*(?:\w{4,6}\s+)?\d{1,3}(?:\s*(?:of|von|de|di|/|\|)\s*\d{1,3})?\W*")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, limits: Limits) -> Content:
    """Read a DOCX file: headers first, then the body, then footnotes and footers.

    Tracked insertions are read and deletions are not; a text box stands after the paragraph that
    it is anchored to. Raises `Unreadable` for a damaged file, `TooLarge`, `EmptyDocument`, and
    `NoTextLayer` if there are pictures in it and no text.
    """
    package = Package(data)
    root = package.root(package.main)
    styles = Styles.of(package.of_kind("styles"), package.of_kind("numbering"))
    builder = Builder(limits)
    body = child(root, "body")
    if body is not None:
        add_all(builder, _margins(package, body, styles, "headerReference"))
        add_all(builder, pieces(body, styles))
        add_all(builder, _notes(package, styles))
        add_all(builder, _margins(package, body, styles, "footerReference"))
    try:
        return builder.finish(DOCX)
    except EmptyDocument:
        if package.has_pictures:
            raise NoTextLayer(
                "the DOCX file holds pictures and no text: a scan needs OCR."
            ) from None
        raise


def _margins(package: Package, body: Element, styles: Styles, name: str) -> Iterator[Piece]:
    """The headers or footers that the sections use, those that say the same only once."""
    settings = package.of_kind("settings")
    even = bool(switch(settings, "evenAndOddHeaders"))
    parts: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for section in body.iter("{*}sectPr"):
        used = {"default", *(["first"] if switch(section, "titlePg") else ())}
        used |= {"even"} if even else set()
        found = [e for e in children(section, name) if (value(e, "type") or "default") in used]
        for reference in sorted(found, key=lambda e: value(e, "type") != "first"):
            part = package.target(link(reference))
            if part is None or part in parts:
                continue
            parts.add(part)
            said = [
                p for p in pieces(package.root(part), styles) if not _PAGE_NUMBER.fullmatch(p.text)
            ]
            words = tuple(piece.text for piece in said)
            if words not in seen:
                seen.add(words)
                yield from said


def _notes(package: Package, styles: Styles) -> Iterator[Piece]:
    for kind in ("footnotes", "endnotes"):
        notes = package.of_kind(kind)
        for note in notes if notes is not None else ():
            if local(note) in ("footnote", "endnote") and value(note, "type") not in _SEPARATORS:
                yield from pieces(note, styles)
