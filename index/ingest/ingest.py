"""The front of ingesting: sources in, a stream of Progress out. A bad one never stops the batch.

Five steps go on at the same time, with little room between them: finding sources and looking up
what is known of them, reading (several at once), embedding (many texts together), making what is
kept of that, and writing. What
is new is written together with all that belongs to it, in one transaction, and what was written is
known by its stamp and by the hash of its bytes: a run may be stopped at any moment, by kill -9 too,
and run again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from index.corpus import Corpus, Outcome
from index.errors import DiskFull, StoreBusy
from index.ingest.memo import Memo
from index.ingest.stages import ahead, finish, flat, in_order
from index.ingest.work import WHOLE, Told, Work, failed
from index.ingest.written import Writing
from index.readers.content import Limits
from index.sources.item import Item
from index.types import Progress

R = TypeVar("R")

ASKED = 256  # sources that are looked up at once
HELD = 8_000_000  # bytes that they may hold meanwhile
AHEAD = 8  # sources, for each that is read at once, that may be read before their turn comes
GROUP = 64  # sources that are embedded and written together, at most
TOKENS = 12_000  # of texts that are embedded together, about
BYTES = 16_000_000  # of files that are held together
_A_TOKEN = 4  # characters, about


class Found(Protocol):
    """Sources, and about how many there are."""

    @property
    def total(self) -> int:
        """How many sources there are, as far as known."""

    def __iter__(self) -> Iterator[Item]:
        """The sources, in order."""


def ingest(
    corpus: Corpus,
    sources: Found,
    work: Work[R],
    *,
    workers: int = 1,
    limits: Limits | None = None,
    retry: bool = False,
    originals: bool = False,
    group: int = GROUP,
) -> Iterator[Progress]:
    """Add what `work` makes of `sources`. Gives one Progress a source, in their order.

    Each is given when it is safe on disk. Sources whose stamp is known are not opened; known bytes
    are not read again. `retry`: nor are failures, unless this is true or they may have been the
    machine's. `originals`: the bytes are kept beside the document. What is above `limits` is not
    read. `group`: so many sources at most are embedded and written together. Memory does not grow
    with the number of sources.

    Raises what concerns the whole corpus and not a source: `StoreError`, `ModelError`.
    """
    run = _Reading(corpus, sources, work, limits or Limits(), retry, originals)
    writing = Writing(corpus, work)
    looked_up = flat(ahead(run.look(iter(sources)), 1))
    told = ahead(in_order(run.tell, looked_up, workers, workers * AHEAD), group)
    embedded = ahead(run.embed(told, group), 1)
    made = ahead(run.make(embedded), 1)
    try:
        for some in made:
            yield from writing.store(some, sources.total)
    finally:
        finish(made)
    if writing.added:
        with suppress(StoreBusy, DiskFull):  # the next search brings the index up to date itself
            corpus.refresh()


class _Reading(Generic[R]):
    """One pass over the sources. Every method is a step of one thread; `tell` is one of several."""

    def __init__(
        self,
        corpus: Corpus,
        sources: Found,
        work: Work[R],
        limits: Limits,
        retry: bool,
        originals: bool,
    ) -> None:
        self._corpus = corpus
        self._sources = sources
        self._work = work
        self._limits = limits
        self._retry = retry
        self._originals = originals
        self._memo = Memo(corpus.read)

    # ---- what is known already

    def look(self, items: Iterator[Item]) -> Iterator[list[Told[R]]]:
        """The sources, some at a time, each with what became of it before."""
        some: list[Item] = []
        held = 0
        for item in items:
            some.append(item)
            held += item.held
            if len(some) >= ASKED or held >= HELD:
                yield self._looked_up(some)
                some, held = [], 0
        yield self._looked_up(some)

    def _looked_up(self, some: Sequence[Item]) -> list[Told[R]]:
        asked = [(item.place, item.stamp) for item in some]
        found = self._corpus.look(asked, self._work.version)
        return [self._known(item, known) for item, known in zip(some, found, strict=True)]

    def _known(self, item: Item, known: Outcome | None) -> Told[R]:
        wanted = known is None or (self._retry and known.document_id is None)
        return Told(item) if wanted else Told(item, known, fresh=False)

    # ---- reading

    def tell(self, told: Told[R]) -> Told[R]:
        """Read a source, unless it is known. Several threads may ask at once."""
        if told.outcome is not None:
            return told
        item = told.item
        try:
            data = item.load()
            self._limits.check("bytes", len(data), "bytes")
            document_id = hashlib.sha256(data).hexdigest()
            if document_id in self._corpus:
                return replace(told, outcome=Outcome(document_id))
            read = self._work.read(data, item.file)
            kept = data if self._originals else b""
            return replace(told, id=document_id, read=read, data=kept)
        except WHOLE:
            raise
        except Exception as error:  # noqa: BLE001 - the one wall: a bad file never stops the batch
            return failed(told, error)

    # ---- embedding

    def embed(self, all_told: Iterator[Told[R]], most: int) -> Iterator[list[Told[R]]]:
        """Groups of what was read, of which the texts are embedded together."""
        group: list[Told[R]] = []
        texts: dict[str, None] = {}
        tokens = held = 0
        try:
            for told in all_told:
                group.append(told)
                held += len(told.data)
                for text in self._texts(told):
                    if text not in texts and text not in self._memo:
                        texts[text] = None
                        tokens += 2 + len(text) // _A_TOKEN
                if len(group) >= most or tokens >= TOKENS or held >= BYTES:
                    self._fetch(list(texts))
                    yield group
                    group, texts, tokens, held = [], {}, 0, 0
            if group:
                self._fetch(list(texts))
                yield group
        finally:
            finish(all_told)

    def _texts(self, told: Told[R]) -> Sequence[str]:
        if told.read is None:
            return ()
        try:
            return self._work.texts(told.read)
        except Exception:  # noqa: BLE001 - `make` will meet it too, and tell
            return ()

    def _fetch(self, texts: list[str]) -> None:
        with suppress(ValueError):  # a text of no words: its own document will meet it
            self._memo.fetch(texts)

    # ---- making

    def make(self, groups: Iterator[list[Told[R]]]) -> Iterator[list[Told[R]]]:
        """Documents of what was read and embedded."""
        try:
            for group in groups:
                yield self._made(group)
        finally:
            finish(groups)

    def _made(self, group: list[Told[R]]) -> list[Told[R]]:
        ids: set[str] = set()
        made: list[Told[R]] = []
        for told in group:
            if told.read is not None and (told.id in ids or told.id in self._corpus):
                told = replace(told, outcome=Outcome(told.id), read=None, data=b"")
            ids.add(told.id)
            made.append(self._one_made(told))
        return made

    def _one_made(self, told: Told[R]) -> Told[R]:
        if told.read is None:
            return told
        try:
            return replace(told, read=None, made=self._work.make(told.read, self._memo.vectors))
        except WHOLE:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            return failed(told, error)
