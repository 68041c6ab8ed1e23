"""Pieces: what the DOCX and the HTML reader find before the builder makes blocks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.content import Builder
from index.readers.controls import mark, without_controls
from index.readers.dates import LONGEST, is_dates
from index.readers.hyphens import joined
from index.readers.marks import bullet, is_capitals, is_lone_bullet, looks_like_heading
from index.types import BlockKind, Font, Unseen

CELL_BREAK = " | "
SHORT = 60  # characters: the cells of a table of data are no longer than that, in the mean
LONGEST_TITLE = 80  # characters: of a job with its employer and place
_LINES = 2  # beside one title: its dates and its place

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
        return [piece for cell in _with_dates(full) for piece in cell]
    pieces = [cell[0] for cell in full]
    told = [piece for piece in pieces if len(piece.text) > SHORT]
    if len(pieces) > 2 and told == pieces[-1:] and any(is_dates(p.text) for p in pieces):
        return [_one_row(pieces[:-1]), *told]  # what was done at a job, behind its title and dates
    return [_one_row(pieces)]


def _one_row(pieces: list[Piece]) -> Piece:
    """Texts that stand side by side, as one."""
    fonts = {piece.font for piece in pieces}
    font = pieces[0].font if len(fonts) == 1 else Font(max(f.size for f in fonts))
    text = CELL_BREAK.join(piece.text for piece in pieces)
    return Piece(text, BlockKind.TABLE_ROW, font)


def _with_dates(cells: list[list[Piece]]) -> list[list[Piece]]:
    """`cells`, the dates at the right end of a row put on the lines of what they date.

    A reader sees them beside a job's title; behind its bullets they would be those of the next job.
    """
    at = next((i for i, cell in enumerate(cells) if any(map(_is_told, cell))), len(cells))
    beside = cells[at + 1 :]
    short = (len(p.text) <= LONGEST and not _is_told(p) for cell in beside for p in cell)
    if not beside or not all(short):
        return cells
    dated = sum(is_dates(piece.text) for cell in beside for piece in cell)
    titles = _titles(cells[at])
    if not dated or len(titles) != dated:
        return cells
    if not all(_is_beside(cell, dated) for cell in beside):
        return cells
    held = list(cells[at])
    for cell in beside:
        for i, piece in enumerate(cell):
            on = titles[i] if dated > 1 else titles[0] + i
            on = on if on < len(held) and not _is_told(held[on]) else titles[0]
            held[on] = replace(held[on], text=f"{held[on].text}\t{piece.text}")
    return [*cells[:at], held]


def _is_beside(cell: list[Piece], dated: int) -> bool:
    """Whether a cell holds dates and places of so many titles, and is no column with a heading."""
    if cell[0].kind is BlockKind.HEADING and len(cell) > 1:
        return False
    return len(cell) <= _LINES if dated == 1 else len(cell) == dated


def _titles(cell: list[Piece]) -> list[int]:
    """Where the first line stands of each title that bullets or a text follow."""
    ends = [True, *map(_is_told, cell)]
    starts = [i for i, piece in enumerate(cell) if ends[i] and not _is_told(piece)]
    if starts and starts[0] == 0 and len(cell) > 1 and not _is_told(cell[1]):
        starts[0] = int(cell[0].kind is BlockKind.HEADING)  # that of the section
    return starts


def _is_told(piece: Piece) -> bool:
    """Whether a piece is no title but says what was done."""
    return piece.kind is BlockKind.LIST_ITEM or len(piece.text) > LONGEST_TITLE


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
