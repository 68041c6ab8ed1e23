"""Arabic and Hebrew: drawn from right to left, and found on the page from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

# Letters; digits are written rightwards there too.
LEFTWARDS = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Lam-alef as pdfium tells it of some fonts: the one ligature that all of Arabic has, turned round.
_ALEF_LAM = re.compile("^([\u0622\u0623\u0625\u0627])(\u0644)$")
_EITHER = re.compile(r"[\W\d_]*")  # signs and numbers go with the words around them
_Placed = TypeVar("_Placed", bound=tuple[str, object])


def letters_as_read(glyphs: Sequence[str]) -> str:
    """A word from what its glyphs say from left to right; a ligature keeps its letters' order.

    >>> letters_as_read(["\u05d1", "\u05d0"]) == "\u05d0\u05d1", letters_as_read(["a", "b"])
    (True, 'ab')
    """
    if not LEFTWARDS.search("".join(glyphs)):
        return "".join(glyphs)
    return "".join(_ALEF_LAM.sub(r"\2\1", glyph) for glyph in reversed(glyphs))


def words_as_read(words: Sequence[_Placed]) -> list[_Placed]:
    """The words of a line, given from left to right, with those written leftwards turned round."""
    if not any(LEFTWARDS.search(text) for text, _ in words):
        return list(words)
    turned = [bool(LEFTWARDS.search(text)) for text, _ in words]
    for n, (text, _) in enumerate(words):
        inside = turned[n - 1] if n else False
        turned[n] |= inside and any(turned[n:]) and _EITHER.fullmatch(text) is not None
    found: list[_Placed] = []
    for leftwards, group in groupby(range(len(words)), turned.__getitem__):
        run = [words[n] for n in group]
        found += reversed(run) if leftwards else run
    return found
