"""Which resumes of a corpus cover a posting best: candidates are chosen, then truly matched.

A promise is what a resume says from afar: how near its passages are to each requirement, what they
are worth by themselves, the terms it holds, and the curve by which scores become coverage. It
decides who is looked at, and nothing else: what is answered is the coverage of the very match
(`matcher.judging`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.ann.flat import threads
from index.ann.nearest import Worth
from index.corpus import Corpus
from matcher.asked import Asked
from matcher.coverage import SELDOM_WRITTEN
from matcher.facets import Facets
from matcher.judging import Weighed, weigh
from matcher.passing import Must
from matcher.policy import Policy
from matcher.profile import Profile
from matcher.promise import promises, second

Keys = NDArray[np.int64]
Profiles = Callable[[Sequence[str]], Iterable[Profile]]

SCORED_WHOLE = 200  # a corpus of so many resumes is ranked without choosing candidates first
FIRST = 100  # candidates that are matched at first,
ROUND = 40  # and these again and again, or
ONE_IN = 6_700  # one in so many of all, since near ties grow with a corpus, until
PATIENCE = 2  # rounds in succession bring none into the top
NEAREST = 2_000  # resumes that may promise something, by the nearness of their passages, at least,
_OF_ALL = 8.0  # and so many times the square root of all: the index looks at no more of them whole
_PER_PLACE = 5  # candidates in the first round, for each place of the top
_OF_MUST = 0.25  # of the nearness that candidates are chosen by, where requirements must be met
_DIGITS = 9  # of a promise: what differs behind them is the order of sums
_A_THREAD = 10  # candidates that are worth one
_PER_FIRST = 2  # and so many for each candidate in the first round
_AT_ONCE = 500  # profiles in memory, about 100 KB each, however many a round has


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best of the candidates, best first, with their coverages; and how many were matched."""

    best: tuple[tuple[str, float], ...]
    considered: int


def rank(
    asked: Asked,
    corpus: Corpus,
    facets: Facets,
    profiles: Profiles,
    policy: Policy,
    top: int,
    among: Keys | None = None,
    must: Must | None = None,
) -> Ranked:
    """The `top` resumes of `corpus` by coverage; ties go by id. The others weigh nothing on it.

    `profiles` gives those of some ids that are still there. `among` confines the ranking to
    documents of these numbers, in order, before candidates are chosen. Where there are more than
    `SCORED_WHOLE`, the most promising are matched, in rounds, until `PATIENCE` whole rounds bring
    none into the top. `must`: only those of whose requirements the match says as much; candidates
    are chosen by these requirements more than by others then, and all matched to fill the top.
    """
    must = must or {}
    size = len(corpus) if among is None else len(among)
    if size <= SCORED_WHOLE:
        everyone = corpus.ids() if among is None else corpus.ids_of(among.tolist()).values()
        covered, considered = _covered(asked, profiles, policy, sorted(everyone), must)
        return Ranked(tuple(covered[:top]), considered)
    best: list[tuple[str, float]] = []
    considered = idle = 0
    first = max(FIRST, _PER_PLACE * top)
    many = max(NEAREST, round(_OF_ALL * size**0.5), _PER_FIRST * first)
    promising = candidates(asked, corpus, facets, policy, many, among, must)
    for some in _rounds(promising, first, max(ROUND, size // ONE_IN)):
        found, count = _covered(asked, profiles, policy, some, must)
        considered += count
        before, best = best, _best_first([*best, *found])[:top]
        full = len(best) == top or not must
        idle = idle + 1 if best == before and full else 0
        if idle == PATIENCE:
            break
    return Ranked(tuple(best), considered)


def _rounds(found: list[str], size: int, later: int) -> Iterator[list[str]]:
    """`found` in rounds, the first of a `size`, and all `later` ones of another."""
    while found:
        yield found[:size]
        found, size = found[size:], later


def candidates(
    asked: Asked,
    corpus: Corpus,
    facets: Facets,
    policy: Policy,
    k: int,
    among: Keys | None = None,
    must: Must | None = None,
) -> list[str]:
    """Up to `k` ids, the most promising first.

    With `must` its requirements count more for that, and the order is by what resumes promise of
    these and of all.
    """
    weights = np.array([_weight(one.weight, one.requirement.kind) for one in asked.asks])
    if not weights.any():  # nothing but what resumes seldom say: all of it counts where it is said
        weights = np.array([one.weight for one in asked.asks])
    share = weights / weights.sum()
    first = share
    if must:
        first = (1 - _OF_MUST) * share + _OF_MUST * _share_of(must, len(share))
    worth = Worth(facets.worth, second(policy.grader), len(facets))
    near = corpus.nearest(asked.whole, first, k, among, worth)
    holds = facets.holds(near.numbers, asked.keys)
    degrees = {
        place: facets.ruled(near.numbers, wanted, asked.as_of)
        for place, ask in enumerate(asked.asks)
        if (wanted := ask.needs.degree) is not None
    }
    each = promises(asked, near.similar, holds, degrees, policy)
    promised = (each @ share).round(_DIGITS)
    for place in must or ():
        promised = promised * each[:, place].round(_DIGITS)
    order = np.argsort(-promised, kind="stable")  # of equal ones the nearer first, then by id
    return [near.ids[at] for at in order[:k].tolist()]


def _weight(weight: float, kind: object) -> float:
    """What resumes normally do not say promises nothing."""
    return 0.0 if kind in SELDOM_WRITTEN else weight


def _share_of(places: Collection[int], size: int) -> NDArray[np.float64]:
    """The share of each of `size` requirements where those at `places` alone count."""
    share = np.zeros(size)
    share[list(places)] = 1 / len(places)
    return share


def _covered(
    asked: Asked, profiles: Profiles, policy: Policy, ids: Sequence[str], must: Must
) -> tuple[list[tuple[str, float]], int]:
    """Those that are as `must` wants them, best first, and how many were looked at."""
    found: list[tuple[str, float]] = []
    count = 0
    with ThreadPoolExecutor(threads()) as pool:
        for at in range(0, len(ids), _AT_ONCE):
            read = list(profiles(ids[at : at + _AT_ONCE]))
            count += len(read)
            found += _weighed(asked, read, policy, must, pool)
            del read  # before the next are
    return _best_first(found), count


def _weighed(
    asked: Asked, read: Sequence[Profile], policy: Policy, must: Must, pool: ThreadPoolExecutor
) -> list[tuple[str, float]]:
    """Those of the profiles `read` that are as `must` wants them, with their coverages."""
    # Half of a match is products, which other threads need not wait for.
    step = max(_A_THREAD, -(-len(read) // threads()))
    shares = [read[at : at + step] for at in range(0, len(read), step)]
    weighed = chain.from_iterable(pool.map(lambda some: list(weigh(asked, some, policy)), shares))
    return [
        (one.profile.document_id, one.coverage or 0.0)
        for one in weighed
        if not must or _meets(one, must)
    ]


def _meets(one: Weighed, must: Must) -> bool:
    """Whether the match says as much of its requirements as `must` wants."""
    judged = one.judged
    return all(judged[at].judgement.verdict in enough for at, enough in must.items())


def _best_first(found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(found, key=lambda one: (-one[1], one[0]))
