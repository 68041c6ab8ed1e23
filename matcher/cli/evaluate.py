"""`matcher evaluate`: the whole trip, held against labels."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.cli.inputs import check_output, settings_of, write
from matcher.cli.shell import Shell, json_text, one_line
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.evaluation import Prediction, Report
    from matcher.settings import Settings


def run(args: Namespace, shell: Shell) -> int:
    """Evaluate, write the predictions if asked to, and print the figures."""
    if args.predictions:
        check_output("--predictions", args.predictions, args.gold)
    report = work(Path(args.gold), settings_of(args, shell), shell)
    if args.predictions:
        write(Path(args.predictions), json_text(wire(report)))
    show(report, shell)
    return 0


def work(gold: Path, settings: Settings, shell: Shell) -> Report:
    """Run every labelled pair through reading and matching."""
    from matcher.evaluation import evaluate

    if not gold.is_file():
        raise BadRequest(f"there is no file {one_line(str(gold))}.")
    with shell.trips.in_memory(settings, shell.say) as service:
        return evaluate(service, gold, shell.say)


def wire(report: Report) -> dict[str, list[dict[str, Any] | None]]:
    """The predictions as scorers read them: by pair, one a requirement, null where it was lost."""
    return {a.pair.id: [_wire(p) for p in a.predictions] for a in report.answers}


def _wire(prediction: Prediction | None) -> dict[str, Any] | None:
    if prediction is None:
        return None
    return {
        "coverage": prediction.coverage,
        "verdict": prediction.verdict.value,
        "evidence": list(prediction.quotes),
    }


def show(report: Report, shell: Shell) -> None:
    """Print a line per figure."""
    for name, value in lines(report):
        shell.out.write(f"{name:<28} {value}\n")


def lines(report: Report) -> Iterator[tuple[str, str]]:
    """Names and values as they are printed."""
    for figure in report.figures:
        shown = f"{figure.value:.4f}" if isinstance(figure.value, float) else str(figure.value)
        yield figure.name, shown
    yield "evidence@1 by kind", ""
    for figure in report.first_quote_by_kind:
        yield f"  {figure.name}", str(figure.value)
