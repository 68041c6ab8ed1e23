"""Characters -> words -> segments: the stretches of one line that no wide gap interrupts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.readers.pdf.glyphs import ASCENT, DESCENT, UNMAPPED, Face, Glyph, Glyphs
from index.readers.pdf.leftwards import LEFTWARDS, letters_as_read
from index.readers.pdf.once import once
from index.readers.pdf.runs import WIDE_GAP, Floats, Marks, Numbers, Runs, medians, runs
from index.readers.pdf.signs import spelled, texts_of

__all__ = ["ROUND_BULLETS", "WIDE_GAP", "Segment", "Word", "segments"]

# All in ems of the type at hand.
_SPACE_LEAST, _SPACE_MOST = 0.06, 0.25  # a word gap is surely none below, surely one above
_SPACE_DRAWN = 0.03  # a drawn space that moves the pen less than this is not meant
_LETTER_SPACED = 0.8  # of a run's gaps would end a word if it were not letter-spaced
_LETTERS_LEAST = 4  # letters that such a run has at least
_BETWEEN = frozenset("&/+-–|,.:")  # what may stand between them ...
_LETTERS_BESIDE = 3  # ... in a run with so many times as many letters

# Bullets that never begin a word.
ROUND_BULLETS = frozenset("•●▪■◦○‣∙►▶➢➤✓✔→❖◆◇□▫⁃❑❒⦁◾⚫⬥✦")

_ROUND = np.array([ord(bullet) for bullet in sorted(ROUND_BULLETS)], np.uint32)

_PRIVATE = re.compile("[\ue000-\uf8ff]")  # icons, and glyphs of which nothing is known
_UNKNOWN = "\ufffd"  # how an unknown letter is shown

_RULE = re.compile(r"[._\-–—=·…*~]{4,}")  # dot leaders and typed rules say nothing


class Word(NamedTuple):
    """Characters without a space between them, in their frame. A tuple, as there are so many."""

    text: str
    x0: float
    x1: float
    size: float
    face: Face


@dataclass(frozen=True)
class Segment:
    """Words on one baseline with no gap wider than `WIDE_GAP`, from left to right."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    baseline: float
    size: float

    @once
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join([word.text for word in self.words])

    @once
    def top(self) -> float:
        """Where its tallest letters end."""
        return self.baseline - ASCENT * self.size

    @once
    def bottom(self) -> float:
        """Where its deepest letters end."""
        return self.baseline + DESCENT * self.size


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """The segments of one frame, by baseline and then from left to right.

    The order in which the characters were drawn plays no part.
    """
    found = runs(Glyphs.of(glyphs))
    if len(found.bounds) < 2:
        return []
    marks = _word_begins(found)
    letters = _part_icons(marks, found)
    begins = np.append(np.flatnonzero(marks), len(letters))
    words = _words(letters, begins)
    made = []
    at = np.searchsorted(begins, found.bounds).tolist()
    sizes, baselines = letters.size.tolist(), letters.baseline.tolist()
    ruled = any(not word.text[0].isalnum() and _RULE.fullmatch(word.text) for word in words)
    for start, (one, two) in zip(found.bounds.tolist(), pairwise(at), strict=False):
        kept = words[one:two]
        if ruled:
            kept = [word for word in kept if not _RULE.fullmatch(word.text)]
        if kept:
            size = max([word.size for word in kept])
            baseline = baselines[sizes.index(size, start)]
            right = max([word.x1 for word in kept])
            made.append(Segment(tuple(kept), kept[0].x0, right, baseline, size))
    return sorted(made, key=lambda s: (s.baseline, s.x0))


@dataclass(frozen=True, slots=True, eq=False)
class _Gaps:
    """What lies before each letter; nothing that counts before the first of a run."""

    first: Marks
    run: Numbers
    width: Floats  # points
    beyond: Floats  # ems by which it is wider than the run's usual gap without a space

    @classmethod
    def of(cls, found: Runs) -> _Gaps:
        letters, count = found.letters, len(found.bounds) - 1
        run = np.repeat(np.arange(count), np.diff(found.bounds))
        first = np.diff(run, prepend=-1) > 0
        width = np.append(0.0, letters.x0[1:] - letters.x1[:-1])
        within = ~first & ~found.told
        usual = medians(width[within], run[within], count)
        ems = np.maximum(letters.size, np.append(0.0, letters.size[:-1]))
        return cls(first, run, width, (width - usual[run]) / ems)


def _word_begins(found: Runs) -> Marks:
    """Which letters begin a word."""
    gaps, count = _Gaps.of(found), len(found.bounds) - 1
    inner = ~gaps.first
    # Spaces that are objects do not tell that there are no others: close cells have none.
    spaced = np.bincount(gaps.run, weights=found.told & inner, minlength=count) > 0
    limits = np.where(spaced, _SPACE_MOST, _thresholds(found, gaps, spaced))
    begins = inner & (gaps.beyond > limits[gaps.run])
    begins |= inner & found.spaced & (gaps.beyond > _SPACE_DRAWN)
    _join_letter_spaced(begins, found, gaps)
    starts = found.bounds[:-1][np.diff(found.bounds) > 1]
    begins[starts[np.isin(found.letters.signs[starts], _ROUND)] + 1] = True
    return begins | gaps.first


def _thresholds(found: Runs, gaps: _Gaps, spaced: Marks) -> Floats:
    """For each run how wide a gap ends a word, by font: of those where no spaces are drawn."""
    looks = found.letters.look[found.bounds[:-1]]
    names = [face.name for face in found.letters.faces]
    numbers = np.array([names.index(name) for name in names])[looks]  # of each run's font
    asked = ~gaps.first & ~spaced[gaps.run]
    asked &= (gaps.beyond > _SPACE_LEAST) & (gaps.beyond < _SPACE_MOST)
    beyond, fonts = gaps.beyond[asked], numbers[gaps.run[asked]]
    limits = np.full(len(names), _SPACE_MOST)
    for number in np.unique(numbers[~spaced]).tolist():
        limits[number] = _threshold(beyond[fonts == number])
    return np.asarray(limits[numbers])


def _threshold(inside: Floats) -> float:
    """The middle of the widest empty stretch between letter gaps and word gaps, in ems."""
    edges = np.concatenate(([_SPACE_LEAST], np.sort(inside), [_SPACE_MOST]))
    widest = int(np.diff(edges).argmax())
    return float((edges[widest] + edges[widest + 1]) / 2)


def _join_letter_spaced(begins: Marks, found: Runs, gaps: _Gaps) -> None:
    """Where nearly every word would be a single letter, only wider gaps part words."""
    parted = np.bincount(gaps.run, weights=begins, minlength=len(found.bounds) - 1)
    length = np.diff(found.bounds)
    loose = (length >= _LETTERS_LEAST) & (parted >= _LETTER_SPACED * (length - 1))
    for run in np.flatnonzero(loose).tolist():
        start, stop = found.bounds[run], found.bounds[run + 1]
        texts = texts_of(found.letters.signs[start:stop], found.letters.longer)
        letters = sum(text.isalpha() for text in texts)
        between = sum(text in _BETWEEN for text in texts)
        if letters + between == len(texts) and letters >= _LETTERS_BESIDE * between:
            width = gaps.width[start + 1 : stop]
            begins[start + 1 : stop] = width > 1.5 * np.median(width)


def _part_icons(begins: Marks, found: Runs) -> Glyphs:
    """Icons are words of their own; an unmapped glyph within a word is an unknown letter of it."""
    letters = found.letters
    if not _PRIVATE.search(spelled(letters.signs, letters.longer)):
        return letters
    texts, looks, signs = letters.texts, letters.look, letters.signs.copy()
    start = 0
    while start < len(texts):
        if not _PRIVATE.match(texts[start]):
            start += 1
            continue
        stop = start + 1
        while stop < len(texts) and not begins[stop] and _PRIVATE.match(texts[stop]):
            stop += 1
        beside = [start - 1] if not begins[start] else []
        beside += [stop] if stop < len(texts) and not begins[stop] else []
        inside = any(texts[k].isalnum() and looks[k] == looks[start] for k in beside)
        if inside and set(texts[start:stop]) == {UNMAPPED}:
            texts[start:stop] = [_UNKNOWN] * (stop - start)
            signs[start:stop] = ord(_UNKNOWN)
        else:
            begins[start] = True
            begins[stop : stop + 1] = True
        start = stop
    return replace(letters, signs=signs)


def _words(letters: Glyphs, begins: Numbers) -> list[Word]:
    """The words that begin at `begins`, the last of which is the end."""
    starts = begins[:-1]
    columns = (
        letters.x0[starts].tolist(),
        np.maximum.reduceat(letters.x1, starts).tolist(),
        np.maximum.reduceat(letters.size, starts).tolist(),
        np.minimum.reduceat(letters.look, starts).tolist(),
        np.maximum.reduceat(letters.look, starts).tolist(),
    )
    faces = letters.faces
    *values, low, high = columns
    looks = [
        faces[one] if one == other else _face(letters, start, stop)
        for one, other, start, stop in zip(
            low, high, starts.tolist(), begins[1:].tolist(), strict=True
        )
    ]
    return list(map(Word, _spelled(letters, begins), *values, looks))


def _spelled(letters: Glyphs, begins: Numbers) -> list[str]:
    """What the words say."""
    at = begins.tolist()
    text = spelled(letters.signs, letters.longer)
    if len(text) != len(letters) or LEFTWARDS.search(text):  # or some are longer than one letter
        texts = letters.texts
        return [letters_as_read(texts[start:stop]) for start, stop in pairwise(at)]
    return [text[start:stop] for start, stop in pairwise(at)]


def _face(letters: Glyphs, start: int, stop: int) -> Face:
    """The face of most of the letters."""
    faces = [letters.faces[look] for look in letters.look[start:stop].tolist()]
    counted: Face = max(set(faces), key=lambda face: (faces.count(face), face.name))
    return counted
