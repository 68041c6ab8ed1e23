"""Lengths of CSS, in its pixels (1/96 inch)."""

from __future__ import annotations

import re

ROOT_SIZE = 16.0
VIEWPORT = (1280.0, 900.0)
"""Width and height, in pixels, of the window that a page is thought to be seen in."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})([a-z]*|%)")
_TERM = re.compile(rf"\s*([+-])?\s*({_NUMBER})([a-z]+|%)?(?=\s|$)")
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
    """
    text = text.strip().lower()
    if text.startswith("calc(") and text.endswith(")"):
        return _sum(text[5:-1], em, whole)
    found = _LENGTH.fullmatch(text)
    return _of(float(found[1]), found[2], em, whole) if found else None


def number(text: str) -> float | None:
    """A bare number, or a share in percent, or None.

    >>> number("0.5"), number("50%"), number("none")
    (0.5, 0.5, None)
    """
    found = _LENGTH.fullmatch(text.strip().lower())
    if not found or found[2] not in ("", "%"):
        return None
    return float(found[1]) / (100 if found[2] else 1)


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


def _sum(text: str, em: float, whole: float) -> float | None:
    """A sum of plain lengths, as in `calc(100% - 10px)`; None for anything else."""
    total = 0.0
    at = 0
    while found := _TERM.match(text, at):
        value = _of(float(found[2]), found[3] or "", em, whole)
        if value is None:
            return None
        total += -value if found[1] == "-" else value
        at = found.end()
    return total if at and not text[at:].strip() else None
