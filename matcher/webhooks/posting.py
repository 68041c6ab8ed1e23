"""One try: a POST to an address that was looked at, cut off after some seconds, answer unread."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from matcher.version import __version__
from matcher.webhooks.addresses import Target

SECONDS = 10.0  # that a try may take, all in all
LONGEST_WAIT = 3600.0  # seconds, of what a receiver may ask for with Retry-After


@dataclass(frozen=True, slots=True)
class Answer:
    """The status (0: none came), what was wrong, and for how many seconds it asked to wait."""

    status: int
    reason: str = ""
    wait: float = 0.0

    @property
    def taken(self) -> bool:
        """Whether the receiver has it."""
        return 200 <= self.status < 300


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, by the name that was asked for."""

    def __init__(self, there: Target, trust: ssl.SSLContext | None) -> None:
        super().__init__(there.host, there.port, timeout=SECONDS)
        self._there = there
        self._trust = trust

    def connect(self) -> None:
        """Connect to the pinned address; with TLS, by the certificate of the host's name."""
        self.sock = socket.create_connection((self._there.address, self._there.port), SECONDS)
        if self._there.secure:
            trust = self._trust or ssl.create_default_context()
            self.sock = trust.wrap_socket(
                self.sock, server_hostname=self._there.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()


def post(
    there: Target, body: bytes, signed: Mapping[str, str], trust: ssl.SSLContext | None = None
) -> Answer:
    """Send `body` with the headers `signed`. Whatever goes wrong is an answer, with its reason."""
    connection = _Pinned(there, trust)
    cut = threading.Timer(SECONDS, _cut, (connection,))  # or a slow answer could drip for ever
    cut.daemon = True
    cut.start()
    try:
        connection.request("POST", there.path, body, _headers(there, signed))
        answer = connection.getresponse()
        asked = answer.headers.get("Retry-After", "")
        told = "" if 200 <= answer.status < 300 else f"the receiver answered {answer.status}"
        return Answer(answer.status, told, _seconds(asked))
    except ssl.SSLError:
        return Answer(0, "the receiver's certificate is not trusted, or it speaks no TLS")
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(0, "the receiver could not be reached, or did not answer in time")
    finally:
        cut.cancel()
        connection.close()


def _headers(there: Target, signed: Mapping[str, str]) -> dict[str, str]:
    return {
        "Host": there.authority,
        "Content-Type": "application/json",
        "User-Agent": f"resume-posting-matcher/{__version__}",
        "Connection": "close",
        **signed,
    }


def _cut(connection: http.client.HTTPConnection) -> None:
    held = connection.sock
    if held is not None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)


def _seconds(asked: str) -> float:
    """What a Retry-After in seconds asks for; 0 for none, and for a date."""
    asked = asked.strip()
    return min(float(asked), LONGEST_WAIT) if asked.isascii() and asked.isdecimal() else 0.0
