"""The front of isolation: a function is called with a file's bytes, in another process."""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeVar

from index.errors import Fault, TookTooLong
from index.readers.content import Limits
from index.sandbox import alone, shapes, talk, wire
from index.sandbox.allowance import Allowance
from index.sandbox.confine import controls
from index.sandbox.ended import Ended, fault_of
from index.sandbox.handle import Gone, Handle
from index.sandbox.recognising import Recognising
from index.sandbox.work import EXTRACT, Work
from index.types import Document

__all__ = ["EXTRACT", "Sandbox", "Series", "Work"]

T = TypeVar("T")
_LONG = 0.5  # of the processor time for one file: so much on the clock, and a child is ended
_TRIES = 3  # to have a child at all: what makes children may have been killed from outside

_log = logging.getLogger(__name__)


class Sandbox:
    """Runs `works`, each file in a child of its own. Made at once, started when first needed.

    At most `children` are at work at a time; who comes later waits. Safe for use by many threads.
    """

    def __init__(
        self,
        works: Iterable[Work[Any]] = (EXTRACT,),
        allowance: Allowance | None = None,
        *,
        children: int | None = None,
        forks: bool | None = None,
    ) -> None:
        """`forks` as the platform can unless it is told; without, each child is a new Python."""
        self.allowance = allowance or Allowance()
        self.children = children or max(2, os.cpu_count() or 1)
        self.forks = controls().forked if forks is None else forks
        self._functions = tuple(dict.fromkeys(work.function for work in works))
        self._turns = threading.BoundedSemaphore(self.children)
        self._lock = threading.Lock()
        self._handle: Handle | None = None
        self._recognising = Recognising(self._functions)

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that forks the children; None where there is none now."""
        handle = self._handle
        return handle.pid if handle else None

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that fork children: `pid`, and the one for files that need recognition."""
        return tuple(pid for pid in (self.pid, self._recognising.pid) if pid)

    def start(self) -> None:
        """Start now what would be started by the first file; does not wait until it is ready."""
        with suppress(Gone):
            if self.forks:
                self._zygote()

    def close(self) -> None:
        """End the children and what forks them. Using the sandbox again starts it anew."""
        with self._lock:
            handle, self._handle = self._handle, None
            _living.discard(self)
        if handle is not None:
            handle.close()
        self._recognising.close()

    def extract(
        self,
        data: bytes,
        name: str,
        limits: Limits | None = None,
        allowance: Allowance | None = None,
    ) -> Document:
        """As `index.readers.extract.extract`, in a child. Raises what `run` raises."""
        limits = limits or Limits()
        limits.check("bytes", len(data), "bytes")
        allowed = allowance or self.allowance
        pictures = for_pictures(limits, allowed)
        return self.run(EXTRACT, data, name, limits, allowance=allowed, pictures=pictures)

    def run(
        self,
        work: Work[T],
        data: bytes,
        *arguments: object,
        allowance: Allowance | None = None,
        pictures: Allowance | None = None,
    ) -> T:
        """What `work` makes of `data`.

        A file that needs text recognition is read anew with `pictures` allowed; without that it is
        read as if none were installed.

        Raises the `DocumentError` or fault of `work.faults` that it raised; `TookTooLong`,
        `TooMuchMemory` or `TooLarge` if it passed its allowance; `ReaderCrashed` if it ended
        otherwise, or answered what cannot be.
        """
        allowed = allowance or self.allowance
        request = _request(work, data, arguments, allowed, may_ask=bool(pictures))
        with self._turns:
            ended = self._child(request, data)
            if pictures and ended.code == 0 and ended.answer == wire.MORE:
                allowed = pictures
                ended = self._child(replace(request, allowance=allowed, may_ask=False), data)
        return work.judged(ended, data, allowed)

    def series(
        self, allowance: Allowance | None = None, pictures: Allowance | None = None
    ) -> Series:
        """For files of one owner: they share children. What is allowed is as in `run`."""
        return Series(self, allowance or self.allowance, pictures)

    def _child(self, request: wire.Request, data: bytes) -> Ended:
        """Give a child the request; once more if what makes children was gone."""
        parts = [request.to_line(), data]
        ended = Ended()
        for _ in range(_TRIES):
            handle: Handle | None = None
            try:
                if not self.forks:
                    return alone.hold(request.function, parts, request.allowance)
                if request.allowance.threads:
                    handle = self._recognising.handle()
                handle = handle or self._zygote()
                with talk.Child(*handle.child()) as child:
                    ended = child.ask(parts, request.allowance)
            except Gone as gone:
                _log.warning("the process that reads files is gone: %s; it is started anew", gone)
            if ended.code is not None or ended.fault is not None:
                break
            self._drop(handle)
        return ended

    def _zygote(self) -> Handle:
        with self._lock:
            if self._handle is None:
                _warn_once()
                _living.add(self)
                self._handle = Handle(self._functions)
            return self._handle

    def _drop(self, handle: Handle | None) -> None:
        """Forget a process that is gone, unless another thread has done so."""
        self._recognising.drop(handle)
        with self._lock:
            if handle is None or self._handle is not handle:
                return
            self._handle = None
        handle.close()

    def _forked(self) -> None:
        """In a copy of this process: begin as if nothing had been started."""
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(self.children)
        if self._handle is not None:
            self._handle.forget()
            self._handle = None
        self._recognising.forked()


def for_pictures(limits: Limits, allowance: Allowance) -> Allowance | None:
    """What a file may cost that needs text recognition; None where `limits` allow none."""
    return allowance.for_pictures(limits.ocr_seconds) if limits.ocr_pages else None


class Series:
    """Files that belong together, read in turn: a child goes on to up to `MOST` of them.

    A fork, and what is cold after it, is a quarter of reading a resume. But a file that takes its
    reader over can then read those that follow it, and answer for them. So it is for files of one
    owner, and whoever reads them has to ask for it.

    Only a good answer is taken from such a child. After any other, or once its files took long, it
    is ended; and what was not read well is read anew by a child of its own. Only that the first
    file of a child took too long is final: it had the child to itself.

    Used in a `with`, by as many threads as like.
    """

    MOST = 32

    def __init__(
        self, sandbox: Sandbox, allowance: Allowance, pictures: Allowance | None = None
    ) -> None:
        self.allowance = allowance
        self.pictures = pictures
        self._sandbox = sandbox
        self._waiting: list[talk.Child] = []
        self._open = True
        self._lock = threading.Lock()  # between the end and a thread that still reads

    def __enter__(self) -> Series:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._open = False
            while self._waiting:
                self._waiting.pop().close()

    def run(self, work: Work[T], data: bytes, *arguments: object) -> T:
        """As `Sandbox.run`."""
        allowed, pictures = self.allowance, self.pictures
        if self._sandbox.forks:
            request = _request(work, data, arguments, allowed, may_ask=bool(pictures))
            try:
                return self._in_turn(work, request, data)
            except _Final as final:
                raise final.fault from None
            except (Gone, Fault):
                pass  # it may be another's doing: it is read anew
        return self._sandbox.run(work, data, *arguments, allowance=allowed, pictures=pictures)

    def _in_turn(self, work: Work[T], request: wire.Request, data: bytes) -> T:
        with ExitStack() as stack:
            with self._sandbox._turns:
                child = self._child()
                stack.callback(child.close)
                ended = child.ask([request.to_line(), data], self.allowance)
            if ended.answer[:1] != wire.DONE:
                fault = fault_of(ended, self.allowance)
                if child.files == 1 and isinstance(fault, TookTooLong):
                    raise _Final(fault)
                raise fault
            answer = work.judged(ended, data, self.allowance)
            quick = child.seconds < _LONG * self.allowance.cpu_seconds
            with self._lock:
                if quick and child.files < self.MOST and self._open:
                    stack.pop_all()
                    self._waiting.append(child)
        return answer

    def _child(self) -> talk.Child:
        with self._lock:
            if self._waiting:
                return self._waiting.pop()
        return talk.Child(*self._sandbox._zygote().child())


class _Final(Exception):
    """A fault that the file would meet alone too."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


def _request(
    work: Work[Any],
    data: bytes,
    arguments: Sequence[object],
    allowance: Allowance,
    *,
    may_ask: bool,
) -> wire.Request:
    written = tuple(shapes.written(value, type(value)).decode() for value in arguments)
    return wire.Request(work.function, written, allowance, len(data), may_ask)


# ---- one process, many sandboxes ---------------------------------------------------------------

_living: set[Sandbox] = set()
_warned = False


def _close_all() -> None:
    for sandbox in list(_living):
        sandbox.close()


def _forget_all() -> None:
    for sandbox in list(_living):
        sandbox._forked()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def _warn_once() -> None:
    """Say, once, what this platform does not hold a child with."""
    global _warned
    if not _warned:
        _warned = True
        for lack in controls().missing:
            _log.warning("files are read in a child process, but here it has %s", lack)
