"""How well evidence and coverage agree with people's labels. Numbers in, numbers out.

Grades are 0 (nothing shown), 1 (partly), 2 (met); a coverage is read as grade / 2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

Sample = TypeVar("Sample")

_WORD = re.compile(r"[a-z0-9+#.]+")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and the ends of the interval that holds it in 95 of 100 resamplings."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like coverage: how many, their mean coverage, their mean grade / 2."""

    size: int
    coverage: float
    met: float


@dataclass(frozen=True, slots=True)
class Ordering:
    """Of `pairs` pairs, how many stand in the right order, and how many stand level."""

    right: int
    level: int
    pairs: int

    @property
    def share(self) -> float:
        """The share that stands right; level pairs are wrong."""
        return self.right / self.pairs if self.pairs else float("nan")

    def __add__(self, other: Ordering) -> Ordering:
        return Ordering(
            self.right + other.right, self.level + other.level, self.pairs + other.pairs
        )


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
    low = np.sort(low)
    twice = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(twice.sum() / (2 * len(high) * len(low)))


def quadratic_kappa(one: ArrayLike, other: ArrayLike, grades: int = 3) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968); 1 agrees, 0 is chance.

    >>> quadratic_kappa([0, 1, 2], [0, 1, 2])
    1.0
    """
    seen = np.zeros((grades, grades))
    np.add.at(seen, (np.asarray(one, int), np.asarray(other, int)), 1)
    if not seen.sum():
        return float("nan")
    seen /= seen.sum()
    chance = np.outer(seen.sum(1), seen.sum(0))
    cost = np.subtract.outer(np.arange(grades), np.arange(grades)) ** 2 / (grades - 1) ** 2
    expected = (cost * chance).sum()
    return float(1 - (cost * seen).sum() / expected) if expected else float("nan")


def brier(coverage: ArrayLike, grade: ArrayLike) -> float:
    """Mean squared distance of coverage from grade / 2.

    >>> brier([1.0, 0.5], [2, 0])
    0.125
    """
    off = np.asarray(coverage, float) - np.asarray(grade, float) / 2
    return float(np.mean(off**2)) if len(off) else float("nan")


def calibration_error(coverage: ArrayLike, grade: ArrayLike, bins: int = 5) -> float:
    """Expected calibration error over bins of equal count.

    The mean over bins, weighted by their size, of ``|mean coverage - mean grade / 2|``.

    >>> calibration_error([0.0, 1.0], [0, 2], bins=2)
    0.0
    """
    parts = reliability(coverage, grade, bins)
    size = sum(part.size for part in parts)
    gaps = sum(part.size * abs(part.coverage - part.met) for part in parts)
    return gaps / size if size else float("nan")


def reliability(coverage: ArrayLike, grade: ArrayLike, bins: int = 5) -> tuple[Bin, ...]:
    """The answers in bins of equal count, least covered first; empty bins are left out.

    >>> reliability([0.9, 0.1, 0.3, 0.7], [2, 0, 1, 2], bins=2)
    (Bin(size=2, coverage=0.2, met=0.25), Bin(size=2, coverage=0.8, met=1.0))
    """
    covered, met = np.asarray(coverage, float), np.asarray(grade, float) / 2
    parts = np.array_split(np.argsort(covered, kind="stable"), bins)
    return tuple(
        Bin(len(p), float(covered[p].mean()), float(met[p].mean())) for p in parts if len(p)
    )


def confusion(grade: ArrayLike, answer: ArrayLike, answers: int = 3) -> tuple[tuple[int, ...], ...]:
    """How often each answer met each grade: a row a grade (0, 1, 2), a column an answer.

    >>> confusion([2, 2, 0], [2, 1, 0])
    ((1, 0, 0), (0, 0, 0), (0, 1, 1))
    """
    seen = np.zeros((3, answers), int)
    np.add.at(seen, (np.asarray(grade, int), np.asarray(answer, int)), 1)
    return tuple(tuple(int(n) for n in row) for row in seen)


def ordering(higher: ArrayLike, lower: ArrayLike) -> Ordering:
    """Every one of `higher` against every one of `lower`: how many pairs stand right, or level.

    >>> ordering([0.9, 0.4], [0.1, 0.4])
    Ordering(right=3, level=1, pairs=4)
    """
    high, low = np.asarray(higher, float)[:, None], np.asarray(lower, float)[None]
    right, level = int((high > low).sum()), int((high == low).sum())
    return Ordering(right, level, high.size * low.size)


def bootstrap(
    samples: Sequence[Sample],
    figure: Callable[[Sequence[Sample]], dict[str, float]],
    rounds: int = 1000,
    seed: int = 20261126,
) -> dict[str, Interval]:
    """Each of the figures of `samples` with its 95 % percentile interval (Efron 1979).

    `figure` is computed again for `rounds` samples as large, drawn with replacement; a round in
    which a figure is not a number says nothing of it. The same seed gives the same interval.

    >>> bootstrap([1.0, 1.0], lambda some: {"mean": sum(some) / len(some)}, rounds=10)
    {'mean': Interval(value=1.0, low=1.0, high=1.0)}
    """
    draw = np.random.default_rng(seed)
    value = figure(samples)
    if not samples:
        return {name: Interval(v, float("nan"), float("nan")) for name, v in value.items()}
    again = [
        figure([samples[n] for n in draw.integers(0, len(samples), len(samples))])
        for _ in range(rounds)
    ]
    return {name: _interval(v, [one[name] for one in again]) for name, v in value.items()}


def _interval(value: float, again: Sequence[float]) -> Interval:
    known = [v for v in again if v == v]
    low, high = np.quantile(known, (0.025, 0.975)) if known else (float("nan"),) * 2
    return Interval(value, float(low), float(high))


def first_hit(quotes: Sequence[str], lines: Sequence[str]) -> int | None:
    """The place, from 0, of the first quote that stands for one of the labelled lines."""
    hits = (n for n, q in enumerate(quotes) if any(quotes_line(q, line) for line in lines))
    return next(hits, None)


def _tokens(text: str) -> list[str]:
    return [t for t in (w.strip(".") for w in _WORD.findall(text.lower())) if t]
