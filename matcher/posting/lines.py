"""The lines of a posting: what the author wrote on a line of its own, without its bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from index.types import Block, BlockKind, Document, Span
from matcher.lexicon.postings import ROW_GOES_ON
from matcher.posting import rows
from matcher.posting.repair import repair


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `raw` is the slice `span` of the document without bullet or marks, `text` repaired.

    `bulleted`: it is an item of a marked list. `marked`: the file itself calls it a heading.
    `gap`: an empty line stands before it. `items`: the items of its own, of which one is enough.
    """

    span: Span
    raw: str
    text: str
    bulleted: bool = False
    marked: bool = False
    gap: bool = False
    items: tuple[Span, ...] = ()


_GLYPHS = "•●▪◦‣➢➤➔→✓✔✦∙○■□►▶▸❖◆◇★☆§·»⁃\uf0b7\uf0a7\u2043"
_BULLET = re.compile(
    rf"\s*(?:[{_GLYPHS}]+\s*|[-–—*+>]{{1,2}}(?:\s+|(?=[A-Z]))|o\s+(?=[A-Z])|â\s+(?=[A-Z])"
    r"|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z]\)\s+)+"
)
# Letters are bullets in a run alone: "e. Coli culture" and "c. 1990 buildings" begin with a word.
_LETTER = re.compile(r"[ \t]*(?P<letter>[a-hA-H])\.[ \t]+(?=[A-Z0-9])")
_LETTER_ROW = re.compile(rf"^[^\w\n]{{0,4}}{_LETTER.pattern}", re.MULTILINE)
_HASHES = re.compile(r"\s*#{1,6}\s+")
_EDGE = ' \t\n\r\f\v\u00a0*_`|"' + _GLYPHS
_LOST_SPACE = "Â"  # what is left of a broken no-break space at the end of a line
# A bullet inside a line; the plain signs only count where several follow the end of a statement.
# Where a page lost its line breaks, a bullet may touch what stands before it.
_INLINE = re.compile(rf"\s[{_GLYPHS}]|(?<=[\w.;:)!])[•●▪■➢](?=\s?\w)")
_SIGNS = (
    re.compile(r"(?:\s|(?<=[a-z.;:)*]))\+\s+(?=[A-Z\d])"),
    re.compile(r"(?<=[.;:*])\s+[-–*]\s+(?=[A-Z])"),
)
_SIGNS_ENOUGH = 3
_STRONG = re.compile(r"\*\*[^*\n]{2,80}?:?\*\*:?")
_LETTERS = frozenset("CR")  # languages by these names
_WRAP_WIDTH = 50
_WRAPS_NEEDED = 4
_WRAPS_MOST = 40  # rows of one paragraph


def read(document: Document) -> tuple[Line, ...]:
    """The lines of `document` in order; hidden blocks and lines without a letter are left out."""
    text = document.text
    found: list[Line] = []
    end = 0
    drawn = rows.Drawn.of(document)
    run = _run_of_letters(text)
    for block in document.blocks:
        if block.hidden:
            continue
        spans = drawn.items(block) if block.lines else _visual(text, block.span)
        for span in spans:
            for piece in _pieces(text, span):
                line = _line(text, piece, block, run)
                if line is None:
                    continue
                gap = text.count("\n", end, line.span.start) > 1
                end = line.span.end
                bulleted = line.bulleted or (piece.start > span.start and not line.marked)
                found.append(replace(line, bulleted=bulleted, gap=gap))
    return tuple(_joined(text, found))


def _joined(text: str, found: Sequence[Line]) -> Iterator[Line]:
    """The lines, with rows that only continue the one before joined to it.

    That a row goes on in lower case tells little; that several rows do tells that the text was
    wrapped.
    """
    goes_on = {n for n in range(1, len(found)) if _goes_on(found[n - 1], found[n])}
    if len(goes_on) < _WRAPS_NEEDED:
        goes_on = set()
    goes_on |= {n for n in range(1, len(found)) if _left_off(found[n - 1], found[n])}
    start = 0
    for n in range(1, len(found) + 1):
        first = found[start]
        if n in goes_on and first.text[0].isupper() and n - start < _WRAPS_MOST:
            continue
        span = Span(first.span.start, found[n - 1].span.end)
        raw = span.of(text)
        yield replace(first, span=span, raw=raw, text=repair(raw)) if n - start > 1 else first
        start = n


def _left_off(before: Line, line: Line) -> bool:
    """Whether an item ends in the middle, so that the line below it is the rest of it."""
    open_end = ROW_GOES_ON.search(before.text) is not None
    row = len(before.raw) >= _WRAP_WIDTH and _goes_on(before, line)
    if row and (open_end or before.text.endswith(",")):
        return True
    item = before.bulleted and not (line.bulleted or line.marked or line.text.endswith(":"))
    return item and open_end


def _goes_on(before: Line, line: Line) -> bool:
    if line.gap or line.bulleted or line.marked or before.marked or not line.text[0].islower():
        return False
    return before.text[-1] not in ".:;!?"


def _visual(text: str, span: Span) -> Iterator[Span]:
    """The rows of a block, a wrapped row joined to the one it continues."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        while end != -1 and _wraps(text, start, end, span.end):
            end = text.find("\n", end + 1, span.end)
        end = span.end if end == -1 else end
        yield Span(start, end)
        start = end + 1


def _wraps(text: str, start: int, end: int, stop: int) -> bool:
    row = text.rfind("\n", start, end) + 1 or start
    after = text[end + 1 : min(stop, end + 3)]
    return (
        end - row >= _WRAP_WIDTH
        and text[end - 1] not in ".:;!?"
        and after[:1].islower()
        and after[1:2] not in (")", ".")
    )


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A row cut at the bullets and bold headings that stand inside it."""
    row = span.of(text)
    cuts = {m.start() for m in _INLINE.finditer(row) if m.start()}
    for sign in _SIGNS:
        places = [m.start() for m in sign.finditer(row)]
        if len(places) >= _SIGNS_ENOUGH:
            cuts.update(places)
    if len(row) > _WRAP_WIDTH:
        for strong in _STRONG.finditer(row):
            cuts.update((strong.start(), strong.end()))
    edges = [0, *sorted(cuts), len(row)]
    for a, b in pairwise(edges):
        if b > a:
            yield Span(span.start + a, span.start + b)


def _run_of_letters(text: str) -> str:
    """The letters that begin lines of `text` as bullets do: from "a" on, with none left out."""
    found = {m["letter"] for m in _LETTER_ROW.finditer(text)}
    runs = ("".join(takewhile(found.__contains__, case)) for case in ("abcdefgh", "ABCDEFGH"))
    return "".join(run for run in runs if len(run) > 1)


def _line(text: str, span: Span, block: Block, letters: str) -> Line | None:
    start, end = span.start, span.end
    marked = block.kind is BlockKind.HEADING or bool(_STRONG.fullmatch(text[start:end].strip()))
    hashes = _HASHES.match(text, start, end)
    if hashes:
        start, marked = hashes.end(), True
    bullet = _BULLET.match(text, start, end)
    bulleted = block.kind is BlockKind.LIST_ITEM
    if bullet and bullet.end() > bullet.start() and not _emphasis(text, bullet, end):
        start, bulleted = bullet.end(), True
    lettered = _LETTER.match(text, start, end)
    if lettered and lettered["letter"] in letters:
        start, bulleted = lettered.end(), True
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE + _LOST_SPACE:
        end -= 1
    if not any(c.isalpha() for c in text[start:end]):
        return None
    raw = text[start:end]
    shown = repair(raw)
    alone = len(shown) > 1 or shown in _LETTERS
    return Line(Span(start, end), raw, shown, bulleted, marked) if alone else None


def part_of(line: Line, span: Span) -> Line:
    """The part `span` of `line`, as a line."""
    raw = line.raw[span.start - line.span.start : span.end - line.span.start]
    return replace(line, span=span, raw=raw, text=repair(raw), gap=False, items=())


def _emphasis(text: str, bullet: re.Match[str], end: int) -> bool:
    """Whether the mark opens bold or italic text rather than an item."""
    return (
        bullet.group().strip() in ("*", "**")
        and text.find("*", bullet.end(), end) != -1
        and not (bullet.group().endswith((" ", "\t")))
    )
