"""A bounded queue in front of the work: few at once, some waiting, the rest refused."""

from __future__ import annotations

import asyncio
import os
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


class Turns:
    """Lets `jobs` requests work at once, and `waiting` more wait for `patience` seconds at most.

    Reading, embedding and scoring keep a core busy each; more of them at once would only make all
    of them slower, and a queue without end would keep callers who have long gone.
    """

    def __init__(
        self, jobs: int = JOBS, waiting: int = WAITING, patience: float = PATIENCE
    ) -> None:
        self._places = jobs + waiting
        self._patience = patience
        self._inside = 0
        self._free = asyncio.Semaphore(jobs)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it for the `with` block. Raises `Busy`."""
        if self._inside >= self._places:
            raise Busy("the server is busy and its queue is full. Try again in a few seconds.")
        self._inside += 1
        try:
            await self._acquire()
            try:
                yield
            finally:
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
    async with turns.turn():
        yield service


# In a signature it stands after what is read from the request: a slow upload holds no turn.
Working = Annotated[Service, Depends(at_work, scope="function")]
