"""How the passages of a resume stand to what a posting asks: a score for every pair of them.

Exact and without an index. A score is a sum that can be read (`matcher.policy.Ranker`), the same
whatever else stands in the posting or the resume.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Ask, Asked
from matcher.late import cosines, nearness
from matcher.policy import Ranker
from matcher.profile import Places, Profile

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What is known of every passage against every query; shapes (queries, passages).

    `late` and `cosine` are nearness in meaning, -1..1. `lexical` is the share of a query's terms
    that a passage holds, by rarity, 0..1. Of a query that is nothing but names, `named` is the
    share that it holds and `unnamed` the rest (both 0 for other queries). `denied`, `slight` and
    `pending`: so the passage speaks of what the query names; a clause that names it plainly lifts
    that.
    """

    late: Scores = field(repr=False)
    cosine: Scores = field(repr=False)
    lexical: Scores = field(repr=False)
    named: Scores = field(repr=False)
    unnamed: Scores = field(repr=False)
    denied: Flags = field(repr=False)
    slight: Flags = field(repr=False)
    pending: Flags = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The scores made of signals; shapes (queries, passages).

    `scores` are of the queries by themselves, `telling` what a part adds to the score of its whole,
    `denials` what is taken off where a passage denies what it names.
    """

    signals: Signals = field(repr=False)
    scores: Scores = field(repr=False)
    telling: Scores = field(repr=False)
    denials: Scores = field(repr=False)


def signals(asked: Asked, profile: Profile) -> Signals:
    """Every passage of `profile` held against every query of `asked`.

    Raises `index.errors.ModelMismatch` where two models embedded them.
    """
    holds = _incidence(asked, profile.held, profile)
    whole = np.maximum(asked.shares.sum(axis=1), 1.0)
    told = ~profile.plain
    lifted = np.zeros((len(asked.queries), len(profile.offers)), bool)
    if told.any():
        lifted = asked.shares @ _incidence(asked, profile.clear, profile) > 0
    lexical = asked.shares @ holds / whole[:, None]
    return Signals(
        late=nearness(asked.vectors, profile.vectors),
        cosine=cosines(asked.vectors, profile.vectors),
        lexical=lexical,
        named=asked.named[:, None] * lexical,
        unnamed=asked.named[:, None] * (1.0 - lexical),
        denied=profile.denying & ~lifted,
        slight=profile.slight & ~lifted,
        pending=profile.pending & ~lifted,
    )


def table(found: Signals, profile: Profile, use: Ranker) -> Table:
    """The scores that `use` makes of `found`."""
    tokens = profile.vectors.tokens
    priors = np.zeros(len(profile.offers)) if tokens is None else tokens.priors.astype(np.float64)
    brief = np.maximum(0.0, 1.0 - profile.words / use.full_words)
    labels = np.array([use.labels.get(offer.label, 0.0) for offer in profile.offers])
    offered = use.prior * priors - use.brevity * brief + labels
    lesser = use.slight * found.slight + use.pending * found.pending
    near = use.late * found.late + use.cosine * found.cosine + use.lexical * found.lexical
    return Table(
        signals=found,
        scores=near + offered - lesser,
        telling=use.parts * found.late
        + use.part_terms * found.lexical
        + use.named * found.named
        - use.unnamed * found.unnamed,
        denials=use.denial * found.denied.astype(np.float64),
    )


def scores_of(ask: Ask, found: Table) -> Scores:
    """The score of every passage against the whole of a requirement, shape (passages,).

    What its parts find is added: of each member its nearest choice, averaged over the members.
    """
    if ask.members:
        choices = [found.telling[list(member)].max(axis=0) for member in ask.members]
        shared = np.sum(choices, axis=0) / len(choices)
    else:
        shared = found.telling[ask.query]
    whole: Scores = found.scores[ask.query] + shared
    return whole if ask.stance.denies else whole - found.denials[ask.query]


def part_scores(query: int, ask: Ask, found: Table) -> Scores:
    """The score of every passage against one part of a requirement, shape (passages,)."""
    scores: Scores = found.scores[query] + found.telling[query]
    return scores if ask.stance.denies else scores - found.denials[query]


def best_first(scores: Scores, profile: Profile) -> NDArray[np.intp]:
    """Places of the passages, best first, each text once, where it scores best.

    Equal scores are ordered by text, so that the order of a resume's lines changes nothing.
    """
    order = profile.by_text[np.argsort(-scores[profile.by_text], kind="stable")]
    if not profile.twins:
        return order
    _, first = np.unique(profile.texts[order], return_index=True)
    return order[np.sort(first)]


def _incidence(asked: Asked, held: Places, profile: Profile) -> Scores:
    """1.0 where a passage holds a term of the queries, shape (terms, passages)."""
    holds = np.zeros((len(asked.vocabulary), len(profile.offers)))
    for term, column in asked.vocabulary.items():
        places = held.get(term)
        if places is not None:
            holds[column, places] = 1.0
    return holds
