"""uvicorn, with connections that are cut when they are slow, and an end without loose ends."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from matcher.api.admission import Gate

_STEP = 0.05


def config_of(app: Any, drain_seconds: float) -> uvicorn.Config:
    """How uvicorn runs: one process, our own log, nothing said of versions, no proxy believed."""
    from matcher.api.connection import Connection

    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        server_header=False,
        proxy_headers=False,
        log_config=None,  # ours is set up already
        access_log=False,  # it has paths and addresses; the frame writes a line of its own
        timeout_keep_alive=5,
        timeout_graceful_shutdown=max(1, int(drain_seconds)),
    )


class Server(uvicorn.Server):
    """A server that drains when it is told to stop.

    It goes on listening while requests are at work, so that who asks is told 503 and `/readyz`
    fails, and closes when they are done or `drain_seconds` are over. A second Ctrl-C ends it.
    """

    def __init__(self, config: uvicorn.Config, gate: Gate) -> None:
        super().__init__(config)
        self._gate = gate

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what is at work end, then close."""
        self._gate.draining = True
        end = time.monotonic() + (self.config.timeout_graceful_shutdown or 0)
        while self._gate.inside and time.monotonic() < end and not self.force_exit:
            await asyncio.sleep(_STEP)
        await super().shutdown(sockets)
        # uvicorn would raise them again, which ends the process before the corpora are closed.
        self._captured_signals.clear()
