"""Texts of any length through a model that sees a window of tokens: split, embed, take the mean.

Every embedder goes through `embed_rows`, so that they all treat long texts, repeated texts and
texts of no words alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

W = TypeVar("W")
_SPACE = re.compile(r"\s")


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


def embed_rows(
    texts: Sequence[str],
    dim: int,
    encode: Callable[[str], list[tuple[W, int]]],
    run: Callable[[list[W]], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """Embed `texts` as float32 rows of unit length, shape (len(texts), dim).

    `encode` gives a text's windows, each with its number of tokens; `run` gives a unit vector for
    each window, shape (n, dim). A text's vector is the mean of its windows, weighted by tokens. A
    text that comes twice is embedded once. Raises `ValueError` for a text without a token.
    """
    places: dict[str, int] = {}
    windows: list[W] = []
    spans: list[tuple[int, list[int]]] = []
    for position, text in enumerate(texts):
        if text in places:
            continue
        encoded = encode(text)
        if not encoded:
            raise ValueError(f"text {position} of {len(texts)} has no words: it has no direction")
        places[text] = len(spans)
        spans.append((len(windows), [tokens for _, tokens in encoded]))
        windows += [window for window, _ in encoded]
    vectors = run(windows) if windows else np.empty((0, dim), np.float32)
    rows = np.empty((len(spans), dim), np.float32)
    for row, (start, tokens) in zip(rows, spans, strict=True):
        row[:] = _mean(vectors[start : start + len(tokens)], tokens)
    return rows[[places[text] for text in texts]] if texts else rows


def _mean(vectors: NDArray[np.float32], weights: list[int]) -> NDArray[np.float32]:
    # One window, the usual case, is passed on untouched: not a bit may change.
    if len(weights) == 1:
        one: NDArray[np.float32] = vectors[0]
        return one
    total = (vectors * np.array(weights, np.float32)[:, None]).sum(axis=0)
    mean: NDArray[np.float32] = total / np.sqrt((total * total).sum())
    return mean
