"""What a batch came to, how fast it goes, and how long the rest of it takes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from index.types import Progress as Step

DONE, NONE_WENT, SOME_FAILED = 0, 2, 3
WINDOW = 60.0  # seconds over which the pace is measured
APART = 1.0  # seconds between two ends of groups that are remembered


@dataclass(slots=True)
class Tally:
    """What a batch came to, and how fast it goes.

    Steps are told when they are safe on disk, many together, long after they were begun. So the
    pace is measured between the ends of such groups, and is not known before the first.
    """

    added: int = 0
    known: int = 0
    failed: int = 0
    total: int = 0
    clock: Callable[[], float] = monotonic
    _begun: float = field(init=False)
    _ends: deque[tuple[float, int]] = field(init=False)  # times, and steps done by then

    def __post_init__(self) -> None:
        """It begins now."""
        self._begun = self.clock()
        self._ends = deque([(self._begun, 0)])

    def counted(self, steps: Iterable[Step]) -> Iterator[Step]:
        """The steps, each counted before it passes."""
        for step in steps:
            self._count(step)
            yield step

    def _count(self, step: Step) -> None:
        self.total = step.total
        if step.failure is not None:
            self.failed += 1
        elif step.added:
            self.added += 1
        else:
            self.known += 1
        if not step.more:
            self._end(self.clock())

    def _end(self, now: float) -> None:
        """A group ends: remember it in place of the one before, if that ended just now."""
        ends = self._ends
        if len(ends) > 1 and now - ends[-2][0] < APART:
            ends.pop()
        ends.append((now, self.done))
        while len(ends) > 2 and now - ends[1][0] > WINDOW:
            ends.popleft()

    @property
    def done(self) -> int:
        """How many there were."""
        return self.added + self.known + self.failed

    @property
    def rate(self) -> float:
        """How many there were a second."""
        return self.done / max(self.clock() - self._begun, 1e-9)

    @property
    def pace(self) -> float | None:
        """How many there were a second of late; None before the first group."""
        if len(self._ends) == 1:
            return None
        (begun, before), (ended, by_then) = self._ends[0], self._ends[-1]
        return (by_then - before) / max(ended - begun, 1e-9)

    @property
    def seconds_left(self) -> float | None:
        """How long the others take at that pace; None where it is not known."""
        return None if self.pace is None else (self.total - self.done) / max(self.pace, 1e-9)

    @property
    def code(self) -> int:
        """The exit status: 0, 2 if all of them failed, 3 if some did."""
        if not self.failed:
            return DONE
        return SOME_FAILED if self.added or self.known else NONE_WENT

    def __str__(self) -> str:
        return f"{self.added:,} added, {self.known:,} already known, {self.failed:,} failed"
