"""When a request is made again, and after how long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

BUSY = (429, 503)  # it was not begun: whatever it was, it may be made again
BROKEN = (502, 504)  # it may have been done: only what may be done twice is


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a request is made, and how long is waited, in seconds.

    Waits double from `first` up to `most`, each cut at random so that many clients do not come
    back together. What the server asks for with Retry-After is waited at least, but a wait of more
    than `patience` ends it: the error then says how long the server asked for.
    """

    tries: int = 5
    first: float = 0.5
    most: float = 20.0
    patience: float = 60.0
    sleep: Callable[[float], object] = time.sleep
    chance: Callable[[], float] = random.random

    def wait(self, tried: int, asked: float | None) -> float | None:
        """Seconds to wait after `tried` tries; None if it is to end."""
        if tried >= self.tries or (asked or 0.0) > self.patience:
            return None
        return max(asked or 0.0, self.backoff(tried))

    def backoff(self, tried: int) -> float:
        """Seconds to wait after `tried` tries of which nothing else is known."""
        whole: float = min(self.most, self.first * 2 ** (tried - 1))
        return whole * (0.5 + self.chance() / 2)


NEVER = Retries(tries=1)


def seconds_of(retry_after: str, now: float | None = None) -> float | None:
    """What a Retry-After asks for: seconds, or a date; None where there is none.

    >>> seconds_of("7"), seconds_of("Thu, 01 Jan 1970 00:01:00 GMT", now=50.0), seconds_of("soon")
    (7.0, 10.0, None)
    """
    asked = retry_after.strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked)
    try:
        date = parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return None
    return max(0.0, date.timestamp() - (time.time() if now is None else now))
