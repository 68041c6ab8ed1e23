"""The front: one service, its upkeep, and its wiring. `Service.open` is the one place of that."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Corpus
from index.embedder.base import Embedder
from index.embedder.load import load
from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from index.sources.options import Bounds, Options
from index.types import Progress
from matcher.adapter import PINNED
from matcher.desk.desk import Desk
from matcher.desk.worker import Worker
from matcher.facets import Facets
from matcher.holdings import Sheet as Sheet
from matcher.intake import Intake
from matcher.isolated import read_posting, read_resume
from matcher.matches import Matches
from matcher.pasted import Pasted
from matcher.policy import Policy, shipped
from matcher.reading import ReadPosting, ReadResume
from matcher.renewing import Renewal, renewed
from matcher.saved import SavedFacets
from matcher.settings import Settings
from matcher.sources import facets_digest
from matcher.suited import Suiting
from matcher.types import Month
from matcher.versions import linked_anew
from matcher.webhooks.addresses import Network
from matcher.webhooks.delivery import Courier

__all__ = ["ReadPosting", "ReadResume", "Service", "load_model", "read_posting", "read_resume"]

_MEMBERS = 200_000  # of an archive that was uploaded
_UNPACKED = 20  # times its size that it may become


@dataclass(frozen=True, slots=True)
class Batches:
    """What batch jobs may be.

    `folder`: where their archives are kept; None: in one that goes with the process. `bytes`: of an
    archive. `networks`: that may be told of the end of a job, besides public ones.
    """

    folder: Path | None = None
    bytes: int = 200_000_000
    networks: tuple[Network, ...] = ()


class Service(Intake, Matches):
    """The one object that every door holds: two corpora, an embedder inside them, and a policy.

    What it holds is told in `matcher.holdings`, how files come in in `matcher.intake`, and how
    postings and resumes meet in `matcher.matches`.
    """

    def __init__(
        self,
        resumes: Corpus,
        postings: Corpus,
        policy: Policy,
        limits: Limits,
        as_of: Month | None = None,
        allowance: Allowance | None = None,
        originals: bool = True,
        desk: Desk | None = None,
        batches: Batches | None = None,
    ) -> None:
        """What is not of `batches` is told in `Holdings`."""
        super().__init__(resumes, postings, policy, limits, as_of, allowance, originals, desk)
        self._pasted = Pasted()
        self._facets = SavedFacets(
            resumes,
            Facets(policy.ranker),
            lambda: f"{self._maker}/{facets_digest()}/{policy.ranker}",
        )
        self._suiting = Suiting(postings, policy, self._prepared, self._asker, self.posting)
        self._ready = False
        self.batches = batches or Batches()
        self.worker = Worker(
            self.desk.jobs,
            self.batches.folder,
            self._ingest_archive,
            lambda: Courier(self.batches.networks),
            self.desk.answers.prune,
        )
        self.renewal = Renewal(self.batches.folder, self.outdated, self.rebuild)

    @classmethod
    def open(
        cls,
        settings: Settings,
        progress: Callable[[str], None] | None = None,
        model: Embedder | None = None,
    ) -> Service:
        """Load the model and open the corpus in `settings.data`, made if it is not there.

        A `model` that is given is used: services may share one.
        """
        model = model or load_model(settings, progress)
        resumes = Corpus.open(settings.data / "resumes", model)
        postings = Corpus.open(settings.data / "postings", model)
        if progress is not None and (resumes.read_only or postings.read_only):
            progress(f"{settings.data} cannot be written: what is kept is read, nothing is added")
        return cls(
            resumes,
            postings,
            shipped(),
            settings.limits,
            settings.as_of,
            settings.allowance,
            settings.originals,
            Desk.open(settings.data),
            Batches(settings.data, settings.archive_bytes, settings.webhook_networks),
        )

    @classmethod
    def in_memory(
        cls, settings: Settings, progress: Callable[[str], None] | None = None
    ) -> Service:
        """Load the model; nothing is kept on disk."""
        model = load_model(settings, progress)
        return cls(
            Corpus.in_memory(model),
            Corpus.in_memory(model),
            shipped(),
            settings.limits,
            settings.as_of,
            settings.allowance,
            settings.originals,
        )

    def close(self) -> None:
        """Stop the worker and the renewal, and close both corpora and the desk."""
        self.renewal.close()
        self.worker.close()
        self.desk.close()
        self._facets.close()
        self.resumes.close()
        self.postings.close()

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ingest_archive(self, archive: Path) -> Iterator[Progress]:
        size = self.batches.bytes
        bounds = Bounds(members=_MEMBERS, unpacked=_UNPACKED * size, nested=size)
        return self.ingest([archive], options=Options(bounds=bounds), apart=True)

    # ---- upkeep

    def outdated(self) -> bool:
        """Whether there is anything to rebuild, and it can be written."""
        corpora = (self.resumes, self.postings)
        old = any(c.embedded_by not in (None, c.model) for c in corpora)
        old = old or bool(self.resumes.unnoted(self._maker, 0, 1)[1] or self.resumes.untold(most=1))
        return old and not self.resumes.read_only

    def rebuild(self) -> Generator[Progress]:
        """Make everything that is kept ready for this program and its model; a step a resume.

        Whoever has it open with the old model goes on answering by that until the new is whole.
        Safe to stop and run again. Raises `StoreReadOnly`, `StoreError`.
        """
        self.insist_on_writing()
        done = 0
        for step in renewed(self.resumes, self._maker, self.profiles.made):
            done = step.done
            yield step
        yield from linked_anew(self.resumes, done)
        if self.postings.embedded_by not in (None, self.postings.model):
            self.postings.rebuild()


def load_model(settings: Settings, progress: Callable[[str], None] | None = None) -> Embedder:
    """The embedding model that the settings name, its hash checked. Raises `ModelError`."""
    return load(
        settings.model,
        cache=settings.cache,
        threads=settings.threads or None,
        precision=settings.precision,
        adapter=PINNED,
        progress=progress,
    )
