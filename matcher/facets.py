"""What of every kept resume must be at hand when candidates are chosen, in columns.

A few bytes a passage and a few hundred a resume, so that a million resumes fit in memory: what each
passage is worth by itself, and what recruiters filter by. Made from profiles, by the document's
number in its corpus. A number names the same passages for ever, so nothing here grows stale.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matcher.incidence import before, key_of
from matcher.offers import LABELS
from matcher.policy import Ranker
from matcher.profile import Profile
from matcher.types import Month
from matcher.verify.degree import DONE

Keys = NDArray[np.int64]
Read = Callable[[Sequence[int]], Iterable[tuple[int, Profile]]]

_ORDINAL_BITS = 20  # of a key of the corpus; the document's number stands above them
_AT_ONCE = 500  # profiles that are read at a time


@dataclass(frozen=True, slots=True)
class Where:
    """What a resume must have to be a candidate; all of it.

    `degree`: a finished degree of this rank or higher (`matcher.lexicon.degrees.Rank`). `years`: so
    many years in dated jobs, together. `terms`: a passage holds it (`matcher.lexicon.words.terms`).
    `tongues`: a language by its name, small letters, at any level but none.
    """

    degree: int | None = None
    years: float | None = None
    terms: tuple[str, ...] = ()
    tongues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """What is kept of one resume."""

    worth: NDArray[np.float16] = field(repr=False)
    degree: int
    jobs: tuple[tuple[int, int | None], ...]
    terms: NDArray[np.uint32] = field(repr=False)
    tongues: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Resumes by number, in order; `starts` has one more, where the last one's passages end."""

    numbers: Keys = field(repr=False)
    starts: Keys = field(repr=False)
    worth: NDArray[np.float16] = field(repr=False)
    degrees: NDArray[np.int8] = field(repr=False)
    term_starts: Keys = field(repr=False)
    terms: NDArray[np.uint32] = field(repr=False)
    jobs: tuple[tuple[tuple[int, int | None], ...], ...] = field(repr=False)
    tongues: tuple[tuple[str, ...], ...] = field(repr=False)


def facet_of(profile: Profile, use: Ranker) -> Facet:
    """The facet of a resume; `use` says what its passages are worth."""
    facts = profile.facts
    held = [one.rank for one in facts.degrees if one.stated and one.state == DONE]
    return Facet(
        worth=worth_of(profile, use).astype(np.float16),
        degree=max(held, default=0),
        jobs=tuple((job.first, job.last) for job in facts.tenure.jobs),
        terms=np.unique(profile.held.keys.astype(np.uint32)),
        tongues=tuple({one.tongue for one in facts.tongues if one.step != 0}),
    )


def nearness(use: Ranker) -> float:
    """What a similarity of 1 adds to a score, where the whole text is all that is known."""
    return use.cosine + use.late + use.parts


def worth_of(profile: Profile, use: Ranker) -> NDArray[np.float64]:
    """What each passage adds to its score whatever is asked, in the measure of similarities."""
    brief = np.maximum(0.0, 1.0 - profile.lines.words / use.full_words)
    by_label = np.array([use.labels.get(label, 0.0) for label in LABELS])
    offered = use.prior * profile.embedded.priors - use.brevity * brief
    worth: NDArray[np.float64] = (offered + by_label[profile.lines.labels]) / nearness(use)
    return worth


class Facets:
    """The columns of a corpus. Threads may share them; they grow by `follow`."""

    def __init__(self, use: Ranker) -> None:
        self._use = use
        self._lock = threading.Lock()
        self._columns = _columns([])

    def follow(self, present: Keys, read: Read) -> None:
        """Learn of the documents `present`, by number, and forget all others.

        `read` gives the profiles of those that are not known yet, as far as they are still there.
        """
        with self._lock:
            known = self._columns
            if np.array_equal(known.numbers, present):
                return
            # numbers rise: what was unreadable the last time would stand in the wrong order
            known = known if _rises(known.numbers, present) else _columns([])
            new = present[~np.isin(present, known.numbers)].tolist()
            parts = [_taken(known, np.isin(known.numbers, present))]
            for at in range(0, len(new), _AT_ONCE):
                found = sorted(read(new[at : at + _AT_ONCE]), key=lambda one: one[0])
                parts.append(_columns([(n, facet_of(one, self._use)) for n, one in found]))
            self._columns = _joined(parts)

    def worth(self, keys: Keys) -> NDArray[np.float32]:
        """What the passages of `keys` are worth; 0 for those not known."""
        columns = self._columns
        if not len(columns.numbers):
            return np.zeros(len(keys), np.float32)
        numbers, ordinals = keys >> _ORDINAL_BITS, keys & ((1 << _ORDINAL_BITS) - 1)
        at = np.searchsorted(columns.numbers, numbers).clip(max=len(columns.numbers) - 1)
        place = columns.starts[at] + ordinals
        known = (columns.numbers[at] == numbers) & (place < columns.starts[at + 1])
        worth = np.zeros(len(keys), np.float32)
        worth[known] = columns.worth[place[known]]
        return worth

    def holds(self, numbers: Keys, terms: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of `terms`, by their keys, each document holds anywhere: (documents, terms).

        Nothing is known of documents that are not in the columns.
        """
        columns = self._columns
        holds = np.zeros((len(numbers), len(terms)), bool)
        if not len(columns.numbers) or not len(terms):
            return holds
        at = np.searchsorted(columns.numbers, numbers).clip(max=len(columns.numbers) - 1)
        known = columns.numbers[at] == numbers
        starts = columns.term_starts[at]
        sizes = np.where(known, columns.term_starts[at + 1] - starts, 0)
        spots = np.arange(int(sizes.sum())) + np.repeat(starts - before(sizes), sizes)
        found = columns.terms[spots]
        short = terms.astype(np.uint32)
        order = np.argsort(short)
        near = np.searchsorted(short[order], found).clip(max=len(short) - 1)
        hit = short[order[near]] == found
        holds[np.repeat(np.arange(len(numbers)), sizes)[hit], order[near[hit]]] = True
        return holds

    def chosen(self, where: Where, as_of: Month) -> Keys:
        """The numbers of the documents that have all of `where`, in order.

        Jobs that go on are taken to end in month `as_of`.
        """
        columns = self._columns
        kept = np.ones(len(columns.numbers), bool)
        if where.degree is not None:
            kept &= columns.degrees >= where.degree
        for term in where.terms:
            places = np.flatnonzero(columns.terms == np.uint32(key_of(term) & 0xFFFFFFFF))
            holds = np.zeros(len(kept), bool)
            holds[np.searchsorted(columns.term_starts, places, side="right") - 1] = True
            kept &= holds
        left = np.flatnonzero(kept).tolist()
        if where.tongues:
            left = [at for at in left if set(where.tongues) <= set(columns.tongues[at])]
        if where.years is not None:
            least = where.years * 12
            left = [at for at in left if months(columns.jobs[at], as_of) >= least]
        return columns.numbers[left]


def months(jobs: Iterable[tuple[int, int | None]], as_of: Month) -> int:
    """How many months the jobs fill together; those that they share count once.

    >>> months([(24000, 24011), (24006, 24017)], Month(2024, 1))
    18
    """
    filled, reached = 0, -1
    for first, end in sorted((a, as_of.index if b is None else b) for a, b in jobs):
        filled += max(0, end - max(first - 1, reached))
        reached = max(reached, end)
    return filled


def _columns(facets: Sequence[tuple[int, Facet]]) -> _Columns:
    found = [facet for _, facet in facets]
    return _Columns(
        numbers=np.array([number for number, _ in facets], np.int64),
        starts=_starts([len(one.worth) for one in found]),
        worth=np.concatenate([np.empty(0, np.float16), *(one.worth for one in found)]),
        degrees=np.array([one.degree for one in found], np.int8),
        term_starts=_starts([len(one.terms) for one in found]),
        terms=np.concatenate([np.empty(0, np.uint32), *(one.terms for one in found)]),
        jobs=tuple(one.jobs for one in found),
        tongues=tuple(one.tongues for one in found),
    )


def _taken(columns: _Columns, kept: NDArray[np.bool_]) -> _Columns:
    if kept.all():
        return columns
    sizes, terms = np.diff(columns.starts), np.diff(columns.term_starts)
    at = np.flatnonzero(kept).tolist()
    return _Columns(
        numbers=columns.numbers[kept],
        starts=_starts(sizes[kept]),
        worth=columns.worth[np.repeat(kept, sizes)],
        degrees=columns.degrees[kept],
        term_starts=_starts(terms[kept]),
        terms=columns.terms[np.repeat(kept, terms)],
        jobs=tuple(columns.jobs[n] for n in at),
        tongues=tuple(columns.tongues[n] for n in at),
    )


def _joined(parts: Sequence[_Columns]) -> _Columns:
    """Columns of different documents, the numbers of each part above those before it."""
    return _Columns(
        numbers=np.concatenate([one.numbers for one in parts]),
        starts=_starts(np.concatenate([np.diff(one.starts) for one in parts])),
        worth=np.concatenate([one.worth for one in parts]),
        degrees=np.concatenate([one.degrees for one in parts]),
        term_starts=_starts(np.concatenate([np.diff(one.term_starts) for one in parts])),
        terms=np.concatenate([one.terms for one in parts]),
        jobs=tuple(chain.from_iterable(one.jobs for one in parts)),
        tongues=tuple(chain.from_iterable(one.tongues for one in parts)),
    )


def _rises(known: Keys, present: Keys) -> bool:
    """Whether all of `present` that are not `known` stand above those that are."""
    new = present[~np.isin(present, known)]
    return not len(new) or not len(known) or bool(new.min() > known.max())


def _starts(sizes: Sequence[int] | NDArray[np.int64]) -> Keys:
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64)
