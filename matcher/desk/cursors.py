"""Cursors: where a listing goes on. Opaque, and sealed, so that only what was given is taken."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json

_SEAL = 12  # bytes; a cursor tells nothing and opens nothing, it only must not be made up


class Cursors:
    """Makes and reads the cursors of one desk; those of another one are not taken."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, listing: str, *place: int) -> str:
        """The cursor behind `place` of `listing`, which names the operation and its filters."""
        told = json.dumps(place).encode()
        return base64.urlsafe_b64encode(self._seal(listing, told) + told).decode().rstrip("=")

    def read(self, listing: str, cursor: str) -> tuple[int, ...] | None:
        """The place that `cursor` stands for; None if it is no cursor of this very listing."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        seal, told = raw[:_SEAL], raw[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(listing, told)):
            return None
        return tuple(json.loads(told))

    def _seal(self, listing: str, told: bytes) -> bytes:
        said = listing.encode() + b"\0" + told
        return hmac.digest(self._key, said, hashlib.sha256)[:_SEAL]
