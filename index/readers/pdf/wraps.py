"""Which lines of a column are one wrapped text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.hyphens import splits_word
from index.readers.pdf.abreast import is_title
from index.readers.pdf.lines import TAB, TextLine, leading
from index.readers.pdf.segments import Word
from index.readers.pdf.tabs import ADDRESS

# In ems, where nothing else is said.
_INDENT = 0.7  # left edges nearer than this are one edge
_BULLET = 0.5  # from a bullet to its text at least
_HANG = 4.0  # a first line or a continuation is indented at most so far
_SPACE = 0.25
_SLACK = 0.3  # how far text may stop short of, or reach over, its measure
_WIDE_MEASURE = 25.0  # in a column as wide as this a line is rarely full by chance
_JUSTIFIED = 3  # lines that end at one and the same point ...
_STRETCH = 0.03  # ... with spaces that differ by this much
_LEADING = 1.3  # times the usual leading: a wider step begins a new block
_NEARLY_FULL = 0.7  # of the measure
_ITEM_LINES, _LIST_STEP, _EDGE = 3, 3.5, 0.1  # lines of an item; in ems: a step in a list, its edge
_DISPLAY = 1.5  # times the usual type: a name
_SIZE = 0.07  # sizes nearer than this share are one size

_GOES_ON = re.compile(
    r"([,&/–—-]|\b(and|or|of|the|a|an|in|on|to|for|with|by|at|from|as|into|via|that|which|using))$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]$")


@dataclass(frozen=True, slots=True)
class Measure:
    """How far the lines of a column reach, and how far apart they stand."""

    rights: dict[int, float]  # by left edge, where several lines reach it
    right: float
    justified: frozenset[int]  # right edges that justified text reaches, in points
    leading: float
    wrapped: frozenset[float] = frozenset()  # baselines of lines that end an item of a list
    large: float = float("inf")  # type so large is the name's

    @classmethod
    def of(cls, found: Sequence[TextLine]) -> Measure:
        """The measure of the lines of one column, in their order."""
        plain = [line for line in found if len(line.cells) == 1 and not line.aside]
        edges: dict[int, list[TextLine]] = {}
        for line in plain:
            for edge in (-1, 0, 1):
                edges.setdefault(round(line.x0 / 2) + edge, []).append(line)
        rights = {edge: right for edge, group in edges.items() if (right := _shared_right(group))}
        right = _shared_right(plain) or (found[0].right if found else 0.0)
        usual = leading(found)
        sizes = [line.size for line in found]
        large = max(sizes, default=0.0)
        return cls(
            rights,
            right,
            _justified(plain),
            usual,
            _items(plain, usual),
            large if sizes and large >= _DISPLAY * median(sizes) else float("inf"),
        )

    def wraps(self, block: Sequence[TextLine], line: TextLine) -> bool:
        """Whether `line` goes on with the text of `block`."""
        before = block[-1]
        if line.bullet_x is not None or len(line.cells) > 1:
            return False
        if line.aside and not before.aside and block[0].bullet_x is None:
            return False
        step = line.baseline - before.baseline
        if not 0 < step <= _LEADING * self.leading * line.size:
            return False
        if not _same_style(before, line) or not _is_under(block, line):
            return False
        if _is_by_bullet(block, line) and self._begins(before, line):
            return False
        return self._goes_on(block, line)

    def _is_name(self, block: Sequence[TextLine], line: TextLine) -> bool:
        """Whether two lines are a name: a word in the largest type, and one or two below it."""
        most = (1, 2)
        words = (block[0].words, line.words)
        return (
            len(block) == 1
            and min(block[0].size, line.size) >= self.large
            and all(len(w) <= n for w, n in zip(words, most, strict=True))
            and not any(is_title(segment) for one in (block[0], line) for segment in one.segments)
        )

    def _begins(self, before: TextLine, line: TextLine) -> bool:
        """Whether `line`, in a list but not at its text, is a line of its own: a job, a heading."""
        first = line.words[0]
        if first.text[0].islower() or _GOES_ON.search(before.text):
            return False
        if line.aside and not before.aside:
            return True
        right = self.rights.get(round(line.x0 / 2), self.right)
        needed = before.x1 + _SPACE * line.size + first.x1 - first.x0
        return first.text[0].isupper() and needed <= right - _SLACK * line.size

    def _goes_on(self, block: Sequence[TextLine], line: TextLine) -> bool:
        before, em, first = block[-1], line.size, line.words[0]
        if splits_word(before.text, line.text) and not line.text[0].isupper():
            return True  # however ragged the lines end
        if line.baseline in self.wrapped or self._is_name(block, line):
            return True
        hanging = block[0].bullet_x is not None
        lower = first.text[0].islower() and not ADDRESS.search(first.text)
        cut = _GOES_ON.search(before.text)
        soft = lower or bool(cut)
        if hanging and (lower or (cut and cut[2] and not _is_by_bullet(block, line))):
            return True
        start = before.cells[-1].x0
        right = self.rights.get(round(line.x0 / 2), self.right)
        if before.aside:
            right = min(right, before.aside[0].x0 - TAB * em)
        needed = before.x1 + _SPACE * em + first.x1 - first.x0
        if needed <= right - _SLACK * em:  # the next word would have fitted
            nearly = before.x1 - start >= _NEARLY_FULL * (right - start)
            # A list that ends its line in a comma goes on, however narrow the column is.
            return (nearly and (soft or hanging)) or before.text.endswith(",")
        if soft or hanging:
            return True
        whole = len(block) == 1 and bool(_SENTENCE.search(before.text))
        sure = right - start >= _WIDE_MEASURE * em or round(before.x1) in self.justified
        return sure and not whole


def goes_on_overleaf(block: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line`, the first of its page, goes on with the `block` that ends the page before.

    The step between them tells nothing, so only a sentence cut in two is taken for one, or a line
    that stands where only the text of a list item does.
    """
    before, first = block[-1], line.words[0].text
    hanging = block[0].bullet_x is not None and line.x0 - block[0].bullet_x > _BULLET * line.size
    lower = first[0].islower() and not ADDRESS.search(first)
    return (
        line.bullet_x is None
        and (lower or hanging or bool(_GOES_ON.search(before.text)))
        and not _SENTENCE.search(before.text)
        and max(len(before.cells), len(line.cells)) == 1
        and abs(line.x0 - before.x0) <= _INDENT * line.size
        and _same_style(before, line)
    )


def _justified(plain: Sequence[TextLine]) -> frozenset[int]:
    """Right edges that several lines reach by spaces of different widths."""
    spaces: dict[int, list[float]] = {}
    for line in plain:
        if len(line.words) > 1:
            white = line.x1 - line.x0 - sum(word.x1 - word.x0 for word in line.words)
            space = white / (len(line.words) - 1) / line.size
            spaces.setdefault(round(line.x1), []).append(space)
    return frozenset(
        end
        for end, widths in spaces.items()
        if len(widths) >= _JUSTIFIED and max(widths) - min(widths) > _STRETCH
    )


def _items(plain: Sequence[TextLine], usual: float) -> frozenset[float]:
    """Where a narrow list breaks its items, told by the wider steps between them.

    Items that have a line to themselves show that lines set closer belong together.
    """
    right = max((line.x1 for line in plain), default=0.0)
    found: set[float] = set()
    listed: list[list[TextLine]] = []
    for line in (*plain, None):
        before = listed[-1][-1] if listed else None
        if line and before and _is_listed(before, line):
            near = line.baseline - before.baseline <= _LEADING * usual * line.size
            listed[-1].append(line) if near else listed.append([line])
            continue
        if any(len(item) == 1 for item in listed):
            found |= {
                b.baseline
                for item in listed
                for a, b in pairwise(item)
                if len(item) <= _ITEM_LINES and _is_full(a, b.words[0], right)
            }
        listed = [[line]] if line else []
    return frozenset(found)


def _is_listed(before: TextLine, line: TextLine) -> bool:
    """Whether `line` may stand in one list with `before`."""
    if line.bullet_x is not None or before.bullet_x is not None:
        return False
    step = (line.baseline - before.baseline) / line.size
    near = 0 < step <= _LIST_STEP and abs(line.x0 - before.x0) <= _EDGE * line.size
    return near and _same_style(before, line)


def _is_full(line: TextLine, word: Word, right: float) -> bool:
    """Whether `line` ends no sentence and had no room for the `word` after it."""
    needed = line.x1 + _SPACE * line.size + word.x1 - word.x0
    return needed > right and not _SENTENCE.search(line.text)


def _shared_right(group: Sequence[TextLine]) -> float | None:
    """The right edge of `group`, if several of its lines come near it."""
    if len(group) < 3:
        return None
    right = max(line.x1 for line in group)
    left = min(line.x0 for line in group)
    near = sum(line.x1 >= right - 0.12 * (right - left) for line in group)
    return right if near >= 3 else None


def _same_style(before: TextLine, line: TextLine) -> bool:
    if abs(before.size - line.size) > _SIZE * line.size:
        return False
    last, first = before.words[-1].face, line.words[0].face
    if last.bold != first.bold:
        return False
    return last.italic == first.italic or _is_mixed(before.words) or _is_mixed(line.words)


def _is_mixed(words: Sequence[Word]) -> bool:
    return len({word.face.italic for word in words}) > 1


def _is_by_bullet(block: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line` begins at the bullet of `block` rather than at its text."""
    bullet = block[0].bullet_x
    return bullet is not None and abs(line.x0 - bullet) < abs(line.x0 - block[0].x0)


def _is_under(block: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line` stands where a further line of `block` would."""
    before, em = block[-1], line.size
    start = before.cells[-1].x0
    if abs(line.x0 - start) <= _INDENT * em:
        return True
    if len(before.cells) > 1:
        return False
    if len(block) > 1:
        return _is_centred(before, line)
    if block[0].bullet_x is not None:  # a continuation that returns under its bullet
        return block[0].bullet_x - _INDENT * em <= line.x0 < start
    return abs(line.x0 - start) <= _HANG * em or _is_centred(before, line)


def _is_centred(before: TextLine, line: TextLine) -> bool:
    return abs(before.x0 + before.x1 - line.x0 - line.x1) <= 2 * _INDENT * line.size
