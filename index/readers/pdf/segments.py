"""Characters -> words -> segments: the stretches of one line that no wide gap interrupts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf.glyphs import ASCENT, DESCENT, Face, Glyph

# All in ems of the type at hand.
WIDE_GAP = 0.8  # wider than this, two words stand in different segments
_SAME_ROW = 0.15  # baselines nearer than this are one row
_ROW_DRIFT = 0.35  # but a row never drifts further than this from its first baseline
_OVERPRINT = 0.12  # the same character drawn again nearer than this is the same character
_SPACE_LEAST, _SPACE_MOST = 0.06, 0.25  # a word gap is surely none below, surely one above
_SPACE_DRAWN = 0.03  # a drawn space that moves the pen less than this is not meant
_RAISED = 0.3  # a superscript stands at most this far from its word
_NEIGHBOURS = 40  # so many runs are looked at for the word of a superscript

# Bullets that never begin a word.
ROUND_BULLETS = frozenset("•●▪■◦○‣∙►▶➢➤✓✔→❖◆◇□▫⁃❑❒⦁◾⚫⬥✦")

_RULE = re.compile(r"[._\-–—=·…*~]{4,}")  # dot leaders and typed rules say nothing


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between them, in their frame."""

    text: str
    x0: float
    x1: float
    size: float
    face: Face


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one baseline with no gap wider than `WIDE_GAP`, from left to right."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """Where its tallest letters end."""
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its deepest letters end."""
        return self.baseline + DESCENT * self.size


def segments(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The segments of one frame, by baseline and then from left to right.

    The order in which the characters were drawn plays no part.
    """
    rows = [_runs(_single(row)) for row in _rows(glyphs)]
    stretches = [_Stretch.of(run) for row in _raised_joined(rows) for run in _runs(row)]
    thresholds = _thresholds(stretches)
    found = []
    for stretch in stretches:
        words = stretch.words(thresholds.get(stretch.glyphs[0].face.name, _SPACE_MOST))
        words = [word for word in words if not _RULE.fullmatch(word.text)]
        if words:
            found.append(_segment(words, stretch.glyphs))
    return sorted(found, key=lambda s: (s.baseline, s.x0))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    first = last = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.baseline, g.x0, g.text)):
        near = glyph.baseline - last <= _SAME_ROW * glyph.size
        if not rows or not near or glyph.baseline - first > _ROW_DRIFT * glyph.size:
            rows.append([])
            first = glyph.baseline
        rows[-1].append(glyph)
        last = glyph.baseline
    return rows


def _single(row: list[Glyph]) -> list[Glyph]:
    """From left to right, each character once: fake bold and shadows print it twice."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda g: (g.x0, g.text)):
        twin = any(
            other.text == glyph.text and glyph.x0 - other.x0 < _OVERPRINT * glyph.size
            for other in kept[-3:]
        )
        if not twin:
            kept.append(glyph)
    return kept


def _runs(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """`row` cut at every wide gap. Letter-spacing is taken off a gap before it is judged."""
    drawn = [g for g in row if not g.text.isspace()]
    if not drawn:
        return []
    close = [b.x0 - a.x1 for a, b in pairwise(drawn) if b.x0 - a.x1 < WIDE_GAP * b.size]
    tracking = max(0.0, median(close)) if len(close) > 2 else 0.0
    runs: list[list[Glyph]] = []
    reach = float("-inf")
    for glyph in row:
        if glyph.text.isspace():
            if runs:
                runs[-1].append(glyph)
            continue
        if glyph.x0 - reach > WIDE_GAP * glyph.size + 2 * tracking:
            runs.append([])
            reach = float("-inf")
        runs[-1].append(glyph)
        reach = max(reach, glyph.x1)
    return runs


def _raised_joined(rows: list[list[list[Glyph]]]) -> list[list[Glyph]]:
    """Rows of runs -> rows of glyphs, superscripts and subscripts in the row of their word."""
    hosts = sorted(
        (
            _Host(run[0].baseline, run[0].size, run[0].x0, max(g.x1 for g in run[-3:]), at)
            for at, row in enumerate(rows)
            for run in row
        ),
        key=lambda host: host.baseline,
    )
    levels = [host.baseline for host in hosts]
    joined: list[list[Glyph]] = [[] for _ in rows]
    for at, row in enumerate(rows):
        for run in row:
            joined[_row_of(run[0], at, hosts, levels)].extend(run)
    return [sorted(row, key=lambda g: g.x0) for row in joined]


@dataclass(frozen=True, slots=True)
class _Host:
    baseline: float
    size: float
    x0: float
    x1: float
    row: int


def _row_of(first: Glyph, row: int, hosts: list[_Host], levels: list[float]) -> int:
    """The row of the larger run that the run of `first` hangs on, or its own."""
    reach = 0.9 * first.size
    at = bisect_left(levels, first.baseline - reach)
    for host in hosts[at : at + _NEIGHBOURS]:
        if host.baseline > first.baseline + reach:
            break
        touches = host.x0 < first.x0 <= host.x1 + _RAISED * host.size
        if host.row != row and first.size <= 0.8 * host.size and touches:
            return host.row
    return row


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The drawn characters of a segment, and what lies between each two of them."""

    glyphs: list[Glyph]
    gaps: list[float]  # points
    beyond: list[float]  # ems by which a gap is wider than this stretch's usual one
    spaced: list[bool]  # whether a space character stands there

    @classmethod
    def of(cls, run: Sequence[Glyph]) -> _Stretch:
        glyphs: list[Glyph] = []
        spaced: list[bool] = []
        space = False
        for glyph in run:
            if glyph.text.isspace():
                space = True
                continue
            glyphs.append(glyph)
            spaced.append(space)
            space = False
        gaps = [b.x0 - a.x1 for a, b in pairwise(glyphs)]
        within = [gap for gap, space in zip(gaps, spaced[1:], strict=True) if not space]
        usual = median(within) if within else 0.0
        beyond = [
            (gap - usual) / max(a.size, b.size)
            for gap, (a, b) in zip(gaps, pairwise(glyphs), strict=True)
        ]
        return cls(glyphs, gaps, beyond, spaced[1:])

    def words(self, threshold: float) -> list[Word]:
        """Its words; without space characters a gap of `threshold` ems ends one."""
        if any(self.spaced):
            threshold = _SPACE_MOST
        breaks = [
            beyond > threshold or (space and beyond > _SPACE_DRAWN)
            for beyond, space in zip(self.beyond, self.spaced, strict=True)
        ]
        if self._is_letter_spaced(breaks):
            usual = median(self.gaps)
            breaks = [gap > 1.5 * usual for gap in self.gaps]
        if breaks and self.glyphs[0].text in ROUND_BULLETS:
            breaks[0] = True
        words, start = [], 0
        for i, cut in enumerate([*breaks, True], start=1):
            if cut:
                words.append(_word(self.glyphs[start:i]))
                start = i
        return words

    def _is_letter_spaced(self, breaks: list[bool]) -> bool:
        """Whether nearly every word would be a single letter: E X P E R I E N C E."""
        if len(breaks) < 3 or sum(breaks) < 0.8 * len(breaks):
            return False
        return all(glyph.text.isalpha() for glyph in self.glyphs)


def _thresholds(stretches: Sequence[_Stretch]) -> dict[str, float]:
    """By font: how wide a gap ends a word where no space characters are drawn."""
    gaps: dict[str, list[float]] = {}
    for stretch in stretches:
        if not any(stretch.spaced):
            gaps.setdefault(stretch.glyphs[0].face.name, []).extend(stretch.beyond)
    return {name: _space_threshold(beyond) for name, beyond in gaps.items()}


def _space_threshold(beyond: list[float]) -> float:
    """The middle of the widest empty stretch between letter gaps and word gaps, in ems."""
    inside = sorted(b for b in beyond if _SPACE_LEAST < b < _SPACE_MOST)
    edges = [_SPACE_LEAST, *inside, _SPACE_MOST]
    low, high = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    return (low + high) / 2


def _word(glyphs: Sequence[Glyph]) -> Word:
    faces = [g.face for g in glyphs]
    return Word(
        text="".join(g.text for g in glyphs),
        x0=glyphs[0].x0,
        x1=max(g.x1 for g in glyphs),
        size=max(g.size for g in glyphs),
        face=max(set(faces), key=lambda f: (faces.count(f), f.name)),
    )


def _segment(words: list[Word], run: Sequence[Glyph]) -> Segment:
    size = max(word.size for word in words)
    baseline = next(g.baseline for g in run if g.size == size and not g.text.isspace())
    return Segment(tuple(words), words[0].x0, max(w.x1 for w in words), baseline, size)
