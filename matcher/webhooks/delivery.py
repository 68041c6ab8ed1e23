"""Messages on their way: `deliver` for one, `Courier` to have many delivered by other threads.

The seam, for whoever runs jobs::

    courier = Courier(networks=settings.webhook_networks)            # one a process
    target(url, networks)                                            # when a job is made: may it?
    event = Event(id=f"{job.id}_{job.state}", type="job.finished", at=time.time(), data={...})
    courier.send(event, url, secret, done=lambda delivery: ...)      # when it ends; returns at once
    courier.close()                                                  # on the way out

`Event.id` is the receiver's to tell a message that comes twice, so it is made of what happened. No
text, name or quote of a document belongs in `data`: the receiver asks for them with its own key.
A courier keeps nothing on disk: a message of which `done` was not told is sent again, under the
same id, by the process that starts next.
"""

from __future__ import annotations

import heapq
import json
import logging
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from matcher.errors import BadRequest
from matcher.webhooks.addresses import Network, Resolve, resolved, target
from matcher.webhooks.posting import Answer, post
from matcher.webhooks.signing import check_secret, signed_headers

DELAYS = (0.0, 5.0, 30.0, 120.0, 600.0)  # seconds before each try
WAITING = 1000  # messages that a courier holds
_GONE = 410  # the receiver wants no more of them

log = logging.getLogger("matcher.webhooks")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: `type` such as "job.finished", `at` in seconds since 1970, `data` as JSON."""

    id: str
    type: str
    at: float
    data: Mapping[str, Any] = field(repr=False)

    def body(self) -> bytes:
        """The message, the same bytes each time."""
        at = datetime.fromtimestamp(self.at, UTC).isoformat(timespec="seconds")
        told = {"type": self.type, "timestamp": at, "data": dict(self.data)}
        return json.dumps(told, ensure_ascii=False, allow_nan=False).encode()


@dataclass(frozen=True, slots=True)
class Delivery:
    """How it ended: after how many tries, with which status (0: no answer came), and why not."""

    delivered: bool
    tries: int
    status: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """Where messages may go (`networks` besides public addresses), how often, and by what trust."""

    networks: tuple[Network, ...] = ()
    delays: tuple[float, ...] = DELAYS
    resolve: Resolve = resolved
    trust: ssl.SSLContext | None = None


USUAL = Road()


class _Message:
    """An event on its way to one receiver, and how far it has come."""

    def __init__(self, event: Event, url: str, secret: str, road: Road) -> None:
        check_secret(secret)
        self._event, self._url, self._secret, self._road = event, url, secret, road
        self._body = event.body()
        self._answer = Answer(0, "it was not tried")
        self._tries = 0

    @property
    def pause(self) -> float | None:
        """Seconds to wait before the next try; None if there is none."""
        gone = self._answer.taken or self._answer.status == _GONE
        if gone or self._tries >= len(self._road.delays):
            return None
        return max(self._road.delays[self._tries], self._answer.wait)

    def once(self) -> None:
        """One try. The address is looked at each time: it may lead elsewhere by now."""
        self._tries += 1
        headers = signed_headers(self._secret, self._event.id, int(time.time()), self._body)
        try:
            there = target(self._url, self._road.networks, self._road.resolve)
        except BadRequest as refusal:
            self._answer = Answer(0, str(refusal))
            return
        self._answer = post(there, self._body, headers, self._road.trust)

    @property
    def ended(self) -> Delivery:
        """How it ended."""
        answer = self._answer
        if not answer.taken:
            told = (self._event.type, self._tries, answer.reason)
            log.warning("webhook %s was not taken after %d tries: %s", *told)
        return Delivery(answer.taken, self._tries, answer.status, answer.reason)


def deliver(
    event: Event,
    url: str,
    secret: str,
    road: Road = USUAL,
    wait: Callable[[float], object] = time.sleep,
) -> Delivery:
    """Send `event` until it is taken (2xx), refused for good (410), or tried as often as may be.

    Where the address may not go, or redirects, the try has failed. `wait` sleeps for some seconds.
    Raises `BadRequest` if `secret` is none.
    """
    message = _Message(event, url, secret, road)
    while (pause := message.pause) is not None:
        if pause:
            wait(pause)
        message.once()
    return message.ended


Done = Callable[[Delivery], None]


class Courier:
    """Delivers by a few threads of its own; a receiver that is waited for holds none of them."""

    def __init__(
        self, networks: tuple[Network, ...] = (), *, road: Road | None = None, threads: int = 2
    ) -> None:
        self._road = road or Road(networks)
        self._due: list[tuple[float, int, _Message, Done | None]] = []
        self._count = count()
        self._changed = threading.Condition()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name="webhooks", daemon=True)
            for _ in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def send(self, event: Event, url: str, secret: str, done: Done | None = None) -> bool:
        """Have `event` delivered; `done` is told how it ended. False if too many wait already.

        Raises `BadRequest` if `secret` is none.
        """
        message = _Message(event, url, secret, self._road)
        with self._changed:
            if self._closed or len(self._due) >= WAITING:
                log.warning("webhook %s was dropped: too many wait, or it is closed", event.type)
                return False
            self._put(message, done)
        return True

    def close(self, seconds: float = 2.0) -> None:
        """Stop. Of what still waits, `done` is never told."""
        with self._changed:
            self._closed = True
            self._due.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(seconds)

    def _put(self, message: _Message, done: Done | None) -> None:
        due = time.monotonic() + (message.pause or 0.0)
        heapq.heappush(self._due, (due, next(self._count), message, done))
        self._changed.notify()

    def _next(self) -> tuple[_Message, Done | None] | None:
        """The message whose time has come; None once it is closed."""
        with self._changed:
            while not self._closed:
                left = self._due[0][0] - time.monotonic() if self._due else None
                if left is not None and left <= 0:
                    _, _, message, done = heapq.heappop(self._due)
                    return message, done
                self._changed.wait(left)
        return None

    def _work(self) -> None:
        while (found := self._next()) is not None:
            message, done = found
            try:
                message.once()
                self._settle(message, done)
            except Exception as error:  # noqa: BLE001 - one message must not stop the others
                kind = type(error).__name__  # its text may quote what was sent
                log.error("a webhook failed: %s", kind)  # noqa: TRY400

    def _settle(self, message: _Message, done: Done | None) -> None:
        if message.pause is None:
            ended = message.ended
            if done is not None:
                done(ended)
            return
        with self._changed:
            if not self._closed:
                self._put(message, done)
