"""The front: which glyphs of a page a reader does not see, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf.glyphs import Frame, Glyphs, View
from index.readers.pdf.visibility.drawn import Drawn
from index.readers.pdf.visibility.ink import of_words, plain, words_of
from index.readers.pdf.visibility.overlaps import Lines, overlapped
from index.readers.pdf.visibility.overprints import overprinted
from index.readers.pdf.visibility.picture import Camera
from index.readers.pdf.visibility.pieces import CLIPPING, pieces, with_copies
from index.readers.pdf.visibility.reasons import Ground, Inquest
from index.readers.pdf.visibility.scene import Scene
from index.readers.pdf.visibility.stencils import cut_out
from index.readers.pdf.visibility.toggled import changed, seen
from index.types import Box, Unseen

# Points of type size; smaller letters count as unseen. Their x-height is under 0.7 mm in print and
# under 3 pixels on a screen at full size; the least that food labels may have in Europe is 0.9 mm.
# No resume of 217 has a letter below 7 points, and no template one below 5.
TINY = 4.0
_FULL_SIZE = 792.0  # points: a page less high and wide is shown larger, and its letters with it
_SQUEEZED = 0.14  # mean advance of a word's letters, in ems: narrower ones run into each other
_LEAST_LETTERS = 3  # of a word before its mean advance tells anything
_LAYER_SHARE = 0.9  # of the letters that are unseen where they are the text of such a picture

# What shows and cannot be read: something stands there that is not known.
UNREADABLE = frozenset({Unseen.OVERPRINTED, Unseen.MIRRORED})

_REASONS = tuple(Unseen)
# Counted from 1; 0 is a glyph that is seen.
_CODES: dict[Unseen | None, int] = {reason: n for n, reason in enumerate(_REASONS, start=1)}


@dataclass(frozen=True, slots=True)
class Sight:
    """What was found out about a page.

    - `unseen`: by `Glyph.at`, the reason of each glyph that is not seen
    - `pictured`: the page is one picture, such as a scan, and its text is a layer that is not
      drawn, or was drawn under the picture. Whether that text is what the picture shows cannot be
      told here.
    """

    unseen: Mapping[int, Unseen]
    pictured: bool = False


def look(page: Any, textpage: Any, found: Mapping[Frame, Glyphs], scene: Scene) -> Sight:
    """Look at every glyph in `found`, those off the page included."""
    drawn = Drawn.of(found)
    if not len(drawn):
        return Sight({})
    reasons = np.zeros(len(drawn), np.int8)
    reasons[_mirrored(drawn, found)] = _CODES[Unseen.MIRRORED]
    reasons[_tiny(drawn, scene.view)] = _CODES[Unseen.TINY]
    reasons[_off_page(drawn, scene.view)] = _CODES[Unseen.OFF_PAGE]
    inquest = Inquest(scene, Camera(page, scene.view, scene.annotated))
    rest = np.flatnonzero(reasons == 0)
    if scene.pictures_page:
        rest = _by_mode(textpage, drawn, rest, inquest, reasons)
    if len(rest):
        doubt = ~plain(drawn, scene, inquest.camera) & (reasons == 0)
        if (doubt & drawn.solid).any():
            doubted = np.flatnonzero(of_words(doubt, drawn) & (reasons == 0))
            _looked_at(textpage, drawn, doubted, inquest, reasons)
    hidden = np.flatnonzero(reasons)
    codes = (reasons[hidden] - 1).tolist()
    unseen = {at: _REASONS[n] for at, n in zip(drawn.at[hidden].tolist(), codes, strict=True)}
    return Sight(unseen, scene.pictures_page and _is_layer(drawn, reasons))


def parted(
    found: Mapping[Frame, Glyphs], unseen: Mapping[int, Unseen]
) -> tuple[dict[Frame, Glyphs], dict[Unseen, dict[Frame, Glyphs]]]:
    """`found` as what is seen and, by reason, what is not; a space goes with what it follows."""
    if not unseen:
        return dict(found), {}
    seen: dict[Frame, Glyphs] = {}
    hidden: dict[Unseen, dict[Frame, Glyphs]] = {}
    for frame, glyphs in found.items():
        homes = np.array([_CODES.get(unseen.get(at), 0) for at in glyphs.at.tolist()])
        spaces = glyphs.spaces()
        order = np.argsort(glyphs.at, kind="stable")
        last = np.maximum.accumulate(np.where(spaces[order], 0, np.arange(len(order))))
        homes[order] = homes[order][last]
        for n in np.unique(homes).tolist():
            home = hidden.setdefault(_REASONS[n - 1], {}) if n else seen
            home[frame] = glyphs.chosen(homes == n)
    return seen, dict(sorted(hidden.items()))


def _mirrored(drawn: Drawn, found: Mapping[Frame, Glyphs]) -> NDArray[np.bool_]:
    parts = [
        glyphs.at[np.array([face.mirrored for face in glyphs.faces])[glyphs.look]]
        for glyphs in found.values()
        if any(face.mirrored for face in glyphs.faces)
    ]
    return np.isin(drawn.at, np.concatenate(parts)) if parts else np.zeros(len(drawn), bool)


def _tiny(drawn: Drawn, view: View) -> NDArray[np.bool_]:
    longer = max(view.size.width, view.size.height)
    small = drawn.size < TINY * min(1.0, longer / _FULL_SIZE)
    starts, lengths = words_of(drawn)
    count = np.add.reduceat(drawn.solid * drawn.letters, starts)
    ems = np.add.reduceat(drawn.solid * drawn.advance / drawn.size, starts)
    thin = (count >= _LEAST_LETTERS) & (ems < _SQUEEZED * count)
    return np.asarray(small | np.repeat(thin, lengths))


def _off_page(drawn: Drawn, view: View) -> NDArray[np.bool_]:
    """Letters of words that stand off the page, most of them: the edge may cut a letter off."""
    middle = (drawn.core[:, :2] + drawn.core[:, 2:]) / 2
    size = np.array([view.size.width, view.size.height])
    off = ~((middle >= 0) & (middle <= size)).all(1)
    if not off.any():
        return np.asarray(off)
    starts, lengths = words_of(drawn)
    return np.repeat(np.add.reduceat(off, starts, dtype=np.int64) * 2 > lengths, lengths)


def _by_mode(
    textpage: Any,
    drawn: Drawn,
    rest: NDArray[np.int64],
    inquest: Inquest,
    reasons: NDArray[np.int8],
) -> NDArray[np.int64]:
    """Give the reasons that need no picture, as pictures of scans are dear; the rows left."""
    for piece in pieces(textpage, drawn, rest, inquest.scene):
        reasons[piece.rows] = _CODES.get(inquest.certain(piece), 0)
    return np.flatnonzero(reasons == 0)


def _looked_at(
    textpage: Any,
    drawn: Drawn,
    doubted: NDArray[np.int64],
    inquest: Inquest,
    reasons: NDArray[np.int8],
) -> None:
    found = pieces(textpage, drawn, doubted, inquest.scene)
    open_cases = []
    for piece in found:
        known = inquest.certain(piece)
        if known:
            reasons[piece.rows] = _CODES[known]
        else:
            open_cases.append(piece)
    if not open_cases:
        return
    stencils = [piece for piece in open_cases if piece.mode == CLIPPING]
    rest = [piece for piece in open_cases if piece.mode != CLIPPING]
    rest = with_copies(rest, textpage, drawn, inquest.scene)
    lines = Lines.of(drawn)
    crossed = overlapped(drawn, lines)
    share = changed(rest, drawn, inquest.camera, crossed)
    share += cut_out(stencils, drawn, inquest.scene, inquest.camera)
    verdicts = seen(share, open_cases, drawn)
    blind = {}
    for piece in (*rest, *stencils):
        rows = np.array([row for row in piece.rows.tolist() if not verdicts[row]], np.int64)
        if len(rows):
            blind[piece] = rows
    ground = Ground(inquest.camera, {piece: _box(drawn, rows) for piece, rows in blind.items()})
    for piece, rows in blind.items():
        reasons[rows] = _CODES[inquest.reason(piece, ground)]
    if crossed.any():
        reasons[overprinted(drawn, lines, reasons == 0)] = _CODES[Unseen.OVERPRINTED]


def _box(drawn: Drawn, rows: NDArray[np.int64]) -> Box:
    """Around the cores of the glyphs `rows`."""
    left, top = drawn.core[rows, :2].min(0).tolist()
    right, bottom = drawn.core[rows, 2:].max(0).tolist()
    return Box(left, top, right, bottom)


def _is_layer(drawn: Drawn, reasons: NDArray[np.int8]) -> bool:
    layer = np.isin(reasons, [_CODES[Unseen.RENDER_MODE], _CODES[Unseen.COVERED]])
    return bool(drawn.solid.any() and layer[drawn.solid].mean() >= _LAYER_SHARE)
