"""The front of isolation: a function is called with a file's bytes, in a process of its own."""

from __future__ import annotations

import atexit
import logging
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from index.errors import (
    DocumentError,
    Fault,
    ReaderCrashed,
    TookTooLong,
    TooLarge,
    TooMuchMemory,
)
from index.readers.content import Limits
from index.sandbox import child, shapes
from index.sandbox.allowance import Allowance
from index.sandbox.checks import check_document
from index.sandbox.confine import controls
from index.sandbox.handle import Gone, Handle
from index.types import Document

T = TypeVar("T")
Check = Callable[[Any, bytes], None]

_PIECE = 1 << 18
_LONGEST_SENTENCE = 4_000
_LAST_WORDS = 5.0  # seconds for a child that has closed its channel to end
_GOES_ON = 256  # in place of an exit code: it did not

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

    @property
    def module(self) -> str:
        """The module that the function stands in."""
        return self.function.rpartition(".")[0]


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
    ) -> None:
        self.allowance = allowance or Allowance()
        self.children = children or max(2, os.cpu_count() or 1)
        self._modules = tuple(dict.fromkeys(work.module for work in works))
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

    def start(self) -> None:
        """Start now what would be started by the first file; does not wait until it is ready."""
        with suppress(Gone):
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
        return self.run(EXTRACT, data, name, limits, allowance=allowance)

    def run(
        self, work: Work[T], data: bytes, *arguments: object, allowance: Allowance | None = None
    ) -> T:
        """What `work` makes of `data`.

        Raises the `DocumentError` or fault of `work.faults` that it raised; `TookTooLong`,
        `TooMuchMemory` or `TooLarge` if it passed its allowance; `ReaderCrashed` if it ended
        otherwise, or answered what cannot be.
        """
        allowed = allowance or self.allowance
        written = tuple(shapes.written(value, _kind(value)).decode() for value in arguments)
        request = child.Request(work.function, written, allowed, len(data))
        with self._turns:
            ended = self._child(request.to_line(), data, allowed)
        return _judged(work, ended, data, allowed)

    def _child(self, line: bytes, data: bytes, allowance: Allowance) -> _Ended:
        """Give a child the request; once more if what forks children was gone."""
        for last in (False, True):
            handle: Handle | None = None
            try:
                handle = self._zygote()
                ended = _Talk(*handle.child(), allowance).hold(line, data)
            except Gone as gone:
                _log.warning("the process that reads files is gone: %s; it is started anew", gone)
                ended = _Ended(None, b"")
            if ended.code is not None or ended.why is not None:
                return ended
            self._drop(handle)
            if last:
                break
        return ended

    def _zygote(self) -> Handle:
        with self._lock:
            if self._handle is None:
                _warn_once()
                _living.add(self)
                self._handle = Handle(self._modules)
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


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a child ended: its exit code (negative: a signal), None where nobody could tell.

    `why` is the fault for which it was ended by us.
    """

    code: int | None
    answer: bytes
    why: DocumentError | None = None


class _Talk:
    """One exchange with a child, over before its time is."""

    def __init__(self, channel: socket.socket, told: int, allowance: Allowance) -> None:
        self._channel = channel
        self._told = told
        self._allowance = allowance
        self._end = time.monotonic() + allowance.seconds

    def hold(self, line: bytes, data: bytes) -> _Ended:
        """Send the request, hear the answer, learn the end. Closes both descriptors."""
        try:
            return self._held(line, data)
        finally:
            self._channel.close()
            os.close(self._told)  # if the child is still there, this ends it

    def _held(self, line: bytes, data: bytes) -> _Ended:
        channel = self._channel
        channel.setblocking(False)
        unsent = [memoryview(line), memoryview(data)]
        answer = bytearray()
        poll = select.poll()
        poll.register(channel, select.POLLIN | select.POLLOUT)
        while True:
            wait = self._end - time.monotonic()
            if wait <= 0:
                return _Ended(None, b"", _too_long(self._allowance))
            for _, event in poll.poll(wait * 1000):
                if event & select.POLLOUT and unsent:
                    _write_some(channel, unsent)
                    if not unsent:
                        poll.modify(channel, select.POLLIN)
                if event & ~select.POLLOUT:
                    piece = _read_some(channel)
                    if piece == b"":
                        return _Ended(self._code(), bytes(answer))
                    answer += piece or b""
            if len(answer) > self._allowance.answer + 1:
                return _Ended(None, b"", _too_much_text(self._allowance))

    def _code(self) -> int | None:
        """How it ended: it has closed its channel, so that should not take long."""
        poll = select.poll()
        poll.register(self._told, select.POLLIN)
        wait = min(_LAST_WORDS, max(0.0, self._end - time.monotonic()))
        if not poll.poll(wait * 1000):
            return _GOES_ON
        said = os.read(self._told, 32)
        return int(said) if said else None


def _write_some(channel: socket.socket, unsent: list[memoryview]) -> None:
    try:
        sent = channel.send(unsent[0][:_PIECE])
    except BlockingIOError:
        return
    except OSError:  # it has gone; what it said before is still to be read
        unsent.clear()
        return
    unsent[0] = unsent[0][sent:]
    while unsent and not unsent[0]:
        unsent.pop(0)


def _read_some(channel: socket.socket) -> bytes | None:
    """What is there to read; b"" at the end, None if nothing is there now."""
    try:
        return channel.recv(_PIECE)
    except BlockingIOError:
        return None
    except OSError:
        return b""


# ---- what came of it ---------------------------------------------------------------------------


def _judged(work: Work[T], ended: _Ended, data: bytes, allowance: Allowance) -> T:
    if ended.why is not None:
        raise ended.why
    kind, body = ended.answer[:1], ended.answer[1:]
    if ended.code != 0 or not kind:
        raise _died(ended.code, allowance)
    if kind == child.NO_MEMORY:
        raise _no_memory(allowance)
    if kind == child.TOO_LONG:
        raise _too_much_text(allowance)
    try:
        if kind == child.DONE:
            answer = cast(T, shapes.read(body, work.result))
            work.check(answer, data)
            return answer
        first, second = shapes.read(body, tuple[str, ...])
    except ValueError as error:
        _log.warning("a reader's answer cannot be: %s", error)
        raise _crashed("it answered what cannot be") from None
    if kind == child.REFUSED:
        raise _fault(work, first, second)
    _log.warning("reading failed with %s at %s", first[:80], second[:400])
    raise _crashed(f"it met something unforeseen, {first[:80]}")


def _fault(work: Work[Any], code: str, sentence: str) -> Fault:
    kinds: Sequence[type[Fault]] = (DocumentError, *_below(DocumentError), *work.faults)
    for kind in kinds:
        if kind.code == code:
            return kind(sentence[:_LONGEST_SENTENCE])
    return _crashed("it answered a fault that there is none of")


def _below(kind: type[Fault]) -> list[type[Fault]]:
    found = []
    for inner in kind.__subclasses__():
        found += [inner, *_below(inner)]
    return found


def _died(code: int | None, allowance: Allowance) -> DocumentError:
    if code is None:
        return _crashed("the process that reads files could not be had")
    name = ""
    with suppress(ValueError):
        name = signal.Signals(-code).name
    if name == "SIGXCPU":
        return _too_much_work(allowance)
    if name == "SIGKILL":
        return _crashed("the system ended it, which it does when memory or time runs out")
    return _crashed(f"it was ended by {name}" if name else "it ended without an answer")


def _crashed(how: str) -> ReaderCrashed:
    return ReaderCrashed(
        f"the reader failed on the file: {how}. The file is damaged or unusual. "
        "Open it in its own program, save it anew and send that."
    )


def _too_long(allowance: Allowance) -> TookTooLong:
    return TookTooLong(
        f"reading the file took longer than the limit of {allowance.seconds:g} seconds. "
        "Save it anew in its own program, or send a simpler file."
    )


def _too_much_work(allowance: Allowance) -> TookTooLong:
    return TookTooLong(
        "reading the file took more processor time than the limit of "
        f"{allowance.cpu_seconds} seconds. "
        "Save it anew in its own program, or send a simpler file."
    )


def _no_memory(allowance: Allowance) -> TooMuchMemory:
    return TooMuchMemory(
        f"reading the file needs more memory than the limit of {allowance.memory:,} bytes. "
        "Save it anew in its own program, or send a smaller file."
    )


def _too_much_text(allowance: Allowance) -> TooLarge:
    return TooLarge(
        "what was read of the file is more than the limit of "
        f"{allowance.answer:,} bytes for an answer. Send a shorter file."
    )


def _kind(value: object) -> Any:
    """The hint by which an argument is written; what it is read by is the function's own hint."""
    return type(value)


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
