"""Nouns as bytes, and back: exact, compact, with a version in front."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from index.errors import StoreCorrupt, StoreTooNew
from index.types import (
    Block,
    BlockKind,
    Box,
    Document,
    Font,
    Line,
    Oddity,
    PageSize,
    Quality,
    Remark,
    Span,
    TextSource,
    Unseen,
)

VERSION = 2  # 1 knew no reasons for hiding, no word boxes, remarks or quality


def text_hash(text: str) -> bytes:
    """The SHA-256 of `text`: what an embedding is known by."""
    return hashlib.sha256(text.encode()).digest()


def content_of(document: Document) -> bytes:
    """The text, blocks and pages of `document`. Its id, name and type are kept beside them."""
    form, shape = to_plain(document)
    plain = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    return bytes([form]) + zlib.compress(plain.encode())


def document_of(id: str, name: str, media_type: str, content: bytes) -> Document:
    """The document that `content_of` was given.

    Raises `StoreTooNew` if a later version wrote it, `StoreCorrupt` if it cannot be read.
    """
    try:
        form = content[0]
        shape = [] if form > VERSION else json.loads(zlib.decompress(content[1:]))
    except (zlib.error, ValueError, IndexError) as error:
        raise _damaged(id) from error
    return from_plain(id, name, media_type, form, shape)


def to_plain(document: Document) -> tuple[int, list[Any]]:
    """The number of the present form, and what `content_of` packs, as plain lists for JSON."""
    shape = [
        document.text,
        [_block_out(block) for block in document.blocks],
        [[page.width, page.height] for page in document.pages],
        [[r.span.start, r.span.end, r.oddity.value] for r in document.remarks],
        _quality_out(document.quality),
    ]
    return VERSION, shape


def from_plain(id: str, name: str, media_type: str, form: int, shape: list[Any]) -> Document:
    """The document that `to_plain` was given. Raises as `document_of` does."""
    if form > VERSION:
        raise StoreTooNew(
            f"document {id[:12]} is kept in form {form}; this version reads up to {VERSION}. "
            "Update the program."
        )
    try:
        text, blocks, pages, remarks, quality = _upgraded(form, shape)
        return Document(
            id=id,
            name=name,
            media_type=media_type,
            text=text,
            blocks=tuple(_block_in(block) for block in blocks),
            pages=tuple(PageSize(width, height) for width, height in pages),
            remarks=tuple(Remark(Span(s, e), Oddity(odd)) for s, e, odd in remarks),
            quality=_quality_in(quality),
        )
    except (ValueError, TypeError) as error:
        raise _damaged(id) from error


def _damaged(id: str) -> StoreCorrupt:
    return StoreCorrupt(
        f"the content of document {id[:12]} is damaged. Remove it and add its file again."
    )


def _upgraded(form: int, shape: list[Any]) -> list[Any]:
    """The shape as this version writes it."""
    if form != 1:
        return shape
    text, blocks, pages = shape
    new = [
        [*head, Unseen.STYLE.value if hidden else None, [[*ln, []] for ln in lines], None]
        for *head, hidden, lines in blocks
    ]
    return [text, new, pages, [], _quality_out(Quality())]


def _quality_out(quality: Quality) -> list[Any]:
    return [
        quality.source.value,
        list(quality.unreadable),
        list(quality.doubtful),
        quality.confidence,
        quality.unknown,
    ]


def _quality_in(shape: list[Any]) -> Quality:
    source, unreadable, doubtful, confidence, unknown = shape
    return Quality(
        TextSource(source), tuple(unreadable), tuple(doubtful), confidence, float(unknown)
    )


def _block_out(block: Block) -> list[Any]:
    return [
        block.span.start,
        block.span.end,
        block.kind.value,
        block.page,
        _box_out(block.box),
        [block.font.size, block.font.bold, block.font.italic],
        block.hidden.value if block.hidden else None,
        [_line_out(line) for line in block.lines],
        block.confidence,
    ]


def _line_out(line: Line) -> list[Any]:
    words = [_box_out(word) for word in line.words]
    return [line.span.start, line.span.end, line.page, _box_out(line.box), words]


def _block_in(shape: list[Any]) -> Block:
    start, end, kind, page, box, font, hidden, lines, confidence = shape
    return Block(
        span=Span(start, end),
        kind=BlockKind(kind),
        page=page,
        box=_box_in(box),
        font=Font(*font),
        hidden=Unseen(hidden) if hidden else None,
        lines=tuple(
            Line(Span(s, e), on, _box_in(at), tuple(Box(*word) for word in words))
            for s, e, on, at, words in lines
        ),
        confidence=confidence,
    )


def _box_out(box: Box | None) -> list[float] | None:
    return None if box is None else [box.x0, box.y0, box.x1, box.y1]


def _box_in(shape: list[float] | None) -> Box | None:
    return None if shape is None else Box(*shape)
