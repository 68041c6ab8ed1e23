"""The front of isolation: a function is called with a file's bytes, in a process of its own."""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from index.errors import DocumentError, Fault
from index.readers.content import Limits
from index.sandbox import alone, shapes, talk, wire
from index.sandbox.allowance import Allowance
from index.sandbox.checks import check_document
from index.sandbox.confine import controls
from index.sandbox.ended import Ended, crashed, fault_of, no_memory, too_much_text
from index.sandbox.handle import Gone, Handle
from index.types import Document

T = TypeVar("T")
_LONGEST_SENTENCE = 4_000
_TRIES = 3  # to have a child at all: what makes children may have been killed from outside

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """A function that children call, known by its dotted name so that nobody else imports it.

    Its first parameter is the file's bytes; the others, and what it returns, are of types that
    `shapes` can write. `result` is what it returns, `check` raises `ValueError` for an answer that
    is well-formed and still cannot be. `faults` are the faults that it may raise beside
    `DocumentError`. If the function's module has a function `warm`, it is called before any child
    is forked: there it loads what its work needs.
    """

    function: str
    result: type[T]
    check: Callable[[T, bytes], None] = field(default=lambda _answer, _data: None)
    faults: tuple[type[Fault], ...] = ()


EXTRACT = Work("index.sandbox.reading.extract", Document, check=check_document)


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
        pictures = allowed.for_pictures(limits.ocr_seconds) if limits.ocr_pages else None
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
        written = tuple(shapes.written(value, type(value)).decode() for value in arguments)
        request = wire.Request(work.function, written, allowed, len(data), bool(pictures))
        with self._turns:
            ended = self._child(request, data)
            if pictures and ended.code == 0 and ended.answer == wire.MORE:
                allowed = pictures
                ended = self._child(replace(request, allowance=allowed, may_ask=False), data)
        return _judged(work, ended, data, allowed)

    def _child(self, request: wire.Request, data: bytes) -> Ended:
        """Give a child the request; once more if what makes children was gone."""
        parts = [request.to_line(), data]
        ended = Ended()
        for _ in range(_TRIES):
            handle: Handle | None = None
            try:
                if not self.forks:
                    return alone.hold(request.function, parts, request.allowance)
                handle = self._zygote()
                ended = talk.hold(*handle.child(), parts, request.allowance)
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


# ---- what came of it ---------------------------------------------------------------------------


def _judged(work: Work[T], ended: Ended, data: bytes, allowance: Allowance) -> T:
    kind, body = ended.answer[:1], ended.answer[1:]
    if ended.fault is not None or ended.code != 0 or not kind:
        raise fault_of(ended, allowance)
    if kind == wire.NO_MEMORY:
        raise no_memory(allowance)
    if kind == wire.TOO_LONG:
        raise too_much_text(allowance)
    try:
        if kind == wire.DONE:
            answer = cast(T, shapes.read(body, work.result))
            work.check(answer, data)
            return answer
        first, second = shapes.read(body, tuple[str, ...])
    except ValueError as error:
        _log.warning("a reader's answer cannot be: %s", error)
        raise crashed("it answered what cannot be") from None
    if kind == wire.REFUSED:
        raise _fault(work, first, second)
    _log.warning("reading failed with %s at %s", first[:80], second[:400])
    raise crashed(f"it met something unforeseen, {first[:80]}")


def _fault(work: Work[Any], code: str, sentence: str) -> Fault:
    kinds: list[type[Fault]] = [DocumentError, *_below(DocumentError), *work.faults]
    for kind in kinds:
        if kind.code == code:
            return kind(sentence[:_LONGEST_SENTENCE])
    return crashed("it answered a fault that there is none of")


def _below(kind: type[Fault]) -> list[type[Fault]]:
    found: list[type[Fault]] = []
    for inner in kind.__subclasses__():
        found += [inner, *_below(inner)]
    return found


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
