"""Steps of a pipeline that go on at once, each a plain iterator, with bounded room between."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")

_LOOK = 0.1  # seconds between two looks at whether anybody still wants what is ready


def ahead(steps: Iterator[T], room: int) -> Iterator[T]:
    """`steps` in their order, gone through by a thread of its own, at most `room` of them ahead.

    What `steps` raises is raised here. When this iterator is closed, `steps` is too, as soon as
    the step that is being made is done.
    """
    runner = _Runner(steps, room)
    runner.start()
    try:
        yield from runner.made()
    finally:
        runner.stop()


class _Runner(threading.Thread, Generic[T]):
    def __init__(self, steps: Iterator[T], room: int) -> None:
        super().__init__(name="ingest", daemon=True)
        self._steps = steps
        self._made: queue.Queue[tuple[bool, T | BaseException | None]] = queue.Queue(room)
        self._unwanted = threading.Event()

    def run(self) -> None:
        """Make steps until there are no more, or none is wanted."""
        end: BaseException | None = None
        try:
            for step in self._steps:
                if not self._put(True, step):
                    break
        except BaseException as error:  # noqa: BLE001 - it is raised where the steps are taken
            end = error
        finally:
            finish(self._steps)
        self._put(False, end)

    def made(self) -> Iterator[T]:
        """The steps, as they are ready."""
        while True:
            more, step = self._made.get()
            if more:
                yield step  # type: ignore[misc]
            elif step is None:
                return
            else:
                raise step  # type: ignore[misc]

    def stop(self) -> None:
        """Make no further step, and wait for the present one."""
        self._unwanted.set()
        self.join()

    def _put(self, more: bool, step: T | BaseException | None) -> bool:
        while not self._unwanted.is_set():
            try:
                self._made.put((more, step), timeout=_LOOK)
            except queue.Full:
                continue
            return True
        return False


def in_order(work: Callable[[S], T], steps: Iterable[S], workers: int, room: int) -> Iterator[T]:
    """`work` of each of `steps`, in order, done by `workers` threads, `room` of them ahead."""
    rest = iter(steps)
    pending: deque[Future[T]] = deque()
    with _threads(workers) as pool:
        try:
            while True:
                pending.extend(pool.submit(work, one) for one in islice(rest, room - len(pending)))
                if not pending:
                    return
                yield pending.popleft().result()
        finally:
            finish(rest)


def flat(groups: Iterator[Sequence[T]]) -> Iterator[T]:
    """The members of `groups`, one after the other."""
    try:
        for group in groups:
            yield from group
    finally:
        finish(groups)


def finish(steps: object) -> None:
    """Close an iterator that can be closed, here and now."""
    close = getattr(steps, "close", None)
    if close:
        close()


@contextmanager
def _threads(workers: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that, when the work is broken off, begin nothing more."""
    pool = ThreadPoolExecutor(workers, thread_name_prefix="ingest")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
