"""What each requirement counts for, as a request asks it."""

from __future__ import annotations

from matcher.api.bodies import Asking
from matcher.types import Level
from matcher.weights import Weights


def weights_of(asking: Asking) -> Weights:
    """The weights that a request's body asks for; `BadRequest` if they contradict each other."""
    given = asking.weights
    by_level = {level.value: getattr(given, level.value) for level in Level}
    named = {name: weight for name, weight in by_level.items() if weight is not None}
    by_number = {int(number): weight for number, weight in given.requirements.items()}
    return Weights.asked(asking.level, named, by_number)
