"""The ink of a line: where its words begin and end, its baseline, the size of its type, its bullet.

The network says which characters stand on a line and roughly where; the ink says it exactly.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

from index.readers.ocr.recognise import Character
from index.types import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.readers.ocr.engine import Picture

# Heights in ems, the mean of the usual text faces.
_X_HEIGHT, _CAP_HEIGHT = 0.48, 0.7
# How much of a letter's ink ends at either height: all of that of small ones and of capitals, and
# some of that of the small ones with a stem.
_SMALL, _STEMMED = frozenset("acegijmnopqrsuvwxyz"), frozenset("bdfhklt")
_BOWL, _STEM = 0.7, 0.3
_CLEARLY = 2.2  # times as much at one height as at the other: it is plain which was measured
_RULE = 0.9  # of a line's width: a row as inked as this is a drawn rule
_FAINT = 24  # levels between ink and paper; less is no ink

# Gaps between characters, in ems.
_JOINED, _THIN = 0.15, 0.12  # narrower is none between two digits; each 1 leaves so much white
_SPACE_LEAST = 0.2  # narrower is surely no space where the network saw none
_SPACE_ALONE = 0.5  # wider is a space, on a line that shows no other
_OF_SPACE, _OF_GAP = 0.7, 2.5  # of the line's usual space, times its usual gap: a space is wider

# Bullets, in ems.
_DOT = (0.12, 0.75)
_ROUND = 1.7  # times as long as wide at most
_FILLED = 0.45
_MIDDLE = (0.14, 0.6)  # the middle of a bullet is so high above the baseline
_REACH = 2.5  # and its end so near to the text
_APART = 0.2  # and so far from it
_ALONE = 0.8  # and so far from what stands before it: else it is a letter of that
_SPECK = 0.02  # square ems of ink that are dirt
# What a bullet is taken for. None of these is a word.
LOOKALIKES = frozenset("•·●○◦▪■□◆◇►▶➢➤✓✔▸∙*»>©®°¤¢oe")


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of characters that is one word, with its ends in pixels of the line."""

    characters: tuple[Character, ...]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(c.text for c in self.characters)


@dataclass(frozen=True, slots=True)
class Type:
    """How a line is set: its baseline and type size in pixels, and its stroke in pixels.

    `other` is the size if the ink was measured at the other height: that of capitals, or that of
    small letters. None where it is plain which it was.
    """

    baseline: float
    size: float
    other: float | None
    stroke: float


def inked(line: Picture) -> NDArray[np.bool_]:
    """Which pixels of `line` are ink, dark on light or light on dark."""
    level, _ = cv2.threshold(line, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    dark = line <= level
    if dark.all() or not dark.any() or line[~dark].mean() - line[dark].mean() < _FAINT:
        return np.zeros(line.shape, np.bool_)
    ink = dark if dark.mean() <= 0.5 else ~dark
    ruled = ink.mean(axis=1) > _RULE
    ink[ruled] = False
    return np.asarray(ink)


def type_of(ink: NDArray[np.bool_], text: str) -> Type:
    """Baseline, size and stroke of a line, by where most of its ink begins and ends."""
    height = ink.shape[0]
    rows = ink.sum(axis=1).astype(np.float64)
    steps = np.diff(np.concatenate(([0.0], rows, [0.0])))
    half = height // 2
    top = int(steps[: half + 1].argmax())
    bottom = half + int(steps[half:].argmin())
    small = sum(c in _SMALL for c in text) + _BOWL * sum(c in _STEMMED for c in text)
    tall = sum(c.isalnum() and c not in _SMALL and c not in _STEMMED for c in text)
    capital = tall + _STEM * sum(c in _STEMMED for c in text)
    ratio, other = _X_HEIGHT, _CAP_HEIGHT
    if capital > small:
        ratio, other = other, ratio
    plain = max(small, capital) >= _CLEARLY * min(small, capital)
    high = max(bottom - top, 1)
    # Each stroke is left once on every row that crosses it.
    crossings = int((ink[:, :-1] & ~ink[:, 1:]).sum())
    stroke = float(ink.sum()) / max(1, crossings)
    return Type(float(bottom), high / ratio, None if plain else high / other, stroke)


def words_of(ink: NDArray[np.bool_], characters: Sequence[Character], size: float) -> list[Extent]:
    """The words of a line: cut where there is a gap, and nowhere else."""
    width = ink.shape[1]
    blank = np.asarray(~ink.any(axis=0), dtype=np.bool_)
    drawn: list[Character] = []
    spaced: list[bool] = []  # whether the network saw a space before the character
    space = False
    for character in characters:
        if character.text.isspace():
            space = True
            continue
        drawn.append(character)
        spaced.append(space)
        space = False
    if not drawn:
        return []
    gaps = [_gap(blank, a.at * width, b.at * width) for a, b in pairwise(drawn)]
    cuts = _cuts(drawn, [(end - start) / size for start, end in gaps], spaced[1:])
    first = _edge(blank, drawn[0].at * width, -1, _APART * size)
    last = _edge(blank, drawn[-1].at * width, 1, _APART * size)
    words, begin, x0 = [], 0, first
    for i, cut in enumerate(cuts, start=1):
        if cut:
            words.append(Extent(tuple(drawn[begin:i]), x0, gaps[i - 1][0]))
            begin, x0 = i, gaps[i - 1][1]
    words.append(Extent(tuple(drawn[begin:]), x0, last))
    return words


def _gap(blank: NDArray[np.bool_], left: float, right: float) -> tuple[float, float]:
    """The widest blank stretch between the middles of two characters."""
    start, end = int(left), max(int(left) + 1, int(np.ceil(right)))
    part = blank[start:end].astype(np.int8)
    steps = np.diff(np.concatenate(([0], part, [0])))
    begins, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if not len(begins):
        middle = (left + right) / 2
        return middle, middle
    widest = int((ends - begins).argmax())
    return float(start + begins[widest]), float(start + ends[widest])


def _edge(blank: NDArray[np.bool_], middle: float, step: int, apart: float) -> float:
    """Where the ink of the first (`step` -1) or last (1) character of a line ends.

    What stands `apart` pixels further off is no part of it: a bullet that was not read.
    """
    ink = np.flatnonzero(~blank)[::step]
    ink = ink[ink <= middle + 1] if step < 0 else ink[ink >= middle - 1]
    if not len(ink):
        return middle
    jumps = np.flatnonzero(np.abs(np.diff(ink)) > apart)
    last = int(ink[jumps[0]]) if len(jumps) else int(ink[-1])
    return float(last) if step < 0 else float(last + 1)


def _cuts(drawn: Sequence[Character], gaps: Sequence[float], spaced: Sequence[bool]) -> list[bool]:
    """Which gaps, in ems, part words; `spaced` tells where the network saw a space.

    It is believed but inside a number. Where it saw none, a wide gap that is not the next one's is
    a space all the same.
    """
    inner = [gap for gap, space in zip(gaps, spaced, strict=True) if not space]
    spaces = [gap for gap, space in zip(gaps, spaced, strict=True) if space]
    wide = max(_SPACE_LEAST, _OF_SPACE * median(spaces)) if len(spaces) > 1 else _SPACE_ALONE
    wide = max(wide, _OF_GAP * median(inner)) if inner else wide
    around = [False, *spaced, False]
    cuts = []
    for i, (gap, space) in enumerate(zip(gaps, spaced, strict=True)):
        pair = drawn[i].text + drawn[i + 1].text
        white = gap - _THIN * pair.count("1") if pair.isdigit() else gap
        if space:
            cuts.append(not pair.isdigit() or white >= _JOINED)
        else:
            cuts.append(white > wide and not (around[i] or around[i + 2]))
    return cuts


def dot_before(page: Picture, text: float, baseline: float, em: float) -> Box | None:
    """The round mark before a line that begins at `text` and stands on `baseline`: a bullet."""
    left, right = int(max(0.0, text - (_REACH + _ALONE) * em)), int(text - _APART * em)
    top, bottom = int(max(0.0, baseline - 0.9 * em)), int(baseline + 0.2 * em)
    if right - left < 2 or bottom - top < 2:
        return None
    ink = inked(page[top:bottom, left:right]).astype(np.uint8)
    outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    marks = sorted((*cv2.boundingRect(outline), _area(outline)) for outline in outlines)
    marks = [mark for mark in marks if mark[4] > _SPECK * em * em]
    if not marks:
        return None
    x, y, w, h, area = marks[-1]
    before = max((mark[0] + mark[2] for mark in marks[:-1]), default=-math.inf)
    middle = (baseline - top - y - h / 2) / em
    sized = _DOT[0] * em <= min(w, h) and max(w, h) <= _DOT[1] * em
    shaped = max(w, h) <= _ROUND * min(w, h) and area >= _FILLED * w * h
    if sized and shaped and _MIDDLE[0] <= middle <= _MIDDLE[1] and x - before >= _ALONE * em:
        return Box(left + x, top + y, left + x + w, top + y + h)
    return None


def _area(outline: NDArray[np.int32]) -> float:
    """The pixels within an outline and on it."""
    return float(cv2.contourArea(outline)) + len(outline) / 2 + 1
