"""What reading one file may cost, and what the child that reads it may do besides."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

_LOADING = 20  # seconds to load an engine and to end the page that it is at, on a slow machine
_ENGINE = 3 << 30  # bytes of address space that an engine maps; a quarter of a GiB is really used


@dataclass(frozen=True, slots=True)
class Allowance:
    """Passing one of these ends the child, and the error names it.

    - `cpu_seconds`: of processor time
    - `seconds`: on the clock, from the moment the child is asked for
    - `memory`: bytes of address space that reading may add to what the child begins with
    - `answer`: bytes of what the child answers
    - `threads`: whether it may start threads, which recognising text does
    - `programs`: programs, as absolute paths, that it may start; none unless it must be
    """

    cpu_seconds: int = 10
    seconds: float = 15.0
    memory: int = 1 << 30
    answer: int = 16_000_000
    threads: bool = False
    programs: tuple[str, ...] = ()

    def for_pictures(self, seconds: float) -> Allowance:
        """What a file may cost of which pages are recognised for `seconds`: threads among it."""
        more = math.ceil(seconds) + _LOADING
        return replace(
            self,
            cpu_seconds=self.cpu_seconds + more,
            seconds=self.seconds + more,
            memory=max(self.memory, _ENGINE),
            threads=True,
        )
