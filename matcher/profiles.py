"""What resumes determine by themselves: as it was noted, or made anew and noted.

A note is this program's and this model's own, by its maker's name; another's is never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from index.corpus import Corpus
from index.errors import DiskFull, DocumentError, StoreBusy, UnknownDocument
from matcher.errors import ResumeError
from matcher.profile import Profile
from matcher.reading import ReadResume
from matcher.renewing import NONE, profile_anew

_AT_ONCE = 100  # profiles read between two looks at the store


class Profiles:
    """The profiles of the kept resumes."""

    def __init__(
        self, resumes: Corpus, maker: Callable[[], str], resume: Callable[[str], ReadResume]
    ) -> None:
        """`maker` names what makes them, `resume` gives a kept resume by its id."""
        self._resumes = resumes
        self._maker = maker
        self._resume = resume

    def of(self, ids: Sequence[str]) -> Iterator[Profile]:
        """Those of the resumes `ids`, in their order, as far as they are there and are resumes.

        What another version took for one and this does not must keep nobody else from being ranked;
        it is noted as none, so that nobody tries again, and told by `Service.rebuild` once and by
        `matcher doctor`.
        """
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            noted = self._resumes.noted(some, self._maker())
            for found in some:
                if noted.get(found) == NONE:
                    continue
                with suppress(UnknownDocument, DocumentError, ResumeError):
                    yield _read(found, noted.get(found)) or self._noted_anew(found)

    def one(self, document_id: str) -> Profile:
        """That of one resume. Raises `UnknownDocument`."""
        note = self._resumes.noted([document_id], self._maker()).get(document_id)
        return _read(document_id, note) or self._noted_anew(document_id)

    def numbered(self, numbers: Sequence[int]) -> Iterator[tuple[int, Profile]]:
        """Those of resumes by number, as far as they are there."""
        names = self._resumes.ids_of(numbers)
        numbered = {found: number for number, found in names.items()}
        for profile in self.of(list(numbered)):
            yield numbered[profile.document_id], profile

    def made(self, document_id: str) -> Profile:
        """That of a kept resume, made by this very program; what others noted may spare work."""
        resume = self._resume(document_id).resume
        older = list(self._resumes.notes_of(document_id).values())
        return profile_anew(resume, older, self._resumes.read)

    def _noted_anew(self, document_id: str) -> Profile:
        try:
            profile = self.made(document_id)
        except (DocumentError, ResumeError):  # none, or longer than any is
            self._note(document_id, NONE)
            raise
        self._note(document_id, profile.to_bytes())
        return profile

    def _note(self, document_id: str, content: bytes) -> None:
        with suppress(StoreBusy, DiskFull):  # another writer is at work: the next ranking notes it
            self._resumes.note(document_id, self._maker(), content)


def _read(document_id: str, note: bytes | None) -> Profile | None:
    if not note:
        return None
    try:
        return Profile.from_bytes(document_id, "", note)
    except ValueError:  # damaged: it is made anew
        return None
