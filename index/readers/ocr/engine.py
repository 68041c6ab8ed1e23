"""The nouns of recognition, and what an engine has to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.types import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]  # grey, (height, width): 0 black, 255 white


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word read off a picture: where it begins and ends along its line, and how sure it is.

    `confidence` is the mean over its characters, 0 to 1.
    """

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """Words on one baseline, from left to right, and their type.

    `size` is the type size, `stroke` the usual width of a pen stroke in ems: bold type has more.
    """

    words: tuple[Recognised, ...]
    baseline: float
    size: float
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Recognition:
    """What stands on a picture.

    All coordinates are pixels in the frame of the writing, which is turned clockwise by `degrees`
    on the picture: a point (x, y) of the picture is at (x cos + y sin, y cos - x sin). `dots` are
    the bullets before lines; they are in no line.
    """

    degrees: float = 0.0
    lines: tuple[RecognisedLine, ...] = ()
    dots: tuple[Box, ...] = ()


class Engine(Protocol):
    """Reads printed text off a picture, offline. One call at a time."""

    @property
    def name(self) -> str:
        """What it is, for the record."""

    def read(self, picture: Picture) -> Recognition:
        """The lines on `picture`, which may be askew or turned by quarters."""
