"""A document as a reader sees it, and the way back to the places of the whole.

What nobody sees may stand between two visible lines. A resume is parsed as if it were not there, so
that it cannot part a date from its job or a sentence from its end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.types import Block, Document, Passage, Span
from matcher.types import Bullet, DateRange, Entry, Section


@dataclass(frozen=True, slots=True)
class Seen:
    """A document without what nobody sees of it.

    Where `starts[n]` characters of the visible text are passed, `removed[n]` of the whole text were
    left out. Both are empty where nothing was, or only after all that can be seen.
    """

    document: Document
    starts: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Seen:
        """What can be seen of `document`."""
        cuts = sorted((_with_break(block, document.text) for block in document.hidden), key=_start)
        if not cuts:
            return cls(document)
        edges = [0, *(edge for cut in cuts for edge in (cut.start, cut.end)), len(document.text)]
        kept = [document.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        starts, removed = [], []
        gone = 0
        for cut in cuts:
            starts.append(cut.start - gone)
            gone += len(cut)
            removed.append(gone)
        blocks = tuple(
            _moved(block, -_passed(removed, cuts, block.span.start))
            for block in document.blocks
            if not block.hidden
        )
        seen = replace(document, text="".join(kept), blocks=blocks, remarks=())
        last = max((block.span.end for block in blocks), default=0)
        apart = bisect_right(starts, max(0, last - 1))  # cuts before the last visible character
        return cls(seen, tuple(starts[:apart]), tuple(removed[:apart]))

    def whole(self, span: Span) -> Span:
        """Where the visible `span` stands in the whole text, with what is hidden inside it."""
        if not self.starts:
            return span
        start = self._at(span.start)
        return Span(start, self._at(span.end - 1) + 1 if len(span) else start)

    def parts(self, span: Span) -> list[Span]:
        """The pieces of the visible `span` in the whole text, without what is hidden inside it."""
        inside = self.starts[
            bisect_right(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]
        edges = sorted({span.start, *inside, span.end})
        return [self.whole(Span(a, b)) for a, b in pairwise(edges)]

    def section(self, section: Section) -> Section:
        """`section` with the places of the whole text."""
        if not self.starts:
            return section
        entries = tuple(map(self._entry, section.entries))
        return replace(section, span=self.whole(section.span), entries=entries)

    def passages(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """`passages` with the places of the whole text, cut where something hidden parts them."""
        if not self.starts:
            return tuple(passages)
        placed = [
            replace(passage, text=text, span=span)
            for passage in passages
            for text, span in self._said(passage.text, passage.span)
        ]
        return tuple(replace(passage, ordinal=n) for n, passage in enumerate(placed))

    def _entry(self, entry: Entry) -> Entry:
        return replace(
            entry,
            dates=self._dates(entry.dates),
            heading=self.whole(entry.heading) if entry.heading else None,
            bullets=tuple(
                Bullet(text, span)
                for bullet in entry.bullets
                for text, span in self._said(bullet.text, bullet.span)
            ),
            span=self.whole(entry.span),
        )

    def _dates(self, dates: DateRange | None) -> DateRange | None:
        return replace(dates, span=self.whole(dates.span)) if dates else None

    def _said(self, text: str, span: Span) -> Iterator[tuple[str, Span]]:
        at = 0
        for part in self.parts(span):
            said = text[at : at + len(part)]
            at += len(part)
            shown = said.strip()
            if any(map(str.isalnum, shown)):
                start = part.start + said.index(shown)
                yield shown, Span(start, start + len(shown))

    def _at(self, place: int) -> int:
        passed = bisect_right(self.starts, place)
        return place + (self.removed[passed - 1] if passed else 0)


def _start(span: Span) -> int:
    return span.start


def _with_break(block: Block, text: str) -> Span:
    """The characters of a block and the line break that ends it."""
    end = block.span.end
    return Span(block.span.start, end + (text[end : end + 1] == "\n"))


def _passed(removed: Sequence[int], cuts: Sequence[Span], place: int) -> int:
    """How many characters were left out before `place` of the whole text."""
    passed = bisect_right(cuts, place, key=_start)
    return removed[passed - 1] if passed else 0


def _moved(block: Block, by: int) -> Block:
    if not by:
        return block
    lines = tuple(replace(line, span=_shifted(line.span, by)) for line in block.lines)
    return replace(block, span=_shifted(block.span, by), lines=lines)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
