"""`matcher match`: one posting held against one resume."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.inputs import STDIN, check_output, read_posting, read_resume, settings_of, write
from matcher.cli.shell import Shell
from matcher.cli.weights import weights_of
from matcher.errors import BadRequest
from matcher.settings import Settings
from matcher.types import Match, Posting
from matcher.weights import Weights

if TYPE_CHECKING:
    from matcher.reading import ReadPosting


@dataclass(frozen=True, slots=True)
class Matched:
    """A match and the posting whose numbering it follows."""

    posting: Posting
    match: Match


def run(args: Namespace, shell: Shell) -> int:
    """Match, write the report if one is asked for, and show the match."""
    if args.posting == STDIN and args.resume == STDIN:
        raise BadRequest("only one of POSTING and RESUME can be standard input.")
    if args.html:
        check_output("--html", args.html, args.posting, args.resume)
    weights = weights_of(args.level, args.weights)
    asked = read_posting(args.posting, settings_of(args, shell), shell, args.pick)
    done = work(asked, args.resume, weights, settings_of(args, shell), shell)
    if args.html:
        _write_report(done, Path(args.html), args.date, shell)
    show(done, as_json=args.json, shell=shell)
    return 0


def work(
    asked: ReadPosting, resume: str, weights: Weights, settings: Settings, shell: Shell
) -> Matched:
    """Read the resume and hold it against what is asked."""
    weights.check(len(asked.posting.requirements))
    offered = read_resume(resume, settings, shell)
    with shell.trips.in_memory(settings, shell.say) as service:
        return Matched(asked.posting, service.match(asked, offered, weights))


def show(done: Matched, *, as_json: bool, shell: Shell) -> None:
    """Print the match: its wire form, or a page for the terminal."""
    if as_json:
        from matcher.schemas import MatchOut

        shell.write_json(MatchOut.of(done.match).model_dump(mode="json"))
    else:
        from matcher.cli.match_view import lines
        from matcher.cli.screen import Screen

        screen = Screen.of(shell)
        screen.show(lines(done.match, done.posting, screen))


def _write_report(done: Matched, path: Path, date: str, shell: Shell) -> None:
    from matcher.report.page import page

    write(path, page(done.match, done.posting, date))
    shell.say(f"report written to {path}")
