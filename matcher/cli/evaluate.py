"""`matcher evaluate`: the whole trip, held against labels."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.cli.inputs import check_output, settings_of, write
from matcher.cli.shell import Shell, json_text, one_line
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.evaluation import Report
    from matcher.settings import Settings


def run(args: Namespace, shell: Shell) -> int:
    """Evaluate, write the predictions if asked to, and print the figures."""
    if args.predictions:
        check_output("--predictions", args.predictions, args.gold)
    report = work(Path(args.gold), settings_of(args, shell), shell)
    if args.predictions:
        write(Path(args.predictions), json_text(report.predictions))
    show(report.metrics, shell)
    return 0


def work(gold: Path, settings: Settings, shell: Shell) -> Report:
    """Run every labelled pair through reading and matching."""
    from matcher.evaluation import evaluate

    if not gold.is_file():
        raise BadRequest(f"there is no file {one_line(str(gold))}.")
    with shell.trips.in_memory(settings, shell.say) as service:
        return evaluate(service, gold, shell.say)


def show(metrics: Mapping[str, Any], shell: Shell) -> None:
    """Print a line per figure."""
    for name, value in figures(metrics):
        shell.out.write(f"{name:<28} {value}\n")


def figures(metrics: Mapping[str, Any], indent: str = "") -> Iterator[tuple[str, str]]:
    """Names and values as they are printed; a group's members stand under its name."""
    for name, value in metrics.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}", ""
            yield from figures(value, indent + "  ")
        else:
            yield f"{indent}{name}", f"{value:.3f}" if isinstance(value, float) else str(value)
