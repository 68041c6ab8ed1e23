"""How well evidence and coverage agree with people's labels. Numbers in, numbers out.

Grades are 0 (nothing shown), 1 (partly), 2 (met); a coverage is read as grade / 2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

_WORD = re.compile(r"[a-z0-9+#.]+")


def quotes_line(quote: str, line: str) -> bool:
    """Whether `quote` stands for the labelled `line`.

    They share 60 % of the shorter one's words, and at least two; and the quote is no longer than
    a paragraph (60 words, or four times the line).

    >>> quotes_line("Built pipelines in Python", "- Built pipelines in Python and SQL")
    True
    """
    said, labelled = _tokens(quote), _tokens(line)
    if not said or not labelled or len(said) > max(60, 4 * len(labelled)):
        return False
    common = sum((Counter(said) & Counter(labelled)).values())
    return common >= 0.6 * min(len(said), len(labelled)) and common >= min(2, len(labelled))


def auc(higher: ArrayLike, lower: ArrayLike) -> float:
    """Chance that one of `higher` stands above one of `lower`, ties half (Mann-Whitney).

    >>> auc([0.9, 0.4], [0.1, 0.4])
    0.875
    """
    high, low = np.asarray(higher, float), np.asarray(lower, float)
    if not len(high) or not len(low):
        return float("nan")
    wins = (high[:, None] > low[None]) + 0.5 * (high[:, None] == low[None])
    return float(np.mean(wins))


def quadratic_kappa(one: ArrayLike, other: ArrayLike, grades: int = 3) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968); 1 agrees, 0 is chance.

    >>> quadratic_kappa([0, 1, 2], [0, 1, 2])
    1.0
    """
    seen = np.zeros((grades, grades))
    np.add.at(seen, (np.asarray(one, int), np.asarray(other, int)), 1)
    seen /= seen.sum()
    chance = np.outer(seen.sum(1), seen.sum(0))
    cost = np.subtract.outer(np.arange(grades), np.arange(grades)) ** 2 / (grades - 1) ** 2
    return float(1 - (cost * seen).sum() / (cost * chance).sum())


def brier(coverage: ArrayLike, grade: ArrayLike) -> float:
    """Mean squared distance of coverage from grade / 2.

    >>> brier([1.0, 0.5], [2, 0])
    0.125
    """
    return float(np.mean((np.asarray(coverage, float) - np.asarray(grade, float) / 2) ** 2))


def calibration_error(coverage: ArrayLike, grade: ArrayLike, bins: int = 5) -> float:
    """Expected calibration error over bins of equal count.

    The mean over bins, weighted by their size, of ``|mean coverage - mean grade / 2|``.

    >>> calibration_error([0.0, 1.0], [0, 2], bins=2)
    0.0
    """
    covered, met = np.asarray(coverage, float), np.asarray(grade, float) / 2
    parts = [b for b in np.array_split(np.argsort(covered), bins) if len(b)]
    gaps = [len(b) * abs(covered[b].mean() - met[b].mean()) for b in parts]
    return float(sum(gaps) / len(covered))


def first_hit(quotes: Sequence[str], lines: Sequence[str]) -> int | None:
    """The place, from 0, of the first quote that stands for one of the labelled lines."""
    hits = (n for n, q in enumerate(quotes) if any(quotes_line(q, line) for line in lines))
    return next(hits, None)


def _tokens(text: str) -> list[str]:
    return [t for t in (w.strip(".") for w in _WORD.findall(text.lower())) if t]
