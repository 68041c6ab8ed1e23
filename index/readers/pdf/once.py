"""Properties that are worked out once: lines and their parts are asked the same over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - as it is used
    """A property that is worked out once, as `functools.cached_property` without its lock."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> T:
        value = self._work(owner)
        owner.__dict__[self._name] = value
        return value
