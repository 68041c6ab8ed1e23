"""What of every kept resume must be at hand when candidates are chosen, in columns.

A few bytes a passage and a few hundred a resume, so that a million resumes fit in memory: what each
passage is worth by itself, and what recruiters filter by. Made from profiles, by the document's
number in its corpus. A number names the same passages for ever, so nothing here grows stale.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Ragged, find, joined, months, spans
from matcher.incidence import before, key_of
from matcher.lexicon.places import Marks, marks_of
from matcher.lexicon.tongues import PART_OF
from matcher.offers import LABELS
from matcher.policy import Ranker
from matcher.profile import Profile
from matcher.schooling import Schooling, plain
from matcher.types import Month
from matcher.verify.degree import DONE, INSTEAD, SOME_YEARS, Asked, Held, weigh
from matcher.where import Where as Where

Keys = NDArray[np.int64]
Short = NDArray[np.uint32]
Read = Callable[[Sequence[int]], Iterable[tuple[int, Profile]]]

_ORDINAL_BITS = 20  # of a key of the corpus; the document's number stands above them
_AT_ONCE = 500  # profiles that are read at a time
_LAST_BITS = (1 << 16) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """What is kept of one resume."""

    worth: NDArray[np.float16] = field(repr=False)
    degrees: tuple[Held, ...]
    jobs: NDArray[np.int32]
    terms: Short = field(repr=False)
    tongues: Short = field(repr=False)
    places: Short = field(repr=False)

    @property
    def degree(self) -> int:
        """The rank of the highest degree that is finished; 0 for none."""
        held = [one.rank for one in self.degrees if one.stated and one.state == DONE]
        return max(held, default=0)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Resumes by number, in order.

    `ranks` are those of the highest finished degrees, `degrees` numbers of a `Schooling`.
    """

    numbers: Keys = field(repr=False)
    ranks: NDArray[np.int8] = field(repr=False)
    worth: Ragged
    degrees: Ragged
    terms: Ragged
    jobs: Ragged
    tongues: Ragged
    places: Ragged


def facet_of(profile: Profile, use: Ranker) -> Facet:
    """The facet of a resume; `use` says what its passages are worth."""
    facts = profile.facts
    tongues = {one.tongue for one in facts.tongues if one.step != 0 and one.listed}
    tongues |= {PART_OF[tongue] for tongue in tongues if tongue in PART_OF}
    return Facet(
        worth=once(worth_of(profile, use), profile.lines.texts).astype(np.float16),
        degrees=plain(facts.degrees),
        jobs=spans((job.first, job.last) for job in facts.tenure.jobs),
        terms=np.unique(profile.held.keys.astype(np.uint32)),
        tongues=np.array([short_of(tongue) for tongue in tongues], np.uint32),
        places=np.array(
            [short_of(mark) for mark in sorted(marks_of(profile.whereabouts))], np.uint32
        ),
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


def once(worth: NDArray[Any], texts: NDArray[np.integer]) -> NDArray[Any]:
    """The worth of passages, but -inf for all that have a text another has that is worth as much.

    No text counts as the best and as the second too. `texts` are their numbers.
    """
    order = np.argsort(-worth, kind="stable")
    kept = order[np.unique(texts[order], return_index=True)[1]]
    found = np.full_like(worth, -np.inf)
    found[kept] = worth[kept]
    return found


class Facets:
    """The columns of a corpus. Threads may share them; they grow by `follow`."""

    def __init__(self, use: Ranker) -> None:
        self._use = use
        self._lock = threading.Lock()
        self.schooling = Schooling()
        self._columns = columns([], self.schooling)
        self._none: Keys = np.empty(0, np.int64)

    def __len__(self) -> int:
        """How many documents are known."""
        return len(self._columns.numbers)

    @property
    def columns(self) -> Columns:
        """What is held."""
        return self._columns

    @property
    def none(self) -> Keys:
        """The numbers of those that were asked for and are no resumes."""
        return self._none

    def take(self, columns: Columns, none: Keys | None = None) -> None:
        """Hold these columns, and know of these that are no resumes, in place of what is held."""
        with self._lock:
            self._columns = columns
            self._none = np.empty(0, np.int64) if none is None else none

    def follow(self, present: Keys, read: Read) -> None:
        """Learn of the documents `present`, by number, and forget all others.

        `read` gives the profiles of those that are not known yet, as far as they are still there
        and are resumes; those that it does not give are never asked for again.
        """
        with self._lock:
            known = self._columns
            present = present[~np.isin(present, self._none)]
            if np.array_equal(known.numbers, present):
                return
            # rows are found by halving, so that a number out of order would hide others
            known = known if _rises(known.numbers, present) else columns([], self.schooling)
            new = present[~np.isin(present, known.numbers)].tolist()
            parts = [_taken(known, np.isin(known.numbers, present))]
            none = set(new)
            for at in range(0, len(new), _AT_ONCE):
                found = sorted(read(new[at : at + _AT_ONCE]), key=lambda one: one[0])
                made = [(n, facet_of(one, self._use)) for n, one in found]
                none.difference_update(n for n, _ in found)
                parts.append(columns(made, self.schooling))
            self._columns = together(parts)
            self._none = np.concatenate([self._none, np.array(sorted(none), np.int64)])

    def worth(self, keys: Keys) -> NDArray[np.float32]:
        """What the passages of `keys` are worth; 0 for those not known.

        Quick where the passages of a document follow each other.
        """
        columns = self._columns
        numbers, ordinals = keys >> _ORDINAL_BITS, keys & ((1 << _ORDINAL_BITS) - 1)
        first = np.flatnonzero(np.diff(numbers, prepend=-1))
        starts, ends = _bounds(columns, columns.worth, numbers[first])
        sizes = np.diff(first, append=len(keys))
        place = np.repeat(starts, sizes) + ordinals
        known = place < np.repeat(ends, sizes)
        worth = np.zeros(len(keys), np.float32)
        worth[known] = columns.worth.values[place[known]]
        return worth

    def holds(self, numbers: Keys, terms: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of `terms`, by their keys, each document holds anywhere: (documents, terms).

        Nothing is known of documents that are not in the columns.
        """
        held = _picked(self._columns, self._columns.terms, numbers)
        short = terms.astype(np.uint32)
        order = np.argsort(short)
        # Most of what is held is not asked for: their last bits leave little to look for.
        likely = np.zeros(_LAST_BITS + 1, bool)
        likely[short & _LAST_BITS] = True
        spots = np.flatnonzero(likely[held.values & _LAST_BITS])
        hit, near = find(short[order], held.values[spots])
        holds = np.zeros((len(numbers), len(terms)), bool)
        holds[held.rows_of(spots[hit]), order[near]] = True
        return holds

    def ruled(self, numbers: Keys, asked: Asked, as_of: Month) -> NDArray[np.float64]:
        """About what the rule says of each document where a degree is asked for, 0..1.

        Nothing is known of documents that are not in the columns.
        """
        held = _picked(self._columns, self._columns.degrees, numbers)
        found = np.full(len(numbers), weigh(asked, (), (), as_of).coverage)
        worth = self.schooling.worth(held.values, asked, as_of)
        np.maximum.at(found, held.rows_of(np.arange(len(worth))), worth)
        if asked.experience_instead:
            worked = months(_picked(self._columns, self._columns.jobs, numbers), as_of)
            found[worked >= 12 * SOME_YEARS] = found[worked >= 12 * SOME_YEARS].clip(INSTEAD)
        return found

    def chosen(self, where: Where, as_of: Month) -> Keys:
        """The numbers of the documents that have what `where` asks of profiles, in order.

        Places are for `at`. Jobs that go on are taken to end in month `as_of`.
        """
        columns = self._columns
        kept = np.ones(len(columns.numbers), bool)
        if where.degree is not None:
            kept &= columns.ranks >= where.degree
        for term in where.terms:
            kept &= columns.terms.holding(short_of(term))
        for tongue in where.tongues:
            kept &= columns.tongues.holding(short_of(tongue))
        if where.years is not None:
            kept &= months(columns.jobs, as_of) >= where.years * 12
        return columns.numbers[kept]

    def at(self, numbers: Keys, places: Sequence[Sequence[Marks]]) -> tuple[Keys, int]:
        """Which of `numbers`, in order, are at one of `places`; and how many do not say where."""
        columns = self._columns
        known = np.isin(columns.numbers, numbers)
        there = np.zeros(len(known), bool)
        for place in places:
            here = known.copy()
            for marks in place:
                here &= np.any([columns.places.holding(short_of(mark)) for mark in marks], axis=0)
            there |= here
        silent = int((known & (columns.places.sizes == 0)).sum())
        return columns.numbers[there], silent


def _bounds(columns: Columns, of: Ragged, numbers: Keys) -> tuple[Keys, Keys]:
    """Where the values of each document begin and end; nothing lies between for those not known."""
    starts, ends = np.zeros((2, len(numbers)), np.int64)
    known, at = find(columns.numbers, numbers)
    starts[known], ends[known] = of.starts[at], of.starts[at + 1]
    return starts, ends


def short_of(text: str) -> np.uint32:
    """Names a term or language in four bytes."""
    return np.uint32(key_of(text) & 0xFFFFFFFF)


def _picked(columns: Columns, of: Ragged, numbers: Keys) -> Ragged:
    """The values of some documents, a row each; of those not known none."""
    starts, ends = _bounds(columns, of, numbers)
    sizes = ends - starts
    spots = np.arange(int(sizes.sum())) + np.repeat(starts - before(sizes), sizes)
    return Ragged.sized(sizes, of.values[spots])


def columns(facets: Sequence[tuple[int, Facet]], schooling: Schooling) -> Columns:
    """The columns of resumes by number, in order; `schooling` numbers their degrees."""
    found = [facet for _, facet in facets]
    return Columns(
        numbers=np.array([number for number, _ in facets], np.int64),
        ranks=np.array([one.degree for one in found], np.int8),
        worth=Ragged.of([one.worth for one in found], np.empty(0, np.float16)),
        degrees=Ragged.of([schooling.kinds(one.degrees) for one in found], np.empty(0, np.int32)),
        terms=Ragged.of([one.terms for one in found], np.empty(0, np.uint32)),
        jobs=Ragged.of([one.jobs for one in found], np.empty((0, 2), np.int32)),
        tongues=Ragged.of([one.tongues for one in found], np.empty(0, np.uint32)),
        places=Ragged.of([one.places for one in found], np.empty(0, np.uint32)),
    )


def _taken(columns: Columns, kept: NDArray[np.bool_]) -> Columns:
    if kept.all():
        return columns
    return Columns(
        numbers=columns.numbers[kept],
        ranks=columns.ranks[kept],
        worth=columns.worth.taken(kept),
        degrees=columns.degrees.taken(kept),
        terms=columns.terms.taken(kept),
        jobs=columns.jobs.taken(kept),
        tongues=columns.tongues.taken(kept),
        places=columns.places.taken(kept),
    )


def together(parts: Sequence[Columns]) -> Columns:
    """Columns of different documents, the numbers of each part above those before it."""
    return Columns(
        numbers=np.concatenate([one.numbers for one in parts]),
        ranks=np.concatenate([one.ranks for one in parts]),
        worth=joined([one.worth for one in parts]),
        degrees=joined([one.degrees for one in parts]),
        terms=joined([one.terms for one in parts]),
        jobs=joined([one.jobs for one in parts]),
        tongues=joined([one.tongues for one in parts]),
        places=joined([one.places for one in parts]),
    )


def _rises(known: Keys, present: Keys) -> bool:
    """Whether all of `present` that are not `known` stand above those that are."""
    new = present[~np.isin(present, known)]
    return not len(new) or not len(known) or bool(new.min() > known.max())
