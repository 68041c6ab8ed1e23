"""Which passages and documents of a corpus are near a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.ann.keys import Keys, numbers, places
from index.ann.nearest import Worth, top
from index.ann.shadow import Shadow
from index.ann.view import key_of
from index.embedder.base import Embedder
from index.errors import ModelMismatch
from index.kept import Kept
from index.store.documents import Place
from index.store.sqlite import Store
from index.texts import Texts
from index.types import Hit, Vectors

_TRIES = 3  # searches, while documents vanish between finding and reading


@dataclass(frozen=True, slots=True, eq=False)
class NearDocuments:
    """Documents by id and number, best first, and each one's similarity to each query.

    `similar` is (documents, queries): that of the document's nearest passage.
    """

    ids: tuple[str, ...]
    numbers: Keys
    similar: NDArray[np.float64] = field(repr=False)


class Near(Kept):
    """A store that is searched by the vectors of one model."""

    def __init__(self, store: Store, shadow: Shadow, embedder: Embedder) -> None:
        super().__init__(store)
        self._shadow = shadow
        self._embedder = embedder
        self._texts = Texts(store, embedder)

    @property
    def model(self) -> str:
        """The fingerprint of the present model."""
        return self._embedder.fingerprint

    @property
    def dim(self) -> int:
        """Components of a vector of the present model."""
        return self._embedder.dim

    def vectors(self, document_id: str) -> Vectors:
        """The vectors of `passages(document_id)`, row by row.

        Raises `UnknownDocument`, `ModelMismatch`.
        """
        model, dim = self._embedder.fingerprint, self._embedder.dim
        return Vectors(model, self._store.embedded.of(document_id, model, dim))

    def read(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts` with their tokens, where the model has them. Nothing is kept on disk.

        The vectors are remembered for a while, so that a passage is not embedded again when the
        document that it stands in is added.
        """
        return self._texts.read(texts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, (n, dim): from the store where known, else embedded and not kept."""
        return self._texts.embed(texts)

    def search(
        self, queries: Vectors, k: int, ids: Collection[str] | None = None
    ) -> list[list[Hit]]:
        """For every query its `k` nearest passages, best first; fewer only if there are fewer.

        Ties go by document id, then ordinal. `ids` confines the search to these documents. Raises
        `ModelMismatch`; `UnknownDocument` if one of `ids` is not here.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more; it is {k}")
        self._admit(queries)
        for _ in range(_TRIES):
            answers, whole = self._search(queries.rows, k, ids)
            if whole:
                break
        return answers

    def best_per_document(self, queries: Vectors, k: int) -> list[str]:
        """Up to `k` document ids, best first by MaxSim, exact.

        MaxSim is the similarity of a document's nearest passage to each query, summed over the
        queries. Ties go by id; documents without passages come last. Raises `ModelMismatch`.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more; it is {k}")
        self._admit(queries)
        near = self.nearest(queries, np.ones(len(queries)), k)
        best = near.ids[:k]
        if len(best) < k:
            best = (*best, *sorted(set(self._store.ids()) - set(best))[: k - len(best)])
        return list(best)

    def nearest(
        self,
        queries: Vectors,
        weights: NDArray[np.float64],
        k: int,
        among: Keys | None = None,
        worth: Worth | None = None,
    ) -> NearDocuments:
        """The documents nearest to `queries` by weighted MaxSim: `k`, and what ties with the last.

        MaxSim is the similarity of a document's nearest passage to each query, times its weight
        (0 or more), summed. `worth` says what passages are worth by themselves, in the measure of
        similarities, by key; it is added to theirs. `among` confines the search to documents of
        these numbers, in order. Best first, ties by id. Exact while the corpus is small; see
        `index.ann.choose`. Raises `ModelMismatch`.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more; it is {k}")
        self._admit(queries)
        found = self._shadow.current().best(queries.rows, weights, k, among, worth)
        names = self._store.ids_of(found.numbers.tolist())
        totals = found.totals(weights).tolist()
        ranked = sorted(
            (-total, names[number], at)
            for at, (number, total) in enumerate(zip(found.numbers.tolist(), totals, strict=True))
            if number in names
        )
        order = [at for _, _, at in ranked]
        ids = tuple(document_id for _, document_id, _ in ranked)
        return NearDocuments(ids, found.numbers[order], found.similar[order])

    def nearest_to_any(
        self, queries: Vectors, worth: NDArray[np.float32] | None = None
    ) -> tuple[Keys, NDArray[np.float32]]:
        """The key of every passage, and its similarity to the query nearest to it. All are read.

        `worth` says what each query is worth by itself, in the measure of similarities; it is added
        to its own. A key is a document's number (`numbers_of`) and, below it, a passage's ordinal;
        they are in no order.
        Raises `ModelMismatch`; `ValueError` where there is no query.
        """
        if not len(queries):
            raise ValueError("there must be at least one query")
        self._admit(queries)
        keys, similar = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
        for segment in self._shadow.current().segments:
            for some, rows in segment.parts():
                keys.append(some)
                found = rows @ queries.rows.T
                similar.append((found if worth is None else found + worth).max(axis=1))
        return np.concatenate(keys), np.concatenate(similar)

    def labels(self) -> tuple[Keys, list[str]]:
        """The key of every passage, in order, and its label."""
        owners, ordinals, labels = self._store.labels()
        return key_of(owners, ordinals), labels

    @staticmethod
    def numbers_of(keys: Keys) -> Keys:
        """The numbers of the documents that the passages of `keys` stand in."""
        return numbers(keys)

    def numbers(self, ids: Iterable[str] | None = None) -> Keys:
        """The numbers of documents, in order; of all that have passages where `ids` is None.

        Raises `UnknownDocument` if one of `ids` is not here.
        """
        if ids is None:
            return self._shadow.current().owners
        return np.array(sorted(set(self._store.numbers(ids))), np.int64)

    def ids_of(self, numbers: Sequence[int]) -> dict[int, str]:
        """Number -> id, for the documents that are still here."""
        return self._store.ids_of(numbers)

    def newest(self) -> Keys | None:
        """The numbers of the documents of which there is no newer version, in order.

        Of those alone that have passages. None where there are no versions: all are the newest.
        """
        older = self._store.versions.older()
        if not len(older):
            return None
        present = self.numbers()
        return present[~np.isin(present, older, assume_unique=True)]

    # ---- pieces

    def _admit(self, queries: Vectors) -> None:
        if queries.model != self._embedder.fingerprint:
            raise ModelMismatch(
                f"the queries are embedded by {queries.model}; the corpus searches by "
                f"{self._embedder.fingerprint}. Embed the queries with the corpus."
            )
        self._store.embedded.insist(self._embedder.fingerprint)

    def _search(
        self, queries: NDArray[np.float32], k: int, ids: Collection[str] | None
    ) -> tuple[list[list[Hit]], bool]:
        """The hits, and whether every passage that was found could still be read."""
        within = None if ids is None else self._store.numbers(ids)
        view = self._shadow.current()
        near = view.near(queries, k, within)
        owners = {number for keys, _ in near for number in numbers(keys).tolist()}
        if not view.exact:
            near = [
                self._recomputed(query, keys, k)
                for query, (keys, _) in zip(queries, near, strict=True)
            ]
        names = self._store.ids_of(sorted(owners))
        chosen = [_nearest(keys, similar, names, k) for keys, similar in near]
        wanted = {place for found in chosen for place, _ in found}
        passages = self._store.passages_at(sorted(wanted))
        hits = [[Hit(passages[at], s) for at, s in found if at in passages] for found in chosen]
        return hits, len(names) == len(owners) and len(passages) == len(wanted)

    def _recomputed(
        self, query: NDArray[np.float32], keys: Keys, k: int
    ) -> tuple[Keys, NDArray[np.float64]]:
        """The `k` nearest of the passages `keys`, by their own vectors and not by codes of them."""
        model, dim = self._embedder.fingerprint, self._embedder.dim
        found = np.unique(numbers(keys)).tolist()
        owners, ordinals, rows = self._store.followed.rows(found, model, dim)
        these = np.isin(key_of(owners, ordinals), keys)
        products = rows[these].astype(np.float64) * query.astype(np.float64)
        similar = products.sum(axis=1).clip(-1.0, 1.0)
        kept = top(similar, k)
        return key_of(owners, ordinals)[these][kept], similar[kept]


def _nearest(
    keys: NDArray[np.int64], similar: NDArray[np.float64], names: dict[int, str], k: int
) -> list[tuple[Place, float]]:
    """The `k` best of what is still here, as places and similarities."""
    ranked = sorted(
        (-similarity, names[place[0]], place[1], place)
        for similarity, place in zip(similar.tolist(), places(keys), strict=True)
        if place[0] in names
    )
    return [(place, -minus) for minus, _, _, place in ranked[:k]]
