"""Options that several commands take."""

from __future__ import annotations

import argparse

_WEIGHTS_HELP = (
    "what requirements count for, as NAME=WEIGHT,...; NAME is minimum, preferred, responsibility "
    "or the number of a requirement (`matcher parse posting` shows them). Usual: "
    "minimum=2,preferred=1,responsibility=0. A weight of 0 leaves out"
)


def add_where(command: argparse.ArgumentParser) -> None:
    """Who may be looked at."""
    command.add_argument(
        "--where",
        action="append",
        metavar="NAME=VALUE",
        help="look only at resumes that have it: degree=master (that or higher), years=5, "
        "term=python, language=german, location='Austin, TX' (any of them), tag=NAME (any), "
        "added-from=2026-11-26, added-to=DAY, meets=N or shows=N (a requirement's number); may be "
        "given several times",
    )
    command.add_argument(
        "--versions",
        action="store_true",
        help="look at older versions of a resume too (usual: the newest of each person alone)",
    )


def add_what(command: argparse.ArgumentParser) -> None:
    """Which of the two corpora."""
    command.add_argument(
        "--what",
        choices=("resumes", "postings"),
        default="resumes",
        help="which corpus (usual: %(default)s)",
    )


def add_counting(command: argparse.ArgumentParser) -> None:
    """What a match takes: what counts, which posting, which month, how to print."""
    add_level(command)
    add_pick(command)
    add_as_of(command)
    add_json(command)


def add_level(command: argparse.ArgumentParser) -> None:
    """What counts for how much."""
    command.add_argument(
        "--level",
        choices=("minimum", "preferred", "all"),
        default="all",
        help="match only the requirements of this level (usual: all)",
    )
    command.add_argument("--weights", metavar="NAME=WEIGHT,...", help=_WEIGHTS_HELP)


def add_as_of(command: argparse.ArgumentParser) -> None:
    """The month in which jobs that go on end."""
    command.add_argument(
        "--as-of",
        metavar="YYYY-MM",
        help="month in which jobs that go on are taken to end (usual: the present one)",
    )


def add_pick(command: argparse.ArgumentParser) -> None:
    """Which posting of a job board's file."""
    command.add_argument(
        "--posting",
        dest="pick",
        type=count,
        metavar="N",
        help="of a job board's file with several postings, the one of this number",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Whether to print JSON."""
    command.add_argument("--json", action="store_true", help="print JSON and nothing else")


def add_progress(command: argparse.ArgumentParser) -> None:
    """How progress is told."""
    command.add_argument(
        "--progress",
        choices=("auto", "bar", "plain", "json"),
        default="auto",
        help="how progress is told on standard error; json: one object a line (usual: auto)",
    )


def add_data(command: argparse.ArgumentParser) -> None:
    """Where the corpus is."""
    command.add_argument("--data", metavar="DIR", help="the corpus's folder (else MATCHER_DATA)")


def count(text: str) -> int:
    """A number from 1."""
    return _whole(text, 1, 1_000_000)


def port(text: str) -> int:
    """The number of a port."""
    return _whole(text, 0, 65_535)


def _whole(text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 9 and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most:,}")
