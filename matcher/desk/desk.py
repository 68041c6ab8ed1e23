"""The front of the desk: the small database of a service, beside its corpora."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import apsw

from index.errors import StoreError
from matcher.desk.answers import FORGET_ABOUT, Answers
from matcher.desk.cursors import Cursors
from matcher.desk.database import WAIT, Database
from matcher.desk.edits import EditBook
from matcher.desk.feedback import FeedbackBook
from matcher.desk.jobs import Jobs


class Desk:
    """Jobs, feedback, edits of postings, answers given, and the key that cursors are sealed with.

    Threads may share it; processes may share its file. Text of a document is never in it, but for
    the names that answers repeat: those are erased with the document.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.jobs = Jobs(database)
        self.feedback = FeedbackBook(database)
        self.edits = EditBook(database)
        self.answers = Answers(database)
        with database.reading() as db:
            self.cursors = Cursors(bytes(db.execute("SELECT key FROM seal").get))

    @classmethod
    def open(cls, folder: Path, wait: float = WAIT) -> Desk:
        """The desk in `folder`, made if it is not there. Raises `StoreError` and those below it."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be made a data folder: {error.strerror}. Use another one."
            ) from error
        desk = cls(Database(folder, wait))
        with suppress(StoreError):  # another process is at it: the next opening will do
            desk.answers.prune()
        return desk

    @classmethod
    def in_memory(cls) -> Desk:
        """A desk that goes with its process."""
        return cls(Database(None))

    def close(self) -> None:
        """Close the file. Closing twice does nothing."""
        self._database.close()

    def check(self) -> None:
        """Read all of it. Raises `StoreCorrupt` where the file is damaged."""
        self._database.check()

    def erase(self, document_id: str) -> None:
        """Erase all that is about a resume or a posting: feedback, edits, answers."""

        def delete(db: apsw.Connection) -> None:
            db.execute("DELETE FROM feedback WHERE ?1 IN (posting_id, resume_id)", (document_id,))
            db.execute("DELETE FROM edits WHERE posting_id = ?", (document_id,))
            db.execute(FORGET_ABOUT, (document_id,))

        self._database.erase(delete)
