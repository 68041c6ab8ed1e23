"""What a corpus keeps, without its vectors: documents and all that belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from index.ann.keys import Keys
from index.store.documents import DocumentInfo
from index.store.erasure import Receipt
from index.store.packed import Packed
from index.store.seen import Outcome, Settling
from index.store.sqlite import Store
from index.types import Document, Passage


class Kept:
    """What a store holds, for whoever reads a corpus; and what is written beside documents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- documents

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
    def embedded_by(self) -> str | None:
        """The fingerprint of the model that made the kept vectors; None while there are none."""
        return self._store.embedded.model()

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

    def sealed(self, receipt: Receipt) -> bool:
        """Whether this corpus made `receipt`, as it is."""
        return self._store.sealed(receipt)

    def packed(self, after: int = 0, most: int = 100) -> tuple[int, list[Packed]]:
        """Up to `most` documents after place `after` with all that is kept beside them.

        Gives the place of the last, to go on from.
        """
        return self._store.packed(after, most)

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

    # ---- notes

    def note(self, document_id: str, maker: str, content: bytes, *, beside: bool = False) -> bool:
        """Keep `content` beside a document, under the name of what made it.

        It takes the place of what others noted, unless `beside`; it is erased with the document.
        False if it is not kept: the document is not here, or nothing can be written. Raises
        `StoreBusy`.
        """
        return not self.read_only and self._store.notes.put(
            document_id, maker, content, beside=beside
        )

    def noted(self, ids: Sequence[str], maker: str) -> dict[str, bytes]:
        """Document id -> its note, where `maker` wrote it."""
        return self._store.notes.by_maker(ids, maker)

    def notes_of(self, document_id: str) -> dict[str, bytes]:
        """Maker -> its note about a document."""
        return self._store.notes.of(document_id)

    def emptily_noted(self, maker: str) -> list[str]:
        """The ids of documents of which `maker` noted nothing at all, in order of adding."""
        return self._store.notes.empty(maker)

    def behind(self, maker: str) -> int:
        """How many documents have no note by `maker`."""
        return self._store.notes.behind(maker)

    def unnoted(self, maker: str, after: int, most: int) -> tuple[int, list[str]]:
        """Up to `most` ids of documents without a note by `maker`, that stand after place `after`.

        Gives the place of the last, to go on from.
        """
        return self._store.notes.without(maker, after, most)

    def erase_notes(self, maker: str) -> int:
        """Erase what others than `maker` noted, where it noted something too; gives how many."""
        return self._store.notes.erase_others(maker)

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
