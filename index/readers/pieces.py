"""Pieces: what the DOCX and the HTML reader find before the builder makes blocks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.readers.content import Builder
from index.readers.controls import mark, without_controls
from index.readers.hyphens import joined
from index.readers.marks import bullet, is_capitals, is_lone_bullet, looks_like_heading
from index.types import BlockKind, Font, Unseen

CELL_BREAK = " | "

# A tab, or spaces typed to line something up, set two things apart. That is a tab, of all space the
# one that the builder keeps - unless a sign that sets apart stands there already.
_GAP = re.compile(r"(?<=[^\s|•·:–—-])(?:[ \xa0]*\t\s*|[ \xa0]{5,})(?=[^\s|•·–—-])")
_ENDS = (".", "!", "?", ":", ";")
_UNKNOWN = Font()


@dataclass(frozen=True, slots=True)
class Piece:
    """One block to be: its text, its kind and the hints about it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    font: Font = _UNKNOWN
    hidden: Unseen | None = None


def settle(
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    font: Font = _UNKNOWN,
    *,
    hidden: Unseen | None = None,
) -> Iterator[Piece]:
    r"""The pieces of one paragraph of the file; `\n` in `text` is a line break that was typed.

    Each line is a piece of its own, save one that goes on in the middle of a sentence. A typed
    bullet makes a paragraph a list item and is left out; a paragraph may look like a heading.

    >>> [(p.text, p.kind.value) for p in settle("Acme\nEngineer\n- Led a\nteam")]
    [('Acme', 'paragraph'), ('Engineer', 'paragraph'), ('Led a team', 'list_item')]
    """
    waiting = False
    text, odd = without_controls(text)
    end = 0  # of the line, counted in words
    for line in _lines(text):
        end += len(line.split())
        if is_lone_bullet(line):
            waiting = True
            continue
        length, numbered = bullet(line)
        if numbered and kind is BlockKind.HEADING:
            length = 0  # the number is a part of the heading
        shown = _GAP.sub("\t", line[length:])
        found = kind
        if kind is BlockKind.PARAGRAPH and (length or waiting):
            found = BlockKind.LIST_ITEM
        elif kind is BlockKind.PARAGRAPH and looks_like_heading(shown, bold=font.bold):
            found = BlockKind.HEADING
        if odd:
            shown = _GAP.sub("\t", _marked(line[length:], odd, end))
        yield Piece(shown, found, font, hidden)
        waiting = False


def _marked(line: str, odd: tuple[int, ...], end: int) -> str:
    """`line`, its words up to the `end`th of the text, with a marker in those that are `odd`."""
    start = end - len(line.split())
    return mark(line, tuple(n - start for n in odd if start <= n < end))


def row(cells: Iterable[list[Piece]]) -> list[Piece]:
    """The pieces of a table row: one table row, or the cells' own pieces one cell after another.

    A row whose cells hold one paragraph each is data. One that holds several paragraphs, a list, a
    heading or a table in a cell is there for the layout, and so is a row with one filled cell.
    What is hidden in it has no say, and comes after the rest.
    """
    whole = list(cells)
    unseen = [piece for cell in whole for piece in cell if piece.hidden]
    shown = [[piece for piece in cell if not piece.hidden] for cell in whole]
    return [*_seen_row(shown), *unseen]


def _seen_row(cells: list[list[Piece]]) -> list[Piece]:
    full = [cell for cell in cells if cell]
    data = len(full) > 1 and all(
        len(cell) == 1 and cell[0].kind is BlockKind.PARAGRAPH for cell in full
    )
    if not data:
        return [piece for cell in full for piece in cell]
    pieces = [cell[0] for cell in full]
    fonts = {piece.font for piece in pieces}
    font = pieces[0].font if len(fonts) == 1 else Font(max(f.size for f in fonts))
    text = CELL_BREAK.join(piece.text for piece in pieces)
    return [Piece(text, BlockKind.TABLE_ROW, font)]


def add_all(builder: Builder, pieces: Iterable[Piece]) -> None:
    """Give `pieces` to `builder` in order."""
    for piece in pieces:
        builder.add(piece.text, piece.kind, font=piece.font, hidden=piece.hidden)


def _lines(text: str) -> Iterator[str]:
    """The typed lines of `text`, a line that continues a sentence joined to the one before."""
    parts: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        goes_on = parts and line[0].islower() and not bullet(line)[0] and line != "o"
        ended = parts and (parts[-1].endswith(_ENDS) or is_capitals(parts[-1]))
        if goes_on and not ended and not is_lone_bullet(parts[-1]):
            parts.append(line)
            continue
        if parts:
            yield joined(parts)
        parts = [line]
    if parts:
        yield joined(parts)
