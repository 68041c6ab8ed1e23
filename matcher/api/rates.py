"""How much one key may ask: so many a minute, and so many at once."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from matcher.serving import Serving

STREAMS = 16  # that one key may follow at once, beside its requests; together where there are none

_MINUTE = 60.0


@dataclass(slots=True)
class Bucket:
    """A bucket of `burst` tokens that fills by `per_minute`; a request takes one.

    >>> bucket = Bucket(per_minute=60, burst=2)
    >>> [bucket.take(now) for now in (0.0, 0.0, 0.0, 0.5, 1.0)]
    [0.0, 0.0, 1.0, 0.5, 0.0]
    """

    per_minute: int
    burst: int
    tokens: float = -1.0
    filled: float = 0.0

    def fill(self, now: float) -> float:
        """The tokens that are there at the time `now`, in seconds."""
        if self.tokens < 0:
            self.tokens = float(self.burst)
        gained = max(0.0, now - self.filled) * self.per_minute / _MINUTE
        self.tokens = min(float(self.burst), self.tokens + gained)
        self.filled = max(now, self.filled)
        return self.tokens

    def take(self, now: float) -> float:
        """Take one; 0 if it was there, else the seconds until one is, and nothing is taken."""
        if self.fill(now) >= 1.0 - 1e-9:
            self.tokens -= 1.0
            return 0.0
        return (1.0 - self.tokens) * _MINUTE / self.per_minute


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a rate: of which, how many a minute, how many now, and when the next."""

    name: str
    per_minute: int
    tokens: int
    wait: float

    def headers(self) -> dict[str, str]:
        """As the RateLimit header fields of the IETF's draft."""
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.per_minute};w=60',
            "RateLimit": f'"{self.name}";r={self.tokens};t={math.ceil(self.wait)}',
        }


class Rates:
    """The buckets of every key, and how many of its requests are open."""

    def __init__(self, serving: Serving) -> None:
        self._requests = (serving.rate, serving.burst)
        self._uploads = (serving.upload_rate, serving.upload_burst)
        self._at_once = serving.at_once
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self._open: Counter[tuple[str, bool]] = Counter()

    def take(self, key_id: str, upload: bool, now: float) -> Left | None:
        """Take one request's share; None where there is no limit. `wait` is 0 if it may come in.

        An upload takes one of each kind, and neither if one of them is empty.
        """
        kinds = [("requests", *self._requests)]
        if upload:
            kinds.append(("uploads", *self._uploads))
        found = [
            (name, self._bucket(key_id, name, per_minute, burst))
            for name, per_minute, burst in kinds
            if per_minute
        ]
        if not found:
            return None
        name, tightest = min(found, key=lambda one: one[1].fill(now))
        if tightest.tokens < 1.0 - 1e-9:
            return Left(name, tightest.per_minute, 0, tightest.take(now))
        for _, bucket in found:
            bucket.take(now)
        return Left(name, tightest.per_minute, int(tightest.tokens), 0.0)

    def enter(self, key_id: str, follows: bool = False) -> bool:
        """Count one more open request of a key, or stream that it `follows`; False if it may not.

        "" stands for whoever needs no key: their requests have no limit, their streams have.
        """
        most = STREAMS if follows else self._at_once * bool(key_id)
        if most and self._open[key_id, follows] >= most:
            return False
        self._open[key_id, follows] += 1
        return True

    def leave(self, key_id: str, follows: bool = False) -> None:
        """Count one less."""
        self._open[key_id, follows] -= 1
        if self._open[key_id, follows] <= 0:
            del self._open[key_id, follows]

    def _bucket(self, key_id: str, name: str, per_minute: int, burst: int) -> Bucket:
        return self._buckets.setdefault((key_id, name), Bucket(per_minute, burst))
