"""Lengths of CSS, in its pixels (1/96 inch)."""

from __future__ import annotations

import re

from index.readers.css.sums import reckoned

ROOT_SIZE = 16.0
VIEWPORT = (1280.0, 900.0)
"""Width and height, in pixels, of the window that a page is thought to be seen in."""

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)([a-z]*|%)")
_UNITS = {
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "rem": ROOT_SIZE,
    "vw": VIEWPORT[0] / 100,
    "vh": VIEWPORT[1] / 100,
    "vmin": min(VIEWPORT) / 100,
    "vmax": max(VIEWPORT) / 100,
}
_OF_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "lh": 1.2}
_MOST = 1e9


def pixels(text: str, em: float = ROOT_SIZE, whole: float = 0.0) -> float | None:
    """The length `text` in pixels, or None if it is none; `whole` is what 100% stands for.

    >>> pixels("12pt"), pixels("-2em", em=10.0), pixels("50%", whole=200.0), pixels("auto")
    (16.0, -20.0, 100.0, None)
    >>> pixels("calc(100% - 2 * 10px)", whole=200.0), pixels("clamp(0px, 1px, 2px)")
    (180.0, 1.0)
    """
    text = text.strip().lower()
    if "(" in text:
        found = reckoned(text, lambda value, unit: _of(value, unit, em, whole))
        if found is None or (found.bare and found.value):
            return None
        return max(-_MOST, min(_MOST, found.value))
    written = _LENGTH.fullmatch(text)
    return _of(float(written[1]), written[2], em, whole) if written else None


def fixed(text: str, em: float = ROOT_SIZE) -> float | None:
    """The length `text` in pixels, or None where it is none or a share of something.

    >>> fixed("2px"), fixed("calc(50% - 1px)"), fixed("0%")
    (2.0, None, 0.0)
    """
    length = pixels(text, em, 0.0)
    return length if length == pixels(text, em, 100.0) else None


def number(text: str) -> float | None:
    """A bare number, or a share in percent, or None.

    >>> number("0.5"), number("50%"), number("min(0.5, 2)"), number("none")
    (0.5, 0.5, 0.5, None)
    """
    text = text.strip().lower()
    if "(" in text:
        found = reckoned(text, lambda value, unit: value / 100 if unit == "%" else None)
        return found.value if found else None
    written = _LENGTH.fullmatch(text)
    if not written or written[2] not in ("", "%"):
        return None
    return float(written[1]) / (100 if written[2] else 1)


def _of(value: float, unit: str, em: float, whole: float) -> float | None:
    if unit == "%":
        scale = whole / 100
    elif unit in _OF_FONT:
        scale = _OF_FONT[unit] * em
    elif unit in _UNITS:
        scale = _UNITS[unit]
    elif unit or value:
        return None  # a length without a unit is only 0
    else:
        scale = 0.0
    return max(-_MOST, min(_MOST, value * scale))
