"""What resumes and postings promise each other from afar, before any of them is matched.

It decides who is looked at, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Asked
from matcher.coverage import USUAL, grades, set_right
from matcher.facets import nearness
from matcher.policy import Grader, Policy, Ranker

_LEAST = 1e-3  # of a grade, and of what it lacks to 1, where odds are taken


def second(use: Grader) -> float:
    """The share that the second-best passage has in a grade; the best has the rest."""
    return use.second / (use.best + use.second)


def judged_nearness(policy: Policy) -> float:
    """What a similarity of 1 adds to a score as it is judged."""
    return nearness(policy.ranker) + policy.grader.late


def graded(
    scores: NDArray[np.floating], use: Grader, kinds: NDArray[np.float64] | float = 0.0
) -> NDArray[np.float64]:
    """The expected grades of scores in which a second passage has its share."""
    both = scores.astype(np.float64)
    return grades(both, both, USUAL, kinds, use)


def promises(
    asked: Asked,
    similar: NDArray[np.float64],
    holds: NDArray[np.bool_],
    degrees: Mapping[int, NDArray[np.float64]],
    policy: Policy,
) -> NDArray[np.float64]:
    """The coverage of each requirement that resumes promise, (resumes, asks).

    Their two best passages are `similar`, of which the second has its share (`second`).
    `holds` (resumes, terms) says which terms of `asked.vocabulary` each has, `degrees` (resumes,),
    by the place of a requirement, what a rule is likely to say of the degree that it asks for.
    """
    kinds = [policy.grader.kinds.get(one.requirement.kind.value, 0.0) for one in asked.asks]
    scores = judged_nearness(policy) * similar + _named(asked, holds, policy.ranker)
    inside = graded(scores, policy.grader, np.array(kinds)).clip(_LEAST, 1 - _LEAST)
    promised = set_right(inside, policy)
    for column, ruled in degrees.items():
        trust = asked.asks[column].trust(policy)
        promised[:, column] += trust * (ruled - promised[:, column])
    return promised


def _named(asked: Asked, holds: NDArray[np.bool_], use: Ranker) -> NDArray[np.float64]:
    """What its terms add to the score of each requirement, as if one passage held them all."""
    whole = np.maximum(asked.shares.sum(axis=1), 1.0)
    held = holds @ asked.shares.T / whole
    telling = use.part_terms * held
    telling += asked.named * (use.named * held - use.unnamed * (1.0 - held))
    columns = []
    for ask in asked.asks:
        members = [telling[:, list(member)].max(axis=1) for member in ask.members]
        parts = np.mean(members, axis=0) if members else telling[:, ask.query]
        columns.append(use.lexical * held[:, ask.query] + parts)
    return np.stack(columns, axis=1)
