"""`--level` and `--weights`: what each requirement of a posting counts for."""

from __future__ import annotations

import math

from matcher.errors import BadRequest
from matcher.types import Level
from matcher.weights import Weights

HEAVIEST = 1_000_000.0  # far beyond use, and far below where sums of weights lose their digits
_LEVELS = tuple(level.value for level in Level)


def weights_of(level: str = "all", text: str | None = None) -> Weights:
    """The weights that the two options ask for; `BadRequest` names what cannot be used.

    `level` is "minimum", "preferred" or "all". `text` is a comma-separated list of NAME=WEIGHT,
    where NAME is a level or the number of a requirement. A number outlives `level`: whoever names
    a requirement wants it.

    >>> weights_of("all", "preferred=0.5, 3=0").numbers
    ((3, 0.0),)
    """
    named, numbers = _parsed(text or "")
    return Weights.asked(level, named, numbers)


def _parsed(text: str) -> tuple[dict[str, float], dict[int, float]]:
    named: dict[str, float] = {}
    numbers: dict[int, float] = {}
    if not text.strip():
        return named, numbers
    for item in text.split(","):
        name, equals, value = (part.strip() for part in item.partition("="))
        if not equals:
            raise BadRequest(
                f"--weights: {_shown(item)} is not NAME=WEIGHT, such as preferred=0.5 or 3=0."
            )
        weight = _weight(name, value)
        if name in _LEVELS:
            _once(name, name in named)
            named[name] = weight
        else:
            number = _number(name)
            _once(name, number in numbers)
            numbers[number] = weight
    return named, numbers


def _number(name: str) -> int:
    if name.isascii() and name.isdecimal() and len(name) <= 9 and int(name) > 0:
        return int(name)
    raise BadRequest(
        f"--weights: {_shown(name)} is neither a level ({', '.join(_LEVELS)}) "
        "nor the number of a requirement, counted from 1."
    )


def _weight(name: str, value: str) -> float:
    try:
        weight = float(value)
    except ValueError:
        weight = math.nan
    if 0 <= weight <= HEAVIEST:
        return weight + 0.0  # -0.0 becomes 0.0
    raise BadRequest(
        f"--weights: {_shown(name)} is given {_shown(value)}; "
        f"a weight is a number from 0 to {HEAVIEST:,.0f}."
    )


def _once(name: str, again: bool) -> None:
    if again:
        raise BadRequest(f"--weights names {_shown(name)} twice.")


def _shown(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 40 else text[:39] + "…")
