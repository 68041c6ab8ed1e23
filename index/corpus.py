"""Documents, passages and vectors as one thing: store, shadow and embedder together.

The store is the only truth. The shadow finds near passages and can be lost without harm. A text is
embedded once, whoever asks. Threads may share a corpus; processes may share its folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from index.ann.aside import Aside
from index.ann.shadow import Shadow
from index.embedder.base import Embedder
from index.errors import UnknownDocument
from index.near import Near
from index.near import NearDocuments as NearDocuments
from index.saving import Saving
from index.store.checkup import Finding as Finding
from index.store.checkup import State as State
from index.store.checkup import of_snapshots
from index.store.codec import text_hash
from index.store.database import WAIT
from index.store.documents import DocumentInfo as DocumentInfo
from index.store.documents import check
from index.store.erasure import Receipt as Receipt
from index.store.packed import Packed as Packed
from index.store.packed import check as check_packed
from index.store.seen import Outcome as Outcome
from index.store.seen import Settled as Settled
from index.store.seen import Settling as Settling
from index.store.sqlite import Item, Rows, Store
from index.store.versions import Traits as Traits
from index.types import Document, Passage

_EMBEDDED = 512  # texts that rebuild embeds between two commits


class Corpus(Near):
    """What is known, and what of it is near a text. Open one with `open` or `in_memory`.

    What is embedded of a passage is its `text`; its `context` is kept for the reader. What it keeps
    is told by `index.kept`, what is near by `index.near`; here it is changed and cared for.
    `aside` is for what its user works out about all documents together.
    """

    def __init__(
        self, store: Store, shadow: Shadow, embedder: Embedder, aside: Aside | None = None
    ) -> None:
        super().__init__(store, shadow, embedder)
        self._saving = Saving(store, shadow)
        self.aside = aside or Aside(None, store.exclusively)

    @classmethod
    def open(cls, folder: Path, embedder: Embedder, wait: float = WAIT) -> Corpus:
        """The corpus of `folder`, made if it is not there. A writer waits `wait` seconds at most.

        A folder of another model opens, to read its documents; what needs vectors raises
        `ModelMismatch` until `rebuild`. One that cannot be written opens too: see `read_only`.
        Raises `StoreBusy`, `StoreCorrupt`, `StoreTooNew`.
        """
        store = Store.open(folder, wait)
        shadow = Shadow(store.followed, folder, embedder.fingerprint, embedder.dim)
        return cls(store, shadow, embedder, Aside(folder, store.exclusively))

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

    def __exit__(self, *_: object) -> None:
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
        self._store.embedded.insist(self._embedder.fingerprint)
        rows = self._texts.rows(p.text for _, passages in unknown for p in passages)
        added = iter(self._store.add(unknown, self._embedder.fingerprint, rows, settling))
        return [document.id not in known and next(added) for document, _ in items]

    def replace(self, document: Document, passages: Sequence[Passage]) -> None:
        """Renew what is kept of a known document, in its place; what was kept is erased.

        Its file, where it came from and what tells its versions stay.

        Raises `UnknownDocument`, and what `add_many` raises.
        """
        check(document, passages)
        self._store.embedded.insist(self._embedder.fingerprint)
        rows = self._texts.rows(p.text for p in passages)
        with self._store.exclusively():
            self._store.numbers([document.id])
            self._discard()
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
            files = self._discard()  # first: they hold vectors, and are easily made anew
            receipt = self._store.remove(document_id, files)
        self._saving.later()
        return receipt

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
        self._store.embedded.insist(self._embedder.fingerprint)
        rows = dict(vectors or {})
        texts = (p.text for one in unknown for p in one.passages)
        rows.update(self._texts.rows(text for text in texts if text_hash(text) not in rows))
        added = iter(self._store.unpack(unknown, self._embedder.fingerprint, rows))
        return [one.document.id not in known and next(added) for one in some]

    # ---- care

    def refresh(self) -> None:
        """Bring the search index up to date and save it for the next start. Raises `StoreBusy`."""
        self._store.embedded.insist(self._embedder.fingerprint)
        self._shadow.publish()

    def rebuild(self) -> None:
        """Embed what the present model has not embedded, and make the search index anew.

        Corpora of the old model go on searching and adding until every passage has a vector of the
        new one; one transaction then switches, and the old vectors are erased. Safe to stop and
        run again.
        """
        model = self._embedder.fingerprint
        self._store.embedded.erase_broken(model, self._embedder.dim)
        while not self._store.embedded.switch(model):
            self._embed_missing()
        with self._store.exclusively():
            self._discard()
        self._store.embedded.erase_stale(model)
        self._shadow.forget()
        self._shadow.publish()

    def embed_ahead(self, ids: Sequence[str]) -> None:
        """Keep the present model's vectors of some documents beside those of the corpus's model.

        A part of `rebuild`, done when their texts were read anyway. Nothing if the two are one.
        """
        model = self._embedder.fingerprint
        if self._store.embedded.model() in (None, model):
            return
        texts: list[str] = []
        for found in ids:
            with suppress(UnknownDocument):  # erased meanwhile
                texts += [passage.text for passage in self._store.passages(found)]
        self._store.embedded.keep(model, self._texts.rows(texts))

    def _discard(self) -> int:
        """Delete what is saved beside the database; gives how many files there were."""
        return self._shadow.discard() + self.aside.discard()

    def _embed_missing(self) -> None:
        model = self._embedder.fingerprint
        last, texts = self._store.embedded.missing(model, 0, _EMBEDDED)
        while texts:
            self._store.embedded.keep(model, self._texts.rows(texts))
            last, texts = self._store.embedded.missing(model, last, _EMBEDDED)

    def verify(self) -> None:
        """Read everything once. Raises `StoreCorrupt` with what is damaged and what to do."""
        self._store.check()
        self._store.embedded.insist(self._embedder.fingerprint)
        self._shadow.verify()

    def checkup(self) -> Iterator[Finding]:
        """Look at everything, and say what was found, sound things too. Nothing is mended.

        A corpus of another model is looked at like any other.
        """
        yield from self._store.examine(self._width())
        yield of_snapshots(self._shadow.sound(), empty=not len(self))

    def _width(self) -> int | None:
        """Components of a vector, if the present model is the corpus's."""
        same = self._store.embedded.model() == self._embedder.fingerprint
        return self._embedder.dim if same else None
