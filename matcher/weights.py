"""What each requirement of a posting counts for, and the rules that every door asks by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.errors import BadRequest
from matcher.types import Level


@dataclass(frozen=True, slots=True)
class Weights:
    """What a requirement counts for in the overall coverage. A level of weight 0 is not matched.

    `numbers` are (requirement number, weight), counted from 1 in the posting's own order over all
    of its requirements; they take the place of the level's weight, and of a weight that is kept
    with the requirement. `only`: what is kept with requirements of other levels is left out too.
    """

    minimum: float = 2.0
    preferred: float = 1.0
    responsibility: float = 0.0
    numbers: tuple[tuple[int, float], ...] = ()
    only: Level | None = None

    @classmethod
    def asked(
        cls, only: str, by_level: Mapping[str, float], by_number: Mapping[int, float]
    ) -> Weights:
        """The weights of a request: `only` one level or "all", and what it says of some of them.

        A requirement's own number outlives `only`: whoever names a requirement wants it. Raises
        `BadRequest` if `only` leaves out a level that is given a weight.

        >>> found = Weights.asked("minimum", {}, {7: 1.0})
        >>> found.minimum, found.preferred, found.numbers
        (2.0, 0.0, ((7, 1.0),))
        """
        usual = cls()
        weights = {
            level.value: by_level.get(level.value, float(getattr(usual, level.value)))
            for level in Level
        }
        if only != "all":
            for name, weight in by_level.items():
                if name != only and weight > 0:
                    raise BadRequest(
                        f"level {only} leaves out what the weights count: {name}={weight:g}. "
                        "Drop one of the two."
                    )
            weights = {name: w if name == only else 0.0 for name, w in weights.items()}
        level = None if only == "all" else Level(only)
        return cls(**weights, numbers=tuple(sorted(by_number.items())), only=level)

    def of(self, number: int, level: Level, kept: float | None = None) -> float:
        """The weight of requirement `number` (from 1), which stands at `level`.

        `kept` is the weight that is kept with it, None where there is none.
        """
        named = dict(self.numbers).get(number)
        if named is not None:
            return named
        if kept is not None and self.only in (None, level):
            return kept
        return float(getattr(self, level.value))

    def check(self, requirements: int) -> None:
        """Raise `BadRequest` if a weight is for a requirement that the posting does not have."""
        for number, _ in self.numbers:
            if not 1 <= number <= requirements:
                raise BadRequest(
                    f"the weights name requirement {number}; the posting has {requirements}, "
                    "counted from 1 over all of its levels."
                )
