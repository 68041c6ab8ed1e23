"""Ctrl-C between two steps instead of in the middle of one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(slots=True)
class Wish:
    """Whether somebody wants to stop."""

    stop: bool = False

    def check(self) -> None:
        """Raise `KeyboardInterrupt` if so."""
        if self.stop:
            raise KeyboardInterrupt


@contextmanager
def patient_stop() -> Iterator[Wish]:
    """Hold the first Ctrl-C until `Wish.check` is called; the second one stops at once.

    A C library in whose callback an interrupt falls can swallow it, and take a good file for a
    damaged one. Outside the main thread nothing is held, because signals do not arrive there; nor
    where Ctrl-C is ignored already.
    """
    wish = Wish()
    usual = signal.getsignal(signal.SIGINT)

    def hold(_number: int, _frame: FrameType | None) -> None:
        wish.stop = True
        signal.signal(signal.SIGINT, usual)

    held = threading.current_thread() is threading.main_thread() and callable(usual)
    if held:
        signal.signal(signal.SIGINT, hold)
    try:
        yield wish
    finally:
        if held:
            signal.signal(signal.SIGINT, usual)
