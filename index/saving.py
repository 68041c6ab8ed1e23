"""When a large search index is taken up before its files are deleted, and when saved again."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, Timer

from index.ann.shadow import Shadow
from index.errors import ModelMismatch, StoreError
from index.store.sqlite import Store

_LARGE = 100_000  # passages of which the search index takes longer to make than to read and write
_QUIET = 30.0  # seconds without an erasure after which it is saved again


class Saving:
    """Spares the making of a large index after an erasure, which deletes the saved one.

    Whoever dies before leaves the next one an index to make, and nothing else.
    """

    def __init__(self, store: Store, shadow: Shadow) -> None:
        self._store = store
        self._shadow = shadow
        self._lock = Lock()
        self._timer: Timer | None = None

    def wake(self) -> None:
        """Take up a large saved index before it is deleted, so that the rest of it can be saved.

        Reading and writing it takes seconds, where making it of the rows would take minutes.
        """
        if self._shadow.awake or not self._large():
            return
        with suppress(StoreError, ModelMismatch):  # it would only have saved time
            if self._store.followed.snapshots():
                self._shadow.current()

    def later(self) -> None:
        """Save a large index again, in the background, when nothing was erased for a while.

        An erasure while it is saved stops that, and begins the wait anew.
        """
        if not self._shadow.awake or not self._large():
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = Timer(_QUIET, self.now)
            self._timer.name, self._timer.daemon = "save index", True
            self._timer.start()

    def now(self) -> None:
        """Save it, if that can be done."""
        with suppress(StoreError, ModelMismatch):  # it would only have saved time
            self._shadow.publish()

    def close(self) -> None:
        """Call off the saving, or wait for it to end; then save what was used."""
        with self._lock:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            timer.join()
        if self._shadow.awake:
            self.now()

    def _large(self) -> bool:
        return self._store.passage_count() >= _LARGE
