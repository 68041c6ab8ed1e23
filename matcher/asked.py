"""What a posting alone determines, made ready to be held against any resume."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.types import Vectors
from matcher.alike import Alike
from matcher.errors import BadRequest
from matcher.incidence import Keys, keys_of
from matcher.late import asking
from matcher.lexicon.aside import as_lessened
from matcher.lexicon.lists import ASKING, WAYS
from matcher.lexicon.rarity import rarity
from matcher.lexicon.releases import wanted
from matcher.lexicon.stance import Stance, stance
from matcher.lexicon.wishes import wishes
from matcher.lexicon.words import as_mistaken, homonyms, names, terms, usual
from matcher.policy import Policy
from matcher.types import Month, Posting, Requirement
from matcher.verify.verify import Needs, needs_of
from matcher.weights import Weights

Embed = Callable[[Sequence[str]], Vectors]


class Query(NamedTuple):
    """A text to look for, and what of it is shown.

    Whether that is a name as its requirement writes it, and whether it is asked for modestly.
    """

    text: str
    shown: str
    is_name: bool
    slight: bool


# Rarities are counted in thousandths: sums of whole numbers do not depend on their order.
_STEPS = 1000
_MOST_PARTS = 40  # a longer list is read as a whole: nobody asks for so many things
_NEW_ENOUGH = 10_000.0  # more than a passage can name older versions
_NAMES_COUNT = 2.0  # how many times a name counts among the terms of a text


@dataclass(frozen=True, slots=True)
class Ask:
    """A requirement made ready. Numbers are places among the queries of its `Asked`.

    `members`: what must hold together, each a choice of queries of which one is enough; empty where
    the requirement is one thing, its whole text. `number` is the requirement's in its posting, from
    1; other numbers are places.
    """

    requirement: Requirement
    weight: float
    query: int
    members: tuple[tuple[int, ...], ...]
    needs: Needs
    stance: Stance
    alike: Alike | None = None
    number: int = 0

    def trust(self, policy: Policy) -> float:
        """What a rule's word counts for, 0..1: the mean over all that rules look at here."""
        looked = [policy.trust[name] for name in policy.trust if getattr(self.needs, name)]
        return sum(looked) / len(looked) if looked else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The requirements of a posting that count, and the queries that they and their parts make.

    `shown` is what of each query the requirement says in that place. `vectors` has a row for each
    query. `vocabulary` gives each term of the queries its column in
    `shares`, (queries, terms): what share of the query each of its terms is, by rarity, in whole
    numbers; `keys` are those of the terms. `named` (queries,) is 1 where a query is nothing but
    names as its requirement writes them, else 0; `wished` (queries,): whether it asks for no more
    than a wish; `modest` (queries,): whether its requirement asks for a lesser degree ("basic
    Excel"). Of names whose word a passage may hold as something else, `doubted` are the keys and
    `doubts` (queries, keys) is 1 where a query asks for nothing more. `dated`
    (queries, keys) is positive where a passage that holds one of the keys `releases` names an older
    version than is asked for or takes back what is asked in part, and more negative where one that
    does. Jobs that go on are taken to
    end in month `as_of`.
    """

    posting: Posting
    asks: tuple[Ask, ...]
    queries: tuple[str, ...]
    shown: tuple[str, ...] = field(repr=False)
    vectors: Vectors = field(repr=False)
    vocabulary: Mapping[str, int] = field(repr=False)
    keys: Keys = field(repr=False)
    shares: NDArray[np.float64] = field(repr=False)
    named: NDArray[np.float64] = field(repr=False)
    wished: NDArray[np.bool_] = field(repr=False)
    modest: NDArray[np.bool_] = field(repr=False)
    doubted: Keys = field(repr=False)
    doubts: NDArray[np.float64] = field(repr=False)
    releases: Keys = field(repr=False)
    dated: NDArray[np.float64] = field(repr=False)
    as_of: Month

    @property
    def whole(self) -> Vectors:
        """The vectors of the requirements alone, a row each."""
        return Vectors(self.vectors.model, self.vectors.rows[[ask.query for ask in self.asks]])

    @classmethod
    def of(cls, posting: Posting, weights: Weights, embed: Embed, as_of: Month) -> Asked:
        """What `weights` leave of `posting`; `BadRequest` if they leave nothing."""
        weights.check(len(posting.requirements))
        numbered = enumerate(posting.requirements, start=1)
        weighed = [(number, r, weights.of(number, r.level, r.weight)) for number, r in numbered]
        counted = [one for one in weighed if one[2] > 0]
        if not counted:
            raise BadRequest(
                f"none of the posting's {len(weighed)} requirements is left to match: "
                "their levels or weights leave all of them out."
            )
        places: dict[Query, int] = {}
        asks = tuple(_ask(*one, places) for one in counted)
        queries = tuple(one.text for one in places)
        shown = tuple(one.shown for one in places)
        vocabulary, shares = _shares(queries)
        made = embed([usual(text) for text in queries])
        vectors = made if made.tokens is None else replace(made, tokens=asking(made.tokens))
        named = np.array([float(one.is_name) for one in places])
        keys = keys_of(tuple(vocabulary))
        wished = np.array([wishes(text) for text in queries], bool)
        modest = np.array([one.slight for one in places], bool)
        return cls(
            posting,
            asks,
            queries,
            shown,
            vectors,
            vocabulary,
            keys,
            shares,
            named,
            wished,
            modest,
            *_doubts(vocabulary, shares),
            *_dated(queries, modest | wished),
            as_of,
        )


def _ask(number: int, requirement: Requirement, weight: float, places: dict[Query, int]) -> Ask:
    known, how = names(requirement.text), stance(requirement.text)

    def query(shown: str, text: str = "") -> int:
        # A text that is a name here may be none as another requirement writes it: two queries.
        asked = terms(shown)
        is_name = bool(asked) and asked <= known
        return places.setdefault(Query(text or shown, shown, is_name, how.slight), len(places))

    named = [
        [part.text for part in choice.parts if any(map(str.isalnum, part.text))]
        for choice in requirement.all_of
    ]
    several = sum(map(len, named))
    listed = 1 < several <= _MOST_PARTS
    gained = _gained(requirement) if listed else ""
    members = [
        tuple(query(text, f"{gained} via {text}" if gained else "") for text in choice)
        for choice in named
        if choice and listed
    ]
    whole = query(requirement.text, gained)
    return Ask(
        requirement=requirement,
        weight=weight,
        query=whole,
        members=tuple(members),
        needs=needs_of(requirement),
        stance=how,
        alike=Alike.of(requirement),
        number=number,
    )


def _gained(requirement: Requirement) -> str:
    """What is to have been gained in one of the ways that are listed; "" where none are.

    "Software experience via an internship or at work" is met by no internship in a kitchen, and by
    software that was written at work as much as by a line that speaks of all the ways.
    """
    first = requirement.all_of[0].parts[0]
    before = requirement.text[: max(0, first.span.start - requirement.span.start)]
    ways = WAYS.search(before) if len(requirement.all_of) == 1 else None
    words = before[: ways.start()].split() if ways else []
    while words and words[0].lower() in ASKING:
        del words[0]
    return " ".join(words)


def _shares(queries: Sequence[str]) -> tuple[Mapping[str, int], NDArray[np.float64]]:
    """The terms of all queries, and how much of each query each of them is (whole numbers)."""
    vocabulary: dict[str, int] = {}
    rows: list[list[tuple[int, float]]] = []
    for text in queries:
        named = names(text)
        rows.append(
            [
                (vocabulary.setdefault(term, len(vocabulary)), _weight(term, named=term in named))
                for term in sorted(terms(text))
            ]
        )
    shares = np.zeros((len(queries), len(vocabulary)))
    for number, row in enumerate(rows):
        for column, weight in row:
            shares[number, column] = weight
    return vocabulary, shares


def _doubts(
    vocabulary: Mapping[str, int], shares: NDArray[np.float64]
) -> tuple[Keys, NDArray[np.float64]]:
    """Keys of what a passage holds in place of names, and which queries ask for these alone."""
    doubted = [term for term in vocabulary if term in homonyms()]
    held = shares[:, [vocabulary[term] for term in doubted]] > 0
    alone = (shares > 0).sum(axis=1) == held.sum(axis=1)
    return keys_of([as_mistaken(term) for term in doubted]), (held & alone[:, None]).astype(float)


def _dated(queries: Sequence[str], modest: NDArray[np.bool_]) -> tuple[Keys, NDArray[np.float64]]:
    """Keys of versions of the names asked for, and how they stand to what each query asks.

    So are keys of what a line takes back in part, but where a query is `modest`.
    """
    asked = [wanted(text) for text in queries]
    asked = [
        (older if little else older | {as_lessened(one) for one in terms(text)}, newer)
        for text, little, (older, newer) in zip(queries, modest, asked, strict=True)
    ]
    places = {one: place for place, one in enumerate(sorted(frozenset().union(*sum(asked, ()))))}
    dated = np.zeros((len(queries), len(places)))
    for row, (older, newer) in zip(dated, asked, strict=True):
        row[[places[one] for one in older]] = 1.0
        row[[places[one] for one in newer]] = -_NEW_ENOUGH
    return keys_of(tuple(places)), dated


def _weight(term: str, *, named: bool) -> float:
    return float(round(_STEPS * rarity(term) * (_NAMES_COUNT if named else 1.0)))
