"""The text layer of a page that is a picture: which of its words the picture shows.

Scanners and recognition programs lay the words that they read, not drawn, over the picture. Anyone
can lay other words there; nobody who looks at the page would see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.readers.pdf.glyphs import ASCENT, DESCENT, Frame, Glyph, Glyphs
from index.readers.pdf.visibility.picture import Camera
from index.types import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.readers.pdf.scans import Scan

# Programs that write such layers, by what they call themselves or the font of the layer.
_PROGRAMS = re.compile(
    r"abbyy|finereader|tesseract|ocrmypdf|paper ?capture|clearscan|omnipage|readiris|adobe scan"
    r"|scansnap|paperport|naps2|vuescan|kofax|nuance|i\.r\.i\.s|\bocr\b|exactscan|hp scan|scanbot"
    r"|genius ?scan|camscanner|microsoft lens|google drive scan",
    re.IGNORECASE,
)
_FONTS = re.compile(r"glyphless|hiddenhorzocr|hiddenvertocr|invisible|ocr-?layer", re.IGNORECASE)

# In ems.
_GAP, _DRIFT = 0.3, 0.3  # a word ends at a wider gap, or where the baseline jumps so far
_REACH = 0.3  # the picture's words and the layer's may be so far apart

_SAME_ROW = 0.4  # of the lower height: words that overlap so far up and down are on one row
_WRONG = 0.34  # of a word's letters that recognition may have got wrong
_SURE_OF = 3  # letters: shorter words have to be right
_TWICE = 0.5  # of a word that lies on another: two words in one place

MOST_WORDS = 5_000  # of a page: a layer of more is no page's text

_LOOK = 1.5  # pixels a point
_CONTRAST = 40  # levels between ink and paper
_INKED = 0.4  # of a word's columns

_ALIKE = str.maketrans("01l|!5", "oiiiis")  # what recognition takes for each other


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of the layer: its glyphs, by `Glyph.at`, and its box on the page."""

    text: str
    box: Box
    at: tuple[int, ...]
    font: str


def layer_words(frames: Mapping[Frame, Glyphs]) -> list[LayerWord]:
    """The words of the glyphs in `frames`, in the order of the file."""
    return [
        _layer_word(run, frame)
        for frame, glyphs in frames.items()
        for run in _runs(sorted(glyphs, key=lambda glyph: glyph.at))
    ]


def is_declared(words: Iterable[LayerWord], makers: Iterable[str]) -> bool:
    """Whether the file says that a recognition program made the layer.

    `makers` are the file's names for what made it. It may lie; but who is shown the name of a
    program that was not used is shown it by a forger, not by a scanner.
    """
    if any(_PROGRAMS.search(maker) for maker in makers):
        return True
    return any(_FONTS.search(font) for font in {word.font for word in words})


def unlike(words: Sequence[LayerWord], scan: Scan) -> list[LayerWord]:
    """Those of `words` that do not stand where they are on the picture."""
    shown = [(_key(word.text), box) for word, box in scan.placed()]
    rows, own = _Rows([box for _, box in shown]), _Rows([word.box for word in words])
    right: set[int] = set()
    wrong = []
    for n, word in enumerate(words):
        near = sorted((shown[m] for m in rows.near(word.box)), key=lambda one: one[1].x0)
        again = any(
            m in right and _share(word.box, words[m].box) > _TWICE for m in own.near(word.box)
        )
        if not again and _says("".join(key for key, _ in near), _key(word.text)):
            right.add(n)
        else:
            wrong.append(word)
    return wrong


def covered_share(words: Sequence[LayerWord], scan: Scan) -> float:
    """The share of the picture's letters that stand where one of `words` does."""
    rows = _Rows([word.box for word in words])
    total = there = 0
    for word, box in scan.placed():
        total += len(word.text)
        there += len(word.text) if rows.near(box) else 0
    return there / total if total else 1.0


def stand_for_others(words: Sequence[LayerWord], scan: Scan) -> bool:
    """Whether the picture says something in the place of any of `words`."""
    rows = _Rows([box for _, box in scan.placed()])
    return any(rows.near(word.box) for word in words)


def on_blank_paper(words: Sequence[LayerWord], camera: Camera) -> list[LayerWord]:
    """Those of `words` under which the picture has no ink, or that share their place.

    What is left may still say something else than the ink: that takes an engine to tell.
    """
    size = camera.view.size
    whole = Box(0, 0, size.width, size.height)
    scale = camera.scale_for(whole, _LOOK)
    picture = camera.grey(whole, scale)
    rows = _Rows([word.box for word in words])
    return [
        word
        for n, word in enumerate(words)
        if not _is_inked(picture, word.box, scale)
        or any(_share(word.box, words[m].box) > _TWICE for m in rows.near(word.box) if m != n)
    ]


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.text.isspace() or not _goes_on(run[-1], glyph)):
            yield run
            run = []
        if not glyph.text.isspace():
            run.append(glyph)
    if run:
        yield run


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    level = abs(glyph.baseline - last.baseline) <= _DRIFT * glyph.size
    return level and abs(glyph.x0 - last.x1) <= _GAP * glyph.size


def _layer_word(run: Sequence[Glyph], frame: Frame) -> LayerWord:
    size, baseline = max(g.size for g in run), run[0].baseline
    x0, x1 = min(g.x0 for g in run), max(g.x1 for g in run)
    box = frame.onto(Box(x0, baseline - ASCENT * size, x1, baseline + DESCENT * size))
    return LayerWord("".join(g.text for g in run), box, tuple(g.at for g in run), run[0].face.name)


class _Rows:
    """Boxes, found by the rows that they are on."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = np.array([(b.x0, b.y0, b.x1, b.y1) for b in boxes]).reshape(-1, 4)

    def near(self, box: Box) -> list[int]:
        """Which of the boxes are on the row of `box` and touch it, or nearly."""
        left, top, right, bottom = self._boxes.T
        lower = np.minimum(bottom - top, box.y1 - box.y0)
        level = np.minimum(bottom, box.y1) - np.maximum(top, box.y0) >= _SAME_ROW * lower
        reach = _REACH * (box.y1 - box.y0)
        beside = np.minimum(right, box.x1) - np.maximum(left, box.x0) > -reach
        found: list[int] = np.flatnonzero(level & beside).tolist()
        return found


def _key(text: str) -> str:
    """The letters and digits of `text`; those that recognition takes for each other are one."""
    return "".join(c for c in text.casefold() if c.isalnum() or c in "|!").translate(_ALIKE)


def _says(shown: str, word: str) -> bool:
    """Whether `word` is a part of what is `shown`, but for what recognition may get wrong."""
    if not word:
        return bool(shown)
    wrong = 0 if len(word) < _SURE_OF else max(1, int(_WRONG * len(word)))
    return _distance(shown, word) <= wrong


def _distance(shown: str, word: str) -> int:
    """Letters to be changed until `word` is a part of `shown`."""
    row = [0] * (len(shown) + 1)
    for n, letter in enumerate(word, start=1):
        last, row[0] = row[0], n
        for m, other in enumerate(shown, start=1):
            change = last + (letter != other)
            last = row[m]
            row[m] = min(change, last + 1, row[m - 1] + 1)
    return min(row)


def _share(box: Box, other: Box) -> float:
    """How much of the smaller box lies on the other."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    area = min((b.x1 - b.x0) * (b.y1 - b.y0) for b in (box, other))
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0


def _is_inked(picture: NDArray[np.uint8], box: Box, scale: float) -> bool:
    edges = [round(value * scale) for value in (box.x0, box.y0, box.x1, box.y1)]
    left, top, right, bottom = (max(0, edge) for edge in edges)
    part: NDArray[Any] = picture[top : bottom + 1, left : right + 1].astype(np.int16)
    if not part.size:
        return False
    columns = part.max(axis=0) - part.min(axis=0) >= _CONTRAST
    return bool(columns.mean() >= _INKED)
