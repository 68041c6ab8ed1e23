"""What a line of writing says: a picture of it in, characters with their places out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.readers.ocr.engine import Picture

    Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]

_HEIGHT = 48  # the network reads lines of this height
_BUCKET = 64  # and their widths are filled up to multiples of this: fewer shapes, less memory
_NARROWEST, _WIDEST = 320, 3840


@dataclass(frozen=True, slots=True)
class Character:
    """A character and where its middle is along the line, 0 to 1."""

    text: str
    at: float
    probability: float


def read_line(line: Picture, network: Network, alphabet: Sequence[str]) -> list[Character]:
    """The characters on `line`, spaces included, from left to right.

    `alphabet` names the columns of the network's answer; the first is the blank of CTC, and an
    empty name is a character that is not read.
    """
    height, width = line.shape
    shown = min(_WIDEST, max(1, round(_HEIGHT * width / height)))
    filled = max(_NARROWEST, -(-shown // _BUCKET) * _BUCKET)
    method = cv2.INTER_AREA if height > 2 * _HEIGHT else cv2.INTER_LINEAR
    small = cv2.resize(line, (shown, _HEIGHT), interpolation=method)
    grey = np.zeros((1, 3, _HEIGHT, filled), np.float32)
    grey[0, :, :, :shown] = np.asarray(small, dtype=np.float32) / 127.5 - 1
    return list(_characters(network(grey)[0], alphabet, filled / shown))


def _characters(
    scores: NDArray[np.float32], alphabet: Sequence[str], stretch: float
) -> Iterator[Character]:
    """The best path, repeats joined: how CTC is read."""
    best = scores.argmax(axis=1)
    edges = [0, *(np.flatnonzero(np.diff(best)) + 1).tolist(), len(best)]
    for start, end in pairwise(edges):
        text = alphabet[best[start]]
        if text:
            middle = (start + end) / 2 / len(best) * stretch
            probability = float(scores[start:end, best[start]].max())
            yield Character(unicodedata.normalize("NFKC", text), middle, probability)
