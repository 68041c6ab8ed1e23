"""Keeps the index in step with the store. Losing all of it costs time and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from index.ann.flat import Flat, Keys, Rows, sync
from index.errors import StoreCorrupt, StoreError

_ORDINAL_BITS = 20  # of a key; the document's number stands above them
_DOCUMENTS = 256  # read from the source at a time
_COPIED = 65_536  # rows copied at a time


class Published(Protocol):
    """A snapshot on disk."""

    @property
    def model(self) -> str:
        """What made its vectors."""

    @property
    def change(self) -> int:
        """The newest change that it reflects."""

    @property
    def file(self) -> str:
        """Its name in the folder."""

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes in hex."""


class Source(Protocol):
    """What the shadow follows: rows by document number, and a log of the documents touched."""

    def changed(self, since: int) -> tuple[int, list[int]]:
        """The newest change, and the numbers of the documents touched after change `since`."""

    def rows(self, numbers: Sequence[int], model: str, dim: int) -> tuple[Keys, Keys, Rows]:
        """Numbers (n,), ordinals (n,) and vectors (n, dim) of the documents' passages."""

    def exclusively(self) -> AbstractContextManager[None]:
        """Keep every other writer out."""

    def snapshot(self) -> Published | None:
        """The published snapshot, if there is one."""

    def publish(self, model: str, change: int, file: str, digest: str) -> None:
        """Make `file` the published snapshot."""


@dataclass(frozen=True, slots=True)
class _State:
    change: int
    flat: Flat


class Shadow:
    """The index of one model over a source. Nothing is read or built before it is asked for.

    The index object is never changed: a newer one takes its place, and searches that hold the old
    one end on it.
    """

    def __init__(self, source: Source, folder: Path | None, model: str, dim: int) -> None:
        self._source = source
        self._folder = folder
        self._model = model
        self._dim = dim
        self._lock = threading.Lock()
        self._state: _State | None = None

    @property
    def awake(self) -> bool:
        """Whether there is an index in memory."""
        return self._state is not None

    def current(self) -> Flat:
        """The index of what the source holds now. Raises what `Source.rows` raises."""
        return self._follow().flat

    def best_documents(self, queries: Rows) -> list[tuple[int, float]]:
        """Every document that has passages, as its number and its MaxSim with `queries`."""
        flat = self.current()
        owners = numbers(flat.keys)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        # rounded, so that the last bits of a matrix product cannot order equal documents
        sums = flat.best_sums(queries, starts).round(9)
        return list(zip(owners[starts].tolist(), sums.tolist(), strict=True))

    def publish(self) -> None:
        """Save the index for the next start, if the saved one is older. Raises `StoreBusy`.

        A full disk is no error: the next start takes longer.
        """
        if self._folder is None:
            return
        with self._source.exclusively():  # no removal may fall between reading and writing
            state = self._follow()
            kept = self._source.snapshot()
            here = kept is not None and (self._folder / kept.file).is_file()
            if kept and here and (kept.model, kept.change) == (self._model, state.change):
                return
            name = f"ann-{state.change}.faiss"
            try:
                digest = state.flat.save(self._folder / name)
            except (OSError, RuntimeError):
                return
            self._source.publish(self._model, state.change, name, digest)
            self._sweep(keep=name)

    def discard(self) -> None:
        """Delete the saved files: they hold vectors. The caller keeps other writers out.

        Raises `StoreError` if a file cannot be deleted.
        """
        self._sweep()

    def forget(self) -> None:
        """Drop the index in memory; the next use builds it anew."""
        with self._lock:
            self._state = None

    def verify(self) -> None:
        """Raise `StoreCorrupt` unless the index holds the source's rows, all and no others."""
        with self._source.exclusively():
            flat = self.current()
            places = {int(key): at for at, key in enumerate(flat.keys)}
            for keys, rows in self._read(self._source.changed(0)[1]):
                found = [places.pop(int(key), -1) for key in keys]
                if -1 in found or not np.array_equal(flat.rows[found], rows):
                    raise _differs()
        if places:
            raise _differs()

    def _follow(self) -> _State:
        with self._lock:
            state = self._state or self._load() or _State(0, Flat.build(self._dim, []))
            newest, touched = self._source.changed(state.change)
            if newest != state.change:
                parts = self._renewed(state.flat, touched)
                state = _State(newest, Flat.build(self._dim, parts))
            self._state = state
            return state

    def _load(self) -> _State | None:
        kept = self._source.snapshot()
        if self._folder is None or kept is None or kept.model != self._model:
            return None
        flat = Flat.load(self._folder / kept.file, kept.digest, self._dim)
        return None if flat is None else _State(kept.change, flat)

    def _renewed(self, flat: Flat, touched: list[int]) -> Iterator[tuple[Keys, Rows]]:
        """What is left of `flat` without the touched documents, then these as they are now."""
        stays = np.flatnonzero(~np.isin(numbers(flat.keys), touched))
        for at in range(0, len(stays), _COPIED):
            some = stays[at : at + _COPIED]
            yield flat.keys[some], flat.rows[some]
        yield from self._read(touched)

    def _read(self, documents: list[int]) -> Iterator[tuple[Keys, Rows]]:
        for at in range(0, len(documents), _DOCUMENTS):
            some = documents[at : at + _DOCUMENTS]
            owners, ordinals, rows = self._source.rows(some, self._model, self._dim)
            yield owners << _ORDINAL_BITS | ordinals, rows

    def _sweep(self, keep: str | None = None) -> None:
        if self._folder is None:
            return
        try:
            for path in self._folder.glob("ann-*.faiss*"):
                if path.name != keep:
                    path.unlink(missing_ok=True)
            sync(self._folder)
        except OSError as error:
            raise StoreError(
                f"an old search index in {self._folder} cannot be deleted ({error.strerror}). "
                "Check the rights of the folder and delete its ann-*.faiss files."
            ) from error


def _differs() -> StoreCorrupt:
    return StoreCorrupt("the search index differs from the store. Run rebuild.")


def numbers(keys: Keys) -> Keys:
    """The document numbers of `keys`."""
    return keys >> _ORDINAL_BITS


def places(keys: Keys) -> list[tuple[int, int]]:
    """The document number and the passage ordinal of every key."""
    low = keys & ((1 << _ORDINAL_BITS) - 1)
    return list(zip(numbers(keys).tolist(), low.tolist(), strict=True))
