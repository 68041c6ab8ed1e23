"""Where on a picture there is writing, and how it is turned."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from index.types import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.readers.ocr.engine import Picture

    Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]

_LONGEST = 1280  # pixels of the longer side that are looked at: larger finds no more lines
_STEP = 32  # the network halves its input five times
_WRITING = 0.3  # a pixel this likely is in a line
_LINE = 0.5  # and a line is this likely on the mean
_UNCLIP = 1.6  # the network marks the core of a line; this times area over perimeter is added
_LEAST = 3  # pixels of a core's shorter side
_MOST = 2000  # lines on a page
_LONG = 3.0  # times as long as high: such a line tells how the page is turned
_STRAIGHT = 0.15  # degrees: less than this is not turned back


@dataclass(frozen=True, slots=True)
class Found:
    """The picture with its writing upright, and the lines on it. `degrees` and `shift` undo that.

    A point of the frame of the writing is at the same place plus `shift` on `picture`.
    """

    picture: Picture
    lines: tuple[Box, ...]
    degrees: float
    shift: tuple[float, float]


def find_lines(picture: Picture, network: Network) -> Found:
    """The lines of writing on `picture`, turned upright but for a half turn."""
    marked, scale = _marked(picture, network)
    cores = [core / scale for core in _cores(marked)]
    degrees = _turn(cores)
    upright, shift = turned(picture, degrees)
    boxes = (_bounds(core, degrees, shift) for core in cores)
    height, width = upright.shape
    lines = [
        Box(max(0.0, b.x0), max(0.0, b.y0), min(float(width), b.x1), min(float(height), b.y1))
        for b in boxes
    ]
    lines = [b for b in lines if b.x1 - b.x0 > _LEAST and b.y1 - b.y0 > _LEAST]
    lines.sort(key=lambda b: (b.y0, b.x0))
    return Found(upright, tuple(lines), degrees, shift)


def turned(picture: Picture, degrees: float) -> tuple[Picture, tuple[float, float]]:
    """`picture` with writing that is turned clockwise by `degrees` made upright, and the shift."""
    height, width = picture.shape
    radians = math.radians(degrees)
    cosine, sine = math.cos(radians), math.sin(radians)
    corners = [
        (x * cosine + y * sine, y * cosine - x * sine) for x in (0, width) for y in (0, height)
    ]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    if degrees == 0:
        return picture, (0.0, 0.0)
    quarters = round(degrees / 90)
    if abs(degrees - 90 * quarters) < 1e-9:
        return np.ascontiguousarray(np.rot90(picture, quarters % 4)), (-left, -top)
    size = (
        math.ceil(max(x for x, _ in corners) - left),
        math.ceil(max(y for _, y in corners) - top),
    )
    matrix = np.array([[cosine, sine, -left], [-sine, cosine, -top]])
    paper = int(np.percentile(picture[::16, ::16], 75))
    straight = cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=paper)
    return np.asarray(straight, dtype=np.uint8), (-left, -top)


def _marked(picture: Picture, network: Network) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """How likely each pixel of a smaller copy is in a line, and the copy's scale by x and y."""
    height, width = picture.shape
    ratio = min(1.0, _LONGEST / max(height, width))
    shape = [max(_STEP, round(side * ratio / _STEP) * _STEP) for side in (width, height)]
    small = cv2.resize(picture, shape, interpolation=cv2.INTER_AREA)
    grey = np.asarray(small, dtype=np.float32) / 127.5 - 1
    found = network(np.repeat(grey[None, None], 3, axis=1))
    return found[0, 0], np.array([shape[0] / width, shape[1] / height])


def _cores(marked: NDArray[np.float32]) -> list[NDArray[np.float64]]:
    """The corners of the rectangle around each line's core, grown to the whole line."""
    mask = cv2.dilate((marked > _WRITING).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    cores = []
    for contour in contours[:_MOST]:
        points = contour.reshape(-1, 2)
        if min(np.ptp(points[:, 0]), np.ptp(points[:, 1])) + 1 < _LEAST:
            continue
        corners = cv2.boxPoints(cv2.minAreaRect(contour)).astype(np.float64)
        if _likelihood(marked, corners) >= _LINE:
            cores.append(_grown(corners))
    return cores


def _likelihood(marked: NDArray[np.float32], corners: NDArray[np.float64]) -> float:
    low = np.floor(corners.min(axis=0)).astype(int).clip(0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = marked[low[1] : high[1], low[0] : high[0]]
    if not part.size:
        return 0.0
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [(corners - low).astype(np.int32)], 1)
    return float(cv2.mean(part, inside)[0])


def _grown(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(sides[:, 0], sides[:, 1]).clip(1e-6)
    by = _UNCLIP * lengths[0] * lengths[1] / (2 * (lengths[0] + lengths[1]))
    along = sides / lengths[:, None]
    # Each corner moves away from both of its neighbours.
    return np.asarray(corners + by * (np.roll(along, 1, axis=0) - along))


def _turn(cores: list[NDArray[np.float64]]) -> float:
    """Degrees clockwise by which most of the writing is turned, within -45..135."""
    turns: list[tuple[float, float]] = []  # of the long sides, within -45..135
    for corners in cores:
        first, second = corners[1] - corners[0], corners[2] - corners[1]
        lengths = float(np.hypot(*first)), float(np.hypot(*second))
        long, length = (first, lengths[0]) if lengths[0] > lengths[1] else (second, lengths[1])
        if max(lengths) >= _LONG * max(1e-6, min(lengths)):
            turns.append(((math.degrees(math.atan2(long[1], long[0])) + 45) % 180 - 45, length))
    level = sum(length for turn, length in turns if turn < 45)
    upright = level >= sum(length for turn, length in turns) - level
    kept = sorted((t, length) for t, length in turns if (t < 45) == upright)
    half = sum(length for _, length in kept) / 2
    for turn, length in kept:
        half -= length
        if half <= 0:
            base = 0 if upright else 90
            return base if abs(turn - base) < _STRAIGHT else turn
    return 0.0


def _bounds(corners: NDArray[np.float64], degrees: float, shift: tuple[float, float]) -> Box:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x = corners[:, 0] * cosine + corners[:, 1] * sine + shift[0]
    y = corners[:, 1] * cosine - corners[:, 0] * sine + shift[1]
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
