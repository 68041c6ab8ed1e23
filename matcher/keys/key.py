"""What a key is: its text, its scopes, its tenant, its time.

A key reads ``rpm_<id>_<secret><sum>``. The prefix tells people and secret scanners what they found;
the sum, a CRC-32, tells a key from a text that only looks like one, without asking a server. The
secret has 256 random bits. Its SHA-256 is kept and nothing else of it: a slow hash with a salt
guards secrets that people make up and that can be guessed; nobody guesses 256 bits, and a slow hash
at every request would only help whoever wants to keep the server busy.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import zlib
from dataclasses import dataclass
from enum import StrEnum

DEFAULT = "default"  # the tenant of those who need no key

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_PREFIX = "rpm"
_ID = 10
_SECRET = 43  # 62 ** 43 > 2 ** 256
_SUM = 6  # 62 ** 6 > 2 ** 32
_SHAPE = re.compile(
    rf"{_PREFIX}_([0-9A-Za-z]{{{_ID}}})_([0-9A-Za-z]{{{_SECRET}}})([0-9A-Za-z]{{{_SUM}}})"
)


class Scope(StrEnum):
    """What a key may do. None implies another.

    A careers page's key can add resumes and read none; a monitor's can read metrics and no resume.
    """

    READ = "read"  # look, match, rank, search
    WRITE = "write"  # add, change, remove
    ADMIN = "admin"  # metrics, configuration


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key. Times are seconds since 1970, in UTC.

    `used_on` is the day, such as 2026-11-26, on which it was last used: more would be a diary.
    """

    id: str
    name: str
    tenant: str
    scopes: frozenset[Scope]
    created_at: int
    expires_at: int | None = None
    revoked_at: int | None = None
    used_on: str | None = None

    def state(self, now: float) -> str:
        """Whether it is "active", "revoked" or "expired" at the time `now`."""
        if self.revoked_at is not None and self.revoked_at <= now:
            return "revoked"
        if self.expires_at is not None and self.expires_at <= now:
            return "expired"
        return "active"


@dataclass(frozen=True, slots=True)
class Secret:
    """The text of a key, taken apart. It is never shown by accident."""

    id: str
    text: str

    @classmethod
    def new(cls) -> Secret:
        """A new key's text."""
        found = "".join(secrets.choice(_DIGITS) for _ in range(_ID))
        body = f"{_PREFIX}_{found}_" + "".join(secrets.choice(_DIGITS) for _ in range(_SECRET))
        return cls(found, body + _sum(body))

    @classmethod
    def of(cls, text: str) -> Secret | None:
        """`text` as a key's text; None where it is none, or was copied wrong.

        >>> made = Secret.new()
        >>> Secret.of(made.text) == made
        True
        >>> Secret.of(made.text[:-1]), Secret.of(made.text.swapcase())
        (None, None)
        """
        shape = _SHAPE.fullmatch(text)
        if shape is None or _sum(text[:-_SUM]) != shape[3]:
            return None
        return cls(shape[1], text)

    @property
    def digest(self) -> bytes:
        """What is kept of it."""
        return hashlib.sha256(self.text.encode()).digest()

    def __repr__(self) -> str:
        return f"Secret({_PREFIX}_{self.id}_...)"


def _sum(body: str) -> str:
    value = zlib.crc32(body.encode())
    digits = ""
    for _ in range(_SUM):
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits
