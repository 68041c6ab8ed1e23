"""When two colours are one to a reader: the measure of `index.readers.colours`, for pictures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.readers.colours import HUE, LEAST

_LUMA = np.array([29, 150, 77])  # of 256: the shares of blue, green and red
_SURELY = 48 * 256  # a step of luma as high as this is over it, whatever the colours

_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32
) / np.array([[0.9505], [1.0], [1.089]], np.float32)
_LINEAR = np.array(
    [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.arange(256) / 255],
    np.float32,
)


def lab(bgr: NDArray[np.uint8]) -> NDArray[np.float32]:
    """CIE L*, a*, b* of blue, green, red, (n, 3)."""
    xyz = _LINEAR[bgr[:, ::-1]] @ _TO_XYZ.T
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    lightness = 116 * f[:, 1] - 16
    red, yellow = 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])
    return np.asarray(np.stack((lightness, red, yellow), 1), np.float32)


def difference(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How far apart colours, (n, 3) in blue, green, red, look; compare with `LEAST`."""
    apart = lab(first) - lab(second)
    apart[:, 1:] *= HUE
    return np.asarray(np.sqrt((apart**2).sum(1)), np.float32)


def differs(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where two pictures, (height, width, 4) in blue, green, red and nothing, look different."""
    shape = first.shape[:2]
    changed = first.view(np.uint32).reshape(shape) != second.view(np.uint32).reshape(shape)
    at = np.flatnonzero(changed)
    if not len(at):
        return np.asarray(changed)
    a, b = first.reshape(-1, 4)[at, :3], second.reshape(-1, 4)[at, :3]
    apart = np.abs((a.astype(np.int32) - b) @ _LUMA) >= _SURELY
    unsure = np.flatnonzero(~apart)
    apart[unsure] = difference(a[unsure], b[unsure]) >= LEAST
    changed.reshape(-1)[at] = apart
    return np.asarray(changed)
