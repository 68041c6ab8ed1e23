"""Pages that are pictures: what is read off them, as segments for the same layout as any page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from index.readers.pdf.glyphs import Face, Frame
from index.readers.pdf.runs import WIDE_GAP
from index.readers.pdf.segments import Segment, Word
from index.types import Box

if TYPE_CHECKING:
    from index.readers.ocr.engine import Engine, Picture, RecognisedLine, Recognition

DPI = 200  # of the picture of a page: finer ones are read no better, and cost more
SURE = 0.95  # mean over the characters; below it more than one word in five is wrong

_STRAIGHT = 20.0  # degrees: a page turned by less lies askew, and is upright all the same
_BOLD = 1.25  # times the usual stroke of a page


@dataclass(frozen=True, slots=True)
class Askew(Frame):
    """A frame that is not turned by whole degrees; `degrees` are those of the nearest quarter."""

    def onto(self, box: Box) -> Box:
        """A box of this frame on the shown page."""
        corners = [
            (u * self.cosine - v * self.sine, u * self.sine + v * self.cosine)
            for u in (box.x0, box.x1)
            for v in (box.y0, box.y1)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read off the picture of a page; places are points in `frame`.

    `sure` is the confidence, 0 to 1, of each word. `dots` are bullets, from the top.
    """

    frame: Frame
    segments: tuple[Segment, ...]
    dots: tuple[Box, ...]
    sure: Mapping[Word, float]

    @property
    def confidence(self) -> float:
        """The mean over all characters; 0 where there are none."""
        return mean_confidence([w for segment in self.segments for w in segment.words], self.sure)

    @property
    def is_sure(self) -> bool:
        """Whether it may be quoted."""
        return self.confidence >= SURE

    def bullets(self) -> list[Box]:
        """The bullets on the page, from the top."""
        return sorted((self.frame.onto(dot) for dot in self.dots), key=lambda b: (b.y0, b.x0))

    def placed(self) -> Iterator[tuple[Word, Box]]:
        """Each word with its box on the page."""
        for segment in self.segments:
            for word in segment.words:
                box = Box(word.x0, segment.top, word.x1, segment.bottom)
                yield word, self.frame.onto(box)


def mean_confidence(words: Sequence[Word], sure: Mapping[Word, float]) -> float:
    """The mean over the characters of those of `words` that were read off a picture; else 0."""
    known = [(sure[word], len(word.text)) for word in words if word in sure]
    letters = sum(n for _, n in known)
    return sum(value * n for value, n in known) / letters if letters else 0.0


def scan(picture: Picture, points: float, engine: Engine) -> Scan:
    """What `engine` reads off `picture`, a pixel of which is `points` wide."""
    found = engine.read(picture)
    usual = _usual_stroke(found)
    sure: dict[Word, float] = {}
    segments: list[Segment] = []
    for line in found.lines:
        segments.extend(_segments(line, points, line.stroke > _BOLD * usual > 0, sure))
    dots = [Box(d.x0 * points, d.y0 * points, d.x1 * points, d.y1 * points) for d in found.dots]
    return Scan(
        frame_of(found.degrees),
        tuple(sorted(segments, key=lambda s: (s.baseline, s.x0))),
        tuple(sorted(dots, key=lambda d: (d.y0, d.x0))),
        sure,
    )


def frame_of(degrees: float) -> Frame:
    """The frame of writing that is turned clockwise by `degrees`, a little askew or not.

    >>> frame_of(90.0) == Frame.turned(90), frame_of(-1.5).degrees, frame_of(181.5).degrees
    (True, 0, 180)
    """
    quarter = round(degrees / 90) * 90 % 360
    if degrees % 360 == quarter:
        return Frame.turned(quarter)
    near = abs((degrees - quarter + 180) % 360 - 180) <= _STRAIGHT
    radians = math.radians(degrees)
    nearest = quarter if near else round(degrees) % 360
    return Askew(nearest, math.cos(radians), math.sin(radians))


def _usual_stroke(found: Recognition) -> float:
    strokes = [line.stroke for line in found.lines for _ in line.words]
    return median(strokes) if strokes else 0.0


def _segments(
    line: RecognisedLine, points: float, bold: bool, sure: dict[Word, float]
) -> Iterator[Segment]:
    """`line` cut at its wide gaps; `sure` is filled."""
    size, baseline = line.size * points, line.baseline * points
    face = Face("scan", bold=bold)
    words: list[Word] = []
    for read in line.words:
        word = Word(read.text, read.x0 * points, read.x1 * points, size, face)
        sure[word] = min(read.confidence, sure.get(word, 1.0))
        if words and word.x0 - words[-1].x1 > WIDE_GAP * size:
            yield _segment(words, baseline, size)
            words = []
        words.append(word)
    if words:
        yield _segment(words, baseline, size)


def _segment(words: Sequence[Word], baseline: float, size: float) -> Segment:
    return Segment(tuple(words), words[0].x0, words[-1].x1, baseline, size)
