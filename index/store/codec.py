"""Nouns as bytes, and back: exact, compact, with a version in front."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from index.errors import StoreCorrupt, StoreTooNew
from index.types import Block, BlockKind, Box, Document, Font, Line, PageSize, Span

VERSION = 1


def text_hash(text: str) -> bytes:
    """The SHA-256 of `text`: what an embedding is known by."""
    return hashlib.sha256(text.encode()).digest()


def content_of(document: Document) -> bytes:
    """The text, blocks and pages of `document`. Its id, name and type are kept beside them."""
    shape = [
        document.text,
        [_block_out(block) for block in document.blocks],
        [[page.width, page.height] for page in document.pages],
    ]
    plain = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    return bytes([VERSION]) + zlib.compress(plain.encode())


def document_of(id: str, name: str, media_type: str, content: bytes) -> Document:
    """The document that `content_of` was given.

    Raises `StoreTooNew` if a later version wrote it, `StoreCorrupt` if it cannot be read.
    """
    if content and content[0] > VERSION:
        raise StoreTooNew(
            f"document {id[:12]} is kept in form {content[0]}; this version reads up to {VERSION}. "
            "Update the program."
        )
    try:
        text, blocks, pages = json.loads(zlib.decompress(content[1:]))
        return Document(
            id=id,
            name=name,
            media_type=media_type,
            text=text,
            blocks=tuple(_block_in(block) for block in blocks),
            pages=tuple(PageSize(width, height) for width, height in pages),
        )
    except (zlib.error, ValueError, TypeError) as error:
        raise StoreCorrupt(
            f"the content of document {id[:12]} is damaged. Remove it and add its file again."
        ) from error


def _block_out(block: Block) -> list[Any]:
    return [
        block.span.start,
        block.span.end,
        block.kind.value,
        block.page,
        _box_out(block.box),
        [block.font.size, block.font.bold, block.font.italic],
        block.hidden,
        [[ln.span.start, ln.span.end, ln.page, _box_out(ln.box)] for ln in block.lines],
    ]


def _block_in(shape: list[Any]) -> Block:
    start, end, kind, page, box, font, hidden, lines = shape
    return Block(
        span=Span(start, end),
        kind=BlockKind(kind),
        page=page,
        box=_box_in(box),
        font=Font(*font),
        hidden=hidden,
        lines=tuple(Line(Span(s, e), on, _box_in(at)) for s, e, on, at in lines),
    )


def _box_out(box: Box | None) -> list[float] | None:
    return None if box is None else [box.x0, box.y0, box.x1, box.y1]


def _box_in(shape: list[float] | None) -> Box | None:
    return None if shape is None else Box(*shape)
