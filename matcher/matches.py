"""Matching: a posting against resumes, a resume against postings, one requirement against all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from index.errors import UnknownDocument
from matcher.asked import Asked
from matcher.counted import Counts, counted
from matcher.errors import BadRequest, RebuildNeeded
from matcher.facets import Keys
from matcher.holdings import Holdings
from matcher.judging import weigh
from matcher.matching import hold, match, unquoted
from matcher.passing import must_of, passing, without_match
from matcher.profile import Profile
from matcher.ranking import SCORED_WHOLE, Ranked, rank
from matcher.reading import ReadPosting, ReadResume
from matcher.renewing import Renewal
from matcher.saved import WORTH_SAVING, SavedFacets
from matcher.searching import only, posting_of, search_of
from matcher.suited import Suiting
from matcher.types import Match, Posting, PostingRanking, Ranking, Search
from matcher.weights import Weights
from matcher.where import Where

MOST_TAGS = 50  # that are counted: the most common ones
MADE_READY = 2_000  # resumes that a ranking makes ready itself: more take minutes


class Matches(Holdings):
    """Every question about how postings and resumes meet; the scores are the same in each."""

    _facets: SavedFacets
    _suiting: Suiting
    _ready: bool
    renewal: Renewal

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
        facets = self._facets.follow(self.profiles.numbered)
        numbers = passing(where, self.resumes, facets, self.month).numbers
        return set(self.resumes.ids_of(numbers.tolist()).values())

    def counts(self, where: Where | None = None, *, versions: bool = False) -> Counts:
        """What the kept resumes have that pass `where`, counted, so that a filter can be chosen.

        `versions` as in `rank`. Raises `BadRequest` if `where` asks a match.
        """
        without_match(where)
        self._insist_on_ready()
        facets = self._facets.follow(self.profiles.numbered)
        among = None if versions else self.resumes.newest()
        numbers = passing(where or Where(), self.resumes, facets, self.month, among).numbers
        return counted(facets.columns, numbers, self.month, self._tagged())

    def _tagged(self) -> dict[str, Keys]:
        common = sorted(self.resumes.tags().items(), key=lambda one: (-one[1], one[0]))
        return {tag: self.resumes.tagged([tag]) for tag, _ in common[:MOST_TAGS]}

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

    def make_ready(self) -> bool:
        """Work out now what the first ranking of many resumes would wait for; False if nothing.

        Raises `StoreBusy`; a corpus that waits for a rebuild is left as it is.
        """
        if len(self.resumes) < WORTH_SAVING or self.resumes.read_only or self.behind():
            return False
        self._facets.follow(self.profiles.numbered)
        self.resumes.refresh()
        return True

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
            self._facets.follow(self.profiles.numbered)
        among, unplaced = None if versions else self.resumes.newest(), None
        must = must_of(where, asked)
        if where is not None:
            found = passing(where, self.resumes, self._facets.facets, asked.as_of, among)
            among, unplaced = found.numbers, found.unplaced
        chosen = (self.resumes, self._facets.facets, self.profiles.of, self.policy)
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

    def _asked(self, posting: Posting, weights: Weights | None) -> Asked:
        month, read = self.month, self.resumes.read
        return self._prepared.asked(posting, weights or Weights(), month, self.model, read)
