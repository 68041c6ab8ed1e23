"""The engine: PP-OCR's two networks, one that finds lines and one that reads them."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from index.readers.ocr.detect import Found, find_lines
from index.readers.ocr.engine import Recognised, RecognisedLine, Recognition
from index.readers.ocr.ink import LOOKALIKES, Extent, Type, dot_before, inked, type_of, words_of
from index.readers.ocr.recognise import Character, read_line
from index.readers.ocr.sizes import Measured, evened
from index.types import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.readers.ocr.engine import Picture

    Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]

_Known = dict[Box, list[Character]]
_SAMPLE = 6  # lines that are tried upside down
_UPSIDE_DOWN = 0.8  # text that is this likely, on the mean, stands upright
_LEAST = 0.5  # a line less likely than this is no writing
_MANY = 12  # lines that are worth making another network ready

# Letters that many typefaces draw alike, told by what stands around them.
_BARS = re.compile(r"l(?=[A-Z]{2})|(?<=[A-Z])l(?![a-z])|(?<=[A-Z]{2})l(?=s\b)")
_RINGS = re.compile(r"(?<=\d)[oO](?=[\dMKk%+,.])")


@dataclass(frozen=True, slots=True)
class PpOcr:
    """Reads printed text. `alphabet` names the columns of what `letters` answer.

    Those are one network several times, each for one thread at a time.
    """

    lines: Network
    letters: Sequence[Network]
    alphabet: Sequence[str]
    name: str

    def read(self, picture: Picture) -> Recognition:
        """The lines on `picture`, turned by any quarter, or askew."""
        found, known = self._upright(find_lines(picture, self.lines))
        known |= self._others(found, [box for box in found.lines if box not in known])
        read = [line for box in found.lines if (line := _line(found, box, known[box]))]
        spoken = [line for line in read if line.words]
        sizes = evened([line.measured for line in spoken])
        dx, dy = found.shift
        dots = [line.dot for line in read if line.dot]
        return Recognition(
            found.degrees,
            tuple(line.moved(size, dx, dy) for line, size in zip(spoken, sizes, strict=True)),
            tuple(Box(d.x0 - dx, d.y0 - dy, d.x1 - dx, d.y1 - dy) for d in dots),
        )

    def _others(self, found: Found, boxes: Sequence[Box]) -> _Known:
        """What the lines in `boxes` say. Of many, short and long ones are read at the same time.

        Each width costs a network something once, so the threads begin at the two ends.
        """
        waiting = deque(sorted(boxes, key=lambda b: (b.x1 - b.x0) / (b.y1 - b.y0)))
        if len(boxes) < _MANY or _cores() < 2:
            return self._taken(found, self.letters[0], waiting.popleft)
        with ThreadPoolExecutor(2) as pool:
            ends = (waiting.popleft, waiting.pop)
            short, long = pool.map(self._taken, (found, found), self.letters, ends)
        return short | long

    def _taken(self, found: Found, letters: Network, take: Callable[[], Box]) -> _Known:
        """What the lines say whose boxes `take` gives, until it has none."""
        known: _Known = {}
        while True:
            try:
                box = take()
            except IndexError:
                return known
            known[box] = read_line(_cut(found, box), letters, self.alphabet)

    def _upright(self, found: Found) -> tuple[Found, _Known]:
        """`found`, turned by half if its longest lines read better so, and what those say."""
        as_is = self._longest(found)
        if not as_is or _sureness(as_is.values()) >= _UPSIDE_DOWN:
            return found, as_is
        over = _turned_over(found)
        turned = self._longest(over)
        better = _sureness(turned.values()) > _sureness(as_is.values())
        return (over, turned) if better else (found, as_is)

    def _longest(self, found: Found) -> _Known:
        longest = deque(sorted(found.lines, key=lambda b: b.x0 - b.x1)[:_SAMPLE])
        return self._taken(found, self.letters[0], longest.popleft)


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[Recognised, ...]
    baseline: float
    type: Type
    dot: Box | None

    @property
    def measured(self) -> Measured:
        letters = sum(len(word.text) for word in self.words)
        return Measured(self.type.size, self.type.other, letters)

    def moved(self, size: float, dx: float, dy: float) -> RecognisedLine:
        words = (replace(word, x0=word.x0 - dx, x1=word.x1 - dx) for word in self.words)
        return RecognisedLine(tuple(words), self.baseline - dy, size, self.type.stroke / size)


def _line(found: Found, box: Box, characters: list[Character]) -> _Line | None:
    """The line in `box` that says `characters`, in pixels of the upright picture."""
    if _sureness([characters]) < _LEAST:
        return None
    ink = inked(_cut(found, box))
    type_ = type_of(ink, "".join(c.text for c in characters))
    words = words_of(ink, characters, type_.size)
    if not words:
        return None
    left, baseline = int(box.x0), int(box.y0) + type_.baseline
    bullet, words = _bullet_off(words, type_)
    if bullet is not None:
        high, low = baseline - 0.5 * type_.size, baseline - 0.1 * type_.size
        dot: Box | None = Box(left + bullet[0], high, left + bullet[1], low)
    else:
        dot = dot_before(found.picture, left + words[0].x0, baseline, type_.size)
    return _Line(tuple(_word(word, left) for word in words), baseline, type_, dot)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _cut(found: Found, box: Box) -> Picture:
    return found.picture[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]


def _sureness(lines: Iterable[Sequence[Character]]) -> float:
    found = [c.probability for line in lines for c in line if not c.text.isspace()]
    return sum(found) / len(found) if found else 0.0


def _turned_over(found: Found) -> Found:
    height, width = found.picture.shape
    lines = [Box(width - b.x1, height - b.y1, width - b.x0, height - b.y0) for b in found.lines]
    return Found(
        np.ascontiguousarray(found.picture[::-1, ::-1]),
        tuple(sorted(lines, key=lambda b: (b.y0, b.x0))),
        (found.degrees + 180) % 360,
        (width - found.shift[0], height - found.shift[1]),
    )


def _bullet_off(
    words: list[Extent], type_: Type
) -> tuple[tuple[float, float] | None, list[Extent]]:
    """Where the bullet that was read as a character stands, and the words without it."""
    first, *others = words
    sign = first.characters[0].text
    if sign not in LOOKALIKES or (sign.isalpha() and len(first.characters) > 1):
        return None, words
    if len(first.characters) == 1:
        return (first.x0, first.x1), others
    start = min(first.x1, first.x0 + type_.size)
    rest = replace(first, characters=first.characters[1:], x0=start)
    return (first.x0, first.x0 + 0.5 * type_.size), [rest, *others]


def told_apart(text: str) -> str:
    """A word with letters that look alike read as those around them ask for.

    >>> [told_apart(word) for word in ("APl", "Al", "NeurlPS", "NeuralPrune", "5oM+", "All")]
    ['API', 'AI', 'NeurIPS', 'NeuralPrune', '50M+', 'All']
    """
    return _RINGS.sub("0", _BARS.sub("I", text))


def _word(word: Extent, left: int) -> Recognised:
    text = told_apart(word.text)
    sure = sum(c.probability for c in word.characters) / len(word.characters)
    return Recognised(text, left + word.x0, left + word.x1, sure)
