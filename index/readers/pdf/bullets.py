"""Which glyphs and drawn shapes begin list items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from index.readers.pdf.glyphs import Face
from index.readers.pdf.segments import ROUND_BULLETS, Segment, Word
from index.types import Box

# In ems.
_DOT = 0.8  # a drawn bullet is no larger; icons and photos are
_DOT_REACH = 2.5  # and stands so near to its text
_SAME_ROW = 0.15
_NEIGHBOURS = 40  # so many shapes are looked at for the bullet of a line

_BULLETS = ROUND_BULLETS | frozenset("·–—-*★☆»›¨")
# What the bullets of Wingdings, Symbol and Courier New are called by their fonts.
_LETTERS = frozenset("o§Øüvqnlwà")
_CODED = re.compile("[\uf000-\uf0ff\u2700-\u27bf\u25a0-\u25ff]")

_MARKS = ROUND_BULLETS | frozenset("★☆⭐")
_RATING = 3  # so many marks in a row are a rating, which says nothing in words

_DRAWN = Face(name="drawn", symbol=True)


def with_bullets(found: Sequence[Segment], dots: Sequence[Box]) -> list[Segment]:
    """`found`, by baseline, with every bullet in the segment that it begins.

    A glyph may stand too far off to be in it yet. `dots` are small shapes, from the top of the
    page: LaTeX and HTML renderers draw bullets as paths. Ratings in dots and stars are left out.
    """
    tops = [dot.y0 for dot in dots]
    joined: list[Segment] = []
    for segment in filter(None, map(_without_rating, found)):
        if joined and _is_bullet_of(joined[-1], segment):
            bullet = joined.pop()
            words = (*bullet.words, *segment.words)
            segment = replace(segment, words=words, x0=bullet.x0)
        joined.append(_dotted(segment, dots, tops))
    return joined


def _without_rating(segment: Segment) -> Segment | None:
    """`segment` without its ratings; None if nothing is left."""
    if not any(_MARKS.issuperset(word.text) for word in segment.words):
        return segment
    kept: list[Word] = []
    for marked, group in groupby(segment.words, lambda word: _MARKS.issuperset(word.text)):
        words = list(group)
        if not (marked and sum(len(word.text) for word in words) >= _RATING):
            kept.extend(words)
    return replace(segment, words=tuple(kept), x0=kept[0].x0, x1=kept[-1].x1) if kept else None


def bullet_off(row: list[Segment]) -> tuple[float | None, list[Segment]]:
    """Where the bullet of `row` stands (None without one), and the row without it."""
    first, *others = row[0].words
    following = others[0] if others else row[1].words[0] if len(row) > 1 else None
    if not _is_bullet(first, following):
        return None, row
    if not others:
        return first.x0, row[1:]
    size = max(word.size for word in others)
    return first.x0, [replace(row[0], words=tuple(others), x0=others[0].x0, size=size), *row[1:]]


def begins_item(segment: Segment) -> bool:
    """Whether it is a list item whatever stands before it: an unmistakable bullet, then text."""
    first = segment.words[0]
    return (first.text in ROUND_BULLETS or first.face.symbol) and _is_bullet(
        first, segment.words[1] if len(segment.words) > 1 else None
    )


def _is_bullet_of(alone: Segment, segment: Segment) -> bool:
    em = segment.size
    return (
        len(alone.words) == 1
        and abs(alone.baseline - segment.baseline) < _SAME_ROW * em
        and 0 <= segment.x0 - alone.x1 <= _DOT_REACH * em
        and _is_bullet(alone.words[0], segment.words[0])
    )


def _dotted(segment: Segment, dots: Sequence[Box], tops: list[float]) -> Segment:
    em = segment.size
    at = bisect_left(tops, segment.top - 0.2 * em)
    for dot in dots[at : at + _NEIGHBOURS]:
        if dot.y0 > segment.baseline:
            break
        near = segment.x0 - _DOT_REACH * em <= dot.x1 <= segment.x0
        small = max(dot.x1 - dot.x0, dot.y1 - dot.y0) <= _DOT * em
        if near and small and dot.y1 <= segment.bottom:
            bullet = Word("•", dot.x0, dot.x1, em, _DRAWN)
            return replace(segment, words=(bullet, *segment.words), x0=dot.x0)
    return segment


def _is_bullet(word: Word, following: Word | None) -> bool:
    if len(word.text) != 1:
        return False
    if word.text in _BULLETS or _CODED.match(word.text):
        return True
    if following is None:
        return False
    if word.face.symbol:
        return not following.face.symbol
    return word.text in _LETTERS and following.face.name != word.face.name
