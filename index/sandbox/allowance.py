"""What reading one file may cost, and what the child that reads it may do besides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """Passing one of these ends the child, and the error names it.

    - `cpu_seconds`: of processor time
    - `seconds`: on the clock, from the moment the child is asked for
    - `memory`: bytes of address space that reading may add to what the child begins with
    - `answer`: bytes of what the child answers
    - `threads`: whether it may start threads (text recognition does)
    - `programs`: programs, as absolute paths, that it may start; none unless it must be
    """

    cpu_seconds: int = 10
    seconds: float = 15.0
    memory: int = 1 << 30
    answer: int = 16_000_000
    threads: bool = False
    programs: tuple[str, ...] = ()
