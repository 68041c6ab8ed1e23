"""Headings that stand upright beside their section: read before it, not after the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from index.readers.pdf.glyphs import Frame
from index.readers.pdf.lines import TAB, TextLine
from index.types import Box

_WORDS = 4  # a label has at most so many
_LARGER = 1.1  # times the page's type, or bold
_MOST = 12  # labels on a page
_BESIDE = 2  # so many lines stand beside it at least
_GAP = 1.3  # times the widest step beside it: a wider one begins the section above


@dataclass(frozen=True, slots=True)
class Label:
    """One heading in another direction, and where it stands on the page."""

    line: TextLine
    box: Box


def labels(frame: Frame, columns: Sequence[Sequence[TextLine]], size: float) -> list[Label]:
    """The headings among the lines of a turned `frame`; `size` is the page's type size."""
    parts = [part for lines in columns for line in lines for part in _parts(line)]
    return [Label(part, frame.onto(part.box)) for part in parts if _is_label(part, size)]


def are_few(found: Sequence[Label]) -> bool:
    """Whether they can be headings: a page has a handful of sections."""
    return len(found) <= _MOST


def unlabelled(lines: Sequence[TextLine], size: float) -> list[TextLine]:
    """`lines` without those whose parts are all headings."""
    return [line for line in lines if not all(_is_label(part, size) for part in _parts(line))]


def type_size(columns: Sequence[Sequence[TextLine]]) -> float:
    """The usual type size of `columns`."""
    return median([line.size for lines in columns for line in lines] or [0.0])


def section_start(lines: Sequence[TextLine], label: Label, top: float) -> int | None:
    """Which of the upright `lines` begins the section beside `label`; None if too few stand there.

    It begins above the label where the lines go on upwards without a wide gap, but below `top`.
    """
    beside = [n for n, line in enumerate(lines) if _is_beside(line, label)]
    if len(beside) < _BESIDE:
        return None
    first, last = beside[0], beside[-1]
    widest = max(b.baseline - a.baseline for a, b in pairwise(lines[first : last + 1]))
    while first and lines[first - 1].box.y0 >= top:
        if not 0 <= lines[first].baseline - lines[first - 1].baseline <= _GAP * widest:
            break
        first -= 1
    return first


def count_beside(lines: Sequence[TextLine], label: Label) -> int:
    """How many of `lines` stand beside `label`."""
    return sum(_is_beside(line, label) for line in lines)


def _is_beside(line: TextLine, label: Label) -> bool:
    middle = (line.box.y0 + line.box.y1) / 2
    return label.box.y0 <= middle <= label.box.y1


def _parts(line: TextLine) -> Iterator[TextLine]:
    """The stretches of a turned line: two headings on one margin share their baseline."""
    whole = line.whole()
    part = [whole.segments[0]]
    for before, segment in pairwise(whole.segments):
        if segment.x0 - before.x1 > TAB * max(before.size, segment.size):
            yield replace(whole, segments=tuple(part), bullet_x=None)
            part = []
        part.append(segment)
    yield replace(whole, segments=tuple(part), bullet_x=None)


def _is_label(line: TextLine, size: float) -> bool:
    bold = all(word.face.bold for word in line.words)
    letters = sum(c.isalpha() for c in line.text)
    return len(line.words) <= _WORDS and letters > 2 and (bold or line.size >= _LARGER * size)
