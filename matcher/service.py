"""The trips: read, match, rank, ingest, remove. `Service.open` is the one place of wiring."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from index.corpus import Corpus, DocumentInfo, Outcome, Settled, Settling
from index.embedder.base import Embedder
from index.embedder.load import load
from index.errors import UnknownDocument
from index.ingest.ingest import ingest
from index.readers.content import Limits
from index.readers.pdf.shots import Picture, Shot
from index.sandbox.allowance import Allowance
from index.sources.options import Bounds, Options
from index.store.erasure import Receipt
from index.types import Document, Progress, Span
from matcher.adapter import PINNED
from matcher.asked import Asked
from matcher.desk.desk import Desk
from matcher.desk.edits import Edit
from matcher.desk.worker import Worker
from matcher.errors import BadRequest, NoPicture, RebuildNeeded
from matcher.facets import Facets
from matcher.indexing import asked_passages, at_once, posting_work, resume_work, sources_of
from matcher.isolated import SANDBOX, draw, read_posting, read_resume, resumes_in_turn
from matcher.judging import weigh
from matcher.matching import hold, match, unquoted
from matcher.passing import must_of, passing, without_match
from matcher.pasted import Pasted
from matcher.policy import Policy, shipped
from matcher.posting.sources import postings_in
from matcher.prepared import NOTE_FORM, Prepared, to_note
from matcher.profile import Profile
from matcher.profiles import Profiles
from matcher.ranking import SCORED_WHOLE as SCORED_WHOLE
from matcher.ranking import Ranked, rank
from matcher.reading import ReadPosting, ReadResume
from matcher.renewing import Renewal, renewed
from matcher.resume.parse import parse as parse_resume
from matcher.searching import only, posting_of, search_of
from matcher.settings import Settings
from matcher.sources import code_digest
from matcher.suited import Suiting
from matcher.tags import tags_of
from matcher.types import Match, Month, Posting, PostingRanking, Ranking, Search
from matcher.version import __version__
from matcher.versions import linked_anew, traits_of
from matcher.webhooks.addresses import Network
from matcher.webhooks.delivery import Courier
from matcher.weights import Weights
from matcher.where import Where
from matcher.withheld import covers, shown, withheld

__all__ = ["ReadPosting", "ReadResume", "Service", "load_model", "read_posting", "read_resume"]

_DRAWN = "application/pdf"  # the one type of which pages can be drawn
MADE_READY = 2_000  # resumes that a ranking makes ready itself: more take minutes
_MEMBERS = 200_000  # of an archive that was uploaded
_UNPACKED = 20  # times its size that it may become


@dataclass(frozen=True, slots=True)
class Added:
    """What an upload did: the document's id, and False for `new` if it was already there."""

    id: str
    new: bool


@dataclass(frozen=True, slots=True)
class AddedResume(Added):
    """An upload of a resume, and what was understood of it. A known one keeps its first name."""

    read: ReadResume


@dataclass(frozen=True, slots=True)
class AddedPosting(Added):
    """An upload of a posting, and what was understood of it. A known one keeps its first name."""

    read: ReadPosting


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kept resume as it is laid out.

    `withheld` is what a blind reader is not shown of its text; `pictures`: its pages can be drawn.
    """

    document: Document
    withheld: tuple[Span, ...]
    pictures: bool


@dataclass(frozen=True, slots=True)
class Batches:
    """What batch jobs may be.

    `folder`: where their archives are kept; None: in one that goes with the process. `bytes`: of an
    archive. `networks`: that may be told of the end of a job, besides public ones.
    """

    folder: Path | None = None
    bytes: int = 200_000_000
    networks: tuple[Network, ...] = ()


class Service:
    """The one object that every door holds: two corpora, an embedder inside them, and a policy."""

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
        """Jobs that go on are taken to end in month `as_of`; None is the month of the match.

        `limits` are what a file may be, `allowance` is what reading it may cost. `originals`: the
        files of resumes are kept beside what was read of them. `desk` has what belongs to neither
        corpus; without one, it goes with the process.
        """
        self.resumes = resumes
        self.postings = postings
        self.policy = policy
        self.profiles = Profiles(resumes, lambda: self._maker, self.resume)
        self._facets = Facets(policy.ranker)
        self._ready = False
        self._prepared = Prepared()
        self._pasted = Pasted()
        self._suiting = Suiting(postings, policy, self._prepared, self._asker, self.posting)
        self.limits = limits
        self.as_of = as_of
        self.allowance = allowance or Allowance()
        self.originals = originals
        self.desk = desk or Desk.in_memory()
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
        self.resumes.close()
        self.postings.close()

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def model(self) -> str:
        """The fingerprint of the model: vectors of no texts carry it too."""
        return self.resumes.embed([]).model

    # ---- reading and keeping

    def get_ready(self) -> None:
        """Start what reads files, so that the first file need not wait for it."""
        SANDBOX.start()

    def read_resume(self, data: bytes, name: str) -> ReadResume:
        """Read a resume and keep nothing. Raises `DocumentError` or `NothingToQuote`."""
        return read_resume(data, name, self.limits, self.allowance)

    def read_posting(self, data: bytes, name: str, pick: int | None = None) -> ReadPosting:
        """Read a posting and keep nothing: see `matcher.isolated.read_posting`."""
        return read_posting(data, name, self.limits, pick, self.allowance)

    def pasted_posting(self, text: str) -> ReadPosting:
        """As `read_posting`, of a text that was pasted: one that comes again is not read again."""
        return self._pasted.read(text, lambda data: self.read_posting(data, "posting"))

    def add_resume(self, data: bytes, name: str, tags: Iterable[str] = ()) -> AddedResume:
        """Read and keep one resume, and give it `tags`. The same bytes again add nothing else.

        Raises `BadRequest` for what is no tag, before anything is kept.
        """
        given = tags_of(tags)
        added = self._add_resume(data, name)
        if given:
            self.tag([added.id], given)
        return added

    def _add_resume(self, data: bytes, name: str) -> AddedResume:
        read = self.read_resume(data, name)
        if read.document.id in self.resumes:
            self._keep(read.document.id, data)
            return AddedResume(read.document.id, False, self.resume(read.document.id))
        profile = Profile.of(read.resume, self.resumes.read)
        settled = Settled(
            place="",
            stamp="",
            outcome=Outcome(read.document.id),
            note=profile.to_bytes(),
            original=data if self.originals else None,
            traits=traits_of(read, dated=int(time.time())),
        )
        items = [(read.document, read.resume.passages)]
        (new,) = self.resumes.add_many(items, Settling([settled], maker=self._maker))
        return AddedResume(read.document.id, new, read)

    def _keep(self, document_id: str, data: bytes) -> None:
        if self.originals:
            self.resumes.keep_original(document_id, data)

    def add_posting(self, data: bytes, name: str) -> AddedPosting:
        """Read and keep one posting, its requirements as passages."""
        read = self.read_posting(data, name)
        if read.document.id in self.postings:
            return AddedPosting(read.document.id, False, self.posting(read.document.id))
        note = to_note(read.posting, self.postings.read)
        settled = Settled("", "", Outcome(read.document.id), note)
        items = [(read.document, asked_passages(read.posting))]
        (new,) = self.postings.add_many(items, Settling([settled], maker=self._asker()))
        return AddedPosting(read.document.id, new, read)

    def ingest(
        self,
        paths: Iterable[Path],
        *,
        options: Options | None = None,
        workers: int | None = None,
        retry: bool = False,
        apart: bool = False,
    ) -> Iterator[Progress]:
        """Index files, folders, archives and tables of resumes. A bad one never stops the batch.

        `options` says how tables are read, `workers` how many resumes are read at once (one a core,
        which is also the most); `retry`: what failed is read again, though it has not changed.
        A child reads up to 32 of them, unless they are to be held `apart`, a child for each.
        """
        self.get_ready()
        with ExitStack() as stack:
            read: Callable[[bytes, str], ReadResume] = self.read_resume
            if not apart:
                read = stack.enter_context(resumes_in_turn(self.limits, self.allowance))
            yield from ingest(
                self.resumes,
                sources_of(paths, options, self.limits),
                resume_work(read, self._version, self._maker),
                workers=at_once(workers),
                limits=self.limits,
                retry=retry,
                originals=self.originals,
            )

    def ingest_postings(
        self,
        paths: Iterable[Path],
        *,
        options: Options | None = None,
        workers: int | None = None,
        retry: bool = False,
    ) -> Iterator[Progress]:
        """Index postings, as `ingest` does resumes. Of a board's JSON each posting is one."""
        self.get_ready()
        options = replace(options or Options(), parts=postings_in)
        return ingest(
            self.postings,
            sources_of(paths, options, self.limits),
            posting_work(self.read_posting, self._version, self._asker()),
            workers=at_once(workers),
            limits=self.limits,
            retry=retry,
        )

    def _ingest_archive(self, archive: Path) -> Iterator[Progress]:
        size = self.batches.bytes
        bounds = Bounds(members=_MEMBERS, unpacked=_UNPACKED * size, nested=size)
        return self.ingest([archive], options=Options(bounds=bounds), apart=True)

    @property
    def _version(self) -> str:
        """What says that a file cannot be read: this very code with these limits."""
        return f"{__version__}/{code_digest()}/{self.limits}/{self.allowance}"

    def resume(self, prefix: str) -> ReadResume:
        """The kept resume whose id starts with `prefix`; `UnknownDocument` if there is none."""
        document = self.resumes.document(self.resumes.resolve(prefix))
        return ReadResume(document, parse_resume(document))

    def posting(self, prefix: str) -> ReadPosting:
        """The kept posting whose id starts with `prefix`; `UnknownDocument` if there is none."""
        document = self.postings.document(self.postings.resolve(prefix))
        edits = self.desk.edits.of(document.id)
        return ReadPosting(document, edits.applied(self._prepared.parsed(document)))

    def edit_posting(
        self, prefix: str, changes: Mapping[int, Edit | None], revision: int
    ) -> ReadPosting:
        """Change requirements of a kept posting, by number from 1; None takes a change back.

        Gives the posting as it is then. Raises `BadRequest` where they do not fit it, and
        `PreconditionFailed` if `revision` is not that of what was edited last.
        """
        document = self.postings.document(self.postings.resolve(prefix))
        before = self.desk.edits.of(document.id)
        posting = self._prepared.parsed(document)
        edits = replace(before.changed(changes), revision=revision)
        edits.check(posting)
        return ReadPosting(document, self.desk.edits.keep(document.id, edits).applied(posting))

    def sheet(self, prefix: str) -> Sheet:
        """The kept resume whose id starts with `prefix`, as it is laid out."""
        read = self.resume(prefix)
        drawn = read.document.media_type == _DRAWN and self.resumes.has_original(read.document.id)
        return Sheet(read.document, withheld(read.resume, read.document), drawn)

    def picture(self, prefix: str, page: int, scale: float, blind: bool) -> Picture:
        """A page of a kept resume as a picture, drawn in a child.

        `blind`: who the resume is of is painted over, and every picture in it. Raises `NoPicture`
        where there is no such page to show, and what `Sandbox.run` raises.
        """
        read = self.resume(prefix)
        document = read.document
        if not 1 <= page <= len(document.pages) or document.media_type != _DRAWN:
            raise NoPicture("the resume has no such page that could be shown as a picture.")
        data = self.resumes.original(document.id)
        if data is None:
            raise NoPicture("the file of this resume was not kept. Send it again to see its pages.")
        shot = Shot(page, scale)
        if blind:
            spans = withheld(read.resume, document)
            over, kept = covers(document, spans, page), shown(document, spans, page)
            shot = Shot(page, scale, over, kept, blind=True)
        return draw(data, shot, self.allowance)

    def superseded(self) -> dict[str, str]:
        """Id of every kept resume of which there is a newer version -> id of the newest."""
        return self.resumes.superseded()

    def versions(self, prefix: str) -> list[str]:
        """The ids of all kept versions of a person's resume, the newest first.

        `UnknownDocument` if there is none whose id starts with `prefix`.
        """
        return self.resumes.versions(self.resumes.resolve(prefix))

    def listing(self) -> Iterator[DocumentInfo]:
        """The kept resumes, in the order in which they were added."""
        return self.resumes.documents()

    def remove(self, prefix: str) -> Receipt:
        """Erase a kept resume and what is said about it; the receipt says what was erased."""
        found = self.resumes.resolve(prefix)
        self.desk.erase(found)  # first: should the rest fail, it can be asked for again
        return self.resumes.remove(found)

    def remove_posting(self, prefix: str) -> Receipt:
        """Erase a kept posting as `remove` does a resume."""
        found = self.postings.resolve(prefix)
        self.desk.erase(found)
        return self.postings.remove(found)

    # ---- upkeep

    def behind(self) -> int:
        """How many resumes another version or model made ready; a ranking makes them ready anew."""
        return self.resumes.behind(self._maker)

    def outdated(self) -> bool:
        """Whether there is anything to rebuild, and it can be written."""
        corpora = (self.resumes, self.postings)
        old = any(c.embedded_by not in (None, c.model) for c in corpora)
        old = old or bool(self.behind() or self.resumes.untold(most=1))
        return old and not self.resumes.read_only

    def rebuild(self) -> Generator[Progress]:
        """Make everything that is kept ready for this program and its model; a step a resume.

        Whoever has it open with the old model goes on answering by that until the new is whole.
        Safe to stop and run again. Raises `StoreError`.
        """
        yield from renewed(self.resumes, self._maker, self.profiles.made)
        yield from linked_anew(self.resumes)
        if self.postings.embedded_by not in (None, self.postings.model):
            self.postings.rebuild()

    # ---- matching

    def match(
        self, posting: ReadPosting, resume: ReadResume, weights: Weights | None = None
    ) -> Match:
        """Hold one posting against one resume: exact, whole, the same through every door."""
        asked = self._asked(posting.posting, weights)
        profile = Profile.of(resume.resume, self.resumes.read)
        return match(hold(asked, profile, self.policy), resume.document, self.policy)

    def match_kept(
        self, posting: ReadPosting, prefix: str, weights: Weights | None = None
    ) -> Match:
        """The match with the kept resume whose id starts with `prefix`; `UnknownDocument` if none.

        What the resume determines by itself is read and not made again, and nothing is embedded.
        """
        document = self.resumes.document(self.resumes.resolve(prefix))
        asked = self._asked(posting.posting, weights)
        profile = self.profiles.one(document.id)
        return match(hold(asked, profile, self.policy), document, self.policy)

    def match_many(
        self, posting: ReadPosting, ids: Sequence[str], weights: Weights | None = None
    ) -> Iterator[Match]:
        """The match with each of the kept resumes `ids`, in their order, as far as they are there.

        What a resume determines by itself is read and not made again.
        """
        asked = self._asked(posting.posting, weights)
        for profile in self.profiles.of(ids):
            with suppress(UnknownDocument):  # erased meanwhile
                document = self.resumes.document(profile.document_id)
                yield match(hold(asked, profile, self.policy), document, self.policy)

    def weigh_many(
        self, posting: ReadPosting, ids: Sequence[str], weights: Weights | None = None
    ) -> Iterator[Match]:
        """As `match_many`, several times as fast, and without quotes, reasons and names."""
        asked = self._asked(posting.posting, weights)
        for one in weigh(asked, self.profiles.of(ids), self.policy):
            yield unquoted(asked, one, self.policy)

    def having(self, where: Where) -> set[str]:
        """The ids of the kept resumes that have all of `where`; `BadRequest` if it asks a match."""
        without_match(where)
        self._facets.follow(self.resumes.numbers(), self.profiles.numbered)
        numbers = passing(where, self.resumes, self._facets, self.month).numbers
        return set(self.resumes.ids_of(numbers.tolist()).values())

    def tag(
        self, ids: Sequence[str], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> list[tuple[str, ...]]:
        """Take tags from some kept resumes, then give them others, all or none.

        Gives what each has then, in order. Raises `UnknownDocument`, and `BadRequest` for what is
        no tag (`matcher.tags`) or too many.
        """
        found = [self.resumes.resolve(one) for one in ids]
        try:
            return self.resumes.tag(found, tags_of(add), tags_of(remove))
        except ValueError as error:
            raise BadRequest(f"{error}. Take some from it first.") from error

    def rank(
        self,
        posting: ReadPosting,
        top: int = 10,
        weights: Weights | None = None,
        *,
        versions: bool = False,
        where: Where | None = None,
    ) -> Ranking:
        """The kept resumes that cover `posting` best, each by the very match of `match`.

        Of a person's resumes the newest is ranked; `versions`: the older ones too. `where` is what
        a resume must have to be a candidate: it is asked before any is chosen. What a match alone
        tells (`met`, `shown`) is asked of all that have the rest where these are `SCORED_WHOLE` at
        most, and of the nearest to those requirements where they are more.
        """
        asked = self._asked(posting.posting, weights)
        matches, considered, size, unplaced = self._best(asked, top, versions, where)
        return Ranking(
            posting_id=posting.posting.document_id,
            posting_title=posting.posting.title,
            matches=matches,
            considered=considered,
            corpus_size=size,
            unplaced=unplaced,
        )

    def search_requirement(
        self, text: str, top: int = 10, *, versions: bool = False, where: Where | None = None
    ) -> Search:
        """The kept resumes that show what `text` asks for, as a line of a posting would.

        `top`, `versions` and `where` as in `rank`. Raises `BadRequest` if it is not one line.
        """
        return self._searched(posting_of(text), 1, top, versions, where)

    def search_requirement_of(
        self,
        posting: ReadPosting,
        number: int,
        top: int = 10,
        *,
        versions: bool = False,
        where: Where | None = None,
    ) -> Search:
        """The kept resumes that show requirement `number`, from 1, of `posting`."""
        return self._searched(posting.posting, number, top, versions, where)

    def postings_for(
        self, resume: ReadResume, top: int = 10, weights: Weights | None = None
    ) -> PostingRanking:
        """The kept postings that `resume` covers best, each by the very match of `match`.

        `weights` are of levels alone, for a number means another requirement in each posting.
        """
        if top < 1:
            raise BadRequest(f"top must be 1 or more; it is {top}.")
        weights = weights or Weights()
        if weights.numbers:
            raise BadRequest(
                "weights of single requirements are for one posting; give those of levels."
            )
        kept = next(self.profiles.of([resume.document.id]), None)
        profile = kept or Profile.of(resume.resume, self.resumes.read)
        size = len(self.postings)
        best, considered = self._suiting.best(profile, top, weights, self.month)
        return PostingRanking(
            resume_id=resume.document.id,
            resume_name=resume.document.name,
            matches=tuple(match(held, resume.document, self.policy) for held in best),
            considered=considered,
            corpus_size=size,
        )

    def _searched(
        self, posting: Posting, number: int, top: int, versions: bool, where: Where | None
    ) -> Search:
        without_match(where)
        asked = self._asked(posting, only(posting, number))
        found = self._best(asked, top, versions, where)
        return search_of(posting, number, *found, (self.policy.name, self.model, asked.as_of))

    def _best(
        self, asked: Asked, top: int, versions: bool, where: Where | None
    ) -> tuple[tuple[Match, ...], int, int, int | None]:
        """The best matches, how many resumes were matched, and how many there are to choose from.

        Of a person's resumes the newest alone, unless `versions`. Last, how many were left out
        because they do not say where they are; None where `where` asks for no place.
        """
        if top < 1:
            raise BadRequest(f"top must be 1 or more; it is {top}.")
        size = len(self.resumes)
        if size > SCORED_WHOLE or where is not None:
            self._insist_on_ready()
            self._facets.follow(self.resumes.numbers(), self.profiles.numbered)
        among, unplaced = None if versions else self.resumes.newest(), None
        must = must_of(where, asked)
        if where is not None:
            found = passing(where, self.resumes, self._facets, asked.as_of, among)
            among, unplaced = found.numbers, found.unplaced
        chosen = (self.resumes, self._facets, self.profiles.of, self.policy)
        ranked = rank(asked, *chosen, top, among, must)
        matches = tuple(self._matched(asked, ranked))
        return matches, ranked.considered, size if among is None else len(among), unplaced

    def _matched(self, asked: Asked, ranked: Ranked) -> Iterator[Match]:
        """The matches of the best, with their quotes."""
        for found, _ in ranked.best:
            with suppress(UnknownDocument):  # erased since it was chosen: no candidate any more
                document = self.resumes.document(found)
                for profile in self.profiles.of([found]):
                    yield match(hold(asked, profile, self.policy), document, self.policy)

    def _insist_on_ready(self) -> None:
        """Raise `RebuildNeeded` where more would have to be made ready than anyone waits for."""
        if self._ready:
            return
        behind = self.behind()
        if behind > MADE_READY:
            under_way = self.renewal.words
            raise RebuildNeeded(
                f"{behind:,} resumes were made ready by another version of the program or another "
                + (
                    f"model. They are done anew now ({under_way}): try again later."
                    if under_way
                    else "model. Run `matcher rebuild`: it does them anew, and may be stopped and "
                    "run again."
                )
            )
        self._ready = True  # what is added from now on is ready when it is

    def _asker(self) -> str:
        """What notes the vectors of postings: they are told by their texts, so by the model."""
        return f"asked/{NOTE_FORM}/{self.model}"

    @property
    def _maker(self) -> str:
        """What makes profiles: this very code with this very model."""
        return f"profile/{code_digest()}/{self.model}"

    def _asked(self, posting: Posting, weights: Weights | None) -> Asked:
        month, read = self.month, self.resumes.read
        return self._prepared.asked(posting, weights or Weights(), month, self.model, read)

    @property
    def month(self) -> Month:
        """The month in which jobs that go on are taken to end."""
        today = datetime.now(UTC)
        return self.as_of or Month(today.year, today.month)


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
