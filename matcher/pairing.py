"""How the passages of resumes stand to what a posting asks: a score for every pair of them.

Exact and without an index. A score is a sum that can be read (`matcher.policy.Ranker`), the same
whatever else stands in the posting or the resume, and whatever other resumes are scored with it:
one resume is the batch of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Ask, Asked
from matcher.incidence import Incidence
from matcher.late import Embedded, cosines, gated, least_found, products
from matcher.lexicon.known import is_latin
from matcher.offers import DENIES, LABELS, PENDING, SLIGHT, STRANGE, Lines
from matcher.policy import Grader, Ranker
from matcher.profile import Profile

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Passages(Protocol):
    """What can be scored: the passages of one profile, or those of many."""

    @property
    def embedded(self) -> Embedded: ...  # noqa: D102 - told by its type

    @property
    def lines(self) -> Lines: ...  # noqa: D102

    @property
    def held(self) -> Incidence: ...  # noqa: D102

    @property
    def clear(self) -> Incidence: ...  # noqa: D102


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The passages of several resumes one after another, which one model embedded."""

    embedded: Embedded = field(repr=False)
    lines: Lines = field(repr=False)
    held: Incidence = field(repr=False)
    clear: Incidence = field(repr=False)

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Self:
        """Those of `profiles`, which share the shape of what is embedded."""
        sizes = [len(profile) for profile in profiles]
        return cls(
            embedded=Embedded.joined([profile.embedded for profile in profiles]),
            lines=Lines.joined([profile.lines for profile in profiles]),
            held=Incidence.joined([profile.held for profile in profiles], sizes),
            clear=Incidence.joined([profile.clear for profile in profiles], sizes),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What is known of every passage against every query; shapes (queries, passages).

    `late` and `cosine` are nearness in meaning, -1..1. `lexical` is the share of a query's terms
    that a passage holds, by rarity, 0..1. Of a query that is nothing but names, `named` is the
    share that it holds and `unnamed` the rest (both 0 for other queries). `denied`, `slight` and
    `pending`: so the passage speaks of what the query names; a clause that names it plainly lifts
    that. An older version than is asked for is a lesser degree of it. `words`, (passages, tokens of
    the queries), is how near each token comes in each passage; None where the model has no tokens.
    """

    late: Scores = field(repr=False)
    cosine: Scores = field(repr=False)
    lexical: Scores = field(repr=False)
    named: Scores = field(repr=False)
    unnamed: Scores = field(repr=False)
    denied: Flags = field(repr=False)
    slight: Flags = field(repr=False)
    pending: Flags = field(repr=False)
    words: NDArray[np.float32] | None = field(repr=False)


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


def signals(asked: Asked, passages: Passages) -> Signals:
    """Every one of `passages` held against every query of `asked`.

    A passage of strange words is near to nothing but what it names, and one that holds a name's
    word as something else is not near to the name: how a word is spelled is no evidence. Raises
    `index.errors.ModelMismatch` where two models embedded them.
    """
    lines = passages.lines
    whole = np.maximum(asked.shares.sum(axis=1), 1.0)
    lexical = asked.shares @ passages.held.marked(asked.keys, len(lines)) / whole[:, None]
    lifted = np.zeros(lexical.shape, bool)
    if not lines.plain.all():
        lifted = asked.shares @ passages.clear.marked(asked.keys, len(lines)) > 0
        lifted |= asked.wished[:, None]
    cosine = cosines(asked.vectors, passages.embedded)
    tokens, words = asked.vectors.tokens, None
    if tokens is not None and passages.embedded.tokens is not None:
        words = products(tokens, passages.embedded.tokens, passages.embedded.starts)
    older = asked.dated @ passages.held.marked(asked.releases, len(lines)) > 0
    other = asked.doubts @ passages.held.marked(asked.doubted, len(lines)) > 0
    # In other letters no word is known, of what is asked for and of the line alike.
    told = np.array([is_latin(text) for text in asked.queries], bool)
    strange = (lines.has(STRANGE) & told[:, None] | other) & (lexical == 0.0)
    if strange.any():
        cosine = np.where(strange, 0.0, cosine)
        if tokens is not None and words is not None:
            of_tokens = np.repeat(strange, np.diff(tokens.starts), axis=0)
            words = np.where(of_tokens.T, np.float32(0.0), words)
    return Signals(
        late=cosine if tokens is None or words is None else gated(tokens, words),
        cosine=cosine,
        lexical=lexical,
        named=asked.named[:, None] * lexical,
        unnamed=asked.named[:, None] * (1.0 - lexical),
        denied=lines.has(DENIES) & ~lifted,
        slight=(lines.has(SLIGHT) & ~lifted & ~asked.modest[:, None]) | older,
        pending=lines.has(PENDING) & ~lifted,
        words=words,
    )


def table(found: Signals, passages: Passages, use: Ranker) -> Table:
    """The scores that `use` makes of `found`."""
    lines = passages.lines
    brief = np.maximum(0.0, 1.0 - lines.words / use.full_words)
    labels = np.array([use.labels.get(label, 0.0) for label in LABELS])[lines.labels]
    offered = use.prior * passages.embedded.priors.astype(np.float64) - use.brevity * brief + labels
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
        first, *rest = (found.telling[list(member)].max(axis=0) for member in ask.members)
        # One after another: the order of numpy's own sum depends on how many passages there are.
        for more in rest:
            first = first + more
        shared = first / len(ask.members)
    else:
        shared = found.telling[ask.query]
    whole: Scores = found.scores[ask.query] + shared
    return whole if ask.stance.denies else whole - found.denials[ask.query]


def part_scores(query: int, ask: Ask, found: Table) -> Scores:
    """The score of every passage against one part of a requirement, shape (passages,)."""
    scores: Scores = found.scores[query] + found.telling[query]
    return scores if ask.stance.denies else scores - found.denials[query]


def counted(scores: Scores, query: int, found: Table, use: Grader) -> Scores:
    """`scores` as they are judged, which is as `use` says: nearer and, played down, for less."""
    nearer: Scores = scores + use.late * found.signals.late[query]
    lesser = found.signals.slight[query] | found.signals.pending[query]
    return np.where(lesser, np.minimum(nearer, use.lesser), nearer) if lesser.any() else nearer


def least_words(asked: Asked, found: Signals, lines: Lines, starts: NDArray[np.int64]) -> Scores:
    """How near the worst found word of each query comes anywhere in each resume, -1..1.

    Shape (resumes, queries); resume i begins at ``starts[i]`` of `lines`. What a passage denies is
    not found there. Without tokens it is the nearness of the whole.
    """
    if found.words is None or asked.vectors.tokens is None:
        return np.maximum.reduceat(found.late, starts, axis=1).T
    words, denies = found.words, lines.has(DENIES)
    if denies.any():
        hidden = np.repeat(~asked.wished, np.diff(asked.vectors.tokens.starts))
        words = np.where(denies[:, None] & hidden, np.float32(-1.0), words)
    return least_found(asked.vectors.tokens, np.maximum.reduceat(words, starts, axis=0))


def best_first(scores: Scores, lines: Lines) -> NDArray[np.intp]:
    """Places of the passages of a resume, best first, each text once, where it scores best.

    Equal scores are ordered by text, so that the order of a resume's lines changes nothing.
    """
    by_text = lines.by_text.astype(np.intp)
    order = by_text[np.argsort(-scores[by_text], kind="stable")]
    if not lines.twins:
        return order
    _, first = np.unique(lines.texts[order], return_index=True)
    once: NDArray[np.intp] = order[np.sort(first)]
    return once


def two_best(scores: Scores, lines: Lines, starts: NDArray[np.int64]) -> tuple[Scores, Scores]:
    """Of each resume the scores of its two best texts, both shaped (rows, resumes).

    `scores` are (rows, passages), and resume i begins at ``starts[i]`` of `lines`. A resume of one
    text has no second: -inf.
    """
    if lines.twins:
        scores, starts = _each_text_once(scores, lines, starts)
    best = np.maximum.reduceat(scores, starts, axis=1)
    is_best = scores == np.repeat(best, np.diff(starts, append=scores.shape[1]), axis=1)
    others = np.maximum.reduceat(np.where(is_best, -np.inf, scores), starts, axis=1)
    several = np.add.reduceat(is_best, starts, axis=1, dtype=np.int64) > 1
    return best, np.where(several, best, others)


def _each_text_once(
    scores: Scores, lines: Lines, starts: NDArray[np.int64]
) -> tuple[Scores, NDArray[np.int64]]:
    """The best score of each text, and where the texts of each resume begin."""
    order = np.argsort(lines.texts, kind="stable")
    texts, first = np.unique(lines.texts[order], return_index=True)
    # The texts of a resume are numbered from its start on.
    return np.maximum.reduceat(scores[:, order], first, axis=1), np.searchsorted(texts, starts)
