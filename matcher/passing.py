"""Which resumes of a corpus have what is asked for, before any is chosen or matched."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from index.corpus import Corpus
from matcher.asked import Asked
from matcher.errors import BadRequest
from matcher.facets import Facets, Keys
from matcher.types import Month, Verdict
from matcher.where import Where

# Place of a requirement among those asked -> the verdicts of which one is enough.
Must = dict[int, frozenset[Verdict]]

_MET = frozenset({Verdict.MET})
_SHOWN = frozenset({Verdict.MET, Verdict.PARTIAL})


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """The numbers of those that pass, in order.

    `unplaced` is how many more would, but do not say where they are; None where nobody asked.
    """

    numbers: Keys = field(repr=False)
    unplaced: int | None


def passing(
    where: Where, corpus: Corpus, facets: Facets, as_of: Month, among: Keys | None = None
) -> Passing:
    """Who has all of `where` but what a match alone tells, of the documents `among`, if given.

    `facets` must know the corpus as it is.
    """
    numbers = facets.chosen(where, as_of)
    if where.tags:
        numbers = np.intersect1d(numbers, corpus.tagged(where.tags))
    if where.added_from or where.added_to:
        numbers = np.intersect1d(numbers, corpus.added(where.added_from, where.added_to))
    if among is not None:
        numbers = np.intersect1d(numbers, among)
    if not where.places:
        return Passing(numbers, None)
    return Passing(*facets.at(numbers, where.places))


def must_of(where: Where | None, asked: Asked) -> Must:
    """What a match must say of which of `asked.asks`.

    Raises `BadRequest` where the posting has no such requirement, or leaves it out.
    """
    if where is None or not where.of_matches:
        return {}
    there = len(asked.posting.requirements)
    places = {ask.number: place for place, ask in enumerate(asked.asks)}
    must: Must = {}
    for numbers, enough in ((where.shown, _SHOWN), (where.met, _MET)):
        for number in numbers:
            if not 1 <= number <= there:
                raise BadRequest(
                    f"the posting has requirements 1 to {there}; none can be filtered by {number}."
                )
            if number not in places:
                raise BadRequest(
                    f"requirement {number} is left out by its level or weight, so that nothing is "
                    "known of it. Give it a weight to filter by it."
                )
            must[places[number]] = enough
    return must


def without_match(where: Where | None) -> Where | None:
    """`where`, which must ask nothing of a match: raises `BadRequest` if it does."""
    if where is not None and where.of_matches:
        raise BadRequest("must_meet and must_show are filters of rankings: they need a posting.")
    return where
