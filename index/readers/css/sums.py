"""What CSS reckons with: calc(), min(), max() and clamp(), one inside another."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST, DEEPEST = 500, 12  # characters, and parentheses inside each other

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(?P<unit>[a-z]+|%)?"
    r"|(?P<call>calc|min|max|clamp)?(?P<open>\()|(?P<sign>[-+*/,)]))"
)
_STEPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


@dataclass(frozen=True, slots=True)
class Sum:
    """What came of it. `bare`: a number without a unit."""

    value: float
    bare: bool


def reckoned(text: str, of: Callable[[float, str], float | None]) -> Sum | None:
    """What `text` comes to, or None if that is not known; `of` tells what a unit stands for.

    >>> reckoned("max(2px, 3 * (1px + 1px))", lambda value, unit: value)
    Sum(value=6.0, bare=False)
    """
    try:
        reader = _Reader(text[: LONGEST + 1], of)
        found = reader.sum()
        done = reader.token is None and len(text) <= LONGEST
        return found if done and math.isfinite(found.value) else None
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


class _Reader:
    """Goes through the tokens once. Raises `ValueError` at what CSS does not reckon with."""

    def __init__(self, text: str, of: Callable[[float, str], float | None]) -> None:
        self._text, self._of, self._at, self._depth = text.rstrip(), of, 0, 0
        self.token: re.Match[str] | None = None
        self._next()

    def _next(self) -> None:
        if self._at >= len(self._text):
            self.token = None
            return
        self.token = _TOKEN.match(self._text, self._at)
        if self.token is None:
            raise ValueError("no such sign")
        self._at = self.token.end()

    def _sign(self, among: str) -> str:
        sign = self.token["sign"] if self.token else None
        if not sign or sign not in among:
            return ""
        self._next()
        return sign

    def sum(self) -> Sum:
        total = self._product()
        while sign := self._sign("+-"):
            other = self._product()
            if total.bare != other.bare and total.value and other.value:
                raise ValueError("a length and a number")
            total = Sum(_STEPS[sign](total.value, other.value), total.bare and other.bare)
        return total

    def _product(self) -> Sum:
        product = self._factor()
        while sign := self._sign("*/"):
            other = self._factor()
            if not other.bare and (sign == "/" or not product.bare):
                raise ValueError("a product of lengths")
            bare = product.bare and other.bare
            product = Sum(_STEPS[sign](product.value, other.value), bare)
        return product

    def _factor(self) -> Sum:
        sign = self._sign("+-")
        token = self.token
        if token is None or token["sign"]:
            raise ValueError("a value is due")
        self._next()
        if token["open"]:
            found = self._called(token["call"] or "calc")
        elif token["unit"]:
            value = self._of(float(token["number"]), token["unit"])
            if value is None:
                raise ValueError("no such unit")
            found = Sum(value, bare=False)
        else:
            found = Sum(float(token["number"]), bare=True)
        return Sum(-found.value, found.bare) if sign == "-" else found

    def _called(self, name: str) -> Sum:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError("too deep")
        given = [self.sum()]
        while self._sign(","):
            given.append(self.sum())
        if not self._sign(")"):
            raise ValueError("not closed")
        self._depth -= 1
        values, bare = [part.value for part in given], all(part.bare for part in given)
        if name == "calc" and len(values) == 1:
            return Sum(values[0], bare)
        if name == "clamp" and len(values) == 3:
            low, middle, high = values
            return Sum(max(low, min(middle, high)), bare)
        if name in ("min", "max"):
            return Sum((min if name == "min" else max)(values), bare)
        raise ValueError("too many values, or too few")
