"""What all of the wire is made of: models that are frozen, places, how well a file was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from index.types import Box, Quality, TextSource, Unseen
from matcher.types import HiddenText

Points = tuple[float, float, float, float]
Share = Annotated[float, Field(ge=0, le=1)]


class Wire(BaseModel):
    """What all of them share: frozen, and no field that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BoxOut(Wire):
    """A line's place: its page, from 1, and its box in points from the page's top left corner."""

    page: int
    box: Points

    @classmethod
    def of(cls, page: int, box: Box) -> BoxOut:
        """The wire form of a place."""
        return cls(page=page, box=rounded(box))


class QualityOut(Wire):
    """How well a file was read.

    `source`: whether the words stand in the file, were read off its pictures (ocr), or both.
    `unreadable` are pages, from 1, that show something of which no text could be had, `doubtful`
    those whose order of lines is a guess. `confidence` is that of text recognition, null where none
    was used. `unknown` is the share of glyphs of which the file does not say what they mean,
    `foreign` that of letters that are not Latin, which are not understood.
    """

    source: TextSource
    unreadable: list[int]
    doubtful: list[int]
    confidence: Share | None
    unknown: Share
    foreign: Share

    @classmethod
    def of(cls, quality: Quality) -> QualityOut:
        """The wire form of `quality`."""
        return cls(
            source=quality.source,
            unreadable=list(quality.unreadable),
            doubtful=list(quality.doubtful),
            confidence=quality.confidence,
            unknown=quality.unknown,
            foreign=quality.foreign,
        )


class HiddenTextOut(Wire):
    """How much of a document nobody sees, for which reasons, on which pages. It is not scored."""

    words: int
    reasons: list[Unseen]
    pages: list[int]

    @classmethod
    def of(cls, hidden: HiddenText) -> HiddenTextOut:
        """The wire form of `hidden`."""
        return cls(words=hidden.words, reasons=list(hidden.reasons), pages=list(hidden.pages))


class PartOut(Wire):
    """One thing asked for inside a requirement, at characters `start`..`end` of the posting."""

    text: str
    start: int
    end: int


def boxes_out(places: Sequence[tuple[int, Box]]) -> list[BoxOut]:
    """The wire form of places."""
    return [BoxOut.of(page, box) for page, box in places]


def points(box: Box | None) -> Points | None:
    """The corners of a box, None for none."""
    return None if box is None else rounded(box)


def rounded(box: Box) -> Points:
    """The corners of a box, to a tenth of a point."""
    return (round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1))
