"""For whoever receives what a server sends when a job has ended."""

from __future__ import annotations

from matcher.webhooks.signing import BadSignature as BadSignature
from matcher.webhooks.signing import new_secret as new_secret
from matcher.webhooks.signing import verify as verify
