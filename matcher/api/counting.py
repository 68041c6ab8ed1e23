"""What each requirement counts for, as a request asks it."""

from __future__ import annotations

from matcher.api.bodies import Asking
from matcher.errors import BadRequest
from matcher.policy import Weights
from matcher.types import Level, Posting


def weights_of(asking: Asking, posting: Posting) -> Weights:
    """The weights for `posting`. A requirement's own number outlives `level`.

    Raises `BadRequest` if `level` leaves out what the weights count, or if a number is none of the
    posting's.
    """
    given = asking.weights
    by_level = {each.value: getattr(given, each.value) for each in Level}
    if asking.level != "all":
        _refuse_contradiction(asking.level, by_level)
        by_level = {
            name: weight if name == asking.level else 0.0 for name, weight in by_level.items()
        }
    named = {name: weight for name, weight in by_level.items() if weight is not None}
    numbers = tuple(sorted((int(number), weight) for number, weight in given.requirements.items()))
    _refuse_strangers(numbers, len(posting.requirements))
    return Weights(**named, numbers=numbers)


def _refuse_contradiction(level: str, by_level: dict[str, float | None]) -> None:
    for name, weight in by_level.items():
        if name != level and weight:
            raise BadRequest(
                f"level {level} leaves out what weights.{name} counts. Drop one of the two."
            )


def _refuse_strangers(numbers: tuple[tuple[int, float], ...], requirements: int) -> None:
    for number, _ in numbers:
        if number > requirements:
            raise BadRequest(
                f"weights.requirements names requirement {number}; "
                f"the posting has {requirements}, counted from 1."
            )
