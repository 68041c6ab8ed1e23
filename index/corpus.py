"""Documents, passages and vectors as one thing: store, shadow and embedder together.

The store is the only truth. The shadow finds near passages and can be lost without harm. A text is
embedded once, whoever asks. Threads may share a corpus; processes may share its folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from index.ann.keys import Keys, numbers, places
from index.ann.nearest import Worth, top
from index.ann.shadow import Shadow
from index.ann.view import key_of
from index.embedder.base import Embedder
from index.errors import ModelMismatch, UnknownDocument
from index.saving import Saving
from index.store.checkup import Finding as Finding
from index.store.checkup import State as State
from index.store.checkup import of_snapshots
from index.store.codec import text_hash
from index.store.database import WAIT
from index.store.documents import DocumentInfo as DocumentInfo
from index.store.documents import Place, check
from index.store.erasure import Receipt as Receipt
from index.store.packed import Packed as Packed
from index.store.packed import check as check_packed
from index.store.seen import Outcome as Outcome
from index.store.seen import Settled as Settled
from index.store.seen import Settling as Settling
from index.store.sqlite import Item, Rows, Store
from index.store.versions import Traits as Traits
from index.texts import Texts
from index.types import Document, Hit, Passage, Vectors

_EMBEDDED = 512  # texts that rebuild embeds between two commits
_TRIES = 3  # searches, while documents vanish between finding and reading


@dataclass(frozen=True, slots=True, eq=False)
class NearDocuments:
    """Documents by id and number, best first, and each one's similarity to each query.

    `similar` is (documents, queries): that of the document's nearest passage.
    """

    ids: tuple[str, ...]
    numbers: Keys
    similar: NDArray[np.float64] = field(repr=False)


class Corpus:
    """What is known, and what of it is near a text. Open one with `open` or `in_memory`.

    What is embedded of a passage is its `text`; its `context` is kept for the reader.
    """

    def __init__(self, store: Store, shadow: Shadow, embedder: Embedder) -> None:
        self._store = store
        self._shadow = shadow
        self._embedder = embedder
        self._texts = Texts(store, embedder)
        self._saving = Saving(store, shadow)

    @classmethod
    def open(cls, folder: Path, embedder: Embedder, wait: float = WAIT) -> Corpus:
        """The corpus of `folder`, made if it is not there. A writer waits `wait` seconds at most.

        A folder of another model opens, to read its documents; what needs vectors raises
        `ModelMismatch` until `rebuild`. One that cannot be written opens too: see `read_only`.
        Raises `StoreBusy`, `StoreCorrupt`, `StoreTooNew`.
        """
        store = Store.open(folder, wait)
        shadow = Shadow(store.followed, folder, embedder.fingerprint, embedder.dim)
        return cls(store, shadow, embedder)

    @classmethod
    def in_memory(cls, embedder: Embedder) -> Corpus:
        """A corpus that goes with its process."""
        store = Store.in_memory()
        shadow = Shadow(store.followed, None, embedder.fingerprint, embedder.dim)
        return cls(store, shadow, embedder)

    def close(self) -> None:
        """Save the search index if one was used, and close the files. Twice does nothing."""
        self._saving.close()
        self._shadow.forget()
        self._store.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ---- adding and removing

    def add(self, document: Document, passages: Sequence[Passage]) -> bool:
        """The batch of one: True if the document is new, False if its id is known."""
        return self.add_many([(document, passages)])[0]

    def add_many(self, items: Sequence[Item], settling: Settling | None = None) -> list[bool]:
        """Add documents and their passages; True for every one that is new.

        A known id adds nothing, whatever its name. Only texts that were never embedded are, each
        once. All are added or, on an error, none. Raises `ValueError` if passages do not fit their
        document, `ModelMismatch`, `StoreBusy`.
        """
        for document, passages in items:
            check(document, passages)
        known = self._store.known([document.id for document, _ in items])
        unknown = [item for item in items if item[0].id not in known]
        if not unknown:
            if settling:
                self.settle(settling)
            return [False] * len(items)
        self._store.insist(self._embedder.fingerprint)
        rows = self._texts.rows(p.text for _, passages in unknown for p in passages)
        added = iter(self._store.add(unknown, self._embedder.fingerprint, rows, settling))
        return [document.id not in known and next(added) for document, _ in items]

    def replace(self, document: Document, passages: Sequence[Passage]) -> None:
        """Renew what is kept of a known document, in its place; what was kept is erased.

        Its file, where it came from and what tells its versions stay.

        Raises `UnknownDocument`, and what `add_many` raises.
        """
        check(document, passages)
        self._store.insist(self._embedder.fingerprint)
        rows = self._texts.rows(p.text for p in passages)
        with self._store.exclusively():
            self._store.numbers([document.id])
            self._shadow.discard()
            self._store.replace(document, passages, self._embedder.fingerprint, rows)

    def remove(self, document_id: str) -> Receipt:
        """Erase a document: no file of the folder holds its text or its own vectors afterwards.

        Works on a full disk. Raises `UnknownDocument`; `StoreBusy` if another process is in the
        way.
        """
        self._store.numbers([document_id])
        self._saving.wake()
        with self._store.exclusively():
            self._store.numbers([document_id])
            files = self._shadow.discard()  # first: they hold vectors, and are easily made anew
            receipt = self._store.remove(document_id, files)
        self._saving.later()
        return receipt

    def sealed(self, receipt: Receipt) -> bool:
        """Whether this corpus made `receipt`, as it is."""
        return self._store.sealed(receipt)

    # ---- reading

    def resolve(self, prefix: str) -> str:
        """The one id that starts with `prefix`, 6 to 64 hex digits. Raises `UnknownDocument`."""
        return self._store.resolve(prefix)

    def __contains__(self, document_id: object) -> bool:
        return isinstance(document_id, str) and bool(self._store.known([document_id]))

    def __len__(self) -> int:
        return self._store.count()

    @property
    def passage_count(self) -> int:
        """How many passages there are, over all documents."""
        return self._store.passage_count()

    @property
    def read_only(self) -> bool:
        """Whether the folder cannot be written: what writes raises `StoreReadOnly`."""
        return self._store.read_only

    @property
    def model(self) -> str:
        """The fingerprint of the present model."""
        return self._embedder.fingerprint

    @property
    def embedded_by(self) -> str | None:
        """The fingerprint of the model that made the kept vectors; None while there are none."""
        return self._store.model()

    @property
    def dim(self) -> int:
        """Components of a vector of the present model."""
        return self._embedder.dim

    def ids(self) -> list[str]:
        """Every document's id, in order of adding."""
        return self._store.ids()

    def documents(self) -> Iterator[DocumentInfo]:
        """Every document in order of adding, without its text."""
        return (info for _, info in self._store.listed())

    def listed(
        self, begin: int | None = None, *, latest: bool = False
    ) -> Iterator[tuple[int, DocumentInfo]]:
        """The documents from place `begin` on, each with its place; `latest`: backwards from there.

        Places ascend in order of adding. None begins at the first, or the last. Beginning anywhere
        costs the same.
        """
        return self._store.listed(begin, latest=latest)

    def document(self, document_id: str) -> Document:
        """The document, exactly as it was added. Raises `UnknownDocument`."""
        return self._store.document(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document, in order. Raises `UnknownDocument`."""
        return self._store.passages(document_id)

    def vectors(self, document_id: str) -> Vectors:
        """The vectors of `passages(document_id)`, row by row.

        Raises `UnknownDocument`, `ModelMismatch`.
        """
        model, dim = self._embedder.fingerprint, self._embedder.dim
        return Vectors(model, self._store.vectors_of(document_id, model, dim))

    # ---- originals

    def keep_original(self, document_id: str, data: bytes) -> bool:
        """Keep the file of a document beside it, to be erased with it.

        False if the document is not here, or the file is too large to be kept. Raises `StoreBusy`.
        """
        return self._store.originals.keep(document_id, data)

    def original(self, document_id: str) -> bytes | None:
        """The file of a document, None where it was not kept."""
        return self._store.originals.of(document_id)

    def has_original(self, document_id: str) -> bool:
        """Whether the file of a document was kept."""
        return self._store.originals.has(document_id)

    # ---- sources and versions

    def look(self, asked: Sequence[tuple[str, str]], version: str) -> list[Outcome | None]:
        """What became of sources, each a place and a stamp: see `index.store.seen`."""
        return self._store.seen.look(asked, version)

    def settle(self, settling: Settling) -> None:
        """Remember what became of sources, and keep what belongs to their documents.

        Raises `StoreBusy`.
        """
        self._store.seen.settle(settling)

    def superseded(self) -> dict[str, str]:
        """Id of every document of which there is a newer version -> id of the newest."""
        return self._store.versions.superseded()

    def untold(self, after: int = 0, most: int = 100) -> list[tuple[int, str, str]]:
        """Up to `most` documents without traits after place `after`: place, id, time of adding.

        Their versions are not known: programs of before kept no traits.
        """
        return self._store.versions.untold(after, most)

    def versions(self, document_id: str) -> list[str]:
        """The ids of all versions of a document, itself among them, the newest first.

        Raises `UnknownDocument`.
        """
        return self._store.versions.of(document_id)

    def newest(self) -> Keys | None:
        """The numbers of the documents of which there is no newer version, in order.

        Of those alone that have passages. None where there are no versions: all are the newest.
        """
        older = self._store.versions.older()
        if not len(older):
            return None
        present = self.numbers()
        return present[~np.isin(present, older, assume_unique=True)]

    # ---- notes

    def note(self, document_id: str, maker: str, content: bytes, *, beside: bool = False) -> bool:
        """Keep `content` beside a document, under the name of what made it.

        It takes the place of what others noted, unless `beside`; it is erased with the document.
        False if it is not kept: the document is not here, or nothing can be written. Raises
        `StoreBusy`.
        """
        return not self.read_only and self._store.note(document_id, maker, content, beside=beside)

    def noted(self, ids: Sequence[str], maker: str) -> dict[str, bytes]:
        """Document id -> its note, where `maker` wrote it."""
        return self._store.noted(ids, maker)

    def notes_of(self, document_id: str) -> dict[str, bytes]:
        """Maker -> its note about a document."""
        return self._store.notes_of(document_id)

    def behind(self, maker: str) -> int:
        """How many documents have no note by `maker`."""
        return self._store.behind(maker)

    def unnoted(self, maker: str, after: int, most: int) -> tuple[int, list[str]]:
        """Up to `most` ids of documents without a note by `maker`, that stand after place `after`.

        Gives the place of the last, to go on from.
        """
        return self._store.unnoted(maker, after, most)

    def erase_notes(self, maker: str) -> int:
        """Erase what others than `maker` noted, where it noted something too; gives how many."""
        return self._store.erase_notes(maker)

    # ---- tags, and times of adding

    def tag(
        self, ids: Sequence[str], add: Collection[str], remove: Collection[str] = ()
    ) -> list[tuple[str, ...]]:
        """Take `remove` from some documents, then give them `add`, all or none.

        Gives the tags that each has then, in order. They go with their documents. Raises
        `UnknownDocument`, and `ValueError` where one would have more than `index.store.tags.MOST`.
        """
        return self._store.tags.change(ids, add, remove)

    def tags_of(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Document id -> its tags in order, for those that have any."""
        return self._store.tags.of(ids)

    def tags(self) -> dict[str, int]:
        """Every tag in order -> how many documents have it."""
        return self._store.tags.counted()

    def tagged(self, any_of: Collection[str]) -> Keys:
        """The numbers of the documents that have any of some tags, in order."""
        return np.array(self._store.tags.having(any_of), np.int64)

    def added(self, first: str | None, last: str | None) -> Keys:
        """The numbers, in order, of the documents added from day `first` to `last`, both counted.

        Days are ISO 8601 in UTC; None is no bound.
        """
        return np.array(self._store.tags.added(first, last), np.int64)

    # ---- carrying to another corpus

    def packed(self, after: int = 0, most: int = 100) -> tuple[int, list[Packed]]:
        """Up to `most` documents after place `after` with all that is kept beside them.

        Gives the place of the last, to go on from.
        """
        return self._store.packed(after, most)

    def unpack(self, some: Sequence[Packed], vectors: Rows | None = None) -> list[bool]:
        """Add documents that were packed, all or none; True for every one that is new.

        `vectors`, text hash -> vector, spare embedding the texts again; the caller answers for
        their being the present model's. Raises what `add_many` raises.
        """
        check_packed(some)
        known = self._store.known([one.document.id for one in some])
        unknown = [one for one in some if one.document.id not in known]
        if not unknown:
            return [False] * len(some)
        self._store.insist(self._embedder.fingerprint)
        rows = dict(vectors or {})
        texts = (p.text for one in unknown for p in one.passages)
        rows.update(self._texts.rows(text for text in texts if text_hash(text) not in rows))
        added = iter(self._store.unpack(unknown, self._embedder.fingerprint, rows))
        return [one.document.id not in known and next(added) for one in some]

    # ---- searching

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

    # ---- care

    def refresh(self) -> None:
        """Bring the search index up to date and save it for the next start. Raises `StoreBusy`."""
        self._store.insist(self._embedder.fingerprint)
        self._shadow.publish()

    def rebuild(self) -> None:
        """Embed what the present model has not embedded, and make the search index anew.

        Corpora of the old model go on searching and adding until every passage has a vector of the
        new one; one transaction then switches, and the old vectors are erased. Safe to stop and
        run again.
        """
        model = self._embedder.fingerprint
        self._store.erase_broken(model, self._embedder.dim)
        while not self._store.switch(model):
            self._embed_missing()
        with self._store.exclusively():
            self._shadow.discard()
        self._store.erase_stale(model)
        self._shadow.forget()
        self._shadow.publish()

    def embed_ahead(self, ids: Sequence[str]) -> None:
        """Keep the present model's vectors of some documents beside those of the corpus's model.

        A part of `rebuild`, done when their texts were read anyway. Nothing if the two are one.
        """
        model = self._embedder.fingerprint
        if self._store.model() in (None, model):
            return
        texts: list[str] = []
        for found in ids:
            with suppress(UnknownDocument):  # erased meanwhile
                texts += [passage.text for passage in self._store.passages(found)]
        self._store.keep(model, self._texts.rows(texts))

    def _embed_missing(self) -> None:
        model = self._embedder.fingerprint
        last, texts = self._store.not_embedded(model, 0, _EMBEDDED)
        while texts:
            self._store.keep(model, self._texts.rows(texts))
            last, texts = self._store.not_embedded(model, last, _EMBEDDED)

    def verify(self) -> None:
        """Read everything once. Raises `StoreCorrupt` with what is damaged and what to do."""
        self._store.check()
        self._store.insist(self._embedder.fingerprint)
        self._shadow.verify()

    def checkup(self) -> Iterator[Finding]:
        """Look at everything, and say what was found, sound things too. Nothing is mended.

        A corpus of another model is looked at like any other.
        """
        yield from self._store.examine(self._width())
        yield of_snapshots(self._shadow.sound(), empty=not len(self))

    def _width(self) -> int | None:
        """Components of a vector, if the present model is the corpus's."""
        same = self._store.model() == self._embedder.fingerprint
        return self._embedder.dim if same else None

    def _admit(self, queries: Vectors) -> None:
        if queries.model != self._embedder.fingerprint:
            raise ModelMismatch(
                f"the queries are embedded by {queries.model}; the corpus searches by "
                f"{self._embedder.fingerprint}. Embed the queries with the corpus."
            )
        self._store.insist(self._embedder.fingerprint)

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
