"""How far a batch has come, on standard error: standard output is for results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from index.types import Progress as Step
from matcher.cli.shell import Shell, one_line
from matcher.report.words import plain

EVERY = 10.0  # seconds between two plain lines
DONE, NONE_WENT, SOME_FAILED = 0, 2, 3
OFTEN = 1.0  # seconds between two lines of JSON


@dataclass(slots=True)
class Tally:
    """What a batch came to, and how fast it goes."""

    added: int = 0
    known: int = 0
    failed: int = 0
    total: int = 0
    begun: float = field(default_factory=monotonic)

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

    @property
    def done(self) -> int:
        """How many there were."""
        return self.added + self.known + self.failed

    @property
    def rate(self) -> float:
        """How many there were a second."""
        return self.done / max(monotonic() - self.begun, 1e-9)

    @property
    def seconds_left(self) -> float:
        """How long the others take at that rate."""
        return (self.total - self.done) / max(self.rate, 1e-9)

    @property
    def code(self) -> int:
        """The exit status: 0, 2 if all of them failed, 3 if some did."""
        if not self.failed:
            return DONE
        return SOME_FAILED if self.added or self.known else NONE_WENT

    def __str__(self) -> str:
        return f"{self.added:,} added, {self.known:,} already known, {self.failed:,} failed"


def bar(steps: Iterable[Step], tally: Tally, shell: Shell) -> None:
    """A bar with the rate and the time that is left, failures in lines above it."""
    console = Console(file=shell.err, highlight=False, markup=False, emoji=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("reading resumes", total=None, pace="")
        for step in steps:
            if step.failure is not None:
                shown.console.print(Text(failure(step)), soft_wrap=True)
            shown.update(task, completed=step.done, total=step.total, pace=_pace(tally))


def plain_lines(steps: Iterable[Step], tally: Tally, shell: Shell) -> None:
    """A line per failure, and every ten seconds how far it is."""
    said = monotonic()
    for step in steps:
        if step.failure is not None:
            shell.err.write(failure(step) + "\n")
        if monotonic() - said >= EVERY:
            said = monotonic()
            shell.say(f"{step.done:,} of {step.total:,} files, {_pace(tally)}")


def json_lines(steps: Iterable[Step], tally: Tally, shell: Shell) -> None:
    """An object a line: each failure, once a second how far it is, and at the end what it came to.

    Names stand in failures alone.
    """
    said = 0.0
    for step in steps:
        if step.failure is not None:
            shell.err.write(failed(step, event="failure"))
        if monotonic() - said >= OFTEN:
            said = monotonic()
            shell.err.write(_line(_state("progress", tally)))
            shell.err.flush()
    shell.err.write(_line(_state("end", tally)))
    shell.err.flush()


def failure(step: Step) -> str:
    """A file that was not added: its name, why, and the code."""
    return f"{plain(step.name)}: {one_line(step.failure or '')} [{step.code or 'fault'}]"


def failed(step: Step, **more: str) -> str:
    """A file that was not added, as a line of JSON."""
    return _line({**more, "name": step.name, "code": step.code or "fault", "why": step.failure})


def _state(event: str, tally: Tally) -> dict[str, Any]:
    return {
        "event": event,
        "done": tally.done,
        "total": max(tally.total, tally.done),
        "added": tally.added,
        "known": tally.known,
        "failed": tally.failed,
        "per_second": round(tally.rate, 2),
        "seconds_left": round(tally.seconds_left, 1),
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True) + "\n"


def _pace(tally: Tally) -> str:
    return f"{tally.rate:,.1f}/s, {_time(tally.seconds_left)} left"


def _time(seconds: float) -> str:
    """A length of time as hours, minutes and seconds.

    >>> _time(3723.4)
    '1:02:03'
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}"
