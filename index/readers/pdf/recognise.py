"""What a page says that is a picture, in whole or in part: the trip through recognition.

One `Recogniser` goes through a file. It decides page by page whether there is something to be
recognised, whether the file's own text may be believed, and when enough time was spent.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from index.readers.pdf.beside import written_pictures
from index.readers.pdf.glyphs import Frame, Glyphs
from index.readers.pdf.layers import (
    MOST_WORDS,
    LayerWord,
    covered_share,
    is_declared,
    layer_words,
    on_blank_paper,
    stand_for_others,
    unlike,
)
from index.readers.pdf.scans import DPI, Scan, scan
from index.readers.pdf.segments import Word
from index.readers.pdf.visibility.picture import Camera
from index.readers.pdf.visibility.scene import Scene
from index.readers.pdf.visibility.sight import Sight
from index.types import Box, Unseen

if TYPE_CHECKING:
    from index.readers.content import Limits
    from index.readers.ocr.engine import Engine, Picture

_FEW = 200  # glyphs: the stamp of a scanner, a number or a foot, but not the text of a page
_GLANCE, _BLANK = 1.0, 24  # pixels a point, levels: a page of less contrast shows no writing
_GARBLED = 0.1  # of the glyphs say nothing: such a page is read off its picture
_COVERS = 0.8  # of the picture's letters: such a layer is the text of the page
_ON = 0.4  # of a recognised word that lies on a word of the file: it is the same word


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says.

    - `unseen`: by `Glyph.at`, why a glyph of the file is not seen; the others are text
    - `dropped`: glyphs that say what `scan` says in the same place
    - `scan`: what was read off its picture
    - `bullets`: those on the picture, where the file's text is a layer of it
    - `layer`: the file's text is the layer of a scan; `confidence`, 0 to 1, is that of the picture
      it was held against, None where it was not
    - `unreadable`: it shows something of which no text could be had
    """

    unseen: Mapping[int, Unseen]
    dropped: frozenset[int] = frozenset()
    scan: Scan | None = None
    bullets: Sequence[Box] = ()
    layer: bool = False
    confidence: float | None = None
    unreadable: bool = False


@dataclass(slots=True)
class Recogniser:
    """Recognises the pages of one file. `engine` is asked for when a page needs one.

    `makers` are the file's names for the programs that made it; `pages` were recognised so far.
    """

    engine: Callable[[], Engine | None]
    limits: Limits
    makers: Sequence[str] = ()
    pages: int = 0
    _until: float | None = None

    def page(self, page: Any, scene: Scene, frames: Mapping[Frame, Glyphs], sight: Sight) -> Told:
        """What `page` says, whose glyphs are in `frames` and looked at in `sight`."""
        camera = Camera(page, scene.view, scene.annotated)
        if sight.pictured:
            return Told(sight.unseen) if _is_blank(camera) else self._layer(camera, frames, sight)
        if _is_garbled(frames):
            return self._instead(camera, frames, sight)
        shown = sum(map(len, frames.values())) - len(sight.unseen)
        if not len(scene.paints) or shown > _FEW or (shown and not scene.pictures_page):
            return self._beside(camera, scene, frames, sight)
        if _is_blank(camera):
            return Told(sight.unseen)
        words = [w for w in layer_words(frames) if not sight.unseen.keys() & set(w.at)]
        found = self._scan(camera)
        pictured = scene.pictures_page or (scene.pictured and not words)
        if found is None or not found.segments:
            return Told(sight.unseen, unreadable=pictured)
        if not found.is_sure:
            return _not_read(sight)
        return Told(sight.unseen, scan=_without(found, words))

    def _instead(self, camera: Camera, frames: Mapping[Frame, Glyphs], sight: Sight) -> Told:
        """The page by its picture alone."""
        found = self._scan(camera)
        if found is None or not found.is_sure:
            return _not_read(sight)
        seen = {at for glyphs in frames.values() for at in glyphs.at.tolist()} - set(sight.unseen)
        return Told(sight.unseen, frozenset(seen), found)

    def _beside(
        self, camera: Camera, scene: Scene, frames: Mapping[Frame, Glyphs], sight: Sight
    ) -> Told:
        """The text of the page, and what stands on large pictures beside it."""
        pictures = written_pictures(scene, frames, sight.unseen, camera)
        if not pictures:
            return Told(sight.unseen)
        found = self._scan(camera)
        if found is None:
            return _not_read(sight)
        places = dict(found.placed())
        found = _kept(found, lambda word: any(_lies_in(places[word], box) for box in pictures))
        if found.segments and not found.is_sure:
            return _not_read(sight)
        return Told(sight.unseen, scan=found if found.segments else None)

    def _layer(self, camera: Camera, frames: Mapping[Frame, Glyphs], sight: Sight) -> Told:
        words = layer_words(frames)
        if len(words) > MOST_WORDS:
            return _not_read(sight)
        found = self._scan(camera)
        if found is not None:
            return _held_against(found, words) if found.is_sure else _not_read(sight)
        if not is_declared(words, self.makers):
            return _not_read(sight)
        wrong = on_blank_paper(words, camera)
        return Told({at: Unseen.PICTURE for word in wrong for at in word.at}, layer=True)

    def _scan(self, camera: Camera) -> Scan | None:
        """What the engine reads off a page; None without one, or if enough was read."""
        if self.pages >= self.limits.ocr_pages:
            return None
        if self._until is None:
            self._until = time.monotonic() + self.limits.ocr_seconds
        engine = self.engine() if time.monotonic() < self._until else None
        if engine is None:
            return None
        self.pages += 1
        return scan(*taken(camera), engine)


def taken(camera: Camera) -> tuple[Picture, float]:
    """A picture of a whole page, and how many points a pixel of it is wide."""
    size = camera.view.size
    whole = Box(0, 0, size.width, size.height)
    scale = camera.scale_for(whole, DPI / 72)
    return np.ascontiguousarray(camera.grey(whole, scale)), 1 / scale


def _is_blank(camera: Camera) -> bool:
    size = camera.view.size
    whole = Box(0, 0, size.width, size.height)
    picture = camera.grey(whole, camera.scale_for(whole, _GLANCE))
    return int(picture.max()) - int(picture.min()) < _BLANK


def _is_garbled(frames: Mapping[Frame, Glyphs]) -> bool:
    unknown = sum(glyphs.unknown() for glyphs in frames.values())
    return unknown > _GARBLED * sum(map(len, frames.values()))


def _not_read(sight: Sight) -> Told:
    return Told(sight.unseen, unreadable=True)


def _held_against(found: Scan, words: Sequence[LayerWord]) -> Told:
    """The layer where it is the text of the page, else what was recognised.

    A word of the layer that is wrong takes the place of one that a reader sees, and that only the
    picture says.
    """
    lies = unlike(words, found)
    wrong = {at for word in lies for at in word.at}
    unseen = dict.fromkeys(wrong, Unseen.PICTURE)
    right = [word for word in words if not wrong & set(word.at)]
    if covered_share(right, found) >= _COVERS and not stand_for_others(lies, found):
        sure = found.confidence
        return Told(unseen, bullets=found.bullets(), layer=True, confidence=sure)
    return Told(unseen, frozenset(at for word in right for at in word.at), found)


def _without(found: Scan, words: Sequence[LayerWord]) -> Scan:
    """`found` without the words that the file itself says in the same place."""
    if not words:
        return found
    places = dict(found.placed())
    return _kept(found, lambda word: not any(_is_on(places[word], other) for other in words))


def _kept(found: Scan, test: Callable[[Word], bool]) -> Scan:
    """`found` with those of its words that pass `test`."""
    segments = [
        replace(segment, words=kept, x0=kept[0].x0, x1=kept[-1].x1)
        for segment in found.segments
        if (kept := tuple(filter(test, segment.words)))
    ]
    return replace(found, segments=tuple(segments))


def _lies_in(box: Box, picture: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return picture.x0 <= x <= picture.x1 and picture.y0 <= y <= picture.y1


def _is_on(box: Box, word: LayerWord) -> bool:
    width = min(box.x1, word.box.x1) - max(box.x0, word.box.x0)
    height = min(box.y1, word.box.y1) - max(box.y0, word.box.y0)
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return width > 0 and height > 0 and width * height >= _ON * area
