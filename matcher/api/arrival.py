"""The body of a request as it arrives: in time, fast enough, and not too many of them at once."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

SECONDS_TO_ARRIVE = 120.0
SECONDS_TO_STREAM = 3600.0
WINDOW = 5.0  # seconds of waiting in which a sender must send
LEAST = 5_000  # bytes; slower than 1 kB/s is no upload, but a way to hold a connection
ROOM = 256_000_000  # bytes of all bodies that are being read


class Room:
    """Bytes of memory that all bodies together may take."""

    def __init__(self, size: int = ROOM) -> None:
        self._free = size

    def take(self, size: int) -> bool:
        """Take some, unless there are no more."""
        if size > self._free:
            return False
        self._free -= size
        return True

    def give_back(self, size: int) -> None:
        """Give back what was taken."""
        self._free += size


class Arrival:
    """`receive` of ASGI, for one request.

    Only the time spent on waiting for the sender counts against the sender. Raises the
    HTTPException 408 if the body is not there at `end`, or comes slower than `LEAST` bytes in
    `window` seconds; 503 if there is no room for it.
    """

    def __init__(
        self,
        receive: Receive,
        headers: Headers,
        end: float,
        room: Room | None,
        window: float = WINDOW,
    ) -> None:
        sized = headers.get("content-length", "0").strip() not in ("", "0")
        self._announced = sized or "transfer-encoding" in headers
        self._whole = False
        self._receive = receive
        self._end = end
        self._room = room
        self._window = window
        self._taken = 0
        self._waited = 0.0
        self._came = 0

    def __enter__(self) -> Arrival:
        return self

    def __exit__(self, *_: object) -> None:
        if self._room is not None:
            self._room.give_back(self._taken)

    @property
    def pending(self) -> bool:
        """Whether a body was announced of which there is more to come."""
        return self._announced and not self._whole

    async def __call__(self) -> Message:
        """The next piece of the body; then whatever else the server has to say."""
        if self._whole:
            return await self._receive()
        message = await self._in_time()
        size = len(message.get("body", b""))
        if self._room is not None:
            if not self._room.take(size):
                raise HTTPException(503)
            self._taken += size
        self._came += size
        self._whole = not message.get("more_body", False)
        return message

    async def _in_time(self) -> Message:
        while True:
            began = time.monotonic()
            patience = min(self._window - self._waited, self._end - began)
            try:
                async with asyncio.timeout(max(0.0, patience)):
                    return await self._receive()
            except TimeoutError:
                pass
            finally:
                self._waited += time.monotonic() - began
            if self._came < LEAST or time.monotonic() >= self._end:
                raise HTTPException(408)
            self._waited, self._came = 0.0, 0
