"""Batch jobs of a server: an archive of resumes that is read in the background."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx2

from matcher.client.decoding import decoded
from matcher.client.errors import Unexpected, Unreachable
from matcher.client.paging import pages
from matcher.client.transport import Call, Transport
from matcher.client.types import Failure, Job

Progress = Callable[[int, int], None]  # bytes sent, of how many

_PATH = "/v1/jobs"
_PIECE = 1 << 18  # bytes of an archive that are sent at a time
_RETURNS = 8  # times that a broken stream of events is taken up again without a new event


class Jobs:
    """Make, follow, steer and forget jobs."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def add(
        self,
        archive: Path | str,
        *,
        progress: Progress | None = None,
        callback_url: str | None = None,
        callback_secret: str | None = None,
    ) -> Job:
        """A job for a zip or a tar of resumes, which is sent from disk piece by piece.

        `progress` is told how many bytes were sent. `callback_url`: a public https address, to
        which a signed message is sent when the job has ended; see `matcher.client.webhooks`. The
        answer alone has the secret, where none is given. Raises `OSError` for the archive.
        """
        path = Path(archive)
        size = path.stat().st_size
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Length": str(size),
            "X-Filename": quote(path.name),
        }
        if callback_secret:
            headers["X-Callback-Secret"] = callback_secret
        call = Call(
            "POST",
            _PATH,
            {"callback_url": callback_url},
            headers,
            body=lambda: _pieces(path, size, progress),
            once=True,
        )
        return self._transport.read(Job, call)

    def list(self, page_size: int = 100) -> Iterator[Job]:
        """All of them, the latest first; a page is fetched when it is due."""
        return pages(self._transport, Call("GET", _PATH), "jobs", Job, page_size)

    def get(self, id: str) -> Job:
        """How far a job is."""
        return self._transport.read(Job, Call("GET", f"{_PATH}/{id}"))

    def watch(self, id: str) -> Iterator[Job]:
        """The job whenever it changed, until it has ended: the last has its end.

        A stream that breaks is taken up where it was. Raises `Unreachable` if it always breaks.
        """
        known, broken = "", 0
        while broken <= _RETURNS:
            call = Call("GET", f"{_PATH}/{id}/events", headers=_from(known))
            try:
                with self._transport.stream(call) as answer:
                    for event in httpx2.EventSource(answer):
                        if event.event not in ("progress", "end"):
                            continue
                        known, broken = event.id or known, 0
                        job = _job(event.data)
                        yield job
                        if job.ended:
                            return
            except httpx2.TransportError:
                pass
            broken += 1
            self._transport.pause(broken)
        raise Unreachable("the server's stream of events breaks again and again.")

    def wait(self, id: str, progress: Callable[[Job], None] | None = None) -> Job:
        """The job once it has ended; `progress` is told of it whenever it changed."""
        job = self.get(id)
        for job in self.watch(id):
            if progress is not None:
                progress(job)
        return job

    def failures(self, id: str, page_size: int = 100, *, blind: bool = False) -> Iterator[Failure]:
        """What a job could not add; `blind` names items by their kinds alone."""
        call = Call("GET", f"{_PATH}/{id}/failures", query={"blind": "true"} if blind else {})
        return pages(self._transport, call, "failures", Failure, page_size)

    def pause(self, id: str) -> Job:
        """Pause a job; one that runs stops at its next item."""
        return self._ask(id, "pause")

    def resume(self, id: str) -> Job:
        """Let a paused job go on."""
        return self._ask(id, "resume")

    def cancel(self, id: str) -> Job:
        """End a job before its end; what it has added stays."""
        return self._ask(id, "cancel")

    def delete(self, id: str) -> None:
        """Forget a job that has ended; what it added stays."""
        self._transport.send(Call("DELETE", f"{_PATH}/{id}"))

    def _ask(self, id: str, what: str) -> Job:
        # Asking twice for the same changes nothing.
        return self._transport.read(Job, Call("POST", f"{_PATH}/{id}/{what}", again=True))


def _pieces(path: Path, size: int, progress: Progress | None) -> Iterator[bytes]:
    sent = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
            sent += len(piece)
            if progress is not None:
                progress(sent, size)


def _from(known: str) -> dict[str, str]:
    accept = {"Accept": "text/event-stream"}
    return accept | {"Last-Event-ID": known} if known else accept


def _job(data: str) -> Job:
    try:
        return decoded(Job, json.loads(data), "the event")
    except ValueError:
        raise Unexpected("an event of the server is no JSON.") from None
