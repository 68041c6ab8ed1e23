"""How far a batch has come, on standard error: standard output is for results."""

from __future__ import annotations

import json
from collections.abc import Iterable
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from index.errors import Fault
from index.types import Progress as Step
from matcher.cli.shell import Shell, one_line
from matcher.cli.tally import Tally
from matcher.report.words import plain

EVERY = 10.0  # seconds between two plain lines
OFTEN = 1.0  # seconds between two lines of JSON


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
        if not step.more and monotonic() - said >= EVERY:
            said = monotonic()
            pace = _pace(tally)
            shell.say(f"{step.done:,} of {step.total:,} files{f', {pace}' if pace else ''}")


def json_lines(steps: Iterable[Step], tally: Tally, shell: Shell) -> None:
    """An object a line: each failure, once a second how far it is, and at the end what it came to.

    Names stand in failures alone. The end says what `stopped` it before its time: "interrupted",
    or the code of a fault.
    """
    stopped: str | None = "fault"
    try:
        _told(steps, tally, shell)
        stopped = None
    except KeyboardInterrupt:
        stopped = "interrupted"
        raise
    except Fault as fault:
        stopped = fault.code
        raise
    finally:
        shell.err.write(_line(_state("end", tally, tally.rate) | {"stopped": stopped}))
        shell.err.flush()


def _told(steps: Iterable[Step], tally: Tally, shell: Shell) -> None:
    said = 0.0
    for step in steps:
        if step.failure is not None:
            shell.err.write(failed(step, event="failure"))
        if not step.more and monotonic() - said >= OFTEN:
            said = monotonic()
            shell.err.write(_line(_state("progress", tally, tally.pace)))
            shell.err.flush()


def failure(step: Step) -> str:
    """A file that was not added: its name, why, and the code."""
    return f"{plain(step.name)}: {one_line(step.failure or '')} [{step.code or 'fault'}]"


def failed(step: Step, **more: str) -> str:
    """A file that was not added, as a line of JSON."""
    return _line({**more, "name": step.name, "code": step.code or "fault", "why": step.failure})


def _state(event: str, tally: Tally, pace: float | None) -> dict[str, Any]:
    return {
        "event": event,
        "done": tally.done,
        "total": max(tally.total, tally.done),
        "added": tally.added,
        "known": tally.known,
        "failed": tally.failed,
        "per_second": None if pace is None else round(pace, 2),
        "seconds_left": None if tally.seconds_left is None else round(tally.seconds_left, 1),
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True) + "\n"


def _pace(tally: Tally) -> str:
    pace, left = tally.pace, tally.seconds_left
    return "" if pace is None or left is None else f"{pace:,.1f}/s, {_time(left)} left"


def _time(seconds: float) -> str:
    """A length of time as hours, minutes and seconds.

    >>> _time(3723.4)
    '1:02:03'
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}"
