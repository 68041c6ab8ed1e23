"""A file that a corpus's user keeps beside the search index: easily made anew, surely erased."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from index.ann.files import Draft, Fill, sync
from index.errors import StoreError

_PREFIX = "aside-"  # of its name; a draft of it is told by what stands behind


class Aside:
    """What others worked out about all documents together, in one file of the corpus's folder.

    Whoever erases a document deletes it, and its drafts, before: nothing of the document stays in
    it. Losing it costs time and nothing else.
    """

    def __init__(
        self, folder: Path | None, exclusively: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """None for the folder: nothing is kept. `exclusively` keeps every other writer out."""
        self._folder = folder
        self._exclusively = exclusively

    def place(self, name: str) -> Path | None:
        """Where the file is, if it is there."""
        path = self._folder and self._folder / f"{_PREFIX}{name}"
        return path if path and path.is_file() else None

    def save(self, name: str, fill: Fill, holds: Callable[[], bool]) -> bool:
        """Write what `fill` writes; False if it could not be, or what it tells of `holds` no more.

        Others write to the corpus meanwhile; who erases stops it. Raises `StoreBusy`.
        """
        if self._folder is None:
            return False
        try:
            with self._exclusively():  # nothing is erased between looking and beginning
                if not holds():
                    return False
                draft = Draft(self._folder / f"{_PREFIX}{name}")
            with draft:
                draft.fill(fill)
                with self._exclusively():
                    draft.place()
        except OSError:  # a full disk, or one that cannot be written: the next start takes longer
            return False
        return True

    def drop(self) -> int:
        """`discard`, with other writers kept out meanwhile. Raises `StoreBusy`."""
        with self._exclusively():
            return self.discard()

    def discard(self) -> int:
        """Delete all of it; the caller keeps other writers out. Gives how many files there were.

        Raises `StoreError` if one cannot be deleted.
        """
        if self._folder is None:
            return 0
        gone = 0
        try:
            for path in self._folder.glob(f"{_PREFIX}*"):
                path.unlink(missing_ok=True)
                gone += 1
            if gone:
                sync(self._folder)
        except OSError as error:
            raise StoreError(
                f"a file of {self._folder} cannot be deleted ({error.strerror}). Check the rights "
                f"of the folder and delete its {_PREFIX}* files."
            ) from error
        return gone
