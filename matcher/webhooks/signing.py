"""The signature of Standard Webhooks: HMAC-SHA256 over id, time and body.

Three headers come with a message: `webhook-id` (the same each time it is tried),
`webhook-timestamp` (seconds since 1970) and `webhook-signature` (`v1,` and the signature in base64;
several stand apart by spaces while a secret is replaced). A secret is `whsec_` and 24 to 64 bytes
in base64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping

from matcher.errors import BadRequest

PREFIX = "whsec_"
TOLERANCE = 300.0  # seconds that a message's clock may be off
_VERSION = "v1"
_BYTES = (24, 64)  # least and most of a secret


class BadSignature(BadRequest):
    """A message that was not signed with this secret, or not now."""


def new_secret() -> str:
    """A secret of 32 random bytes."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def check_secret(secret: str) -> None:
    """Raise `BadRequest` if `secret` is none."""
    _key(secret)


def signed_headers(secret: str, id: str, at: int, body: bytes) -> dict[str, str]:
    """The three headers of a message that is sent at `at`, seconds since 1970.

    Raises `BadRequest` if `secret` is none, `ValueError` for an id that no header can hold.
    """
    if not id.isascii() or not id.isprintable() or "." in id or " " in id or not id:
        raise ValueError("an id is of visible ASCII letters without dots")
    return {
        "webhook-id": id,
        "webhook-timestamp": str(at),
        "webhook-signature": f"{_VERSION},{_signature(_key(secret), id, str(at), body)}",
    }


def verify(
    secret: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    now: float | None = None,
    tolerance: float = TOLERANCE,
) -> str:
    """The id of a message that was signed with `secret`; keep it to tell one that comes twice.

    `body` is what arrived, byte for byte. Raises `BadSignature` if a header is missing, the time is
    more than `tolerance` seconds away from `now` (seconds since 1970), or no signature is right.
    """
    found = {name.lower(): value for name, value in headers.items()}
    id, at, given = (found.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not (id and at and given):
        raise BadSignature("the message has no webhook-id, -timestamp or -signature.")
    if not (at.isascii() and at.isdecimal() and len(at) < 15):
        raise BadSignature("the message's time is no number of seconds.")
    if abs((time.time() if now is None else now) - int(at)) > tolerance:
        raise BadSignature("the message is too old, or from the future: look at both clocks.")
    right = f"{_VERSION},{_signature(_key(secret), id, at, body)}".encode()
    tried = [hmac.compare_digest(right, one.encode()) for one in given.split(" ")]
    if not any(tried):
        raise BadSignature("no signature of the message was made with this secret.")
    return id


def _signature(key: bytes, id: str, at: str, body: bytes) -> str:
    told = b".".join((id.encode(), at.encode(), body))
    return base64.b64encode(hmac.digest(key, told, hashlib.sha256)).decode()


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    least, most = _BYTES
    if not secret.startswith(PREFIX) or not least <= len(key) <= most:
        raise BadRequest(
            f"a webhook's secret is {PREFIX!r} and {least} to {most} bytes in base64; "
            "leave it out and one is made."
        )
    return key
