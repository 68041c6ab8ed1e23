"""How much of a resume's truth a reader recovered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.readers.content import Content
from layouts.truth import Item, Truth, key, plain

_LEAST = 6  # letters: a shorter text is found anywhere


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many; `missed` says which were not."""

    right: int = 0
    all: int = 0
    missed: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, results: Iterable[tuple[str, bool]]) -> Tally:
        """The tally of (what, whether it was right)."""
        found = list(results)
        missed = tuple(what for what, right in found if not right)
        return cls(len(found) - len(missed), len(found), missed)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.all + other.all, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Score:
    """The four measures of one resume.

    - `bullets`: one block holds the bullet, all of it and nothing else
    - `order`: of two pieces that follow each other in the source, the first ends before the second
      begins
    - `together`: and no piece of another column stands between them, on the same page
    - `dates`: the date is in a block of the job's head, or in one beside it. The head is the run of
      blocks from the first of the job's names to the last; a parser takes the rows above the
      bullets for the head of an entry, so a date that is a bullet's width away is lost
    """

    bullets: Tally = Tally()
    order: Tally = Tally()
    together: Tally = Tally()
    dates: Tally = Tally()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.bullets + other.bullets,
            self.order + other.order,
            self.together + other.together,
            self.dates + other.dates,
        )


def score(content: Content, truth: Truth) -> Score:
    """What of `truth` the reader's `content` holds."""
    blocks = [plain(block.span.of(content.text)) for block in content.blocks]
    text = _Text([key(block) for block in blocks], [block.page or 0 for block in content.blocks])
    pairs = list(_pairs(truth, text))
    return Score(
        bullets=Tally.of(_bullets(truth, blocks)),
        order=Tally.of((what, right) for what, right, _ in pairs),
        together=Tally.of((what, near) for what, _, near in pairs),
        dates=Tally.of(_dates(truth, text)),
    )


class _Text:
    """The blocks of a document as they are compared, and where each begins in all of them."""

    def __init__(self, blocks: list[str], pages: list[int]) -> None:
        self.blocks, self.pages = blocks, pages
        self.whole = "".join(blocks)
        self.starts: list[int] = []
        at = 0
        for block in blocks:
            self.starts.append(at)
            at += len(block)

    def find(self, text: str) -> list[int]:
        """Where `text` begins: as a block or else as the begin of one or else anywhere."""
        placed = list(zip(self.starts, self.blocks, strict=True))
        own = [start for start, block in placed if block == text]
        first = [start for start, block in placed if block.startswith(text)]
        anywhere = [found.start() for found in re.finditer(re.escape(text), self.whole)]
        return next((starts for starts in (own, first) if len(starts) == 1), anywhere)

    def page_at(self, at: int) -> int:
        """The page of the character at `at`."""
        return max((s, p) for s, p in zip(self.starts, self.pages, strict=True) if s <= at)[1]


def _bullets(truth: Truth, blocks: list[str]) -> Iterator[tuple[str, bool]]:
    left = Counter(_letters(block) for block in blocks)
    for item in truth.items:
        if item.is_bullet:
            text = _letters(plain(item.text))
            yield item.text, left[text] > 0
            left[text] -= 1


def _letters(text: str) -> str:
    """`text` without spaces, and without quotes and tildes: sources write them in many ways."""
    return text.translate(str.maketrans("", "", "'\"~\u02dc\u0303 ")).replace("\n", "")


def _pairs(truth: Truth, text: _Text) -> Iterator[tuple[str, bool, bool]]:
    """(what, whether the first is before the second, whether nothing foreign is between).

    What stands in the source or in the document more than once is left out: which is which?
    """
    once = Counter(key(item.text) for item in truth.items)
    flows = [_placed(flow, once, text) for flow in truth.flows]
    for n, flow in enumerate(flows):
        foreign = [at for m, other in enumerate(flows) if m != n for _, at in other if at >= 0]
        for (one, start), (two, end) in pairwise(flow):
            right = start >= 0 and start + len(key(one.text)) <= end
            same_page = right and text.page_at(start) == text.page_at(end)
            between = same_page and any(start < at < end for at in foreign)
            yield f"{one.text[:40]} | {two.text[:40]}", right, right and not between


def _placed(flow: Sequence[Item], once: Counter[str], text: _Text) -> list[tuple[Item, int]]:
    """The items of `flow` that can be told from others, and where each begins; -1 for nowhere."""
    placed = []
    for item in flow:
        letters = key(item.text)
        if once[letters] == 1 and len(letters) >= _LEAST:
            starts = text.find(letters) or [-1]
            if len(starts) == 1:
                placed.append((item, starts[0]))
    return placed


def _dates(truth: Truth, text: _Text) -> Iterator[tuple[str, bool]]:
    for item in truth.items:
        if item.date:
            yield f"{item.names[0]} | {item.date}", _keeps_date(item, text.blocks)


def _keeps_date(item: Item, blocks: list[str]) -> bool:
    """Whether there is a head of the job that holds its date or stands beside it."""
    names, date = [key(name) for name in item.names], key(item.date)
    for first, block in enumerate(blocks):
        if not any(name in block for name in names):
            continue
        for last in range(first, min(first + len(names) + 1, len(blocks))):
            head = "\n".join(blocks[first : last + 1])
            if all(name in head for name in names):
                beside = blocks[max(0, first - 1) : last + 2]
                if any(_has_date(near, date) for near in beside):
                    return True
                break
    return False


def _has_date(block: str, date: str) -> bool:
    at = block.find(date)
    return at >= 0 and not (at and block[at - 1].isdigit() and date[0].isdigit())
