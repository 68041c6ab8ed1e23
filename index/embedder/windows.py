"""Texts of any length through a model that sees a window of tokens: split, embed, take the mean.

Every embedder goes through `plan` and `means`, so that they all treat long texts, repeated texts
and texts of no words alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

W = TypeVar("W")
_SPACE = re.compile(r"\s")
_LONGEST_LIST = 1_024  # tokens
_SPELLED = 0.8  # tokens a character, as lines in Arabic or Cyrillic letters have and more


def pieces(text: str, count: Callable[[str], int], capacity: int) -> list[str]:
    """Split `text` into parts of at most `capacity` tokens each, as `count` counts them.

    A part that is too long is halved at the white space nearest after its middle, so the parts of
    a text are about equally long. A part shorter than its middle's white space is far away is cut
    between two characters: nothing is ever left out.

    >>> pieces("one two three four five", lambda t: len(t.split()), 2)
    ['one two', 'three', 'four five']
    """
    if count(text) <= capacity or len(text) < 2:
        return [text]
    middle = len(text) // 2
    # Bounded, so that each half is at most three quarters and the depth stays logarithmic.
    space = _SPACE.search(text, middle, middle + max(1, len(text) // 4))
    cut = space.start() if space else middle
    halves = (text[:cut].strip(), text[cut:].strip())
    return [part for half in halves if half for part in pieces(half, count, capacity)]


def is_spelled(text: str, tokens: int) -> bool:
    """Whether a model that makes `tokens` of `text` reads hardly more than its letters.

    So it is with scripts of which a vocabulary knows no words. Such a text costs five times what
    one of known words does, and its vector says nothing. Lists in English may have as many tokens
    ("C++, C#, F#", "Ph.D., M.S."), but each says something: where most letters are of ASCII it is
    so from a length on that no list has.

    >>> is_spelled("Руководил командой", 17), is_spelled("R, C++, C#, F#, K8s", 17)
    (True, False)
    """
    if tokens <= _SPELLED * sum(map(len, text.split())):
        return False
    if tokens > _LONGEST_LIST:
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(map(str.isascii, letters)) <= len(letters)


@dataclass(frozen=True, slots=True)
class Plan(Generic[W]):
    """The windows of some texts, each different text once.

    `parts`: of each different text its windows' numbers and their sizes in tokens; `places`: for
    each text asked for, which of the different ones it is.
    """

    windows: list[W]
    parts: list[tuple[range, list[int]]]
    places: list[int]


def plan(texts: Sequence[str], encode: Callable[[str], list[tuple[W, int]]]) -> Plan[W]:
    """How to embed `texts`; `encode` gives a text's windows, each with its number of tokens.

    Raises `ValueError` for a text without a token.
    """
    places: dict[str, int] = {}
    windows: list[W] = []
    parts: list[tuple[range, list[int]]] = []
    for position, text in enumerate(texts):
        if text in places:
            continue
        encoded = encode(text)
        if not encoded:
            raise ValueError(f"text {position} of {len(texts)} has no words: it has no direction")
        places[text] = len(parts)
        sizes = [tokens for _, tokens in encoded]
        parts.append((range(len(windows), len(windows) + len(encoded)), sizes))
        windows += [window for window, _ in encoded]
    return Plan(windows, parts, [places[text] for text in texts])


def means(vectors: Sequence[NDArray[np.float32]], how: Plan[W], dim: int) -> NDArray[np.float32]:
    """The unit vector of each text of `how`, float32 (n, dim); `vectors` has one for each window.

    A text's vector is the mean of its windows, weighted by tokens.
    """
    rows = np.empty((len(how.parts), dim), np.float32)
    for row, (numbers, sizes) in zip(rows, how.parts, strict=True):
        row[:] = _mean([vectors[n] for n in numbers], sizes)
    return rows[how.places] if how.places else rows


def embed_rows(
    texts: Sequence[str],
    dim: int,
    encode: Callable[[str], list[tuple[W, int]]],
    run: Callable[[list[W]], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """`texts` as float32 rows of unit length; `run` gives a unit vector a window, (n, dim)."""
    how = plan(texts, encode)
    return means(list(run(how.windows)) if how.windows else [], how, dim)


def _mean(vectors: list[NDArray[np.float32]], weights: list[int]) -> NDArray[np.float32]:
    # One window, the usual case, is passed on untouched: not a bit may change.
    if len(weights) == 1:
        return vectors[0]
    total = (np.stack(vectors) * np.array(weights, np.float32)[:, None]).sum(axis=0)
    mean: NDArray[np.float32] = total / np.sqrt((total * total).sum())
    return mean
