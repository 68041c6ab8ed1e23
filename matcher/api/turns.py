"""A bounded queue in front of the work: few at once, some waiting, the rest refused."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from matcher.api.faults import Busy, NotReady
from matcher.service import Service
from matcher.tenants import DEFAULT, Tenants

JOBS = max(2, os.cpu_count() or 1)
WAITING = 32
PATIENCE = 20.0
FULL = "the server is busy and its queue is full. Try again in a few seconds."
EXPECTED = 1.0  # seconds for which a body that is still to come is counted on


class Turns:
    """Lets `jobs` requests work at once, and `waiting` more wait for `patience` seconds at most.

    Reading, embedding and scoring keep a core busy each; more of them at once would only make all
    of them slower, and a queue without end would keep callers who have long gone.
    """

    def __init__(
        self, jobs: int = JOBS, waiting: int = WAITING, patience: float = PATIENCE
    ) -> None:
        self.jobs = jobs
        self.places = jobs + waiting
        self._patience = patience
        self._inside = 0
        self._working = 0
        self._free = asyncio.Semaphore(jobs)
        self._expected: dict[object, float] = {}

    @property
    def working(self) -> int:
        """How many requests work now."""
        return self._working

    @property
    def waiting(self) -> int:
        """How many wait for a turn now."""
        return self._inside - self._working

    def expect(self, token: object, seconds: float = EXPECTED) -> None:
        """Count on a request whose body is still to come. Raises `Busy` if there is no place.

        Who is refused here need not send the body. One that is slow to arrive is counted on for
        some `seconds` only, so that slow senders cannot fill the queue: it may be refused later.
        """
        self.forget(token)
        if self.full():
            raise _full()
        self._expected[token] = time.monotonic() + seconds

    def full(self, upload: bool = True) -> bool:
        """Whether there is no place for one more.

        For an `upload` those places are taken too that are kept for bodies still to come. What
        brings no file is as good as there: uploads that drip must not shut it out.
        """
        if not upload:
            return self._inside >= self.places
        now = time.monotonic()
        for late in [one for one, until in self._expected.items() if until <= now]:
            del self._expected[late]
        return self._inside + len(self._expected) >= self.places

    def forget(self, token: object) -> None:
        """Count on a request no longer. Twice does nothing."""
        self._expected.pop(token, None)

    @asynccontextmanager
    async def turn(self, token: object = None) -> AsyncIterator[None]:
        """Wait for a turn and hold it for the `with` block. Raises `Busy`."""
        self.forget(token)
        if self._inside >= self.places:
            raise _full()
        self._inside += 1
        try:
            await self._acquire()
            self._working += 1
            try:
                yield
            finally:
                self._working -= 1
                self._free.release()
        finally:
            self._inside -= 1

    async def _acquire(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Busy(
                f"the server was busy for {self._patience:g} seconds. Try again in a while."
            ) from None


def _full() -> Busy:
    return Busy(FULL)


def tenant_of(request: Request) -> str:
    """The tenant that the request is of: its key's, or the default one's where none is needed."""
    return str(getattr(request.state, "tenant", DEFAULT))


async def opened(request: Request) -> AsyncIterator[Service]:
    """The service of the request's tenant, held open until the answer is sent.

    Raises `NotReady` before the lifespan opened anything.
    """
    tenants: Tenants | None = request.app.state.tenants
    if tenants is None:
        raise NotReady("the model and the corpus are not open yet. Try again in a few seconds.")
    tenant = tenant_of(request)
    service = tenants.take_open(tenant)
    if service is None:
        service = await run_in_threadpool(tenants.take, tenant)
    try:
        yield service
    finally:
        tenants.give_back(tenant)


async def at_work(
    request: Request, service: Annotated[Service, Depends(opened)]
) -> AsyncIterator[Service]:
    """The service, once it is this request's turn."""
    turns: Turns = request.app.state.turns
    async with turns.turn(getattr(request.state, "token", None)):
        yield service


# In a signature it stands after what is read from the request: a slow upload holds no turn.
Working = Annotated[Service, Depends(at_work, scope="function")]
