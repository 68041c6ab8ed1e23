"""Which kept postings a resume covers best: the pairs of a ranking, seen from the other side.

A promise is what a posting's requirements find in the resume from afar, by their vectors alone; it
decides which postings are looked at, and nothing else. All of them are guessed at, for there are
far fewer postings than resumes and a requirement is one product away.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus
from index.errors import DiskFull, StoreBusy, UnknownDocument
from index.types import Vectors
from matcher.columns import find
from matcher.errors import BadRequest
from matcher.facets import Keys, worth_of
from matcher.matching import Held, hold
from matcher.policy import Policy
from matcher.prepared import Prepared, from_bytes, remembered, to_bytes
from matcher.profile import Profile
from matcher.promise import graded, judged_nearness
from matcher.reading import ReadPosting
from matcher.types import Level, Month, Posting
from matcher.weights import Weights

SCORED_WHOLE = 200  # so many postings are matched without choosing among them first
FIRST = 200  # candidates that are matched at first,
ROUND = 50  # and these again and again, until none comes into the top
MOST = 1_000
_PER_PLACE = 4  # candidates in the first round, for each place of the top
_LEVELS = tuple(level.value for level in Level)

Maker = Callable[[], str]
Read = Callable[[str], ReadPosting]


class Suiting:
    """The postings of a corpus as seen from resumes. Threads may share it.

    `maker` names what notes the vectors of postings, `read` gives a kept posting by its id and
    raises `UnknownDocument`.
    """

    def __init__(
        self, corpus: Corpus, policy: Policy, prepared: Prepared, maker: Maker, read: Read
    ) -> None:
        self._corpus = corpus
        self._policy = policy
        self._prepared = prepared
        self._maker = maker
        self._read = read
        self._levels = Levels()

    def best(
        self, profile: Profile, top: int, weights: Weights, as_of: Month
    ) -> tuple[list[Held], int]:
        """The `top` postings by coverage, ties by id, and how many were matched.

        Where there are more than `SCORED_WHOLE`, the most promising are matched, in rounds, until a
        whole round brings none into the top.
        """
        best: list[tuple[float, str, Held]] = []
        considered = 0
        for some in self._rounds(profile, weights, top):
            before = best
            for found in some:
                with suppress(UnknownDocument):  # erased meanwhile
                    held = self.held(found, profile, weights, as_of)
                    considered += 1
                    if held is not None and held.coverage is not None:
                        best = [*best, (-held.coverage, found, held)]
            best = sorted(best, key=lambda one: one[:2])[:top]
            if [one[1] for one in best] == [one[1] for one in before]:
                break
        return [held for _, _, held in best], considered

    def held(
        self, posting_id: str, profile: Profile, weights: Weights, as_of: Month
    ) -> Held | None:
        """A kept posting held against a profile; None where the weights leave nothing of it."""
        posting = self._read(posting_id).posting
        model = self._corpus.model

        def embed(texts: Sequence[str]) -> Vectors:
            return self._noted(posting_id, texts) or self._newly_noted(posting, texts)

        try:
            asked = self._prepared.asked(posting, weights, as_of, model, embed)
        except BadRequest:
            return None
        return hold(asked, profile, self._policy)

    def _noted(self, posting_id: str, texts: Sequence[str]) -> Vectors | None:
        maker = self._maker()
        note = self._corpus.noted([posting_id], maker).get(posting_id)
        if note is None:
            return None
        try:
            return from_bytes(note).embed(texts)
        except ValueError:  # damaged: they are embedded anew
            return None

    def _newly_noted(self, posting: Posting, texts: Sequence[str]) -> Vectors:
        found = remembered(posting, self._corpus.read)
        with suppress(StoreBusy, DiskFull):  # another writer is at work: the next one notes it
            self._corpus.note(posting.document_id, self._maker(), to_bytes(found))
        return found.embed(texts) or self._corpus.read(texts)

    def _rounds(self, profile: Profile, weights: Weights, top: int) -> Iterator[Sequence[str]]:
        everyone = self._corpus.ids()
        first = max(FIRST, _PER_PLACE * top)
        if len(everyone) <= max(SCORED_WHOLE, first):
            yield sorted(everyone)
            return
        most = max(MOST, first)
        found = promising(profile, self._corpus, self._levels, self._policy, weights, most)
        yield found[:first]
        yield from (found[at : at + ROUND] for at in range(first, len(found), ROUND))


class Levels:
    """The level of every requirement that a corpus of postings holds. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int8))

    def of(self, corpus: Corpus) -> tuple[Keys, NDArray[np.int8]]:
        """Keys of passages, in order, and a place in `Level` for each, -1 for what is none."""
        present = corpus.numbers()
        with self._lock:
            if not np.array_equal(self._known[0], present):
                keys, labels = corpus.labels()
                codes = [_LEVELS.index(one) if one in _LEVELS else -1 for one in labels]
                self._known = (present, keys, np.array(codes, np.int8))
            return self._known[1:]


def promising(
    profile: Profile,
    corpus: Corpus,
    levels: Levels,
    policy: Policy,
    weights: Weights,
    k: int,
) -> list[str]:
    """Up to `k` ids of postings of which something counts, the most promising first."""
    held = profile.embedded
    rows = held.rows.astype(np.float32) * held.scales[:, None]
    worth = worth_of(profile, policy.ranker).astype(np.float32)
    keys, similar = corpus.nearest_to_any(Vectors(held.model, rows), worth)
    known, codes = levels.of(corpus)
    here, at = find(known, keys)
    counts = np.array([*(weights.of(0, level) for level in Level), 0.0])
    counted = np.zeros(len(keys))
    counted[here] = counts[codes[at]]
    numbers, place = np.unique(corpus.numbers_of(keys), return_inverse=True)
    share = np.bincount(place, counted, len(numbers))
    promised = np.bincount(
        place, counted * graded(similar * judged_nearness(policy), policy.grader), len(numbers)
    )
    left = np.flatnonzero(share > 0)
    order = left[np.lexsort((numbers[left], -(promised[left] / share[left])))][:k]
    names = corpus.ids_of(numbers[order].tolist())
    return [names[number] for number in numbers[order].tolist() if number in names]
