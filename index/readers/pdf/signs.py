"""What glyphs say, as numbers: a page has thousands, and few that are more than one letter.

A sign is a code point; or, from `JOINED` on, the place of a longer text, such as that of a
ligature, in a list of such texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

JOINED = 0x110000  # one more than the last code point

Signs = NDArray[np.uint32]

_SPACES_END = 0x3001  # white space is nowhere beyond
_SPACES = np.array([*(chr(code).isspace() for code in range(_SPACES_END)), False])
_PLANE = 0x10000
_BLANK = ord(" ")


def signs_of(texts: Sequence[str]) -> tuple[Signs, tuple[str, ...]]:
    """The signs of texts, and the list that goes with them.

    >>> signs_of(["a", "ffi"])[0].tolist() == [ord("a"), JOINED]
    True
    """
    longer: dict[str, int] = {}
    signs = [
        ord(text) if len(text) == 1 else longer.setdefault(text, len(longer) + JOINED)
        for text in texts
    ]
    return np.array(signs, np.uint32), tuple(longer)


def texts_of(signs: Signs, longer: Sequence[str]) -> list[str]:
    """The texts that `signs_of` was given."""
    beyond = np.flatnonzero(signs >= JOINED)
    if not len(beyond):
        return list(_spelled(signs))
    plain = signs.copy()
    plain[beyond] = _BLANK
    texts = list(_spelled(plain))
    for at, sign in zip(beyond.tolist(), signs[beyond].tolist(), strict=True):
        texts[at] = longer[sign - JOINED]
    return texts


def spelled(signs: Signs, longer: Sequence[str]) -> str:
    """All of them as one text."""
    if longer and (signs >= JOINED).any():
        return "".join(texts_of(signs, longer))
    return _spelled(signs)


def _spelled(signs: Signs) -> str:
    return signs.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def are_spaces(signs: Signs, longer: Sequence[str]) -> NDArray[np.bool_]:
    """Which of them are white space."""
    found = _SPACES.take(signs, mode="clip")
    if longer:
        found[signs >= JOINED] = [longer[n - JOINED].isspace() for n in signs[signs >= JOINED]]
    return np.asarray(found)


def lengths(signs: Signs, longer: Sequence[str]) -> NDArray[np.int64]:
    """How many characters each of them is."""
    found = np.ones(len(signs), np.int64)
    if longer:
        beyond = signs >= JOINED
        found[beyond] = [len(longer[n - JOINED]) for n in signs[beyond].tolist()]
    return found


def are_letters(signs: Signs, longer: Sequence[str]) -> NDArray[np.bool_]:
    """Which of them are letters and digits alone."""
    found = _letters().take(signs, mode="clip")
    for at in np.flatnonzero(signs >= _PLANE).tolist():
        sign = int(signs[at])
        found[at] = (longer[sign - JOINED] if sign >= JOINED else chr(sign)).isalnum()
    return np.asarray(found)


@cache
def _letters() -> NDArray[np.bool_]:
    return np.array([*(chr(code).isalnum() for code in range(_PLANE)), False])


def ranks(signs: Signs, longer: Sequence[str]) -> NDArray[np.int64]:
    """Numbers that sort as the texts do, one for each text."""
    if not longer:
        return signs.astype(np.int64)
    texts = texts_of(signs, longer)
    order = {text: n for n, text in enumerate(sorted(set(texts)))}
    return np.array([order[text] for text in texts], np.int64)


def narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """Numbers from 0 on in a type that numpy sorts in one go, where they fit."""
    return numbers.astype(np.uint16) if numbers.max(initial=0) < 1 << 16 else numbers
