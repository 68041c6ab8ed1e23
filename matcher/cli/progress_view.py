"""How far a batch has come, on standard error: standard output is for results."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from index.types import Progress as Step
from matcher.cli.shell import Shell, one_line
from matcher.report.words import plain

EVERY = 10.0  # seconds between two plain lines


def bar(steps: Iterable[Step], shell: Shell) -> None:
    """A bar with the time that is left, failures in lines above it."""
    console = Console(file=shell.err, highlight=False, markup=False, emoji=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("reading resumes", total=None)
        for step in steps:
            if step.failure is not None:
                shown.console.print(Text(failure(step)), soft_wrap=True)
            shown.update(task, completed=step.done, total=step.total)


def plain_lines(steps: Iterable[Step], shell: Shell) -> None:
    """A line per failure, and every ten seconds how far it is."""
    said = monotonic()
    for step in steps:
        if step.failure is not None:
            shell.err.write(failure(step) + "\n")
        if monotonic() - said >= EVERY:
            said = monotonic()
            shell.say(f"{step.done:,} of {step.total:,} files")


def failure(step: Step) -> str:
    """A file that was not added: its name, why, and the code."""
    return f"{plain(step.name)}: {one_line(step.failure or '')} [{step.code or 'fault'}]"
