"""What a rule says of one requirement: the value that every verifier gives back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# From this score of a passage on, it is taken to speak of what is asked for.
NEAR = 0.35

# The score of each passage of a resume, by its ordinal, against one requirement.
Scores = Sequence[float]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule found out about one requirement: its coverage, what shows it best first, why.

    `shown` names passages by their ordinal. `unknown`: the rule applies, and the resume gives it
    nothing to decide on. `at_least`: the posting takes something else instead ("or equivalent
    experience"), so the nearest passage may cover more. `scale`: the rule only tells how much of
    the nearest passage's coverage holds, up to `most`. `least` and `most` are what the rule is sure
    of, whatever the scores say: years that the dates bear out are there, and years that they cannot
    bear out are not. `alone`: no line beside those of `shown` may be quoted, however near it comes.
    """

    coverage: float
    shown: tuple[int, ...]
    reasons: tuple[str, ...]
    unknown: bool = False
    at_least: bool = False
    scale: float | None = None
    least: float = 0.0
    most: float = 1.0
    alone: bool = False

    @classmethod
    def by_lines(cls, most: float, reason: str) -> Ruling:
        """The lines decide, and `most` is what they are worth without what the rule looks for."""
        return cls(most, (), (reason,), scale=1.0, most=most)


def score_at(scores: Scores, ordinal: int) -> float:
    """The score of a passage; 0 for one that was not scored.

    >>> score_at((0.5, 0.25), 1), score_at((), 3)
    (0.25, 0.0)
    """
    return float(scores[ordinal]) if 0 <= ordinal < len(scores) else 0.0


def best_first(weighed: Sequence[tuple[float, int]], most: int = 5) -> tuple[int, ...]:
    """Ordinals by their worth, each once; of equal worth the earlier line goes first.

    >>> best_first([(0.5, 4), (1.0, 7), (0.5, 2), (0.2, 7)])
    (7, 2, 4)
    """
    return first_of((ordinal for _, ordinal in sorted(weighed, key=lambda w: (-w[0], w[1]))), most)


def first_of(ordinals: Iterable[int], most: int = 5) -> tuple[int, ...]:
    """The first of `ordinals`, each once.

    >>> first_of([7, 4, 7, 2], 2)
    (7, 4)
    """
    return tuple(dict.fromkeys(ordinals))[:most]
