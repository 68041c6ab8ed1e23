"""What blending a box with what lies under it makes of its text."""

from __future__ import annotations

from index.readers.colours import BLACK, WHITE, Colour

_KEEPING = frozenset(("overlay", "soft-light", "hue", "saturation", "color"))  # white and black
_TO_WHITE = _KEEPING | {"screen", "lighten", "plus-lighter", "color-dodge"}
_TO_BLACK = _KEEPING | {"multiply", "darken", "color-burn"}
_UNKNOWN = frozenset(("difference", "exclusion", "hard-light"))


def is_blended_away(mode: str, under: Colour | None) -> bool:
    """Whether everything in a box becomes what lies under it, as on paper that is white or black.

    >>> is_blended_away("screen", WHITE), is_blended_away("multiply", WHITE)
    (True, False)
    """
    if under is None:
        return False
    return (mode in _TO_WHITE and under.is_like(WHITE)) or (
        mode in _TO_BLACK and under.is_like(BLACK)
    )


def turns_colours(mode: str) -> bool:
    """Whether a text may be seen whose colour is that of its ground: white becomes black on it."""
    return mode in _UNKNOWN
