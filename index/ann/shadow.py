"""Keeps the index in step with the store. Losing all of it costs time and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np

from index.ann import choose
from index.ann.files import Draft, sync
from index.ann.flat import Flat
from index.ann.inverted import Inverted
from index.ann.keys import Keys, Rows
from index.ann.keys import numbers as numbers
from index.ann.keys import places as places
from index.ann.view import Segment, View, key_of
from index.errors import StoreCorrupt, StoreError

_DOCUMENTS = 256  # read from the source at a time
_BEHIND = 8  # a snapshot is replaced once one document in so many was touched after it


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

    def present(self) -> tuple[int, list[int]]:
        """The newest change, and the numbers of all documents in order."""

    def changed(self, since: int) -> tuple[int, list[int] | None]:
        """The newest change, and the numbers of the documents touched after change `since`.

        None for the numbers if the log does not go back so far.
        """

    def rows(self, numbers: Sequence[int], model: str, dim: int) -> tuple[Keys, Keys, Rows]:
        """Numbers (n,), ordinals (n,) and vectors (n, dim) of the documents' passages."""

    def exclusively(self) -> AbstractContextManager[None]:
        """Keep every other writer out."""

    def snapshots(self) -> Sequence[Published]:
        """The published snapshots, the newest first."""

    def publish(self, model: str, change: int, file: str, digest: str) -> list[str]:
        """Make `file` the newest snapshot; gives the names of all that are still published."""


@dataclass(frozen=True, slots=True)
class State:
    """An index and the newest change in it; `damaged` names the snapshots that were no use."""

    change: int
    view: View
    damaged: frozenset[str] = field(default_factory=frozenset)


class Shadow:
    """The index of one model over a source. Nothing is read or built before it is asked for.

    The index object is never changed: a newer one takes its place, and searches that hold the old
    one end on it. Snapshots on disk are never changed either: two are kept, and what was touched
    since is read from the source.
    """

    def __init__(self, source: Source, folder: Path | None, model: str, dim: int) -> None:
        self._source = source
        self._folder = folder
        self._model = model
        self._dim = dim
        self._lock = threading.Lock()
        self._saving = threading.Lock()
        self._state: State | None = None
        self._settling: threading.Thread | None = None

    @property
    def awake(self) -> bool:
        """Whether there is an index in memory."""
        return self._state is not None

    def current(self) -> View:
        """The index of what the source holds now. Raises what `Source.rows` raises."""
        state = self._follow()
        if state.view.due:
            self._settle(state)
        return state.view

    def publish(self) -> None:
        """Save the index for the next start, if no saved one will do. Raises `StoreBusy`.

        Others write meanwhile: what they add is read from the log at the next start. Who erases
        deletes the draft too, which was begun before, and nothing is saved then. A full disk is no
        error: the next start takes longer.
        """
        if self._folder is None:
            return
        with self._saving:
            self._follow()  # what takes long, before others must wait
            with self._source.exclusively():  # nothing is erased between reading and beginning
                self._source.rows((), self._model, self._dim)  # another model's file is no use
                state = self._follow()
                if self._will_do(state):
                    return
                name = f"ann-{state.change}.faiss"
                try:
                    draft = Draft(self._folder / name)
                except OSError:
                    return
            with draft:
                whole = state.view.whole()
                try:
                    digest = draft.fill(whole.write)
                    with self._source.exclusively():
                        draft.place()
                        self._sweep(self._source.publish(self._model, state.change, name, digest))
                except (OSError, RuntimeError):
                    return
            self._take(State(state.change, View(self._dim, [Segment(whole)])), name)

    def discard(self) -> int:
        """Delete the saved files: they hold vectors. The caller keeps other writers out.

        Gives how many there were. Raises `StoreError` if a file cannot be deleted.
        """
        return self._sweep([])

    def forget(self) -> None:
        """Drop the index in memory; the next use builds it anew."""
        with self._lock:
            self._state = None

    def verify(self) -> None:
        """Raise `StoreCorrupt` unless the index holds the source's rows, all and no others."""
        with self._source.exclusively():
            whole = self.current().whole()
            places = {int(key): at for at, key in enumerate(whole.keys)}
            for keys, rows in self._read(self._source.present()[1]):
                found = [places.pop(int(key), -1) for key in keys]
                if -1 in found or not whole.holds(np.array(found, np.int64), rows):
                    raise _differs()
        if places:
            raise _differs()

    def sound(self) -> dict[str, bool]:
        """The published files, and whether each is, byte for byte, what was published."""
        return {
            kept.file: self._folder is not None
            and kept.model == self._model
            and self._loaded(kept) is not None
            for kept in self._source.snapshots()
        }

    def _follow(self) -> State:
        with self._lock:
            state = self._state or self._load()
            newest, touched = self._source.changed(state.change)
            if touched is None:  # the log was cut: others have published since
                state = self._load()
                newest, touched = self._source.changed(state.change)
            if touched is None:
                state = self._built(state.damaged)
            elif newest != state.change:
                view = state.view.without(touched).plus(partial(self._read, touched))
                state = State(newest, view, state.damaged)
            self._state = state
            return state

    def _settle(self, state: State) -> None:
        """Make one index of `state` while answers go on; what changes meanwhile is replayed."""
        with self._lock:
            if self._settling is not None and self._settling.is_alive():
                return
            self._settling = threading.Thread(
                target=self._settled, args=(state,), name="settle", daemon=True
            )
            self._settling.start()

    def _settled(self, state: State) -> None:
        self._take(State(state.change, state.view.settled()))

    def _take(self, state: State, saved: str = "") -> None:
        """Go on with the index of `state`, made beside the answers; what changed since is replayed.

        The file `saved` is sound now.
        """
        with self._lock:
            if self._state is None:  # forgotten meanwhile
                return
            newest, touched = self._source.changed(state.change)
            if touched is None:
                return
            view = state.view
            if touched:
                view = view.without(touched).plus(partial(self._read, touched))
            self._state = State(newest, view, self._state.damaged - {saved})

    def _load(self) -> State:
        """The newest snapshot that is sound; else the index is built from the source."""
        damaged: set[str] = set()
        listed: list[str] = []
        while True:
            kept = [one for one in self._source.snapshots() if one.model == self._model]
            if [one.digest for one in kept] == listed:
                return self._built(frozenset(damaged))
            listed = [one.digest for one in kept]
            damaged.clear()
            for one in kept:
                flat = self._loaded(one)
                if flat is not None:
                    view = View(self._dim, [Segment(flat)])
                    return State(one.change, view, frozenset(damaged))
                damaged.add(one.file)  # or another process has published and swept: look again

    def _loaded(self, kept: Published) -> Flat | Inverted | None:
        if self._folder is None:
            return None
        return choose.load(self._folder / kept.file, kept.digest, self._dim)

    def _built(self, damaged: frozenset[str]) -> State:
        newest, documents = self._source.present()
        return State(newest, View(self._dim).plus(partial(self._read, documents)), damaged)

    def _will_do(self, state: State) -> bool:
        """Whether the newest snapshot is sound and little was touched since."""
        kept = self._source.snapshots()
        if not kept or kept[0].model != self._model or kept[0].file in state.damaged:
            return False
        if self._folder is None or not (self._folder / kept[0].file).is_file():
            return False
        touched = self._source.changed(kept[0].change)[1]
        if touched is None:
            return False
        return len(touched) * _BEHIND < max(1, len(self._source.present()[1]))

    def _read(self, documents: Sequence[int]) -> Iterator[tuple[Keys, Rows]]:
        for at in range(0, len(documents), _DOCUMENTS):
            some = documents[at : at + _DOCUMENTS]
            owners, ordinals, rows = self._source.rows(some, self._model, self._dim)
            yield key_of(owners, ordinals), rows

    def _sweep(self, keep: Sequence[str]) -> int:
        if self._folder is None:
            return 0
        gone = 0
        try:
            for path in self._folder.glob("ann-*.faiss*"):
                if path.name not in keep:
                    path.unlink(missing_ok=True)
                    gone += 1
            sync(self._folder)
        except OSError as error:
            raise StoreError(
                f"an old search index in {self._folder} cannot be deleted ({error.strerror}). "
                "Check the rights of the folder and delete its ann-*.faiss files."
            ) from error
        return gone


def _differs() -> StoreCorrupt:
    return StoreCorrupt("the search index differs from the store. Run rebuild.")
