"""What is kept of resumes, made anew for another version of the program or another model.

The old goes on answering those who ask for it until the new is whole: notes of both makers, and
vectors of both models, stand side by side. Every step is kept, so it may be stopped and run again.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from index.corpus import Corpus
from index.errors import DocumentError, Fault, StoreBusy, UnknownDocument
from index.store.writer import WriterLock
from index.types import Progress, Tokens, Vectors
from matcher.asked import Embed
from matcher.errors import ResumeError
from matcher.late import Embedded
from matcher.prepared import Remembered
from matcher.profile import Profile
from matcher.types import Resume

AT_ONCE = 50  # resumes whose passages are embedded together
LOCK = "renewal.lock"
NONE = b""  # what is noted of a document that is read as no resume

_AGAIN = 30.0  # seconds between two tries, while another process renews or a disk is full
_LOOKED = 1.0  # seconds between two looks, while another tenant's are made ready
_TOLD = 60.0  # seconds between two lines of the log
_NICE = 10  # by how much the thread gives way to what answers
_REST = 0.25  # of the time that a step took

Make = Callable[[str], Profile]

log = logging.getLogger("matcher.renewal")


class Renewal:
    """Makes what is kept ready in a thread of its own, while a server answers.

    Of all processes that share a data folder one renews, held apart by a lock file, and of all
    tenants of a server one at a time. Nothing is lost by stopping: the next start goes on.
    """

    _turn = threading.Lock()

    def __init__(
        self,
        folder: Path | None,
        due: Callable[[], bool],
        rebuild: Callable[[], Generator[Progress]],
    ) -> None:
        """`due` says whether there is anything to do, `rebuild` does it."""
        self._folder = folder
        self._due = due
        self._rebuild = rebuild
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._words = ""

    def start(self) -> None:
        """Look whether there is anything to do, and do it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)
            self._thread.start()

    def close(self, seconds: float = 30.0) -> None:
        """Stop behind the present step. Waits for it, `seconds` at most."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(seconds)

    @property
    def pending(self) -> bool:
        """Whether there may be something left to do that was begun, or waits for its turn."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def words(self) -> str:
        """How far it is, for people; "" where nothing is being done."""
        return self._words

    def _run(self) -> None:
        if sys.platform == "linux":  # there a thread has a priority of its own
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        while not self._ending.is_set():
            if not self._turn.acquire(timeout=_LOOKED):
                continue
            try:
                if self._tried():
                    return
            finally:
                self._turn.release()
            self._ending.wait(_AGAIN)

    def _tried(self) -> bool:
        """Whether there is nothing more to do here."""
        try:
            return self._renewed()
        except StoreBusy:  # another process does it, or writes at length
            return False
        except Fault as fault:
            log.warning("making resumes ready anew stands still: %s", fault.code)
            return False
        except Exception as error:  # noqa: BLE001 - its words may quote a document
            log.error("making resumes ready anew failed: %s", type(error).__name__)  # noqa: TRY400
            return True

    def _renewed(self) -> bool:
        """Go through all of it, as the one process that does; False if it was stopped."""
        if not self._due():
            return True
        lock = WriterLock(None if self._folder is None else self._folder / LOCK, 0.0)
        try:
            with lock.held(), closing(self._rebuild()) as steps:
                return self._gone_through(steps)
        finally:
            self._words = ""
            lock.close()

    def _gone_through(self, steps: Iterator[Progress]) -> bool:
        log.info("what is kept is made ready for this version and model")
        self._words = "begun"
        failed, told, at = 0, time.monotonic(), time.monotonic()
        for step in steps:
            self._words = f"{step.done:,} of {step.total:,} resumes"
            failed += step.failure is not None
            now = time.monotonic()
            if now - told >= _TOLD:
                log.info("made ready: %s of %s resumes", step.done, step.total)
                told = now
            if self._ending.wait(_REST * (now - at)):
                return False
            at = time.monotonic()
        log.info("all resumes are ready; %s could not be read anew", failed)
        return True


def renewed(corpus: Corpus, maker: str, make: Make) -> Iterator[Progress]:
    """Note what `make` makes of every resume that has no note by `maker`; a step a resume.

    Then the present model's vectors are made the corpus's, and what others noted is erased.
    """
    total, done, place = corpus.behind(maker), 0, 0
    while True:
        place, ids = corpus.unnoted(maker, place, AT_ONCE)
        if not ids:
            break
        for found in ids:
            done += 1
            yield _one(corpus, maker, make, found, done, max(done, total))
        corpus.embed_ahead(ids)
    if corpus.embedded_by not in (None, corpus.model):
        corpus.rebuild()
    corpus.erase_notes(maker)


def _one(
    corpus: Corpus, maker: str, make: Make, document_id: str, done: int, total: int
) -> Progress:
    try:
        corpus.note(document_id, maker, make(document_id).to_bytes(), beside=True)
    except UnknownDocument:  # erased meanwhile
        return Progress(done, total, document_id[:12])
    except (DocumentError, ResumeError) as error:  # said once: it is noted, and not tried again
        corpus.note(document_id, maker, NONE, beside=True)
        return Progress(done, total, document_id[:12], failure=str(error), code=error.code)
    return Progress(done, total, document_id[:12], document_id, True)


def profile_anew(resume: Resume, older: Sequence[bytes], embed: Embed) -> Profile:
    """The profile of `resume`; what an older profile knows of the same texts is not embedded again.

    `older` are profiles as bytes, of whatever program; those of another model, or of a form that is
    not read any more, are no help.
    """
    known = [found for one in older if (found := _known(resume, one)) is not None]

    def remembering(texts: Sequence[str]) -> Vectors:
        fresh: Vectors | None = None
        for one in known:
            if one.vectors.model == model:
                fresh = one.embed(texts)
            if fresh is not None:
                return fresh
        return embed(texts)

    model = embed([]).model
    return Profile.of(resume, remembering)


def _known(resume: Resume, older: bytes) -> Remembered | None:
    try:
        profile = Profile.from_bytes(resume.document_id, "", older)
    except ValueError:
        return None
    texts = tuple(offer.compared for offer in profile.offers)
    return Remembered(texts, vectors_of(profile.embedded))


def vectors_of(held: Embedded) -> Vectors:
    """The vectors that `Embedded.of` would make `held` of again, to the last bit.

    They are no queries: their gates, which say what a query asks for, are 0.
    """
    rows = held.rows.astype(np.float32) * held.scales[:, None]
    if held.tokens is None:
        return Vectors(held.model, rows)
    gates = np.zeros(len(held.tokens), np.float32)
    return Vectors(held.model, rows, Tokens(held.tokens, held.starts, gates, held.priors))
