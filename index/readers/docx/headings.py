"""Headings that are none by their style: larger than the text of the file, and short."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from index.readers.marks import looks_like_heading
from index.readers.pieces import Piece
from index.types import BlockKind

LARGER = 1.2  # than the size that most characters of the file have


def with_headings(pieces: list[Piece]) -> list[Piece]:
    """`pieces`, those paragraphs made headings that are set like one."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if piece.hidden is None:
            sizes[piece.font.size] += len(piece.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    if usual <= 0:
        return pieces
    return [
        replace(piece, kind=BlockKind.HEADING) if _is_heading(piece, usual) else piece
        for piece in pieces
    ]


def _is_heading(piece: Piece, usual: float) -> bool:
    return (
        piece.kind is BlockKind.PARAGRAPH
        and piece.hidden is None
        and piece.font.size >= LARGER * usual
        and looks_like_heading(piece.text, bold=True)
    )
